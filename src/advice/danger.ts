/** Whether someone is in danger right now, as two answers of the plan may say. */
import type { Plan } from '../plan/shape.ts';

export type Danger = 'overdose' | 'suicide' | 'very_unwell';

/** Every danger that is named, the one to meet first in front. */
export function dangersOf({ safety }: Pick<Plan, 'safety'>): Danger[] {
  const named: Record<Danger, boolean> = {
    overdose: safety?.now === 'overdose',
    suicide: safety?.now === 'suicide' || safety?.mind === 'plan',
    very_unwell: safety?.now === 'very_unwell',
  };
  return (['overdose', 'suicide', 'very_unwell'] as const).filter((danger) => named[danger]);
}
