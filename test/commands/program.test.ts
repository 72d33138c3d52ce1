/** Every command, in an empty folder. That a process does the same is in process.test.ts. */
import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { newFolder } from '../helpers/folder.ts';
import { testIo } from '../helpers/io.ts';
import { knowledge, peopleFiles, peopleFolder } from '../helpers/knowledge.ts';
import { aftercare, planOf } from '../helpers/program.ts';

const read = (file: string): string => readFileSync(file, 'utf8');

describe('help', () => {
  test('says what it is and the commands, and how to get help now', async () => {
    const { code, out, err } = await aftercare(['--help']);
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot('../goldens/help.txt');
    expect(out.split('\n').every((line) => line.length <= 80)).toBe(true);
  });
  test.each(['new', 'edit', 'print', 'export', 'regenerate', 'check', 'crisis', 'sources'])(
    '%s starts with an example',
    async (name) => {
      const { code, out } = await aftercare([name, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/^Example: aftercare /);
    },
  );
  test('without a command and without a terminal it helps, and says how to use an answers file', async () => {
    const { code, out, err } = await aftercare([]);
    expect(code).toBe(0);
    expect(out + err).toMatch(/--answers/);
  });
});

describe('typed wrong', () => {
  test.each([
    [['prnt'], /Did you mean print/],
    [['print', 'plan.yaml', '--sorces'], /Did you mean --sources/],
    [['edit'], /missing required argument/],
    [['export', 'plan.yaml'], /--to/],
    [['print', '--blank', 'overdos'], /Did you mean "overdose"/],
    [['crisis', '--region', 'englnd'], /Did you mean "england"/],
    [['regenerate', 'plan.yaml', '--stopped', 'tuesday'], /--stopped 2026-11-22/],
  ])('%j: says what to do, exit code 2', async (args, message) => {
    const { code, out, err } = await aftercare(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

describe('new --answers', () => {
  test.each(peopleFiles.map((file) => [file.slice(peopleFolder.length + 1), file]))('%s', async (_, file) => {
    const cwd = newFolder();
    const { code, out } = await aftercare(['new', 'plan.yaml', '--answers', file], cwd);
    expect([code, out]).toEqual([0, '']);
    expect(statSync(join(cwd, 'plan.yaml')).mode & 0o777).toBe(0o600);
    expect(readdirSync(cwd)).toEqual(['plan.yaml']);
    // What was made needs no further work.
    const again = await aftercare(['regenerate', 'plan.yaml'], cwd);
    expect(again.err).toContain('nothing to change');
  });

  test('never over a plan that is there', async () => {
    const { cwd, plan } = await planOf('leeds-heroin');
    const before = read(plan);
    const { code, err } = await aftercare(
      ['new', 'plan.yaml', '--answers', join(peopleFolder, 'ohio-fentanyl.yaml')],
      cwd,
    );
    expect(code).toBe(1);
    expect(err).not.toBe('');
    expect(read(plan)).toBe(before);
  });

  test('a wrong answers file has every mistake named, and nothing is written', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'answers.yaml'), 'about:\n  nmae: "Sam"\nsafety:\n  now: "perhaps"\n');
    const { code, err } = await aftercare(['new', 'plan.yaml', '--answers', 'answers.yaml'], cwd);
    expect(code).toBe(1);
    expect(err).toMatch(/line 2: "about.nmae"[^]*line 4: "safety.now"/);
    expect(readdirSync(cwd)).toEqual(['answers.yaml']);
  });
});

describe('print', () => {
  test('without a terminal it is the exact Markdown, and nothing else', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { code, out, err } = await aftercare(['print', 'plan.yaml', 'one-page'], cwd);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^# My plan on one page/);
    expect(out).not.toContain('\u001b');
  });
  test('the whole plan when no handout is named', async () => {
    const { cwd } = await planOf('leeds-heroin');
    expect((await aftercare(['print', 'plan.yaml'], cwd)).out).toMatch(/^# My plan/);
  });
  test('a blank worksheet needs no plan', async () => {
    const { code, out } = await aftercare(['print', '--blank', 'triggers', '--region', 'scotland']);
    expect(code).toBe(0);
    expect(out).toMatch(/\.{20}/);
    expect(out).toContain('999');
  });
  test('every handout is listed', async () => {
    const { out } = await aftercare(['print', '--list']);
    expect(out.match(/^\S+/gm)).toEqual(Object.keys(knowledge.handouts));
    expect(out).toMatch(/^session-notes   What we aimed for, .* comes next\. \(for a worker, 10 min\)$/m);
  });
  test('every handout is listed within a narrow window, its name at the start of a line', async () => {
    const io = testIo();
    Object.assign(io.stdout, { isTTY: true, columns: 50 });
    expect(await run(['print', '--list'], io)).toBe(0);
    const lines = io.stdout.text.trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
    expect(lines.flatMap((line) => /^\S+/.exec(line) ?? [])).toEqual(Object.keys(knowledge.handouts));
  });
  test('with sources each sentence has a number and each number a source', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { out } = await aftercare(['print', 'plan.yaml', 'overdose', '--sources'], cwd);
    expect(out).toMatch(/chest\. \\\[\d+\\\]/);
    expect(out).toContain('## Where each sentence comes from');
  });
  test('a broken plan: every mistake, the crisis command, and the file left as it is', async () => {
    const cwd = newFolder();
    const broken = 'version: "1"\nabout:\n  nmae: "Sam"\nuse:\n  last_use: "soon"\n';
    writeFileSync(join(cwd, 'plan.yaml'), broken);
    const { code, out, err } = await aftercare(['print', 'plan.yaml'], cwd);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/2 things to put right[^]*line 3:[^]*line 5:[^]*aftercare crisis/);
    expect(read(join(cwd, 'plan.yaml'))).toBe(broken);
  });
  test.each([
    ['missing.yaml', () => undefined],
    ['folder.yaml', (path: string) => mkdirSync(path)],
    ['loop.yaml', (path: string) => symlinkSync(path, path)],
  ])('%s is said to be no plan', async (name, make) => {
    const cwd = newFolder();
    make(join(cwd, name));
    const { code, err } = await aftercare(['print', name], cwd);
    expect(code).toBe(1);
    expect(err.split('\n').length).toBeLessThan(7);
  });
});

/** How a page says when a stage may be. */
const DATED = /some time between|have eased by about/;

describe('someone who must see a clinician first', () => {
  test.each(['glasgow-pregnant', 'sydney-drinking', 'dublin-methadone'])(
    '%s gets no withdrawal dates anywhere, and is told whom to see',
    async (person) => {
      const { cwd, plan } = await planOf(person);
      const { out } = await aftercare(['print', 'plan.yaml', ...Object.keys(knowledge.handouts)], cwd);
      expect(out).toContain('no withdrawal dates until then');
      expect(out).toMatch(/\*\*What to do:\*\*/);
      expect(out).not.toMatch(DATED);
      expect(read(plan)).toContain('clock: "closed"');
      expect(read(plan)).not.toMatch(/stages:/);
      const checked = await aftercare(['check', 'plan.yaml'], cwd);
      expect([checked.code, checked.out]).toEqual([1, expect.stringContaining('See someone first:')]);
    },
  );
  test('someone whom no gate holds back has them', async () => {
    const { cwd, plan } = await planOf('leeds-heroin');
    const { out } = await aftercare(['print', 'plan.yaml', 'timeline'], cwd);
    expect(out).toMatch(DATED);
    expect(out).not.toContain('no withdrawal dates until then');
    expect(read(plan)).toMatch(/clock: "dated"[^]*stages:/);
  });
  test('someone who buys "heroin" in Ohio gets the words for fentanyl', async () => {
    const { cwd, plan } = await planOf('ohio-fentanyl');
    const { out } = await aftercare(['print', 'plan.yaml', 'timeline'], cwd);
    expect(read(plan)).toMatch(/- "?heroin"?/);
    expect(out).not.toMatch(DATED);
    expect(out + read(plan)).toMatch(/fentanyl/i);
  });
});

describe('export', () => {
  test('a file a handout, for its owner only, and never over one that is there', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const first = await aftercare(['export', 'plan.yaml', '--to', 'pages'], cwd);
    expect([first.code, first.out]).toEqual([0, '']);
    const files = readdirSync(join(cwd, 'pages'));
    expect(files.length).toBe(Object.keys(knowledge.handouts).length);
    for (const file of files) expect(statSync(join(cwd, 'pages', file)).mode & 0o777).toBe(0o600);
    expect(statSync(join(cwd, 'pages')).mode & 0o777).toBe(0o700);
    writeFileSync(join(cwd, 'pages', files[0]!), 'mine');
    const second = await aftercare(['export', 'plan.yaml', '--to', 'pages'], cwd);
    expect([second.code, read(join(cwd, 'pages', files[0]!))]).toEqual([1, 'mine']);
    expect((await aftercare(['export', 'plan.yaml', '--to', 'pages', '--force'], cwd)).code).toBe(0);
    expect(read(join(cwd, 'pages', files[0]!))).not.toBe('mine');
  });
  test('two plans of one name do not meet', async () => {
    const a = await planOf('leeds-heroin');
    const b = await planOf('ohio-fentanyl');
    await aftercare(['export', a.plan, b.plan, '--to', 'pages', '--handout', 'one-page'], a.cwd);
    expect(readdirSync(join(a.cwd, 'pages')).sort()).toEqual(['plan-2-one-page.md', 'plan-one-page.md']);
  });
});

