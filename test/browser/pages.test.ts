/** Every handout of every person in test/people, and blank, in a real browser: on its paper, on its pages, nothing cut off. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BLANK,
  cutOff,
  FILLED,
  handouts,
  hasPrintedPage,
  heightsShown,
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
  surelyFits,
  together,
  type Face,
  type Paper,
} from '../helpers/browser.ts';
import { pagesOf as pagesOfPlan } from '../../src/handouts/html/page.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { TODAY } from '../helpers/setting.ts';
import { reckonedHeights, NEAR, PAPER, WORST as KINDS } from '../../src/templates/proofs/length.ts';
import { worstOf } from '../../src/templates/proofs/samples.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
});
afterAll(() => browser?.close());

/** Who needs most is as badly off as one can be, where numbers take most room. */
const WORST = Object.fromEntries(
  (
    [['scotland', {}], ['elsewhere', {}], ...KINDS.map((kind) => ['united_states', kind] as const)] as const
  ).map(([region, kind]) => [
    `worst in ${region} ${JSON.stringify(kind)}`,
    worstOf(knowledge, region, TODAY, kind),
  ]),
);
/** Fewer pages than are promised do for everyone but those. */
const FEWER: Record<string, number> = { plan: 12, timeline: 5 };

/** Twice the height of a line, in millimetres. */
const TWO_LINES = 10.6;

const paperOfPlan = (plan: Plan): Paper => knowledge.regions[plan.about?.region ?? '']?.paper ?? 'A4';

const everyone = Object.entries({ ...people, ...WORST }).map(([name, plan]) => ({
  name,
  plan,
  paper: paperOfPlan(plan),
  page: pagesOfPlan({ knowledge, plan, today: TODAY }),
  // What the build reckons of the length, for who needs most.
  reckoned: name in WORST ? reckonedHeights({ knowledge, plan, today: TODAY }, paperOfPlan(plan)) : undefined,
}));

type Someone = (typeof everyone)[number];
const isFirstOfRegion = ({ plan }: Someone, index: number, all: readonly Someone[]): boolean =>
  all.findIndex((one) => one.plan.about?.region === plan.about?.region) === index;

test('there are people on both papers', () => {
  expect([...new Set(everyone.map(({ paper }) => paper))].sort()).toEqual([...PAPERS].sort());
});

