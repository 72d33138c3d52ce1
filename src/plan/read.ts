/** Text of a plan file -> Plan, with everything that is wrong and where. */
import { didYouMean, decode, fieldProblem } from '../yaml/decode.ts';
import { nearest } from '../text/nearest.ts';
import { looksBlank } from '../text/plain-words.ts';
import { phrase } from '../text/phrases.ts';
import { choiceOf, choicesOf, fieldAt, questionsOf } from '../knowledge/bank.ts';
import { aboutKind, KIND_NAMES } from '../knowledge/kinds.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readYaml, type Path, type Problem, type YamlFile } from '../yaml/yaml.ts';
import { answerAt } from './answers.ts';
import { PLAN_VERSION, PlanSchema, type Plan } from './shape.ts';
import { upgraded } from './upgrade.ts';
import type { Field, Question } from '../knowledge/questions.ts';

export interface ReadPlan {
  /** There only when nothing is wrong. */
  plan?: Plan;
  problems: Problem[];
  /** In the form of this version, whichever it was written in. */
  file: YamlFile;
  /** It was written in the form of an older version. */
  isOld?: boolean;
}

/** Reads a plan. An answers file is a plan that may leave out `version`: pass `{ answers: true }`. */
export const readPlan = (text: string, knowledge: Knowledge, options: { answers?: boolean } = {}): ReadPlan =>
  planIn(readYaml(text), knowledge, options);

/** The plan in a file that was read. */
export function planIn(
  written: YamlFile,
  knowledge: Knowledge,
  options: { answers?: boolean } = {},
): ReadPlan {
  if (written.problems.length > 0) return { problems: written.problems, file: written };
  const file = upgraded(written);
  if (file.problems.length > 0) return { problems: file.problems, file };
  const value = withoutBlanks(file.value) as Record<string, unknown>;
  if (options.answers) value['version'] ??= String(PLAN_VERSION);
  const newer = versionProblem(value, file);
  if (newer) return { problems: [newer], file };
  const { output: plan, problems } = decode(PlanSchema, value, file);
  // Asked of what was written even when its shape is wrong, so that every mistake is named at once.
  problems.push(
    ...choiceProblems(value as Plan, knowledge, file),
    ...idProblems(value as Plan, knowledge, file),
    ...(options.answers ? cutTexts(file.value, [], knowledge, file) : []),
  );
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return plan && problems.length === 0
    ? { plan, problems, file, isOld: file !== written }
    : { problems, file };
}

/** `key:` with nothing after it is a gap, not an answer, and so are quotes with nothing to see between them. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isGap(item)).map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = Object.create(null);
  for (const [key, child] of Object.entries(value)) if (!isGap(child)) kept[key] = withoutBlanks(child);
  return kept;
}

const isGap = (value: unknown): boolean => value === null || (typeof value === 'string' && looksBlank(value));

/** Whether this is a plan of this version. A file that aftercare made, or takes, for something else is known for what it is. */
function versionProblem(value: Record<string, unknown>, file: YamlFile): Problem | undefined {
  const code = versionFault(value);
  return (
    code && {
      code: `version_${code}`,
      path: ['version'],
      ...file.at(['version']),
      message: phrase(`version.${code}`),
      hint: phrase(`version.${code}_hint`, { version: PLAN_VERSION }),
    }
  );
}

function versionFault(
  value: Record<string, unknown>,
): 'exported' | 'answers' | 'none' | 'newer' | 'other' | undefined {
  const { version } = value;
  if (Array.isArray(value['answers']) && Array.isArray(value['shared'])) return 'exported';
  if (version === String(PLAN_VERSION)) return undefined;
  // What the program adds to a plan by itself is in no file of answers.
  if (version === undefined) return 'timeline' in value || 'made_on' in value ? 'none' : 'answers';
  const isKnown = typeof version === 'string' && /^\d{1,6}$/.test(version);
  return isKnown && Number(version) > PLAN_VERSION ? 'newer' : 'other';
}

function choiceProblems(plan: Plan, knowledge: Knowledge, file: YamlFile): Problem[] {
  const problems: Problem[] = [];
  for (const question of questionsOf(knowledge)) {
    const path = question.path.split('.');
    const answer = answerAt(plan, question.path);
    if (question.fields && Array.isArray(answer))
      for (const [index, record] of (answer as (Record<string, unknown> | undefined)[]).entries())
        for (const field of question.fields)
          problems.push(
            ...wrongChoices(record?.[field.key], [...path, index, field.key], field, knowledge, file),
          );
    else problems.push(...wrongChoices(answer, path, question, knowledge, file));
  }
  return problems;
}

function wrongChoices(
  answer: unknown,
  path: Path,
  field: Question | Field,
  knowledge: Knowledge,
  file: YamlFile,
): Problem[] {
  if (!aboutKind(field.kind).picks || field.other || answer === undefined) return [];
  const known = choicesOf(knowledge, field).map(({ value }) => value);
  const isList = Array.isArray(answer);
  return [answer].flat().flatMap((value, index) => {
    if (typeof value !== 'string' || known.includes(value)) return [];
    const near = nearest(value, known);
    const names = known.slice(0, 12).join(', ') + (known.length > 12 ? ', ...' : '');
    const hint = didYouMean(near) ?? phrase('errors.use_one_of', { names });
    return [fieldProblem('not_choice', isList ? [...path, index] : path, file, hint)];
  });
}

/**
 * Text without quotes that ends at a #, or starts with one: "12 Elm St #4B" would be kept as "12 Elm St". A plan keeps its
 * notes; a file of answers is left behind. What the example says of how an answer is written may stay.
 */
function cutTexts(value: unknown, path: Path, knowledge: Knowledge, file: YamlFile): Problem[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) =>
          cutTexts(child, [...path, Array.isArray(value) ? Number(key) : key], knowledge, file),
        )
      : [];
  const note = file.noteAfter(path);
  if (note === undefined || HINTS.has(note) || isSettled(value, path, knowledge)) return inside;
  return [...inside, fieldProblem('cut', path, file)];
}

/** A choice where nothing else can be answered: what stands behind it is no part of it. */
function isSettled(value: unknown, path: Path, knowledge: Knowledge): boolean {
  const field = fieldAt(knowledge, path.filter((step) => typeof step === 'string').join('.'));
  return (
    !!field && !field.other && [value].flat().every((text) => !!choiceOf(knowledge, field, String(text)))
  );
}

const HINTS = new Set(KIND_NAMES.flatMap((kind) => aboutKind(kind).written ?? []));

function idProblems(plan: Plan, knowledge: Knowledge, file: YamlFile): Problem[] {
  const ids = questionsOf(knowledge).map(({ id }) => id);
  return (['come_back', 'parked'] as const).flatMap((part) =>
    Object.keys(plan[part] ?? {})
      .filter((id) => !ids.includes(id))
      .map((id) => fieldProblem('unknown', [part, id], file, didYouMean(nearest(id, ids)))),
  );
}
