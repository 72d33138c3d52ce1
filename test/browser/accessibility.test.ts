/** The checker for accessibility looks at every handout on a screen, filled and blank. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLANK, FILLED, handouts, openBrowser, pageOf, show } from '../helpers/browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  // The checker wants a page of a context, which it can ask for its parts.
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  page = await context.newPage();
});
afterAll(() => browser?.close());

/** The rules that are broken, each with the first place. A page of ours has no frames, so one look is all of it. */
async function mistakes(html: string): Promise<(string | undefined)[][]> {
  await show(page, html);
  const checker = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await checker.analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

describe.each([
  ['filled', FILLED],
  ['blank', BLANK],
])('%s', (_, face) => {
  test.each(handouts.map(({ meta }) => meta.id))('%s: nothing is found', async (id) => {
    expect(await mistakes(pageOf(id, 'A4', face))).toEqual([]);
  });
});

test('what is wrong is found: too little contrast, a picture without words, a heading that skips a level', async () => {
  const html = pageOf('overdose', 'A4', FILLED)
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace('</main>', '<p style="color: #999">Pale</p><img src="data:,"><h5>Deep</h5></main>');
  const found = await mistakes(html);
  expect(found.map(([id]) => id)).toEqual(
    expect.arrayContaining(['color-contrast', 'image-alt', 'heading-order']),
  );
});
