/**
 * The shape of a plan file. Every answer is optional: an interview that stops half-way is a plan with gaps.
 * Values arrive as text (see yaml.ts) and are decoded here, field by field, so `0800` stays `0800`.
 * Which choices an answer of `one` or `many` may hold is content and lives in templates/questions; read.ts checks it.
 */
import * as v from 'valibot';
import { anyText, group, list, maybe } from '../knowledge/forms.ts';
import { aboutKind, type Kind } from '../knowledge/kinds.ts';
import { NON_ANSWERS } from '../knowledge/questions.ts';
import { isTimezone } from '../text/moments.ts';

export const PLAN_VERSION = 1;

const kind = <T>(name: Kind) => v.metadata<T, { kind: Kind }>({ kind: name });

/** An answer of one text, of a kind that knowledge/kinds.ts describes. */
function answer(name: Kind) {
  const { is = () => true, not = 'not_text' } = aboutKind(name).valid ?? {};
  return v.pipe(anyText, v.check(is, not), kind(name));
}
const text = () => answer('text');
const phone = () => answer('phone');
const one = () => answer('one');
const date = () => answer('date');
const moment = () => answer('moment');
const scale = () => answer('scale');
const lines = () => v.pipe(list(anyText), kind('lines'));
const many = () => v.pipe(list(anyText), kind('many'));

const records = <T extends v.ObjectEntries>(entries: T) => v.pipe(list(group(entries)), kind('records'));
/** What a person is made of, in the order it is asked. */
export const PERSON_PARTS = [
  { key: 'name', kind: 'text' },
  { key: 'phone', kind: 'phone' },
  { key: 'note', kind: 'text' },
] as const;
const person = () =>
  v.pipe(group({ name: maybe(text()), phone: maybe(phone()), note: maybe(text()) }), kind('person'));

/** The sections a person answers, in the order the interview asks and the file keeps them. */
export const sections = {
  about: group({
    region: maybe(one()),
    name: maybe(text()),
    clock: maybe(one()),
    filled_by: maybe(one()),
    helper: maybe(text()),
    why_now: maybe(text()),
    good_outcome: maybe(text()),
  }),
  safety: group({
    now: maybe(one()),
    applies: maybe(many()),
    signs: maybe(many()),
    mind: maybe(one()),
    health: maybe(many()),
    supply: maybe(many()),
    home: maybe(many()),
    past_overdose: maybe(one()),
  }),
  use: group({
    opioids: maybe(many()),
    source: maybe(many()),
    status: maybe(one()),
    last_use: maybe(moment()),
    planned_stop: maybe(moment()),
    left: maybe(one()),
    left_on: maybe(date()),
    how: maybe(many()),
    pattern: maybe(one()),
    amount: maybe(text()),
    since: maybe(text()),
    other_drugs: maybe(many()),
  }),
  medicine: group({
    current: maybe(many()),
    missed: maybe(one()),
    wanted: maybe(one()),
    thoughts: maybe(text()),
    clinician: maybe(one()),
    place: maybe(one()),
    prescriber: maybe(person()),
    pharmacy: maybe(person()),
    list: maybe(records({ name: maybe(text()), for: maybe(text()), from: maybe(text()) })),
    allergies: maybe(text()),
    scores: maybe(records({ total: maybe(text()), date: maybe(date()), by: maybe(text()) })),
  }),
  first_days: group({
    where: maybe(text()),
    company: maybe(records({ name: maybe(text()), phone: maybe(phone()), when: maybe(text()) })),
    worries: maybe(many()),
    comfort: maybe(many()),
    ready: maybe(many()),
    looking_after: maybe(text()),
    work: maybe(text()),
    drives: maybe(one()),
    steps: maybe(lines()),
  }),
  triggers: group({
    list: maybe(records({ what: maybe(one()), then: maybe(one()) })),
    signs: maybe(many()),
    risky_times: maybe(text()),
  }),
  coping: group({
    skills: maybe(many()),
    first_three: maybe(lines()),
    safe_places: maybe(lines()),
    helped_before: maybe(lines()),
  }),
  people: group({
    contacts: maybe(
      records({
        name: maybe(text()),
        role: maybe(one()),
        phone: maybe(phone()),
        when: maybe(text()),
      }),
    ),
    knows: maybe(lines()),
  }),
  overdose: group({
    naloxone: maybe(one()),
    naloxone_place: maybe(text()),
    naloxone_people: maybe(lines()),
    not_alone: maybe(text()),
    safer: maybe(many()),
  }),
  lapse: group({
    first_call: maybe(person()),
    steps: maybe(many()),
    words: maybe(text()),
  }),
  aftercare: group({
    appointments: maybe(
      records({
        what: maybe(text()),
        when: maybe(moment()),
        where: maybe(text()),
        phone: maybe(phone()),
      }),
    ),
    services: maybe(many()),
    groups: maybe(lines()),
    checks: maybe(many()),
    review_on: maybe(date()),
  }),
  life: group({
    home: maybe(one()),
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
  reasons: group({
    why: maybe(lines()),
    strengths: maybe(many()),
    goals: maybe(records({ goal: maybe(text()), step: maybe(text()), by: maybe(date()) })),
    message: maybe(text()),
  }),
  story: group({
    led_here: maybe(text()),
    family_history: maybe(text()),
    helped: maybe(text()),
    hard: maybe(text()),
    lessons: maybe(text()),
    hope: maybe(text()),
  }),
  sharing: group({
    family: maybe(many()),
    worker: maybe(many()),
    card: maybe(many()),
  }),
  keeping: group({
    likely: maybe(scale()),
    stop_me: maybe(text()),
    kept_where: maybe(text()),
    copies: maybe(text()),
  }),
};
export type SectionName = keyof typeof sections;

/** Made by the program from the answers. Only `note` fields are the person's. */
const timeline = group({
  clock: maybe(text()),
  stages: maybe(list(group({ id: text(), from: maybe(moment()), to: maybe(moment()), note: maybe(text()) }))),
  windows: maybe(
    list(
      group({
        id: text(),
        from: maybe(date()),
        strongest_until: maybe(date()),
        until: maybe(date()),
        note: maybe(text()),
      }),
    ),
  ),
  follow_ups: maybe(
    list(group({ after: maybe(text()), day: text(), on: maybe(date()), note: maybe(text()) })),
  ),
  notes: maybe(text()),
});

/** How it has been, a few numbers a week. Each is one look back, kept in the order it was written. */
const checkins = list(
  group({
    on: maybe(date()),
    craving: maybe(scale()),
    mood: maybe(scale()),
    sleep: maybe(scale()),
    used: maybe(text()),
    helped: maybe(text()),
  }),
);

export const PlanSchema = group({
  version: anyText,
  made: maybe(date()),
  timezone: maybe(v.pipe(anyText, v.check(isTimezone, 'not_timezone'))),
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

/** A plan without answers, but for the region when one is known: a worksheet is made of it. */
export const emptyPlan = (region?: string): Plan => ({
  version: String(PLAN_VERSION),
  ...(region ? { about: { region } } : {}),
});

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
