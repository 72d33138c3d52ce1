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
  reader: Reader;
  /** The parts that are shown, all of them to the person. */
  parts: readonly string[];
  blank: boolean;
}

/** Who a handout is for: one for family, a worker or a card shows what that reader may see. */
export const readerOf = ({ meta }: Handout): Reader =>
  meta.reader === 'family' || meta.reader === 'worker' || meta.reader === 'card' ? meta.reader : 'me';

/** Two plans that agree in the parts a reader is shown give that reader the same. */
export function seenBy({ knowledge, plan, today, blank = false, reader = 'me' }: Asked): Seen {
  const whole = blank ? emptyPlan(plan.about?.region) : plan;
  const parts = sharedParts(knowledge, whole, reader);
  if (reader === 'me') return { ...timelineOf(knowledge, whole, today), plan: whole, reader, parts, blank };
  const sight = sightOf(knowledge, whole, parts);
  const outcome = timelineOf(knowledge, whole, today, sight);
  // The notes on a timeline are shared with its dates, or not at all.
  const notes = whole.timeline && parts.includes('timeline') ? { timeline: whole.timeline } : {};
  return { ...outcome, plan: { ...sight.plan, ...notes }, reader, parts, blank };
}
