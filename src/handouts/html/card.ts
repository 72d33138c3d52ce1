/** A card to cut out: the parts between its rules as faces of true size, two and two beside a fold. */
import { blocksHtml, type Page } from './blocks.ts';
import type { Block } from '../tree.ts';

/** Sizes of type on a face, in points: the largest that fits is taken. With still more words the face grows. */
const SIZES = [13, 12, 11, 10, 9, 8] as const;

/** The room inside a face, and what things take there, in millimetres; a little more than they do. */
const ROOM = { width: 77, height: 47.5 };
const MM_PER_POINT = 0.3528;
const LINE_HEIGHT = 1.22;
const LETTER_WIDTH = 0.53;
const BETWEEN = 1;
const BLANK = { least: 22, height: 6.3 };

/** What comes before the first rule stays above; each part between rules is a face. */
export function cardHtml(blocks: readonly Block[], page: Page): string {
  const [intro = [], ...parts] = splitAtRules(blocks);
  const faces = parts.filter((part) => part.length > 0).map((part) => faceHtml(part, page));
  const strips = [];
  for (let at = 0; at < faces.length; at += 2)
    strips.push(`<div class="strip">\n${faces[at]}\n${faces[at + 1] ?? '<div class="face"></div>'}\n</div>`);
  return `${blocksHtml(intro, page)}\n<div class="cards">\n${strips.join('\n')}\n</div>`;
}

function splitAtRules(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.token.type === 'hr') parts.push([]);
    else parts.at(-1)!.push(block);
  }
  return parts;
}

function faceHtml(blocks: readonly Block[], page: Page): string {
  const fits = SIZES.find((points) => heightOf(blocks, points) <= ROOM.height) ?? SIZES.at(-1);
  return `<section class="face pt${fits}">\n${blocksHtml(blocks, page)}\n</section>`;
}

/** About how high blocks are in letters of so many points. */
function heightOf(blocks: readonly Block[], points: number): number {
  return blocks.reduce((sum, { token, children }) => {
    if (token.type !== 'inline')
      return (
        sum + heightOf(children, points) + (token.type === 'paragraph_open' && !token.hidden ? BETWEEN : 0)
      );
    return sum + token.content.split('\n').reduce((rows, row) => rows + rowHeight(row, points), 0);
  }, 0);
}

function rowHeight(row: string, points: number): number {
  const size = points * MM_PER_POINT;
  const [words = '', ...lines] = row.replace(/\*\*|\\/g, '').split(/\.{10,}/);
  const width = [words, ...lines].join('').length * size * LETTER_WIDTH + lines.length * BLANK.least;
  const rows = Math.max(1, Math.ceil(width / ROOM.width));
  return rows * Math.max(size * LINE_HEIGHT, lines.length > 0 ? BLANK.height : 0);
}
