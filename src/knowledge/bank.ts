/** The question bank: finding questions, their choices, and when they apply. Pure. */
import { answerAt, textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import type { Knowledge } from './knowledge.ts';
import type { Choice, Condition, Field, Item, Question } from './shape.ts';

/** All questions in the order they are asked. */
export const questionsOf = (knowledge: Knowledge): Question[] =>
  knowledge.sections.flatMap((section) => section.questions);

const byPath = new WeakMap<Knowledge, Map<string, Question>>();

/** The question that fills a path, or the one whose records or person hold it. */
export function questionAt(knowledge: Knowledge, path: string): Question | undefined {
  const index =
    byPath.get(knowledge) ?? new Map(questionsOf(knowledge).map((question) => [question.path, question]));
  byPath.set(knowledge, index);
  return index.get(path.split('.', 2).join('.'));
}

/** The choices of a question or field, in order; none for a question answered in words. */
export function choicesOf(knowledge: Knowledge, field: Question | Field): Choice[] {
  if (field.choices) return field.choices;
  const from = field.choices_from;
  if (from === undefined) return [];
  if (from === 'opioids' || from === 'regions')
    return Object.values(knowledge[from]).map(({ id, label }) => ({ value: id, label }));
  return itemsOf(knowledge, from).map(({ value, label }) => ({ value, label }));
}

/** The items of a pick list, without their groups. */
export const itemsOf = (knowledge: Knowledge, list: string): Item[] =>
  (knowledge.lists[list]?.groups ?? []).flatMap((group) => group.items);

/** What a person reads for a chosen value; their own words stay as they are. */
export function labelOf(knowledge: Knowledge, field: Question | Field, value: string): string {
  return choicesOf(knowledge, field).find((choice) => choice.value === value)?.label ?? value;
}

/** True when a condition holds for this plan. Without a condition, always. */
export function holds(knowledge: Knowledge, condition: Condition | undefined, plan: Plan): boolean {
  if (!condition) return true;
  return condition.some((clause) =>
    Object.entries(clause).every(([path, accepted]) => {
      const found = textsAt(plan, path);
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
