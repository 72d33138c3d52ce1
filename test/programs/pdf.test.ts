/** Printing with programs of our own in place of browsers: what they are given, and what is left when they fail. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { lettersMissing } from '../../src/programs/fonts.ts';
import { findBrowser, noBrowser, type Browser } from '../../src/programs/browser.ts';
import { pdfOf } from '../../src/programs/pdf.ts';
import { saveFile } from '../../src/files/save.ts';
import { newFolder } from '../helpers/folder.ts';
import { words } from '../helpers/knowledge.ts';

let folder: string;
let file: string;
const oldTemp = process.env['TMPDIR'];

beforeEach(() => {
  folder = newFolder();
  mkdirSync(join(folder, 'temp'));
  process.env['TMPDIR'] = join(folder, 'temp');
  file = join(folder, 'page.pdf');
});
afterEach(() => {
  if (oldTemp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = oldTemp;
});

/** A page to a PDF file, as an export saves it. */
async function writePdf(
  html: string,
  path: string,
  by: Browser,
  { replace = false, timeLimitMs }: { replace?: boolean; timeLimitMs?: number } = {},
): Promise<void> {
  saveFile(path, await pdfOf(html, by, timeLimitMs), replace ? 'anything' : 'nothing');
}

/** A program that runs these lines of Node; `args` are its arguments, `made` is where the PDF belongs. */
function program(name: string, lines: string): string {
  const path = join(folder, name);
  const start =
    "const fs = require('node:fs'); const args = process.argv.slice(2);" +
    "const made = (args.find((arg) => arg.startsWith('--print-to-pdf=')) ?? args.at(-1)).replace('--print-to-pdf=', '');";
  writeFileSync(path, `#!${process.execPath}\n${start}\n${lines}\n`);
  chmodSync(path, 0o755);
  return path;
}
const browser = (lines: string, name = 'chromium'): Browser => ({
  kind: name === 'weasyprint' ? 'weasyprint' : 'chromium',
  path: program(name, lines),
});
const at = (...names: string[]): { PATH: string } => {
  for (const name of names) program(name, '');
  return { PATH: folder };
};
/** A list of fonts that has only some letters, by their numbers. */
const fonts = (...codes: string[]): void => {
  program(
    'fc-list',
    `if (${JSON.stringify(codes)}.some((code) => args[0] === ':charset=' + code)) process.stdout.write('Some Font\\n');`,
  );
  process.env['PATH'] = folder;
};

const GOOD = "fs.writeFileSync(made, '%PDF-1.4\\nprinted\\n%%EOF\\n');";
const leftBehind = (): string[] => readdirSync(join(folder, 'temp'));

describe('finding a browser', () => {
  test.each([
    [['chromium', 'weasyprint'], 'chromium', 'chromium'],
    [['google-chrome'], 'google-chrome', 'chromium'],
    [['microsoft-edge', 'weasyprint'], 'microsoft-edge', 'chromium'],
    [['weasyprint'], 'weasyprint', 'weasyprint'],
  ])('of %j it takes %s', async (names, name, kind) => {
    expect(await findBrowser(at(...names))).toEqual({ kind, path: join(folder, name) });
  });

  test('none is none, and the words say how to print all the same', async () => {
    expect(await findBrowser({ PATH: folder }, 'win32')).toBeUndefined();
    expect(noBrowser()).toBeInstanceOf(UserError);
    expect(noBrowser().told(words)[1]).toMatch(/--format html.*Ctrl\+P.*AFTERCARE_BROWSER/);
    expect(noBrowser().exitCode).toBe(1);
  });

  test('a file that cannot be run, a folder, and a folder that depends on where one stands are passed over', async () => {
    writeFileSync(join(folder, 'chromium'), '');
    mkdirSync(join(folder, 'google-chrome'));
    expect(await findBrowser({ PATH: `${folder}:.:bin` }, 'win32')).toBeUndefined();
  });

  test('AFTERCARE_BROWSER goes first, by path or by name', async () => {
    const path = program('my-browser', '');
    program('weasyprint', '');
    expect(await findBrowser({ ...at('chromium'), AFTERCARE_BROWSER: path })).toEqual({
      kind: 'chromium',
      path,
    });
    expect(await findBrowser({ PATH: folder, AFTERCARE_BROWSER: 'weasyprint' })).toMatchObject({
      kind: 'weasyprint',
    });
  });

  test.each(['/no/such/program', 'no-such-program'])(
    'AFTERCARE_BROWSER=%s is an error, not a guess',
    async (wanted) => {
      await expect(findBrowser({ ...at('chromium'), AFTERCARE_BROWSER: wanted })).rejects.toBeInstanceOf(
        UserError,
      );
    },
  );

  test('programs of macOS are found where macOS keeps them', async () => {
    const inside = join(folder, 'Applications', 'Microsoft Edge.app', 'Contents', 'MacOS');
    mkdirSync(inside, { recursive: true });
    const edge = program('Microsoft Edge', '');
    const path = join(inside, 'Microsoft Edge');
    writeFileSync(path, readFileSync(edge));
    chmodSync(path, 0o755);
    expect(await findBrowser({ PATH: '', HOME: folder }, 'darwin')).toEqual({ kind: 'chromium', path });
  });
});

