/** The checker for accessibility looks at every handout on a screen, filled and blank. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLANK, FILLED, handouts, openBrowser, pageOf } from '../helpers/browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  // The checker is put into the tab once and sees each page in turn: not under the policy of the first.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1000, height: 800 } });
  page = await context.newPage();
  await page.evaluate(axe.source);
});
afterAll(() => browser?.close());

/** The rules that a page breaks, each with the first place. */
async function mistakes(html: string): Promise<(string | undefined)[][]> {
  await page.setContent(html);
  return page.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: typeof axe }).axe;
    // What it says of all that is right is most of its work, and nobody reads it.
    const { violations } = await checker.run({ resultTypes: ['violations'], preload: false });
    return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  });
}

describe.each([
  ['filled', FILLED],
  ['blank', BLANK],
])('%s', (_, face) => {
  // A worksheet holds nothing of a person: it is the same page in both.
  const ids = handouts.map(({ meta }) => meta.id).filter((id) => face === BLANK || id !== 'worksheet');
  test.each(ids)('%s: nothing is found', async (id) => {
    expect(await mistakes(pageOf(id, 'A4', face))).toEqual([]);
  });
});

test('what is wrong is found: too little contrast, a picture without words, a heading that skips levels', async () => {
  const wrong = '<p style="color: #999">Pale</p><img src="data:,"><h5>Deep</h5>';
  const found = await mistakes(pageOf('overdose', 'A4', FILLED).replace('</main>', `${wrong}</main>`));
  expect(found.map(([id]) => id)).toEqual(
    expect.arrayContaining(['color-contrast', 'image-alt', 'heading-order']),
  );
});
