import { visibleText } from '../../text/visible.ts';

/**
 * Words that are Markdown already: written by us, or escaped by the functions below. A plain string is a person's
 * text and is escaped before it is printed; only an object of this class is not.
 */
export class Markdown {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

// Each rule makes one kind of mark literal. Marks that only mean something at the start or the end of a line are left
// alone elsewhere, so that "+44 7700 900123" and "10 mg, 2-3 times" stay as readable as they were typed.
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/[\\`*_[\]<|~]/g, '\\$&'],
  // Entities, also one that the next words could complete.
  [/&(?=#?\w*(?:;|$))/g, '\\&'],
  // Headings, quotes, rules, underlines of headings and tables, containers, bullets, numbers.
  [/^(?:#(?=#*(?:\s|$))|>|=|:(?=[:-])|-(?=[\s:-]|$)|\+(?=\s|$))/, '\\$&'],
  [/^(\d+)([.)])(?=\s|$)/, '$1\\$2'],
  // A `#` at the end of a heading closes it.
  [/(?<=\s)#+$/, '\\$&'],
  // Addresses that readers turn into links by themselves.
  [/(?<=www)\.|(?<=https?|ftp|mailto|xmpp):/gi, '\\$&'],
  [/(?<=\S)@(?=\S)/g, '\\@'],
  // A row of dots is a line to write on; a person's own is not.
  [/\.(?=\.{9})/, '\\.'],
  // A backslash at the end would escape what the template puts next.
  [/\\\\$/, '&#92;'],
];

/**
 * One value as Markdown that shows exactly that text, on one line, in a paragraph, heading, list item, quote, table
 * cell or emphasis. White space at the ends is dropped, runs of it become one space.
 */
export function escapeText(text: string): string {
  const line = visibleText(text.replace(/\r\n?/g, '\n'))
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  return RULES.reduce((escaped, [pattern, replacement]) => escaped.replace(pattern, replacement), line);
}

/**
 * The same for a long answer in a paragraph, list item or quote: its line breaks, and one empty line where there were
 * some, are kept as hard breaks.
 */
export function escapeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapeText)
    .join('\\\n')
    .replace(/^(?:\\\n)+|(?:\\\n)+$/g, '')
    .replace(/(?:\\\n){3,}/g, '\\\n\\\n');
}
