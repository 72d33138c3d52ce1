/** A card to cut out: the parts between its rules as faces of true size, two and two beside a fold. Pure. */
import { blocksHtml, type Block, type Page } from './html-blocks.ts';

/** Letters that fit on a face at each size of type (in points), measured with wide words. The last one may grow. */
const SIZES = [
  { points: 13, lines: 8, letters: 34 },
  { points: 12, lines: 9, letters: 37 },
  { points: 11, lines: 10, letters: 40 },
  { points: 10, lines: 11, letters: 44 },
  { points: 9, lines: 12, letters: 49 },
  { points: 8, lines: 14, letters: 55 },
] as const;

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
  const fits = SIZES.find(({ lines, letters }) => linesOf(blocks, letters) <= lines) ?? SIZES.at(-1)!;
  return `<section class="face pt${fits.points}">\n${blocksHtml(blocks, page)}\n</section>`;
}

/** About how many lines blocks take with so many letters a line. */
function linesOf(blocks: readonly Block[], letters: number): number {
  return blocks.reduce((sum, { token, children }) => {
    if (token.type !== 'inline') return sum + linesOf(children, letters);
    const rows = token.content
      .split('\n')
      .map((row) => row.replace(/\*\*|\\$/g, '').replace(/\.{10,}/g, '............'));
    return (
      sum +
      rows.reduce(
        (lines, row) => lines + Math.max(1, Math.ceil(row.length / letters)) + (/\.{10}/.test(row) ? 0.4 : 0),
        0,
      )
    );
  }, 0);
}
