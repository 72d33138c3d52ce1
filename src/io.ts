/** The seams of the program: where it reads, writes, and what day it is. Tests pass their own. */
import { Readable, Writable } from 'node:stream';

export interface Io {
  /** For documents. */
  stdout: Writable & { isTTY?: boolean; columns?: number };
  /** For words to the person. */
  stderr: Writable & { isTTY?: boolean; columns?: number };
  stdin: Readable & { isTTY?: boolean };
  env: Record<string, string | undefined>;
  /** The day on the person's calendar, YYYY-MM-DD. */
  today: string;
  /** The time zone of this computer, such as Europe/London. */
  timezone: string;
}

/** The real terminal, clock and environment. AFTERCARE_TODAY sets the day, to look at a plan as it will print later. */
export function realIo(): Io {
  const { env } = process;
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env,
    today: env['AFTERCARE_TODAY'] ?? today,
    // Both cost time to look up, and most commands never ask.
    get stdin() {
      return process.stdin;
    },
    get timezone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
  };
}

/** Writes a document. The text must be safe already: handouts escape what a person typed. */
export const out = (io: Io, text: string): void => void io.stdout.write(text);

/** Writes words to the person, one line. */
export const say = (io: Io, text = ''): void => void io.stderr.write(`${text}\n`);

/** Whether to colour what goes to a stream: NO_COLOR wins, then FORCE_COLOR, then a terminal that is not dumb. */
export function wantsColor(stream: { isTTY?: boolean }, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Columns to write in: those of the terminal, never fewer than 20 or more than 100; 80 when it is not known. */
export const widthOf = (stream: { columns?: number }): number =>
  Math.min(100, Math.max(20, stream.columns ?? 80));

/** Whether letters beyond ASCII can be shown: said by the locale, else assumed but on the bare "C" one. */
export function speaksUnicode(env: Io['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return (
    /utf-?8/i.test(locale) || (locale === '' && env['TERM'] !== 'linux') || env['WT_SESSION'] !== undefined
  );
}
