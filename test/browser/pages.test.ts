/** Every handout as a page in a real browser, filled and blank: on its paper, on its pages, nothing cut off. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BLANK,
  cutOff,
  FILLED,
  handouts,
  hasPrintedPage,
  openBrowser,
  pageHandouts,
  pageOf,
  pagesOf,
  paperOf,
  PAPERS,
  POINTS,
  printed,
  put,
  roomOf,
  showPrinted,
  sizesOf,
  smallestLetters,
  together,
} from '../helpers/browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
});
afterAll(() => browser?.close());

describe.each(PAPERS)('on %s', (paper) => {
  // Filled ones are in everyone.test.ts.
  test.each(handouts.map(({ meta }) => [meta.id, meta.pages] as const))(
    '%s, blank, fits on the %i pages it promises, with nothing cut off and room to write',
    async (id, pages) => {
      await page.setViewportSize(roomOf(paper));
      await page.goto('about:blank');
      await put(page, pageOf(id, paper, BLANK));
      expect(await cutOff(page)).toEqual([]);
      expect(await smallestLetters(page)).toBeGreaterThanOrEqual(id === 'wallet-card' ? 8 : 12);
      // That there is no further page is known without drawing any: a tenth of the work. everyone.test.ts proves the way.
      expect(await hasPrintedPage(page, pages + 1)).toBe(false);
      expect(await paperAsked(page)).toBe(`${paper.toLowerCase()} 11mm 16mm 14mm`);
      if (id !== 'wallet-card') await hasRoomToWrite(id);
    },
  );

  test('large print is 16 point or more, and nothing is cut off', async () => {
    const made = pageHandouts.map(({ meta }) => pageOf(meta.id, paper, { ...FILLED, large: true }));
    await showPrinted(page, together(made), paper);
    expect(await smallestLetters(page)).toBeGreaterThanOrEqual(16);
    expect(await cutOff(page)).toEqual([]);
  });
});

/** The paper and the margins that the page asks a printer for. */
const paperAsked = (some: Page): Promise<string> =>
  some.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const [asked, ...others] = rules.filter((rule) => rule instanceof CSSPageRule);
    if (!asked || others.length > 0) return 'not one page rule';
    return `${asked.style.getPropertyValue('size')} ${asked.style.getPropertyValue('margin')}`;
  });

test.each(PAPERS)('a page on %s is printed on that paper', async (paper) => {
  for (const id of ['one-page', 'wallet-card', 'worksheet']) {
    await showPrinted(page, pageOf(id, paper, BLANK), paper);
    const pdf = await printed(page);
    expect(paperOf(pdf)).toEqual([POINTS[paper]]);
    expect(pagesOf(pdf)).toBeGreaterThan(0);
  }
});

/** Lines are at least 8 mm high and 20 mm long, boxes 4 mm wide and high. */
async function hasRoomToWrite(id: string): Promise<void> {
  const lines = await sizesOf(page, '.line');
  const boxes = await sizesOf(page, '.box');
  if (id === 'worksheet') expect(Math.min(lines.length, boxes.length)).toBeGreaterThan(20);
  for (const { width, height } of lines) {
    expect(height).toBeGreaterThanOrEqual(8);
    expect(width).toBeGreaterThanOrEqual(20);
  }
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(4);
}
