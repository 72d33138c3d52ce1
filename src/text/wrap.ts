import type { ChalkInstance } from 'chalk';
import stringWidth from 'fast-string-width';

export type Style = 'bold' | 'italic' | 'underline' | 'cyan' | 'yellow' | 'dim';

/** Words in one style; a line end in `text` starts a new line. A `blank` is a line to write on, which may be cut. */
export interface Piece {
  readonly text: string;
  readonly styles: readonly Style[];
  readonly blank?: boolean;
}

/** Columns that text takes on a terminal. Styles take none. */
export const columns = (text: string): number => stringWidth(text);

/** The fewest columns of a line to write on that are worth keeping on the line of the words before it. */
const SHORTEST_BLANK = 8;

let segmenter: Intl.Segmenter | undefined;

/** Characters as a person sees them: letters with their marks, whole emoji. */
export function graphemes(text: string): string[] {
  // To make the first segmenter takes a third as long as Node itself takes to start. Plain letters need none.
  if (/^[ -~]*$/.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Pieces as painted lines of at most `width` columns. Longer words are broken, lines to write on are cut. */
export function wrap(pieces: readonly Piece[], width: number, chalk: ChalkInstance): string[] {
  return linesIn(pieces).flatMap((line) => fold(wordsIn(line), width).map((folded) => paint(folded, chalk)));
}

/** The same for a text without styles. */
export const wrapText = (text: string, width: number): string[] =>
  linesIn([{ text, styles: [] }]).flatMap((line) =>
    fold(wordsIn(line), width).map((folded) => folded.map((piece) => piece.text).join('')),
  );

/** Columns of the widest line when nothing is wrapped, and of the widest word. */
export function extent(pieces: readonly Piece[]): { line: number; word: number } {
  const lines = linesIn(pieces).map(wordsIn);
  return {
    line: Math.max(0, ...lines.map((words) => words.reduce((sum, word) => sum + widthOf(word) + 1, -1))),
    word: Math.max(0, ...lines.flat().map((word) => widthOf(word.map(shortest)))),
  };
}

type Word = readonly Piece[];

const widthOf = (word: Word): number => word.reduce((sum, piece) => sum + columns(piece.text), 0);

const shortest = (piece: Piece): Piece => (piece.blank ? cut(piece, SHORTEST_BLANK) : piece);

const cut = (piece: Piece, width: number): Piece => ({
  ...piece,
  text: piece.text.slice(0, Math.max(1, width)),
});

function linesIn(pieces: readonly Piece[]): Piece[][] {
  return split(pieces, '\n');
}

function wordsIn(line: readonly Piece[]): Word[] {
  return split(line, ' ').filter((word) => word.length > 0);
}

/** Pieces cut apart wherever the separator is in their text; the parts between two separators stay together. */
function split(pieces: readonly Piece[], separator: string): Piece[][] {
  const groups: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.text.split(separator).forEach((text, index) => {
      if (index > 0) groups.push([]);
      if (text) groups.at(-1)?.push({ ...piece, text });
    });
  }
  return groups;
}

function fold(words: readonly Word[], width: number): Word[] {
  const lines: Piece[][] = [[]];
  let used = 0;
  const put = (word: Word): void => {
    const last = lines.at(-1) ?? [];
    if (used > 0) {
      last.push({ text: ' ', styles: shared(last.at(-1), word[0]) });
      used += 1;
    }
    last.push(...word);
    used += widthOf(word);
  };
  const next = (): void => {
    lines.push([]);
    used = 0;
  };
  for (const word of words) {
    const here = used > 0 ? cutTo(word, width - used - 1) : undefined;
    if (!here && used > 0) next();
    const alone = here ?? cutTo(word, width);
    const parts = alone ? [alone] : breakUp(word, width);
    parts.forEach((part, index) => {
      if (index > 0) next();
      put(part);
    });
  }
  return lines;
}

/** The word, its lines to write on cut from the last one back as far as needed, if that makes it fit. */
function cutTo(word: Word, room: number): Word | undefined {
  let excess = widthOf(word) - room;
  const shortened = word.toReversed().map((piece) => {
    const width = Math.max(columns(shortest(piece).text), columns(piece.text) - Math.max(0, excess));
    excess -= columns(piece.text) - width;
    return piece.blank ? cut(piece, width) : piece;
  });
  return excess > 0 ? undefined : shortened.toReversed();
}

/** A word too long for a line, in parts that fit. Letters keep their marks and emoji stay whole. */
function breakUp(word: Word, width: number): Word[] {
  const parts: Piece[][] = [[]];
  let used = 0;
  for (const piece of word) {
    for (const segment of graphemes(piece.text)) {
      const size = columns(segment);
      if (used + size > width) {
        parts.push([]);
        used = 0;
      }
      parts.at(-1)?.push({ ...piece, text: segment });
      used += size;
    }
  }
  return parts;
}

/** Styles that run on over the space between two words. */
function shared(left: Piece | undefined, right: Piece | undefined): readonly Style[] {
  return left?.styles.filter((style) => right?.styles.includes(style)) ?? [];
}

/** One line in its styles. None of them is left on at its end. */
function paint(line: Word, chalk: ChalkInstance): string {
  const runs: { text: string; styles: readonly Style[] }[] = [];
  for (const { text, styles } of line) {
    const last = runs.at(-1);
    if (last?.styles.join() === styles.join()) last.text += text;
    else runs.push({ text, styles });
  }
  return runs
    .map(({ text, styles }) => styles.reduceRight((painted, style) => chalk[style](painted), text))
    .join('');
}
