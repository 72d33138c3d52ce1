/** Looking into a plan by path. */
import { questionsOf, stepsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Plan } from './shape.ts';

/** What stands at a path such as `safety.applies`, or undefined. An empty list counts as nothing. */
export function answerAt(plan: Plan, path: string): unknown {
  let value: unknown = plan;
  for (const key of stepsOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return isEmpty(value) ? undefined : value;
}

/** All texts at a path; a path into records, `people.contacts.phone`, gives that field of each. */
export function textsAt(plan: Plan, path: string): string[] {
  let values: unknown[] = [plan];
  for (const key of stepsOf(path)) values = childrenOf(values, key);
  const texts: string[] = [];
  for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values.flat())
    if (typeof value === 'string') texts.push(value);
  return texts;
}

/** What each of these has by a name; of a list, what its rows have. Asked for at every turn, so without closures. */
function childrenOf(values: readonly unknown[], key: string): unknown[] {
  const found: unknown[] = [];
  for (const value of values) {
    if (Array.isArray(value)) found.push(...childrenOf(value, key));
    else if (typeof value === 'object' && value !== null && Object.hasOwn(value, key))
      found.push((value as Record<string, unknown>)[key]);
  }
  return found;
}

/** True for an answer that says nothing: no text, an empty list, a group with nothing in it. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** How many questions of a plan have an answer. */
export const answerCount = (knowledge: Knowledge, plan: Plan): number =>
  questionsOf(knowledge).filter(({ path }) => answerAt(plan, path) !== undefined).length;
