/** What a reader may see of a plan, and what follows from it. Every format is made from this. */
import type { Handout } from '../../knowledge/knowledge.ts';
import { sharedParts, sightOf, type PlanForReader, type Reader } from '../../plan/sharing.ts';
import { emptyPlan, type Plan } from '../../plan/shape.ts';
import { timelineOf, type Derived } from '../../timeline/timeline.ts';

export interface Asked extends PlanForReader {
  /** A worksheet: nothing of the plan but its region. */
  blank?: boolean;
}

export interface Seen extends Derived {
  plan: Plan;
  /** The day that stands on the page: which day it is where the plan lives is a part of its dates. */
  today: string;
  reader: Reader;
  /** The parts that are shown, all of them to the person. */
  parts: readonly string[];
  blank: boolean;
}

/** Who a handout is for: one for family, a worker or a card shows what that reader may see. */
export const readerOf = ({ meta }: Handout): Reader =>
  meta.reader === 'family' || meta.reader === 'worker' || meta.reader === 'card' ? meta.reader : 'me';

/** Two plans that agree in the parts a reader is shown give that reader the same. */
export function seenBy(asked: Asked): Seen {
  const { knowledge, plan, blank = false, reader = 'me' } = asked;
  const whole = blank ? emptyPlan(plan.about?.region) : plan;
  const parts = sharedParts(knowledge, whole, reader);
  const { here = asked.today } = asked;
  const today = parts.includes('timeline') ? asked.today : here;
  const copy = { today, reader, parts, blank };
  if (reader === 'me') return { ...timelineOf(knowledge, whole, today), ...copy, plan: whole };
  const sight = sightOf(knowledge, whole, parts);
  const outcome = timelineOf(knowledge, whole, today, sight);
  // The notes on a timeline are shared with its dates, or not at all.
  const notes = whole.timeline && parts.includes('timeline') ? { timeline: whole.timeline } : {};
  return { ...outcome, ...copy, plan: { ...sight.plan, ...notes } };
}
