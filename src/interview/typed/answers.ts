/** What is typed for a question or a part of one -> the value a plan keeps, or what is wrong with it. Pure. */
import { choicesOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Choice, Field, Question } from '../../knowledge/shape.ts';
import { hasHidden } from '../../yaml/yaml.ts';
import { dateAsTyped, dayAndTime, inWords } from './answer-words.ts';
import { dateTyped, type Clock } from './dates.ts';
import { picksAsTyped, picksTyped } from './choices.ts';
import type { Words } from '../../knowledge/phrases.ts';

export interface Setting {
  knowledge: Knowledge;
  words: Words;
  clock: Clock;
}

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
  many: boolean;
}

export const askedOf = (knowledge: Knowledge, field: Question | Field): Asked => ({
  field,
  choices: choicesOf(knowledge, field),
  unseen: [],
  many: field.kind === 'many',
});

/** Reads an answer that is not empty. */
export function readAnswer(setting: Setting, asked: Asked, text: string): Read {
  const { words } = setting;
  if (hasHidden(text)) return { problem: words('problems.hidden_marks') };
  switch (asked.field.kind) {
    case 'one':
    case 'many':
      return readPicks(words, asked, text);
    case 'date':
    case 'moment':
      return readDate(setting, asked.field.kind, text);
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

function readDate({ words, clock }: Setting, kind: 'date' | 'moment', text: string): Read {
  const typed = dateTyped(text, kind, clock);
  if ('value' in typed) return typed;
  if ('which' in typed)
    return { which: typed.which.map((value) => ({ value, label: dayAndTime(words, value) })) };
  if (typed.problem === 'wrong_weekday')
    return { problem: words('problems.wrong_weekday', { date: dayAndTime(words, typed.day) }) };
  return { problem: words(`problems.${typed.problem}`) };
}

/** An answer as it would be typed, to be edited. */
export function asTyped(setting: Setting, asked: Asked, value: unknown): string {
  const { field, choices, many } = asked;
  if (value === undefined) return '';
  if (field.kind === 'one' || field.kind === 'many')
    return picksAsTyped([value].flat() as string[], { choices, many, other: true });
  if (field.kind === 'date' || field.kind === 'moment') return dateAsTyped(String(value));
  return typeof value === 'string' ? value : inWords(setting.knowledge, setting.words, field, value);
}
