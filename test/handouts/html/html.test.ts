import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cssText } from '../../../src/handouts/html/style.ts';
import { renderHtml, type HtmlOptions } from '../../../src/handouts/html/html.ts';
import { escapeText } from '../../../src/handouts/template/markdown.ts';
import { renderHandouts } from '../../../src/handouts/handout.ts';
import type { Handout } from '../../../src/knowledge/knowledge.ts';
import type { Plan } from '../../../src/plan/shape.ts';
import { knowledge, people, words } from '../../helpers/knowledge.ts';
import { visibleText } from '../../../src/text/visible.ts';
import { TODAY } from '../../helpers/setting.ts';
import { runs } from '../../helpers/runs.ts';

const options: HtmlOptions = { title: 'A page', language: 'en-GB', paper: 'A4', words };
const page = (markdown: string, more: Partial<HtmlOptions> = {}): string =>
  renderHtml(markdown, { ...options, ...more });
/** What is between <main> and </main>, after the heading that is put in when there is none. */
const body = (markdown: string, more: Partial<HtmlOptions> = {}): string =>
  /<main>\n(?:<h1 dir="auto">A page<\/h1>\n)?(.*)\n<\/main>/s.exec(page(markdown, more))![1]!;
const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

const withoutText = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/>[^<]*</g, '><')
    .replace(/="[^"]*"/g, '=""');
const levels = (html: string): string[] => [...html.matchAll(/<(h\d)/g)].map((match) => match[1]!);
const row = (inner: string): string => `<p dir="auto"><span class="row">${inner}</span></p>`;
const inWords = (text: string): string => `<span class="words">${text}</span>`;
const card = (markdown: string): string => body(markdown, { kind: 'card' });
const flat = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

const LINE = '<span class="line" role="img" aria-label="Line to write on"></span>';
const LONG_LINE = LINE.replace('line"', 'line long"');
const field = (text: string, line = LINE): string => `<span class="field">${inWords(text)}${line}</span>`;
const BOX = '<span class="box" role="img" aria-label="Box to tick"></span>';

