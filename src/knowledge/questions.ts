/** The shapes of the question bank, templates/questions. */
import * as v from 'valibot';
import { condition, flag, group, id, list, maybe, words, zone } from './forms.ts';
import { KIND_NAMES } from './kinds.ts';

/** When a question is worth asking: at once, in the first week, later. */
export const PHASES = ['now', 'week', 'later'] as const;
export type Phase = (typeof PHASES)[number];

const choice = group({
  value: v.union([id, zone], 'not_id'),
  label: words,
  alone: maybe(flag),
  /** Only offered to people who live there. */
  regions: maybe(list(id)),
  /** Neither offered nor printed where this name of situation.yaml holds. */
  not_for: maybe(id),
});
export type Choice = v.InferOutput<typeof choice>;
const asking = {
  kind: v.picklist(KIND_NAMES, 'not_choice'),
  ask: words,
  example: maybe(words),
  other: maybe(flag),
  choices: maybe(list(choice)),
  choices_from: maybe(id),
  /** On which side of today its day is expected to be. */
  expect: maybe(v.picklist(['past', 'future'], 'not_choice')),
};
const field = group({
  key: id,
  ...asking,
  /** Not asked of a new row: for who changes the row, and on paper. */
  extra: maybe(flag),
});
export type Field = v.InferOutput<typeof field>;
const question = group({
  id,
  path: v.pipe(words, v.regex(/^[a-z_]+\.[a-z_]+$/, 'not_path')),
  ...asking,
  why: words,
  helper: maybe(words),
  phase: v.picklist(PHASES, 'not_choice'),
  quick: maybe(flag),
  when: maybe(condition),
  seed: maybe(id),
  /** What counts while it has no answer. */
  usual: maybe(list(id)),
  /** Asks about right now: an urgent answer is met with help before the next question, when it is new or always. */
  at_once: maybe(v.picklist(['new', 'always'], 'not_choice')),
  /** Its answer is the time zone of the plan. */
  sets_clock: maybe(flag),
  add: maybe(words),
  fields: maybe(list(field)),
});
export type Question = v.InferOutput<typeof question>;
export const SectionSchema = group({
  section: id,
  title: words,
  intro: words,
  helper: words,
  questions: list(question),
});
export type Section = v.InferOutput<typeof SectionSchema>;

/** The four ways not to answer. Kept in the plan by question id and listed as "come back to". */
export const NON_ANSWERS = ['dont_know', 'not_now', 'does_not_apply', 'rather_not_say'] as const;
export type NonAnswer = (typeof NON_ANSWERS)[number];
/** What a condition may ask for beside an answer: how the question was left. */
export const LEFT_WORDS = [...NON_ANSWERS, 'unanswered'] as const;
