/** From a condition, the smallest plan of which it is true: made for the proofs at build. */
import { settledBy } from '../../advice/situation.ts';
import { choicesOf, fieldAt, questionsOf } from '../../knowledge/bank.ts';
import type { Expression } from '../../knowledge/expression.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { dayAfter } from '../../text/days.ts';
import type { Plan } from '../../plan/shape.ts';
import { timelineOf } from '../../timeline/timeline.ts';

/** A name that must be true, or must be false. */
interface Literal {
  name: string;
  is: boolean;
}

/** Own words that no choice and no name in terms.yaml is. */
export const OWN_WORDS = 'zqx';

/**
 * A plan with hardly more in it than the condition asks for, laid over `base`; undefined when none was found. `today` is
 * YYYY-MM-DD.
 */
export function smallestPerson(
  knowledge: Knowledge,
  condition: Expression,
  today: string,
  base: Plan = { version: '2' },
): Plan | undefined {
  for (const literals of waysToHold(knowledge, condition, true)) {
    const plan = planOfLiterals(knowledge, literals, today, base);
    if (timelineOf(knowledge, plan, today).situation.holds(condition)) return plan;
  }
  return undefined;
}

/** Each way in which a condition is true (or false), as names that are answered in the plan itself. */
function waysToHold(knowledge: Knowledge, condition: Expression, is: boolean): Literal[][] {
  if ('not' in condition) return waysToHold(knowledge, condition.not, !is);
  if ('unless' in condition) return waysToHold(knowledge, condition.unless, !is);
  if ('name' in condition) {
    const { when } = knowledge.situation[condition.name]!;
    return when ? waysToHold(knowledge, when, is) : [[{ name: condition.name, is }]];
  }
  const every = 'all' in condition ? is : !is;
  const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
    waysToHold(knowledge, part, is),
  );
  if (!every) return parts.flat();
  return parts.reduce<Literal[][]>(
    (ways, part) => ways.flatMap((way) => part.map((more) => [...way, ...more])).slice(0, MOST_WAYS),
    [[]],
  );
}

/** More ways than this are not tried: a condition that needs them is too hard to read. */
const MOST_WAYS = 200;

function planOfLiterals(knowledge: Knowledge, literals: readonly Literal[], today: string, base: Plan): Plan {
  const plan = structuredClone(base) as unknown as Draft;
  for (const { name, is } of [...literals].sort((a, b) => Number(b.is) - Number(a.is)))
    if (is) makeTrue(knowledge, plan, name, today);
    else makeFalse(knowledge, plan, name);
  return plan as unknown as Plan;
}

type Draft = Record<string, Record<string, unknown>>;

function makeTrue(knowledge: Knowledge, plan: Draft, name: string, today: string): void {
  const entry = knowledge.situation[name]!;
  showExample(knowledge, plan, entry.example ?? {}, today);
  const unknown = entry.own_words ?? entry.nameless;
  if (unknown) give(knowledge, plan, unknown, OWN_WORDS);
  for (const path of (entry.open ?? []).slice(0, 1)) clear(plan, path);
  const [path, values] = Object.entries(entry.answers?.[0] ?? {})[0] ?? [];
  if (path) give(knowledge, plan, path, values![0] === 'any' ? OWN_WORDS : values![0]!);
}

/** The answers of an example; those that are parts of one list make one row of it. */
function showExample(
  knowledge: Knowledge,
  plan: Draft,
  example: Record<string, string>,
  today: string,
): void {
  const rows: Record<string, Record<string, string>> = {};
  for (const [path, value] of Object.entries(example)) {
    const [section, key, part] = path.split('.');
    if (part === undefined) give(knowledge, plan, path, dayIn(value, today));
    else (rows[`${section}.${key}`] ??= {})[part] = dayIn(value, today);
  }
  for (const [path, row] of Object.entries(rows)) {
    const [section = '', key = ''] = path.split('.');
    (plan[section] ??= {})[key] = [row];
  }
}

