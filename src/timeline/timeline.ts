/** Answers and opioid facts -> gates, stages, high-risk windows and follow-ups. Ranges, never a promise. */
import { gatesOf, type Gates } from '../advice/gates.ts';
import { situationOf, type Situation } from '../advice/situation.ts';
import { opioidsOf } from '../advice/supply.ts';
import { calendarOf, withoutPlanned, type Calendar, type RiskWindow } from '../advice/windows.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Opioid, Timing } from '../knowledge/shape.ts';
import type { Sight } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import { dayAfter, monthsAfter } from '../text/days.ts';
import { slowestClock, stagesOf, type Clock, type Stage } from './stages.ts';

export interface Timeline {
  /** closed: a gate holds, and stages have neither dates nor times in words. */
  clock: Clock | 'closed';
  /** Whose words are printed, after the rule for street supply. */
  opioids: Opioid[];
  stages: Stage[];
  /** Every start of lost tolerance, in the order they come. */
  windows: readonly RiskWindow[];
  /** Days to be in touch, from every start. */
  follow_ups: FollowUp[];
  /** Those of them that are still to come, from the latest start that has come and from the next one, in order. */
  check_ins: FollowUp[];
}

export interface FollowUp {
  /** The window whose start it counts from, and what that is. */
  after: string;
  kind: RiskWindow['kind'];
  /** Days after the start, or words such as `6 months`. */
  day: string;
  on: string;
}

/** What follows from a plan, each part from the one before. */
export interface Derived {
  calendar: Calendar;
  situation: Situation;
  gates: Gates;
  timeline: Timeline;
}

/**
 * The gates that hold and the timeline they allow, always together: whether the calendar is closed is worked out here
 * and handed to nobody, so that no caller can forget a gate. `today` is YYYY-MM-DD. With `sight`, only what that reader
 * may see counts; but where the whole plan is closed, nobody is shown a date of withdrawal.
 */
export function timelineOf(knowledge: Knowledge, whole: Plan, today: string, sight?: Sight): Derived {
  const plan = sight?.plan ?? whole;
  const whenever = calendarOf(knowledge, plan, today);
  const options = {
    calendar: !sight || sight.sees('use.last_use') ? whenever.states : undefined,
    ...(sight ? { sees: sight.sees } : {}),
  };
  const before = situationOf(knowledge, plan, options);
  const gates = gatesOf(knowledge, before);
  const situation = before.knowing(gates.closed);
  const hidden = sight !== undefined && timelineOf(knowledge, whole, today).gates.closed;
  const inWords = gates.closed ? withoutPlanned(whenever) : whenever;
  const calendar = hidden
    ? { ...withoutPlanned(whenever), planned_in_words: gates.closed && inWords.planned_in_words }
    : inWords;
  const timeline = allowed(knowledge, plan, { calendar, situation, gates }, hidden && !gates.closed);
  return { calendar, situation, gates, timeline };
}

function allowed(
  knowledge: Knowledge,
  plan: Plan,
  { calendar, situation, gates }: Omit<Derived, 'timeline'>,
  hidden: boolean,
): Timeline {
  const opioids = opioidsOf(knowledge, plan);
  const clock = situation.is('no_steady_use') ? 'none' : slowestClock(opioids);
  // A copy whose dates are hidden looks like one of someone who has no day yet.
  const noDay = hidden || calendar.impossible.some(({ kind }) => kind === 'stop');
  const start = noDay ? undefined : startOf(plan);
  const follow_ups = calendar.windows.flatMap((window) => followUpsFrom(knowledge.timing, window));
  const starts = [calendar.latest, calendar.next].map((window) => window?.id);
  const stages = stagesOf(opioids, clock, start, plan.timezone ?? 'UTC');
  return {
    clock: gates.closed ? 'closed' : clock,
    opioids,
    stages: gates.closed ? stages.map(({ id }) => ({ id })) : stages,
    windows: calendar.windows,
    follow_ups,
    check_ins: follow_ups
      .filter(({ after, on }) => starts.includes(after) && on >= calendar.today)
      .sort((a, b) => a.on.localeCompare(b.on)),
  };
}

/** When withdrawal starts to count: the last use of someone who has stopped, or the stop that is planned. */
function startOf({ use = {} }: Plan): string | undefined {
  if (use.status === 'planning') return use.planned_stop;
  if (use.status === undefined || use.status === 'stopped') return use.last_use;
  return undefined;
}

const followUpsFrom = (timing: Timing, { id, kind, from }: RiskWindow): FollowUp[] =>
  timing.follow_ups.map(({ days, months }) =>
    days === undefined
      ? { after: id, kind, day: `${months} months`, on: monthsAfter(from, months ?? 0) }
      : { after: id, kind, day: String(days), on: dayAfter(from, days) },
  );
