/** A document to stdout: laid out for a terminal, or the exact Markdown when it goes to a file or another program. */
import { out, speaksUnicode, wantsColor, widthOf, type Io } from '../io.ts';

export async function printMarkdown(markdown: string, io: Io): Promise<void> {
  out(io, io.stdout.isTTY ? await forTerminal(markdown, io.stdout, io) : markdown);
}

/** Markdown laid out for a terminal stream, with its width, colours and letters. */
export async function forTerminal(markdown: string, stream: Io['stdout'], io: Io): Promise<string> {
  const { renderTerminal } = await import('./terminal.ts');
  return renderTerminal(markdown, {
    width: widthOf(stream),
    color: wantsColor(stream, io.env),
    unicode: speaksUnicode(io.env),
  });
}
