/**
 * Proof that pages keep the length they promise, for one as badly off as can be. It is reckoned without a browser, as
 * handouts/html/style.ts sets a page, and right to a few hundredths; test/browser/ measures what is printed.
 */
import { fencedHandoutsOf } from '../../handouts/handout.ts';
import { pagesOf } from '../../handouts/html/page.ts';
import { DRAWN } from '../../handouts/html/inline.ts';
import { markdownTree, type Block } from '../../handouts/tree.ts';
import type { Handout, Knowledge } from '../../knowledge/knowledge.ts';
import type { PlanForReader } from '../../plan/sharing.ts';
import { printedLines, printedWidth, type Printed } from './letters.ts';
import { layoutSize } from './layout-size.ts';
import { EM, heightTogether, LINE, rowsOf, type Room, type Size } from './measure.ts';
import { worstOf } from './samples.ts';

/** The room inside the margins, in millimetres, like all that follows. */
export const PAPER = { A4: { width: 178, height: 272 }, Letter: { width: 183.9, height: 254.4 } };
/** By how much the reckoning may be wrong. */
export const NEAR = 0.03;

/** Who needs most of one page or another. */
export const WORST = [{}, { inDanger: false }, { inDanger: false, stillUses: true }] as const;

/** Pages that are longer than they promise, each with how many pages they take. */
export function pagesTooLong(knowledge: Knowledge, today: string): { id: string; pages: string }[] {
  const handouts = Object.values(knowledge.handouts).filter(({ meta }) => meta.form !== 'card');
  const regions = Object.values(knowledge.regions);
  const reckoned = WORST.map((kind) =>
    regions.map(({ id, paper }) => {
      const high = later(() =>
        reckonedHeights({ knowledge, plan: worstOf(knowledge, id, today, kind), today }, paper),
      );
      return (handout: Handout): number => high()(handout) / PAPER[paper].height;
    }),
  );
  const longest = new Map(
    handouts.map((handout) => {
      const [first = [], ...others] = reckoned;
      const pages = first.map((high) => high(handout));
      // Without danger now there is more room in slots of so many lines: looked at where the page is longest.
      const most = [...regions.keys()].sort((a, b) => pages[b]! - pages[a]!).slice(0, MOST_REGIONS);
      const again = hasLines(handout)
        ? others.flatMap((inRegions) => most.map((at) => inRegions[at]!(handout)))
        : [];
      return [handout.meta.id, Math.max(...pages, ...again)] as const;
    }),
  );
  return handouts.flatMap(({ meta: { id, pages } }) => {
    const most = longest.get(id) ?? 0;
    return most > pages * (1 + NEAR) ? [{ id, pages: most.toFixed(1) }] : [];
  });
}

/** Regions differ in the numbers they print, whoever is worst off. */
const MOST_REGIONS = 3;

/** Made when it is asked for first. */
function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const hasLines = ({ meta: { slots = {} } }: Handout): boolean =>
  Object.values(slots).some(({ lines }) => lines !== undefined);

/** How high each page of a plan is on a paper. */
export function reckonedHeights(
  asked: PlanForReader,
  paper: keyof typeof PAPER,
): (handout: Handout) => number {
  const { width } = PAPER[paper];
  const [textOf, pageOf] = [fencedHandoutsOf(asked), pagesOf(asked)];
  return (handout) => {
    const text = textOf(handout);
    // A sheet is set closer: see SHEET in style.ts. So it is reckoned as a wider page, and made smaller.
    const closer = handout.meta.form === 'sheet' ? 11 / 12 : 1;
    const drawn = text.includes('```') ? width * drawingIn(pageOf(handout)) : 0;
    return reckonedHeight(text, { width: width / closer, drawn, closer }) * closer ** 2;
  };
}

/** How high the drawing of a page is for its width, when it has one. */
function drawingIn(html: string): number {
  const [, wide, high] = /<figure><svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(html) ?? [];
  return wide === undefined ? 0 : Number(high) / Number(wide);
}

const RULED = 10;
const BOX = 7;

/** How high a page of this Markdown is. */
export const reckonedHeight = (markdown: string, room: Room): number =>
  heightTogether(markdownTree(markdown).map((block) => sizeOf(block, room)));

function sizeOf(block: Block, room: Room): Size {
  const { token, children } = block;
  const inside = (less: number): Size[] =>
    children.map((child) => sizeOf(child, { ...room, width: room.width - less }));
  switch (token.type) {
    case 'heading_open':
      return headingSize(block, room.width);
    case 'paragraph_open':
      return { height: rowsHeight(block, room.width), below: token.hidden ? 0 : 1.8 };
    case 'bullet_list_open':
      return { height: bulletsHeight(children, room), below: 1.8 };
    case 'ordered_list_open':
      return { height: heightTogether(inside(9.8).map(stepSize)), below: 1.8 };
    case 'blockquote_open':
      return { height: heightTogether(inside(8)) + 4.6, below: 2.2 };
    case 'table_open':
      return { height: tableHeight(block, room.width), below: 1.8 };
    case 'fence':
      return { height: room.drawn, below: 1.8 };
    case 'layout_open':
      return layoutSize(block, room, sizeOf);
    case 'hr':
      return { height: 1.5, above: 4 };
    case 'inline':
      return { height: 0 };
    default:
      return { height: heightTogether(inside(0)) };
  }
}

