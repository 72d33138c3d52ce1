/** How wide words are in print: Arial and the fonts that are as wide, which handouts/html/style.ts asks for. */

/** Thousandths of the size of the letters, by letter. */
const byLetter = (widths: Record<number, string>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(widths).flatMap(([width, letters]) =>
      [...letters].map((letter): [string, number] => [letter, Number(width)]),
    ),
  );

const PLAIN = byLetter({
  191: "'",
  222: 'ijl‘’',
  278: ' !,./:;I[\\]ft·|',
  333: '()-`r',
  355: '"',
  389: '*',
  500: 'cJksvxyz^',
  584: '+<=>~',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '…—@',
});
const BOLD = byLetter({
  238: "'",
  278: ' ,./I\\ijl‘’|',
  333: '!()-:;[]`ft·',
  389: '*r',
  474: '"',
  500: 'z',
  584: '+<=>^~',
  611: '?FLTZbdghnopqu',
  667: 'EPSVXY',
  722: '&ABCDHKNRU',
  778: 'GOQw',
  833: 'M',
  889: '%m',
  944: 'W',
  1000: '…—@',
});
/** Digits, and most small letters. */
const USUAL_WIDTH = 556;
/** Letters that stand close together, such as To, take a little less. */
const KERNED = 0.994;

/** Words, of which some are bold. */
export interface Printed {
  text: string;
  bold: boolean;
}

/** The width of words in letters of a size, in the unit of the size. */
export function printedWidth(runs: readonly Printed[], size: number): number {
  let width = 0;
  for (const { text, bold } of runs) {
    const widths = bold ? BOLD : PLAIN;
    for (const letter of text) width += widths.get(letter) ?? USUAL_WIDTH;
  }
  return (width / 1000) * size * KERNED;
}

/** How many lines words take in a width. */
export function printedLines(runs: readonly Printed[], width: number, size: number): number {
  const space = printedWidth([{ text: ' ', bold: false }], size);
  let [lines, used] = [1, 0];
  for (const word of wordsOfPrinted(runs)) {
    const wide = printedWidth(word, size);
    if (used > 0 && used + space + wide > width) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? space : 0) + wide;
  }
  return lines;
}

/** Words between spaces; one may be bold in part. */
function wordsOfPrinted(runs: readonly Printed[]): Printed[][] {
  const words: Printed[][] = [[]];
  for (const { text, bold } of runs)
    text.split(/\s+/).forEach((part, index) => {
      if (index > 0) words.push([]);
      if (part !== '') words.at(-1)!.push({ text: part, bold });
    });
  return words.filter((word) => word.length > 0);
}
