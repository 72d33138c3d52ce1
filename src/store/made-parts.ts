/** The parts of a plan file that the program makes from the answers. The person's notes on them stay. */
import { isEmpty } from '../plan/answers.ts';
import { put, remove } from '../plan/change.ts';
import type { Plan } from '../plan/shape.ts';
import type { Words } from '../text/phrases.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Document } from '../yaml/yaml.ts';

/** Rebuilds the timeline section. Notes stay with their stage, window or day, even one that is not shown now. */
export function setTimeline(doc: Document, words: Words, plan: Plan, timeline: Timeline): void {
  const old = plan.timeline ?? {};
  const first = old.windows?.[0]?.id ?? timeline.windows[0]?.id;
  const section: Record<string, unknown> = {
    clock: timeline.clock,
    stages: withNotes(stagesKept(timeline), old.stages, ({ id }) => String(id)),
    windows: withNotes(
      timeline.windows.map(({ id, from, strongest_until, until }) => ({ id, from, strongest_until, until })),
      old.windows,
      ({ id }) => String(id),
    ),
    follow_ups: withNotes(daysKept(timeline), old.follow_ups, ({ after = first, day }) => `${after} ${day}`),
  };
  for (const [key, value] of Object.entries(section)) {
    if (isEmpty(value)) remove(doc, ['timeline', key]);
    else put(doc, ['timeline', key], value, words('file.timeline'));
  }
}

/** Nothing of the stages when they have no days: they are the same for everyone. */
const stagesKept = ({ clock, stages }: Timeline): Row[] =>
  clock === 'closed' ? [] : stages.map(({ id, from, to }) => ({ id, from, to }));

/** With one start only, a day needs no word of what it counts from. */
const daysKept = ({ windows, follow_ups }: Timeline): Row[] =>
  follow_ups.map(({ after, day, on }) => ({ ...(windows.length > 1 ? { after } : {}), day, on }));

type Row = Record<string, unknown>;

/** The rows that are made, each with the note on it, and after them the notes on what is gone. */
function withNotes(
  made: readonly Row[],
  old: readonly object[] | undefined,
  keyOf: (row: Row) => string,
): Row[] {
  const noted = ((old ?? []) as Row[]).filter((row) => !isEmpty(row['note']));
  const rows = made.map((row) => ({
    ...withoutGaps(row),
    ...noteOf(noted.find((one) => keyOf(one) === keyOf(row))),
  }));
  const keys = made.map(keyOf);
  const gone = noted.filter((row) => !keys.includes(keyOf(row)));
  return [...rows, ...gone.map(({ id, after, day, note }) => withoutGaps({ id, after, day, note }))];
}

const withoutGaps = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const noteOf = (row: Row | undefined): Row => (row ? { note: row['note'] } : {});