describe.each(PAPERS)('on %s', (paper) => {
  const theirs = everyone.filter((one) => one.paper === paper);

  test.each(handouts.map(({ meta }) => [meta.id, meta.pages] as const))(
    '%s of each, and blank, fits on the %i pages it promises, with nothing cut off and room to write',
    async (id, pages) => {
      await page.setViewportSize(roomOf(paper));
      await page.goto('about:blank');
      // A worksheet holds nothing of a person but where they live.
      const some = id === 'worksheet' ? theirs.filter(isFirstOfRegion) : theirs;
      const filled = some.map((one) => one.page(knowledge.handouts[id]!));
      const made = [...filled, pageOf(id, paper, BLANK)];
      const names = [...some.map(({ name }) => name), 'blank'];
      const most = names.map((name) => (name in WORST || name === 'blank' ? pages : (FEWER[id] ?? pages)));
      // They can be laid out together, for they have one style sheet.
      expect(new Set(made.map((html) => /<style>[\s\S]*<\/style>/.exec(html)![0])).size).toBe(1);
      await put(page, together(made));
      const sheet = knowledge.handouts[id]!.meta.form === 'sheet';
      expect(await paperAsked(page)).toBe(
        `${paper.toLowerCase()} ${sheet ? '9mm 16mm 12mm' : '11mm 16mm 14mm'}`,
      );
      expect(await cutOff(page)).toEqual([]);
      expect(await smallestLetters(page)).toBeGreaterThanOrEqual(id === 'wallet-card' ? 10 : sheet ? 11 : 12);
      const heights = await heightsShown(page);
      expect(heights).toHaveLength(made.length);
      if (id !== 'wallet-card') await hasRoomToWrite(id, 'body > .one:last-child');
      // What the build reckons of the length is near to what it is.
      for (const [index, { name, reckoned }] of some.entries()) {
        if (!reckoned || id === 'wallet-card') continue;
        const near = Math.max(TWO_LINES, heights[index]! * NEAR);
        const high = reckoned(knowledge.handouts[id]!);
        expect(Math.abs(high - heights[index]!), `${name}, millimetres`).toBeLessThan(near);
      }
      for (const [index, name] of names.entries()) {
        if (surelyFits(heights[index]!, paper, most[index]!)) continue;
        await put(page, made[index]!);
        expect(await hasPrintedPage(page, most[index]! + 1), name).toBe(false);
      }
    },
  );

  test('what says that there is no further page knows the pages that are there', async () => {
    await page.goto('about:blank');
    await put(page, pageOf('plan', paper, { plan: theirs[0]!.plan }));
    const pdf = await printed(page);
    expect(paperOf(pdf)).toEqual([POINTS[paper]]);
    expect(pagesOf(pdf)).toBeGreaterThan(1);
    expect(await hasPrintedPage(page, pagesOf(pdf))).toBe(true);
    expect(await hasPrintedPage(page, pagesOf(pdf) + 1)).toBe(false);
  });

  test('the faces of the wallet card have the size of a card, for everyone, and paper has two sets', async () => {
    const faces: [string, Face][] = everyone.map(({ name, plan }) => [name, { plan }]);
    const all = [['blank', BLANK], ...faces] as const;
    await showPrinted(page, together(all.map(([, face]) => pageOf('wallet-card', paper, face))), paper);
    expect(await page.locator('body > .one').count()).toBe(all.length);
    const once: string[] = [];
    for (const [index, [name]] of all.entries()) {
      const sizes = await sizesOf(page, `body > .one:nth-child(${index + 1}) .face`);
      expect([6, 8], name).toContain(sizes.length);
      if (sizes.length === 6) once.push(name);
      for (const { width, height } of sizes) {
        expect(Math.abs(width - 85.6), name).toBeLessThan(0.6);
        expect(Math.abs(height - 54), name).toBeLessThan(0.6);
      }
    }
    // Who wrote more than fits has a third card, and prints the page twice.
    expect(once.length).toBeLessThan(all.length / 5);
    expect(once).not.toContain('blank');
  });

  // In letters of 16 point a page takes up to twice the room.
  test.each([
    ['one-page', 2],
    ['crisis', 2],
    ['overdose', 4],
  ] as const)('%s in large print is on %i sides at most, for everyone', async (id, sides) => {
    const made = theirs.map(({ plan }) => pageOf(id, paper, { plan, large: true }));
    await page.setViewportSize(roomOf(paper));
    await page.goto('about:blank');
    await put(page, together([...made, pageOf(id, paper, { ...BLANK, large: true })]));
    const heights = await heightsShown(page);
    for (const [index, { name }] of theirs.entries()) {
      if (surelyFits(heights[index]!, paper, sides)) continue;
      await put(page, made[index]!);
      expect(await hasPrintedPage(page, sides + 1), name).toBe(false);
    }
    expect(heights.at(-1)).toBeLessThan(PAPER[paper].height * sides);
  });

  test('large print is 16 point or more, and nothing is cut off', async () => {
    // A sheet has a style of its own.
    for (const form of ['sheet', undefined]) {
      const some = pageHandouts.filter(({ meta }) => meta.form === form);
      const made = some.map(({ meta }) => pageOf(meta.id, paper, { ...FILLED, large: true }));
      await showPrinted(page, together(made), paper);
      expect(await smallestLetters(page)).toBeGreaterThanOrEqual(16);
      expect(await cutOff(page)).toEqual([]);
    }
  });
});

test.each(PAPERS)('a page on %s is printed on that paper', async (paper) => {
  for (const id of ['one-page', 'wallet-card']) {
    await showPrinted(page, pageOf(id, paper, BLANK), paper);
    const pdf = await printed(page);
    expect(paperOf(pdf)).toEqual([POINTS[paper]]);
    expect(pagesOf(pdf)).toBeGreaterThan(0);
  }
});

/** The paper and the margins that the page asks a printer for. */
const paperAsked = (some: Page): Promise<string> =>
  some.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const [asked, ...others] = rules.filter((rule) => rule instanceof CSSPageRule);
    if (!asked || others.length > 0) return 'not one page rule';
    return `${asked.style.getPropertyValue('size')} ${asked.style.getPropertyValue('margin')}`;
  });

/** Lines are at least 8 mm high and 20 mm long, boxes 4 mm wide and high. */
async function hasRoomToWrite(id: string, within: string): Promise<void> {
  const lines = await sizesOf(page, `${within} .line`);
  const boxes = await sizesOf(page, `${within} .box`);
  if (id === 'worksheet') expect(Math.min(lines.length, boxes.length)).toBeGreaterThan(20);
  for (const { width, height } of lines) {
    expect(height).toBeGreaterThanOrEqual(8);
    expect(width).toBeGreaterThanOrEqual(20);
  }
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(4);
}
