/** Picks that are not for everyone: what may harm this person is neither offered nor printed. */
import { choiceOf, choicesOf, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Choice, Field, Question } from '../knowledge/questions.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import type { Situation } from './situation.ts';

/** False for a choice that names what is true of this person; who has not said may be offered it. */
export const suits = ({ not_for }: Choice, situation: Situation): boolean =>
  not_for === undefined || situation.is(not_for) !== true;

/** A pick that stands in the plan and is not for this person. */
export interface UnfitPick {
  /** Of the question, or of the row: `triggers.list.0`. */
  path: string;
  label: string;
}

export function unfitPicks(knowledge: Knowledge, plan: Plan, situation: Situation): UnfitPick[] {
  const found: UnfitPick[] = [];
  withoutUnfit(knowledge, plan, situation, (pick) => found.push(pick));
  return found;
}

/**
 * The plan as pages print it: the file keeps every pick. "None of these" beside something that was picked is left out too:
 * the more careful answer counts, and `check` asks which of them holds.
 */
export function withoutUnfit(
  knowledge: Knowledge,
  plan: Plan,
  situation: Situation,
  leftOut: (pick: UnfitPick) => void = () => {},
): Plan {
  const printed: Record<string, unknown> = { ...plan };
  const fits = (field: Question | Field, text: unknown, path: string): boolean => {
    const choice = typeof text === 'string' ? choiceOf(knowledge, field, text) : undefined;
    if (!choice || suits(choice, situation)) return true;
    leftOut({ path, label: choice.label });
    return false;
  };
  const fittingRow = (row: unknown, fields: readonly Field[], path: string): [string, unknown][] =>
    Object.entries(row as object).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
      const field = fields.find((one) => one.key === key);
      if (!field) return [[key, value]];
      if (!Array.isArray(value)) return fits(field, value, path) ? [[key, value]] : [];
      const some = value.filter((text) => fits(field, text, path));
      return some.length > 0 ? [[key, some]] : [];
    });
  const saysNone = (row: object, fields: readonly Field[]): boolean =>
    fields.some((field) => {
      const text = (row as Record<string, unknown>)[field.key];
      return typeof text === 'string' && choiceOf(knowledge, field, text)?.alone !== undefined;
    });
  const isNone = (question: Question, text: unknown): boolean =>
    typeof text === 'string' && choiceOf(knowledge, question, text)?.alone !== undefined;
  for (const question of questionsOf(knowledge)) {
    const { path, fields = [] } = question;
    const answer = answerAt(plan, path);
    if (!Array.isArray(answer) || ![question, ...fields].some((one) => isForSome(knowledge, one))) continue;
    const [section, key] = path.split('.') as [string, string];
    const fitting =
      fields.length > 0
        ? answer.flatMap((row: object, index) =>
            saysNone(row, fields) ? [] : [Object.fromEntries(fittingRow(row, fields, `${path}.${index}`))],
          )
        : answer.filter(
            (text) => fits(question, text, path) && (answer.length === 1 || !isNone(question, text)),
          );
    printed[section] = { ...(printed[section] as object), [key]: fitting };
  }
  return printed as Plan;
}

const isForSome = (knowledge: Knowledge, field: Question | Field): boolean =>
  choicesOf(knowledge, field).some(({ not_for, alone }) => not_for !== undefined || alone !== undefined);