describe('regenerate', () => {
  test('--stopped moves the dates, says so in words, and keeps the plan as it was', async () => {
    const { cwd, plan } = await planOf('leeds-heroin');
    const before = read(plan);
    const dry = await aftercare(
      ['regenerate', 'plan.yaml', '--stopped', '2026-11-20 09:00', '--dry-run'],
      cwd,
    );
    expect([dry.code, read(plan)]).toEqual([0, before]);
    expect(dry.err).toContain('this would change');
    const real = await aftercare(['regenerate', 'plan.yaml', '--stopped', '2026-11-20 09:00'], cwd);
    expect(real.err).toContain(
      'Early: was the early hours of Sun 22 Nov to the evening of Sun 22 Nov, is now the afternoon of Fri 20 Nov to the morning of Sat 21 Nov.',
    );
    expect(real.err).toContain('Day 2: was Mon 23 Nov 2026, is now Sun 22 Nov 2026.');
    expect(read(join(cwd, 'plan.2026-11-22.yaml'))).toBe(before);
    const after = read(plan);
    expect((await aftercare(['regenerate', 'plan.yaml'], cwd)).err).toContain('nothing to change');
    expect(read(plan)).toBe(after);
  });

  test.each([
    ['still to come', '2026-11-23'],
    ['still to come, with a time', '2026-12-01 09:00'],
    ['in a year that cannot be', '2016-11-21'],
    ['a slip of a century', '1926-11-20'],
  ])('--stopped %s: refused, and nothing is begun', async (_, day) => {
    const { cwd, plan } = await planOf('aberystwyth-codeine');
    const before = read(plan);
    for (const more of [[], ['--dry-run']]) {
      const { code, out, err } = await aftercare(['regenerate', 'plan.yaml', '--stopped', day, ...more], cwd);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/--stopped/);
      expect(err).not.toContain(day);
    }
    expect(read(plan)).toBe(before);
    expect(readdirSync(cwd)).toEqual(['plan.yaml']);
  });
  test.each([['2026-11-22'], ['2026-11-22 23:50'], ['2016-11-22'], ['2026-10-13']])(
    '--stopped %s: a day that can be',
    async (day) => {
      const { cwd, plan } = await planOf('aberystwyth-codeine');
      expect((await aftercare(['regenerate', 'plan.yaml', '--stopped', day], cwd)).code).toBe(0);
      expect(read(plan)).toContain(`last_use: "${day}"`);
    },
  );
});

