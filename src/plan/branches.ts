/** Which answers a closed branch parks and an open one brings back. Pure. */
import { holds, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Question } from '../knowledge/shape.ts';
import { answerAt } from './answers.ts';
import type { Plan } from './shape.ts';

/** Questions whose answer must move now. Moving may close or open others: call again until both are empty. */
export function branchesToMove(knowledge: Knowledge, plan: Plan): { park: Question[]; restore: Question[] } {
  const conditional = questionsOf(knowledge).filter((question) => question.when);
  const open = (question: Question): boolean => holds(knowledge, question.when, plan);
  return {
    park: conditional.filter((question) => !open(question) && answerAt(plan, question.path) !== undefined),
    restore: conditional.filter(
      (question) =>
        open(question) &&
        plan.parked?.[question.id] !== undefined &&
        answerAt(plan, question.path) === undefined,
    ),
  };
}
