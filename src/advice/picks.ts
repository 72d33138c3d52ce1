/** Picks that are not for everyone: what may harm this person is neither offered nor printed. */
import { choiceOf, choicesOf, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Choice, Question } from '../knowledge/questions.ts';
import { textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import type { Situation } from './situation.ts';

/** False for a choice that names what is true of this person; who has not said may be offered it. */
export const suits = ({ not_for }: Choice, situation: Situation): boolean =>
  not_for === undefined || situation.is(not_for) !== true;

/** A pick that stands in the plan and is not for this person. */
export interface UnfitPick {
  question: Question;
  choice: Choice;
}

export const unfitPicks = (knowledge: Knowledge, plan: Plan, situation: Situation): UnfitPick[] =>
  questionsOf(knowledge)
    .filter((question) => choicesOf(knowledge, question).some(({ not_for }) => not_for !== undefined))
    .flatMap((question) =>
      textsAt(plan, question.path).flatMap((text) => {
        const choice = choiceOf(knowledge, question, text);
        return choice && !suits(choice, situation) ? [{ question, choice }] : [];
      }),
    );

/** The plan as pages print it: the file keeps every pick. */
export function withoutUnfit(knowledge: Knowledge, plan: Plan, situation: Situation): Plan {
  const printed: Record<string, unknown> = { ...plan };
  for (const { question, choice } of unfitPicks(knowledge, plan, situation)) {
    const [section, key] = question.path.split('.') as [string, string];
    const picks = textsAt(printed as Plan, question.path);
    printed[section] = {
      ...(printed[section] as object),
      [key]: picks.filter((text) => choiceOf(knowledge, question, text) !== choice),
    };
  }
  return printed as Plan;
}
