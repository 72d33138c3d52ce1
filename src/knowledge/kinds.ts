/**
 * The kinds of answer, and what the program must know of each. A new kind is a row here, a way of asking in
 * interview/typed/answers.ts, and its words in templates/words/answers.yaml. One with parts: interview/ask.
 */
import { dayWords } from '../text/day-words.ts';
import { isDay, isMoment } from '../text/moments.ts';
import type { Words } from '../text/phrases.ts';
import type { FieldCode } from '../yaml/decode.ts';

interface AboutKind {
  /** What a worksheet has for it. */
  paper: 'line' | 'date' | 'scale' | 'boxes' | 'lines' | 'person' | 'rows';
  /** How it is written in a file of answers; not said of a plain text. */
  written?: string;
  /** Made of choices, or own words where the question allows them. */
  picks?: true;
  /** What its one text must be, and the code of the mistake when it is not. */
  valid?: { is: (text: string) => boolean; not: FieldCode };
  /** The text as a person reads it, where that is not the text itself. */
  say?: (text: string, words: Words) => string;
  /** An answer to try pages out with; of picks and records it is made from the question. */
  sample?: unknown;
}

const sayMoment = (text: string, words: Words): string => dayWords(words).moment(text);

const KINDS = {
  text: { paper: 'line', sample: 'words' },
  lines: { paper: 'lines', written: '["...", "..."]', sample: ['words', 'words'] },
  one: { paper: 'boxes', picks: true },
  many: { paper: 'boxes', picks: true, written: '[..., ...]' },
  /** A calendar day. */
  date: {
    paper: 'date',
    written: '"2026-11-22"',
    valid: { is: isDay, not: 'not_date' },
    say: sayMoment,
    sample: '2026-01-20',
  },
  /** A day with or without a time of day, on the person's own clock. */
  moment: {
    paper: 'date',
    written: '"2026-11-22 21:30"',
    valid: { is: isMoment, not: 'not_moment' },
    say: sayMoment,
    sample: '2026-01-20 09:30',
  },
  /** A whole number from 0 to 10, kept as text as it was typed. */
  scale: {
    paper: 'scale',
    written: '"7"',
    valid: { is: (text) => /^(10|\d)$/.test(text), not: 'not_scale' },
    sample: '7',
  },
  phone: { paper: 'line', sample: 'words' },
  person: {
    paper: 'person',
    written: '{ name: "...", phone: "...", note: "..." }',
    sample: { name: 'words', phone: '01', note: 'words' },
  },
  records: { paper: 'rows' },
} satisfies Record<string, AboutKind>;

export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];
export const aboutKind = (kind: Kind): AboutKind => KINDS[kind];
