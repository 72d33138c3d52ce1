/**
 * The shape of a plan file. Every answer is optional: an interview that stops half-way is a plan with gaps.
 * Values arrive as text (see yaml.ts) and are decoded here, field by field, so `0800` stays `0800`.
 * Which choices a `choice` may hold is content and lives in templates/questions; read.ts checks it.
 */
import * as v from 'valibot';
import { NON_ANSWERS, type Kind } from '../knowledge/questions.ts';
import { isDay, isMoment, isTimezone } from '../text/moments.ts';

export const PLAN_VERSION = 1;

const words = v.string('not_text');
const list = v.array(words, 'not_list');
const kind = <T>(name: Kind) => v.metadata<T, { kind: Kind }>({ kind: name });

const text = () => v.pipe(words, kind('text'));
const phone = () => v.pipe(words, kind('phone'));
const choice = () => v.pipe(words, kind('one'));
const lines = () => v.pipe(list, kind('lines'));
const choices = () => v.pipe(list, kind('many'));

/** A calendar day, `2026-11-22`. */
const date = () => v.pipe(words, v.check(isDay, 'not_date'), kind('date'));
/** A day with or without a time of day, `2026-11-22` or `2026-11-22 14:30`, on the person's own clock. */
const moment = () => v.pipe(words, v.check(isMoment, 'not_moment'), kind('moment'));
/** A whole number from 0 to 10, kept as text as it was typed. */
const scale = () => v.pipe(words, v.regex(/^(10|\d)$/, 'not_scale'), kind('scale'));

const part = <T extends v.ObjectEntries>(entries: T) => v.object(entries, 'not_group');
const records = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(v.array(part(entries), 'not_list'), kind('records'));
const maybe = <T extends v.GenericSchema>(schema: T) => v.exactOptional(schema);
/** What a person is made of, in the order it is asked. */
export const PERSON_PARTS = [
  { key: 'name', kind: 'text' },
  { key: 'phone', kind: 'phone' },
  { key: 'note', kind: 'text' },
] as const;
const person = () =>
  v.pipe(part({ name: maybe(text()), phone: maybe(phone()), note: maybe(text()) }), kind('person'));

/** The sections a person answers, in the order the interview asks and the file keeps them. */
export const sections = {
  about: part({
    region: maybe(choice()),
    name: maybe(text()),
    filled_by: maybe(choice()),
    helper: maybe(text()),
    why_now: maybe(text()),
    good_outcome: maybe(text()),
  }),
  safety: part({
    now: maybe(choice()),
    applies: maybe(choices()),
    signs: maybe(choices()),
    mind: maybe(choice()),
    health: maybe(choices()),
    supply: maybe(choices()),
    home: maybe(choices()),
    past_overdose: maybe(choice()),
  }),
  use: part({
    opioids: maybe(choices()),
    source: maybe(choices()),
    stage: maybe(choice()),
    last_use: maybe(moment()),
    planned_stop: maybe(moment()),
    left: maybe(choice()),
    left_on: maybe(date()),
    how: maybe(choices()),
    pattern: maybe(choice()),
    amount: maybe(text()),
    since: maybe(text()),
    other_drugs: maybe(choices()),
  }),
  medicine: part({
    current: maybe(choices()),
    wanted: maybe(choice()),
    thoughts: maybe(text()),
    clinician: maybe(choice()),
    place: maybe(choice()),
    prescriber: maybe(person()),
    pharmacy: maybe(person()),
    list: maybe(records({ name: maybe(text()), for: maybe(text()), from: maybe(text()) })),
    allergies: maybe(text()),
    scores: maybe(records({ total: maybe(text()), date: maybe(date()), by: maybe(text()) })),
  }),
  first_days: part({
    where: maybe(text()),
    company: maybe(records({ name: maybe(text()), phone: maybe(phone()), when: maybe(text()) })),
    worries: maybe(choices()),
    comfort: maybe(choices()),
    ready: maybe(choices()),
    looking_after: maybe(text()),
    work: maybe(text()),
    drives: maybe(choice()),
    steps: maybe(lines()),
  }),
  triggers: part({
    list: maybe(records({ what: maybe(choice()), then: maybe(choice()) })),
    signs: maybe(choices()),
    risky_times: maybe(text()),
  }),
  coping: part({
    skills: maybe(choices()),
    first_three: maybe(lines()),
    safe_places: maybe(lines()),
    helped_before: maybe(lines()),
  }),
  people: part({
    contacts: maybe(
      records({
        name: maybe(text()),
        role: maybe(choice()),
        phone: maybe(phone()),
        when: maybe(text()),
      }),
    ),
    knows: maybe(lines()),
  }),
  overdose: part({
    naloxone: maybe(choice()),
    naloxone_place: maybe(text()),
    naloxone_people: maybe(lines()),
    not_alone: maybe(text()),
    safer: maybe(choices()),
  }),
  lapse: part({
    first_call: maybe(person()),
    steps: maybe(choices()),
    words: maybe(text()),
  }),
  aftercare: part({
    appointments: maybe(
      records({
        what: maybe(text()),
        when: maybe(moment()),
        where: maybe(text()),
        phone: maybe(phone()),
      }),
    ),
    services: maybe(choices()),
    groups: maybe(lines()),
    checks: maybe(choices()),
    review_on: maybe(date()),
  }),
  life: part({
    home: maybe(choice()),
    home_plan: maybe(text()),
    work: maybe(text()),
    money: maybe(text()),
    legal: maybe(text()),
    family: maybe(text()),
    children: maybe(text()),
    health: maybe(text()),
    routine: maybe(lines()),
    joys: maybe(lines()),
  }),
  reasons: part({
    why: maybe(lines()),
    strengths: maybe(choices()),
    goals: maybe(records({ goal: maybe(text()), step: maybe(text()), by: maybe(date()) })),
    message: maybe(text()),
  }),
  story: part({
    led_here: maybe(text()),
    family_history: maybe(text()),
    helped: maybe(text()),
    hard: maybe(text()),
    lessons: maybe(text()),
    hope: maybe(text()),
  }),
  sharing: part({
    family: maybe(choices()),
    worker: maybe(choices()),
  }),
  keeping: part({
    likely: maybe(scale()),
    stop_me: maybe(text()),
    kept_where: maybe(text()),
    copies: maybe(text()),
  }),
};
export type SectionName = keyof typeof sections;

