/** How pages look and what they refuse, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/shape.ts';
import {
  cutOff,
  FILLED,
  openBrowser,
  pageHandouts,
  pageOf,
  show,
  showPrinted,
  together,
} from '../helpers/browser.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-page.ts';
import { knowledge, people } from '../helpers/knowledge.ts';

let browser: Browser;
let page: Page;
/** What pages asked for, said or wanted to show. */
const asked: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('request', (request) => {
    if (!request.isNavigationRequest() || !request.url().startsWith('file:')) asked.push(request.url());
  });
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  page.on('console', (message) => asked.push(message.text()));
});
afterAll(() => browser?.close());

test('on a narrow screen nothing sticks out', async () => {
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const form of ['sheet', undefined]) {
    const some = pageHandouts.filter(({ meta }) => meta.form === form);
    await show(page, together(some.map(({ meta }) => pageOf(meta.id, 'A4', FILLED))));
    expect(await page.locator('body > .one').count()).toBe(some.length);
    expect(await cutOff(page)).toEqual([]);
  }
});

test.each(['one-page', 'overdose', 'crisis', 'wallet-card'])(
  'on a phone %s is one column, and each number in it can be tapped by a thumb',
  async (id) => {
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 390, height: 800 });
    for (const [name, plan] of Object.entries(people)) {
      await show(page, pageOf(id, 'A4', { plan }));
      const { wide, small, numbers } = await page.evaluate(() => {
        const links = [...document.querySelectorAll('a')].filter((link) => link.checkVisibility());
        const sizes = links.map((link) => ({
          says: link.textContent,
          box: link.getBoundingClientRect(),
          alone: link.closest('.call, .emergency') !== null,
        }));
        return {
          wide: document.documentElement.scrollWidth,
          numbers: links.map(({ href }) => href),
          // In a line of words it is as high as WCAG 2.2 asks for; where it stands by itself, as a thumb is wide.
          small: sizes
            .filter(({ box, alone }) => box.height < (alone ? 40 : 24) || box.width < 24)
            .map(({ says, box }) => `${says} ${Math.round(box.width)}x${Math.round(box.height)}`),
        };
      });
      expect(wide, name).toBe(390);
      expect(small, name).toEqual([]);
      if (plan.about?.region && plan.about.region !== 'elsewhere')
        expect(numbers.length, name).toBeGreaterThan(0);
      for (const number of numbers) expect(number, name).toMatch(/^(tel|sms):\+?\d+$/);
    }
  },
);

test('the style sheet counts under the policy, and nothing else does', async () => {
  const odd =
    '<p id="odd" style="color: red" onclick="alert(1)">x</p><style>p { color: red }</style>' +
    '<script>document.title = "changed"</script><img src="https://example.org/x.png" alt="">';
  await show(page, pageOf('overdose', 'A4', FILLED).replace('<main>', `<main>${odd}`));
  const look = await page.evaluate(() => ({
    colour: getComputedStyle(document.querySelector('#odd')!).color,
    font: getComputedStyle(document.querySelector('#odd')!).fontFamily,
    title: document.title,
  }));
  expect(look).toMatchObject({ colour: 'rgb(0, 0, 0)', title: knowledge.handouts['overdose']!.meta.title });
  expect(look.font).toMatch(/^Arial/);
});

test('nothing a person can type loads, runs or asks for anything', async () => {
  for (const text of HOSTILE_TEXTS) {
    const plan: Plan = {
      version: '2',
      about: { region: 'england', name: text, why_now: text },
      triggers: { list: [{ what: text, then: [text] }] },
      people: { contacts: [{ name: text, phone: text }] },
      timeline: { notes: text },
    };
    asked.length = 0;
    await show(page, pageOf('plan', 'A4', { plan }));
    expect(asked, text).toEqual([]);
    expect(await page.locator('script, img, iframe, object, embed, form, input').count(), text).toBe(0);
    // Our own numbers can be tapped, and what someone typed cannot, unless it is digits in a place for a number.
    const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(
      links.filter((href) => !/^(tel|sms):\d+$/.test(href ?? '')),
      text,
    ).toEqual([]);
  }
});

test('headings are not left alone, and items are not split: what is kept together fits', async () => {
  await showPrinted(page, pageOf('plan', 'A4', FILLED), 'A4');
  const rules = await page.evaluate(() =>
    ['h1', 'h2', 'li', '.note'].map((name) => {
      const style = getComputedStyle(document.querySelector(name)!);
      return [name, style.breakAfter, style.breakInside];
    }),
  );
  expect(rules).toEqual([
    ['h1', 'avoid', 'avoid'],
    ['h2', 'avoid', 'avoid'],
    ['li', 'auto', 'avoid'],
    ['.note', 'auto', 'avoid'],
  ]);
});

test.each([false, true])('the timeline is drawn: no two words of it touch (large: %s)', async (large) => {
  await showPrinted(page, pageOf('timeline', 'A4', { ...FILLED, large }), 'A4');
  const boxes = await page.locator('svg text').evaluateAll((texts) =>
    texts.map((text) => ({
      text: text.textContent,
      box: text.getBoundingClientRect().toJSON() as DOMRect,
    })),
  );
  expect(boxes.length).toBeGreaterThan(10);
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  for (const [index, { text, box }] of boxes.entries()) {
    expect(box.right, text ?? '').toBeLessThanOrEqual(width);
    for (const other of boxes.slice(index + 1)) {
      const apart = box.right <= other.box.left || other.box.right <= box.left;
      // The box of a line of letters is taller than its letters.
      const above = box.bottom - box.height * 0.12 <= other.box.top + box.height * 0.12;
      expect(apart || above || other.box.bottom <= box.top, `${text} / ${other.text}`).toBe(true);
    }
  }
});
