import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyName } from '../../src/terminal/keys.ts';
import { edit, insert, lineOf, type Line, layout } from '../../src/terminal/line.ts';
import { graphemes } from '../../src/text/wrap.ts';
import { runs } from '../helpers/runs.ts';

/** Presses keys on a text; `|` is the cursor. */
function press(text: string, ...keys: KeyName[]): string {
  const at = text.indexOf('|');
  const start: Line = at === -1 ? lineOf(text) : { text: text.replace('|', ''), at };
  const end = keys.reduce((line, key) => edit(line, key) ?? line, start);
  return `${end.text.slice(0, end.at)}|${end.text.slice(end.at)}`;
}

describe('editing', () => {
  it.each<[string, KeyName[], string]>([
    ['abc', ['left'], 'ab|c'],
    ['abc', ['left', 'left', 'right'], 'ab|c'],
    ['|abc', ['left'], '|abc'],
    ['abc', ['right'], 'abc|'],
    ['abc', ['home'], '|abc'],
    ['|abc', ['end'], 'abc|'],
    ['abc', ['backspace'], 'ab|'],
    ['|abc', ['backspace'], '|abc'],
    ['|abc', ['delete'], '|bc'],
    ['abc', ['delete'], 'abc|'],
    ['one two  ', ['cut_word_left'], 'one |'],
    ['one two', ['word_left', 'word_left'], '|one two'],
    ['|one two', ['word_right'], 'one| two'],
    ['|one two', ['cut_word_right'], '| two'],
    ['one| two', ['cut_left'], '| two'],
    ['one| two', ['cut_right'], 'one|'],
    ['one|two', ['newline'], 'one\n|two'],
    ['one\ntwo', ['cut_left'], '|'],
    // Characters as a person sees them.
    ['a👨‍👩‍👧', ['backspace'], 'a|'],
    ['a👨‍👩‍👧b', ['left', 'left'], 'a|👨‍👩‍👧b'],
    ['🇬🇧🇮🇪', ['backspace'], '🇬🇧|'],
    ['👍🏽', ['left'], '|👍🏽'],
    ['e\u0301', ['backspace'], '|'],
    ['नमस्ते', ['left'], 'नम|स्ते'],
    ['שלום', ['backspace'], 'שלו|'],
    ['日本', ['left', 'delete'], '日|'],
  ])('%s %j', (text, keys, expected) => {
    expect(press(text, ...keys)).toBe(expected);
  });

  it('joins what belongs together', () => {
    const joined = ['👨', '\u200d', '👩'].reduce(insert, lineOf(''));
    expect(edit(joined, 'backspace')).toEqual({ text: '', at: 0 });
    // A mark put before a letter's own marks belongs to the letter: the cursor goes behind it.
    expect(insert({ text: '\u0301x', at: 0 }, 'e')).toEqual({ text: 'e\u0301x', at: 2 });
  });

  const keys = fc.constantFrom<KeyName>(
    'left',
    'right',
    'home',
    'end',
    'word_left',
    'word_right',
    'up',
    'down',
  );
  it('never loses text by moving, and never stops inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(keys), (text, pressed) => {
        const end = pressed.reduce((line, key) => edit(line, key)!, lineOf(text));
        const edges = graphemes(text).reduce((all, one) => [...all, all.at(-1)! + one.length], [0]);
        return end.text === text && edges.includes(end.at);
      }),
      runs(),
    );
  });
});

describe('layout', () => {
  it('wraps, marks line ends, and knows where the cursor is', () => {
    expect(layout(lineOf('abc'), 20, '$')).toEqual({ rows: ['> abc'], row: 0, before: '> abc' });
    expect(layout({ text: 'one\ntwo', at: 5 }, 20, '$')).toEqual({
      rows: ['> one$', '  two'],
      row: 1,
      before: '  t',
    });
    expect(layout(lineOf('one\n'), 20, '$')).toMatchObject({ rows: ['> one$', '  '], row: 1 });
    expect(layout({ text: 'abcdefghij', at: 0 }, 8, '$')).toEqual({
      rows: ['> abcde', '  fghij'],
      row: 0,
      before: '> ',
    });
    expect(layout({ text: 'abcdefghij', at: 5 }, 8, '$')).toMatchObject({ row: 1, before: '  ' });
  });

  it('keeps every row within the width, and every character whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        const { rows } = layout(lineOf(text), width, '$');
        const shown = rows.map((row) => row.slice(2)).join('');
        return (
          shown === text.replaceAll('\n', '$') &&
          rows.every((row) => row.length < width || graphemes(row).length <= 3)
        );
      }),
      runs(),
    );
  });
});
