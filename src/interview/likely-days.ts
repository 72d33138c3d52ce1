import type { Plan } from '../plan/shape.ts';

/** What a plan holds for these is still to come. */
const LATER = new Set([
  'use.planned_stop',
  'aftercare.review_on',
  'aftercare.appointments.when',
  'reasons.goals.by',
]);

/** On which side of today a day would be odd for what a path holds, so that a slip is asked about. Pure. */
export function unlikelySide(plan: Plan, path: string): 'past' | 'future' | undefined {
  if (path === 'use.last_use') return plan.use?.stage === 'stopped' ? 'future' : undefined;
  if (path === 'medicine.scores.date') return 'future';
  return LATER.has(path) ? 'past' : undefined;
}
