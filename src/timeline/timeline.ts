/** Answers and opioid facts -> stages, high-risk windows and follow-ups. Ranges, never a promise. Pure. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Opioid, StageId } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';
import { dayOf, daysAfter, hoursAfter, monthsAfter } from '../text/days.ts';

/** A stage of withdrawal. Either `from` and `to` (it is likely to fall between these) or `when` (statements). */
export interface Stage {
  id: StageId;
  from?: string;
  to?: string;
  when?: string[];
}
/** Lost tolerance: days 0-28 from a stop, a discharge, a release or the end of treatment; days 0-14 strongest. */
export interface RiskWindow {
  id: string;
  from: string;
  strongest_until: string;
  until: string;
}
export interface FollowUp {
  day: string;
  on: string;
}
export interface Timeline {
  /** dated: stages with dates; words: stages in words; none: no stages; closed: a gate holds. */
  clock: 'dated' | 'words' | 'none' | 'closed';
  /** Whose words are printed, after the rule for street supply. */
  opioids: Opioid[];
  stages: Stage[];
  windows: RiskWindow[];
  follow_ups: FollowUp[];
}

/** Days after the stop on which to see or hear from someone; the last is 6 months. */
const FOLLOW_UP_DAYS = [2, 7, 14, 30, 90] as const;
export const HIGH_RISK_DAYS = 28;
const STRONGEST_DAYS = 14;

/** Builds the timeline of a plan. `closed` is true when a gate closes the calendar. */
export function buildTimeline(knowledge: Knowledge, plan: Plan, closed: boolean): Timeline {
  const opioids = opioidsOf(knowledge, plan);
  const clock = closed ? 'closed' : slowestClock(opioids);
  const start = startOf(plan);
  const windows = windowsOf(plan, start, closed);
  const firstDay = windows[0]?.from;
  return {
    clock,
    opioids,
    stages: clock === 'closed' ? [] : stagesOf(opioids, clock, start, plan.timezone ?? 'UTC'),
    windows,
    follow_ups: firstDay ? followUpsFrom(firstDay) : [],
  };
}

/** The opioids of the plan, with street supply read as what it is likely to be in this region. Each once. */
function opioidsOf(knowledge: Knowledge, plan: Plan): Opioid[] {
  const region = plan.about?.region ?? '';
  const ids = plan.use?.opioids ?? [];
  const found = ids.map((id) => {
    const opioid = knowledge.opioids[id] ?? knowledge.opioids['unsure'];
    const street = opioid?.street_as?.find((entry) => entry.regions.includes(region));
    return street && fromStreet(plan) ? knowledge.opioids[street.use] : opioid;
  });
  return [...new Set(found.filter((opioid) => opioid !== undefined))];
}

/** True unless the only supply named is a prescription or a shop: unknown supply is treated as the street. */
export function fromStreet(plan: Plan): boolean {
  const source = plan.use?.source ?? [];
  return source.length === 0 || source.some((from) => from !== 'my_prescription' && from !== 'shop');
}

/** With several opioids the least certain clock counts; with none named there is no clock. */
function slowestClock(opioids: readonly Opioid[]): 'dated' | 'words' | 'none' {
  if (opioids.length === 0) return 'none';
  const clocks = opioids.map(({ clock }) => clock);
  return (['none', 'words'] as const).find((clock) => clocks.includes(clock)) ?? 'dated';
}

/** When withdrawal starts to count: the last use of someone who has stopped, or the stop that is planned. */
function startOf(plan: Plan): string | undefined {
  const use = plan.use ?? {};
  if (use.stage === 'planning') return use.planned_stop;
  if (use.stage === undefined || use.stage === 'stopped') return use.last_use;
  return undefined;
}

function stagesOf(
  opioids: readonly Opioid[],
  clock: Timeline['clock'],
  start: string | undefined,
  zone: string,
): Stage[] {
  if (clock === 'none') return [];
  const all = opioids.flatMap(({ stages }) => stages ?? []);
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.flatMap((id): Stage[] => {
    const same = all.filter((stage) => stage.id === id);
    const when = [...new Set(same.flatMap((stage) => stage.when ?? []))];
    if (when.length > 0) return [{ id, when }];
    if (clock === 'words') return [];
    const hours = same.flatMap((stage) => stage.hours ?? []);
    return [{ id, ...(start ? between(start, Math.min(...hours), Math.max(...hours), zone) : {}) }];
  });
}

/** With only a day, the last use was at some time on it: the range grows to hold both ends of the day. */
function between(start: string, least: number, most: number, zone: string): { from: string; to: string } {
  const [earliest, latest] = start.length > 10 ? [start, start] : [`${start} 00:00`, `${start} 24:00`];
  return { from: hoursAfter(earliest, least, zone, 'down'), to: hoursAfter(latest, most, zone, 'up') };
}

/** A planned stop behind a closed gate gets no window: it would be a date for stopping alone. */
function windowsOf(plan: Plan, start: string | undefined, closed: boolean): RiskWindow[] {
  const use = plan.use ?? {};
  const left = use.left && use.left !== 'none' && use.left_on ? [windowFrom(use.left, use.left_on)] : [];
  const planned = use.stage === 'planning';
  return start && !(planned && closed) ? [windowFrom('stop', dayOf(start)), ...left] : left;
}

const windowFrom = (id: string, from: string): RiskWindow => ({
  id,
  from,
  strongest_until: daysAfter(from, STRONGEST_DAYS),
  until: daysAfter(from, HIGH_RISK_DAYS),
});

const followUpsFrom = (day: string): FollowUp[] => [
  ...FOLLOW_UP_DAYS.map((days) => ({ day: String(days), on: daysAfter(day, days) })),
  { day: '6 months', on: monthsAfter(day, 6) },
];
