import { execFile, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, type Disk } from '../../src/files/disk.ts';
import {
  backupOnce,
  FileError,
  isOpenToOthers,
  lockFile,
  readText,
  saveText,
} from '../../src/files/files.ts';
import { newFolder } from '../helpers/folder.ts';

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

const create = (text = 'a: b\n'): string => saveText(plan, text, { expect: null });
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

const lockName = (): string => `${plan}.lock`;

const savesOf = (who: string): string[] => Array.from({ length: 100 }, (_, i) => `${who}${i}`);

describe('reading', () => {
  it('gives text and a digest of the bytes', () => {
    fs.writeFileSync(plan, '\uFEFFa: é\r\n');
    const { text, digest } = readText(plan);
    expect(text).toBe('a: é\r\n');
    fs.writeFileSync(plan, 'a: é\r\n');
    expect(readText(plan).text).toBe(text);
    expect(readText(plan).digest).not.toBe(digest);
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
    expect(errorOf(() => readText(plan)).code).toBe(code);
  });

  it.skipIf(windows)('refuses pipes, sockets and devices, and does not wait for them', async () => {
    execFileSync('mkfifo', [plan]);
    const server = createServer().listen(join(dir, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    fs.symlinkSync('/dev/zero', join(dir, 'link'));
    const start = Date.now();
    for (const path of [plan, join(dir, 'socket'), join(dir, 'link'), '/dev/zero', '/dev/null', '/dev/tty']) {
      expect(errorOf(() => readText(path)).code).toBe('not_a_file');
      expect(errorOf(() => saveText(path, 'x', { expect: 'x' })).message).toMatch(/^NOT saved/);
    }
    expect(Date.now() - start).toBeLessThan(1000);
    server.close();
  });

  it('says which line cannot be read', () => {
    fs.writeFileSync(plan, Buffer.from('a: b\nc: Jos\xe9\n', 'latin1'));
    expect(errorOf(() => readText(plan)).message).toMatch(/^Line 2: /);
  });
});

describe('saving', () => {
  it('reads back what was saved, and gives the digest on disk', () => {
    let digest: string | null = null;
    for (const text of ['', 'a: b\n', 'é 👩‍👧 שלום\n', 'x\r\ny', 'x'.repeat(256 * 1024)]) {
      digest = saveText(plan, text, { expect: digest });
      expect(readText(plan)).toEqual({ text, digest });
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
    const digest = saveText(plan, 'a', { expect: null }, watch);
    expect([mode(plan), seen]).toEqual([0o600, 0o600]);
    saveText(plan, 'b', { expect: digest }, watch);
    expect([mode(plan), seen]).toEqual([0o600, 0o600]);
    expect(mode(backupOnce(plan, '2026-01-05')!)).toBe(0o600);
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
    saveText(plan, 'c', { expect: digest });
    expect(mode(plan)).toBe(after);
    expect(isOpenToOthers(plan)).toBe(false);
  });

  it('never replaces a file when a new one was meant', () => {
    create('mine');
    const error = errorOf(() => saveText(plan, 'other', { expect: null }));
    expect([error.code, error.message]).toEqual(['exists', expect.stringMatching(/^NOT saved/)]);
    expect(readText(plan).text).toBe('mine');
  });

  it('never replaces what came while it was being written', () => {
    const late: Disk = {
      ...DISK,
      linkSync: (from, to) => {
        fs.writeFileSync(plan, 'theirs');
        DISK.linkSync(from, to);
      },
    };
    expect(errorOf(() => saveText(plan, 'mine', { expect: null }, late)).code).toBe('exists');
    expect(fs.readFileSync(plan, 'utf8')).toBe('theirs');
    expect(names()).toEqual(['plan.yaml']);
  });

  it.each([
    ['before', (): Disk => (fs.writeFileSync(plan, 'theirs'), DISK)],
    ['meanwhile', (): Disk => ({ ...DISK, fsyncSync: () => fs.writeFileSync(plan, 'theirs') })],
  ])('refuses when the file was changed %s', (_, disk) => {
    const digest = create();
    expect(errorOf(() => saveText(plan, 'mine', { expect: digest }, disk())).code).toBe('changed');
    expect(fs.readFileSync(plan, 'utf8')).toBe('theirs');
    expect(names()).toEqual(['plan.yaml']);
  });

  it('refuses when the file is gone', () => {
    const digest = create();
    fs.unlinkSync(plan);
    expect(errorOf(() => saveText(plan, 'mine', { expect: digest })).code).toBe('changed');
    expect(names()).toEqual([]);
  });

  it('refuses what would be too large to be read again, and a folder that is not there', () => {
    expect(errorOf(() => create('x'.repeat(256 * 1024 + 1))).code).toBe('too_big');
    plan = join(dir, 'no', 'plan.yaml');
    expect(errorOf(() => create()).code).toBe('missing');
  });

  it('follows a link in its folder and refuses one that leads elsewhere or nowhere', () => {
    const digest = create();
    const link = join(dir, 'link.yaml');
    fs.symlinkSync('plan.yaml', link);
    saveText(link, 'new', { expect: digest });
    expect(fs.readlinkSync(link)).toBe('plan.yaml');
    expect(readText(plan).text).toBe('new');

    fs.mkdirSync(join(dir, 'sub'));
    const out = join(dir, 'sub', 'out.yaml');
    fs.symlinkSync('../plan.yaml', out);
    const { digest: now } = readText(out);
    expect(errorOf(() => saveText(out, 'x', { expect: now })).code).toBe('denied');
    expect(errorOf(() => saveText(out, 'x', { expect: null })).code).toBe('denied');
    expect(errorOf(() => lockFile(out)).code).toBe('denied');
    expect(readText(plan).text).toBe('new');

    const nowhere = join(dir, 'nowhere.yaml');
    fs.symlinkSync('/tmp/never-there.yaml', nowhere);
    expect(errorOf(() => saveText(nowhere, 'x', { expect: null })).message).toMatch(/^NOT saved/);
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
    saveText(plan, 'c', { expect: digest });
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
    const caught = errorOf(() => saveText(plan, 'new', { expect: digest }, disk));
    expect([caught.code, caught.message]).toEqual([code, expect.stringMatching(/^NOT saved\. /)]);
    expect(fs.readFileSync(plan, 'utf8')).toBe('old');
    expect(names()).toEqual(['plan.yaml']);
    expect(
      errorOf(() =>
        saveText(join(dir, 'b.yaml'), 'new', { expect: null }, { ...disk, linkSync: () => raise('EPERM') }),
      ).code,
    ).toBe(code);
    expect(names()).toEqual(['plan.yaml']);
  });

  it('takes a few bytes at a time: all are written', () => {
    const slow: Disk = { ...DISK, writeSync: (fd, bytes, at) => DISK.writeSync(fd, bytes, at, 1) };
    const digest = saveText(plan, 'é👩‍👧\n', { expect: null }, slow);
    expect(readText(plan)).toEqual({ text: 'é👩‍👧\n', digest });
  });

  it.each<[string, Partial<Disk>]>([
    ['takes no more bytes', { writeSync: () => 0 }],
    ['claims more than it took', { writeSync: (_fd, _bytes, _at, length) => length }],
  ])('%s: the old file is whole', (_, part) => {
    const digest = create('old');
    expect(errorOf(() => saveText(plan, 'new', { expect: digest }, { ...DISK, ...part })).code).toBe('io');
    expect(fs.readFileSync(plan, 'utf8')).toBe('old');
    expect(names()).toEqual(['plan.yaml']);
  });

  it.skipIf(windows)('fails on the folder, after the change: says that it is not safe', () => {
    const digest = create('old');
    let count = 0;
    const disk: Disk = { ...DISK, fsyncSync: (fd) => ((count += 1) > 1 ? raise('EIO') : DISK.fsyncSync(fd)) };
    expect(errorOf(() => saveText(plan, 'new', { expect: digest }, disk)).message).toMatch(
      /^NOT safely saved/,
    );
    const simple: Disk = {
      ...DISK,
      fsyncSync: (fd) => ((count += 1) > 4 ? raise('EINVAL') : DISK.fsyncSync(fd)),
    };
    expect(saveText(join(dir, 'b.yaml'), 'x', { expect: null }, simple)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('knows no links: a new file is made all the same, and none is replaced', () => {
    const disk: Disk = { ...DISK, linkSync: () => raise('EPERM') };
    saveText(plan, 'new', { expect: null }, disk);
    expect(readText(plan).text).toBe('new');
    expect(errorOf(() => saveText(plan, 'x', { expect: null }, disk)).code).toBe('exists');
    expect(names()).toEqual(['plan.yaml']);
  });

  it('is held by a scanner on Windows: tries again, for two seconds at most', () => {
    let left = 3;
    const disk: Disk = {
      ...DISK,
      platform: 'win32',
      renameSync: (from, to) => ((left -= 1) >= 0 ? raise('EBUSY') : DISK.renameSync(from, to)),
    };
    let digest = saveText(plan, 'x', { expect: create() }, disk);
    left = Infinity;
    const start = Date.now();
    expect(errorOf(() => saveText(plan, 'y', { expect: digest }, disk)).message).toMatch(/^NOT saved/);
    expect(Date.now() - start).toBeLessThan(2500);
    expect(readText(plan).text).toBe('x');
    left = 1;
    const start2 = Date.now();
    digest = readText(plan).digest;
    expect(errorOf(() => saveText(plan, 'y', { expect: digest }, { ...disk, platform: 'linux' })).code).toBe(
      'io',
    );
    expect(Date.now() - start2).toBeLessThan(500);
  });
});

describe('the copy of the day', () => {
  it('is made once a day, of the bytes as they are', () => {
    expect(backupOnce(plan, '2026-01-05')).toBeNull();
    fs.writeFileSync(plan, '\uFEFFa: b\r\n');
    const copy = join(dir, 'plan.2026-01-05.yaml');
    expect(backupOnce(plan, '2026-01-05')).toBe(copy);
    saveText(plan, 'new', { expect: readText(plan).digest });
    expect(backupOnce(plan, '2026-01-05')).toBeNull();
    expect(fs.readFileSync(copy, 'utf8')).toBe('\uFEFFa: b\r\n');
    expect(backupOnce(plan, '2026-01-06')).toBe(join(dir, 'plan.2026-01-06.yaml'));
    expect(names()).toEqual(['plan.2026-01-05.yaml', 'plan.2026-01-06.yaml', 'plan.yaml']);
  });

  it('keeps its name by date, whatever the plan is called', () => {
    plan = join(dir, 'my plan.YML');
    create();
    expect(backupOnce(plan, '2026-01-05')).toBe(join(dir, 'my plan.2026-01-05.yaml'));
    expect(() => backupOnce(plan, '../x')).toThrow(RangeError);
  });

  it('does not write through a planted link, and says when it cannot be made', () => {
    create();
    fs.symlinkSync('elsewhere', join(dir, 'plan.2026-01-05.yaml'));
    expect(backupOnce(plan, '2026-01-05')).toBeNull();
    expect(fs.existsSync(join(dir, 'elsewhere'))).toBe(false);
    const full: Disk = {
      ...DISK,
      writeSync: () => {
        throw systemError('ENOSPC');
      },
    };
    expect(errorOf(() => backupOnce(plan, '2026-01-06', full)).code).toBe('full');
    expect(names()).toEqual(['plan.2026-01-05.yaml', 'plan.yaml']);
  });
});

describe('one writer at a time', () => {
  it('tells a second writer who has it, and is free again after release', () => {
    const lock = lockFile(plan);
    const error = errorOf(() => lockFile(plan));
    expect(error.code).toBe('locked');
    expect(error.message).toContain(String(process.pid));
    lock.release();
    lock.release();
    expect(names()).toEqual([]);
    lockFile(plan).release();
  });

  it.skipIf(windows)('is for the owner only', () => {
    process.umask(0);
    const lock = lockFile(plan);
    expect(mode(lockName())).toBe(0o600);
    lock.release();
  });

  it('is one lock for both names of a linked plan', () => {
    create();
    fs.symlinkSync('plan.yaml', join(dir, 'link.yaml'));
    const lock = lockFile(join(dir, 'link.yaml'));
    expect(errorOf(() => lockFile(plan)).code).toBe('locked');
    lock.release();
  });

  it('releases only its own', () => {
    const lock = lockFile(plan);
    const others = owner();
    fs.writeFileSync(lockName(), others);
    lock.release();
    expect(fs.readFileSync(lockName(), 'utf8')).toBe(others);
  });

  it.each<[string, () => string, boolean]>([
    ['a living process', () => owner(), false],
    ['another computer', () => owner({ host: 'elsewhere', pid: 999_999_999 }), false],
    ['a process that is gone', () => owner({ pid: 999_999_999 }), true],
    ['an earlier process with our number', () => owner({ pid: process.pid }), true],
    ['a time before this computer was started', () => owner({ since: '2001-01-01T00:00:00.000Z' }), true],
    ['nobody, just now', () => '', false],
  ])('a lock of %s', (_, text, free) => {
    fs.writeFileSync(lockName(), text());
    if (free) {
      lockFile(plan).release();
      expect(names()).toEqual([]);
    } else {
      expect(errorOf(() => lockFile(plan)).code).toBe('locked');
      expect(names()).toEqual(['plan.yaml.lock']);
    }
  });

  it('takes over a lock without an owner when it is old', () => {
    fs.writeFileSync(lockName(), '');
    fs.utimesSync(lockName(), 1, 1);
    lockFile(plan).release();
    expect(names()).toEqual([]);
  });

  it('does not take a folder for a lock, or wait at a pipe', () => {
    fs.mkdirSync(lockName());
    expect(errorOf(() => lockFile(plan)).code).toBe('locked');
    fs.rmdirSync(lockName());
    if (!windows) execFileSync('mkfifo', [lockName()]);
    if (!windows) expect(errorOf(() => lockFile(plan)).code).toBe('locked');
  });
});

describe('two processes', () => {
  let program = '';

  beforeAll(async () => {
    program = join(newFolder(), 'program.cjs');
    const source = `
      import { lockFile, readText, saveText } from './src/files/files.ts';
      const [what, path, times, who] = process.argv.slice(2);
      if (what === 'hold') { lockFile(path); process.stdout.write('held'); setInterval(() => {}, 1000); }
      else for (let i = 0; i < Number(times); ) {
        let lock;
        try { lock = lockFile(path); } catch (error) { if (error.code !== 'locked') throw error; continue; }
        const { text, digest } = readText(path);
        saveText(path, text + who + i + '\\n', { expect: digest });
        lock.release();
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

  it('2 x 100 saves under the lock: none is lost', async () => {
    create('');
    const run = (who: string): Promise<unknown> =>
      promisify(execFile)(process.execPath, [program, 'save', plan, '100', who]);
    await Promise.all([run('a'), run('b')]);
    const lines = readText(plan).text.trim().split('\n');
    expect(lines.filter((line) => line.startsWith('a'))).toEqual(savesOf('a'));
    expect(lines.filter((line) => line.startsWith('b'))).toEqual(savesOf('b'));
    expect(names()).toEqual(['plan.yaml']);
  });

  it('a killed holder leaves a lock that the next one takes over', async () => {
    const child = spawn(process.execPath, [program, 'hold', plan], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const error = errorOf(() => lockFile(plan));
    expect(error.message).toContain(`process ${child.pid} `);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(names()).toEqual(['plan.yaml.lock']);
    const lock = lockFile(plan);
    lock.release();
    expect(names()).toEqual([]);
  });
});
