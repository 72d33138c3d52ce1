/** The seams of the program: where it reads, writes, and what day it is. Tests pass their own. */
import type { Readable, Writable } from 'node:stream';
import { shownBy } from './text/clock.ts';
import { visiblePainted, visibleText } from './text/visible.ts';

export interface Io {
  /** For documents. */
  stdout: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  /** For words to the person. */
  stderr: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  stdin: Readable & { isTTY?: boolean };
  env: Record<string, string | undefined>;
  /**
   * What the clock of a time zone shows, YYYY-MM-DD HH:MM; that of this computer when none is named. Only the day when
   * the day was set by hand: no time belongs to it.
   */
  now: (zone?: string) => string;
  /** The time zone of this computer, such as Europe/London. */
  timezone: string;
}

/** The real terminal, clock and environment. AFTERCARE_TODAY sets the day, to see a plan as it will print later. */
export function realIo(): Io {
  const { env } = process;
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env,
    now: (zone) => env['AFTERCARE_TODAY'] ?? shownBy(zone, new Date()),
    // Both cost time to look up, and most commands never ask.
    get stdin() {
      return process.stdin;
    },
    get timezone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
  };
}

/** The day it is where a plan lives, YYYY-MM-DD; where this computer is when the plan does not say. */
export const todayOf = ({ now }: Pick<Io, 'now'>, { timezone }: { timezone?: string | undefined }): string =>
  now(timezone).slice(0, 10);

/** The day to print on what is made from a plan: where it lives, and for those who may not know where that is, here. */
export const daysOf = (io: Pick<Io, 'now'>, plan: { timezone?: string | undefined }) => ({
  today: todayOf(io, plan),
  here: todayOf(io, {}),
});

/** A text with colours in it, laid out by us. Any other text is a plain string, and can hold no control at all. */
export class Painted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Writes a document. */
export const out = (io: Io, text: string | Painted): void => void io.stdout.write(shown(text));

/** Writes words to the person, and a line end. */
export const say = (io: Io, text: string | Painted = ''): void => void io.stderr.write(`${shown(text)}\n`);

/**
 * The output gate: nothing reaches a terminal but through here (and terminal/, which redraws and passes its lines
 * through the same filter), so no caller can print a control or a letter that hides or turns round words.
 */
const shown = (text: string | Painted): string =>
  typeof text === 'string' ? visibleText(text) : visiblePainted(text.text);

/** Whether to colour what goes to a stream: NO_COLOR wins, then FORCE_COLOR, then a terminal that is not dumb. */
export function wantsColor(stream: { isTTY?: boolean }, env: Io['env']): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Columns to write in: those of the terminal, never fewer than 20 or more than 100; 80 when it is not known. */
export const columnsOf = (stream: { columns?: number }): number =>
  Math.min(100, Math.max(20, stream.columns ?? 80));

/** Whether letters beyond ASCII can be shown: said by the locale, else assumed but on the bare "C" one. */
export function speaksUnicode(env: Io['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return (
    /utf-?8/i.test(locale) || (locale === '' && env['TERM'] !== 'linux') || env['WT_SESSION'] !== undefined
  );
}
