import type { Token } from 'markdown-it';

import { visibleText } from '../../text/visible.ts';
import type { Marks } from './marks.ts';
import type { Piece, Style } from '../../text/wrap.ts';

const STYLES: Record<string, Style> = { strong: 'bold', em: 'italic', a: 'underline' };

/** The words of a line, with the styles around each. */
export function inline(line: Token, marks: Marks, base: readonly Style[]): Piece[] {
  const pieces: Piece[] = [];
  const open = [...base];
  let address = '';
  const styles = (...more: Style[]): Style[] => [...new Set([...open, ...more])];
  const say = (text: string, ...more: Style[]): void => {
    pieces.push({ text: cleaned(text), styles: styles(...more) });
  };
  for (const token of line.children ?? []) {
    const style = STYLES[token.tag];
    if (token.type === 'text') pieces.push(...ourWords(token.content, marks, styles()));
    else if (token.type === 'text_special' || token.type === 'image') say(token.content);
    else if (token.type === 'code_inline') say(token.content, 'cyan');
    else if (token.type === 'softbreak') say(' ');
    else if (token.type === 'hardbreak') pieces.push({ text: '\n', styles: [] });
    else if (token.tag === 's') say('~');
    else if (style && token.nesting > 0) open.push(style);
    else if (style) open.pop();
    // Paper and screen readers cannot follow a link: its address is printed, once.
    if (token.type === 'link_open')
      address = token.info === 'auto' ? '' : String(token.attrGet('href') ?? '');
    if (token.type === 'link_close' && /^https?:/.test(address)) say(` (${address})`);
  }
  return pieces;
}

/** Text that was not escaped, so ours: boxes become signs, underscores are lines to write on. */
function ourWords(text: string, marks: Marks, styles: readonly Style[]): Piece[] {
  return cleaned(text)
    .replace(/\[ \]/g, marks.open)
    .replace(/\[[xX]\]/g, marks.done)
    .split(/(_{4,})/)
    .map((part) => ({ text: part, styles, blank: part.startsWith('____') }));
}

/** Code, in lines. Its spaces are no-break ones, so that they are all kept. */
export function codeOf(text: string): Piece[] {
  const rows = text.trimEnd().split('\n');
  const kept = rows.map((row) => cleaned(row).trimEnd().replaceAll(' ', '\u00A0'));
  return [{ text: kept.join('\n'), styles: [] }];
}

/** Entities can spell controls that were not there before. */
function cleaned(text: string): string {
  return visibleText(text.replace(/[\t\r\n]/g, ' '));
}
