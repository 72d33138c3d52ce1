import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { questionAt } from '../../src/knowledge/bank.ts';
import { PlanFile } from '../../src/store/plan-file.ts';
import { newFolder } from '../helpers/folder.ts';
import { knowledge, toldOf } from '../helpers/knowledge.ts';
import { TODAY, ZONE } from '../helpers/setting.ts';

const question = (path: string) => questionAt(knowledge, path)!;
let files: PlanFile[] = [];
afterEach(() => {
  for (const file of files) file[Symbol.dispose]();
  files = [];
});
const kept = (file: PlanFile): PlanFile => {
  files.push(file);
  return file;
};
const create = (path = join(newFolder(), 'plan.yaml')): PlanFile =>
  kept(PlanFile.create(path, knowledge, IO));
/** The day, and the clock of this computer. */
const IO = { now: () => TODAY, timezone: ZONE };
const open = (path: string): PlanFile => kept(PlanFile.open(path, knowledge, IO));

describe('a new plan', () => {
  test('says what it is, that it may be edited and that it is private, before anything else', () => {
    const file = create();
    file.give(question('about.name'), { value: 'Sam' });
    file.save();
    const text = readFileSync(file.path, 'utf8');
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .join(' '),
    ).toMatch(/plan.*private.*change it by hand/s);
    expect(text.indexOf('#')).toBe(0);
    expect(text).toContain('\nversion: "2"\n');
  });

  test('is for its owner only, and has no copy on its first day', () => {
    const file = create();
    file.give(question('about.name'), { value: 'Sam' });
    expect(file.save()).toBeUndefined();
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
  });

  test('keeps sections and answers in the order they are asked, whatever order they came in', () => {
    const file = create();
    file.give(question('reasons.why'), { value: ['my kids'] });
    file.give(question('about.name'), { value: 'Sam' });
    file.give(question('about.region'), { value: 'england' });
    file.give(question('overdose.naloxone'), { value: 'have' });
    const keys = file.text
      .split('\n')
      .filter((line) => /^ {0,2}[a-z_]+:/.test(line))
      .map((line) => line.split(':')[0]!.trim());
    expect(keys).toEqual([
      'version',
      'made_on',
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
      'content',
    ]);
  });
});

describe('a plan edited by hand', () => {
  const mine = `# mine
version: "2" # two
made_on: "2026-11-01"
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
  status: stopped
  last_use: 2026-11-10 08:00 # I think
`;
  test('keeps its comments, order and blank lines when an answer changes', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    const file = open(path);
    file.give(question('about.name'), { value: 'Sammy' });
    file.save();
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(mine.slice(0, mine.indexOf('Sam #')));
    expect(text).toContain('"Sammy" # not my real name\n\n  region: england\n');
    expect(text).toContain('# asked twice');
    expect(text).toContain('last_use: 2026-11-10 08:00 # I think');
  });

  test('is kept as it was, once a day, before its first change', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    const file = open(path);
    file.give(question('about.name'), { value: 'A' });
    const copy = file.save();
    file.give(question('about.name'), { value: 'B' });
    expect(file.save()).toBeUndefined();
    expect(readFileSync(copy!, 'utf8')).toBe(mine);
    expect(readdirSync(join(path, '..')).sort()).toEqual([
      `plan.${TODAY}.yaml`,
      'plan.yaml',
      'plan.yaml.hold',
    ]);
  });

  test('regenerating twice leaves the same bytes, and notes stay where they are', () => {
    const path = join(newFolder(), 'plan.yaml');
    writeFileSync(path, mine);
    {
      using first = PlanFile.open(path, knowledge, IO);
      first.regenerate();
      first.save();
    }
    const noted = readFileSync(path, 'utf8').replace(
      '- id: "hardest"',
      '- id: "hardest"\n      note: "Jo comes at 9"',
    );
    writeFileSync(path, noted);
    {
      using second = PlanFile.open(path, knowledge, IO);
      second.give(question('use.last_use'), { value: '2026-11-11 08:00' });
      second.save();
    }
    const third = open(path);
    third.regenerate();
    expect(third.isChanged).toBe(false);
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
    const file = open(path);
    file.give(question('safety.applies'), { value: ['pregnant'] });
    expect(file.plan.timeline).toEqual({
      clock: 'closed',
      stages: [{ id: 'hardest', note: 'Jo comes at 9' }],
      windows: file.plan.timeline?.windows,
      follow_ups: file.plan.timeline?.follow_ups,
    });
    file.give(question('safety.applies'), { value: ['none'] });
    expect(file.plan.timeline?.stages?.find(({ id }) => id === 'hardest')?.note).toBe('Jo comes at 9');
  });
});

