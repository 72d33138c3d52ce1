/** A page of HTML -> PDF, by a program the person already has. Nothing is fetched, and nothing is left behind. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../errors.ts';
import { OWNER_ONLY, quietly } from '../files/disk.ts';
import { phrase } from '../text/phrases.ts';
import type { Browser } from './browser.ts';

const TIME_LIMIT_MS = 60_000;

/** Prints a self-contained page: the bytes of the whole PDF. Throws UserError. */
export async function pdfOf(
  html: string,
  browser: Browser,
  timeLimitMs: number = TIME_LIMIT_MS,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tempBase(browser), 'aftercare-'));
  try {
    const page = join(folder, 'page.html');
    const made = join(folder, 'page.pdf');
    writeFileSync(page, html, { mode: OWNER_ONLY, flag: 'wx' });
    await makePdf(browser, page, made, folder, timeLimitMs);
    return pdfBytes(made, browser);
  } finally {
    // A browser that was just ended may still be writing to its folder.
    quietly(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  }
}

/** A place for a folder of our own, which mkdtemp makes private. A browser from a snap can see only this one. */
function tempBase({ path }: Browser): string {
  const snap = join(homedir(), 'snap', 'chromium', 'common');
  return path.startsWith('/snap/') && existsSync(snap) ? snap : tmpdir();
}

/** Runs the browser alone in its own group, so that all of it can be ended. */
async function makePdf(
  browser: Browser,
  page: string,
  made: string,
  folder: string,
  limit: number,
): Promise<void> {
  const { execa } = await import('execa');
  const group = process.platform !== 'win32';
  const child = execa(browser.path, argumentsFor(browser, page, made, folder), {
    cwd: folder,
    detached: group,
    env: quietEnvironment(browser, folder),
    extendEnv: false,
    stdio: 'ignore',
    windowsHide: true,
    reject: false,
  });
  const end = (): void =>
    quietly(() => (group && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill('SIGKILL')));
  const timer = setTimeout(end, limit);
  const { failed } = await child;
  clearTimeout(timer);
  end();
  if (failed) throw noPdf(browser);
}

const noPdf = ({ path }: Browser): UserError =>
  new UserError(phrase('browser.failed', { name: basename(path) }), { hint: phrase('browser.failed_hint') });

function argumentsFor(browser: Browser, page: string, made: string, folder: string): string[] {
  if (browser.kind === 'weasyprint') return ['--quiet', page, made];
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
function quietEnvironment({ path }: Browser, folder: string): NodeJS.ProcessEnv {
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

/** The PDF, checked to be whole: a browser that was cut short leaves no end mark. */
function pdfBytes(made: string, browser: Browser): Uint8Array {
  const bytes = existsSync(made) ? readFileSync(made) : Buffer.alloc(0);
  const whole = bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-32).includes('%%EOF');
  if (!whole) throw noPdf(browser);
  return bytes;
}
