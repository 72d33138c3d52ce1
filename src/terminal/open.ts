/** Opening a conversation: at the person's terminal, or in plain lines where those are wanted or all there is. */
import type { Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { watchEndings } from './endings.ts';
import type { Talk } from './screen.ts';
import { wordsOf, type Words } from '../knowledge/phrases.ts';

export interface Voice {
  talk: Talk;
  words: Words;
  /** Ends it all. */
  stop: () => never;
}

/** Whether anyone can be asked: someone is at a terminal, or plain lines were asked for by name. */
export const canAsk = (io: Io, plain: boolean): boolean => io.stdin.isTTY === true || wantsPlain(io, plain);

const wantsPlain = ({ env }: Io, plain: boolean): boolean => plain || (env['ACCESSIBLE'] ?? '0') !== '0';

/** Talks until `use` is done, however that ends. A stop is thrown as Stopped with no words yet. */
export async function withVoice<T>(
  io: Io,
  knowledge: Knowledge,
  plain: boolean,
  use: (voice: Voice) => Promise<T>,
): Promise<T> {
  const words = wordsOf(knowledge);
  const ending = watchEndings(io);
  const rich = io.stdin.isTTY && io.stderr.isTTY && io.env['TERM'] !== 'dumb' && !wantsPlain(io, plain);
  const talk = rich
    ? await (await import('./rich.ts')).openRichTalk(io, ending, words)
    : (await import('./plain.ts')).openPlainTalk(io, ending, words);
  const stop = (): never => {
    ending.stop();
    throw ending.signal.reason;
  };
  try {
    return await use({ talk, words, stop });
  } finally {
    talk.dispose();
    ending.dispose();
  }
}
