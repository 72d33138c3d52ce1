import { Chalk } from 'chalk';

import { markdownTree, type Block } from '../tree.ts';
import { codeOf, inline } from './inline.ts';
import { ASCII, UNICODE } from './marks.ts';
import type { Pen, Marks } from './marks.ts';
import { tableLines } from './table.ts';
import { columns, wrap } from '../../text/wrap.ts';
import type { Piece, Style } from '../../text/wrap.ts';

export interface TerminalOptions {
  /** Columns of the terminal; taken as 20 to 200. */
  readonly width: number;
  readonly color: boolean;
  readonly unicode: boolean;
}

/** Markdown as lines for a terminal, none wider than it. With colour it holds styles, and never another control. */
export function renderTerminal(markdown: string, options: TerminalOptions): string {
  const pen: Pen = {
    chalk: new Chalk({ level: options.color ? 1 : 0 }),
    marks: options.unicode ? UNICODE : ASCII,
  };
  const width = Math.min(200, Math.max(20, Math.floor(options.width) || 80));
  const lines = linesOfAll(markdownTree(markdown), width, pen);
  return lines.map((line) => `${line.replace(/ +$/, '')}\n`).join('');
}

/** The least room for words; deeper quotes and lists are not set in further. */
const NARROWEST = 10;

function linesOfAll(list: readonly Block[], width: number, pen: Pen): string[] {
  return list.flatMap((block, index) => {
    const before = list[index - 1];
    return [...(before && isApart(before, block) ? [''] : []), ...linesOf(block, width, pen)];
  });
}

/** A list that was written right under its words stays there: in a small window each line counts. */
const isApart = ({ token }: Block, next: Block): boolean =>
  !token.hidden && !(token.type === 'paragraph_open' && token.map?.[1] === next.token.map?.[0]);

function linesOf(block: Block, width: number, pen: Pen): string[] {
  const { token, children } = block;
  switch (token.type) {
    case 'heading_open':
      return headingLines(block, width, pen);
    case 'paragraph_open':
      return wrap(piecesOf(block, pen.marks), width, pen.chalk);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listLines(children, width, pen);
    case 'blockquote_open':
      return indented(children, `${pen.chalk.yellow(pen.marks.edge)} `, undefined, width, pen);
    case 'table_open':
      return tableLines(tableCells(block, pen.marks), alignsOf(block), width, pen);
    case 'fence':
    case 'code_block':
      return wrap(codeOf(token.content), width, pen.chalk).map((line) => line.replaceAll('\u00A0', ' '));
    case 'hr':
      return [token.markup.startsWith('_') ? '_'.repeat(width) : pen.chalk.dim(pen.marks.cut.repeat(width))];
    default:
      return linesOfAll(children, width, pen);
  }
}

function headingLines({ token, children }: Block, width: number, pen: Pen): string[] {
  const underline = pen.marks.underlines[Math.min(3, Number(token.tag.slice(1))) - 1] ?? '';
  const words = children.flatMap((child) => inline(child.token, pen.marks, ['bold']));
  // Measured without styles: their codes can stand inside of what is one letter to the eye.
  const wide = Math.max(0, ...wrap(words, width, UNPAINTED).map(columns));
  return [...wrap(words, width, pen.chalk), pen.chalk.bold(underline.repeat(wide))];
}

const UNPAINTED = new Chalk({ level: 0 });

/** Blocks behind a mark: `first` on their first line when given, `rest` on the others. */
function indented(
  children: readonly Block[],
  rest: string,
  first: string | undefined,
  width: number,
  pen: Pen,
): string[] {
  const room = width - columns(rest);
  if (room < NARROWEST) return linesOfAll(children, width, pen);
  const inner = linesOfAll(children, room, pen);
  return (inner.length ? inner : ['']).map((line, index) => (index ? rest : (first ?? rest)) + line);
}

function listLines(items: readonly Block[], width: number, pen: Pen): string[] {
  const tight = items.every((item) =>
    item.children.every(({ token }) => token.type !== 'paragraph_open' || token.hidden),
  );
  const widest = Math.max(0, ...items.map(({ token }) => token.info.length));
  return items.flatMap((item, index) => {
    const { token, children } = item;
    const number = token.info ? `${token.info.padStart(widest)}${token.markup}` : undefined;
    const mark = `${number ?? takeBox(children[0], pen.marks) ?? pen.marks.bullet} `;
    return [
      ...(index && !tight ? [''] : []),
      ...indented(children, ' '.repeat(columns(mark)), mark, width, pen),
    ];
  });
}

/** The box that a list item starts with, taken from its words to stand in place of the bullet. */
function takeBox(paragraph: Block | undefined, marks: Marks): string | undefined {
  const text = paragraph?.children[0]?.token.children?.[0];
  const box = text?.type === 'text' ? /^\[([ xX])\](?: +|$)/.exec(text.content) : null;
  if (!text || !box) return undefined;
  text.content = text.content.slice(box[0].length);
  return box[1] === ' ' ? marks.open : marks.done;
}

function tableCells(table: Block, marks: Marks): Piece[][][] {
  const rows = table.children.flatMap((part) => part.children);
  return rows.map((row) =>
    row.children.map((cell) => piecesOf(cell, marks, cell.token.type === 'th_open' ? ['bold'] : [])),
  );
}

function alignsOf(table: Block): string[] {
  const header = table.children[0]?.children[0]?.children ?? [];
  return header.map(
    ({ token }) => /left|center|right/.exec(String(token.attrGet('style') ?? ''))?.[0] ?? 'left',
  );
}

function piecesOf(block: Block, marks: Marks, styles: readonly Style[] = []): Piece[] {
  return block.children.flatMap(({ token }) => inline(token, marks, styles));
}
