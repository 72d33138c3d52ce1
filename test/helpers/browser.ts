/** A real browser for the checks of pages, and what they measure. Not there is a failure that says what to do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../../src/programs/browser.ts';

export type Paper = 'A4' | 'Letter';

const MM = 96 / 25.4;
/** The space inside the margins of a page, in CSS pixels. */
const ROOM = { A4: { width: 178 * MM, height: 272 * MM }, Letter: { width: 183.9 * MM, height: 254.4 * MM } };

export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser(process.env);
  if (found?.kind !== 'chromium')
    throw new Error('These tests need Chromium, Chrome or Edge. Run: npm run setup:browser');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: found.path, args });
}

/** Shows a page as it would be printed, laid out as wide as the paper allows. */
export async function showPrinted(page: Page, html: string, paper: Paper): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({
    width: Math.floor(ROOM[paper].width),
    height: Math.floor(ROOM[paper].height),
  });
  await show(page, html);
}

/** Opens a page from a file, as a person does. (Put into a page that is open, it would be under that page's policy too.) */
export async function show(page: Page, html: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    await page.goto(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

/** The words of all elements that are wider than the space they have, or that stick out of the paper. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body, body *:not(svg *)')].flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const over = element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1;
      const inline = getComputedStyle(element).display === 'inline';
      return left < -1 || right > width + 1 || (over && !inline)
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
      if (!walker.currentNode.textContent?.trim() || element.closest('title, desc')) continue;
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
