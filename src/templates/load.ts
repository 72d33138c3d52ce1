/** templates/ as data: every file read, checked against its shape, and put in its place. Pure: files come in as text. */
import type * as v from 'valibot';
import { decode } from '../yaml/decode.ts';
import type { Problem } from '../yaml/yaml.ts';
import { readYaml } from '../yaml/yaml.ts';
import { checkKnowledge } from './check.ts';
import { FILE_SHAPES, HandoutSchema, type PickList, type Section } from '../knowledge/shape.ts';
import type { Knowledge, TemplateProblem } from '../knowledge/knowledge.ts';

const KEYS = /^[A-Za-z][A-Za-z0-9_.-]*$/;
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
    gates: {},
    findings: {},
    shares: {},
    lists: {},
    regions: {},
    interview: {},
    sections: [],
    handouts: {},
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
  if (/^handouts\/[^/]+\.md$/.test(file)) return addHandout(knowledge, file, text);
  const shape = FILE_SHAPES.find((one) => one.files.test(file));
  if (!shape)
    return [
      {
        code: 'stray',
        line: 1,
        message: 'This file does not belong here.',
        hint: 'See CONTRIBUTING.md for the layout.',
      },
    ];
  const yaml = readYaml(text, { keys: KEYS, maxBytes: MAX_BYTES });
  if (yaml.problems.length > 0) return yaml.problems;
  const { output, problems } = decode(shape.schema as v.GenericSchema, yaml.value, yaml);
  if (problems.length > 0) return problems;
  const origin = (key: string, name: string, line: number): Problem[] => {
    const at = `${key}.${name}`;
    const before = knowledge.origins[at];
    knowledge.origins[at] = { file, line };
    if (!before) return [];
    return [
      {
        code: 'twice',
        line,
        message: `"${name}" is already in ${before.file}.`,
        hint: 'Keep one of the two.',
      },
    ];
  };
  const name = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  switch (shape.as) {
    case 'sections':
      knowledge.sections.push(output as Section);
      return origin('sections', (output as Section).section, 1);
    case 'lists':
      knowledge.lists[name] = output as PickList;
      return origin('lists', name, 1);
    case 'opioids':
    case 'regions': {
      const { id } = output as { id: string };
      (knowledge[shape.as] as Record<string, unknown>)[id] = output;
      if (id !== name)
        return [{ code: 'not_file_name', line: 1, message: `The id should be the file's name, "${name}".` }];
      return origin(shape.as, id, 1);
    }
    case 'interview':
      knowledge.interview = output as Record<string, unknown>;
      return [];
    default: {
      Object.assign(knowledge[shape.as], output);
      return Object.keys(output as object).flatMap((key) => origin(shape.as, key, yaml.at([key]).line));
    }
  }
}

function addHandout(knowledge: Knowledge, file: string, text: string): Problem[] {
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replace(/\r\n/g, '\n')) ?? [];
  if (front === undefined || body === undefined)
    return [
      { code: 'front', line: 1, message: 'A handout starts with its description between two lines of ---.' },
    ];
  const yaml = readYaml(front, { keys: KEYS });
  const shift = (problem: Problem): Problem => ({ ...problem, line: (problem.line ?? 0) + 1 });
  if (yaml.problems.length > 0) return yaml.problems.map(shift);
  const { output, problems } = decode(HandoutSchema, yaml.value, yaml);
  if (!output) return problems.map(shift);
  knowledge.handouts[output.id] = { meta: output, body, file, firstLine: front.split('\n').length + 3 };
  knowledge.origins[`handouts.${output.id}`] = { file, line: 1 };
  return file === `handouts/${output.id}.md`
    ? []
    : [{ code: 'not_file_name', line: 2, message: 'The id should be the name of the file without ".md".' }];
}
