/** Plain lines, for screen readers, simple terminals and pipes: nothing is redrawn and no escape sequence is sent. */
import { Chalk } from 'chalk';
import { widthOf, type Io } from '../io.ts';
import { paragraph, type Block, type Look } from './layout.ts';
import type { Ending } from './endings.ts';
import { LineSource } from './lines.ts';
import type { Talk } from './screen.ts';
import { plainText } from '../text/typed.ts';
import type { Words } from '../knowledge/phrases.ts';

export function openPlainTalk(io: Io, ending: Ending, words: Words): Talk {
  const look: Look = { width: widthOf(io.stderr), chalk: new Chalk({ level: 0 }), plain: true };
  const source = new LineSource(io.stdin);
  const say = (...blocks: Block[]): void => {
    const lines = blocks.flatMap((block) => block(look));
    io.stderr.write(lines.map((line) => `${line}\n`).join(''));
  };
  const read = async (whole: boolean): Promise<string> => {
    say(paragraph(`${words('prompts.answer')}:`));
    const line = await source.next(ending.signal, whole);
    if (line === undefined) ending.stop();
    ending.signal.throwIfAborted();
    return plainText(line ?? '');
  };
  return {
    say,
    turn: () => undefined,
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
    dispose: () => source.pause(),
  };
}
