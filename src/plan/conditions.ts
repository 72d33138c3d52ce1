/** What a plan says of a condition, and how a question was left. */
import { choiceOf, fieldAt, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt, textsAt } from './answers.ts';
import type { Plan } from './shape.ts';
import type { Condition } from '../knowledge/forms.ts';

/** True when a condition holds for this plan. Without a condition, always. */
export function holds(knowledge: Knowledge, condition: Condition | undefined, plan: Plan): boolean {
  if (!condition) return true;
  return condition.some((clause) =>
    Object.entries(clause).every(([path, accepted]) => {
      const field = fieldAt(knowledge, path);
      const texts = textsAt(plan, path);
      const found = field ? texts.map((text) => choiceOf(knowledge, field, text)?.value ?? text) : texts;
      return accepted.some((value) => found.includes(value) || leftAs(knowledge, plan, path) === value);
    }),
  );
}

/** How a question was left: one of the four non-answers, `unanswered`, or undefined when there is an answer. */
export function leftAs(knowledge: Knowledge, plan: Plan, path: string): string | undefined {
  if (answerAt(plan, path) !== undefined) return undefined;
  const question = questionAt(knowledge, path);
  return (question && plan.come_back?.[question.id]) ?? 'unanswered';
}
