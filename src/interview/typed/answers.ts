/** What is typed for a question or a part of one -> the value a plan keeps, or what is wrong with it; and back. */
import { aboutKind, type Kind } from '../../knowledge/kinds.ts';
import type { Choice, Field, Question } from '../../knowledge/questions.ts';
import { dayWords } from '../../text/day-words.ts';
import { phrase, type Phrase, type Words } from '../../text/phrases.ts';
import { hiddenAt } from '../../text/visible.ts';
import { picksAsTyped, picksTyped } from './choices.ts';
import { dateTyped, type Now } from './dates.ts';

export type Read =
  | { value: string | string[] }
  | { problem: string }
  /** It could be any of these. */
  | { which: { value: string; label: string }[] };

/** A question or field with the choices it shows now, and those it does not. */
export interface AnswerAsked {
  field: Question | Field;
  choices: readonly Choice[];
  unseen: readonly Choice[];
  /** Takes several picks. */
  many: boolean;
}

/** How a kind of answer is asked for on a line. */
interface Way {
  /** How to answer, said each time; with `once` only the first time. */
  how: readonly Phrase[];
  once?: true;
  /** May have several lines, or be written in an editor. */
  long?: true;
  /** What is typed is added to the answer there is. Without it, it takes its place. */
  adds?: true;
  /** Says back what was read. */
  echo?: (answer: string) => Phrase;
  read: (text: string, asked: AnswerAsked, words: Words, now: Now) => Read;
  /** As it would be typed, to be edited; without it, as it is kept. */
  typed?: (value: unknown, asked: AnswerAsked, words: Words) => string;
}

const asItIs = (text: string): Read => ({ value: text });
const understood = (date: string): Phrase => phrase('prompts.understood', { date });
const picked = (answer: string): Phrase => phrase('prompts.picked', { answer });
const dayAsTyped = (value: unknown, _: AnswerAsked, words: Words): string =>
  dayWords(words).typed(String(value));

/** A row for each kind that is typed on one line. Those with parts are asked in interview/ask, part by part. */
const WAYS: Record<Exclude<Kind, 'lines' | 'person' | 'records'>, Way> = {
  text: {
    how: [phrase('kinds.text.how'), phrase('prompts.long_hint')],
    once: true,
    long: true,
    adds: true,
    read: asItIs,
  },
  phone: { how: [phrase('kinds.phone.how')], once: true, adds: true, read: asItIs },
  one: { how: [], echo: picked, read: readPicks, typed: picksToEdit },
  many: { how: [], echo: picked, read: readPicks, typed: picksToEdit },
  date: { how: [phrase('kinds.date.how')], echo: understood, read: readDate, typed: dayAsTyped },
  moment: { how: [phrase('kinds.moment.how')], echo: understood, read: readDate, typed: dayAsTyped },
  scale: { how: [phrase('kinds.scale.how')], read: whenValid(phrase('kinds.scale.wrong')) },
};

/** Reads a text that is kept just as it is typed, when it is what knowledge/kinds.ts says it must be. */
function whenValid(wrong: Phrase): Way['read'] {
  return (text, { field }, words) =>
    aboutKind(field.kind).valid?.is(text) === false ? { problem: words.of(wrong) } : { value: text };
}

export const wayOf = (kind: Kind): Way =>
  Object.hasOwn(WAYS, kind) ? WAYS[kind as keyof typeof WAYS] : WAYS.text;

/** Reads an answer that is not empty. */
export function readAnswer(words: Words, now: Now, asked: AnswerAsked, text: string): Read {
  if (hiddenAt(text) !== -1) return { problem: words('problems.hidden_marks') };
  return wayOf(asked.field.kind).read(text, asked, words, now);
}

/** An answer as it would be typed, to be edited. */
export function asTyped(words: Words, asked: AnswerAsked, value: unknown): string {
  if (value === undefined) return '';
  const { typed } = wayOf(asked.field.kind);
  return typed ? typed(value, asked, words) : String(value);
}

function readPicks(text: string, { field, choices, unseen, many }: AnswerAsked, words: Words): Read {
  const picks = picksTyped(text, {
    choices,
    unseen,
    many,
    other: field.other !== undefined,
    // A part of a row: what someone does about a trigger is a sentence.
    uncut: 'key' in field && field.kind === 'many',
  });
  if ('values' in picks) return { value: many ? picks.values : picks.values[0]! };
  switch (picks.problem) {
    case 'alone':
      return { problem: words('problems.pick_alone', { answer: picks.label }) };
    case 'several':
      return { problem: words('problems.pick_which', { answer: picks.numbers.join(', ') }) };
    default:
      return {
        problem: words(many ? 'problems.pick_numbers' : 'problems.pick_number', { m: choices.length }),
      };
  }
}

function picksToEdit(value: unknown, { choices, many }: AnswerAsked): string {
  return picksAsTyped([value].flat() as string[], { choices, many, other: true });
}

function readDate(text: string, { field }: AnswerAsked, words: Words, now: Now): Read {
  const days = dayWords(words);
  const typed = dateTyped(text, field.kind === 'date' ? 'date' : 'moment', now);
  if ('value' in typed) return typed;
  if ('which' in typed) return { which: typed.which.map((value) => ({ value, label: days.moment(value) })) };
  if (typed.problem === 'wrong_weekday')
    return { problem: words('problems.wrong_weekday', { date: days.moment(typed.day) }) };
  return { problem: words(`problems.${typed.problem}`) };
}
