/**
 * Every way an interview can be ended from outside: signals, and a terminal that goes away. Each becomes an abort
 * with Stopped as its reason, so that the conversation unwinds: the hold is released and the terminal given back.
 */
import { isatty } from 'node:tty';
import { Stopped } from '../errors.ts';
import type { Io } from '../io.ts';

export interface Ending {
  signal: AbortSignal;
  /** The person, or the end of what can be read, stops it. */
  stop: () => void;
  /** Stops watching. */
  dispose: () => void;
}

/** 128 + the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGHUP: 129, SIGTERM: 143 } as const;
const HANGUP = EXIT_CODES.SIGHUP;
const STOP = EXIT_CODES.SIGINT;

export function watchEndings(io: Io): Ending {
  const controller = new AbortController();
  const end = (code: number): void => controller.abort(new Stopped('', code));
  const handlers = Object.entries(EXIT_CODES).map(([name, code]) => [name, () => end(code)] as const);
  for (const [name, handler] of handlers) process.on(name, handler);
  // A closed window shows as an error on reading or writing, often before its signal does.
  const onError = (): void => end(HANGUP);
  const streams = [io.stdin, io.stderr];
  for (const stream of streams) stream.on('error', onError);
  if (io.stdin === process.stdin && io.stdin.isTTY) guardExit();
  return {
    signal: controller.signal,
    stop: () => end(STOP),
    dispose: () => {
      for (const [name, handler] of handlers) process.off(name, handler);
      // An error that comes late must find someone who listens.
      if (!controller.signal.aborted) for (const stream of streams) stream.off('error', onError);
    },
  };
}

/** Stops now: throws the reason of the ending. */
export function stopNow(ending: Ending): never {
  ending.stop();
  throw ending.signal.reason;
}

let guarded = false;

/**
 * On exit Node puts the modes of the terminal back. When the window is gone that fails and aborts the process, which
 * may leave its memory, with the plan in it, on disk. So then it ends by the signal of a closed window instead.
 */
function guardExit(): void {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    if (isatty(0)) return;
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
    process.kill(process.pid, 'SIGKILL');
  });
}
