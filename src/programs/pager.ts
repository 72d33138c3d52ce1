/** A document to stdout: laid out for a terminal, or the exact Markdown when it goes to a file or another program. */
import { spawnSync } from 'node:child_process';
import { out, speaksUnicode, wantsColor, widthOf, type Io } from '../io.ts';

/** `paged: false` puts all of it on the screen at once, for someone who has no second to lose. */
export async function printMarkdown(
  markdown: string,
  io: Io,
  options: { paged?: boolean } = {},
): Promise<void> {
  if (!io.stdout.isTTY) return out(io, markdown);
  const text = await forTerminal(markdown, io.stdout, io);
  const rows = (io.stdout as { rows?: number }).rows ?? 24;
  const long = text.split('\n').length > rows && io.stdin.isTTY && io.env['TERM'] !== 'dumb';
  if (options.paged === false || !long || !showInPager(text, io)) out(io, text);
}

/** Shows a long page a windowful at a time; false when there is no pager. It keeps no history and starts nothing. */
function showInPager(text: string, io: Io): boolean {
  const pager = io.env['PAGER'] ?? 'less';
  if (pager === '' || pager === 'cat') return false;
  const env = { ...io.env, LESS: '-RFX', LESSSECURE: '1', LESSHISTFILE: '-', LESSCHARSET: 'utf-8' };
  const [command = '', ...args] = pager.split(' ');
  const { error } = spawnSync(command, args, { input: text, stdio: ['pipe', 'inherit', 'inherit'], env });
  return error === undefined || (error as NodeJS.ErrnoException).code === 'EPIPE';
}

/** Markdown laid out for a terminal stream, with its width, colours and letters. */
export async function forTerminal(markdown: string, stream: Io['stdout'], io: Io): Promise<string> {
  const { renderTerminal } = await import('../handouts/terminal/terminal.ts');
  return renderTerminal(markdown, {
    width: widthOf(stream),
    color: wantsColor(stream, io.env),
    unicode: speaksUnicode(io.env),
  });
}
