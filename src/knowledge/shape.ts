/** The shapes of the files in templates/, but for the question bank. */
import * as v from 'valibot';
import {
  anyText,
  checked,
  citation,
  day,
  expression,
  flag,
  group,
  hours,
  id,
  list,
  maybe,
  statementId,
  wholeNumber,
  words,
} from './forms.ts';
import { gate, situationName, slot, slotName, term, urgency, urgencyPlaces } from './advice-shapes.ts';
import { KIND_NAMES, type Kind } from './kinds.ts';
import { SectionSchema } from './questions.ts';

const source = group({
  title: words,
  publisher: words,
  year: words,
  url: words,
  read: v.picklist(['read', 'second_hand', 'recalled'], 'not_choice'),
  note: maybe(anyText),
});
export type Source = v.InferOutput<typeof source>;

const statement = group({
  says: words,
  ...citation,
  caution: maybe(flag),
  for: maybe(expression),
  where: maybe(list(slotName)),
  urgency: maybe(urgency),
  about: maybe(id),
});
export type Statement = v.InferOutput<typeof statement>;

const stageId = v.picklist(['early', 'hardest', 'easing', 'later'], 'not_choice');
export type StageId = v.InferOutput<typeof stageId>;
const stageWords = group({ title: words, feels: list(statementId), helps: list(statementId) });
export type StageWords = v.InferOutput<typeof stageWords>;

const opioidStage = group({
  id: stageId,
  hours: maybe(hours),
  when: maybe(statementId),
  facts: list(words),
});
const opioid = group({
  id,
  order: wholeNumber(),
  label: words,
  names: list(words),
  /** No day counts as the last dose: it leaves the body over days or weeks. */
  no_day: maybe(flag),
  clock: v.picklist(['dated', 'words', 'none'], 'not_choice'),
  says: statementId,
  stages: maybe(list(opioidStage)),
  street_as: maybe(list(group({ regions: list(id), use: id }))),
  facts: list(words),
});
export type Opioid = v.InferOutput<typeof opioid>;

const helpline = group({
  id,
  name: words,
  /** A line for `youth` is printed only to someone who said that they are under 18. */
  for: v.picklist(['crisis', 'drugs', 'overdose', 'poisons', 'family', 'help', 'youth'], 'not_choice'),
  number: maybe(anyText),
  text: maybe(anyText),
  web: maybe(anyText),
  hours: maybe(words),
  says: words,
  old: maybe(flag),
  ...checked,
});
export type Helpline = v.InferOutput<typeof helpline>;
const region = group({
  id,
  order: wholeNumber(),
  label: words,
  /** Its code of two letters; none for a region that is no country. */
  country: maybe(v.pipe(words, v.regex(/^[A-Z]{2}$/, 'not_country'))),
  timezone: maybe(words),
  /** Where there are several clocks: how the names of its time zones start. */
  zones: maybe(list(words)),
  paper: v.picklist(['A4', 'Letter'], 'not_choice'),
  emergency: group({ number: words, says: maybe(words), ...checked }),
  urgent: group({ says: words, number: maybe(anyText), ...checked }),
  lines: list(helpline),
  /** What to do for someone who does not breathe: what is taught differs from place to place. */
  not_breathing: list(statementId),
  /** The same in a few words, and its picture. */
  not_breathing_short: statementId,
  not_breathing_picture: id,
  naloxone: list(statementId),
  law: list(statementId),
  supply: list(statementId),
  people: group({ prescriber: words, pharmacy: words, midwife: words, service: words }),
});
export type Region = v.InferOutput<typeof region>;

const item = group({
  value: id,
  label: words,
  /** Neither offered nor printed where this name of situation.yaml holds. */
  not_for: maybe(id),
  says: maybe(
    v.union(
      [
        list(statementId),
        v.pipe(
          statementId,
          v.transform((one) => [one]),
        ),
      ],
      'not_list',
    ),
  ),
  steps: maybe(list(words)),
  then: maybe(list(id)),
  evidence: maybe(statementId),
});
export type Item = v.InferOutput<typeof item>;
const pickList = group({
  about: words,
  evidence: maybe(statementId),
  /** `id`: the name by which a page prints the group alone. */
  groups: list(group({ id: maybe(id), title: words, evidence: maybe(statementId), items: list(item) })),
});
export type PickList = v.InferOutput<typeof pickList>;

const counted = { days: wholeNumber(), ...citation };
type Seconds = v.ExactOptionalSchema<ReturnType<typeof wholeNumber>, undefined>;
const secondsByKind = Object.fromEntries(KIND_NAMES.map((kind) => [kind, maybe(wholeNumber())])) as Record<
  Kind,
  Seconds