describe('branches', () => {
  test('an answer that closes a branch sets aside what was under it, and opening it brings it back', () => {
    const file = create();
    file.give(question('use.status'), { value: 'stopped' });
    file.give(question('use.last_use'), { value: '2026-11-10 08:00' });
    const closed = file.give(question('use.status'), { value: 'not_stopping' });
    expect(closed.parked.map(({ path }) => path)).toContain('use.last_use');
    expect(file.plan.use).toEqual({ status: 'not_stopping' });
    expect(file.plan.parked).toEqual({ last_use: '2026-11-10 08:00' });
    const opened = file.give(question('use.status'), { value: 'stopped' });
    expect(opened.restored.map(({ path }) => path)).toContain('use.last_use');
    expect(file.plan.use?.last_use).toBe('2026-11-10 08:00');
    expect(file.plan.parked).toBeUndefined();
  });

  test('a way of not answering is kept, and a later answer takes its place', () => {
    const file = create();
    file.give(question('about.name'), { left: 'rather_not_say' });
    expect(file.plan.come_back).toEqual({ name: 'rather_not_say' });
    file.give(question('about.name'), { value: 'Sam' });
    expect(file.plan.come_back).toBeUndefined();
  });
});

test('an answer that could not be read back is refused and changes nothing', () => {
  const file = create();
  file.give(question('about.name'), { value: 'Sam' });
  const before = file.text;
  expect(toldOf(() => file.give(question('use.status'), { value: 'no such stage' }))).toMatch(/does not fit/);
  expect(file.text).toBe(before);
  expect(file.plan.about?.name).toBe('Sam');
});

test('a file that someone else changed is left alone', () => {
  const path = join(newFolder(), 'plan.yaml');
  const file = create(path);
  file.give(question('about.name'), { value: 'Sam' });
  file.save();
  writeFileSync(path, `${readFileSync(path, 'utf8')}# from another window\n`);
  file.give(question('about.name'), { value: 'Sammy' });
  expect(toldOf(() => file.save())).toMatch(/NOT saved/);
  expect(readFileSync(path, 'utf8')).toContain('# from another window');
});

test('a plan with mistakes is never opened for change', () => {
  const path = join(newFolder(), 'plan.yaml');
  writeFileSync(path, 'version: "1"\nabout:\n  nmae: "Sam"\n');
  expect(toldOf(() => PlanFile.open(path, knowledge, IO))).toMatch(/one thing to put right/);
  expect(existsSync(`${path}.hold`)).toBe(false);
});

test('a plan is held before it is read, and let go at its end', () => {
  const path = join(newFolder(), 'plan.yaml');
  writeFileSync(path, 'version: "1"\n');
  {
    using file = PlanFile.open(path, knowledge, IO);
    expect(toldOf(() => PlanFile.open(path, knowledge, IO))).toMatch(/open in another window/);
    expect(PlanFile.open(path, knowledge, IO, { hold: false }).plan).toEqual(file.plan);
  }
  expect(existsSync(`${path}.hold`)).toBe(false);
});

test('an answer that makes the plan too large to be opened again is refused', () => {
  const file = create();
  const lines = Array.from({ length: 30 }, () => 'x'.repeat(9_900));
  const give = () => file.give(question('coping.safe_places'), { value: lines });
  expect(toldOf(give)).toMatch(/larger than a plan can be/);
  expect(file.plan.coping).toBeUndefined();
});