function headingSize(block: Block, width: number): Size {
  const sizes: Record<string, number> = { h1: 1.75, h2: 1.25, h3: 1.1 };
  const size = (sizes[block.token.tag] ?? 1) * EM;
  const lines = printedLines(rowsOf(block).flat(), width, size);
  return block.token.tag === 'h1'
    ? { height: lines * size * 1.15 + 2.4, below: 3 }
    : { height: lines * size * 1.2, above: 3.6, below: 1.1 };
}

/** A step is never lower than the circle of its number. */
const stepSize = ({ height }: Size): Size => ({ height: Math.max(1.6 * EM, height + 0.8), below: 1 });

/** Short boxes stand in two columns when they are many, as in handouts/html/blocks.ts. */
function bulletsHeight(items: readonly Block[], whole: Room): number {
  const { width } = whole;
  const texts = items.map((item) =>
    rowsOf(item)
      .flat()
      .map(({ text }) => text)
      .join(''),
  );
  const ticks = texts.every((text) => BOXES.test(text.trim().charAt(0)));
  const columns = ticks && items.length >= 8 && texts.every((text) => text.length <= 44);
  const room = columns ? (width - 8) / 2 : ticks ? width : width - 5.5;
  const sizes = items.map((item): Size => {
    const inner = item.children.map((child) => sizeOf(child, { ...whole, width: room }));
    const ruled = rowsOf(item)[0]?.some(({ text }) => TO_WRITE_ON.test(text)) ?? false;
    return { height: heightTogether(inner), below: Math.max(ruled ? 1.4 : 0.7, inner.at(-1)?.below ?? 0) };
  });
  return columns ? heightTogether(sizes) / 2 + 3.4 : heightTogether(sizes);
}

/** The table's columns share its width by what they hold. */
function tableHeight(table: Block, width: number): number {
  const rows = table.children
    .flatMap((part) => part.children)
    .map((row) => row.children.map((cell) => rowsOf(cell).flat()));
  const wants = (rows[0] ?? []).map((_, at) =>
    Math.max(12, ...rows.map((row) => printedWidth(row[at] ?? [], EM))),
  );
  const all = wants.reduce((sum, want) => sum + want, 0);
  const room = width - wants.length * 4;
  const heights = rows.map((row) =>
    Math.max(
      ...row.map((cell, at) =>
        cell.length === 0 ? 9 : 3 + printedLines(cell, (room * (wants[at] ?? 0)) / all, EM) * LINE,
      ),
    ),
  );
  return heights.reduce((sum, height) => sum + height + 0.26, 0.26);
}

const TO_WRITE_ON = /\.{10,}|_{4,}/;
const BOXES = /^[☐☑☒]/u;

const rowsHeight = (block: Block, width: number): number =>
  rowsOf(block).reduce(
    (sum, row) =>
      sum +
      (row.some(({ text }) => DRAWN.test(text))
        ? drawnRowHeight(row, width)
        : printedLines(row, width, EM) * LINE),
    0,
  );

/** Something in a row that flows to the next line as one. */
interface Flowing {
  width: number;
  height: number;
}

/** Words, lines and boxes side by side: as many as fit, then the next line. */
function drawnRowHeight(row: readonly Printed[], width: number): number {
  let [total, high, used] = [0, 0, 0];
  for (const part of flowOf(row, width)) {
    if (used > 0 && used + part.width > width) [total, high, used] = [total + high, 0, 0];
    used += part.width;
    high = Math.max(high, part.height);
  }
  return total + high;
}

/** A box goes with what follows it, and short words with their line; see handouts/html/inline.ts. */
function flowOf(row: readonly Printed[], width: number): Flowing[] {
  const pieces = row
    .flatMap(({ text, bold }) => text.split(DRAWN).map((part): Printed => ({ text: part.trim(), bold })))
    .filter(({ text }) => DRAWN.test(text) || /[^\s.,;:()·]/u.test(text));
  const parts: Flowing[] = [];
  for (let at = 0; at < pieces.length;) {
    const isBox = BOXES.test(pieces[at]!.text);
    const from = isBox ? at + 1 : at;
    const until = pieces.findIndex(({ text }, index) => index >= from && DRAWN.test(text));
    const words = pieces.slice(from, until < 0 ? undefined : until);
    const rule = TO_WRITE_ON.test(pieces[until]?.text ?? '') ? pieces[until]!.text.length : 0;
    const letters = words.reduce((sum, { text }) => sum + text.length, 0);
    const together = isBox || letters <= 45;
    parts.push(...flowFrom(words, { isBox, rule, together, width }));
    at = from + words.length + (rule > 0 ? 1 : 0);
  }
  return parts;
}

function flowFrom(
  words: readonly Printed[],
  { isBox, rule, together, width }: { isBox: boolean; rule: number; together: boolean; width: number },
): Flowing[] {
  const wide = printedWidth(words, EM) + words.length - 1;
  const [basis, least] = rule >= 40 ? [80, 60] : [42, 42];
  if (isBox) {
    const high = rule > 0 ? RULED : Math.max(5.4, printedLines(words, width - BOX, EM) * LINE);
    return [{ width: BOX + Math.min(wide, width - BOX) + 3 + (rule > 0 ? 20 : 0), height: 1 + high }];
  }
  if (words.length > 0 && rule > 0 && together)
    return [{ width: Math.max(80, wide + 2.5 + least) + 3, height: RULED }];
  const said = { width: Math.min(wide + 2.5, width), height: printedLines(words, width, EM) * LINE };
  return [...(words.length > 0 ? [said] : []), ...(rule > 0 ? [{ width: basis, height: RULED }] : [])];
}
