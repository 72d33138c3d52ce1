/**
 * The terminal while it is ours: keys one by one, pastes marked. `close` is the one place that gives it back as it
 * was; it also runs when the process ends in any other way.
 */
import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';
import type { Io } from '../io.ts';
import { KeyReader, type Key } from './keys.ts';

const PASTE_ON = '\x1b[?2004h';
const PASTE_OFF = '\x1b[?2004l';
const SHOW_CURSOR = '\x1b[?25h';

/** How long the rest of a key, or of a paste, may take to come. */
const WAIT_MS = { key: 50, paste: 3000 };

export class Terminal {
  readonly #io: Io;
  readonly #ended: () => void;
  #reader = new KeyReader();
  #decoder = new StringDecoder('utf8');
  #queue: Key[] = [];
  #listener: ((key: Key) => boolean) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #open = false;

  /** `ended` is called when no more keys can come. */
  constructor(io: Io, ended: () => void) {
    this.#io = io;
    this.#ended = ended;
    process.on('exit', this.close);
  }

  open(): void {
    if (this.#open) return;
    this.#open = true;
    const stdin = this.#io.stdin as ReadStream;
    stdin.setRawMode(true);
    stdin.on('data', this.#read);
    stdin.on('end', this.#ended);
    stdin.resume();
    this.#io.stderr.write(PASTE_ON);
  }

  /** Gives the terminal back. What was typed ahead is kept for when it is opened again. */
  readonly close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    const stdin = this.#io.stdin as ReadStream;
    stdin.off('data', this.#read);
    stdin.off('end', this.#ended);
    stdin.pause();
    try {
      this.#io.stderr.write(PASTE_OFF + SHOW_CURSOR);
      stdin.setRawMode(false);
    } catch {
      // The window is gone: there is nothing left to give back.
    }
  };

  /** Closes it for good. */
  dispose(): void {
    this.close();
    process.off('exit', this.close);
  }

  /** Hands over keys, those typed ahead first, until the listener returns true. Returns how to stop it. */
  readonly listen = (listener: (key: Key) => boolean): (() => void) => {
    this.#listener = listener;
    this.#drain();
    return () => {
      if (this.#listener === listener) this.#listener = undefined;
    };
  };

  /** Puts keys back, to be handed over before all others. */
  readonly giveBack = (keys: Key[]): void => void this.#queue.unshift(...keys);

  readonly #read = (bytes: Buffer | string): void => {
    const text = typeof bytes === 'string' ? bytes : this.#decoder.write(bytes);
    clearTimeout(this.#timer);
    this.#take(this.#reader.read(text));
    const waiting = this.#reader.waiting;
    if (waiting) this.#timer = setTimeout(() => this.#take(this.#reader.flush()), WAIT_MS[waiting]);
  };

  #take(keys: Key[]): void {
    this.#queue.push(...keys);
    this.#drain();
  }

  #drain(): void {
    while (this.#listener && this.#queue.length > 0) {
      const listener = this.#listener;
      if (listener(this.#queue.shift()!) && this.#listener === listener) this.#listener = undefined;
    }
  }
}
