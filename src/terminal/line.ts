/** An answer being typed, moved through and cut by whole characters as people see them; and its rows. */
import { columns, graphemes } from '../text/wrap.ts';
import type { KeyName } from './keys.ts';

export interface Line {
  readonly text: string;
  /** UTF-16 index, never inside a character. */
  readonly at: number;
}

export const lineOf = (text: string): Line => ({ text, at: text.length });

/** Puts text at the cursor. A mark that joins the letter before or after it moves the cursor behind the whole. */
export function insert({ text, at }: Line, more: string): Line {
  const whole = text.slice(0, at) + more + text.slice(at);
  const end = at + more.length;
  return { text: whole, at: end === 0 ? 0 : after(whole, end - 1) };
}

/** The line after a key that moves or cuts; undefined for a key that does neither. */
export function edit(line: Line, key: KeyName): Line | undefined {
  const { text, at } = line;
  switch (key) {
    case 'left':
      return { text, at: before(text, at) };
    case 'right':
      return { text, at: at < text.length ? after(text, at) : at };
    case 'word_left':
      return { text, at: wordLeft(text, at) };
    case 'word_right':
      return { text, at: wordRight(text, at) };
    case 'home':
    case 'up':
      return { text, at: 0 };
    case 'end':
    case 'down':
      return { text, at: text.length };
    case 'backspace':
      return cutOut(text, before(text, at), at);
    case 'delete':
      return at < text.length ? cutOut(text, at, after(text, at)) : line;
    case 'cut_word_left':
      return cutOut(text, wordLeft(text, at), at);
    case 'cut_word_right':
      return cutOut(text, at, wordRight(text, at));
    case 'cut_left':
      return cutOut(text, 0, at);
    case 'cut_right':
      return cutOut(text, at, text.length);
    case 'newline':
      return insert(line, '\n');
    default:
      return undefined;
  }
}

const cutOut = (text: string, from: number, to: number): Line => ({
  text: text.slice(0, from) + text.slice(to),
  at: from,
});

/** Where the character before a place starts. */
const before = (text: string, at: number): number => edges(text).findLast((edge) => edge < at) ?? 0;

/** Where the character at a place ends. */
const after = (text: string, at: number): number => edges(text).find((edge) => edge > at) ?? text.length;

/** Where characters start, and the end of the text. */
function edges(text: string): number[] {
  let at = 0;
  return [0, ...graphemes(text).map((letter) => (at += letter.length))];
}

const wordLeft = (text: string, at: number): number => text.slice(0, at).search(/\S*\s*$/u);

const wordRight = (text: string, at: number): number => at + /^\s*\S*/u.exec(text.slice(at))![0].length;

export interface LineView {
  readonly rows: readonly string[];
  /** The row that holds the cursor, and what stands before it there. */
  readonly row: number;
  readonly before: string;
}

export const FIRST = '> ';
const NEXT = '  ';

/**
 * Rows of at most `width - 1` columns, so that no terminal wraps them by itself. Terminals differ on how wide joined
 * emoji and marks are: each counts with its widest reading. A line end is shown as `mark`.
 */
export function layout({ text, at }: Line, width: number, mark: string): LineView {
  const room = Math.max(4, width - 1);
  const rows = [FIRST];
  let used = FIRST.length;
  let row = 0;
  let ahead = FIRST;
  const open = (): void => {
    rows.push(NEXT);
    used = NEXT.length;
  };
  let index = 0;
  for (const one of graphemes(text)) {
    const shown = one === '\n' ? mark : one === '\t' ? ' ' : one;
    if (used + widest(shown) > room) open();
    if (index <= at) [row, ahead] = [rows.length - 1, rows.at(-1)!];
    rows[rows.length - 1] += shown;
    used += widest(shown);
    if (one === '\n') open();
    index += one.length;
  }
  if (at >= text.length) [row, ahead] = [rows.length - 1, rows.at(-1)!];
  return { rows, row, before: ahead };
}

const widest = (one: string): number =>
  Math.max(
    one.length,
    [...one].reduce((sum, part) => sum + columns(part), 0),
  );
