/** What the reckoning of lengths shares: rows of words, and blocks below each other. In millimetres. */
import type { Block } from '../../handouts/tree.ts';
import type { Printed } from './letters.ts';

export const EM = 4.233;
export const LINE = 1.25 * EM;

/** What a block takes, and the room it wants above and below: of two that meet, the larger counts. */
export interface Size {
  height: number;
  above?: number;
  below?: number;
}

export const heightTogether = (sizes: readonly Size[]): number =>
  sizes.reduce(
    (sum, { height, above = 0 }, index) =>
      sum + height + (index === 0 ? 0 : Math.max(above, sizes[index - 1]!.below ?? 0)),
    0,
  );

export interface Room {
  width: number;
  drawn: number;
  /** By how much a sheet is set closer than a page: all but a poster is reckoned as if it were a page. */
  closer: number;
}

/** The rows of all words in a block. */
export function rowsOf(block: Block): Printed[][] {
  const rows: Printed[][] = [[]];
  let bold = false;
  for (const token of inlineTokens(block)) {
    if (token.type === 'hardbreak') rows.push([]);
    else if (token.tag === 'strong') bold = token.nesting > 0;
    else rows.at(-1)!.push({ text: token.type === 'softbreak' ? ' ' : token.content, bold });
  }
  return rows;
}
const inlineTokens = ({ token, children }: Block): readonly Block['token'][] =>
  token.type === 'inline' ? (token.children ?? []) : children.flatMap(inlineTokens);
