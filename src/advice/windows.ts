/**
 * The weeks of lost tolerance. Every start opens some: the last use of someone who has stopped, each leaving of a place, a
 * stop that is planned. Weeks that overlap join into one stretch. Nothing here knows of gates.
 */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Timing } from '../knowledge/shape.ts';
import type { CalendarState } from '../knowledge/advice-shapes.ts';
import { VALUES, type ValueAt } from '../knowledge/values.ts';
import type { Plan } from '../plan/shape.ts';
import { dayAfter, dayOf, daysBetween, monthsAfter } from '../text/days.ts';
import { textsAt } from '../plan/answers.ts';
import { means } from './named.ts';
import { leavesSlowly } from './supply.ts';

/** The stop, or the place that was left. */
export type StartKind = 'stop' | Exclude<ValueAt<'use.left.place'>, 'none'>;

/** Days as YYYY-MM-DD, both ends counted. */
export interface RiskWindow {
  /** Its kind; with a number behind it for a place that was left more than once. */
  id: string;
  kind: StartKind;
  /** A stop that is planned. */
  planned: boolean;
  from: string;
  strongest_until: string;
  until: string;
}

/** Windows that overlap, in the order they start. */
export interface Stretch {
  from: string;
  until: string;
  windows: readonly RiskWindow[];
}

/** How the plan's days lie to today. */
export interface Calendar {
  today: string;
  windows: readonly RiskWindow[];
  /** The stretch to show: the one that runs, else the next, else the last. Undefined without a day. */
  shown: Stretch | undefined;
  /** What is so today: the values that `calendar:` may have in situation.yaml. */
  states: ReadonlySet<CalendarState>;
  /** The start that check-ins count from: the latest that has come, else the first to come. */
  latest: RiskWindow | undefined;
  /** The next start still to come. */
  next: RiskWindow | undefined;
  /** Days that cannot be right. */
  impossible: readonly RiskStart[];
  /** False when all they take leaves the body over weeks: no day would be one to count from. */
  can_have_day: boolean;
  /** A stop is planned, and its weeks are told in words alone. */
  planned_in_words: boolean;
}

/** Works out the calendar. `today` as YYYY-MM-DD. A day that cannot be is counted from by nothing. */
export function calendarOf(knowledge: Knowledge, plan: Plan, today: string): Calendar {
  const { timing } = knowledge;
  const { possible, impossible, hasDay } = startsOf(knowledge, plan, today);
  const windows = possible
    .map((start) => windowFrom(timing, start))
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(numbered);
  const { running, ahead, come } = layOut(windows, today);
  const places = windows.filter(({ kind }) => kind !== 'stop');
  const soon = ({ from }: RiskWindow): boolean =>
    from > today && daysBetween(today, from) <= timing.leaving_soon.days;
  const states: Record<CalendarState, boolean> = {
    running: running !== undefined,
    planned_came: running?.windows.every(({ planned, from }) => planned || from > today) ?? false,
    ahead: ahead !== undefined,
    past: running === undefined && come.length > 0 && !hasTolerance(knowledge, plan),
    hospital_days: come.some(
      ({ kind, from }) => kind === 'hospital' && daysBetween(from, today) <= timing.hospital.days,
    ),
    leaving_soon: windows.some((window) => window.kind !== 'stop' && soon(window)),
    hospital_soon: windows.some((window) => window.kind === 'hospital' && soon(window)),
    out_of_prison: come.some(({ kind, until }) => kind === 'prison' && until >= today),
    stop_before_visit: visitAfterStop(plan, today) !== undefined,
    dose_late: (plan.medicine?.next_due ?? today) < today,
    place_past: places.length > 0 && places.every(({ until }) => until < today),
  };
  const holding = new Set(
    Object.entries(states).flatMap(([state, holds]) => (holds ? [state as CalendarState] : [])),
  );
  return {
    today,
    windows,
    ...placed(windows, today, holding),
    states: holding,
    impossible,
    can_have_day: hasDay,
    planned_in_words: false,
  };
}

/** The same without the days of a stop that is planned: behind a gate its weeks are told in words. */
export function withoutPlanned(calendar: Calendar): Calendar {
  const windows = calendar.windows.filter(({ planned }) => !planned);
  return {
    ...calendar,
    windows,
    ...placed(windows, calendar.today, calendar.states),
    planned_in_words: windows.length < calendar.windows.length,
  };
}

function placed(
  windows: readonly RiskWindow[],
  today: string,
  states: ReadonlySet<CalendarState>,
): Pick<Calendar, 'shown' | 'latest' | 'next'> {
  const { stretches, running, ahead, come, next } = layOut(windows, today);
  const last = states.has('past') ? stretches.at(-1) : undefined;
  return { shown: running ?? ahead ?? last, latest: come.at(-1) ?? next, next };
}

function layOut(windows: readonly RiskWindow[], today: string) {
  const stretches = stretchesIn(windows);
  return {
    stretches,
    running: stretches.find(({ from, until }) => from <= today && today <= until),
    ahead: stretches.find(({ from }) => from > today),
    come: windows.filter(({ from }) => from <= today),
    next: windows.find(({ from }) => from > today),
  };
}

