/**
 * What must stand on a person's pages, and what must not: written by hand for each, before any of the pages was printed.
 * An entry names words that one line of the page has all of, in any order, large or small.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
import { knowledge, people, peopleFolder } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

interface Wanted {
  page: string;
  line: string[];
  why: string;
}

const folder = join(peopleFolder, 'must');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const linesOf = (person: string, page: string): string[] =>
  renderHandout(knowledge.handouts[page]!, { knowledge, plan: people[person]!, today: TODAY })
    .split('\n')
    .map((line) => line.toLowerCase().replace(/[*\\]/g, '').replace(/[’]/g, "'"));
const stands = (person: string, { page, line }: Wanted): boolean =>
  linesOf(person, page).some((text) => line.every((words) => text.includes(words.toLowerCase())));

test('at least fourteen people, with five lines of each kind', () => expect(files.length).toBeGreaterThanOrEqual(14));

describe.each(files.map((name) => name.replace('.yaml', '')))('%s', (person) => {
  const { must, must_not } = parse(readFileSync(join(folder, `${person}.yaml`), 'utf8')) as Record<
    'must' | 'must_not',
    Wanted[]
  >;
  test('has five of each', () => {
    expect(must.length).toBeGreaterThanOrEqual(5);
    expect(must_not.length).toBeGreaterThanOrEqual(5);
  });
  test.each(must.map((one) => [one.page, one.line.join(' + '), one] as const))('%s has: %s', (page, _, one) => {
    expect([stands(person, one), one.why, linesOf(person, page).length > 3]).toEqual([true, one.why, true]);
  });
  test.each(must_not.map((one) => [one.page, one.line.join(' + '), one] as const))('%s has not: %s', (page, _, one) => {
    expect([stands(person, one), one.why, linesOf(person, page).length > 3]).toEqual([false, one.why, true]);
  });
});
