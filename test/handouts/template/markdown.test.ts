import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';

import { escapeLines, escapeText } from '../../../src/handouts/template/markdown.ts';
import { visibleText } from '../../../src/text/visible.ts';
import { runs } from '../../helpers/runs.ts';

/** What a reader makes of some Markdown: the kinds of its nodes, and the words in it. */
interface Reading {
  readonly shape: string;
  readonly words: string;
}

const reading = (shape: readonly string[], words: string): Reading => ({
  shape: shape.filter((kind, index) => kind !== 'text' || shape[index - 1] !== 'text').join(' '),
  words,
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

// The parser's own rules for addresses stay. What is left out is a second search for addresses in the finished text,
// which links any address in any document, however it was written.
const tree = {
  extensions: [gfm()],
  mdastExtensions: gfmFromMarkdown().map((part) => ({ ...part, transforms: [] })),
};

function withMdast(markdown: string): Reading {
  const shape: string[] = [];
  let words = '';
  const walk = (node: Node): void => {
    shape.push(node.type);
    words += node.type === 'break' ? '\n' : (node.value ?? '');
    node.children?.forEach(walk);
    if (node.children) shape.push('end');
  };
  walk(fromMarkdown(markdown, tree) as Node);
  return reading(shape, words);
}

const html = new MarkdownIt({ html: false, linkify: false });

function withMarkdownIt(markdown: string): Reading {
  const shape: string[] = [];
  let words = '';
  for (const block of html.parse(markdown, {})) {
    for (const token of block.children ?? [block]) {
      if (token.type === 'text' && token.content === '') continue;
      shape.push(token.type);
      words += token.type === 'hardbreak' ? '\n' : token.content;
    }
  }
  return reading(shape, words);
}

const readers = { mdast: withMdast, 'markdown-it': withMarkdownIt };

const places: Record<string, (value: string) => string> = {
  paragraph: (value) => value,
  'second line of a paragraph': (value) => `a\n${value}\nb`,
  'line before another': (value) => `${value}\\\nb`,
  'after a label': (value) => `**Name:** ${value}, b`,
  'list item': (value) => `- ${value}\n- b`,
  'numbered item': (value) => `1. ${value}\n2. b`,
  'nested item': (value) => `- a\n  - ${value}\n  - b`,
  'task item': (value) => `- [ ] ${value}\n- [x] b`,
  heading: (value) => `## ${value}\n\nb`,
  bold: (value) => `a **${value}** b`,
  'a bold paragraph': (value) => `**${value}**`,
  italic: (value) => `*${value}*`,
  'table head': (value) => `| ${value} | b |\n|---|---|\n| c | d |`,
  'table cell': (value) => `| a | b |\n|---|---|\n| ${value} | d |\n| e | f |`,
  'last table cell, no spaces': (value) => `|a|b|\n|-|-|\n|d|${value}|`,
  'block quote': (value) => `> a\n>\n> ${value}\n> b`,
};

/** The text as a page can show it: on one line. */
const onOneLine = (text: string): string =>
  visibleText(text.replace(/\r\n?/g, '\n'))
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** Every reader of every place, with what it makes of a harmless word there. */
const cases = Object.entries(places).flatMap(([place, put]) =>
  Object.entries(readers).map(([reader, read]) => ({
    place,
    put,
    reader,
    read,
    twin: read(put('harmless')),
  })),
);

function expectLiteral(text: string): void {
  const words = onOneLine(text);
  const escaped = escapeText(text);
  for (const { place, put, reader, read, twin } of cases) {
    const wanted = { shape: twin.shape, words: twin.words.replace('harmless', () => words) };
    expect(read(put(escaped)), `${reader}, ${place}: ${JSON.stringify(put(escaped))}`).toEqual(wanted);
  }
}

// prettier-ignore
const PIECES = [
  '*', '**', '_', '__', '`', '``', '```', '~', '~~', '~~~', '[', ']', '(', ')', '<', '>', '!', '#', '##', '-', '--', '---',
  '+', '=', '===', '|', '\\', '\\\\', '&', '&amp;', '&#35;', '&#x41', ':', '::', ':::', '.', ';', '1.', '1)', '1986.', 'a', 'bc',
  ' ', '  ', '\n', '\n\n', '\r\n', '\t', 'www.', 'www.a.bc', 'http://a.bc', 'HTTPS://a.bc', 'ftp://a.bc', 'mailto:', 'xmpp:',
  'me@a.bc', '@', '{{x}}', '{', '}', '$', '^', '"', "'", '/', '<b>', '</', '<!--', '-->', '<a@b.c>', '[x]', '[ ]', '[^1]',
  '[^1]: ', '[a]: b', '![a](b)', '[a](b)', ':smile:', '\u00A0', '\u2003', 'ü', '10 mg', '%', '\0', '\u2028', '\u202E', 'ב', '👩‍👩‍👧',
];

const harshText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => onOneLine(text) !== '');

describe('escapeText', () => {
  test.each([
    ['10 mg, 2-3 times', '10 mg, 2-3 times'],
    ['+44 7700 900123 (home!)', '+44 7700 900123 (home!)'],
    ['Mum & Dad: #1, 50% > 40%, C#', 'Mum & Dad: #1, 50% > 40%, C#'],
    ['it\'s 3.5 miles - "no" bus; £5/$6 @ 9', 'it\'s 3.5 miles - "no" bus; £5/$6 @ 9'],
    ['-5 outside', '-5 outside'],
    ['a*b_c', 'a\\*b\\_c'],
    ['1986. A hard year', '1986\\. A hard year'],
    ['1986.5', '1986.5'],
    ['- not a list', '\\- not a list'],
    ['+ not a list', '\\+ not a list'],
    ['# not a heading', '\\# not a heading'],
    ['a heading #', 'a heading \\#'],
    ['[x] done', '\\[x\\] done'],
    ['see www.a.org', 'see www\\.a.org'],
    ['https://a.org', 'https\\://a.org'],
    ['me@a.org', 'me\\@a.org'],
    ['R&D &amp; &lt', 'R&D \\&amp; \\&lt'],
    ['C:\\', 'C:&#92;'],
    ['  a \n\n b\t', 'a b'],
    ['', ''],
  ])('%j', (text, markdown) => {
    expect(escapeText(text)).toBe(markdown);
  });

  // prettier-ignore
  test.each([
    '# a', '#', '###### a #', 'a #', 'a ##', '## ##', '[ ]', '[ ] a', '[x] a', '[X]', '1986.', '1986. a', '1)', '0. a', '===', '=',
    '---', '- - -', '-', '--', '- a', '+', '+ a', '***', '* a', '___', '~~~', '~~a~~', '~a~', '```', '`a`', '> a', '>', '<b>a</b>',
    '<!-- a -->', '<script>', '&amp;', '&#42;', '&copy', '&', 'a &', '{{x}}', '{{{x}}}', ':::', '::: note', ':-:', ':--', '-:', '-|-',
    '--|--', '|', 'a | b', '\\|', '\\\\|', '[^1]', '[^1]: a', '[a]: b', '[a](b)', '[a][b]', '![a](b)', '<http://a.b>', 'www.a.bc',
    'WWW.A.BC', 'http://a.bc', 'a@b.cd', 'mailto:a@b.cd', 'xmpp:a@b.cd/x', ' a', 'a ', '  a  ', '\\', '\\a', 'a\\', 'a\\\\', 'a!', '!',
    '    a', '\ta', 'a\n---', 'a\n\nb', '\u00A0a\u00A0', '"a"', '(a)', 'a_b_c', '2*3*4', '$a$', '1.', '.', ')', '- [ ] a', 'a  \nb',
  ])('shows %j as it is, everywhere', expectLiteral);

  test('shows any text as it is, everywhere', () => {
    fc.assert(fc.property(harshText, expectLiteral), runs());
  });
});

describe('escapeLines', () => {
  test.each([
    ['one\ntwo', 'one\\\ntwo'],
    ['one\r\n\r\n\r\n\r\ntwo', 'one\\\n\\\ntwo'],
    ['\n\none \n', 'one'],
    ['a\\\n# b', 'a&#92;\\\n\\# b'],
    ['', ''],
  ])('%j', (text, markdown) => {
    expect(escapeLines(text)).toBe(markdown);
  });

  const around: Record<string, (value: string) => string> = {
    paragraph: (value) => value,
    'list item': (value) => `- ${value}\n- b`,
    'block quote': (value) => `> ${value}`,
  };

  test('keeps the lines of any text in one paragraph', () => {
    fc.assert(
      fc.property(fc.array(harshText.map(onOneLine), { minLength: 1, maxLength: 4 }), (lines) => {
        const escaped = escapeLines(lines.join('\n'));
        for (const [place, put] of Object.entries(around)) {
          for (const [reader, read] of Object.entries(readers)) {
            const twin = read(put(lines.map((_, index) => `harmless${index}`).join('\\\n')));
            const words = twin.words.replace(/harmless(\d)/g, (_, index) => lines[Number(index)] ?? '');
            expect(read(put(escaped)), `${reader}, ${place}: ${JSON.stringify(escaped)}`).toEqual({
              ...twin,
              words,
            });
          }
        }
      }),
      runs(),
    );
  });
});

describe('visibleText', () => {
  // prettier-ignore
  test.each([
    ['C0', '\0\x07\x08\x0B\x1B\x1F'], ['DEL and C1', '\x7F\x80\x9B\x9F'], ['separators', '\u2028\u2029'],
    ['bidi', '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069'], ['tags', '\u{E0001}\u{E0041}\u{E007F}'],
    ['half a surrogate pair', '\uD83D'],
  ])('shows %s', (_, text) => {
    expect(visibleText(`a${text}b`)).toBe(`a${'\uFFFD'.repeat([...text].length)}b`);
  });

  // prettier-ignore
  test.each([
    'שלום', 'مرحبا\u200Fبك', 'می\u200Cخواهم', 'क्\u200Dष', '日本語', '👩‍👩‍👧‍👦', '👍🏽', '❤️', '🏳️‍🌈', '🇬🇧', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}', 'e\u0301', 'a\tb\r\nc',
  ])('leaves %s alone', (text) => {
    expect(visibleText(text)).toBe(text);
  });
});
