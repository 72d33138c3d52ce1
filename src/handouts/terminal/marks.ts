import type { ChalkInstance } from 'chalk';

/** The signs a handout is drawn with. */
export interface Marks {
  readonly bullet: string;
  /** A box to tick, and one that is. */
  readonly open: string;
  readonly done: string;
  /** At the left of a note. */
  readonly edge: string;
  /** Under headings of level 1, 2, and 3 or more. */
  readonly underlines: readonly [string, string, string];
  /** A line to cut or stop at. */
  readonly cut: string;
  /** Of a table: the line under its header, the line between rows, each with its crossing, and the bar. */
  readonly under: readonly [line: string, crossing: string];
  readonly between: readonly [line: string, crossing: string];
  readonly bar: string;
}

export const UNICODE: Marks = {
  bullet: '•',
  open: '☐',
  done: '☑',
  edge: '┃',
  underlines: ['═', '─', '┈'],
  cut: '╌',
  under: ['═', '╪'],
  between: ['─', '┼'],
  bar: '│',
};

export const ASCII: Marks = {
  bullet: '-',
  open: '[ ]',
  done: '[x]',
  edge: '|',
  underlines: ['=', '-', '.'],
  cut: '-',
  under: ['=', '+'],
  between: ['-', '+'],
  bar: '|',
};

/** How to draw: the styles that are on, and the signs. */
export interface Pen {
  readonly chalk: ChalkInstance;
  readonly marks: Marks;
}
