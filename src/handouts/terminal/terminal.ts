import { Chalk } from 'chalk';

import { markdownTree, type Block } from '../tree.ts';
import { codeOf, inline } from './inline.ts';
import { ASCII, UNICODE } from './marks.ts';
import type { Look, Marks } from './marks.ts';
import { tableLines } from './table.ts';
import { columns, wrap } from '../../text/wrap.ts';
import type { Piece, Style } from '../../text/wrap.ts';

export interface TerminalOptions {
  /** Columns of the terminal; taken as 20 to 200. */
  readonly width: number;
  readonly color: boolean;
  readonly unicode: boolean;
}

/** Markdown as lines for a terminal, none wider than it. The only controls in it are line ends and, with colour, styles. */
export function renderTerminal(markdown: string, options: TerminalOptions): string {
  const look: Look = {
    chalk: new Chalk({ level: options.color ? 1 : 0 }),
    marks: options.unicode ? UNICODE : ASCII,
  };
  const width = Math.min(200, Math.max(20, Math.floor(options.width) || 80));
  const page = blocks(markdownTree(markdown), width, look);
  return page.map((line) => `${line.replace(/ +$/, '')}\n`).join('');
}

/** The least room for words; deeper quotes and lists are not set in further. */
const NARROWEST = 10;

function blocks(list: readonly Block[], width: number, look: Look): string[] {
  return list.flatMap((block, index) => {
    const before = list[index - 1];
    return [...(before && !before.token.hidden ? [''] : []), ...lines(block, width, look)];
  });
}

function lines(block: Block, width: number, look: Look): string[] {
  const { token, children } = block;
  switch (token.type) {
    case 'heading_open':
      return heading(block, width, look);
    case 'paragraph_open':
      return wrap(piecesOf(block, look.marks), width, look.chalk);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listLines(children, width, look);
    case 'blockquote_open':
      return setIn(children, `${look.chalk.yellow(look.marks.edge)} `, undefined, width, look);
    case 'table_open':
      return tableLines(rowsOf(block, look.marks), alignsOf(block), width, look);
    case 'fence':
    case 'code_block':
      return wrap(codeOf(token.content), width, look.chalk).map((line) => line.replaceAll('\u00A0', ' '));
    case 'hr':
      return [
        token.markup.startsWith('_') ? '_'.repeat(width) : look.chalk.dim(look.marks.cut.repeat(width)),
      ];
    default:
      return blocks(children, width, look);
  }
}

function heading({ token, children }: Block, width: number, look: Look): string[] {
  const underline = look.marks.underlines[Math.min(3, Number(token.tag.slice(1))) - 1] ?? '';
  const text = wrap(
    children.flatMap((child) => inline(child.token, look.marks, ['bold'])),
    width,
    look.chalk,
  );
  return [...text, look.chalk.bold(underline.repeat(Math.max(0, ...text.map(columns))))];
}

/** Blocks behind a mark: `first` on their first line when given, `rest` on the others. */
function setIn(
  children: readonly Block[],
  rest: string,
  first: string | undefined,
  width: number,
  look: Look,
): string[] {
  const room = width - columns(rest);
  if (room < NARROWEST) return blocks(children, width, look);
  const inner = blocks(children, room, look);
  return (inner.length ? inner : ['']).map((line, index) => (index ? rest : (first ?? rest)) + line);
}

function listLines(items: readonly Block[], width: number, look: Look): string[] {
  const tight = items.every((item) =>
    item.children.every(({ token }) => token.type !== 'paragraph_open' || token.hidden),
  );
  const widest = Math.max(0, ...items.map(({ token }) => token.info.length));
  return items.flatMap((item, index) => {
    const { token, children } = item;
    const number = token.info ? `${token.info.padStart(widest)}${token.markup}` : undefined;
    const mark = `${number ?? takeBox(children[0], look.marks) ?? look.marks.bullet} `;
    return [
      ...(index && !tight ? [''] : []),
      ...setIn(children, ' '.repeat(columns(mark)), mark, width, look),
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

function rowsOf(table: Block, marks: Marks): Piece[][][] {
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