describe('check', () => {
  test('--json is one document, also for a broken plan', async () => {
    const { cwd } = await planOf('leeds-heroin');
    writeFileSync(join(cwd, 'broken.yaml'), 'version: "1"\nabuot: {}\n', { mode: 0o600 });
    const { code, out } = await aftercare(['check', 'plan.yaml', 'broken.yaml', '--json'], cwd);
    const report = JSON.parse(out) as {
      version: number;
      plans: { file: string; findings: { level: string }[] }[];
    };
    expect([code, report.version, report.plans.map(({ file }) => file)]).toEqual([
      1,
      1,
      ['plan.yaml', 'broken.yaml'],
    ]);
    expect(report.plans[1]!.findings).toHaveLength(1);
  });
  test('never says that a plan is safe', async () => {
    for (const person of ['leeds-heroin', 'rotorua-oxycodone']) {
      const { cwd } = await planOf(person);
      expect((await aftercare(['check', 'plan.yaml'], cwd)).out).not.toMatch(
        /plan is safe|all good|no problems/i,
      );
    }
  });
});

describe('crisis', () => {
  test.each(Object.values(knowledge.regions).map(({ id, emergency }) => [id, emergency.number]))(
    '%s: the steps and %s',
    async (id, number) => {
      const { code, out } = await aftercare(['crisis', '--region', id]);
      expect(code).toBe(0);
      expect(out).toContain(`Call ${number} now`);
      expect(out).toMatch(/naloxone/);
    },
  );
  test('without a region it gives the steps and every emergency number', async () => {
    const { out } = await aftercare(['crisis']);
    for (const number of ['999', '911', '000', '111', '112']) expect(out).toContain(number);
  });

  const atTerminal = async (args: readonly string[], columns: number, rows: number): Promise<string[]> => {
    const io = testIo({ NO_COLOR: '1' });
    Object.assign(io.stdout, { isTTY: true, columns, rows });
    expect(await run(['crisis', ...args], io)).toBe(0);
    return io.stdout.text.trimEnd().split('\n');
  };
  const places = [undefined, ...Object.keys(knowledge.regions)];
  test.each(places)(
    '%s: a window of 40 columns and 20 rows holds the number, six steps and every crisis line',
    async (id) => {
      const lines = await atTerminal(id ? ['--region', id] : [], 40, 20);
      // One row is left for what is typed next.
      expect(lines.length).toBeLessThanOrEqual(19);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
      const text = lines.join(' ').replace(/\s+/g, ' ');
      const shown = id ? [knowledge.regions[id]!] : Object.values(knowledge.regions);
      const emergency = shown
        .filter((region) => region.id !== 'elsewhere')
        .map((region) => region.emergency.number);
      for (const number of emergency) expect(text.slice(0, text.indexOf('1. '))).toContain(number);
      expect(text.match(/\b[1-6]\. \w+/g)).toHaveLength(6);
      for (const { number, text: texts, web } of knowledge.regions[id ?? 'elsewhere']!.lines.filter(
        (line) => line.for === 'crisis',
      ))
        expect(text).toContain(number ?? texts ?? web);
      expect(lines.at(-1)).toMatch(/aftercare crisis --all$/);
    },
  );
  test('a window that holds all of it gets all of it, as a small one does that asks', async () => {
    const [big, asked, small] = [
      await atTerminal(['--region', 'wales'], 100, 80),
      await atTerminal(['--region', 'wales', '--all'], 100, 20),
      await atTerminal(['--region', 'wales'], 100, 20),
    ];
    expect(asked).toEqual(big);
    expect(big.join(' ')).toMatch(/Rub your knuckles hard.*wears +off.*Very ill.*cannot keep drinks down/);
    expect(small.length).toBeLessThan(20);
  });
});

