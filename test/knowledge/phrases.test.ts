import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/knowledge/knowledge.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { root } from '../helpers/setting.ts';

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'));

/** Keys that the code asks for as they stand, and how often. */
const keys = [
  ...new Set(
    sources.flatMap((text) => [...text.matchAll(/words(?:\.all)?\(\s*'([a-z_.]+)'/g)].map(([, key]) => key!)),
  ),
];

describe("the interview's words", () => {
  it('are there for every key the code asks for', () => {
    expect(keys.length).toBeGreaterThan(40);
    const missing = keys.filter((key) => {
      const found = key
        .split('.')
        .reduce<unknown>(
          (group, name) => (group as Record<string, unknown> | undefined)?.[name],
          knowledge.interview,
        );
      return typeof found !== 'string' && !Array.isArray(found);
    });
    expect(missing).toEqual([]);
  });

  it('fill their slots, and a mistake in either is ours', () => {
    const words = wordsOf(knowledge);
    expect(words('problems.pick_number', { m: 4 })).toContain('from 1 to 4');
    expect(() => words('problems.pick_number')).toThrow('no value for {{m}}');
    expect(() => words('no.such.key')).toThrow('no words');
    expect(() => words.all('problems.pick_number')).toThrow('no lines');
  });

  it('hold no code, no jargon', () => {
    const all = JSON.stringify(knowledge.interview);
    for (const word of ['YAML', 'stdin', 'TTY', 'schema', 'undefined', 'null'])
      expect(all).not.toContain(word);
  });
});
