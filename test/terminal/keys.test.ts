import { describe, expect, it } from 'vitest';
import { KeyReader, type Key } from '../../src/terminal/keys.ts';

const ESC = '\x1b';

/** Keys in short: text as it is, keys in angle brackets, pastes and several lines marked. */
function inShort(keys: readonly Key[]): string[] {
  return keys.map((key) => {
    if (key.kind === 'key') return `<${key.name}>`;
    return key.kind === 'text' ? key.text : `${key.kind}: ${key.text}`;
  });
}
const read = (...chunks: string[]): string[] => {
  const reader = new KeyReader();
  return inShort(chunks.flatMap((chunk) => reader.read(chunk)));
};

describe('keys', () => {
  it.each([
    ['a', ['a']],
    ['hello you', ['hello you']],
    ['hello\r', ['hello', '<enter>']],
    ['hello\n', ['hello', '<enter>']],
    ['\r\n', ['<enter>']],
    [`${ESC}[A${ESC}[B${ESC}[C${ESC}[D`, ['<up>', '<down>', '<right>', '<left>']],
    [`${ESC}OA${ESC}OD${ESC}OH${ESC}OF`, ['<up>', '<left>', '<home>', '<end>']],
    [`${ESC}[H${ESC}[F${ESC}[1~${ESC}[4~${ESC}[3~`, ['<home>', '<end>', '<home>', '<end>', '<delete>']],
    [`${ESC}[1;5D${ESC}[1;5C${ESC}b${ESC}f`, ['<word_left>', '<word_right>', '<word_left>', '<word_right>']],
    ['\x7f\b', ['<backspace>', '<backspace>']],
    ['\x15\x17\x0b\x01\x05', ['<cut_left>', '<cut_word_left>', '<cut_right>', '<home>', '<end>']],
    [`${ESC}\x7f${ESC}d`, ['<cut_word_left>', '<cut_word_right>']],
    ['\x03\x04\x0c', ['<interrupt>', '<end_of_input>', '<redraw>']],
    [`${ESC}\r`, ['<newline>']],
    // What has no meaning here is swallowed whole, not typed.
    [`${ESC}[Z${ESC}[15~${ESC}[[A${ESC}OPx`, ['x']],
    [`${ESC}]0;title\x07a`, ['a']],
    [`${ESC}]52;c;c2VjcmV0${ESC}\\b`, ['b']],
    [`${ESC}Pq#0${ESC}\\c`, ['c']],
    ['\x00\x1a\x1c', []],
    [`${ESC}${ESC}[Z${ESC}${ESC}[Da`, ['<left>', 'a']],
    ['a\tb', ['a', ' ', 'b']],
    ['\u009b31mred', ['31mred']],
    ['héé 日本 אבג हिन्दी 👨‍👩‍👧 🇬🇧', ['héé 日本 אבג हिन्दी 👨‍👩‍👧 🇬🇧']],
  ])('%j', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it('puts a key together that comes in parts', () => {
    for (const whole of [`${ESC}[1;5D`, `${ESC}[3~`, `${ESC}OA`, `${ESC}]0;t\x07`])
      for (let cut = 1; cut < whole.length; cut += 1)
        expect(read(whole.slice(0, cut), whole.slice(cut))).toEqual(read(whole));
  });

  it('drops Escape alone, and what is typed after a while is text', () => {
    const reader = new KeyReader();
    expect(reader.read(ESC)).toEqual([]);
    expect(reader.waiting).toBe('key');
    expect(reader.flush()).toEqual([]);
    expect(reader.waiting).toBeUndefined();
    expect(inShort(reader.read('b'))).toEqual(['b']);
  });

  it('throws away a sequence that never ends', () => {
    const reader = new KeyReader();
    expect(reader.read(`${ESC}]${'x'.repeat(10_000)}`)).toEqual([]);
    expect(reader.waiting).toBeUndefined();
  });
});

describe('a paste with marks', () => {
  const paste = (text: string): string => `${ESC}[200~${text}${ESC}[201~`;
  it.each([
    [paste('one'), ['one']],
    [paste('one\rtwo\rthree'), ['paste: one\ntwo\nthree']],
    [paste('one\r\ntwo\r\n'), ['paste: one\ntwo']],
    [paste('a\tb'), ['a b']],
    [paste(''), []],
    [`x${paste('one\ntwo')}y\r`, ['x', 'paste: one\ntwo', 'y', '<enter>']],
    // Nothing in a paste is a key, and its escape sequences are no part of the text.
    [paste(`a\x03b${ESC}[31mc${ESC}]52;c;eA==\x07d\x07`), ['abcd']],
    [paste('a\u202eb\u2028c'), ['abc']],
  ])('%j', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it('is whole however it is cut up', () => {
    const whole = `x${paste('one\rtwo 👨‍👩‍👧 three')}\r`;
    for (let cut = 1; cut < whole.length; cut += 1)
      expect(read(whole.slice(0, cut), whole.slice(cut))).toEqual(read(whole));
  });

  it('without an end is taken as it is after a while', () => {
    const reader = new KeyReader();
    expect(reader.read(`${ESC}[200~one\rtwo`)).toEqual([]);
    expect(reader.waiting).toBe('paste');
    expect(inShort(reader.flush())).toEqual(['paste: one\ntwo']);
    expect(inShort(reader.read('three\r'))).toEqual(['three', '<enter>']);
  });
});

describe('several lines at once without marks', () => {
  it.each([
    ['one\rtwo\rthree', ['lines: one\ntwo\nthree']],
    ['one\r\ntwo\r\n', ['lines: one\ntwo\n']],
    ['2\r3\r', ['lines: 2\n3\n']],
    // Keys among them were typed, so they are taken one by one.
    ['one\rtwo\x03', ['one', '<enter>', 'two', '<interrupt>']],
    ['\r\r', ['<enter>', '<enter>']],
  ])('%j', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });
});