describe('sources', () => {
  test('lists every statement', async () => {
    const { out } = await aftercare(['sources']);
    expect(out).toContain(`${Object.keys(knowledge.statements).length} statements`);
  });
  test('--reach: where every sentence stands, and for whom', async () => {
    const { code, out, err } = await aftercare(['sources', '--reach']);
    expect([code, err]).toEqual([0, '']);
    const blocks = out.trimEnd().split('\n\n');
    const summary = blocks.pop()!;
    expect(blocks.map((block) => block.split('\n')[0])).toEqual(Object.keys(knowledge.statements));
    // Each stands somewhere, and in one way.
    for (const block of blocks) expect(block.split('\n').length, block).toBeGreaterThan(1);
    expect(summary).toMatch(new RegExp(`^${blocks.length} sentences: .* 0 nowhere[.]$`));
    const [named, withThing, forWhom] = [/ {2}named in /, / {2}printed with /, / {2}in .*, for /].map(
      (way) => blocks.filter((block) => way.test(block)).length,
    );
    expect(named! + withThing! + forWhom!).toBe(blocks.length);
    expect(summary).toContain(
      `${named} named in pages, ${withThing} printed with a thing, ${forWhom} for whom`,
    );
    expect(out).toContain('wd-patch-heat\n  in timeline/know, for wears_patch\n');
  });
  test.each([
    ['od-wake', /^ {2}named in overdose$/m],
    ['tol-window-now', /^ {2}in one-page\/window, for window_now$/m],
    ['wd-heroin-range', /^ {2}printed with opioid heroin$/m],
    ['gate-alcohol-why', /^ {2}printed with gate alcohol$/m],
  ])('--reach of %s', async (id, where) => {
    const { code, out } = await aftercare(['sources', id, '--reach']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${id}\n`));
    expect(out).toMatch(where);
    expect(out).not.toContain('\n\n');
  });
  test('--reach of what is not there: exit code 2, and what is near', async () => {
    const { code, out, err } = await aftercare(['sources', 'od-wakes', '--reach']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('od-wake');
  });
  test.each(['opioids', 'gates', 'regions', ...Object.keys(knowledge.lists)])(
    'prints the list of %s',
    async (name) => {
      const { code, out } = await aftercare(['sources', name]);
      expect(code).toBe(0);
      expect(out.split('\n').length).toBeGreaterThan(6);
    },
  );
  test('explains one, and a source', async () => {
    expect((await aftercare(['sources', 'od-signs'])).out).toMatch(/Facts: OD-TRIAD \(R\)[^]*How we know it/);
    expect((await aftercare(['sources', 'S-CDC-OD'])).out).toContain('Used by: ');
    expect((await aftercare(['sources', 'od-sings'])).err).toContain('Did you mean od-signs');
  });
});
