import { expect, test } from 'vitest';
import type { Handout, Knowledge } from '../../src/knowledge/knowledge.ts';
import { reckonedHeight, pagesTooLong } from '../../src/templates/proofs/length.ts';
import { printedLines, printedWidth } from '../../src/templates/proofs/letters.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

/** Knowledge with some handouts changed. */
const changed = (...changes: readonly [id: string, change: (handout: Handout) => Handout][]): Knowledge => ({
  ...knowledge,
  regions: Object.fromEntries(['england', 'united_states'].map((id) => [id, knowledge.regions[id]!])),
  handouts: {
    ...knowledge.handouts,
    ...Object.fromEntries(changes.map(([id, change]) => [id, change(knowledge.handouts[id]!)])),
  },
});

test('a page that grows too long for what it promises is found, and no other', () => {
  const some = changed(
    ['overdose', (one) => ({ ...one, meta: { ...one.meta, pages: 1 } })],
    [
      'crisis',
      (one) => ({ ...one, body: one.body + 'Some more words, on a page that is full. '.repeat(18) }),
    ],
    ['triggers', (one) => ({ ...one, body: one.body + `- ${'.'.repeat(50)}\n`.repeat(25) })],
  );
  expect(pagesTooLong(some, TODAY).map(({ id }) => id)).toEqual(['crisis', 'overdose', 'triggers']);
});

const plain = (text: string) => [{ text, bold: false }];

test('words are as wide as in Arial', () => {
  // H 722, e 556, l 222, l 222, o 556.
  expect(printedWidth(plain('Hello'), 1000)).toBeCloseTo(2278, -2);
  expect(printedWidth([{ text: 'Hello', bold: true }], 1000)).toBeCloseTo(2445, -2);
});

test('words flow to the next line when they no longer fit, and a word that is bold in part stays one', () => {
  expect(printedLines(plain('aaaa aaaa aaaa'), 5.2, 1)).toBe(2);
  expect(printedLines(plain('aaaa aaaa aaaa'), 100, 1)).toBe(1);
  expect(printedLines([...plain('aaaa'), { text: 'aaaa', bold: true }], 3, 1)).toBe(1);
  expect(printedLines([], 10, 1)).toBe(1);
});

test.each([
  ['a paragraph of a line', 'Words.', 5.3],
  ['two of them, with room between', 'Words.\n\nWords.', 5.3 + 1.8 + 5.3],
  ['a line to write on', '..............................', 10],
  ['a box', '☐ Words', 6.4],
  ['three short bullets', '- a\n- b\n- c', 3 * 5.3 + 2 * 0.7],
  ['a drawing', '```timeline\nx\n```', 50],
])('%s is so high', (_, markdown, height) => {
  expect(reckonedHeight(markdown, { width: 178, drawn: 50, closer: 1 })).toBeCloseTo(height, 0);
});
