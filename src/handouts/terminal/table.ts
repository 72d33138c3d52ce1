import type { Pen } from './marks.ts';
import { columns, extent, wrap } from '../../text/wrap.ts';
import type { Piece } from '../../text/wrap.ts';

type Cell = readonly Piece[];
type Cells = readonly Cell[];

/** Columns between the words of two cells: a bar with a space on each side. */
const GAP = 3;

/** The fewest columns in which wrapped words still read well. */
const COMFORT = 16;

/**
 * A table, its first row the header, in at most `width` columns. Where its columns would be too narrow, each row
 * becomes a short list of "header: words".
 */
export function tableLines(
  rows: readonly Cells[],
  aligns: readonly string[],
  width: number,
  pen: Pen,
): string[] {
  const widths = columnWidths(rows, width);
  return widths ? grid(rows, widths, aligns, pen) : stacked(rows, width, pen);
}

/**
 * The width of each column, what is too much taken from the widest ones; undefined when a word would have to be
 * broken or a column that wraps would be narrow.
 */
function columnWidths(rows: readonly Cells[], width: number): number[] | undefined {
  const extents = (rows[0] ?? []).map((_, column) => rows.map((row) => extent(row[column] ?? [])));
  const whole = extents.map((cells) => Math.max(1, ...cells.map(({ line }) => line)));
  const least = extents.map((cells, column) =>
    Math.max(Math.min(COMFORT, whole[column] ?? 1), ...cells.map(({ word }) => word)),
  );
  const widths = [...whole];
  let excess = sum(widths) + GAP * (widths.length - 1) - width;
  if (sum(widths) - sum(least) < excess) return undefined;
  for (; excess > 0; excess -= 1) {
    const spare = widths.map((size, column) => (size > (least[column] ?? 0) ? size : 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

function grid(
  rows: readonly Cells[],
  widths: readonly number[],
  aligns: readonly string[],
  pen: Pen,
): string[] {
  const { chalk, marks } = pen;
  const across = ([line, crossing]: readonly [string, string]): string =>
    chalk.dim(widths.map((size) => line.repeat(size)).join(line + crossing + line));
  const bar = ` ${chalk.dim(marks.bar)} `;
  const [header = [], ...drawn] = rows.map((row) => {
    const cells = widths.map((size, column) => wrap(row[column] ?? [], size, chalk));
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      cells.map((cell, column) => padded(cell[line] ?? '', widths[column] ?? 0, aligns[column])).join(bar),
    );
  });
  // Rows of one line each need no line between them to be told apart.
  const tall = drawn.some((row) => row.length > 1);
  return [
    ...(rows[0]?.some((cell) => cell.length > 0) ? [...header, across(marks.under)] : []),
    ...drawn.flatMap((row, index) => [...(tall && index > 0 ? [across(marks.between)] : []), ...row]),
  ];
}

function padded(text: string, width: number, align = 'left'): string {
  const spare = Math.max(0, width - columns(text));
  const before = align === 'right' ? spare : align === 'center' ? Math.floor(spare / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(spare - before);
}

function stacked([header = [], ...rows]: readonly Cells[], width: number, pen: Pen): string[] {
  return rows.flatMap((row, index) => [
    ...(index > 0 ? [''] : []),
    ...row.flatMap((cell, column) => {
      const name = header[column] ?? [];
      const label: Cell = name.length ? [...name, { text: ': ', styles: ['bold'] }] : [];
      const words = row.some((other) => other.length > 0) ? cell : toWriteOn(width);
      return hanging([...label, ...words], column > 0 ? '  ' : '', width, pen);
    }),
  ]);
}

/** Words set in, and a little more so from their second line on. */
function hanging(words: Cell, indent: string, width: number, { chalk }: Pen): string[] {
  const room = width - indent.length;
  const whole = wrap(words, room, chalk);
  const lines = whole.length > 1 ? wrap(words, room - 2, chalk) : whole;
  return lines.map((line, at) => `${indent}${at > 0 ? '  ' : ''}${line}`);
}

/** An empty row is there to be filled in. */
const toWriteOn = (width: number): Cell => [{ text: '_'.repeat(width), styles: [], blank: true }];