>;
const timing = group({
  high_risk: group(counted),
  strongest: group(counted),
  follow_ups: list(group({ days: maybe(wholeNumber()), months: maybe(wholeNumber()), ...citation })),
  /** A day further from today than this is a slip of the pen. */
  believable: group({ years_past: wholeNumber(), years_ahead: wholeNumber() }),
  hospital: group(counted),
  leaving_soon: group({ days: wholeNumber() }),
  number_old: group({ months: wholeNumber() }),
  seconds_to_answer: group({ other: wholeNumber(), ...secondsByKind }),
});
/** The days that the program counts, from knowledge/timing.yaml. */
export type Timing = v.InferOutput<typeof timing>;

/** Which content this is, from knowledge/content.yaml: a day, YYYY-MM-DD. */
const content = group({ version: day });

const finding = group({
  level: v.picklist(['gate', 'problem', 'gap', 'note'], 'not_choice'),
  says: words,
  fix: words,
  /** The gate that says it too: while that stands, this is not said. */
  unless: maybe(words),
  /** Words to look for in an answer. They bring a question, and decide nothing else. */
  words: maybe(list(words)),
  /** What takes such a word back when it stands before it. */
  denied: maybe(list(words)),
  /** What parts an answer into several: all of them must have such a word. */
  parted: maybe(list(words)),
});
export type FindingWords = v.InferOutput<typeof finding>;

/** What the program itself says, by name: a text, a list of texts, or a group of them. */
export type PhraseGroup = string | string[] | { [key: string]: PhraseGroup };
const phrases: v.GenericSchema<PhraseGroup> = v.lazy(() =>
  v.union([v.string(), v.array(v.string()), v.record(v.string(), phrases)], 'not_text'),
);

const handout = group({
  id: v.pipe(words, v.regex(/^[a-z][a-z0-9-]*$/, 'not_id')),
  title: words,
  reader: v.picklist(['me', 'worker', 'family', 'card', 'anyone'], 'not_choice'),
  minutes: wholeNumber(),
  session: words,
  pages: wholeNumber(),
  about: words,
  /** `card`: to cut out. `sheet`: all of it on one sheet, set closer. */
  form: maybe(v.picklist(['card', 'sheet'], 'not_choice')),
  slots: maybe(v.record(id, slot, 'not_group')),
});
export type HandoutMeta = v.InferOutput<typeof handout>;

const byId = <T extends v.GenericSchema>(schema: T) => v.record(words, schema, 'not_group');

/**
 * Which schema a file in templates/ must fit, by its place. The first that matches counts. A service adds its own
 * sources and facts in files beside the shipped ones, such as sources-our-service.yaml.
 */
export const FILE_SHAPES = [
  { files: /^knowledge\/sources(-[a-z0-9-]+)?\.yaml$/, as: 'sources', schema: byId(source) },
  {
    files: /^knowledge\/facts(-[a-z0-9-]+)?\.yaml$/,
    as: 'facts',
    schema: byId(v.pipe(words, v.regex(/^[RSK](\+[RSK])*$/, 'not_status'))),
  },
  { files: /^knowledge\/statements\/[^/]+\.yaml$/, as: 'statements', schema: byId(statement) },
  { files: /^knowledge\/stages\.yaml$/, as: 'stages', schema: byId(stageWords) },
  { files: /^knowledge\/opioids\/[^/]+\.yaml$/, as: 'opioids', schema: opioid },
  { files: /^knowledge\/timing\.yaml$/, as: 'timing', schema: timing },
  { files: /^knowledge\/content\.yaml$/, as: 'content', schema: content },
  { files: /^knowledge\/situation\.yaml$/, as: 'situation', schema: byId(situationName) },
  { files: /^knowledge\/terms\.yaml$/, as: 'terms', schema: byId(term) },
  { files: /^knowledge\/urgency\.yaml$/, as: 'urgency', schema: byId(urgencyPlaces) },
  { files: /^knowledge\/gates\.yaml$/, as: 'gates', schema: byId(gate) },
  { files: /^knowledge\/findings\.yaml$/, as: 'findings', schema: byId(finding) },
  { files: /^knowledge\/unread\.yaml$/, as: 'unread', schema: byId(words) },
  { files: /^knowledge\/shares\.yaml$/, as: 'shares', schema: byId(list(words)) },
  { files: /^knowledge\/lists\/[^/]+\.yaml$/, as: 'lists', schema: pickList },
  { files: /^regions\/[^/]+\.yaml$/, as: 'regions', schema: region },
  { files: /^words\/[^/]+\.yaml$/, as: 'words', schema: phrases },
  { files: /^questions\/[^/]+\.yaml$/, as: 'sections', schema: SectionSchema },
] as const;
export const HandoutSchema = handout;
