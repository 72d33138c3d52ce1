/** A conversation with the person: at their terminal, or in plain lines where that is wanted or all there is. */
import { Stopped, UserError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { watchEndings } from './ending.ts';
import type { Talk } from './talk.ts';
import { wordsOf, type Words } from './words.ts';

/** Whether anyone can be asked: someone is at a terminal, or plain lines were asked for by name. */
export const canAsk = (io: Io, plain: boolean): boolean => io.stdin.isTTY === true || wantsPlain(io, plain);

const wantsPlain = ({ env }: Io, plain: boolean): boolean => plain || (env['ACCESSIBLE'] ?? '0') !== '0';

/**
 * Talks until `use` is done. A Stopped without words, from a signal, a key or the end of input, gets those of `stopped`.
 */
export async function withTalk<T>(
  io: Io,
  knowledge: Knowledge,
  plain: boolean,
  use: (talk: Talk, words: Words, stop: () => never) => Promise<T>,
): Promise<T> {
  const words = wordsOf(knowledge);
  const ending = watchEndings(io);
  const rich = io.stdin.isTTY && io.stderr.isTTY && io.env['TERM'] !== 'dumb' && !wantsPlain(io, plain);
  const talk = rich
    ? await (await import('./talk-rich.ts')).openRichTalk(io, ending, words)
    : (await import('./talk-plain.ts')).openPlainTalk(io, ending, words);
  try {
    return await use(talk, words, () => {
      ending.stop();
      throw ending.signal.reason;
    });
  } finally {
    talk.dispose();
    ending.dispose();
  }
}