/** `today-3` as a day. */
const dayIn = (value: string, today: string): string => {
  const [, days] = /^today([+-]\d+)$/.exec(value) ?? [];
  return days === undefined ? value : dayAfter(today, Number(days));
};

/** Answers the question that settles a name, in a way that does not make it true. */
function makeFalse(knowledge: Knowledge, plan: Draft, name: string): void {
  const entry = knowledge.situation[name]!;
  if (entry.calendar || entry.gates) return;
  const path = settledBy(entry);
  const avoid = (entry.answers ?? []).flatMap((line) => line[path] ?? []);
  if (hasAnswer(plan, path) && !avoid.includes(String(answerIn(plan, path)))) return;
  give(knowledge, plan, path, harmless(knowledge, path, avoid));
}

/** An answer that asks for nothing: the choice that stands alone, else the last that is not to be avoided. */
export function harmless(knowledge: Knowledge, path: string, avoid: readonly string[] = []): string {
  const field = fieldAt(knowledge, path);
  const choices = field ? choicesOf(knowledge, field) : [];
  const alone = choices.find((choice) => choice.alone && !avoid.includes(choice.value));
  const other = choices.filter(({ value }) => !avoid.includes(value));
  return (alone ?? HARMLESS(path, other) ?? other.at(-1))?.value ?? OWN_WORDS;
}

/** Where the last choice is not the harmless one. */
const HARMLESS = <T extends { value: string }>(path: string, choices: readonly T[]): T | undefined =>
  choices.find(({ value }) => value === { 'about.region': 'england', 'medicine.missed': 'none' }[path]);

function answerIn(plan: Draft, path: string): unknown {
  const [section = '', key = ''] = path.split('.');
  return plan[section]?.[key];
}

const hasAnswer = (plan: Draft, path: string): boolean => answerIn(plan, path) !== undefined;

function clear(plan: Draft, path: string): void {
  const [section = '', key = ''] = path.split('.');
  if (plan[section]) delete plan[section][key];
}

/** Puts an answer at a path, beside what is there when the question takes several. */
function give(knowledge: Knowledge, plan: Draft, path: string, value: string): void {
  const [section = '', key = '', part] = path.split('.');
  const answers = (plan[section] ??= {});
  const field = fieldAt(knowledge, `${section}.${key}`);
  if (part !== undefined)
    answers[key] = [
      ...((answers[key] as object[] | undefined) ?? []),
      { [part]: fieldAt(knowledge, path)?.kind === 'many' ? [value] : value },
    ];
  else if (field?.kind === 'many' || field?.kind === 'lines') {
    const old = ((answers[key] as string[] | undefined) ?? []).filter((one) => one !== 'none');
    answers[key] = [...new Set([...old, value])];
  } else answers[key] = value;
}

/** Someone of whom nothing asks for care: heroin from the street, stopped yesterday, every other answer harmless. */
export function calmPerson(knowledge: Knowledge, today: string): Plan {
  const plan: Record<string, Record<string, unknown>> = {};
  for (const { path, kind } of questionsOf(knowledge)) {
    // Nothing is prescribed to someone who buys on the street.
    if (path === 'use.prescribed') continue;
    const [section = '', key = ''] = path.split('.');
    if (kind === 'one' || kind === 'many') {
      const value = harmless(knowledge, path);
      (plan[section] ??= {})[key] = kind === 'many' ? [value] : value;
    }
  }
  const calm = { ...plan, timezone: 'UTC', version: '2' } as unknown as Plan;
  return {
    ...calm,
    safety: { ...calm.safety, now: 'no', mind: 'ok', past_overdose: 'never', home: ['with_adults'] },
    use: {
      ...calm.use,
      opioids: ['heroin'],
      source: ['street'],
      status: 'stopped',
      last_use: `${dayAfter(today, -1)} 09:30`,
      left: [{ place: 'none' }],
      pattern: 'daily',
      how: ['smoke'],
    },
    medicine: { ...calm.medicine, wanted: 'want' },
    overdose: { naloxone: 'have' },
    // Beside steps of their own stands what speaks against them.
    first_days: { ...calm.first_days, steps: [OWN_WORDS] },
    triggers: {},
  };
}