/** Whether someone uses opioids, or takes methadone or buprenorphine as a medicine. */
function hasTolerance(knowledge: Knowledge, plan: Plan): boolean {
  const status = plan.use?.status;
  return (
    takes(knowledge, plan, KEEPS_TOLERANCE, true) ||
    (status !== undefined && status !== 'stopped' && status !== 'on_medicine')
  );
}

const KEEPS_TOLERANCE = ['methadone', 'buprenorphine', 'buprenorphine_injection'] as const;

/** Whether one of these medicines is ticked or listed. With `sure`, a name inside a longer answer does not count. */
const takes = (
  knowledge: Knowledge,
  plan: Plan,
  some: readonly ValueAt<'medicine.current'>[],
  sure = false,
): boolean =>
  (['medicine.current', 'medicine.list.name'] as const).some((path) =>
    textsAt(plan, path).some((text) => some.some((one) => means(knowledge, path, text, one, sure))),
  );

const windowFrom = (timing: Timing, { kind, planned, on }: RiskStart): RiskWindow => ({
  id: kind,
  kind,
  planned,
  from: on,
  strongest_until: dayAfter(on, timing.strongest.days),
  until: dayAfter(on, timing.high_risk.days),
});

/** The second time that a place was left has a name of its own, so that notes stay where they were written. */
function numbered(window: RiskWindow, index: number, all: readonly RiskWindow[]): RiskWindow {
  const before = all.slice(0, index).filter(({ kind }) => kind === window.kind).length;
  return before === 0 ? window : { ...window, id: `${window.kind}_${before + 1}` };
}

/** Something that opens the weeks of lost tolerance. */
export interface RiskStart {
  kind: StartKind;
  planned: boolean;
  on: string;
  /** The answer it comes from. */
  path: string;
}

/**
 * Every start in the plan. A last use that is still to come, or a year that cannot be, starts nothing. Nor does the last
 * dose of something that leaves the body over weeks: it has no day. On naltrexone the danger is on no day that can be
 * counted from the stop: it comes as the medicine wears off.
 */
function startsOf(
  knowledge: Knowledge,
  plan: Plan,
  today: string,
): { possible: RiskStart[]; impossible: RiskStart[]; hasDay: boolean } {
  const { use = {} } = plan;
  const hasDay = !leavesSlowly(knowledge, plan) && !takes(knowledge, plan, ['buprenorphine_injection']);
  const countsStop = hasDay && !takes(knowledge, plan, ['naltrexone']);
  const starts: RiskStart[] = [];
  if (hasDay && (use.status === undefined || use.status === 'stopped') && use.last_use)
    starts.push({ kind: 'stop', planned: false, on: dayOf(use.last_use), path: 'use.last_use' });
  if (hasDay && use.status === 'planning' && use.planned_stop)
    starts.push({ kind: 'stop', planned: true, on: dayOf(use.planned_stop), path: 'use.planned_stop' });
  for (const [index, { place: text, out }] of (use.left ?? []).entries()) {
    const place = VALUES['use.left.place'].find((one) => one === text);
    if (place && place !== 'none' && out && (hasDay || place !== 'treatment'))
      starts.push({ kind: place, planned: false, on: out, path: `use.left.${index}.out` });
  }
  const canBe = ({ kind, planned, on }: RiskStart): boolean =>
    isBelievable(knowledge.timing, on, today) && (kind !== 'stop' || planned || on <= today);
  return {
    possible: starts.filter((start) => canBe(start) && (countsStop || start.kind !== 'stop')),
    impossible: starts.filter((start) => !canBe(start)),
    hasDay,
  };
}

/** The first visit still to come, where the day to stop is planned for before it: nobody will have seen the person by then. */
export function visitAfterStop(plan: Plan, today: string): { what: string; when: string } | undefined {
  const { status, planned_stop } = plan.use ?? {};
  if (status !== 'planning' || !planned_stop || dayOf(planned_stop) < today) return undefined;
  const [first] = (plan.aftercare?.appointments ?? [])
    .flatMap(({ what, when }) => (when && dayOf(when) >= today ? [{ what: what ?? when, when }] : []))
    .sort((a, b) => a.when.localeCompare(b.when));
  return first && isBefore(planned_stop, first.when) ? first : undefined;
}

/** By the hour where both say one, else by the day. */
const isBefore = (one: string, other: string): boolean =>
  one.length > 10 && other.length > 10 ? one < other : dayOf(one) < dayOf(other);

/** Whether a day is near enough to today to be meant. */
export const isBelievable = ({ believable }: Timing, day: string, today: string): boolean =>
  day >= monthsAfter(today, -12 * believable.years_past) &&
  day <= monthsAfter(today, 12 * believable.years_ahead);

/** Windows that overlap or follow one another without a day between, as one stretch. */
function stretchesIn(windows: readonly RiskWindow[]): Stretch[] {
  const stretches: { from: string; until: string; windows: RiskWindow[] }[] = [];
  for (const window of windows) {
    const last = stretches.at(-1);
    if (last && window.from <= dayAfter(last.until, 1)) {
      last.windows.push(window);
      last.until = window.until > last.until ? window.until : last.until;
    } else stretches.push({ from: window.from, until: window.until, windows: [window] });
  }
  return stretches;
}
