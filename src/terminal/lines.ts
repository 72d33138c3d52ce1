import { StringDecoder } from 'node:string_decoder';
import type { Io } from '../io.ts';

/** Lines of a paste come within this time of each other; nobody types that fast. */
const PASTE_MS = 30;
/** A line longer than this is cut here, so that input without an end cannot fill the memory. */
const LONGEST = 64 * 1024;

/** Lines from a stream, handed over one at a time. It is read no further than needed. */
export class LineSource {
  readonly #stdin: Io['stdin'];
  readonly #decoder = new StringDecoder('utf8');
  #lines: string[] = [];
  #rest = '';
  #ended = false;
  #wake: (() => void) | undefined;
  #watching = false;

  constructor(stdin: Io['stdin']) {
    this.#stdin = stdin;
  }

  /**
   * The next line without its end; undefined when there is none or the signal is aborted. With `whole`, lines that a
   * terminal sends at once are a paste and come as one.
   */
  async next(signal: AbortSignal, whole: boolean): Promise<string | undefined> {
    const first = await this.#line(signal);
    if (first === undefined || !whole || !this.#stdin.isTTY) return first;
    const all = [first];
    for (;;) {
      const more = await this.#line(signal, PASTE_MS);
      if (more === undefined) return all.join('\n');
      all.push(more);
    }
  }

  pause(): void {
    this.#watch(false);
  }

  /** The next line; undefined at the end, when the signal is aborted, or when none comes within some milliseconds. */
  async #line(signal: AbortSignal, within?: number): Promise<string | undefined> {
    const late = new AbortController();
    // A timer of our own: one that only a signal holds can be collected as garbage, and then nobody is woken.
    const timer = within === undefined ? undefined : setTimeout(() => (late.abort(), this.#wake?.()), within);
    while (this.#lines.length === 0 && !this.#ended && !signal.aborted && !late.signal.aborted) {
      this.#watch(true);
      await new Promise<void>((resolve) => {
        this.#wake = () => {
          signal.removeEventListener('abort', resolve as () => void);
          resolve();
        };
        signal.addEventListener('abort', resolve as () => void, { once: true });
      });
    }
    clearTimeout(timer);
    this.#watch(false);
    return signal.aborted ? undefined : this.#lines.shift();
  }

  #watch(on: boolean): void {
    if (on === this.#watching) return;
    this.#watching = on;
    if (!on) {
      this.#stdin.pause();
      this.#stdin.off('data', this.#take).off('end', this.#end).off('close', this.#end);
      return;
    }
    this.#stdin.on('data', this.#take).on('end', this.#end).on('close', this.#end);
    this.#stdin.resume();
  }

  readonly #take = (bytes: Buffer | string): void => {
    const text = this.#rest + (typeof bytes === 'string' ? bytes : this.#decoder.write(bytes));
    // A CR at the end may be half of a CR LF.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop()!;
    if (this.#rest.length > LONGEST) {
      lines.push(this.#rest);
      this.#rest = '';
    }
    this.#lines.push(...lines);
    if (lines.length > 0) this.#wake?.();
  };

  readonly #end = (): void => {
    const rest = this.#rest.replace(/\r$/, '');
    if (rest) this.#lines.push(rest);
    this.#rest = '';
    this.#ended = true;
    this.#wake?.();
  };
}
