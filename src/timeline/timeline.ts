/** Answers and opioid facts -> gates, stages, high-risk windows and follow-ups. Ranges, never a promise. */
import { gatesOf, type OpenGate } from '../advice/gates.ts';
import { opioidsOf } from '../advice/supply.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Opioid } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';
import { slowestClock, stagesOf, type Clock, type Stage } from './stages.ts';
import { followUpsFrom, windowsOf, type FollowUp, type RiskWindow } from './windows.ts';

export interface Timeline {
  /** closed: a gate holds, and there are no stages. */
  clock: Clock | 'closed';
  /** Whose words are printed, after the rule for street supply. */
  opioids: Opioid[];
  stages: Stage[];
  windows: RiskWindow[];
  follow_ups: FollowUp[];
}

/**
 * The gates that hold and the timeline they allow, always together: whether the calendar is closed is worked out here
 * and handed to nobody, so that no caller can forget a gate.
 */
export function timelineOf(knowledge: Knowledge, plan: Plan): { gates: OpenGate[]; timeline: Timeline } {
  const gates = gatesOf(knowledge, plan);
  const closed = gates.some(({ action }) => action.includes('gate'));
  const opioids = opioidsOf(knowledge, plan);
  const clock = slowestClock(opioids);
  const start = startOf(plan);
  const windows = windowsOf(knowledge.timing, plan, start, closed);
  const firstDay = windows[0]?.from;
  const timeline: Timeline = {
    clock: closed ? 'closed' : clock,
    opioids,
    stages: closed ? [] : stagesOf(opioids, clock, start, plan.timezone ?? 'UTC'),
    windows,
    follow_ups: firstDay ? followUpsFrom(knowledge.timing, firstDay) : [],
  };
  return { gates, timeline };
}

/** When withdrawal starts to count: the last use of someone who has stopped, or the stop that is planned. */
function startOf(plan: Plan): string | undefined {
  const use = plan.use ?? {};
  if (use.stage === 'planning') return use.planned_stop;
  if (use.stage === undefined || use.stage === 'stopped') return use.last_use;
  return undefined;
}
