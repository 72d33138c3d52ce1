/** The question bank: finding questions and their choices. */
import type { Knowledge } from './knowledge.ts';
import type { Item } from './shape.ts';
import { plainWords } from '../text/plain-words.ts';
import type { Choice, Field, Question } from './questions.ts';

const banks = new WeakMap<Knowledge, readonly Question[]>();

/** All questions in the order they are asked. */
export function questionsOf(knowledge: Knowledge): readonly Question[] {
  const known = banks.get(knowledge) ?? knowledge.sections.flatMap((section) => section.questions);
  banks.set(knowledge, known);
  return known;
}

/** The number of a question for someone who lives in a region: the same on the screen, in the review and on the worksheet. */
export const numberOf = (knowledge: Knowledge, question: Question, region: string | undefined): number =>
  questionsOf(knowledge)
    .filter((one) => isForRegion(one, region))
    .findIndex(({ id }) => id === question.id) + 1;

/** Whether a question is for someone who lives in a region: its choices may all be for others. */
export const isForRegion = ({ choices = [] }: Question, region = ''): boolean =>
  choices.length === 0 || choices.some(({ regions }) => !regions || regions.includes(region));

const steps = new Map<string, readonly string[]>();

/** The names in a path such as `use.opioids`. The same few are asked for again and again. */
export function stepsOf(path: string): readonly string[] {
  const known = steps.get(path) ?? path.split('.');
  steps.set(path, known);
  return known;
}

const byPath = new WeakMap<Knowledge, Map<string, Question>>();

/** The question that fills a path, or the one whose records or person hold it. */
export function questionAt(knowledge: Knowledge, path: string): Question | undefined {
  const index =
    byPath.get(knowledge) ?? new Map(questionsOf(knowledge).map((question) => [question.path, question]));
  byPath.set(knowledge, index);
  const [section, key] = stepsOf(path);
  return index.get(path) ?? index.get(`${section}.${key}`);
}

/** The choices of a question or field, in order; none for a question answered in words. */
export function choicesOf(knowledge: Knowledge, field: Question | Field): Choice[] {
  if (field.choices) return field.choices;
  const from = field.choices_from;
  if (from === undefined) return [];
  if (from === 'opioids' || from === 'regions')
    return Object.values(knowledge[from]).map(({ id, label }) => ({ value: id, label }));
  return itemsOf(knowledge, from).map(({ value, label, not_for }) => ({
    value,
    label,
    ...(not_for ? { not_for } : {}),
  }));
}

/** The choices that are offered to someone who lives in a region: some are not for all. */
export const choicesIn = (knowledge: Knowledge, field: Question | Field, region = ''): Choice[] =>
  choicesOf(knowledge, field).filter(({ regions }) => !regions || regions.includes(region));

/** The items of a pick list, without their groups. */
export const itemsOf = (knowledge: Knowledge, list: string): Item[] =>
  (knowledge.lists[list]?.groups ?? []).flatMap((group) => group.items);

/** The choice that a text is, by its value or its label, however it is written; undefined for own words. */
export function choiceOf(knowledge: Knowledge, field: Question | Field, text: string): Choice | undefined {
  const { values, plain } = namesOfChoices(knowledge, field);
  return values.get(text) ?? plain.get(plainWords(text));
}

interface ChoiceNames {
  values: Map<string, Choice>;
  /** By value and label in plain words; the first choice of a name has it. */
  plain: Map<string, Choice>;
}
const choiceNames = new WeakMap<Knowledge, Map<Question | Field, ChoiceNames>>();

function namesOfChoices(knowledge: Knowledge, field: Question | Field): ChoiceNames {
  const fields = choiceNames.get(knowledge) ?? new Map<Question | Field, ChoiceNames>();
  choiceNames.set(knowledge, fields);
  const known = fields.get(field);
  if (known) return known;
  const choices = choicesOf(knowledge, field).toReversed();
  const names = {
    values: new Map(choices.map((choice) => [choice.value, choice])),
    plain: new Map(
      choices
        .flatMap((choice) => [choice.value, choice.label].map((name) => [plainWords(name), choice] as const))
        .filter(([name]) => name !== ''),
    ),
  };
  fields.set(field, names);
  return names;
}

/** The question at a path such as `use.opioids`, or the part of a record at `medicine.list.name`. */
export function fieldAt(knowledge: Knowledge, path: string): Question | Field | undefined {
  const question = questionAt(knowledge, path);
  const [, , key] = path.split('.');
  return key === undefined ? question : question?.fields?.find((field) => field.key === key);
}

/** What a person reads for a chosen value; their own words stay as they are. */
export const labelOf = (knowledge: Knowledge, field: Question | Field, value: string): string =>
  choiceOf(knowledge, field, value)?.label ?? value;