describe('the policy', () => {
  test.each(['A4', 'Letter'] as const)('names exactly the style sheet of the page (%s)', (paper) => {
    for (const large of [true, false])
      for (const kind of ['page', 'card'] as const) {
        const html = page('# Hello', { paper, large, kind });
        const css = /<style>(.*)<\/style>/s.exec(html)![1]!;
        const digest = createHash('sha256').update(css).digest('base64');
        expect(html).toContain(
          `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
        );
      }
  });

  test('comes before anything that it rules', () => {
    const html = page('# Hello');
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
  });
});

describe('one file that does nothing', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '![picture](https://example.org/read.png)',
    '![picture](file:///etc/passwd)',
    '<style>@import url(https://example.org/x.css)</style>',
    '<a href="https://example.org" style="color:red" onclick="x()">a</a>',
    '<https://example.org/"onmouseover="alert(1)>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '```timeline"><script>\nx\n```',
    '```__proto__\nx\n```',
    '| a |\n|:-:|\n| <b>x</b> |',
    '</style><script>alert(1)</script>',
    '<!-- <base href="https://example.org"> -->',
  ];
  const BAD =
    /<(?:script|style|img|link|iframe|object|embed|form|input|base|meta)|\son\w+=["']|\sstyle=|url\(|@import|src=/i;

  test.each(HOSTILE)('%s', (markdown) => {
    expect(withoutText(body(`# Hello\n\n${markdown}\n`))).not.toMatch(BAD);
    expect(withoutText(body(`# Hello\n\n- ${escapeText(markdown)}\n`))).not.toMatch(BAD);
    const whole = page('Hello', { title: markdown, language: markdown });
    expect(withoutText(whole.slice(whole.indexOf('<title>')))).not.toMatch(BAD);
    expect(whole).toMatch(/^<!DOCTYPE html>\n<html lang="[^"<>]*">\n<head>\n/);
  });

  test('a title cannot leave its place in the style sheet', () => {
    expect(cssText('"}</style><script>')).toBe('"\\22 \\7d \\3c \\2f style\\3e \\3c script\\3e "');
    expect(count(page('Hello', { title: '</style>"}' }), '</style>')).toBe(1);
  });

  test('only web addresses are links; a picture is its words', () => {
    expect(body('[a](https://a.org) [b](ftp://b.org) ![c](https://c.org/c.png)')).toBe(
      '<p dir="auto"><a href="https://a.org">a</a> [b](ftp://b.org) c</p>',
    );
  });
});

describe('headings', () => {
  test.each([
    ['# A\n\n## B\n\n### C\n\n## D', ['h1', 'h2', 'h3', 'h2']],
    ['Words only', ['h1']],
    ['## B\n\n#### C', ['h1', 'h2', 'h3']],
    ['# A\n\n### C\n\n# A2\n\n## B2\n\n### C2', ['h1', 'h2', 'h2', 'h3', 'h4']],
  ])('%j', (markdown, expected) => {
    expect(levels(page(markdown))).toEqual(expected);
  });

  test('the page says its language and its title', () => {
    const html = page('Words', { title: 'Tom & "Jo"', language: 'en-IE' });
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-IE">/);
    expect(html).toContain('<title>Tom &amp; &quot;Jo&quot;</title>');
    expect(html).toContain('<h1 dir="auto">Tom &amp; &quot;Jo&quot;</h1>');
  });
});

describe('lines to write on', () => {
  test.each([
    ['Name: ..........', row(field('Name:'))],
    ['Name: ____', row(field('Name:'))],
    [`**Where:** ${'.'.repeat(50)}`, row(field('<strong>Where:</strong>', LONG_LINE))],
    ['**..........**, .......... (..........)', row(LINE + LINE + LINE)],
    ['See .........., then ring ...........', row(field('See') + field('then ring'))],
    ['**Jo**, 0800 (..........)', row(field('<strong>Jo</strong>, 0800'))],
    [
      '**Stay.** **Call.** Then: ..........',
      row(field('<strong>Stay.</strong> <strong>Call.</strong> Then:')),
    ],
    [
      'First\\\nName: ..........\\\nLast',
      `<p dir="auto">First<span class="row">${field('Name:')}</span>Last</p>`,
    ],
  ])('%s', (markdown, html) => {
    expect(body(markdown)).toBe(html);
  });

  test.each(['Wait.........', 'a ___ b', escapeText('a ____ b'), '`..........`'])(
    '%s stays words',
    (markdown) => {
      expect(body(markdown)).not.toContain('class="line"');
    },
  );

  test('a rule of underscores is a line, any other rule is a rule', () => {
    expect(body('a\n\n____\n\nb')).toContain(LONG_LINE);
    expect(body('a\n\n---\n\nb\n\n- c')).toContain('<hr>');
    expect(body('a\n\n---\n\nb\n\nc')).toContain('<footer class="foot">');
  });
});

describe('boxes to tick', () => {
  test('a list of boxes has no bullets, and each box its words', () => {
    expect(body('- ☐ One\n- [ ] Two\n- [x] Three')).toBe(
      `<ul role="list">\n${[
        `<li dir="auto" class="tick"><span class="row"><span class="pick">${BOX}<span class="words">One</span></span></span></li>`,
        `<li dir="auto" class="tick"><span class="row"><span class="pick">${BOX}<span class="words">Two</span></span></span></li>`,
      ].join('\n')}\n${body('- [x] Three').split('\n')[1]}\n</ul>`,
    );
    expect(body('- [x] Three')).toContain('aria-label="Ticked"');
  });

  test('an item without a box keeps its bullet, and those with one have none', () => {
    const [, one, two] = body('- ☐ One\n- Two').split('\n');
    expect(one).toContain('<li dir="auto" class="tick">');
    expect(two).toBe('<li dir="auto">Two</li>');
  });

  test('boxes in a row lose the marks between them and keep their order', () => {
    expect(body('**Have it?** ☐ Yes · ☐ Not yet, soon. ☐ ..........')).toBe(
      `<p dir="auto"><span class="row"><span class="words"><strong>Have it?</strong></span><span class="pick">${BOX}<span class="words">Yes</span></span><span class="pick">${BOX}<span class="words">Not yet, soon</span></span><span class="pick open">${BOX}${LINE}</span></span></p>`,
    );
  });

  test('what a person typed is not a box of ours', () => {
    expect(body(escapeText('[ ] mine'))).toBe('<p dir="auto">[ ] mine</p>');
  });

  test('eight short boxes stand in two columns, long ones in one', () => {
    expect(body('- ☐ One\n'.repeat(8))).toContain('<ul role="list" class="columns">');
    expect(body('- ☐ One\n'.repeat(7))).not.toContain('columns');
    expect(body(`- ☐ ${'long '.repeat(12)}\n`.repeat(8))).not.toContain('columns');
  });
});

describe('words', () => {
  test.each([
    ['Ring 0300 123 6600 now', '0300 123 6600'],
    ['Ring +1 (212) 555-0142, or', '+1 (212) 555-0142'],
    ['أتصل على 0800 123 456', '0800 123 456'],
    ['٠٨٠٠ ١٢٣ ٤٥٦', '٠٨٠٠ ١٢٣ ٤٥٦'],
  ])('numbers stay in one piece and in order: %s', (markdown, number) => {
    expect(body(markdown)).toContain(`<bdi dir="ltr" class="number">${number}</bdi>`);
  });

  test.each(['Call 999', 'on 22 Nov 2026', 'day 14 to 28'])('other numbers are words: %s', (markdown) => {
    expect(body(markdown)).toBe(`<p dir="auto">${markdown}</p>`);
  });

  test('every block takes its direction from its words', () => {
    const html = body('# A\n\nb\n\n- c\n\n1. d\n\n| e |\n|---|\n| f |');
    expect(count(html, 'dir="auto"')).toBe(6);
  });

  test('text goes in and comes out the same', () => {
    const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
    const plain = (html: string): string =>
      html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => ENTITIES[entity]!);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const text = visibleText(typed.replace(/\r\n?/g, '\n'))
          .replace(/[ \t\r\n]+/g, ' ')
          .trim();
        // Rows of dots are lines to write on, and drawn boxes are boxes, whoever typed them.
        fc.pre(text !== '' && !/\.{10}|[☐☑☒]/u.test(text));
        expect(plain(body(`- **Say:** ${escapeText(typed)} end`))).toBe(`\nSay: ${text} end\n`);
      }),
      runs(),
    );
  });
});

