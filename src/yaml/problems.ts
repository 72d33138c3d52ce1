/** Where something stands in a file; both counts start at 1. */
export interface Place {
  line: number;
  col: number;
}

export type Path = readonly (string | number)[];

/** Something a person can put right. The words are ours: never the file's own text. */
export interface Problem {
  code: string;
  message: string;
  hint?: string;
  line?: number;
  col?: number;
  path?: Path;
}

const WORDS: Record<string, readonly [message: string, hint: string]> = {
  too_big: ['This file is larger than a plan can be.', 'Check that you picked the right file.'],
  too_many_lines: ['This file has more lines than a plan can have.', 'Check that you picked the right file.'],
  too_many_parts: [
    'This file has more entries than a plan can have.',
    'Check that you picked the right file.',
  ],
  too_deep: [
    'There are too many levels inside one another here.',
    'Check the spaces at the start of the line, and any brackets.',
  ],
  too_long: [
    'This text is too long. One text can have 10,000 characters.',
    'Split it, or keep the rest in another file.',
  ],
  bytes: [
    'Some letters here cannot be read. The file was not saved as UTF-8.',
    'Open it in your editor and save it again with the encoding "UTF-8".',
  ],
  nul: [
    'The file holds blank bytes where text should be. It may have been cut off or copied badly.',
    'Look for an older copy of this file, or remove the blank part.',
  ],
  hidden_character: [
    'There is a hidden character here that could change what you see.',
    'Delete this part of the line and type it again.',
  ],
  anchor: [
    'A word that starts with & has a special meaning here.',
    'Put straight double quotes around the whole answer.',
  ],
  alias: [
    'A word that starts with * has a special meaning here.',
    'Put straight double quotes around the whole answer.',
  ],
  tag: [
    'A word that starts with ! has a special meaning here.',
    'Put straight double quotes around the whole answer.',
  ],
  directive: ['A line that starts with % cannot be used in this file.', 'Remove this line.'],
  explicit_key: [
    'A question mark with a space after it has a special meaning here.',
    'Put straight double quotes around the whole answer.',
  ],
  several_documents: [
    'A line with only --- or ... splits the file in two.',
    'Remove this line, or keep each part in its own file.',
  ],
  merge_key: ['The name << cannot be used in this file.', 'Write the entries out in full.'],
  key: [
    'This name cannot be used.',
    'Names start with a small letter a to z, then small letters, numbers or _. No spaces or quotes.',
  ],
  forbidden_key: ['This name is kept for other uses and cannot be used here.', 'Remove this entry.'],
  duplicate_key: [
    'This name is used twice in the same part.',
    'Keep one of the two, and move what you need into it.',
  ],
  tab: [
    'This line starts with a tab. Only spaces work here.',
    'Replace the tab with spaces: two for each level.',
  ],
  odd_space: [
    'There is a special kind of space here that looks like an ordinary one.',
    'Delete the spaces at the start and type them again with the space bar.',
  ],
  smart_quotes: [
    'The quotes around this answer are curly ones.',
    'Change them to straight quotes, like this: "answer".',
  ],
  quote: ['A quote is opened here and never closed.', 'Put a straight " at the end of the answer.'],
  colon: [
    'There is a second colon on this line, so it is not clear where the answer starts.',
    'Put straight double quotes around the whole answer, like this: name: "one: two".',
  ],
  no_colon: [
    'This line does not fit: it has no name with a colon and a space after it.',
    'Write it like this: name: "answer". If it belongs to the line above, start it with more spaces.',
  ],
  indent: [
    'The spaces at the start of this line do not match the lines around it.',
    'Lines that belong together start with the same number of spaces.',
  ],
  bracket: [
    'A bracket or a comma is missing or out of place here.',
    'Close each [ with ] and each { with }, with a comma between items. Or use one line for each item.',
  ],
  comment: [
    'A note with # needs a space before it.',
    'Put a space before the #, or quotes around the answer.',
  ],
  start_character: [
    'An answer cannot start with this sign.',
    'Put straight double quotes around the whole answer.',
  ],
  backslash: [
    'A backslash \\ inside double quotes has a special meaning.',
    'Write two of them, like this: \\\\.',
  ],
  list: [
    'A list cannot start on the same line as its name, and each item needs "- " in front.',
    'Put each item on its own line below the name, like this: - "item".',
  ],
  after_end: [
    'There is text after the end of this answer.',
    'Put straight double quotes around the whole answer. Inside them, write \\" for a quote.',
  ],
  top: [
    'The file does not start as a plan does: with a name, a colon and a space.',
    'The first entry looks like this: name: "answer".',
  ],
  empty: ['There is nothing in this file yet.', 'Check that you picked the right file.'],
  layout: [
    'The layout of this line does not fit.',
    'Each line is: spaces, a name, a colon, a space, then the answer in straight double quotes.',
  ],
  more: ['There are more problems after these.', 'Put these right first, then check again.'],
};

/** Builds a Problem from our own words for `code`. */
export function problem(code: string, place: Place, path?: Path): Problem {
  const [message, hint] = WORDS[code] ?? WORDS['layout']!;
  return { code, message, hint, ...place, ...(path ? { path } : {}) };
}

/** Turns offsets into places, in O(log n) each. */
export function lineIndex(text: string): (offset: number) => Place {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, col: offset - starts[low]! + 1 };
  };
}

const MOST = 100;

/** In file order, one for each line (the first found says most), and not endlessly many. */
export function tidyProblems(found: readonly Problem[]): Problem[] {
  const lines = new Set<number | undefined>();
  const kept = found.filter((one) => !lines.has(one.line) && lines.add(one.line));
  kept.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (kept.length <= MOST) return kept;
  const { line = 1, col = 1 } = kept[MOST]!;
  return [...kept.slice(0, MOST), problem('more', { line, col })];
}

/** Our word for an error of the reading library; its own words may repeat the file's text, so they are not shown. */
export function codeFor(code: string, words: string): string {
  const has = (part: string): boolean => words.includes(part);
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return has('Nested mappings') ? 'colon' : 'list';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'no_colon';
    case 'BAD_SCALAR_START':
      return 'start_character';
    case 'BAD_DQ_ESCAPE':
      return 'backslash';
    case 'BLOCK_IN_FLOW':
      return 'bracket';
    case 'NON_STRING_KEY':
    case 'KEY_OVER_1024_CHARS':
      return 'key';
    case 'MULTIPLE_DOCS':
      return 'several_documents';
    case 'BAD_INDENT':
      return has('Flow') ? 'bracket' : 'indent';
    case 'MISSING_CHAR':
      if (has('closing')) return 'quote';
      if (has('Comments')) return 'comment';
      if (has('Implicit map keys')) return 'no_colon';
      if (has('Sequence item')) return 'list';
      return has('flow') || has('Flow') ? 'bracket' : 'layout';
    case 'UNEXPECTED_TOKEN':
      if (has('block-seq-ind')) return 'list';
      if (has('at node end')) return 'after_end';
      return has('flow') ? 'bracket' : 'layout';
    default:
      return 'layout';
  }
}
