/** A plan of version 1 stays readable, and becomes one of version 2 with a copy of it kept. Its file is never changed here. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../src/knowledge/bank.ts';
import { answerAt } from '../../src/plan/answers.ts';
import { readPlan } from '../../src/plan/read.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { newFolder } from '../helpers/folder.ts';
import { knowledge, people } from '../helpers/knowledge.ts';
import { aftercare } from '../helpers/program.ts';

const FIRST = join(import.meta.dirname, 'versions', '1.yaml');
const answersOf = (plan: Plan): Record<string, unknown> =>
  Object.fromEntries(questionsOf(knowledge).map(({ path }) => [path, answerAt(plan, path)]));
const read = (text: string, answers = false) => readPlan(text, knowledge, { answers });

describe('version 1', () => {
  test('every answer of it is read', () => {
    const { plan, problems } = read(readFileSync(FIRST, 'utf8'));
    expect(problems).toEqual([]);
    // The same person, as an answers file of today.
    expect(answersOf(plan!)).toEqual(answersOf(people['durham-release']!));
    expect(plan).toMatchObject({ version: '2', made_on: '2026-11-22' });
  });

  test('looking at it changes nothing; the first save gives it the new form, keeps notes, and keeps it as it was', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'plan.yaml');
    copyFileSync(FIRST, path);
    const before = readFileSync(path, 'utf8');
    for (const args of [
      ['print', 'plan.yaml'],
      ['check', 'plan.yaml'],
      ['regenerate', 'plan.yaml', '--dry-run'],
    ])
      await aftercare(args, cwd);
    expect(readFileSync(path, 'utf8')).toBe(before);
    const { code, err } = await aftercare(['regenerate', 'plan.yaml'], cwd);
    expect(code).toBe(0);
    expect(err).toContain('in an older form');
    const after = readFileSync(path, 'utf8');
    for (const words of [
      'version: "2"\nmade_on: ',
      '  status: "on_medicine" # the van\n',
      'out: "2026-12-04"',
      '# out loud',
      '# mine, at the end\n',
    ])
      expect(after).toContain(words);
    expect(after).not.toMatch(/^ {2}(?:stage|left_on):|^made:|^ {6}step:/m);
    const kept = readdirSync(cwd).find((name) => name !== 'plan.yaml')!;
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe(before);
    expect((await aftercare(['regenerate', 'plan.yaml'], cwd)).err).toContain('nothing to change');
    expect(readFileSync(path, 'utf8')).toBe(after);
    expect(answersOf(read(after).plan!)).toEqual(answersOf(read(before).plan!));
  });
});

describe('each thing that has another form', () => {
  const upgraded = (text: string): Plan => {
    const { plan, problems } = read(`version: "1"\n${text}`);
    expect(problems).toEqual([]);
    return plan!;
  };
  test.each<[string, string, Partial<Plan>]>([
    [
      'a place and its day',
      'use: { left: prison, left_on: "2026-11-20" }',
      { use: { left: [{ place: 'prison', out: '2026-11-20' }] } },
    ],
    ['a place without a day', 'use: { left: hospital }', { use: { left: [{ place: 'hospital' }] } }],
    ['no place', 'use: { left: none }', { use: { left: [{ place: 'none' }] } }],
    [
      'what to do at a trigger',
      'triggers: { list: [{ what: payday, then: "ring Dan, at once" }, { what: bored }] }',
      { triggers: { list: [{ what: 'payday', then: ['ring Dan, at once'] }, { what: 'bored' }] } },
    ],
    [
      'a step of a goal',
      'reasons: { goals: [{ goal: Sleep, step: "no coffee" }] }',
      { reasons: { goals: [{ goal: 'Sleep', steps: ['no coffee'] }] } },
    ],
    [
      'a group',
      'aftercare: { groups: ["the drop in, Tuesdays"] }',
      { aftercare: { groups: [{ what: 'the drop in, Tuesdays' }] } },
    ],
    [
      'how it was left',
      'come_back: { stage: not_now, left_on: dont_know }',
      { come_back: { status: 'not_now' } },
    ],
    [
      'a day that was set aside',
      'use: { left: none }\nparked: { left_on: "2026-11-20" }',
      { use: { left: [{ place: 'none' }] }, parked: { left: [{ out: '2026-11-20' }] } },
    ],
  ])('%s', (_, text, expected) => expect(upgraded(text)).toMatchObject(expected));

  test('a mistake is named with the line it stands on', () => {
    const { problems } = read(
      'version: "1"\nuse:\n  stage: stoped\n  left: prison\n  left_on: "2026-11-20"\n  source: [street, moon]\n',
    );
    expect(problems.map(({ line, path }) => `${line} ${path?.join('.')}`)).toEqual([
      '3 use.status',
      '6 use.source.1',
    ]);
  });

  test('an answers file of before is read too, and what has both forms is refused', () => {
    const file = (text: string) => read(text, true);
    expect(file('use: { stage: stopped, left: prison, left_on: "2026-11-20" }').plan?.use).toEqual({
      status: 'stopped',
      left: [{ place: 'prison', out: '2026-11-20' }],
    });
    expect(file('use: { stage: stopped, status: using }').problems.map(({ code }) => code)).toEqual([
      'duplicate_key',
    ]);
  });

  test('a newer plan is left alone', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'plan.yaml'), 'version: "3"\nabout: { name: Sam }\n');
    const { code, err } = await aftercare(['regenerate', 'plan.yaml'], cwd);
    expect([code, err]).toEqual([1, expect.stringContaining('a newer version of aftercare')]);
    expect(readFileSync(join(cwd, 'plan.yaml'), 'utf8')).toBe('version: "3"\nabout: { name: Sam }\n');
  });
});
