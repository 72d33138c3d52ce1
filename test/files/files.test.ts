import { execFile, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, type Disk } from '../../src/files/disk.ts';
import { keepCopy } from '../../src/store/copies.ts';
import { FileError } from '../../src/files/error.ts';
import { isOpenToOthers, readText } from '../../src/files/read.ts';
import { holdFile } from '../../src/files/hold.ts';
import { saveFile } from '../../src/files/save.ts';
import { newFolder } from '../helpers/folder.ts';
import { words } from '../helpers/knowledge.ts';

const MOST = 256 * 1024;
const windows = process.platform === 'win32';
let dir = '';
let plan = '';
const umask = process.umask();

beforeEach(() => {
  dir = newFolder();
  plan = join(dir, 'plan.yaml');
});
afterEach(() => {
  process.umask(umask);
});

const create = (text = 'a: b\n'): string => saveFile(plan, text, 'nothing');
const mode = (path: string): number => fs.lstatSync(path).mode & 0o777;
const names = (): string[] => fs.readdirSync(dir).sort();

function errorOf(action: () => unknown): FileError {
  try {
    action();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

const raise = (code: string): never => {
  throw systemError(code);
};

const plant = (name: string, old: boolean): string => {
  fs.writeFileSync(join(dir, name), 'x');
  if (old) fs.utimesSync(join(dir, name), 1, 1);
  return name;
};

const owner = (over: object = {}): string =>
  JSON.stringify({
    pid: process.ppid,
    host: hostname(),
    since: new Date().toISOString(),
    id: 'x',
    ...over,
  });

const holdName = (): string => `${plan}.hold`;

const savesOf = (who: string): string[] => Array.from({ length: 100 }, (_, i) => `${who}${i}`);

describe('reading', () => {
  it('gives text and a digest of the bytes', () => {
    fs.writeFileSync(plan, '\uFEFFa: é\r\n');
    const { text, digest } = readText(plan, MOST);
    expect(text).toBe('a: é\r\n');
    fs.writeFileSync(plan, 'a: é\r\n');
    expect(readText(plan, MOST).text).toBe(text);
    expect(readText(plan, MOST).digest).not.toBe(digest);
  });

  it.each<[string, string, () => void]>([
    ['nothing', 'missing', () => undefined],
    ['a folder', 'not_a_file', () => fs.mkdirSync(plan)],
    ['bytes that are no text', 'encoding', () => fs.writeFileSync(plan, Buffer.from([97, 10, 255, 10]))],
    ['a file too large', 'too_big', () => fs.writeFileSync(plan, 'x'.repeat(256 * 1024 + 1))],
    ['a link to nothing', 'missing', () => fs.symlinkSync('nowhere', plan)],
    ['a link to itself', 'not_a_file', () => fs.symlinkSync('plan.yaml', plan)],
    ['a link to a folder', 'not_a_file', () => fs.symlinkSync('.', plan)],
    [
      'a file where a folder should be',
      'not_a_file',
      () => void (plan = join(fs.realpathSync('package.json'), 'x')),
    ],
  ])('refuses %s', (_, code, make) => {
    make();
    expect(errorOf(() => readText(plan, MOST)).code).toBe(code);
  });

  it.skipIf(windows)('refuses pipes, sockets and devices, and does not wait for them', async () => {
    execFileSync('mkfifo', [plan]);
    const server = createServer().listen(join(dir, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    fs.symlinkSync('/dev/zero', join(dir, 'link'));
    const start = Date.now();
    for (const path of [plan, join(dir, 'socket'), join(dir, 'link'), '/dev/zero', '/dev/null', '/dev/tty']) {
      expect(errorOf(() => readText(path, MOST)).code).toBe('not_a_file');
      expect(
        errorOf(() => saveFile(path, 'x', { digest: 'x' }))
          .told(words)
          .join(' '),
      ).toContain('NOT saved');
    }
    expect(Date.now() - start).toBeLessThan(1000);
    server.close();
  });

  it('says which line cannot be read', () => {
    fs.writeFileSync(plan, Buffer.from('a: b\nc: Jos\xe9\n', 'latin1'));
    expect(
      errorOf(() => readText(plan, MOST))
        .told(words)
        .join(' '),
    ).toMatch(/Line 2: /);
  });
});

describe('saving', () => {
  it('reads back what was saved, and gives the digest on disk', () => {
    let digest = '';
    for (const text of ['', 'a: b\n', 'é 👩‍👧 שלום\n', 'x\r\ny', 'x'.repeat(256 * 1024)]) {
      digest = saveFile(plan, text, digest ? { digest } : 'nothing');
      expect(readText(plan, MOST)).toEqual({ text, digest });
      expect(names()).toEqual(['plan.yaml']);
    }
  });

  it.skipIf(windows).each([0, 0o022, 0o077, 0o277])('is for the owner only under umask %o', (mask) => {
    process.umask(mask);
    let seen = -1;
    const watch: Disk = {
      ...DISK,
      writeSync: (fd, ...rest) => {
        seen = DISK.fstatSync(fd).mode & 0o777;
        return DISK.writeSync(fd, ...rest);
      },
    };
    const digest = saveFile(plan, 'a', 'nothing', watch);
    expect([mode(plan), seen]).toEqual([0o600, 0o600]);
    saveFile(plan, 'b', { digest }, watch);
    expect([mode(plan), seen]).toEqual([0o600, 0o600]);
    expect(mode(keepCopy(plan, '2026-01-05')!)).toBe(0o600);
  });

  it.skipIf(windows).each([
    [0o644, 0o600, true],
    [0o666, 0o600, true],
    [0o600, 0o600, false],
    [0o400, 0o400, false],
  ])('a file of mode %o becomes %o', (before, after, open) => {
    const digest = create();
    fs.chmodSync(plan, before);
    expect(isOpenToOthers(plan)).toBe(open);
    saveFile(plan, 'c', { digest });
    expect(mode(plan)).toBe(after);
    expect(isOpenToOthers(plan)).toBe(false);
  });

  it('never replaces a file when a new one was meant', () => {
    create('mine');
    const error = errorOf(() => saveFile(plan, 'other', 'nothing'));
    expect([error.code, error.inWords(words).what]).toEqual(['exists', expect.stringMatching(/^NOT saved/)]);
    expect(readText(plan, MOST).text).toBe('mine');
  });

  it('never replaces what came while it was being written', () => {
    const late: Disk = {
      ...DISK,
      linkSync: (from, to) => {
        fs.writeFileSync(plan, 'theirs');
        DISK.linkSync(from, to);
      },
    };
    expect(errorOf(() => saveFile(plan, 'mine', 'nothing', late)).code).toBe('exists');
    expect(fs.readFileSync(plan, 'utf8')).toBe('theirs');
    expect(names()).toEqual(['plan.yaml']);
  });

  it.each([
    ['before', (): Disk => (fs.writeFileSync(plan, 'theirs'), DISK)],
    ['meanwhile', (): Disk => ({ ...DISK, fsyncSync: () => fs.writeFileSync(plan, 'theirs') })],
  ])('refuses when the file was changed %s', (_, disk) => {
    const digest = create();
    expect(errorOf(() => saveFile(plan, 'mine', { digest }, disk())).code).toBe('changed');
    expect(fs.readFileSync(plan, 'utf8')).toBe('theirs');
    expect(names()).toEqual(['plan.yaml']);
  });

  it('refuses when the file is gone', () => {
    const digest = create();
    fs.unlinkSync(plan);
    expect(errorOf(() => saveFile(plan, 'mine', { digest })).code).toBe('changed');
    expect(names()).toEqual([]);
  });

  it('saves a page of any size, and refuses a folder that is not there', () => {
    create('x'.repeat(1024 * 1024));
    expect(fs.statSync(plan).size).toBe(1024 * 1024);
    expect(errorOf(() => readText(plan, MOST)).code).toBe('too_big');
    plan = join(dir, 'no', 'plan.yaml');
    expect(errorOf(() => create()).code).toBe('missing');
  });

  it('follows a link in its folder and refuses one that leads elsewhere or nowhere', () => {
    const digest = create();
    const link = join(dir, 'link.yaml');
    fs.symlinkSync('plan.yaml', link);
    saveFile(link, 'new', { digest });
    expect(fs.readlinkSync(link)).toBe('plan.yaml');
    expect(readText(plan, MOST).text).toBe('new');

    fs.mkdirSync(join(dir, 'sub'));
    const out = join(dir, 'sub', 'out.yaml');
    fs.symlinkSync('../plan.yaml', out);
    const { digest: now } = readText(out, MOST);
    expect(errorOf(() => saveFile(out, 'x', { digest: now })).code).toBe('denied');
    expect(errorOf(() => saveFile(out, 'x', 'nothing')).code).toBe('denied');
    expect(errorOf(() => holdFile(out)).code).toBe('denied');
    expect(readText(plan, MOST).text).toBe('new');

    const nowhere = join(dir, 'nowhere.yaml');
    fs.symlinkSync('/tmp/never-there.yaml', nowhere);
    expect(
      errorOf(() => saveFile(nowhere, 'x', 'nothing'))
        .told(words)
        .join(' '),
    ).toContain('NOT saved');
    expect(fs.existsSync('/tmp/never-there.yaml')).toBe(false);
  });

  it('removes new files of killed runs, and no others', () => {
    const digest = create();
    const dead = execFileSync(process.execPath, [
      '-e',
      'process.stdout.write(String(process.pid))',
    ]).toString();
    plant(`.plan.yaml.${dead}-0123456789abcdef.new`, true);
    plant(`.plan.yaml.${process.pid}-0123456789abcdef.new`, true);
    const stay = [
      plant(`.plan.yaml.${dead}-0123456789abcdee.new`, false),
      plant(`.plan.yaml.${process.ppid}-0123456789abcdef.new`, true),
      plant(`.plan.yaml.${dead}-xyz.new`, true),
      plant(`.other.yaml.${dead}-0123456789abcdef.new`, true),
    ];
    saveFile(plan, 'c', { digest });
    expect(names()).toEqual([...stay, 'plan.yaml'].sort());
  });
});

describe('a disk that fails', () => {
  const calls = [
    'openSync',
    'writeSync',
    'fsyncSync',
    'fstatSync',
    'fchmodSync',
    'closeSync',
    'renameSync',
  ] as const;
  const errors: [string, string][] = [
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EROFS', 'denied'],
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EIO', 'io'],
    ['EMFILE', 'io'],
  ];
  const cases = calls.flatMap((call) => errors.map(([error, code]) => [call, error, code] as const));

  it.each(cases)('%s says %s: the old file is whole, and no new one stays', (call, error, code) => {
    const digest = create('old');
    const disk = {
      ...DISK,
      [call]: () => raise(error),
    } as Disk;
    const caught = errorOf(() => saveFile(plan, 'new', { digest }, disk));
    expect([caught.code, caught.inWords(words).what]).toEqual([code, expect.stringMatching(/^NOT saved\. /)]);
    expect(fs.readFileSync(plan, 'utf8')).toBe('old');
    expect(names()).toEqual(['plan.yaml']);
    expect(
      errorOf(() =>
        saveFile(join(dir, 'b.yaml'), 'new', 'nothing', { ...disk, linkSync: () => raise('EPERM') }),
      ).code,
    ).toBe(code);
    expect(names()).toEqual(['plan.yaml']);
  });

  it('takes a few bytes at a time: all are written', () => {
    const slow: Disk = { ...DISK, writeSync: (fd, bytes, at) => DISK.writeSync(fd, bytes, at, 1) };
    const digest = saveFile(plan, 'é👩‍👧\n', 'nothing', slow);
    expect(readText(plan, MOST)).toEqual({ text: 'é👩‍👧\n', digest });
  });

  it.each<[string, Partial<Disk>]>([
    ['takes no more bytes', { writeSync: () => 0 }],
    ['claims more than it took', { writeSync: (_fd, _bytes, _at, length) => length }],
  ])('%s: the old file is whole', (_, part) => {
    const digest = create('old');
    expect(errorOf(() => saveFile(plan, 'new', { digest }, { ...DISK, ...part })).code).toBe('io');
    expect(fs.readFileSync(plan, 'utf8')).toBe('old');
    expect(names()).toEqual(['plan.yaml']);
  });

  it.skipIf(windows)('fails on the folder, after the change: says that it is not safe', () => {
    const digest = create('old');
    let count = 0;
    const disk: Disk = { ...DISK, fsyncSync: (fd) => ((count += 1) > 1 ? raise('EIO') : DISK.fsyncSync(fd)) };
    expect(
      errorOf(() => saveFile(plan, 'new', { digest }, disk))
        .told(words)
        .join(' '),
    ).toMatch(/: NOT safely saved/);
    const simple: Disk = {
      ...DISK,
      fsyncSync: (fd) => ((count += 1) > 4 ? raise('EINVAL') : DISK.fsyncSync(fd)),
    };
    expect(saveFile(join(dir, 'b.yaml'), 'x', 'nothing', simple)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('knows no links: a new file is made all the same, and none is replaced', () => {
    const disk: Disk = { ...DISK, linkSync: () => raise('EPERM') };
    saveFile(plan, 'new', 'nothing', disk);
    expect(readText(plan, MOST).text).toBe('new');
    expect(errorOf(() => saveFile(plan, 'x', 'nothing', disk)).code).toBe('exists');
    expect(names()).toEqual(['plan.yaml']);
  });

  it('is held by a scanner on Windows: tries again, for two seconds at most', () => {
    let left = 3;
    const disk: Disk = {
      ...DISK,
      platform: 'win32',
      renameSync: (from, to) => ((left -= 1) >= 0 ? raise('EBUSY') : DISK.renameSync(from, to)),
    };
    let digest = saveFile(plan, 'x', { digest: create() }, disk);
    left = Infinity;
    const start = Date.now();
    expect(
      errorOf(() => saveFile(plan, 'y', { digest }, disk))
        .told(words)
        .join(' '),
    ).toContain('NOT saved');
    expect(Date.now() - start).toBeLessThan(2500);
    expect(readText(plan, MOST).text).toBe('x');
    left = 1;
    const start2 = Date.now();
    digest = readText(plan, MOST).digest;
    expect(errorOf(() => saveFile(plan, 'y', { digest }, { ...disk, platform: 'linux' })).code).toBe('io');
    expect(Date.now() - start2).toBeLessThan(500);
  });
});

describe('the copy of the day', () => {
  it('is made once a day, of the bytes as they are', () => {
    expect(keepCopy(plan, '2026-01-05')).toBeUndefined();
    fs.writeFileSync(plan, '\uFEFFa: b\r\n');
    const copy = join(dir, 'plan.2026-01-05.yaml');
    expect(keepCopy(plan, '2026-01-05')).toBe(copy);
    saveFile(plan, 'new', { digest: readText(plan, MOST).digest });
    expect(keepCopy(plan, '2026-01-05')).toBeUndefined();
    expect(fs.readFileSync(copy, 'utf8')).toBe('\uFEFFa: b\r\n');
    expect(keepCopy(plan, '2026-01-06')).toBe(join(dir, 'plan.2026-01-06.yaml'));
    expect(names()).toEqual(['plan.2026-01-05.yaml', 'plan.2026-01-06.yaml', 'plan.yaml']);
  });

  it('keeps its name by date, whatever the plan is called', () => {
    plan = join(dir, 'my plan.YML');
    create();
    expect(keepCopy(plan, '2026-01-05')).toBe(join(dir, 'my plan.2026-01-05.yaml'));
    expect(() => keepCopy(plan, '../x')).toThrow(RangeError);
  });

  it('does not write through a planted link', () => {
    create();
    fs.symlinkSync('elsewhere', join(dir, 'plan.2026-01-05.yaml'));
    expect(keepCopy(plan, '2026-01-05')).toBeUndefined();
    expect(fs.existsSync(join(dir, 'elsewhere'))).toBe(false);
    expect(names()).toEqual(['plan.2026-01-05.yaml', 'plan.yaml']);
  });
});

describe('one writer at a time', () => {
  it('tells a second writer who has it, and is free again after release', () => {
    const hold = holdFile(plan);
    const error = errorOf(() => holdFile(plan));
    expect(error.code).toBe('held');
    expect(error.inWords(words).what).toContain(String(process.pid));
    hold.release();
    hold.release();
    expect(names()).toEqual([]);
    holdFile(plan).release();
  });

  it.skipIf(windows)('is for the owner only', () => {
    process.umask(0);
    const hold = holdFile(plan);
    expect(mode(holdName())).toBe(0o600);
    hold.release();
  });

  it('is one hold for both names of a linked plan', () => {
    create();
    fs.symlinkSync('plan.yaml', join(dir, 'link.yaml'));
    const hold = holdFile(join(dir, 'link.yaml'));
    expect(errorOf(() => holdFile(plan)).code).toBe('held');
    hold.release();
  });

  it('releases only its own', () => {
    const hold = holdFile(plan);
    const others = owner();
    fs.writeFileSync(holdName(), others);
    hold.release();
    expect(fs.readFileSync(holdName(), 'utf8')).toBe(others);
  });

  it.each<[string, () => string, boolean]>([
    ['a living process', () => owner(), false],
    ['another computer', () => owner({ host: 'elsewhere', pid: 999_999_999 }), false],
    ['a process that is gone', () => owner({ pid: 999_999_999 }), true],
    ['an earlier process with our number', () => owner({ pid: process.pid }), true],
    ['a time before this computer was started', () => owner({ since: '2001-01-01T00:00:00.000Z' }), true],
    ['nobody, just now', () => '', false],
  ])('a hold of %s', (_, text, free) => {
    fs.writeFileSync(holdName(), text());
    if (free) {
      holdFile(plan).release();
      expect(names()).toEqual([]);
    } else {
      expect(errorOf(() => holdFile(plan)).code).toBe('held');
      expect(names()).toEqual(['plan.yaml.hold']);
    }
  });

  it('takes over a hold without an owner when it is old', () => {
    fs.writeFileSync(holdName(), '');
    fs.utimesSync(holdName(), 1, 1);
    holdFile(plan).release();
    expect(names()).toEqual([]);
  });

  it('does not take a folder for a hold, or wait at a pipe', () => {
    fs.mkdirSync(holdName());
    expect(errorOf(() => holdFile(plan)).code).toBe('held');
    fs.rmdirSync(holdName());
    if (!windows) execFileSync('mkfifo', [holdName()]);
    if (!windows) expect(errorOf(() => holdFile(plan)).code).toBe('held');
  });
});

describe('two processes', () => {
  let program = '';

  beforeAll(async () => {
    program = join(newFolder(), 'program.cjs');
    const source = `
      import { holdFile } from './src/files/hold.ts';
      import { readText } from './src/files/read.ts';
      import { saveFile } from './src/files/save.ts';
      const [what, path, times, who] = process.argv.slice(2);
      if (what === 'hold') { holdFile(path); process.stdout.write('held'); setInterval(() => {}, 1000); }
      else for (let i = 0; i < Number(times); ) {
        let hold;
        try { hold = holdFile(path); } catch (error) { if (error.code !== 'held') throw error; continue; }
        const { text, digest } = readText(path, 1e6);
        saveFile(path, text + who + i + '\\n', { digest });
        hold.release();
        i += 1;
      }`;
    await build({
      stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: program,
      logLevel: 'error',
    });
  });

  it('2 x 100 saves under the hold: none is lost', async () => {
    create('');
    const run = (who: string): Promise<unknown> =>
      promisify(execFile)(process.execPath, [program, 'save', plan, '100', who]);
    await Promise.all([run('a'), run('b')]);
    const lines = readText(plan, MOST).text.trim().split('\n');
    expect(lines.filter((line) => line.startsWith('a'))).toEqual(savesOf('a'));
    expect(lines.filter((line) => line.startsWith('b'))).toEqual(savesOf('b'));
    expect(names()).toEqual(['plan.yaml']);
  });

  it('a killed holder leaves a hold that the next one takes over', async () => {
    const child = spawn(process.execPath, [program, 'hold', plan], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const error = errorOf(() => holdFile(plan));
    expect(error.inWords(words).what).toContain(`process ${child.pid} `);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(names()).toEqual(['plan.yaml.hold']);
    const hold = holdFile(plan);
    hold.release();
    expect(names()).toEqual([]);
  });
});
