/** A card to cut out: the parts between its rules as faces of true size, two and two beside a fold. */
import { blocksHtml, type Page } from './blocks.ts';
import type { Block } from '../tree.ts';

/** Sizes of type on a face, in points: the largest that fits is taken. What does not fit the smallest goes to one more face. */
const SIZES = [13, 12, 11, 10] as const;
const SMALLEST = 10;

/** The room inside a face, and what things take there, in millimetres; a little more than they do. */
const ROOM = { width: 77, height: 50.3 };
const MM_PER_POINT = 0.3528;
const LINE_HEIGHT = 1.22;
const LETTER_WIDTH = 0.48;
const BETWEEN = 1;
const BLANK = { least: 22, height: 7.2 };
const ROW = { padding: 1.1, larger: 1.15, between: 3, least: 23, blank: 35 };
/** Bold digits are so much wider than letters mostly are. */
const DIGITS = 1.16;
/** What lines lose at their ends where words do not break. */
const RAGGED = 4;
/** What does not grow with the letters. */
const DRAWN = { strip: 12, number_in_words: 19, cells: 20.5 };
/** A number has fewer letters with what stands before it. */
const IN_WORDS = 50;
/** The bar of the riskiest weeks, above its words. */
const BAR = 13;

/** So many strips of two faces leave room on a sheet for a second set. */
const STRIPS_OF_A_SET = 2;

/** What comes before the first rule stays above; each part between rules is a face. Paper has two sets, a screen one. */
export function cardHtml(blocks: readonly Block[], page: Page): string {
  const [intro = [], ...parts] = splitAtRules(blocks);
  const faces = fitted(parts.filter((part) => part.length > 0)).map((part) => faceHtml(part, page));
  const strips = [];
  for (let at = 0; at < faces.length; at += 2)
    strips.push(`<div class="strip">\n${faces[at]}\n${faces[at + 1] ?? '<div class="face"></div>'}\n</div>`);
  const set = strips.join('\n');
  const again =
    strips.length <= STRIPS_OF_A_SET
      ? `\n<div class="cards again" aria-hidden="true">\n${set.replaceAll('risk-high', 'risk-high-again')}\n</div>`
      : '';
  return `${blocksHtml(intro, page)}\n<div class="cards">\n${set}\n</div>${again}`;
}

function splitAtRules(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.token.type === 'hr') parts.push([]);
    else parts.at(-1)!.push(block);
  }
  return parts;
}

/** Faces in their order. What found no room goes to the face beside it, else, together, to one behind all. */
function fitted(parts: readonly Block[][]): Block[][] {
  const split = parts.map((part) => splitWhere(part, ROOM.height));
  const faces = split.map(({ face }) => face);
  const over: Block[] = [];
  for (const [index, { rest }] of split.entries())
    for (const block of rest) {
      const beside = faces[index ^ 1];
      const fits = beside && heightOf([...beside, block], SMALLEST) <= ROOM.height;
      (fits ? beside : over).push(block);
    }
  return over.length > 0 ? [...faces, over] : faces;
}

/** The last blocks of a face go, one by one, until the others fit; the first always stays. */
function splitWhere(part: readonly Block[], room: number): { face: Block[]; rest: Block[] } {
  let count = part.length;
  while (count > 1 && heightOf(part.slice(0, count), SMALLEST) > room) count -= 1;
  return { face: part.slice(0, count), rest: part.slice(count) };
}

function faceHtml(blocks: readonly Block[], page: Page): string {
  const fits = SIZES.find((points) => heightOf(blocks, points) <= ROOM.height) ?? SMALLEST;
  return `<section class="face pt${fits}">\n${blocksHtml(blocks, page)}\n</section>`;
}

/** About how high blocks are in letters of so many points. */
function heightOf(blocks: readonly Block[], points: number): number {
  return blocks.reduce((sum, block) => {
    const { token, children } = block;
    if (token.type === 'layout_open') return sum + laidOutHeight(block, points);
    if (token.type !== 'inline')
      return (
        sum + heightOf(children, points) + (token.type === 'paragraph_open' && !token.hidden ? BETWEEN : 0)
      );
    return sum + token.content.split('\n').reduce((rows, row) => rows + rowHeight(row, points), 0);
  }, 0);
}

function laidOutHeight({ token, children }: Block, points: number): number {
  if (token.info === 'cells') return DRAWN.cells;
  if (token.info === 'strip')
    return children.map(textOf).join('').replace(MARKS, '').length > IN_WORDS
      ? DRAWN.number_in_words
      : DRAWN.strip;
  const bar = token.info === 'risk' ? BAR : 0;
  if (token.info !== 'people') return bar + heightOf(children, points);
  const rows = children.flatMap((list) => list.children);
  return rows.reduce((sum, row) => sum + numberRowHeight(textOf(row), points) + ROW.padding, BETWEEN);
}

/** A name has what room its number leaves it, and goes on below; with too little room the number does. */
function numberRowHeight(row: string, points: number): number {
  const [what = '', number = ''] = row.split('**');
  const call = rowHeight(number, points * ROW.larger);
  const wide = BLANKS.test(number) ? ROW.blank : widthOf(number, points * ROW.larger) * DIGITS;
  const left = ROOM.width - wide - ROW.between;
  return left < ROW.least ? call + rowHeight(what, points) : Math.max(call, rowHeight(what, points, left));
}

const textOf = ({ token, children }: Block): string =>
  token.type === 'inline' ? token.content : children.map(textOf).join('');

/** Words beside which a line to write on has no room have it below. */
function rowHeight(row: string, points: number, wide: number = ROOM.width): number {
  const width = widthOf(row, points);
  const rows = width <= wide ? 1 : Math.ceil(width / (wide - RAGGED));
  const lines = rows * points * MM_PER_POINT * LINE_HEIGHT;
  const blanks = row.split(BLANKS).length - 1;
  if (blanks === 0) return lines;
  return width + blanks * BLANK.least <= wide ? BLANK.height : lines + BLANK.height;
}

/** Lines to write on are dots. */
const BLANKS = /\.{10,}/;
const MARKS = /\*\*|\\|\]\([^)]*\)|\[/g;

const widthOf = (row: string, points: number): number =>
  row.replace(MARKS, '').split(BLANKS).join('').length * points * MM_PER_POINT * LETTER_WIDTH;
