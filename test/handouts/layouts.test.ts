/** Fences: what is between them is laid out on a page, stands as it is elsewhere, and nobody can type one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenceOf, plainMarkdown } from '../../src/handouts/layouts.ts';
import { fencedHandout, renderHandout } from '../../src/handouts/handout.ts';
import { renderPage } from '../../src/handouts/html/page.ts';
import { escapeLines, escapeText } from '../../src/handouts/template/markdown.ts';
import { readPicture } from '../../src/templates/picture-file.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { runs } from '../helpers/runs.ts';
import { TODAY } from '../helpers/setting.ts';

const asked = { knowledge, today: TODAY };
const onePage = knowledge.handouts['one-page']!;

describe('a line is a fence', () => {
  test.each([
    ['::: box', 'box', []],
    ['::: cells wake call', 'cells', ['wake', 'call']],
    [':::', '', []],
    [':::   people  ', 'people', []],
  ])('%s', (line, name, pictures) => expect(fenceOf(line)).toEqual({ name, pictures }));
  test.each(['a ::: box', ' ::: box', '\\::: box', '::::', ':::box', '- ::: box', ''])('or not: %s', (line) =>
    expect(fenceOf(line)).toBeUndefined(),
  );
});

test('no fence and no link to tap reaches Markdown, of anyone and of the blank', () => {
  for (const plan of [...Object.values(people), { version: '2' } as Plan])
    for (const handout of Object.values(knowledge.handouts))
      for (const blank of [false, true]) {
        const text = renderHandout(handout, { ...asked, plan, blank });
        expect(text.split('\n').filter((line) => line.startsWith(':::'))).toEqual([]);
        expect(text).not.toMatch(/\]\((tel|sms):/);
      }
});

test('what someone types opens and closes nothing', () => {
  const odd = fc.array(
    fc.constantFrom(':::', '::', ':', ' ', 'box', '\n', '- ', '> ', '\\', '[', '](tel:1)', 'a'),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(odd, (parts) => {
      for (const text of [escapeText(parts.join('')), escapeLines(parts.join(''))]) {
        expect(text.split('\n').filter((line) => fenceOf(line))).toEqual([]);
        expect(plainMarkdown(`x ${text}`)).toBe(`x ${text}`);
      }
    }),
    runs(),
  );
});

test.each(['::: box', ':::', 'x\n::: box\ny', '::: poster\n:::', '[999](tel:1)'])(
  'typed into many places of a plan, %j makes no part of its own and no link',
  (typed) => {
    const planOf = (text: string): Plan => ({
      version: '2',
      about: { region: 'england', name: text },
      people: { contacts: [{ name: text, phone: text, when: text }] },
      overdose: { naloxone_place: text },
      coping: { first_three: [text] },
      reasons: { why: [text] },
      aftercare: { appointments: [{ what: text, when: '2026-12-01', where: text }] },
    });
    const [plan, plain] = [planOf(typed), planOf('x')];
    const fences = (text: string): number => text.split('\n').filter((line) => fenceOf(line)).length;
    const links = (page: string): number => page.split('<a href=').length;
    for (const id of ['one-page', 'plan', 'contacts']) {
      const handout = knowledge.handouts[id]!;
      expect(fences(fencedHandout(handout, { ...asked, plan }))).toBe(
        fences(fencedHandout(handout, { ...asked, plan: plain })),
      );
      expect(links(renderPage(handout, { ...asked, plan }))).toBe(
        links(renderPage(handout, { ...asked, plan: plain })),
      );
    }
  },
);

describe('a number to tap', () => {
  const hrefs = (phone: string): string[] => {
    const plan: Plan = {
      version: '2',
      about: { region: 'england' },
      people: { contacts: [{ name: 'Jo', phone }] },
    };
    return [...renderPage(onePage, { ...asked, plan }).matchAll(/<a href="([^"]*)"/g)].map(
      ([, href]) => href!,
    );
  };
  test('is each of ours', () =>
    expect(hrefs('')).toEqual(expect.arrayContaining(['tel:999', 'tel:116123', 'sms:85258'])));
  test.each([
    ['07700 900411', 'tel:07700900411'],
    ['+44 7700 900411', 'tel:+447700900411'],
    ['(937) 555-0153', 'tel:9375550153'],
  ])('is %s', (phone, href) => expect(hrefs(phone)).toContain(href));
  test.each(['07700 900411 ext 5', 'ask Jo', 'tel:999', '12', '07700 900411; 112', 'javascript:alert(1)'])(
    'is not %s',
    (phone) => expect(hrefs(phone)).toEqual(hrefs('')),
  );
});

test('no drawing is there for nothing', () => {
  const texts = [
    ...Object.values(knowledge.handouts).map(({ body }) => body),
    ...Object.values(knowledge.parts),
  ];
  const named = texts.flatMap((text) => text.split('\n').flatMap((line) => fenceOf(line)?.pictures ?? []));
  const steps = Object.values(knowledge.regions).map((region) => region.not_breathing_picture);
  const used = new Set([...named, ...steps].filter((name) => !/[{}]/.test(name)));
  expect(Object.keys(knowledge.pictures).sort()).toEqual([...used].sort());
});

test('where more was written than one page holds, hours are left to the page of people', () => {
  const plan = people['honolulu-long-names']!;
  const [one, contacts] = ['one-page', 'contacts'].map((id) =>
    renderHandout(knowledge.handouts[id]!, { ...asked, plan }),
  );
  const hours = 'before 8 in the morning and after her show';
  expect([one!.includes(hours), contacts!.includes(hours)]).toEqual([false, true]);
  for (const { name } of plan.people!.contacts!) expect(one).toContain(name);
  const short = { ...plan, reasons: {}, coping: {} };
  expect(renderHandout(onePage, { ...asked, plan: short })).toContain(hours);
});

test('the foot of a page starts with our own words, so that a name in other letters does not turn it round', () => {
  const plan = people['coventry-persian']!;
  for (const handout of Object.values(knowledge.handouts)) {
    const foot = /^.*(?:Made|was made on) .*$/m.exec(
      renderHandout(handout, { ...asked, plan, reader: 'me' }),
    )?.[0];
    if (foot !== undefined) expect(foot, handout.meta.id).toMatch(/^(?:This was made on|Made) .* · رحیم$/);
  }
});

describe('a drawing', () => {
  const svg = (inside: string, about = 'viewBox="0 0 64 64"'): string =>
    `<svg ${about}><title>A box</title>${inside}</svg>`;
  test('is its title and its lines', () =>
    expect(readPicture(svg('<path d="M1 1h9"/>\n<circle cx="3" cy="3" r="2" fill="#000"/>'))).toEqual({
      title: 'A box',
      marks: '<path d="M1 1h9"/><circle cx="3" cy="3" r="2" fill="#000"/>',
    }));
  test.each([
    '<script>alert(1)</script>',
    '<path d="M1 1" onclick="alert(1)"/>',
    '<path d="M1 1" style="color:red"/>',
    '<image href="https://example.org/x.png"/>',
    '<use href="#x"/>',
    '<a href="https://example.org"><path d="M1 1"/></a>',
    '<path d="M1 1">',
    '<text>{{name}}</text>',
    '<foreignObject/>',
    '<!-- x -->',
  ])('may not hold %s', (inside) => expect(readPicture(svg(inside))).toBeUndefined());
  test('is on a square of 64, and has a title', () => {
    expect(readPicture(svg('<path d="M1 1"/>', 'viewBox="0 0 10 10"'))).toBeUndefined();
    expect(readPicture('<svg viewBox="0 0 64 64"><path d="M1 1"/></svg>')).toBeUndefined();
  });
});
