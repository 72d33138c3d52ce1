/** What a typed answer is: one of the choices of its question, or a name of something. */
import { choicesOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Field, Question } from '../knowledge/questions.ts';
import { namedIn, plainWords } from './terms.ts';

/** The question at a path such as `use.opioids`, or the part of a record at `medicine.list.name`. */
export function fieldAt(knowledge: Knowledge, path: string): Question | Field | undefined {
  const question = questionAt(knowledge, path);
  const [, , key] = path.split('.');
  return key === undefined ? question : question?.fields?.find((field) => field.key === key);
}

/** The choice that a text is, by its id or its label, however it is written. */
export function choiceOf(knowledge: Knowledge, path: string, text: string): string | undefined {
  const field = fieldAt(knowledge, path);
  const said = plainWords(text);
  if (!field || said === '') return undefined;
  const choices = choicesOf(knowledge, field);
  return choices.find(({ value, label }) => [value, label].some((one) => plainWords(one) === said))?.value;
}

/** Whether an answer is this value: the choice itself, or a name of it where own words may stand. */
export function means(knowledge: Knowledge, path: string, text: string, value: string): boolean {
  if (text === value || choiceOf(knowledge, path, text) === value) return true;
  if (!takesOwnWords(knowledge, path)) return false;
  const { whole, parts } = namedIn(knowledge, text);
  return whole.includes(value) || parts.includes(value);
}

/** True for an answer that is no choice of its question, by its id, its label or another name. */
export function isOwnWords(knowledge: Knowledge, path: string, text: string): boolean {
  const field = fieldAt(knowledge, path);
  if (!field || plainWords(text) === '' || choiceOf(knowledge, path, text) !== undefined) return false;
  const { whole } = namedIn(knowledge, text);
  return !choicesOf(knowledge, field).some(({ value }) => whole.includes(value));
}

function takesOwnWords(knowledge: Knowledge, path: string): boolean {
  const field = fieldAt(knowledge, path);
  return field !== undefined && (field.other !== undefined || field.kind === 'text' || field.kind === 'lines');
}
