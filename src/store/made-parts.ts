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
  const section: Record<string, unknown> = {
    clock: timeline.clock,
    stages: withNotes(
      timeline.stages.map(({ id, from, to }) => ({ id, from, to })),
      old.stages,
      'id',
    ),
    windows: withNotes(timeline.windows, old.windows, 'id'),
    follow_ups: withNotes(timeline.follow_ups, old.follow_ups, 'day'),
  };
  for (const [key, value] of Object.entries(section)) {
    if (isEmpty(value)) remove(doc, ['timeline', key]);
    else put(doc, ['timeline', key], value, words('file.timeline'));
  }
}

function withNotes(made: readonly object[], old: readonly object[] | undefined, key: 'id' | 'day'): object[] {
  type Row = Record<string, unknown>;
  const noted = ((old ?? []) as Row[]).filter((row) => !isEmpty(row['note']));
  const rows = (made as Row[]).map((row) => ({
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
    ...noteOf(noted.find((one) => one[key] === row[key])),
  }));
  const gone = noted.filter((row) => !made.some((one) => (one as Row)[key] === row[key]));
  return [...rows, ...gone.map((row) => ({ [key]: row[key], note: row['note'] }))];
}

const noteOf = (row: Record<string, unknown> | undefined): object => (row ? { note: row['note'] } : {});
