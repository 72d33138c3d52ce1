/** Words of a block -> HTML. Lines to write on and boxes to tick are drawn so that a hand can use them. */
import type { Token } from 'markdown-it';

/** What a screen reader says for what is drawn: a line to write on, a box to tick, and one that is ticked. */
export interface DrawnNames {
  readonly line: string;
  readonly open: string;
  readonly done: string;
}

const TICK =
  '<svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1.5 5L4 8L8.8 1.2" fill="none" stroke="#000" stroke-width="1.6"/></svg>';

/** Text as HTML text. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'open' | 'close'; readonly tag: string; readonly attributes?: string }
  | { readonly kind: 'line'; readonly long: boolean }
  | { readonly kind: 'box'; readonly done: boolean };

// A row of dots or underscores, and boxes as they are typed or drawn. A person's own marks are escaped: not these.
export const DRAWN = /(\.{10,}|_{4,}|[☐☑☒]|(?<=^|\s)\[[ xX]\](?=\s|$))/u;
/** From here on a row of dots asks for a whole answer, not for one word. */
const LONG = 40;

/** The tokens of one block as HTML: phrasing content only. */
export function inlineHtml(tokens: readonly Token[], names: DrawnNames): string {
  const rows = splitAtBreaks(tokens).map((row) => ({ row, drawn: row.some(isDrawn) }));
  // A drawn row is a block of its own: only between two rows of words a break is needed.
  const breakAfter = (index: number): string =>
    !rows[index]!.drawn && rows[index + 1]?.drawn === false ? '<br>\n' : '';
  return rows
    .map(
      ({ row, drawn: isRow }, index) =>
        (isRow ? drawnRow(row, names) : plainRow(row, names)) + breakAfter(index),
    )
    .join('');
}

/** True when a block starts with a box, so that it needs no other bullet. */
export function startsWithBox(tokens: readonly Token[]): boolean {
  return splitAtBreaks(tokens)[0]?.find((piece) => piece.kind !== 'open')?.kind === 'box';
}

/** True when the first row of a block has a line, which makes that row taller. */
export function startsWithLine(tokens: readonly Token[]): boolean {
  return splitAtBreaks(tokens)[0]?.some(({ kind }) => kind === 'line') ?? false;
}

const isDrawn = ({ kind }: Inline): boolean => kind === 'line' || kind === 'box';

/** Rows end at hard breaks; marks that stay open go on in the next row. */
function splitAtBreaks(tokens: readonly Token[]): Inline[][] {
  const rows: Inline[][] = [[]];
  const open: Inline[] = [];
  for (const token of tokens) {
    const row = rows.at(-1)!;
    if (token.type === 'hardbreak') {
      row.push(...open.toReversed().map(closing));
      rows.push([...open]);
      continue;
    }
    for (const piece of inlinesOf(token)) {
      if (piece.kind === 'open') open.push(piece);
      if (piece.kind === 'close') open.pop();
      row.push(piece);
    }
  }
  return rows;
}

const closing = (piece: Inline): Inline => ({ kind: 'close', tag: piece.kind === 'open' ? piece.tag : '' });

function inlinesOf(token: Token): Inline[] {
  switch (token.type) {
    case 'text':
      return token.content.split(DRAWN).flatMap((part, index) => (index % 2 ? [drawn(part)] : asText(part)));
    case 'softbreak':
      return [{ kind: 'text', text: '\n' }];
    case 'code_inline':
      return [{ kind: 'html', html: `<code>${escapeHtml(token.content)}</code>` }];
    case 'link_open':
      return [{ kind: 'open', tag: 'a', attributes: ` href="${escapeHtml(String(token.attrGet('href')))}"` }];
    // A picture would be fetched from somewhere: only its words are shown.
    case 'image':
      return asText(token.content);
    default:
      if (token.nesting > 0) return [{ kind: 'open', tag: token.tag }];
      if (token.nesting < 0) return [{ kind: 'close', tag: token.tag }];
      return asText(token.content);
  }
}

const asText = (text: string): Inline[] => (text ? [{ kind: 'text', text }] : []);

function drawn(mark: string): Inline {
  if (/^[._]/.test(mark)) return { kind: 'line', long: mark.length >= LONG };
  return { kind: 'box', done: /[☑☒xX]/u.test(mark) };
}

const plainRow = (row: readonly Inline[], names: DrawnNames): string =>
  row.map((piece) => pieceHtml(piece, names)).join('');

