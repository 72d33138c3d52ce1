/** What a screen says, laid out only when it is shown: for another width it is just shown again. */
import { stripVTControlCharacters } from 'node:util';
import type { ChalkInstance } from 'chalk';
import { visibleText } from '../text/visible.ts';
import { columns, graphemes, wrap, type Style } from '../text/wrap.ts';

/** How to draw: columns to fill, colours, and whether everything goes in one plain column to be read aloud. */
export interface Look {
  width: number;
  chalk: ChalkInstance;
  plain: boolean;
}

/** Lines of at most the width of the look, each without its line end. */
export type Passage = (look: Look) => string[];

export const gap: Passage = () => [''];

/** A paragraph; `mark` stands before its first line, and the others line up behind it. */
export function paragraph(text: string, styles: readonly Style[] = [], mark = ''): Passage {
  return ({ width, chalk }) => {
    const indent = columns(mark);
    const lines = wrap([{ text: visibleText(text), styles }], Math.max(8, width - indent), chalk);
    return (lines.length > 0 ? lines : ['']).map((line, index) => (index ? ' '.repeat(indent) : mark) + line);
  };
}

export const heading = (text: string): Passage => paragraph(text, ['bold']);
export const quiet = (text: string): Passage => paragraph(text, ['dim']);

export interface Group {
  title?: string;
  items: readonly string[];
}

/** The narrowest column that labels read well in, and how long a list may be before it is set in several. */
const COLUMN = 34;
const ONE_COLUMN = 16;

/** A numbered list, its numbers running on over its groups. A long one is set in columns where they fit. */
export function numbered(groups: readonly Group[]): Passage {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const digits = String(count).length;
  return (look) => {
    const across = look.plain || count <= ONE_COLUMN ? 1 : Math.max(1, Math.floor(look.width / COLUMN));
    const width = Math.floor(look.width / across) - (across > 1 ? 2 : 0);
    let number = 0;
    return groups.flatMap(({ title, items }, index) => {
      const cells = items.map((item) => {
        number += 1;
        return paragraph(item, [], `${String(number).padStart(digits + 1)}. `)({ ...look, width });
      });
      const head = title === undefined ? [] : [...(index > 0 ? [''] : []), ...heading(title)(look)];
      return [...head, ...sideBySide(cells, across, width + 2)];
    });
  };
}

/** Cells down the first column, then down the next. */
function sideBySide(cells: readonly string[][], across: number, width: number): string[] {
  const down = Math.ceil(cells.length / across);
  return Array.from({ length: down }, (_row, at) => {
    const row = Array.from({ length: across }, (_cell, column) => cells[column * down + at] ?? []);
    const height = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: height }, (_line, line) =>
      row
        .map((cell) => cell[line] ?? '')
        .map((text, column) =>
          column < across - 1 ? text.padEnd(text.length + width - columns(text)) : text,
        )
        .join('')
        .trimEnd(),
    );
  }).flat();
}

/** As much of a text as fits on one line. */
export function clipped(text: string, width: number): string {
  const line = visibleText(text).replace(/\s+/g, ' ').trim();
  if (columns(line) <= width) return line;
  let kept = '';
  for (const segment of graphemes(line)) {
    if (columns(kept + segment) > width - 3) break;
    kept += segment;
  }
  return `${kept.trimEnd()}...`;
}

/**
 * As many parts of some blocks, from `start` on, as fit a window of `rows`, and where the next windowful starts:
 * Infinity after the last. A part is a paragraph or an item of a list, so that it is the same in any width.
 */
export function windowful(
  passages: readonly Passage[],
  start: number,
  rows: Rows,
): { shown: Passage; next: number } {
  const partsIn = (look: Look): string[][] => parts(passages.flatMap((passage) => passage(look)));
  const sizes = rows ? partsIn(rows.look).map((part) => part.length) : [];
  let next = start;
  let used = 0;
  for (const size of sizes.slice(start)) {
    used += size;
    if (used > rows!.count - ROWS_BELOW && next > start) break;
    next += 1;
  }
  const end = next < sizes.length ? next : Infinity;
  return { shown: (look) => partsIn(look).slice(start, end).flat(), next: end };
}

/** The rows of a window and how it draws; undefined where there is no window to fill. */
export type Rows = { count: number; look: Look } | undefined;

/** The line that says how to go on, and the one to type on. */
const ROWS_BELOW = 2;

function parts(lines: readonly string[]): string[][] {
  const all: string[][] = [];
  for (const line of lines) {
    const text = stripVTControlCharacters(line);
    const last = all.at(-1);
    // The title of a list stays with its first item.
    const titled = last?.length === 2 && last[0] === '';
    const starts = text === '' || (/^ *(?:\d+\.|[•-]) /.test(text) && !titled);
    if (starts || !last) all.push([line]);
    else last.push(line);
  }
  return all;
}