describe('blocks', () => {
  test('steps carry their numbers', () => {
    expect(body('3. One\n4. Two')).toBe(
      '<ol role="list" start="3">\n<li dir="auto"><span class="step" aria-hidden="true">3</span><div>One</div></li>\n<li dir="auto"><span class="step" aria-hidden="true">4</span><div>Two</div></li>\n</ol>',
    );
  });

  test('a quote is a note in a box', () => {
    expect(body('> Stay')).toBe('<div class="note" role="note">\n<p dir="auto">Stay</p>\n</div>');
  });

  test('words that lead to a list say so', () => {
    expect(body('To do:\n\n- a')).toContain('<p dir="auto" class="leads">To do:</p>');
    expect(body('To do\n\n- a')).toContain('<p dir="auto">To do</p>');
  });

  test('the last paragraph after a rule is the foot, once for each handout', () => {
    expect(body('# A\n\na\n\n---\n\nfoot\n\n# B\n\nb\n\n---\n\nfoot')).toBe(
      '<h1 dir="auto">A</h1>\n<p dir="auto">a</p>\n<footer class="foot">\n<p dir="auto">foot</p>\n</footer>\n<h2 dir="auto" class="title">B</h2>\n<p dir="auto">b</p>\n<footer class="foot">\n<p dir="auto">foot</p>\n</footer>\n',
    );
  });

  test('a fence with a drawing shows it, and its letters where there is none', () => {
    const markdown = '```timeline\nX < Y\n```';
    expect(body(markdown, { drawings: { timeline: '<svg></svg>' } })).toBe('<figure><svg></svg></figure>');
    expect(body(markdown)).toBe('<pre>X &lt; Y\n</pre>');
  });

  test('table cells are set by class, never by style', () => {
    expect(body('| a | b |\n|:-:|--:|\n| c | d |')).toContain(
      '<th scope="col" dir="auto" class="center">a</th><th scope="col" dir="auto" class="right">b</th>',
    );
  });
});

