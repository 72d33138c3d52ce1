/** The real program on a real pseudo-terminal, with a terminal that shows what a person would see. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn, type IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { newFolder } from './folder.ts';
import { bin, cleanEnv } from './setting.ts';

const PATIENCE_MS = 20_000;

export interface StartOptions {
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** Files to begin with, by name. */
  files?: Record<string, string>;
  /** A folder of an earlier program to work in. */
  folder?: string;
  /** Without the shell around it: the program has the window to itself. */
  alone?: boolean;
}

/** How the program ended, as a shell sees it, and the modes of the terminal afterwards. */
export interface End {
  code: number;
  /** Output of `stty -a`. */
  modes: string;
}

export class Program {
  readonly folder: string;
  /** All bytes that came from the program. */
  raw = '';
  readonly #pty: IPty;
  readonly #size: { cols: number; rows: number };
  /** Made when somebody looks at the screen: many tests never do. */
  #looked: xterm.Terminal | undefined;
  #seen = 0;
  #wake: () => void = () => undefined;
  /** How the program ended, when it was started alone. */
  gone: { exitCode: number; signal?: number } | undefined;

  private constructor(args: readonly string[], options: StartOptions) {
    const { columns: cols = 80, rows = 24, env = {}, files = {}, folder, alone } = options;
    this.folder = folder ?? newFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
    this.#size = { cols, rows };
    // The shell stays to tell how the program ended and how it left the terminal.
    // The last words of a shell that ends can be lost with its terminal, so it stays until it is removed.
    const around = `(echo "PID=$BASHPID"; exec "$0" "$@"); echo "CODE=$?"; stty -a; echo MODES-END; exec sleep 60`;
    const command = [process.execPath, bin, ...args];
    const [file, ...rest] = alone ? command : ['bash', '--norc', '-c', around, ...command];
    this.#pty = spawn(file!, rest, {
      cols,
      rows,
      name: env['TERM'] ?? 'xterm-256color',
      cwd: this.folder,
      env: cleanEnv({ TERM: 'xterm-256color', ...env }),
    });
    this.#pty.onData((data) => {
      this.raw += data;
      this.#looked?.write(data, () => this.#wake());
      this.#wake();
    });
    this.#pty.onExit((end) => {
      this.gone = end;
      this.#wake();
    });
  }

  get #terminal(): xterm.Terminal {
    if (this.#looked) return this.#looked;
    this.#looked = new xterm.Terminal({ ...this.#size, allowProposedApi: true, scrollback: 5000 });
    this.#looked.write(this.raw, () => this.#wake());
    return this.#looked;
  }

  static start(args: readonly string[], options: StartOptions = {}): Program {
    return new Program(args, options);
  }

  /**
   * Waits for a question that holds `text` and for the line to answer it, both newer than what was typed last. Goes on
   * through pages that are taller than the window.
   */
  async asked(text: string): Promise<void> {
    await this.until(() => {
      const said = this.fresh;
      const at = said.indexOf(text);
      if (at === -1 && /Press Enter (?:for more|when you are done|to see more)\. >/.test(said))
        this.type('\r');
      return at !== -1 && /(?:^|\s)> |Your answer:/.test(said.slice(at));
    }, `the question "${text}"`);
  }

  /** Waits for the next line to type on, or for the end of the program. False at the end. */
  async prompted(): Promise<boolean> {
    const from = this.#seen;
    await this.until(() => {
      const fresh = this.raw.slice(from);
      const since = fresh.slice(Math.max(0, fresh.lastIndexOf('\x1b[?25h')));
      const warned = /is still to come|has gone by/.test(fresh);
      return (
        fresh.includes('MODES-END') || (since.includes('\r> ') && (since !== fresh || from === 0)) || warned
      );
    }, 'a line to type on');
    return !this.raw.includes('MODES-END');
  }

  /** Waits for text, newer than what was typed last. */
  async told(text: string): Promise<void> {
    await this.until(() => this.fresh.includes(text), `"${text}"`);
  }

  type(text: string): void {
    this.#seen = this.raw.length;
    this.#pty.write(text);
  }

  /** Waits for each question and types its answer and Enter. */
  async answer(script: readonly (readonly [question: string, typed: string])[]): Promise<void> {
    for (const [question, typed] of script) {
      await this.asked(question);
      this.type(`${typed}\r`);
    }
  }

  async resize(columns: number, rows: number): Promise<void> {
    this.#seen = this.raw.length;
    this.#terminal.resize(columns, rows);
    this.#pty.resize(columns, rows);
    await this.still();
  }

  /** Waits until the screen shows it, however long the program takes to draw. */
  async shown(text: string | RegExp): Promise<void> {
    await this.until(() => {
      const on = this.screen().text;
      return typeof text === 'string' ? on.includes(text) : text.test(on);
    }, `the screen to show ${text}`);
  }

  /** Waits for an answer to what was typed last, until no more of it comes and the terminal has drawn it all. */
  async still(): Promise<void> {
    await this.until(() => this.raw.length > this.#seen, 'any answer');
    for (let length = -1; length !== this.raw.length;) {
      length = this.raw.length;
      await pause(40);
    }
    await new Promise<void>((done) => this.#terminal.write('', done));
  }

  /** Sends a signal to the program itself. */
  kill(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  get pid(): number {
    return Number(/PID=(\d+)/.exec(this.raw)?.[1] ?? this.#pty.pid);
  }

  /** Closes the window, as a terminal does whose cross is clicked, and waits for the program to be gone. */
  async close(): Promise<void> {
    (this.#pty as IPty & { destroy: () => void }).destroy();
    await this.until(() => this.gone !== undefined, 'the end of the program after its window was closed');
  }

  /** How it ended, once the shell has told. */
  async end(): Promise<End> {
    await this.until(() => this.raw.includes('MODES-END'), 'the end of the program');
    return {
      code: Number(/CODE=(\d+)/.exec(this.raw)?.[1]),
      modes: (/CODE=\d+\s+([\s\S]*)MODES-END/.exec(this.raw)?.[1] ?? '').replace(/\s+/g, ' '),
    };
  }

  /** The lines on the screen, and where the cursor is. */
  screen(): { lines: string[]; text: string; row: number; column: number } {
    const buffer = this.#terminal.buffer.active;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) =>
      (buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return { lines, text: lines.join('\n').trimEnd(), row: buffer.cursorY, column: buffer.cursorX };
  }

  /** How many lines could be scrolled back to. */
  get scrollback(): number {
    return this.#terminal.buffer.active.baseY;
  }

  /** What the program said, without escape sequences, white space as single spaces. */
  get said(): string {
    return plain(this.raw);
  }

  read(name = 'plan.yaml'): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  remove(): void {
    if (!this.gone) this.#pty.kill('SIGKILL');
    this.#looked?.dispose();
  }

  async until(ready: () => boolean, what: string): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !ready();) {
      if (Date.now() > end) throw new Error(`waited for ${what}; came:\n${plain(this.raw).slice(-1500)}`);
      await Promise.race([new Promise<void>((wake) => (this.#wake = wake)), pause(500)]);
    }
  }

  /** What came since something was typed last, as `said`. */
  get fresh(): string {
    return plain(this.raw.slice(this.#seen));
  }
}

/** Starts a command for a test, which ends it. */
export function start(args: string, options: StartOptions = {}): Program {
  const program = Program.start(args.split(' '), options);
  onTestFinished(() => program.remove());
  return program;
}

const plain = (raw: string): string => stripVTControlCharacters(raw).replace(/\s+/g, ' ');
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The quick path of someone in England who has stopped. */
export const QUICK: readonly (readonly [question: string, typed: string])[] = [
  ['Ready?', ''],
  ['Where are you living', 'England'],
  ['Is anyone in danger right now', '1'],
  ['What name would you like', 'Jay'],
  ['Do any of these fit you', 'none'],
  ['Which of these do you use', 'Heroin'],
  ['Where does it come from', '1'],
  ['Where are you with it', '3'],
  ['When was your last use', 'last night 11pm'],
  ['How often do you use', '1'],
  ['Are you on any of these medicines', 'none'],
  ['What is their name', 'Tasha'],
  ['What would you call them for', '1'],
  ['What is their number', '07700 900321'],
  ['When can you call them', 'up to midnight'],
  ['someone else?', 'n'],
  ['Do you have naloxone', '3'],
  ['What you said', ''],
  ['Would you like to go on', 'n'],
];

export const upTo = (question: string): typeof QUICK =>
  QUICK.slice(
    0,
    QUICK.findIndex(([one]) => one.startsWith(question)),
  );

/** A plan in which only the questions of one part are open. */
export const BEGUN = 'version: "1"\nabout:\n  region: "england"\n  name: "Jay"\nsafety:\n  now: "no"\n';

export const ESC = '\x1b';
export const paste = (text: string): string => `${ESC}[200~${text}${ESC}[201~`;

/** The terminal echoes, waits for whole lines and turns Ctrl-C into a signal, as a shell needs it. */
export const isUsable = ({ modes }: End): boolean =>
  [' echo ', ' icanon ', ' isig '].every((mode) => ` ${modes.replace(/;/g, ' ')} `.includes(mode));
