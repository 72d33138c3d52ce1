/** templates/ as data: every file, given as text, is checked against its shape and put in its place. */
import type * as v from 'valibot';
import { decode } from '../yaml/decode.ts';
import type { Problem } from '../errors.ts';
import { phrase } from '../text/phrases.ts';
import { readYaml, type YamlFile } from '../yaml/yaml.ts';
import { checkKnowledge } from './check.ts';
import { readPicture } from './picture-file.ts';
import { FILE_SHAPES, HandoutSchema, type PhraseGroup, type PickList } from '../knowledge/shape.ts';
import type { Knowledge, Origin, TemplateProblem } from '../knowledge/knowledge.ts';
import type { Section } from '../knowledge/questions.ts';

const TEMPLATE_NAMES = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const MAX_BYTES = 1024 * 1024;

/** Reads all files (path inside templates/ -> text). With any problem the knowledge must not be used. */
export function loadKnowledge(files: ReadonlyMap<string, string>): {
  knowledge: Knowledge;
  problems: TemplateProblem[];
} {
  const knowledge = emptyKnowledge();
  const problems: TemplateProblem[] = [];
  for (const file of [...files.keys()].sort())
    problems.push(...addFile(knowledge, file, files.get(file)!).map((problem) => ({ ...problem, file })));
  knowledge.opioids = inOrder(knowledge.opioids);
  knowledge.regions = inOrder(knowledge.regions);
  if (problems.length === 0) problems.push(...checkKnowledge(knowledge));
  return { knowledge, problems };
}

/** As people are asked: by the number each file gives. */
const inOrder = <T extends { order: number }>(entries: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).sort(([, a], [, b]) => a.order - b.order));

function emptyKnowledge(): Knowledge {
  return {
    sources: {},
    facts: {},
    statements: {},
    stages: {} as Knowledge['stages'],
    opioids: {},
    situation: {},
    terms: {},
    urgency: {} as Knowledge['urgency'],
    gates: {},
    findings: {},
    shares: {},
    unread: {},
    lists: {},
    regions: {},
    words: {},
    timing: {} as Knowledge['timing'],
    content: '',
    sections: [],
    handouts: {},
    pictures: {},
    parts: {},
    origins: {},
  };
}

function addFile(knowledge: Knowledge, file: string, text: string): Problem[] {
  const part = /^handouts\/(parts\/[^/]+)\.md$/.exec(file)?.[1];
  if (part) {
    knowledge.parts[part] = text;
    return [];
  }
  const picture = /^pictures\/([a-z0-9-]+)\.svg$/.exec(file)?.[1];
  if (picture) return addPicture(knowledge, picture, text);
  if (/^handouts\/[^/]+\.md$/.test(file)) return addHandout(knowledge, file, text);
  const shape = FILE_SHAPES.find((one) => one.files.test(file));
  if (!shape)
    return [
      { code: 'stray', line: 1, message: phrase('templates.stray'), hint: phrase('templates.stray_hint') },
    ];
  const yaml = readYaml(text, { keys: TEMPLATE_NAMES, maxBytes: MAX_BYTES });
  if (yaml.problems.length > 0) return yaml.problems;
  const { output, problems } = decode(shape.schema as v.GenericSchema, yaml.value, yaml);
  return problems.length > 0 ? problems : addEntries(knowledge, file, shape.as, output, yaml);
}

/** Puts what a file says in its place, and remembers where each entry stands. */
function addEntries(
  knowledge: Knowledge,
  file: string,
  as: (typeof FILE_SHAPES)[number]['as'],
  output: unknown,
  yaml: YamlFile,
): Problem[] {
  const name = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  const origin = (key: string, line = 1): Problem[] => addOrigin(knowledge, as, key, { file, line });
  switch (as) {
    case 'sections':
      knowledge.sections.push(output as Section);
      return origin((output as Section).section);
    case 'lists':
      knowledge.lists[name] = output as PickList;
      return origin(name);
    case 'opioids':
    case 'regions': {
      const { id } = output as { id: string };
      (knowledge[as] as Record<string, unknown>)[id] = output;
      if (id !== name)
        return [{ code: 'not_file_name', line: 1, message: phrase('templates.not_file_name', { name }) }];
      return origin(id);
    }
    case 'content':
      knowledge.content = (output as { version: string }).version;
      return origin('version');
    case 'timing':
      knowledge.timing = output as Knowledge['timing'];
      return origin('timing');
    default: {
      const entries = output as Record<string, PhraseGroup>;
      Object.assign(knowledge[as], as === 'words' ? Object.fromEntries(flatWords(entries)) : entries);
      return Object.keys(entries).flatMap((key) => origin(key, yaml.at([key]).line));
    }
  }
}

/** Remembers where an entry stands. A name that another file has already is a mistake. */
function addOrigin(knowledge: Knowledge, as: string, name: string, at: Origin): Problem[] {
  const before = knowledge.origins[`${as}.${name}`];
  knowledge.origins[`${as}.${name}`] = at;
  if (!before) return [];
  const message = phrase('templates.twice', { name, file: before.file });
  return [{ code: 'twice', line: at.line, message, hint: phrase('templates.twice_hint') }];
}

/** Texts and lists by their whole name: the names of groups joined with dots. */
function* flatWords(group: Record<string, PhraseGroup>, before = ''): Generator<[string, string | string[]]> {
  for (const [key, value] of Object.entries(group)) {
    if (typeof value === 'string' || Array.isArray(value)) yield [before + key, value];
    else yield* flatWords(value, `${before}${key}.`);
  }
}

function addPicture(knowledge: Knowledge, name: string, text: string): Problem[] {
  const picture = readPicture(text);
  if (!picture)
    return [
      {
        code: 'picture',
        line: 1,
        message: phrase('templates.picture'),
        hint: phrase('templates.picture_hint'),
      },
    ];
  knowledge.pictures[name] = picture;
  return [];
}

function addHandout(knowledge: Knowledge, file: string, text: string): Problem[] {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replace(/\r\n/g, '\n')) ?? [];
  if (front === undefined || body === undefined)
    return [{ code: 'front', line: 1, message: phrase('templates.front') }];
  const yaml = readYaml(front, { keys: TEMPLATE_NAMES });
  const shift = (problem: Problem): Problem => ({ ...problem, line: (problem.line ?? 0) + 1 });
  if (yaml.problems.length > 0) return yaml.problems.map(shift);
  const { output, problems } = decode(HandoutSchema, yaml.value, yaml);
  if (!output) return problems.map(shift);
  knowledge.handouts[output.id] = { meta: output, body, file, firstLine: front.split('\n').length + 3 };
  knowledge.origins[`handouts.${output.id}`] = { file, line: 1 };
  return file === `handouts/${output.id}.md`
    ? []
    : [{ code: 'not_file_name', line: 2, message: phrase('templates.not_handout_name') }];
}