describe('the card', () => {
  const firstSet = (markdown: string): string => card(markdown).split('<div class="cards again"')[0]!;

  test('parts between rules are faces, two to a strip, and none is lost', () => {
    const html = firstSet('# Card\n\nCut.\n\n---\n\none\n\n---\n\ntwo\n\n---\n\nthree\n\n---\n');
    expect(count(html, 'class="strip"')).toBe(2);
    expect(count(html, '<section class="face')).toBe(3);
    for (const word of ['Cut.', 'one', 'two', 'three']) expect(count(html, `>${word}<`)).toBe(1);
    expect(html).not.toContain('<hr>');
  });

  test('paper has a second set, the same in all but the names of its drawings; a screen reader has one', () => {
    const markdown = '---\n\none\n\n---\n\n::: risk\n:::\n\n---\n';
    const html = body(markdown, { kind: 'card', drawings: { risk: '<svg id="risk-high"></svg>' } });
    const [first, second] = html
      .split(/<div class="cards again" aria-hidden="true">/)
      .map((part) => part.replace(/^[^]*<div class="cards">/, ''));
    expect(second!.replaceAll('-again', '').trim()).toContain(first!.replace(/<\/div>\s*$/, '').trim());
    expect(html.match(/id="[^"]*"/g)).toEqual(['id="risk-high"', 'id="risk-high-again"']);
  });

  test('the more words, the smaller the letters, down to 10 point', () => {
    const sizes = [5, 40, 60, 70, 90, 300].map(
      (most) => /class="face pt(\d+)"/.exec(card(`---\n\n${'words '.repeat(most)}\n\n---`))![1],
    );
    expect(sizes.map(Number)).toEqual(sizes.map(Number).toSorted((a, b) => b - a));
    expect(sizes[0]).toBe('13');
    expect(sizes.at(-1)).toBe('10');
  });

  test('what does not fit in 10 point goes to the face beside it, then to one more, and there is one set', () => {
    const long = (word: string): string => `${word} `.repeat(60).trim();
    const faces = (...parts: string[]): string[] =>
      firstSet(`---\n\n${parts.join('\n\n---\n\n')}\n\n---`)
        .split('<section class="face')
        .slice(1);
    const beside = faces(`${long('one')}\n\n${long('two')}`, 'three');
    expect(beside.map((face) => [...new Set(face.match(/\b(one|two|three)\b/g))])).toEqual([
      ['one'],
      ['three', 'two'],
    ]);
    const more = faces(`${long('one')}\n\n${long('two')}`, long('three'), 'four');
    expect(more.map((face) => [...new Set(face.match(/\b(one|two|three|four)\b/g))])).toEqual([
      ['one'],
      ['three'],
      ['four'],
      ['two'],
    ]);
    const five = `---\n\n${[long('one') + '\n\n' + long('two'), long('three'), 'four', 'five'].join('\n\n---\n\n')}\n\n---`;
    expect(count(card(five), '<section class="face')).toBe(5);
    expect(card(five)).not.toContain('again');
  });
});

const handouts = Object.values(knowledge.handouts);
const withText = (plan: Plan): (readonly [Handout, string])[] =>
  renderHandouts(handouts, { knowledge, plan, today: TODAY }).map((text, index) => [handouts[index]!, text]);

test('the words of every handout of every example person are on its page, in order', () => {
  for (const [name, plan] of Object.entries(people))
    for (const [handout, markdown] of withText(plan)) {
      const kind = handout.meta.id === 'wallet-card' ? 'card' : 'page';
      // On a card a part may stand on the face beside its own, and there are two of each.
      const inOrder = (letters: string): string => (kind === 'card' ? [...letters].sort().join('') : letters);
      const html = body(markdown, { kind })
        .split('<div class="cards again"')[0]!
        .replace(/&[a-z]+;/g, ' ')
        .replace(/<[^>]*>/g, '');
      // The numbers of steps are drawn, so they are in both.
      const source = markdown.replace(/&(?:#\d+|[a-z]+);/g, ' ').replace(/^```.*$/gm, '');
      expect(inOrder(flat(html)), `${name} ${handout.meta.id}`).toBe(inOrder(flat(source)));
    }
});
