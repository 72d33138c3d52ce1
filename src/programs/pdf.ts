/** A page of HTML -> PDF, by a program the person already has. Nothing is fetched, and nothing is left behind. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../errors.ts';
import {
  DISK,
  moveNew,
  moveOver,
  OWNER_ONLY,
  quietly,
  realTarget,
  syncFolder,
  writeBeside,
} from '../files/disk.ts';
import { asFileError, fileError, systemCode } from '../files/error.ts';
import type { Printer } from './browser.ts';

export { findPrinter, noPrinter, type Printer } from './browser.ts';

const TIME_LIMIT_MS = 60_000;

/**
 * Prints a self-contained page to `file`, readable by its owner only: the whole PDF or nothing. An existing file is
 * kept, with an error, unless `replace` is set. Throws UserError.
 */
export async function writePdf(
  html: string,
  file: string,
  printer: Printer,
  options: { replace?: boolean; timeLimitMs?: number } = {},
): Promise<void> {
  if (!options.replace && existsSync(file)) throw fileError('exists', file, true);
  const folder = mkdtempSync(join(tempBase(printer), 'aftercare-'));
  try {
    const page = join(folder, 'page.html');
    const made = join(folder, 'page.pdf');
    writeFileSync(page, html, { mode: OWNER_ONLY, flag: 'wx' });
    await run(printer, page, made, folder, options.timeLimitMs ?? TIME_LIMIT_MS);
    saveBytes(file, pdfBytes(made, printer), options.replace ?? false);
  } finally {
    // A browser that was just ended may still be writing to its folder.
    quietly(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  }
}

/** mkdtemp makes a folder that only its owner can open. A browser from a snap sees no other folder for temporary files. */
function tempBase({ path }: Printer): string {
  const snap = join(homedir(), 'snap', 'chromium', 'common');
  return path.startsWith('/snap/') && existsSync(snap) ? snap : tmpdir();
}

/** Runs the printer alone in its own group, so that all of it can be ended. */
async function run(
  printer: Printer,
  page: string,
  made: string,
  folder: string,
  limit: number,
): Promise<void> {
  const group = process.platform !== 'win32';
  const child = spawn(printer.path, argumentsFor(printer, page, made, folder), {
    cwd: folder,
    detached: group,
    env: quietEnvironment(printer, folder),
    stdio: 'ignore',
    windowsHide: true,
  });
  const end = (): void =>
    quietly(() => (group && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL')));
  const timer = setTimeout(end, limit);
  try {
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', fail);
      child.once('exit', done);
    });
    if (code !== 0) throw failed(printer);
  } catch (error) {
    throw error instanceof UserError ? error : failed(printer);
  } finally {
    clearTimeout(timer);
    end();
  }
}

const failed = ({ path }: Printer): UserError =>
  new UserError(`${basename(path)} could not make the PDF. Nothing was written.`, {
    hint: 'Export the page with --format html, open it in a browser and print it from there.',
  });

function argumentsFor(printer: Printer, page: string, made: string, folder: string): string[] {
  if (printer.kind === 'weasyprint') return ['--quiet', page, made];
  return [
    '--headless',
    '--disable-gpu',
    // Some containers have next to no shared memory.
    '--disable-dev-shm-usage',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--no-pings',
    // Whatever it still wants to ask for goes to a port that nobody listens on, and no name is looked up.
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--export-tagged-pdf',
    '--no-pdf-header-footer',
    // Chromium refuses to start for root with its sandbox. Our page has no script in it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--print-to-pdf=${made}`,
    pathToFileURL(page).href,
  ];
}

/** What a browser keeps beside its profile goes to the temporary folder too; fonts are still found. */
function quietEnvironment({ path }: Printer, folder: string): NodeJS.ProcessEnv {
  const proxy = 'http://127.0.0.1:9';
  const env = {
    ...process.env,
    http_proxy: proxy,
    https_proxy: proxy,
    all_proxy: proxy,
    TMPDIR: folder,
    NO_PROXY: '',
  };
  if (process.platform !== 'linux' || path.startsWith('/snap/')) return env;
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return { ...env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_DATA_HOME: data };
}

/** The PDF, checked to be whole: a printer that was cut short leaves no end mark. */
function pdfBytes(made: string, printer: Printer): Uint8Array {
  const bytes = existsSync(made) ? readFileSync(made) : Buffer.alloc(0);
  const whole = bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-32).includes('%%EOF');
  if (!whole) throw failed(printer);
  return bytes;
}

function saveBytes(file: string, bytes: Uint8Array, replace: boolean): void {
  try {
    const target = realTarget(file, true);
    const old = existsSync(target) ? statSync(target) : null;
    const temp = writeBeside(target, bytes, old, DISK);
    try {
      if (replace) moveOver(temp, target, DISK);
      else moveNew(temp, target, DISK);
    } catch (error) {
      quietly(() => DISK.unlinkSync(temp));
      if (systemCode(error) === 'EEXIST') throw fileError('exists', file, true);
      throw error;
    }
    syncFolder(target, DISK);
  } catch (error) {
    throw asFileError(error, file, true);
  }
}
