/** What is different between the timelines that two plans keep, in words. */
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import type { Plan } from '../plan/shape.ts';
import { dayNumber, dayWords } from '../text/day-words.ts';

/** A line for each row that is new, gone or other than it was. */
export function timelineChanges(knowledge: Knowledge, before: Plan, after: Plan): string[] {
  const words = wordsOf(knowledge);
  const [was, is] = [datedRows(knowledge, before), datedRows(knowledge, after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old = '', now = ''] = [was.get(name), is.get(name)];
    if (old === now) return [];
    if (old === '') return [words('regenerate.new', { name, now })];
    if (now === '') return [words('regenerate.gone', { name })];
    return [words('regenerate.changed', { name, old, now })];
  });
}

/** What each dated row of a timeline is called, and its days. */
function datedRows(knowledge: Knowledge, { timeline = {} }: Plan): Map<string, string> {
  const words = wordsOf(knowledge);
  const days = dayWords(words);
  const rows = new Map<string, string>();
  for (const { id, from, to } of timeline.stages ?? [])
    if (from && to)
      rows.set(
        knowledge.stages[id as keyof Knowledge['stages']]?.title ?? id,
        words('days.range', { from: days.part(from, false, 'from'), to: days.part(to, false, 'to') }),
      );
  for (const { id, from, until } of timeline.windows ?? [])
    if (from && until)
      rows.set(
        words('regenerate.window', { id }),
        words('days.range', { from: days.short(from), to: days.short(until) }),
      );
  for (const { after, day, on } of timeline.follow_ups ?? []) {
    const number = dayNumber(day, words);
    if (on) rows.set(after ? words('regenerate.day_after', { day: number, after }) : number, days.short(on));
  }
  return rows;
}