function pieceHtml(piece: Inline, names: DrawnNames): string {
  switch (piece.kind) {
    case 'text':
      return textHtml(piece.text);
    case 'html':
      return piece.html;
    case 'open':
      return `<${piece.tag}${piece.attributes ?? ''}>`;
    case 'close':
      return `</${piece.tag}>`;
    case 'line':
      return `<span class="line${piece.long ? ' long' : ''}" role="img" aria-label="${escapeHtml(names.line)}"></span>`;
    case 'box':
      return `<span class="box" role="img" aria-label="${escapeHtml(piece.done ? names.done : names.open)}">${piece.done ? TICK : ''}</span>`;
  }
}

// At least five digits with the marks that phone numbers have between them.
const NUMBER = /((?:\+ ?)?\(?\p{Nd}(?:[ ().\u2011/-]{0,3}\p{Nd}){4,})/u;

/** Text, with numbers kept in one piece and in order, whatever the direction of the words around them. */
function textHtml(text: string): string {
  return text
    .split(NUMBER)
    .map((part, index) =>
      index % 2 ? `<bdi dir="ltr" class="number">${escapeHtml(part)}</bdi>` : escapeHtml(part),
    )
    .join('');
}

/** Short words stay beside the line that follows them; longer ones stand over it. */
const LABEL = 45;

/** Words, lines and boxes side by side, each line as long as fits. A box and what follows it stay together. */
function drawnRow(row: readonly Inline[], names: DrawnNames): string {
  const groups: DrawnRun[][] = [];
  for (const item of drawnRunsOf(row, names)) {
    const group = groups.at(-1);
    const [first, second] = group ?? [];
    const label = first?.kind === 'words' && first.letters <= LABEL && !second && item.kind === 'line';
    if (group && item.kind !== 'box' && (first?.kind === 'box' || label)) group.push(item);
    else groups.push([item]);
  }
  return `<span class="row">${groups.map(groupHtml).join('')}</span>`;
}

function groupHtml(group: readonly DrawnRun[]): string {
  const html = group.map((item) => item.html).join('');
  const lined = group.some(({ kind }) => kind === 'line');
  if (group[0]?.kind === 'box') return `<span class="pick${lined ? ' open' : ''}">${html}</span>`;
  return group.length > 1 ? `<span class="field">${html}</span>` : html;
}

interface DrawnRun {
  readonly html: string;
  readonly kind: 'words' | 'line' | 'box';
  readonly letters: number;
}

/** Cuts a row at its lines and boxes. Bold and other marks are closed before a cut and opened again after it. */
function drawnRunsOf(row: readonly Inline[], names: DrawnNames): DrawnRun[] {
  const items: DrawnRun[] = [];
  let open: Inline[] = [];
  let words: Inline[] = [];
  const cut = (): void => {
    const html = plainRow([...words, ...open.toReversed().map(closing)], names);
    const letters = words.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
    if (words.some(({ kind }) => kind === 'text' || kind === 'html'))
      items.push({ html: `<span class="words">${html}</span>`, kind: 'words', letters });
    words = [...open];
  };
  row.forEach((piece, index) => {
    if (piece.kind === 'line' || piece.kind === 'box') {
      cut();
      items.push({ html: pieceHtml(piece, names), kind: piece.kind, letters: 0 });
      return;
    }
    if (piece.kind === 'text') {
      const text = betweenLines(piece.text, nextTo(row, index, -1), nextTo(row, index, 1));
      if (text) words.push({ kind: 'text', text });
      return;
    }
    words.push(piece);
    if (piece.kind === 'open') open = [...open, piece];
    if (piece.kind === 'close') open = open.slice(0, -1);
  });
  cut();
  return items;
}

/** The nearest words or drawing before (-1) or after (1) a piece. */
function nextTo(row: readonly Inline[], index: number, step: 1 | -1): Inline | undefined {
  const rest = step < 0 ? row.slice(0, index).toReversed() : row.slice(index + 1);
  return rest.find(({ kind }) => kind !== 'open' && kind !== 'close');
}

/** Commas and brackets that joined words say nothing beside an empty line or a box: they are left out there. */
function betweenLines(text: string, before: Inline | undefined, after: Inline | undefined): string {
  let words = text;
  if (before?.kind === 'box') words = words.trimStart();
  if (before?.kind === 'line') words = words.replace(/^[\s.,;:)·]+/u, '');
  if (after && isDrawn(after)) words = words.replace(/[\s,;(·]+$/u, '');
  if (after?.kind === 'box' && before?.kind === 'box') words = words.replace(/[\s.]+$/, '');
  const beside = (before && isDrawn(before)) || (after && isDrawn(after));
  return beside && /^[\s.,;:()·]*$/u.test(words) ? '' : words;
}
