import * as fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';

import { escapeText } from '../../../src/handouts/template/markdown.ts';
import { renderTerminal } from '../../../src/handouts/terminal/terminal.ts';
import { runs } from '../../helpers/runs.ts';

// prettier-ignore
const PIECES = [
  '# ', '## ', '### ', '- ', '  - ', '    - ', '1. ', '10. ', '- [ ] ', '- [x] ', '> ', '> > ', '> - ', '\n', '\n\n', '\\\n', '---\n', '***\n',
  '| a | long header |\n|---|--:|\n| b | c and some more words |\n', '| a |\n|---|\n', '| ', ' | ', '**', '*', '~~', '`', '```\n', '    code  x\n',
  'word ', 'words that go on and on ', 'averyveryveryverylongwordindeed', 'https://example.org/a/long/path/to/a/page ', '[a](https://example.org/b)',
  '________', '_'.repeat(100), '____/____', escapeText('_'.repeat(30)), '日本語の文', '👩‍👩‍👧‍👦', '👍🏽', '🇬🇧🇺🇸', '❤️', '1️⃣', 'שלום ', 'क्षेत्रीय', 'e\u0301', '\t', '\u00A0',
  '&#27;', '&#10;', '\u001B[31m', '\u009B1m', '\u001B]8;;x\u0007', '\\[ \\]', '[ ]', '<b>', '![a](b)', '\u200B', '\uFE0F', '\u0301', '\u{1F3FD}',
];

const markdown = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

describe.each([20, 40, 80, 120])('any Markdown at %d columns', (width) => {
  // oxlint-disable-next-line no-control-regex
  const CONTROL = /[\0-\x09\x0B-\x1F\x7F-\x9F]/;
  // oxlint-disable-next-line no-control-regex
  const STYLE = /\x1B\[\d+m/g;

  test('fits', () => {
    fc.assert(
      fc.property(markdown, fc.boolean(), (text, unicode) => {
        const lines = renderTerminal(text, { width, color: false, unicode }).split('\n');
        for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
        expect(lines.join('')).not.toMatch(CONTROL);
      }),
      runs(),
    );
  });

  test('reads the same with colour, and no style runs over a line end', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const painted = renderTerminal(text, { width, color: true, unicode: true });
        expect(painted.replace(STYLE, '')).toBe(renderTerminal(text, { width, color: false, unicode: true }));
        for (const line of painted.split('\n')) {
          const codes = [...line.matchAll(STYLE)].map(([code]) => Number(code.slice(2, -1)));
          const opening = codes.filter((code) => code < 20 || (code > 29 && code !== 39));
          expect(codes.length, line).toBe(opening.length * 2);
        }
      }),
      runs(),
    );
  });
});
