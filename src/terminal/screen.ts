/** Where the program speaks and listens: a terminal that can be redrawn, or plain lines. Tests bring their own. */
import type { Passage, Rows } from './layout.ts';

export interface LineOptions {
  /** The answer there is, to be edited. */
  prefill: string;
  /** Whether what is typed takes the place of that answer, rather than being added to it. */
  replaces: boolean;
  /** Said instead where a line cannot be edited. */
  instead: Passage[];
  /** Said just above the line again when what stands there may have scrolled away. */
  reminder: Passage | undefined;
  /** Whether an answer may have several lines. */
  whole: boolean;
  /** What is wrong with a text; undefined when it will do. Then the line is asked again with the text kept. */
  check: (text: string) => string | undefined;
}

/** The few words that a screen says by itself. */
export interface ScreenWords {
  /** Before a plain line to answer on. */
  answer: string;
  /** Of a text with more than `longest` letters. */
  tooLong: string;
  longest: number;
}

export interface Screen {
  /** Says something. It is said again when the window changes. */
  say(...passages: Passage[]): void;
  /** Forgets what was said: it is not said again when the window changes. */
  forget(): void;
  /** Reads one line. Throws Stopped when it never comes. */
  line(options: LineOptions): Promise<string>;
  /** The window to fill; undefined where everything is read from top to bottom. */
  rows(): Rows;
  /** Empties the screen and what can be scrolled back to. False where that cannot be done. */
  clear(): boolean;
  /** Lets another program have the terminal. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  /** Ends the conversation: throws Stopped, to which others add the words. */
  stop(): never;
  /** Gives the terminal back as it was. */
  dispose(): void;
}
