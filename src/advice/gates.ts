/** Which gates hold for a plan: what makes it unsafe to plan withdrawal without a clinician. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Gate } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';
import { holds } from '../plan/conditions.ts';

export interface OpenGate extends Gate {
  id: string;
}

/** The gates that hold, most urgent first, as knowledge/gates.yaml lists them. */
export function gatesOf(knowledge: Knowledge, plan: Plan): OpenGate[] {
  return Object.entries(knowledge.gates)
    .filter(([, gate]) => holds(knowledge, gate.when, plan))
    .map(([id, gate]) => ({ id, ...gate }));
}
