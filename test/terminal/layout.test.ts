import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import {
  clipped,
  gap,
  heading,
  numbered,
  paragraph,
  windowful,
  type Look,
} from '../../src/terminal/layout.ts';

const look = (width: number, plain = false): Look => ({ width, chalk: new Chalk({ level: 0 }), plain });

describe('a paragraph', () => {
  it('fits its width, with what follows its mark lined up', () => {
    expect(paragraph('one two three four', [], '  1. ')(look(14))).toEqual([
      '  1. one two',
      '     three',
      '     four',
    ]);
  });
  it('shows hidden marks instead of obeying them', () => {
    expect(paragraph('a\u001b[2Jb\u202ec')(look(80))).toEqual(['a\uFFFD[2Jb\uFFFDc']);
  });
});

describe('a numbered list', () => {
  const items = Array.from({ length: 20 }, (_, index) => `item ${index + 1}`);
  it('is set in columns when it is long and there is room', () => {
    const lines = numbered([{ items }])(look(80));
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^ +1\. item 1 +11\. item 11$/);
  });
  it.each([
    ['narrow', look(40)],
    ['plain', look(80, true)],
  ])('is one column when it is %s', (_, narrow) => {
    expect(numbered([{ items }])(narrow)).toHaveLength(20);
  });
  it('numbers on over its groups', () => {
    const groups = [
      { title: 'A', items: ['x', 'y'] },
      { title: 'B', items: ['z'] },
    ];
    expect(numbered(groups)(look(80))).toEqual(['A', ' 1. x', ' 2. y', '', 'B', ' 3. z']);
  });
});

describe('a windowful', () => {
  const blocks = [
    heading('Title'),
    gap,
    ...Array.from({ length: 30 }, (_, i) => paragraph(`${i + 1}. step`)),
  ];
  const shown = (start: number, count: number, width = 80): { lines: string[]; next: number } => {
    const full = windowful(blocks, start, { count, look: look(width) });
    return { lines: full.shown(look(width)), next: full.next };
  };

  it('shows everything once, in order, no more than fits', () => {
    for (const rows of [4, 6, 11, 24, 100]) {
      const all: string[] = [];
      for (let start = 0; start !== Infinity;) {
        const { lines, next } = shown(start, rows);
        expect(lines.length).toBeLessThanOrEqual(rows - 2);
        all.push(...lines);
        start = next;
      }
      expect(all).toEqual(['Title', '', ...Array.from({ length: 30 }, (_, i) => `${i + 1}. step`)]);
    }
  });
  it('goes on even when one part is taller than the window', () => {
    const tall = [paragraph('word '.repeat(200)), paragraph('1. end')];
    const first = windowful(tall, 0, { count: 6, look: look(20) });
    expect(first.next).toBe(1);
    expect(windowful(tall, first.next, { count: 6, look: look(20) }).next).toBe(Infinity);
  });
  it('is everything where there is no window', () => {
    expect(windowful(blocks, 0, undefined).next).toBe(Infinity);
    expect(windowful(blocks, 0, undefined).shown(look(80))).toHaveLength(32);
  });
});

describe('clipped', () => {
  it.each([
    ['short', 20, 'short'],
    ['a longer line of words', 12, 'a longer...'],
    ['two\nlines', 20, 'two lines'],
    ['日本語日本語', 9, '日本語...'],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, '👨‍👩‍👧...'],
  ])('%j in %i columns is %j', (text, width, expected) => {
    expect(clipped(text, width)).toBe(expected);
  });
});
