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
const LETTER_WIDTH = 0.49;
const BETWEEN = 1;
const BLANK = { least: 22, height: 7.2 };
const ROW = { padding: 1.1, larger: 1.15, between: 3, least: 23, blank: 35 };
/** Bold digits are so much wider than letters mostly are. */
const DIGITS = 1.16;
/** What lines lose at their ends where words do not break. */
const RAGGED = 4;
/** What does not grow with the letters. */
const DRAWN = { strip: 11.2, number_in_words: 19, cells: 18.5 };
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
  const split = parts.map((part) => kept([], unitsOf(part)));
  const faces = split.map(({ face }) => face);
  const over: Block[] = [];
  for (const [index, { rest }] of split.entries()) {
    const beside = kept(faces[index ^ 1] ?? [], rest);
    if (faces[index ^ 1]) faces[index ^ 1] = beside.face;
    over.push(...beside.rest.flat());
  }
  return over.length > 0 ? [...faces, over] : faces;
}

/** What fits under what is on a face already; on an empty one the first always does. */
function kept(on: readonly Block[], units: readonly Block[][]): { face: Block[]; rest: Block[][] } {
  const face = [...on];
  const rest = units.filter((unit) => {
    const fits = face.length === 0 || heightOf([...face, ...unit], SMALLEST) <= ROOM.height;
    if (fits) face.push(...unit);
    return !fits;
  });
  return { face, rest };
}

/** Words that lead to what stands below them are never left behind: "Please call:". */
function unitsOf(part: readonly Block[]): Block[][] {
  const units: Block[][] = [];
  let leads = false;
  for (const block of part) {
    if (leads) units.at(-1)!.push(block);
    else units.push([block]);
    leads = /:\s*$/.test(block.token.type === 'paragraph_open' ? textOf(block) : '');
  }
  return units;
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

/** How it looks; two faces and a fold are 171.2 mm wide. */
export const CARD_STYLE = `
h1 { margin-bottom: 1mm; font-size: 1.5em }
main > p { margin-bottom: 4mm; line-height: 1.15 }
.strip { display: flex; width: 171.2mm; margin: 0 0 3.5mm; border: 1pt dashed #000; position: relative }
.strip::before { content: "\\2702\\FE0E"; content: "\\2702\\FE0E" / ""; position: absolute; right: 6mm; top: -3.2mm; padding: 0 1mm;
  background: #fff; font: 12pt/1.2 "DejaVu Sans", "Segoe UI Symbol", "Apple Symbols", sans-serif }
.face { width: 85.6mm; min-height: 54mm; padding: 1.6mm 4mm; line-height: 1.2; --line: 7mm; --bullet: 2mm }
.face > :last-child { margin-bottom: 0 }
.face + .face { border-left: 1pt dotted #000 }
.face p, .face ul { margin-bottom: 1mm } .face ul > li { margin-bottom: 0 }
.face ul > li { padding: 0 0 0 4mm } .face ul > li:dir(rtl) { padding: 0 4mm 0 0 }
.face .line, .face .line.long { flex-basis: 20mm; min-width: 20mm; height: var(--line) }
.face .field { flex-basis: 30mm }
.face .words, .face .field { margin-right: 1.5mm } .face .words { overflow-wrap: break-word }
.face > p:first-child strong { font-size: 1.12em }
.face .emergency { margin: -0.5mm -2mm 1.2mm; border: 0; border-radius: 1mm }
.face .emergency > p { flex: 1 1 0; flex-direction: row; justify-content: space-between; max-width: none; padding: 0.6mm 2mm; font-size: 11pt; font-weight: bold; text-align: start }
.face .emergency.said > p { display: block; border: 2pt solid #000; border-radius: 1mm; font-size: 10pt; line-height: 1.15 } .face .emergency.said > p strong { font-size: 1.1em }
.face .emergency.said .line { height: 6mm; min-width: 20mm }
.face .emergency.huge > p strong, .face .emergency.big > p strong { flex: none; margin-left: 3mm; font-size: 23pt; line-height: 1.05 }
.face .emergency.big > p strong { font-size: 18pt }
.face ol.cells { grid-template-columns: auto auto auto; gap: 0.8mm 2mm; margin-bottom: 1.2mm; font-size: 10pt; line-height: 1.1; justify-content: space-between }
.face ol.cells > li { padding: 0; border: 0 }
.face ol.cells .step { display: none }
.face ol.cells .picture { width: 8.2mm; height: 8.2mm; margin: 0 1mm 0 0 }
.face ul.rows { margin-bottom: 1mm } .face ul.rows > li { padding: 0.4mm 0 }
.face .rows .call .line { min-width: 32mm }
.face .risk figure { margin: 0 }
.cards.again { display: none }
@media print { .cards.again { display: block } }
@media screen and (max-width: 720px) { .strip { display: block; width: auto } .face { width: auto; min-height: 0 } .face + .face { border: 0 } }
.pt13 { font-size: 13pt } .pt12 { font-size: 12pt } .pt11 { font-size: 11pt } .pt10 { font-size: 10pt }`;
