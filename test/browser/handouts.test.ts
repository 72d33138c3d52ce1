/** Every handout as a page in a real browser: on its paper, on its pages, nothing cut off, nothing loaded. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderHtml } from '../../src/handouts/html/html.ts';
import { timelineChart } from '../../src/handouts/picture/chart.ts';
import { timelinePicture } from '../../src/handouts/picture/picture.ts';
import { timelineSvg } from '../../src/handouts/picture/svg.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-page.ts';
import { knowledge, people, words } from '../helpers/knowledge.ts';
import {
  cutOff,
  openBrowser,
  pagesOf,
  paperOf,
  printed,
  show,
  showPrinted,
  sizesOf,
  smallestLetters,
  type Paper,
} from '../helpers/browser.ts';

const today = '2026-11-22';
const PAPERS: Paper[] = ['A4', 'Letter'];
const POINTS = { A4: '595 x 842', Letter: '612 x 792' };
const handouts = Object.values(knowledge.handouts);
const blankPlan: Plan = { version: '1', about: { region: 'england' } };
const filled: Plan = people['leeds-heroin']!;
const variants: [string, Plan, boolean][] = [
  ['filled', filled, false],
  ['blank', blankPlan, true],
];

let browser: Browser;
let context: BrowserContext;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ bypassCSP: false });
  page = await context.newPage();
  page.on('request', (request) => {
    if (!request.isNavigationRequest() || !request.url().startsWith('file:')) asked.push(request.url());
  });
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  page.on('console', (message) => asked.push(message.text()));
});
afterAll(() => browser?.close());

interface Show {
  blank?: boolean;
  large?: boolean;
}

function html(id: string, plan: Plan, paper: Paper, { blank = false, large = false }: Show = {}): string {
  const { meta } = knowledge.handouts[id]!;
  const picture = blank ? undefined : timelinePicture(timelineOf(knowledge, plan).timeline, knowledge);
  return renderHtml(renderHandout(knowledge.handouts[id]!, { knowledge, plan, today, blank }), {
    words,
    title: meta.title,
    language: 'en-GB',
    paper,
    large,
    kind: id === 'wallet-card' ? 'card' : 'page',
    drawings: picture ? { timeline: timelineSvg(picture, { large }) } : {},
  });
}

describe.each(PAPERS)('on %s', (paper) => {
  describe.each(variants)('%s', (_, plan, blank) => {
    test.each(handouts.map(({ meta }) => [meta.id, meta.pages] as const))(
      '%s fits on the %i pages it promises, with nothing cut off',
      async (id, pages) => {
        await showPrinted(page, html(id, plan, paper, { blank }), paper);
        expect(await cutOff(page)).toEqual([]);
        expect(await smallestLetters(page)).toBeGreaterThanOrEqual(id === 'wallet-card' ? 8 : 12);
        const pdf = await printed(page);
        expect(paperOf(pdf)).toEqual([POINTS[paper]]);
        expect(pagesOf(pdf)).toBeLessThanOrEqual(pages);
      },
    );
  });

  test('the faces of the wallet card have the size of a card, for everyone', async () => {
    const everyone = Object.entries(people).map(([name, plan]): [string, Plan, boolean] => [
      name,
      plan,
      false,
    ]);
    for (const [name, plan, blank] of [...variants, ...everyone]) {
      await showPrinted(page, html('wallet-card', plan, paper, { blank }), paper);
      const faces = await sizesOf(page, '.face');
      expect(faces, name).toHaveLength(4);
      for (const { width, height } of faces) {
        expect(Math.abs(width - 85.6), name).toBeLessThan(0.6);
        expect(Math.abs(height - 54), name).toBeLessThan(0.6);
      }
    }
  });

  test('lines to write on are at least 8 mm high and 40 mm long', async () => {
    for (const { meta } of handouts.filter((handout) => handout.meta.id !== 'wallet-card')) {
      await showPrinted(page, html(meta.id, blankPlan, paper, { blank: true }), paper);
      for (const { width, height } of await sizesOf(page, '.line')) {
        expect(height, meta.id).toBeGreaterThanOrEqual(8);
        expect(width, meta.id).toBeGreaterThanOrEqual(20);
      }
      for (const { width, height } of await sizesOf(page, '.box'))
        expect(Math.min(width, height), meta.id).toBeGreaterThanOrEqual(4);
    }
  });

  test('large print is 16 point or more, and nothing is cut off', async () => {
    for (const { meta } of handouts.filter((handout) => handout.meta.id !== 'wallet-card')) {
      await showPrinted(page, html(meta.id, filled, paper, { large: true }), paper);
      expect(await smallestLetters(page), meta.id).toBeGreaterThanOrEqual(16);
      expect(await cutOff(page), meta.id).toEqual([]);
    }
  });
});

test('every example person has every handout on its paper and pages, with nothing cut off', async () => {
  for (const [name, plan] of Object.entries(people)) {
    const paper = knowledge.regions[plan.about?.region ?? '']?.paper ?? 'A4';
    for (const { meta } of handouts) {
      await showPrinted(page, html(meta.id, plan, paper), paper);
      expect(await cutOff(page), `${name} ${meta.id}`).toEqual([]);
      expect(pagesOf(await printed(page)), `${name} ${meta.id}`).toBeLessThanOrEqual(meta.pages);
    }
  }
}, 600_000);

test.each(variants)(
  'the checker for accessibility finds nothing (%s)',
  async (_, plan, blank) => {
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1000, height: 800 });
    for (const { meta } of handouts) {
      await show(page, html(meta.id, plan, 'A4', { blank }));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        meta.id,
      ).toEqual([]);
    }
  },
  300_000,
);

test('on a narrow screen nothing sticks out', async () => {
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const { meta } of handouts.filter((handout) => handout.meta.id !== 'wallet-card')) {
    await show(page, html(meta.id, filled, 'A4'));
    expect(await cutOff(page), meta.id).toEqual([]);
  }
});

test('the style sheet counts under the policy, and nothing else does', async () => {
  await show(
    page,
    html('overdose', filled, 'A4').replace(
      '<main>',
      '<main><p id="odd" style="color: red" onclick="alert(1)">x</p><style>p { color: red }</style><script>document.title = "changed"</script><img src="https://example.org/x.png" alt="">',
    ),
  );
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
      version: '1',
      about: { region: 'england', name: text, why_now: text },
      triggers: { list: [{ what: text, then: text }] },
      people: { contacts: [{ name: text, phone: text }] },
      timeline: { notes: text },
    };
    asked.length = 0;
    await show(page, html('plan', plan, 'A4'));
    expect(asked, text).toEqual([]);
    expect(await page.locator('script, img, iframe, object, embed, form, input, a').count(), text).toBe(0);
  }
});

test('headings are not left alone, and items are not split: what is kept together fits', async () => {
  await showPrinted(page, html('plan', filled, 'A4'), 'A4');
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

test('the timeline is drawn: no two words of it touch', async () => {
  const picture = timelinePicture(timelineOf(knowledge, filled).timeline, knowledge)!;
  for (const large of [false, true]) {
    const chart = `\`\`\`timeline\n${timelineChart(picture, 64)}\n\`\`\`\n`;
    const drawings = { timeline: timelineSvg(picture, { large }) };
    await showPrinted(
      page,
      renderHtml(chart, { words, title: 'T', language: 'en', paper: 'A4', large, drawings }),
      'A4',
    );
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
  }
});
