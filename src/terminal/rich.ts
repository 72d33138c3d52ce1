import { Chalk, type ChalkInstance } from 'chalk';
import { Painted, say, wantsColor, columnsOf, type Io } from '../io.ts';
import { gap, paragraph, type Look, type Passage, type Rows } from './layout.ts';
import { stopNow, type Ending } from './endings.ts';
import { lineOf } from './line.ts';
import type { LineConfig, LineResult, readLine } from './prompt.ts';
import type { LineOptions, Screen, ScreenWords } from './screen.ts';
import { Terminal } from './raw-mode.ts';

const HOME_AND_BELOW = '\x1b[H\x1b[J';
const SCREEN_AND_SCROLLBACK = '\x1b[H\x1b[2J\x1b[3J';

/** A question that has scrolled away further than these is said again above the line. */
const ROWS_ABOVE_A_QUESTION = 3;

/** A terminal: the line can be edited, and a window of another size is drawn anew. */
export async function openRichScreen(io: Io, ending: Ending, words: ScreenWords): Promise<Screen> {
  const { readLine } = await import('./prompt.ts');
  return new RichScreen(io, ending, words, readLine);
}

/** How a line stands when it is asked for, or asked for again. */
type Start = Pick<LineConfig, 'line' | 'problem' | 'untouched'>;

class RichScreen implements Screen {
  readonly #io: Io;
  readonly #ending: Ending;
  readonly #words: ScreenWords;
  readonly #readLine: typeof readLine;
  readonly #chalk: ChalkInstance;
  readonly #terminal: Terminal;
  #said: Passage[] = [];

  constructor(io: Io, ending: Ending, words: ScreenWords, read: typeof readLine) {
    this.#io = io;
    this.#ending = ending;
    this.#words = words;
    this.#readLine = read;
    this.#chalk = new Chalk({ level: wantsColor(io.stderr, io.env) ? 1 : 0 });
    this.#terminal = new Terminal(io, ending.stop);
    this.#terminal.open();
  }

  say(...passages: Passage[]): void {
    this.#said.push(...passages);
    this.#draw(passages);
  }

  forget(): void {
    this.#said = [];
  }

  async line(options: LineOptions): Promise<string> {
    const { prefill, reminder } = options;
    const { stderr } = this.#io;
    let start: Start = { line: lineOf(prefill), problem: undefined, untouched: prefill !== '' };
    for (;;) {
      const above = this.#lines(this.#said).length;
      if (reminder && above > (stderr.rows ?? 24) + ROWS_ABOVE_A_QUESTION - 1) this.#draw([gap, reminder]);
      const result = await this.#read({ ...this.#config(options), ...start });
      if (result === 'stop') this.#ending.stop();
      this.#ending.signal.throwIfAborted();
      if (typeof result !== 'object') continue;
      if ('text' in result) return result.text;
      start = result.again;
      stderr.write(HOME_AND_BELOW);
      this.#draw(this.#said);
    }
  }

  rows(): Rows {
    return { count: this.#io.stderr.rows ?? 24, look: this.#look() };
  }

  clear(): boolean {
    this.#io.stderr.write(SCREEN_AND_SCROLLBACK);
    this.#said = [];
    return true;
  }

  async lend<T>(use: () => Promise<T>): Promise<T> {
    this.#terminal.close();
    try {
      return await use();
    } finally {
      this.#terminal.open();
    }
  }

  stop(): never {
    return stopNow(this.#ending);
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  #look(): Look {
    return { width: columnsOf(this.#io.stderr), chalk: this.#chalk, plain: false };
  }

  #lines(passages: readonly Passage[]): string[] {
    return passages.flatMap((passage) => passage(this.#look()));
  }

  #draw(passages: readonly Passage[]): void {
    const lines = this.#lines(passages);
    if (lines.length > 0) say(this.#io, new Painted(lines.join('\n')));
  }

  async #read(config: LineConfig): Promise<LineResult> {
    const { signal } = this.#ending;
    try {
      return await this.#readLine(config, this.#io.stderr, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  }

  #config(options: LineOptions): Omit<LineConfig, keyof Start> {
    const { stderr } = this.#io;
    return {
      replaces: options.replaces,
      check: options.check,
      paint: (problem) => paragraph(problem, ['yellow'], '  ')(this.#look()).join('\n'),
      columns: () => stderr.columns ?? 80,
      mark: '\u21b5',
      whole: options.whole,
      listen: this.#terminal.listen,
      giveBack: this.#terminal.giveBack,
      onResize: (listener) => {
        stderr.on('resize', listener);
        return () => stderr.off('resize', listener);
      },
      limit: { length: this.#words.longest, problem: this.#words.tooLong },
    };
  }
}
