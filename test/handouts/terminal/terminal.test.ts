import { describe, expect, test } from 'vitest';

import { escapeText } from '../../../src/handouts/template/markdown.ts';
import { renderTerminal } from '../../../src/handouts/terminal/terminal.ts';

const page = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

const plain = (markdown: string, width = 40, unicode = true): string =>
  renderTerminal(markdown, { width, color: false, unicode });

const TABLE = `
| When | What you may notice | How bad |
|:--|:-:|--:|
| 3 to 4 March | Yawning, runny nose, not sleeping well | 4 |
| 5 to 6 March | Cramps, sweating | 10 |
`;

describe('without colour', () => {
  test.each<[what: string, markdown: string, lines: string[]]>([
    ['nothing', '', []],
    [
      'headings',
      '# One\n## Two\n### *Three*\n#### Four',
      ['One', '═══', '', 'Two', '───', '', 'Three', '┈┈┈┈┈', '', 'Four', '┈┈┈┈'],
    ],
    [
      'a long heading',
      '# What to do in the first days after you stop',
      ['What to do in the first days after you', 'stop', '══════════════════════════════════════'],
    ],
    [
      'paragraphs',
      'This line is just longer than the width of it.\nIt goes on.\n\nNew one.',
      ['This line is just longer than the width', 'of it. It goes on.', '', 'New one.'],
    ],
    ['hard breaks', 'one\\\ntwo  \nthree', ['one', 'two', 'three']],
    ['marks', '**bold** *soft* ~~gone~~ `code`', ['bold soft ~gone~ code']],
    [
      'escapes and entities',
      '1986\\. \\*not bold\\* &amp; \\&amp; &eacute; a\\\\b',
      ['1986. *not bold* & &amp; é a\\b'],
    ],
    ['markup that is not ours', '<b>x</b> <!-- y -->', ['<b>x</b> <!-- y -->']],
    [
      'bullets',
      '- one\n- a longer one that has to be put on two lines\n  - nested\n- three',
      ['• one', '• a longer one that has to be put on two', '  lines', '  • nested', '• three'],
    ],
    ['items apart', '- one\n\n- two\n\n  more', ['• one', '', '• two', '', '  more']],
    [
      'numbers',
      '9. nine\n10. ten and some more words that do not fit',
      [' 9. nine', '10. ten and some more words that do not', '    fit'],
    ],
    ['numbers with a bracket', '1) one\n2) two\n   - a', ['1) one', '2) two', '   • a']],
    [
      'boxes',
      '- [ ] open\n- [x] done, and it took two lines to say so\n- \\[ \\] typed\n\nYes [ ] No [X]',
      ['☐ open', '☑ done, and it took two lines to say so', '• [ ] typed', '', 'Yes ☐ No ☑'],
    ],
    ['a note', '> **Call 999.**\n>\n> - a\n>\n> > in', ['┃ Call 999.', '┃', '┃ • a', '┃', '┃ ┃ in']],
    ['a line to cut', 'a\n\n---\n\nb', ['a', '', '╌'.repeat(40), '', 'b']],
    [
      'lines to write on',
      `Name: ${'_'.repeat(60)} Day: ${'_'.repeat(10)}\n\n${'_'.repeat(60)}\n\nWhat will help me on a hard day: ${'_'.repeat(60)}`,
      [
        `Name: ${'_'.repeat(34)}`,
        `Day: ${'_'.repeat(10)}`,
        '',
        '_'.repeat(40),
        '',
        'What will help me on a hard day:',
        '_'.repeat(40),
      ],
    ],
    ['a line to write on inside a word', `Name:${'_'.repeat(60)}, day`, [`Name:${'_'.repeat(34)},`, 'day']],
    ['underscores someone typed', escapeText('_'.repeat(50)), ['_'.repeat(40), '_'.repeat(10)]],
    [
      'a long word',
      'see aaaaaaaaaabbbbbbbbbbccccccccccddddddddddee',
      ['see', 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd', 'ee'],
    ],
    [
      'wide letters, joined emoji and marks stay whole',
      `${'日'.repeat(21)} ${'👩‍👩‍👧‍👦'.repeat(21)} ${'e\u0301'.repeat(41)}`,
      ['日'.repeat(20), '日', '👩‍👩‍👧‍👦'.repeat(20), '👩‍👩‍👧‍👦', 'e\u0301'.repeat(40), 'e\u0301'],
    ],
    [
      'links',
      '[a page](https://a.org/b) <https://c.org> [call](tel:116123)',
      ['a page (https://a.org/b) https://c.org', 'call'],
    ],
    ['code', '```\nif a:\n    b\n```', ['if a:', '    b']],
    [
      'a narrow table',
      '| Day | Score |\n|---|--:|\n| Mon | 4 |\n| Tue | 10 |',
      ['Day │ Score', '════╪══════', 'Mon │     4', 'Tue │    10'],
    ],
    ['a table without a header', '| | |\n|---|---|\n| a | b |', ['a │ b']],
    [
      'a wide table',
      `${TABLE}| | | |`,
      [
        'When: 3 to 4 March',
        '  What you may notice: Yawning, runny',
        '    nose, not sleeping well',
        '  How bad: 4',
        '',
        'When: 5 to 6 March',
        '  What you may notice: Cramps, sweating',
        '  How bad: 10',
        '',
        `When: ${'_'.repeat(34)}`,
        `  What you may notice: ${'_'.repeat(17)}`,
        `  How bad: ${'_'.repeat(29)}`,
      ],
    ],
  ])('%s', (_, markdown, lines) => {
    expect(plain(markdown)).toBe(page(...lines));
  });

  test('a table at 60 columns', () => {
    expect(plain(TABLE, 60)).toBe(
      page(
        'When         │         What you may notice         │ How bad',
        '═════════════╪═════════════════════════════════════╪════════',
        '3 to 4 March │  Yawning, runny nose, not sleeping  │       4',
        '             │                well                 │',
        '─────────────┼─────────────────────────────────────┼────────',
        '5 to 6 March │          Cramps, sweating           │      10',
      ),
    );
  });

  test('a table at 80 columns', () => {
    expect(plain(TABLE, 80)).toBe(
      page(
        'When         │          What you may notice           │ How bad',
        '═════════════╪════════════════════════════════════════╪════════',
        '3 to 4 March │ Yawning, runny nose, not sleeping well │       4',
        '5 to 6 March │            Cramps, sweating            │      10',
      ),
    );
  });

  test('notes and lists deeper than there is room for are not set in further', () => {
    const edges = '┃ '.repeat(5);
    expect(plain('> '.repeat(9) + 'deep words here', 20)).toBe(page(`${edges}deep words`, `${edges}here`));
    expect(plain(`${'- '.repeat(9)}deep words here`, 20)).toBe(
      page('• • • • • deep words', `${' '.repeat(10)}here`),
    );
  });

  test('signs for terminals without Unicode', () => {
    const markdown =
      '# A\n## B\n### C\n- a\n- [ ] b\n- [x] c\n\n> d\n\n---\n\n| e | f |\n|---|---|\n| g | h |\n\nYes [ ]';
    expect(plain(markdown, 20, false)).toBe(
      page(
        ...'A|=||B|-||C|.||- a|[ ] b|[x] c'.split('|'),
        '',
        '| d',
        '',
        '-'.repeat(20),
        '',
        'e | f',
        '==+==',
        'g | h',
        '',
        'Yes [ ]',
      ),
    );
  });

  test.each([
    [5, 20],
    [-1, 20],
    [NaN, 80],
    [1000, 200],
    [60.9, 60],
  ])('width %d is taken as %d', (width, columns) => {
    expect(plain('---', width)).toBe(page('╌'.repeat(columns)));
  });
});

const on = (code: number, text: string, off: number): string => `\u001B[${code}m${text}\u001B[${off}m`;
const bold = (text: string): string => on(1, text, 22);

describe('with colour', () => {
  test.each<[what: string, markdown: string, lines: string[]]>([
    ['a heading', '# One', [bold('One'), bold('═══')]],
    ['marks', 'a **b c** *d*', [`a ${bold('b c')} ${on(3, 'd', 23)}`]],
    ['marks inside marks', '**a *b* c**', [`${bold('a ')}${bold(on(3, 'b', 23))}${bold(' c')}`]],
    [
      'marks inside the same marks',
      '**a __b \\* `c`__ d**',
      [bold('a b * ') + bold(on(36, 'c', 39)) + bold(' d')],
    ],
    ['marks over a line end', '**aaaaaaaaaa bbbbbbbbbb**', [bold('aaaaaaaaaa'), bold('bbbbbbbbbb')]],
    ['marks in a word', '**aaaaaaaaaabbbbbbbbbb**cc', [bold('aaaaaaaaaabbbbbbbbbb'), 'cc']],
    ['a note', '> a', [`${on(33, '┃', 39)} a`]],
    [
      'a table',
      '| e | f |\n|---|---|\n| g | h |',
      [`${bold('e')} ${on(2, '│', 22)} ${bold('f')}`, on(2, '══╪══', 22), `g ${on(2, '│', 22)} h`],
    ],
  ])('%s', (_, markdown, lines) => {
    expect(renderTerminal(markdown, { width: 20, color: true, unicode: true })).toBe(page(...lines));
  });
});

describe('nothing gets out but words, line ends and styles', () => {
  test.each([
    ['controls', 'a\u001B[31mb\u0007\u009Bc\bd', 'a\uFFFD[31mb\uFFFD\uFFFDc\uFFFDd'],
    ['an escape spelt as an entity', 'a&#27;[2Jb&#x9b;c', 'a\uFFFD[2Jb\uFFFDc'],
    ['line ends and tabs spelt as entities', 'a&#10;b&#9;c&#13;d', 'a b c d'],
    ['reversed text spelt as an entity', 'a&#x202E;b', 'a\uFFFDb'],
    ['a control in code', '`a\u001Bb`', 'a\uFFFDb'],
  ])('%s', (_, markdown, line) => {
    expect(plain(markdown)).toBe(page(line));
  });
});
