/** An answer being typed, as rows that fit the terminal. Pure. */
import stringWidth from 'fast-string-width';
import { graphemes, type Line } from './line.ts';

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
  let before = FIRST;
  const open = (): void => {
    rows.push(NEXT);
    used = NEXT.length;
  };
  let index = 0;
  for (const one of graphemes(text)) {
    const shown = one === '\n' ? mark : one === '\t' ? ' ' : one;
    if (used + widest(shown) > room) open();
    if (index <= at) [row, before] = [rows.length - 1, rows.at(-1)!];
    rows[rows.length - 1] += shown;
    used += widest(shown);
    if (one === '\n') open();
    index += one.length;
  }
  if (at >= text.length) [row, before] = [rows.length - 1, rows.at(-1)!];
  return { rows, row, before };
}

const widest = (one: string): number =>
  Math.max(
    one.length,
    [...one].reduce((sum, part) => sum + stringWidth(part), 0),
  );
