/** Answers as a person says them, on one line. Pure. */
import { labelOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Field, Question } from '../../knowledge/shape.ts';
import { dayInWords, daysAfter, momentInWords } from '../../text/days.ts';
import type { Words } from '../../knowledge/phrases.ts';

/** The parts of a person, asked one after the other. */
export function personFields(words: Words): Field[] {
  return (['name', 'phone', 'note'] as const).map((key) => ({
    key,
    kind: key === 'phone' ? 'phone' : 'text',
    ask: words(`prompts.person_${key}`),
  }));
}

/** What a record or a person is made of. */
export const fieldsOf = (question: Question, words: Words): readonly Field[] =>
  question.kind === 'person' ? personFields(words) : (question.fields ?? []);

/** An answer in words; several are joined with semicolons, the parts of a record with commas. */
export function inWords(
  knowledge: Knowledge,
  words: Words,
  field: Question | Field,
  answer: unknown,
): string {
  if (Array.isArray(answer)) return answer.map((one) => inWords(knowledge, words, field, one)).join('; ');
  if (typeof answer === 'object' && answer !== null)
    return fieldsOf(field as Question, words)
      .map((inner) => [inner, (answer as Record<string, unknown>)[inner.key]] as const)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([inner, value]) => inWords(knowledge, words, inner, value))
      .join(', ');
  const text = String(answer);
  if (field.kind === 'one' || field.kind === 'many') return labelOf(knowledge, field, text);
  if (field.kind === 'date' || field.kind === 'moment') return dayAndTime(words, text);
  return text;
}

/** A day or a moment in words. Midnight is named by the two days it is between. */
export function dayAndTime(words: Words, value: string): string {
  const [day, time] = value.split(' ') as [string, string | undefined];
  if (time !== '00:00') return momentInWords(value);
  return words('prompts.midnight', { first: dayInWords(daysAfter(day, -1)), second: dayInWords(day) });
}

/** "22 November 2026, 9:30pm": as it can be typed and read again. */
export function dateAsTyped(value: string): string {
  const words = momentInWords(value).replace(/^\w+ /, '');
  return value.endsWith(' 00:00') ? words.replace('midnight', '00:00') : words;
}
