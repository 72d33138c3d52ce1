/** Proof that no closing gate lets a date of withdrawal through, whatever else is answered. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { renderCalendar } from '../../handouts/calendar.ts';
import { renderHandouts } from '../../handouts/handout.ts';
import { renderJson } from '../../handouts/json.ts';
import type { Plan } from '../../plan/shape.ts';
import { timelineOf } from '../../timeline/timeline.ts';
import { calmPerson, smallestPerson } from './smallest-person.ts';

/** The closing gates under which a date of withdrawal is still to be read somewhere. */
export function datesLetThrough(knowledge: Knowledge, today: string): string[] {
  const calm = calmPerson(knowledge, today);
  const open = timelineOf(knowledge, calm, today).timeline.stages.flatMap(({ from, to }) => [
    from ?? '',
    to ?? '',
  ]);
  const moments = open.filter((moment) => moment.length > 10);
  if (moments.length === 0) return ['nobody is shown a date'];
  const parts = partsSaid(knowledge, calm, today);
  return Object.entries(knowledge.gates).flatMap(([id, gate]) => {
    if (gate.closes !== 'yes') return [];
    const plan = smallestPerson(knowledge, gate.for, today, calm);
    if (!plan) return [id];
    const printed = everyFormat(knowledge, plan, today);
    return [...moments, ...parts].some((date) => printed.includes(date)) ? [id] : [];
  });
}

/** The sentences of stages that the calm person reads. */
function partsSaid(knowledge: Knowledge, calm: Plan, today: string): string[] {
  const handout = knowledge.handouts['timeline'];
  if (!handout) return [];
  const text = renderHandouts([handout], { knowledge, plan: calm, today })[0]!;
  return [...text.matchAll(/^.*\b(?:between|eased by)\b .*$/gm)].map(([line]) => line);
}

function everyFormat(knowledge: Knowledge, plan: Plan, today: string): string {
  const asked = { knowledge, plan, today };
  return [
    ...renderHandouts(Object.values(knowledge.handouts), asked),
    renderJson(asked),
    renderCalendar({ ...asked, titles: true }),
  ].join('\n');
}
