/** Opening a screen: at the person's terminal, or in plain lines where those are wanted or all there is. */
import type { Io } from '../io.ts';
import { watchEndings } from './endings.ts';
import type { Screen, ScreenWords } from './screen.ts';

/** Whether anyone can be asked: someone is at a terminal, or plain lines were asked for by name. */
export const canAsk = (io: Io, plain: boolean): boolean => io.stdin.isTTY === true || wantsPlain(io, plain);

const wantsPlain = ({ env }: Io, plain: boolean): boolean => plain || (env['ACCESSIBLE'] ?? '0') !== '0';

/** A screen until `use` is done, however that ends. */
export async function withScreen<T>(
  io: Io,
  plain: boolean,
  words: ScreenWords,
  use: (screen: Screen) => Promise<T>,
): Promise<T> {
  const ending = watchEndings(io);
  const rich = io.stdin.isTTY && io.stderr.isTTY && io.env['TERM'] !== 'dumb' && !wantsPlain(io, plain);
  const screen = rich
    ? await (await import('./rich.ts')).openRichScreen(io, ending, words)
    : (await import('./plain.ts')).openPlainScreen(io, ending, words);
  try {
    return await use(screen);
  } finally {
    screen.dispose();
    ending.dispose();
  }
}