/** Made by the program from the answers. Only `note` fields are the person's. */
const timeline = part({
  clock: maybe(text()),
  stages: maybe(
    v.array(
      part({ id: text(), from: maybe(moment()), to: maybe(moment()), note: maybe(text()) }),
      'not_list',
    ),
  ),
  windows: maybe(
    v.array(
      part({
        id: text(),
        from: maybe(date()),
        strongest_until: maybe(date()),
        until: maybe(date()),
        note: maybe(text()),
      }),
      'not_list',
    ),
  ),
  follow_ups: maybe(v.array(part({ after: maybe(text()), day: text(), on: maybe(date()), note: maybe(text()) }), 'not_list')),
  notes: maybe(text()),
});

/** How it has been, a few numbers a week. Each is one look back, kept in the order it was written. */
const checkins = v.array(
  part({
    on: maybe(date()),
    craving: maybe(scale()),
    mood: maybe(scale()),
    sleep: maybe(scale()),
    used: maybe(text()),
    helped: maybe(text()),
  }),
  'not_list',
);

export const PlanSchema = part({
  version: v.string('not_text'),
  made: maybe(date()),
  timezone: maybe(v.pipe(words, v.check(isTimezone, 'not_timezone'))),
  ...(Object.fromEntries(Object.entries(sections).map(([name, schema]) => [name, maybe(schema)])) as {
    [K in SectionName]: v.ExactOptionalSchema<(typeof sections)[K], undefined>;
  }),
  come_back: maybe(v.record(v.string(), v.picklist(NON_ANSWERS, 'not_reason'), 'not_group')),
  parked: maybe(v.record(v.string(), v.unknown(), 'not_group')),
  checkins: maybe(checkins),
  timeline: maybe(timeline),
  notes: maybe(text()),
});
export type Plan = v.InferOutput<typeof PlanSchema>;

/** The order of names in a plan file: at the top for `[]`, within a section for `[section]`, else as they come. */
export function keyOrder(path: readonly (string | number)[]): readonly string[] {
  if (path.length === 0) return Object.keys(PlanSchema.entries);
  const section = path.length === 1 ? sections[path[0] as SectionName] : undefined;
  return Object.keys(section?.entries ?? {});
}

/** Every path an answer can fill, such as `safety.applies`, with its kind; records add `people.contacts.phone`. */
export function planPaths(): Map<string, Kind> {
  const paths = new Map<string, Kind>();
  for (const [section, schema] of Object.entries(sections)) collect(section, schema, paths);
  return paths;
}

function collect(path: string, schema: v.GenericSchema, paths: Map<string, Kind>): void {
  const inner = unwrap(schema);
  const found = v.getMetadata(inner as Parameters<typeof v.getMetadata>[0])['kind'];
  if (found) paths.set(path, found as Kind);
  const item = 'item' in inner ? unwrap(inner.item as v.GenericSchema) : inner;
  if ('entries' in item)
    for (const [key, child] of Object.entries(item.entries as v.ObjectEntries))
      collect(`${path}.${key}`, child as v.GenericSchema, paths);
}

const unwrap = (schema: v.GenericSchema): v.GenericSchema =>
  'wrapped' in schema ? unwrap(schema.wrapped as v.GenericSchema) : schema;
