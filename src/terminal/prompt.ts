/** One line typed at a terminal, drawn with the prompt library. The only file that knows it. */
import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { createPrompt, useEffect, useRef, useState } from '@inquirer/core';
import type { Key } from './keys.ts';
import { edit, insert, lineOf, type Line, layout } from './line.ts';

export interface LineConfig {
  line: Line;
  /** The line is an earlier answer that nobody has touched yet: see `replaces`. */
  untouched: boolean;
  /** Whether what is typed takes the place of an untouched answer or is added. A command always takes its place. */
  replaces: boolean;
  /** Shown under the line until the line is changed. */
  problem: string | undefined;
  /** The problem with a text that was entered; undefined when it will do. */
  check: (text: string) => string | undefined;
  /** A problem in rows that fit, in its colour. */
  paint: (problem: string) => string;
  columns: () => number;
  /** Shown where the answer has a line end. */
  mark: string;
  /** Whether several lines that came at once without marks are one answer. If not, they are taken one by one. */
  whole: boolean;
  /** Hands over keys, first those typed ahead, until the listener returns true. Returns how to stop it. */
  listen: (listener: (key: Key) => boolean) => () => void;
  /** Puts keys back to be handed over before all others. */
  giveBack: (keys: Key[]) => void;
  /** Calls when the window has another size. Returns how to stop it. */
  onResize: (listener: () => void) => () => void;
  /** The longest text that can be an answer, and what to say of one that is longer. */
  limit: { length: number; problem: string };
}

export type LineResult =
  /** What was entered. */
  | { text: string }
  /** To be asked once more on a fresh screen, just as it stands. */
  | { again: Pick<LineConfig, 'line' | 'problem' | 'untouched'> }
  /** Ctrl-C or Ctrl-D. */
  | 'stop';

interface State extends Pick<LineConfig, 'line' | 'problem' | 'untouched'> {
  result?: LineResult;
}

/** Reads a line. Rejects with the prompt library's own error when `signal` is aborted. */
export const readLine = (config: LineConfig, output: Writable, signal: AbortSignal): Promise<LineResult> =>
  linePrompt(config, { input: silent(), output, signal });

const linePrompt = createPrompt<LineResult, LineConfig>((config, done) => {
  const { line: first, problem: told, untouched } = config;
  const state = useRef<State>({ line: first, problem: told, untouched });
  const [, redraw] = useState(0);
  useEffect(() => {
    const change = (next: State): boolean => {
      state.current = next;
      redraw((count) => count + 1);
      if (next.result !== undefined) done(next.result);
      return next.result !== undefined;
    };
    const stopKeys = config.listen((key) => change(press(state.current, key, config)));
    const stopResize = config.onResize(() => change({ ...state.current, result: again(state.current) }));
    return () => {
      stopKeys();
      stopResize();
    };
  }, []);

  const { line, problem, result } = state.current;
  const view = layout(line, config.columns(), config.mark);
  useEffect(
    ({ output }) => {
      // The library puts the cursor behind the row. Writing the row again up to the cursor puts it where the
      // terminal itself believes that to be, however wide it draws an emoji.
      if (result !== undefined) return;
      output.unmute();
      output.write(`\r${view.before}`);
      output.mute();
    },
    [{}],
  );
  if (result !== undefined) return view.rows.join('\n');
  const above = view.rows.slice(0, view.row + 1);
  const below = [...view.rows.slice(view.row + 1), ...(problem ? [config.paint(problem)] : [])];
  return [above.join('\n'), below.join('\n')];
});

const again = ({ line, problem, untouched }: State): LineResult => ({ again: { line, problem, untouched } });

function press(state: State, key: Key, config: LineConfig): State {
  const { line } = state;
  if (key.kind === 'lines' && !config.whole) {
    config.giveBack(typedAhead(key.text));
    return state;
  }
  if (key.kind !== 'key') {
    const text = key.text.replace(/\n+$/, '');
    const replaced = state.untouched && (config.replaces || text.startsWith(':'));
    const next = insert(replaced ? lineOf('') : line, text);
    if (next.text.length > config.limit.length) return { ...state, problem: config.limit.problem };
    return { line: next, problem: undefined, untouched: false };
  }
  switch (key.name) {
    case 'enter': {
      const problem = config.check(line.text);
      return problem === undefined ? { ...state, result: { text: line.text } } : { ...state, problem };
    }
    case 'redraw':
      return { ...state, result: again(state) };
    case 'interrupt':
    case 'end_of_input':
      return { ...state, result: 'stop' };
    default: {
      const next = edit(line, key.name);
      if (!next) return state;
      return { line: next, problem: next.text === line.text ? state.problem : undefined, untouched: false };
    }
  }
}

function typedAhead(text: string): Key[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): Key[] => [
    ...(line ? [{ kind: 'text' as const, text: line }] : []),
    ...(index < lines.length - 1 ? [{ kind: 'key' as const, name: 'enter' as const }] : []),
  ]);
}

/** The library opens its own reader on its input. Keys come from elsewhere: this one never says a thing. */
function silent(): NodeJS.ReadableStream {
  const stream = new EventEmitter();
  return Object.assign(stream, {
    resume: () => stream,
    pause: () => stream,
  }) as unknown as NodeJS.ReadableStream;
}