describe('printing', () => {
  test('the page goes in and the PDF comes out, for its owner only', async () => {
    await writePdf(
      '<p>Hello</p>',
      file,
      browser("if (fs.readFileSync(new URL(args.at(-1)), 'utf8') === '<p>Hello</p>') " + GOOD),
    );
    expect(readFileSync(file, 'utf8')).toContain('printed');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(leftBehind()).toEqual([]);
  });

  test('WeasyPrint is given the page and the place', async () => {
    await writePdf(
      '<p>Hello</p>',
      file,
      browser("if (args.length === 3 && args[0] === '--quiet') " + GOOD, 'weasyprint'),
    );
    expect(readFileSync(file, 'utf8')).toContain('printed');
  });

  test('everything happens in a folder that only the owner can open, with a profile of its own and no way out', async () => {
    const told = join(folder, 'told.json');
    await writePdf(
      'x',
      file,
      browser(
        `fs.writeFileSync(${JSON.stringify(told)}, JSON.stringify({ args, cwd: process.cwd(), mode: fs.statSync('.').mode & 0o777, page: fs.statSync('page.html').mode & 0o777, home: process.env.HOME, proxy: process.env.http_proxy })); ${GOOD}`,
      ),
    );
    const seen = JSON.parse(readFileSync(told, 'utf8'));
    expect(seen.cwd.startsWith(join(folder, 'temp', 'aftercare-'))).toBe(true);
    expect([seen.mode, seen.page]).toEqual([0o700, 0o600]);
    expect(seen.home).toBe(process.platform === 'linux' ? seen.cwd : process.env['HOME']);
    expect(seen.args).toEqual(
      expect.arrayContaining([
        '--headless',
        `--user-data-dir=${join(seen.cwd, 'profile')}`,
        '--proxy-server=127.0.0.1:9',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--disable-background-networking',
      ]),
    );
    expect(seen.args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    expect(seen.proxy).toBe('http://127.0.0.1:9');
  });

  test.each([
    ['nothing', ''],
    ['an error', 'process.exit(3);'],
    ['half a file', "fs.writeFileSync(made, '%PDF-1.4\\nhalf');"],
    ['some other file', "fs.writeFileSync(made, '<html>%%EOF');"],
    ['an error after the file', `${GOOD} process.exit(1);`],
    ['an end by a signal', "process.kill(process.pid, 'SIGKILL');"],
  ])('a browser that makes %s leaves no PDF, no temporary file, and clear words', async (_, lines) => {
    const result = writePdf('x', file, browser(lines));
    const error = await result.catch((thrown: unknown) => thrown as UserError);
    expect(error?.told(words)[0]).toBe('chromium could not make the PDF. Nothing was written.');
    expect([existsSync(file), leftBehind()]).toEqual([false, []]);
  });

  test('a browser that is not there any more is the same', async () => {
    await expect(
      writePdf('x', file, { kind: 'chromium', path: join(folder, 'gone') }),
    ).rejects.toBeInstanceOf(UserError);
    expect([existsSync(file), leftBehind()]).toEqual([false, []]);
  });

  test('a browser that hangs is ended, and so is what it started', async () => {
    const pids = join(folder, 'pids');
    const lines = `const child = require('node:child_process').spawn('sleep', ['60']); fs.writeFileSync(${JSON.stringify(pids)}, [process.pid, child.pid].join(' ')); setInterval(() => {}, 1000);`;
    const begun = Date.now();
    await expect(writePdf('x', file, browser(lines), { timeLimitMs: 1500 })).rejects.toBeInstanceOf(
      UserError,
    );
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(leftBehind()).toEqual([]);
    await expect.poll(() => readFileSync(pids, 'utf8').split(' ').map(Number).filter(isAlive)).toEqual([]);
  });

  test('a file that is there is kept, unless it may be replaced', async () => {
    writeFileSync(file, 'mine');
    await expect(writePdf('x', file, browser(GOOD))).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await writePdf('x', file, browser(GOOD), { replace: true });
    expect(readFileSync(file, 'utf8')).toContain('printed');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a file that appears while printing is kept too', async () => {
    const lines = `fs.writeFileSync(${JSON.stringify(file)}, 'mine'); ${GOOD}`;
    await expect(writePdf('x', file, browser(lines))).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('a folder that is not there is said in words', async () => {
    await expect(writePdf('x', join(folder, 'no', 'page.pdf'), browser(GOOD))).rejects.toMatchObject({
      code: 'missing',
    });
    expect(leftBehind()).toEqual([]);
  });
});

/** A process that has ended but was not yet collected counts as ended. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('letters that no font can show', () => {
  const path = process.env['PATH'];
  afterEach(() => {
    process.env['PATH'] = path;
  });
  const TEXT = 'Zoë и Ω • 999 → علي माँ 姐姐 🙂 🙂';

  test('are named by their script, and each script is asked for once', async () => {
    fonts('639', '1f642');
    expect(await lettersMissing(TEXT, 'linux')).toEqual(['Devanagari', 'Han']);
  });

  test('none are missing when fonts have them, when nobody can tell, and on other systems', async () => {
    fonts('639', '92e', '59d0', '1f642');
    expect(await lettersMissing(TEXT, 'linux')).toEqual([]);
    fonts();
    expect(await lettersMissing(TEXT, 'darwin')).toEqual([]);
    expect(await lettersMissing('Zoë и Ω • 999 →', 'linux')).toEqual([]);
    process.env['PATH'] = join(folder, 'temp');
    expect(await lettersMissing(TEXT, 'linux')).toEqual([]);
  });
});
