import { Chalk } from 'chalk';
import { Painted, say, wantsColor, columnsOf, type Io } from '../io.ts';
import { gap, paragraph, type Passage, type Look } from './layout.ts';
import { stopNow, type Ending } from './endings.ts';
import { lineOf } from './line.ts';
import type { LineConfig } from './prompt.ts';
import type { LineOptions, Screen, ScreenWords } from './screen.ts';
import { Terminal } from './raw-mode.ts';

const HOME_AND_BELOW = '\x1b[H\x1b[J';
const SCREEN_AND_SCROLLBACK = '\x1b[H\x1b[2J\x1b[3J';

/** A question that has scrolled away further than these is said again above the line. */
const ROWS_ABOVE_A_QUESTION = 3;

/** A terminal: the line can be edited, and a window of another size is drawn anew. */
export async function openRichScreen(io: Io, ending: Ending, words: ScreenWords): Promise<Screen> {
  const { readLine } = await import('./prompt.ts');
  const chalk = new Chalk({ level: wantsColor(io.stderr, io.env) ? 1 : 0 });
  const terminal = new Terminal(io, ending.stop);
  const screen = io.stderr;
  const look = (): Look => ({ width: columnsOf(screen), chalk, plain: false });
  let said: Passage[] = [];

  const draw = (passages: readonly Passage[]): number => {
    const lines = passages.flatMap((passage) => passage(look()));
    if (lines.length > 0) say(io, new Painted(lines.join('\n')));
    return lines.length;
  };
  type Start = Pick<LineConfig, 'line' | 'problem' | 'untouched'>;
  const config = (options: LineOptions): Omit<LineConfig, keyof Start> => ({
    replaces: options.replaces,
    check: options.check,
    paint: (problem) => paragraph(problem, ['yellow'], '  ')(look()).join('\n'),
    columns: () => screen.columns ?? 80,
    mark: '\u21b5',
    whole: options.whole,
    listen: terminal.listen,
    giveBack: terminal.giveBack,
    onResize: (listener) => {
      screen.on('resize', listener);
      return () => screen.off('resize', listener);
    },
    limit: { length: words.longest, problem: words.tooLong },
  });

  terminal.open();
  return {
    say: (...passages) => {
      said.push(...passages);
      draw(passages);
    },
    forget: () => void (said = []),
    line: async (options) => {
      const { prefill, reminder } = options;
      let start: Start = { line: lineOf(prefill), problem: undefined, untouched: prefill !== '' };
      for (;;) {
        const height = said.flatMap((passage) => passage(look())).length;
        if (reminder && height > (screen.rows ?? 24) + ROWS_ABOVE_A_QUESTION - 1) draw([gap, reminder]);
        const result = await readLine({ ...config(options), ...start }, io.stderr, ending.signal).catch(
          (error: unknown) => {
            ending.signal.throwIfAborted();
            throw error;
          },
        );
        if (result === 'stop') ending.stop();
        ending.signal.throwIfAborted();
        if (typeof result !== 'object') continue;
        if ('text' in result) return result.text;
        start = result.again;
        io.stderr.write(HOME_AND_BELOW);
        draw(said);
      }
    },
    rows: () => ({ count: screen.rows ?? 24, look: look() }),
    clear: () => {
      io.stderr.write(SCREEN_AND_SCROLLBACK);
      said = [];
      return true;
    },
    lend: async (use) => {
      terminal.close();
      try {
        return await use();
      } finally {
        terminal.open();
      }
    },
    stop: () => stopNow(ending),
    dispose: () => terminal.dispose(),
  };
}
