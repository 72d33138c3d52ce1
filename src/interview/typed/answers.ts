/** What is typed for a question or a part of one -> the value a plan keeps, or what is wrong with it; and back. */
import { dayWords } from '../../text/day-words.ts';
import type { Words } from '../../text/phrases.ts';
import { hiddenAt } from '../../text/visible.ts';
import { picksAsTyped, picksTyped } from './choices.ts';
import { dateTyped, type Now } from './dates.ts';
import type { Choice, Field, Question } from '../../knowledge/questions.ts';

export type Read =
  | { value: string | string[] }
  | { problem: string }
  /** It could be any of these. */
  | { which: { value: string; label: string }[] };

/** A question or field with the choices it shows now, and those it does not. */
export interface Asked {
  field: Question | Field;
  choices: readonly Choice[];
  unseen: readonly Choice[];
  /** Takes several picks. */
  many: boolean;
}

/** Reads an answer that is not empty. */
export function readAnswer(words: Words, now: Now, asked: Asked, text: string): Read {
  if (hiddenAt(text) !== -1) return { problem: words('problems.hidden_marks') };
  switch (asked.field.kind) {
    case 'one':
    case 'many':
      return readPicks(words, asked, text);
    case 'date':
    case 'moment':
      return readDate(words, now, asked.field.kind, text);
    case 'scale':
      return /^(?:10|\d)$/.test(text) ? { value: text } : { problem: words('problems.scale') };
    default:
      return { value: text };
  }
}

function readPicks(words: Words, { field, choices, unseen, many }: Asked, text: string): Read {
  const picked = picksTyped(text, { choices, unseen, many, other: field.other !== undefined });
  if ('values' in picked) return { value: many ? picked.values : picked.values[0]! };
  switch (picked.problem) {
    case 'alone':
      return { problem: words('problems.pick_alone', { answer: picked.label }) };
    case 'several':
      return { problem: words('problems.pick_which', { answer: picked.numbers.join(', ') }) };
    default:
      return {
        problem: words(many ? 'problems.pick_numbers' : 'problems.pick_number', { m: choices.length }),
      };
  }
}

function readDate(words: Words, now: Now, kind: 'date' | 'moment', text: string): Read {
  const days = dayWords(words);
  const typed = dateTyped(text, kind, now);
  if ('value' in typed) return typed;
  if ('which' in typed) return { which: typed.which.map((value) => ({ value, label: days.moment(value) })) };
  if (typed.problem === 'wrong_weekday')
    return { problem: words('problems.wrong_weekday', { date: days.moment(typed.day) }) };
  return { problem: words(`problems.${typed.problem}`) };
}

/** An answer as it would be typed, to be edited. */
export function asTyped(words: Words, { field, choices, many }: Asked, value: unknown): string {
  if (value === undefined) return '';
  if (field.kind === 'one' || field.kind === 'many')
    return picksAsTyped([value].flat() as string[], { choices, many, other: true });
  if (field.kind === 'date' || field.kind === 'moment') return dayWords(words).typed(String(value));
  return String(value);
}
