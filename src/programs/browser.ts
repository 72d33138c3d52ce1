/** Finds a program on this computer that can make a PDF of a page. */
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { phrase } from '../text/phrases.ts';

/** A program that makes PDF files of pages. Chromium stands for Chrome, Edge and Brave too. */
export interface Browser {
  readonly kind: 'chromium' | 'weasyprint';
  readonly path: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'chrome',
  'msedge',
  'weasyprint',
] as const;

const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * The first browser on PATH or in the places where systems keep them; none when there is none. AFTERCARE_BROWSER
 * names one to use instead: throws UserError when that is not a program.
 */
export async function findBrowser(
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Promise<Browser | undefined> {
  const wanted = env['AFTERCARE_BROWSER'];
  if (wanted) {
    const path = wanted.includes('/') || wanted.includes('\\') ? wanted : onPath(wanted, env, platform)[0];
    if (path && isProgram(path)) return browserAt(path);
    throw new UserError(phrase('browser.not_named'), { hint: phrase('browser.not_named_hint') });
  }
  const places = [
    ...BROWSERS.flatMap((name) => onPath(name, env, platform)),
    ...standardPlaces(env, platform),
  ];
  const path = places.find(isProgram);
  return path === undefined ? undefined : browserAt(path);
}

const browserAt = (path: string): Browser => ({
  kind: /weasyprint/i.test(basename(path)) ? 'weasyprint' : 'chromium',
  path: resolve(path),
});

/** A relative folder on PATH is left out: what is in it depends on where the person stands. */
function onPath(name: string, env: Environment, platform: NodeJS.Platform): string[] {
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => /^(?:\/|[A-Za-z]:\\)/.test(folder));
  const file = platform === 'win32' ? `${name}.exe` : name;
  return folders.map((folder) => join(folder, file)).filter(isProgram);
}

function standardPlaces(env: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin')
    return ['/Applications', join(env['HOME'] ?? homedir(), 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  if (platform === 'win32')
    return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].flatMap((folder) =>
      folder ? WINDOWS_PLACES.map((place) => `${folder}\\${place}`) : [],
    );
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What to say when there is none: how to get the same page on paper without one. */
export const noBrowser = (): UserError =>
  new UserError(phrase('browser.none'), { hint: phrase('browser.none_hint') });
