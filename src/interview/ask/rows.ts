/** Asking for the parts of one record or person, one after the other. Every part is kept as it comes. */
import { itemsOf } from '../../knowledge/bank.ts';
import type { Field, Question } from '../../knowledge/shape.ts';
import { isEmpty } from '../../plan/answers.ts';
import { fieldsOf } from '../typed/answer-words.ts';
import { askField } from './field.ts';
import { gap, heading, paragraph, type Block } from '../../terminal/layout.ts';
import { unlikelySide } from '../likely-days.ts';
import type { Opening, Turn } from './turn.ts';

export type Row = Record<string, string>;

export interface RowAsk {
  question: Question;
  row: Row;
  fields: readonly Field[];
  /** Said before the first part. */
  above: Block[];
  help: Block[];
  /** Called after each part, when the row has changed. */
  keep: () => Promise<void>;
  /** An empty line for the first part of an empty row ends it. A skip there always does. */
  mayEnd: boolean;
  /** The part to start with; the last one when a person comes back to the row. */
  from?: number;
}

/** 'end': nothing was typed for a new row. 'back': before its first part. */
export async function askRow(turn: Turn, ask: RowAsk): Promise<'done' | 'end' | 'back'> {
  const { row, fields } = ask;
  for (let at = ask.from ?? 0; at < fields.length;) {
    const field = fields[at]!;
    const given = await askField(turn, {
      field,
      opening: openingOf(turn, ask, field, at),
      current: row[field.key],
      keep: (value) => {
        row[field.key] = String(value);
        return ask.keep();
      },
      note: turn.words('prompts.leave_out'),
      fitting: fitting(turn, ask, field),
      unlikely: unlikelySide(turn.plan(), `${ask.question.path}.${field.key}`),
    });
    if (given === 'back' && at === 0) return 'back';
    const ends = given === 'skip' || (given === 'nothing' && ask.mayEnd);
    if (ends && at === 0 && isEmpty(row)) return 'end';
    at += given === 'back' ? -1 : 1;
  }
  return 'done';
}

/** Question and first part together; then each part alone. */
function openingOf({ words }: Turn, ask: RowAsk, field: Field, at: number): Opening {
  const example = field.example ? [paragraph(words('help.example', { answer: field.example }))] : [];
  return {
    above: at === (ask.from ?? 0) ? ask.above : [],
    title: field.ask,
    below: [],
    help: [
      ...ask.help.slice(0, 1),
      ...(example.length > 0 ? example : ask.help.slice(1, 2)),
      ...ask.help.slice(2),
    ],
  };
}

/** What the lists of templates/ say goes with another part of the row: the skills that fit a trigger. */
function fitting(turn: Turn, { question, row }: RowAsk, field: Field): string[] {
  return partsOf(turn, question)
    .filter(({ key }) => key !== field.key)
    .flatMap(({ key, choices_from: list }) => {
      const item = itemsOf(turn.knowledge, list ?? '').find(({ value }) => value === row[key]);
      return item?.then ?? [];
    });
}

/** The title of a question above the first of its parts. */
export const titled = (opening: Opening): Block[] => [
  ...opening.above,
  gap,
  heading(opening.title),
  ...opening.below,
];

export const partsOf = (turn: Turn, question: Question): readonly Field[] => fieldsOf(question, turn.words);
