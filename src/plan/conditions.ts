/** What a plan says of a condition, and which questions are still open. */
import { choiceOf, fieldAt, questionAt, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt, textsAt } from './answers.ts';
import type { Plan } from './shape.ts';
import type { Condition } from '../knowledge/forms.ts';
import { PHASES, type Question } from '../knowledge/questions.ts';

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

/** The questions that apply now, in bank order. */
export const applying = (knowledge: Knowledge, plan: Plan): Question[] =>
  questionsOf(knowledge).filter((question) => holds(knowledge, question.when, plan));

/** Whether a question has no answer and may still be asked: nobody said that it does not fit, or is private. */
export function isOpen(question: Question, plan: Plan): boolean {
  const left = plan.come_back?.[question.id];
  return (
    answerAt(plan, question.path) === undefined && left !== 'does_not_apply' && left !== 'rather_not_say'
  );
}

/** The questions to come back to: left for later, and still open. What is worth asking now comes first. */
export const toComeBackTo = (knowledge: Knowledge, plan: Plan): Question[] =>
  byPhase(
    applying(knowledge, plan).filter((question) => isOpen(question, plan) && plan.come_back?.[question.id]),
  );

/** Questions by when they are worth asking, else as they come. */
export const byPhase = (questions: readonly Question[]): Question[] =>
  questions.toSorted((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase));
