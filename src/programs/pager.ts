import { out, Painted, speaksUnicode, columnsOf, wantsColor, type Io } from '../io.ts';
import { runProgram } from './run.ts';

/** What is done where a document does not fit the window of a terminal: it is paged, but for these. */
export interface WhenLong {
  /** false: all of it is put on the screen at once. */
  paged?: boolean;
  /** Fewer words, for someone who has no second to lose. */
  fewer?: () => string;
}

/** A document to stdout: laid out for a terminal, or the exact Markdown when it goes to a file or another program. */
export async function printMarkdown(
  markdown: string,
  io: Io,
  { paged, fewer }: WhenLong = {},
): Promise<void> {
  if (!io.stdout.isTTY) return out(io, markdown);
  const laidOut = await forTerminal(markdown, io.stdout, io);
  // The last row is for what the person types next.
  const long = laidOut.text.split('\n').length > (io.stdout.rows ?? 24);
  if (long && fewer) return out(io, await forTerminal(fewer(), io.stdout, io));
  const canPage = paged !== false && io.stdin.isTTY && io.env['TERM'] !== 'dumb';
  if (!long || !canPage || !(await showInPager(laidOut.text, io))) out(io, laidOut);
}

/** Shows a long document a windowful at a time; false when there is no pager. It keeps no history. */
async function showInPager(text: string, io: Io): Promise<boolean> {
  const pager = io.env['PAGER'] ?? 'less';
  if (pager === '' || pager === 'cat') return false;
  const env = { ...io.env, LESS: '-RFX', LESSSECURE: '1', LESSHISTFILE: '-', LESSCHARSET: 'utf-8' };
  const [command = '', ...args] = pager.split(' ');
  const { missing } = await runProgram(command, args, {
    input: text,
    stdout: 'inherit',
    stderr: 'inherit',
    env,
  });
  return !missing;
}

/** Markdown laid out for a terminal stream, with its width, colours and letters. */
export async function forTerminal(markdown: string, stream: Io['stdout'], io: Io): Promise<Painted> {
  const { renderTerminal } = await import('../handouts/terminal/terminal.ts');
  return new Painted(
    renderTerminal(markdown, {
      width: columnsOf(stream),
      color: wantsColor(stream, io.env),
      unicode: speaksUnicode(io.env),
    }),
  );
}
