/** Plain lines, for screen readers, simple terminals and pipes: nothing is redrawn and no escape sequence is sent. */
import { Chalk } from 'chalk';
import { say as sayTo, columnsOf, type Io } from '../io.ts';
import { paragraph, type Passage, type Look } from './layout.ts';
import { stopNow, type Ending } from './endings.ts';
import { LineSource } from './lines.ts';
import type { Screen, ScreenWords } from './screen.ts';
import { plainText } from '../text/visible.ts';

export function openPlainScreen(io: Io, ending: Ending, words: ScreenWords): Screen {
  const look: Look = { width: columnsOf(io.stderr), chalk: new Chalk({ level: 0 }), plain: true };
  const source = new LineSource(io.stdin);
  const say = (...passages: Passage[]): void => {
    for (const line of passages.flatMap((passage) => passage(look))) sayTo(io, line);
  };
  const read = async (whole: boolean): Promise<string> => {
    say(paragraph(`${words.answer}:`));
    const line = await source.next(ending.signal, whole);
    if (line === undefined) ending.stop();
    ending.signal.throwIfAborted();
    return plainText(line ?? '');
  };
  return {
    say,
    forget: () => undefined,
    line: async ({ instead, whole, check }) => {
      say(...instead);
      for (;;) {
        const text = await read(whole);
        const problem = check(text);
        if (problem === undefined) return text;
        say(paragraph(problem));
      }
    },
    rows: () => undefined,
    clear: () => false,
    lend: (use) => {
      source.pause();
      return use();
    },
    stop: () => stopNow(ending),
    dispose: () => source.pause(),
  };
}
