/**
 * The shape of a plan file. Every answer is optional: an interview that stops half-way is a plan with gaps.
 * Values arrive as text (see yaml.ts) and are decoded here, field by field, so `0800` stays `0800`.
 * Which choices an answer of `one` or `many` may hold is content and lives in templates/questions; read.ts checks it.
 */
import * as v from 'valibot';
import { anyText, group, list, maybe } from '../knowledge/forms.ts';
import type { Kind } from '../knowledge/kinds.ts';
import { NON_ANSWERS } from '../knowledge/questions.ts';
import { isTimezone } from '../text/moments.ts';
import { date, moment, scale, sections, text, type SectionName } from './sections.ts';

export const PLAN_VERSION = 2;

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

/** Each time someone used again after they had stopped, kept in the order it was written. */
const lapses = list(group({ on: maybe(date()), what_happened: maybe(text()), helped: maybe(text()) }));

export const PlanSchema = group({
  version: anyText,
  made_on: maybe(date()),
  timezone: maybe(v.pipe(anyText, v.check(isTimezone, 'not_timezone'))),
  ...(Object.fromEntries(Object.entries(sections).map(([name, schema]) => [name, maybe(schema)])) as {
    [K in SectionName]: v.ExactOptionalSchema<(typeof sections)[K], undefined>;
  }),
  come_back: maybe(v.record(v.string(), v.picklist(NON_ANSWERS, 'not_reason'), 'not_group')),
  parked: maybe(v.record(v.string(), v.unknown(), 'not_group')),
  checkins: maybe(checkins),
  lapses: maybe(lapses),
  timeline: maybe(timeline),
  content: maybe(text()),
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
