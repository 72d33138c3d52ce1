import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { questionAt } from '../../src/knowledge/bank.ts';
import { PlanFile } from '../../src/store/plan-file.ts';
import { newFolder } from '../helpers/folder.ts';
import { knowledge } from '../helpers/knowledge.ts';
import { TODAY, ZONE } from '../helpers/setting.ts';

const question = (path: string) => questionAt(knowledge, path)!;
const create = (path = join(newFolder(), 'plan.yaml')): PlanFile =>
  PlanFile.create(path, knowledge, TODAY, ZONE);

describe('a new plan', () => {
  test('says what it is, that it may be edited and that it is private, before anything else', () => {
    const file = create();
    file.answer(question('about.name'), 'Sam');
    file.save(TODAY);
    const text = readFileSync(file.path, 'utf8');
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .join(' '),
    ).toMatch(/plan.*private.*change it by hand/s);
    expect(text.indexOf('#')).toBe(0);
    expect(text).toContain('\nversion: "1"\n');
  });

  test('is for its owner only, and has no copy on its first day', () => {
    const file = create();
    file.answer(question('about.name'), 'Sam');
    expect(file.save(TODAY)).toBeNull();
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
  });

  test('keeps sections and answers in the order they are asked, whatever order they came in', () => {
    const file = create();
    file.answer(question('reasons.why'), ['my kids']);
    file.answer(question('about.name'), 'Sam');
    file.answer(question('about.region'), 'england');
    file.answer(question('overdose.naloxone'), 'have');
    const keys = file.text
      .split('\n')
      .filter((line) => /^ {0,2}[a-z_]+:/.test(line))
      .map((line) => line.split(':')[0]!.trim());
    expect(keys).toEqual([
      'version',
      'made',
      'timezone',
      'about',
      'region',
      'name',
      'overdose',
      'naloxone',
      'reasons',
      'why',
      'timeline',
      'clock',
    ]);
  });
});

describe('a plan edited by hand', () => {
  const mine = `# mine
version: "1" # one
made: "2026-11-01"
timezone: "Europe/London"

about:
  # my own note
  name: Sam # not my real name

  region: england
safety: { now: "no", applies: [none], signs: [none] } # asked twice
medicine:
  current: [none]
use:
  opioids: [heroin]
  source: [street]
  stage: stopped
  last_use: 2026-11-10 08:00 # I think
`;
  test('keeps its comments, order and blank lines when an answer changes', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    const file = PlanFile.open(path, knowledge);
    file.answer(question('about.name'), 'Sammy');
    file.save(TODAY);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(mine.slice(0, mine.indexOf('Sam #')));
    expect(text).toContain('"Sammy" # not my real name\n\n  region: england\n');
    expect(text).toContain('# asked twice');
    expect(text).toContain('last_use: 2026-11-10 08:00 # I think');
  });

  test('is kept as it was, once a day, before its first change', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    const file = PlanFile.open(path, knowledge);
    file.answer(question('about.name'), 'A');
    const copy = file.save(TODAY);
    file.answer(question('about.name'), 'B');
    expect(file.save(TODAY)).toBeNull();
    expect(readFileSync(copy!, 'utf8')).toBe(mine);
    expect(readdirSync(join(path, '..')).sort()).toEqual([`plan.${TODAY}.yaml`, 'plan.yaml']);
  });

  test('regenerating twice leaves the same bytes, and notes stay where they are', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    const first = PlanFile.open(path, knowledge);
    first.regenerate();
    first.save(TODAY);
    const noted = readFileSync(path, 'utf8').replace(
      '- id: "hardest"',
      '- id: "hardest"\n      note: "Jo comes at 9"',
    );
    writeFileSync(path, noted);
    const second = PlanFile.open(path, knowledge);
    second.answer(question('use.last_use'), '2026-11-11 08:00');
    second.save(TODAY);
    const third = PlanFile.open(path, knowledge);
    third.regenerate();
    expect(third.changed).toBe(false);
    expect(third.plan.timeline?.stages?.find(({ id }) => id === 'hardest')).toEqual({
      id: 'hardest',
      from: '2026-11-12 08:00',
      to: '2026-11-14 08:00',
      note: 'Jo comes at 9',
    });
  });

  test('a note outlives the stage it was written on, and comes back with it', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, `${mine}timeline:\n  stages:\n    - id: hardest\n      note: "Jo comes at 9"\n`);
    const file = PlanFile.open(path, knowledge);
    file.answer(question('safety.applies'), ['pregnant']);
    expect(file.plan.timeline).toEqual({
      clock: 'closed',
      stages: [{ id: 'hardest', note: 'Jo comes at 9' }],
      windows: file.plan.timeline?.windows,
      follow_ups: file.plan.timeline?.follow_ups,
    });
    file.answer(question('safety.applies'), ['none']);
    expect(file.plan.timeline?.stages?.find(({ id }) => id === 'hardest')?.note).toBe('Jo comes at 9');
  });
});

describe('branches', () => {
  test('an answer that closes a branch sets aside what was under it, and opening it brings it back', () => {
    const file = create();
    file.answer(question('use.stage'), 'stopped');
    file.answer(question('use.last_use'), '2026-11-10 08:00');
    const closed = file.answer(question('use.stage'), 'not_stopping');
    expect(closed.parked.map(({ path }) => path)).toContain('use.last_use');
    expect(file.plan.use).toEqual({ stage: 'not_stopping' });
    expect(file.plan.parked).toEqual({ last_use: '2026-11-10 08:00' });
    const opened = file.answer(question('use.stage'), 'stopped');
    expect(opened.restored.map(({ path }) => path)).toContain('use.last_use');
    expect(file.plan.use?.last_use).toBe('2026-11-10 08:00');
    expect(file.plan.parked).toBeUndefined();
  });

  test('a way of not answering is kept, and a later answer takes its place', () => {
    const file = create();
    file.leave(question('about.name'), 'rather_not_say');
    expect(file.plan.come_back).toEqual({ name: 'rather_not_say' });
    file.answer(question('about.name'), 'Sam');
    expect(file.plan.come_back).toBeUndefined();
  });
});

test('an answer that could not be read back is refused and changes nothing', () => {
  const file = create();
  file.answer(question('about.name'), 'Sam');
  const before = file.text;
  expect(() => file.answer(question('use.stage'), 'no such stage')).toThrow(/does not fit/);
  expect(file.text).toBe(before);
  expect(file.plan.about?.name).toBe('Sam');
});

test('a file that someone else changed is left alone', () => {
  const path = join(newFolder(), 'plan.yaml');
  const file = create(path);
  file.answer(question('about.name'), 'Sam');
  file.save(TODAY);
  writeFileSync(path, `${readFileSync(path, 'utf8')}# from another window\n`);
  file.answer(question('about.name'), 'Sammy');
  expect(() => file.save(TODAY)).toThrow(/NOT saved/);
  expect(readFileSync(path, 'utf8')).toContain('# from another window');
});

test('a plan with mistakes is never opened for change', () => {
  const path = join(newFolder(), 'plan.yaml');
  writeFileSync(path, 'version: "1"\nabout:\n  nmae: "Sam"\n');
  expect(() => PlanFile.open(path, knowledge)).toThrow(/one thing to put right/);
  expect(existsSync(`${path}.lock`)).toBe(false);
});
