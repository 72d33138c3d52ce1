import { isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Entry } from './original.ts';

/** Notes that stay with an entry whose value is written anew: the one behind it, and lines of their own. */
export interface Notes {
  behind: string;
  lines: readonly string[];
}

const NONE: Notes = { behind: '', lines: [] };
const PLAIN_KEY = /^[a-zA-Z_][a-zA-Z0-9_-]*$/;

export function pad(indent: number): string {
  return ' '.repeat(indent);
}

/** An entry written anew, from its name or dash to the end of its last line. */
export function renderEntry(entry: Entry, indent: number): string {
  if (!isPair(entry)) return renderBody('-', entry, indent, NONE);
  return renderBody(`${renderKey(entry)}:`, entry.value as Node, indent, NONE);
}

/** `head` (a name with its colon, or a dash) with a value written anew behind or below it. */
export function renderBody(head: string, value: Node, indent: number, notes: Notes): string {
  const own = (column: number): string => notes.lines.map((line) => `${pad(column)}${line}\n`).join('');
  const inner = indent + 2;
  if ((isMap(value) || isSeq(value)) && value.items.length > 0) {
    const block = renderEntries(value.items as Entry[], inner);
    if (head === '-' && notes.behind === '' && notes.lines.length === 0) return `- ${block.trimStart()}`;
    return `${head}${notes.behind}\n${own(inner)}${block}`;
  }
  const literal =
    isScalar(value) && value.type === 'BLOCK_LITERAL' ? asLiteral(String(value.value)) : undefined;
  if (literal) {
    const lines = literal.lines.map((line) => (line ? `${pad(inner)}${line}\n` : '\n')).join('');
    return `${head} ${literal.mark}${notes.behind}\n${lines}${own(indent)}`;
  }
  const inline = renderInline(value);
  return `${head}${inline ? ` ${inline}` : ''}${notes.behind}\n${own(indent)}`;
}

/** The lines of note above a new entry: one blank line if anything stands before, then the note itself. */
export function renderNote(entry: Entry, indent: number, before: string): string {
  const note = isPair(entry) ? (entry.key as Scalar).commentBefore : undefined;
  if (!note) return '';
  const blank = before === '' || before.endsWith('\n\n') ? '' : '\n';
  return blank + renderComment(note, indent);
}

/** A note as lines with # in front. */
export function renderComment(note: string, indent: number): string {
  return note
    .split('\n')
    .map((line) => `${pad(indent)}#${line}\n`)
    .join('');
}

function renderEntries(entries: readonly Entry[], indent: number): string {
  let out = '';
  for (const entry of entries)
    out += renderNote(entry, indent, out) + pad(indent) + renderEntry(entry, indent);
  return out;
}

function renderKey(pair: Pair): string {
  const name = String((pair.key as Scalar).value);
  return PLAIN_KEY.test(name) ? name : JSON.stringify(name);
}

function renderInline(value: Node): string {
  if (isSeq(value)) return '[]';
  if (isMap(value)) return '{}';
  if (!isScalar(value)) return '';
  // Without a range it was made by us: a number, or nothing. All that a person wrote is quoted.
  const bare = value.type === 'PLAIN' && (value.source === '' || !value.range);
  return bare ? (value.source ?? '') : JSON.stringify(String(value.value));
}

/**
 * Text of several lines as it can stand below its name, or undefined where spaces, tabs or empty lines at the
 * edges could be lost in some editor or reader; then quotes are used.
 */
function asLiteral(text: string): { mark: string; lines: string[] } | undefined {
  if (!text.includes('\n') || /^\s|[ \t]$|[ \t]\n|\t|\n\n$|\uFEFF/.test(text)) return undefined;
  const closed = text.endsWith('\n');
  return { mark: closed ? '|' : '|-', lines: (closed ? text.slice(0, -1) : text).split('\n') };
}
