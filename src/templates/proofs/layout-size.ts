/** How much the parts between fences take on a page. */
import { sidesOf } from '../../handouts/html/layouts.ts';
import type { LayoutName } from '../../handouts/layouts.ts';
import type { Block } from '../../handouts/tree.ts';
import { printedLines, printedWidth } from './letters.ts';
import { EM, heightTogether, rowsOf, type Room, type Size } from './measure.ts';

/** How much a part between fences takes: see LAYOUTS in handouts/html/style.ts. */
export function layoutSize(block: Block, room: Room, sizeOf: (block: Block, room: Room) => Size): Size {
  const { width } = room;
  const inside = (blocks: readonly Block[], wide: number): number => {
    const sizes = blocks.map((one) => sizeOf(one, { ...room, width: wide }));
    return heightTogether(sizes);
  };
  switch (block.token.info as LayoutName) {
    case 'strip':
      return { height: Math.max(20.5, rowsSize(block.children.slice(1), width - 44)) + 2.3, below: 2.2 };
    case 'people':
    case 'visits':
      return { height: rowsSize(block.children, width), below: 1.8 };
    case 'cells': {
      const cells = itemsOf(block).map(
        (item) => Math.max(15.5, textHeight(item, width / 3 - 24, 1.12)) + 2.7,
      );
      const rows = [0, 3].map((at) => Math.max(0, ...cells.slice(at, at + 3)));
      return { height: rows.reduce((sum, row) => sum + row + 1.6, -1.6), below: 2 };
    }
    case 'steps':
      return {
        height: itemsOf(block).reduce(
          (sum, item) => sum + Math.max(11, textHeight(item, width - 24, 1.25)) + 2.3,
          0,
        ),
        below: 1.8,
      };
    case 'box':
      return { height: Math.max(9, inside(block.children, width - 19.6) - 1.8) + 4, below: 2.2 };
    case 'own-words':
      return { height: inside(block.children, width - 8) - 1 + 3.2, below: 2.2 };
    case 'poster': {
      const { closer } = room;
      const sizes = block.children.map((one) =>
        one.token.info === 'steps'
          ? { height: posterSteps(one, width * closer) / closer ** 2, below: 2 }
          : sizeOf(one, room),
      );
      return { height: heightTogether(sizes), below: 2.2 };
    }
    case 'end':
      return { height: 0 };
    case 'risk':
      return { height: inside(block.children, width) + width * 0.22, below: 1.8 };
    case 'columns': {
      const sides = sidesOf(block.children).map((parts) => inside(parts.flat(), (width - 6) / 2));
      return { height: Math.max(...sides), below: 1.8 };
    }
    default:
      return { height: inside(block.children, width) };
  }
}

const itemsOf = ({ children }: Block): Block[] => children.flatMap((list) => list.children);

const textHeight = (block: Block, width: number, line: number): number =>
  rowsOf(block).reduce((sum, row) => sum + printedLines(row, width, EM) * line * EM, 0);

/** Rows with a large number, or a day, beside their words. */
function rowsSize(blocks: readonly Block[], width: number): number {
  const rows = blocks.flatMap((list) => (list.token.type.endsWith('list_open') ? list.children : [list]));
  return rows.reduce((sum, row) => {
    const words = rowsOf(row).flat();
    const [beside, rest] = [words.filter(({ bold }) => bold).slice(-1), words.filter(({ bold }) => !bold)];
    const number = Math.min(width * 0.6, printedWidth(beside, EM * 1.15) + 3);
    return sum + Math.max(1, printedLines(rest, width - number - 3, EM)) * 1.2 * EM + 1.7;
  }, 0);
}

/** Steps in large letters: the first bold words of each are larger still. */
function posterSteps(block: Block, width: number): number {
  const [verb, words] = [20.5 * POINT, 12.5 * POINT];
  return itemsOf(block).reduce((sum, item) => {
    const [first, ...rest] = rowsOf(item)
      .flat()
      .filter(({ text }) => text !== '');
    const room = width - 37.2;
    const high =
      printedLines(first ? [first] : [], room, verb) * 1.06 * verb +
      printedLines(rest, room, words) * 1.14 * words;
    return sum + Math.max(16, high) + 1.5;
  }, 0);
}

const POINT = 0.3528;
