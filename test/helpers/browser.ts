/** A real browser for the checks of pages, and what they measure. Not there is a failure that says what to do. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { renderPage } from '../../src/handouts/html/page.ts';
import { emptyPlan, type Plan } from '../../src/plan/shape.ts';
import { PAPER } from '../../src/templates/proofs/length.ts';
import { findBrowser, type Browser as Program } from '../../src/programs/browser.ts';
import { newFolder } from './folder.ts';
import { knowledge, people } from './knowledge.ts';
import { TODAY } from './setting.ts';

export type Paper = 'A4' | 'Letter';

const MM = 96 / 25.4;
/** A window as wide as the room inside the margins. It is low because what is drawn in it costs time, and nobody looks. */
export const roomOf = (paper: Paper): { width: number; height: number } => ({
  width: Math.floor(PAPER[paper].width * MM),
  height: 40,
});
/** The size of the paper itself, in points. */
export const POINTS = { A4: '595 x 842', Letter: '612 x 792' };

export const PAPERS: readonly Paper[] = ['A4', 'Letter'];
export const handouts = Object.values(knowledge.handouts);
/** The handouts that are pages, not a card. */
export const pageHandouts = handouts.filter(({ meta }) => meta.form !== 'card');

export interface Face {
  plan: Plan;
  blank?: boolean;
  large?: boolean;
}
export const FILLED: Face = { plan: people['leeds-heroin']! };
export const BLANK: Face = { plan: emptyPlan('england'), blank: true };

/** A handout as the page a person gets. */
export const pageOf = (id: string, paper: Paper, face: Face): string =>
  renderPage(knowledge.handouts[id]!, { knowledge, today: TODAY, paper, ...face });

/** The browser of this computer, as the program finds it. */
export async function needBrowser(): Promise<Program> {
  const found = await findBrowser(process.env);
  if (found?.kind === 'chromium') return found;
  throw new Error('These tests need Chromium, Chrome or Edge. Run: npm run setup:browser');
}

export async function openBrowser(): Promise<Browser> {
  const { path } = await needBrowser();
  return chromium.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Shows a page as it would be printed, laid out as wide as the paper allows. */
export async function showPrinted(page: Page, html: string, paper: Paper): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(roomOf(paper));
  await show(page, html);
}

/** Opens a page from a file, as a person does. (Put into a page that is open, it would be under that page's policy too.) */
export async function show(page: Page, html: string): Promise<void> {
  const file = join(newFolder(), 'page.html');
  writeFileSync(file, html);
  await page.goto(pathToFileURL(file).href);
  rmSync(file);
}

/** Puts pages of one style sheet into a tab, one after the other: each stays under the policies of those before it. */
export async function put(page: Page, html: string): Promise<void> {
  await page.setContent(html);
  if (!(await page.evaluate(() => document.styleSheets.length === 1)))
    throw new Error('The page has another style sheet than the first page of this tab.');
}

/** How many pages a PDF has, by its page objects. */
export function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .split(/\/Type\s*\/Page\b/).length - 1
  );
}

/** The sizes of the paper of a PDF, in whole points. */
export function paperOf(pdf: Uint8Array): string[] {
  const boxes = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g);
  return [
    ...new Set([...boxes].map((box) => `${Math.round(Number(box[1]))} x ${Math.round(Number(box[2]))}`)),
  ];
}

export const printed = (page: Page): Promise<Uint8Array> =>
  page.pdf({ preferCSSPageSize: true, tagged: true });

/** Whether there is a page of this number when it is printed. One that is not there is known without drawing any. */
export function hasPrintedPage(page: Page, number: number): Promise<boolean> {
  return page.pdf({ preferCSSPageSize: true, pageRanges: String(number) }).then(
    () => true,
    (error: Error) =>
      error.message.includes('Page range exceeds page count') ? false : Promise.reject(error),
  );
}

/** Pages with one style sheet as one document, each in a part of its own: laid out at once, they take a tenth of the time. */
export function together(pages: readonly string[]): string {
  const bodies = pages.map((html) => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)![1]);
  return pages[0]!.replace(/(<body[^>]*>)[\s\S]*(<\/body>)/, (_, open: string, close: string) =>
    [open, ...bodies.map((body) => `<div class="one">${body}</div>`), close].join(''),
  );
}

/** How high the pages are that are shown together, in millimetres. */
export async function heightsShown(page: Page): Promise<number[]> {
  const heights = await page.evaluate(() =>
    [...document.querySelectorAll('body > .one')].map((one) => one.getBoundingClientRect().height),
  );
  return heights.map((height) => height / MM);
}

/**
 * Whether something of this height surely fits on so many pages: it is so low that no page break could push it over. On a
 * single page there is no break. Of more pages next to nothing is lost to breaks: of those of all people the worst was full
 * to 99 in a hundred.
 */
export const surelyFits = (height: number, paper: Paper, pages: number): boolean =>
  height <= PAPER[paper].height * pages * (pages === 1 ? 0.995 : 0.9);

/** The words of all elements that are wider than the space they have, or that stick out of the paper. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body, body *:not(svg *)')].flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const over =
        element instanceof HTMLElement &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).display !== 'inline';
      return left < -1 || right > width + 1 || over
        ? [
            `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.slice(0, 60)}`,
          ]
        : [];
    });
  });
}

/** The smallest letters on the page, in points. */
export function smallestLetters(page: Page): Promise<number> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const sizes: number[] = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!;
      if (!walker.currentNode.textContent?.trim() || element.closest('title, desc, .picture')) continue;
      const svg = element.closest('svg');
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      sizes.push(Number.parseFloat(getComputedStyle(element).fontSize) * scale * 0.75);
    }
    return Math.round(Math.min(...sizes) * 10) / 10;
  });
}

/** Widths and heights in millimetres. */
export async function sizesOf(page: Page, selector: string): Promise<{ width: number; height: number }[]> {
  const boxes = await page
    .locator(selector)
    .evaluateAll((elements) =>
      elements
        .map((element) => element.getBoundingClientRect())
        .map(({ width, height }) => ({ width, height })),
    );
  return boxes.map(({ width, height }) => ({ width: width / MM, height: height / MM }));
}
