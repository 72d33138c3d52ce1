/** Where opioids come from, and what that makes of them. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Opioid } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';

/** The opioids of the plan, with street supply read as what it is likely to be in this region. Each once. */
export function opioidsOf(knowledge: Knowledge, plan: Plan): Opioid[] {
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
