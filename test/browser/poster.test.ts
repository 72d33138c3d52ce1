/** The poster of an overdose: its letters can be read from across a room, and it ends on its page for everyone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesOf } from '../../src/handouts/html/page.ts';
import { PAPER } from '../../src/templates/proofs/length.ts';
import { worstOf } from '../../src/templates/proofs/samples.ts';
import { openBrowser, PAPERS, put, roomOf } from '../helpers/browser.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

const everyone = {
  ...people,
  ...Object.fromEntries(Object.keys(knowledge.regions).map((id) => [id, worstOf(knowledge, id, TODAY)])),
};

/** A sheet has margins that are less high than those of a page. */
const SHEET_MORE = 4;

/** In millimetres: the height of its capitals for a size of letters in pixels. */
const capitals = (pixels: number): number => (pixels / 96) * 25.4 * 0.716;

describe.each(PAPERS)('on %s', (paper) => {
  test('it ends on the first page, for everyone', async () => {
    await page.goto('about:blank');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(roomOf(paper));
    for (const [name, plan] of Object.entries(everyone)) {
      await put(page, pagesOf({ knowledge, plan, today: TODAY, paper })(knowledge.handouts['overdose']!));
      const end = await page.evaluate(() => {
        const poster = document.querySelector('.poster')!;
        return poster.getBoundingClientRect().bottom - document.body.getBoundingClientRect().top;
      });
      expect((end / 96) * 25.4, name).toBeLessThan(PAPER[paper].height + SHEET_MORE);
    }
  });
});

test('number and steps are 10 millimetres high, what to do 5, the sentences 12 point', async () => {
  await page.goto('about:blank');
  await page.emulateMedia({ media: 'print' });
  await put(
    page,
    pagesOf({ knowledge, plan: people['leeds-heroin']!, today: TODAY })(knowledge.handouts['overdose']!),
  );
  const sizes = (selector: string): Promise<number[]> =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  const [number, steps, verbs, sentences] = await Promise.all([
    sizes('.poster .emergency > p strong'),
    sizes('.poster .step'),
    sizes('.poster ol > li > div > strong:first-child'),
    sizes('.poster ol > li > div'),
  ]);
  expect([number!.length, steps!.length, verbs!.length]).toEqual([1, 7, 7]);
  for (const size of [...number!, ...steps!]) expect(capitals(size)).toBeGreaterThanOrEqual(10);
  for (const size of verbs!) expect(capitals(size)).toBeGreaterThanOrEqual(5);
  for (const size of sentences!) expect(size * 0.75).toBeGreaterThanOrEqual(12);
});
