/** What a typed answer is: one of the choices of its question, or a name of something. */
import { choiceOf, choicesOf, fieldAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { looksBlank } from '../text/plain-words.ts';
import { namedIn } from './terms.ts';

/**
 * Whether an answer is this value: the choice itself, or a name of it where own words may stand. With `sure`, a name that
 * is only a part of the answer does not count.
 */
export function means(
  knowledge: Knowledge,
  path: string,
  text: string,
  value: string,
  sure = false,
): boolean {
  const field = fieldAt(knowledge, path);
  if (!field) return false;
  if (text === value || choiceOf(knowledge, field, text)?.value === value) return true;
  const takesOwnWords = field.other !== undefined || field.kind === 'text' || field.kind === 'lines';
  if (!takesOwnWords) return false;
  const { whole, parts } = namedIn(knowledge, text);
  return whole.includes(value) || (!sure && parts.includes(value));
}

/** True for own words in which nothing is that terms.yaml knows as a drug or a medicine. */
export function isNameless(knowledge: Knowledge, path: string, text: string): boolean {
  if (!isOwnWords(knowledge, path, text)) return false;
  const { whole, parts } = namedIn(knowledge, text);
  return ![...whole, ...parts].some((id) => knowledge.terms[id]?.no_drug !== 'yes');
}

/** True for an answer that is no choice of its question, by its id, its label or another name. */
export function isOwnWords(knowledge: Knowledge, path: string, text: string): boolean {
  const field = fieldAt(knowledge, path);
  if (!field || looksBlank(text) || choiceOf(knowledge, field, text)) return false;
  const { whole } = namedIn(knowledge, text);
  return !choicesOf(knowledge, field).some(({ value }) => whole.includes(value));
}
