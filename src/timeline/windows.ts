/** The weeks of lost tolerance, and the days on which to see or hear from someone. */
import type { Timing } from '../knowledge/shape.ts';
import { VALUES, type ValueAt } from '../knowledge/values.ts';
import type { Plan } from '../plan/shape.ts';
import { dayOf, dayAfter, monthsAfter } from '../text/days.ts';

/** The stop, or the place that was left. */
export type WindowId = 'stop' | Exclude<ValueAt<'use.left'>, 'none'>;

/** The weeks of lost tolerance after one of these. Days as YYYY-MM-DD, both ends counted. */
export interface RiskWindow {
  id: WindowId;
  from: string;
  strongest_until: string;
  until: string;
}
export interface FollowUp {
  /** Days after the start, or words such as `6 months`. */
  day: string;
  on: string;
}

/** `start` is the stop. A planned one behind a closed gate has no window: that would be a date for stopping alone. */
export function windowsOf(
  timing: Timing,
  plan: Plan,
  start: string | undefined,
  closed: boolean,
): RiskWindow[] {
  const use = plan.use ?? {};
  const windowFrom = (id: WindowId, from: string): RiskWindow => ({
    id,
    from,
    strongest_until: dayAfter(from, timing.strongest.days),
    until: dayAfter(from, timing.high_risk.days),
  });
  const place = VALUES['use.left'].find((one) => one === use.left);
  const left = place && place !== 'none' && use.left_on ? [windowFrom(place, use.left_on)] : [];
  const planned = use.stage === 'planning';
  return start && !(planned && closed) ? [windowFrom('stop', dayOf(start)), ...left] : left;
}

export const followUpsFrom = (timing: Timing, day: string): FollowUp[] =>
  timing.follow_ups.map(({ days, months }) =>
    days === undefined
      ? { day: `${months} months`, on: monthsAfter(day, months ?? 0) }
      : { day: String(days), on: dayAfter(day, days) },
  );
