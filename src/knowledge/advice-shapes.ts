/** The shapes of what decides who gets which sentence, and where: situation, names, gates, urgency, slots. */
import * as v from 'valibot';
import {
  clause,
  expression,
  flag,
  group,
  id,
  list,
  maybe,
  path,
  statementId,
  wholeNumber,
  words,
} from './forms.ts';

/** How the days of a plan may lie to today. */
export const CALENDAR_STATES = [
  'running',
  'planned_came',
  'ahead',
  'past',
  'hospital_days',
  'leaving_soon',
  'hospital_soon',
  'out_of_prison',
  'place_past',
  'dose_late',
  'stop_before_visit',
] as const;
export type CalendarState = (typeof CALENDAR_STATES)[number];

export const URGENCIES = ['emergency', 'today', 'before', 'care', 'know'] as const;
export const urgency = v.picklist(URGENCIES, 'not_choice');
export type Urgency = v.InferOutput<typeof urgency>;
/** `handout/slot`: where a sentence may stand. */
export const slotName = v.pipe(words, v.regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9_]*$/, 'not_slot'));

export const situationName = group({
  means: words,
  answers: maybe(list(clause)),
  settled_by: maybe(path),
  own_words: maybe(path),
  nameless: maybe(path),
  /**
   * Whether a name inside a longer answer counts; without it, only where it adds something. always: also where it takes a
   * sentence away, for what then stands is the more careful. never: only a whole answer is sure enough.
   */
  inside: maybe(v.picklist(['always', 'never'], 'not_choice')),
  open: maybe(list(path)),
  when: maybe(expression),
  calendar: maybe(v.picklist(CALENDAR_STATES, 'not_choice')),
  gates: maybe(v.literal('closing', 'not_choice')),
  example: maybe(v.record(path, words)),
});
/** One name of knowledge/situation.yaml: what makes it true. */
export type SituationName = v.InferOutput<typeof situationName>;

export const term = group({
  names: maybe(list(words)),
  alone: maybe(list(words)),
  apart: maybe(list(words)),
  inside: maybe(list(words)),
  /** Words that change nothing before or after a name: "a bit of". */
  beside: maybe(list(words)),
  /** Words before a name that make it none: "no". Nothing else may be said. */
  denied: maybe(list(words)),
  /** It leaves the body over weeks: no day of it is one to count from. */
  no_day: maybe(flag),
  /** It is something that is said, and no drug or medicine. */
  no_drug: maybe(flag),
  /** How it is said, with * where up to five words name one of `of` or `things`: "late for *". */
  around: maybe(list(words)),
  of: maybe(list(id)),
  things: maybe(list(words)),
});
export type Term = v.InferOutput<typeof term>;
export const urgencyPlaces = group({ means: words, where: list(slotName) });
export type UrgencyPlaces = v.InferOutput<typeof urgencyPlaces>;

export const gate = group({
  title: words,
  for: expression,
  urgency,
  closes: maybe(flag),
  about: maybe(id),
  why: statementId,
  see: statementId,
  tell: maybe(words),
  facts: list(words),
});
export type Gate = v.InferOutput<typeof gate>;

/** What a line of a gate shows. */
export const GATE_FORMS = ['title', 'short', 'whole'] as const;
export const slot = group({
  /** At most so many lines; what is left over is one line that names the page `rest`. */
  lines: maybe(wholeNumber()),
  rest: maybe(words),
  /** So many gates are named in that line, which then is one more. */
  names: maybe(wholeNumber()),
  gates: maybe(v.picklist(GATE_FORMS, 'not_choice')),
  /** Of gates that are as urgent, those that close the dates come first. */
  closing_first: maybe(flag),
  /** The first of these that holds; the last has no condition. */
  one_of: maybe(list(statementId)),
  /** What is known of the items chosen at these paths. */
  chosen: maybe(list(path)),
  /** On a worksheet: every sentence that may fit anyone of the region. */
  blank: maybe(v.literal('all', 'not_choice')),
});
export type Slot = v.InferOutput<typeof slot>;
