import type { Path, Place, Problem } from '../errors.ts';
import { phrase, type PhraseName } from '../text/phrases.ts';

export type { Path, Place, Problem } from '../errors.ts';

/** What can be wrong with the form of a file; the words are at `yaml` in templates/words/problems.yaml. */
export type YamlCode = PhraseName extends infer N ? (N extends `yaml.${infer C}_hint` ? C : never) : never;

export const problem = (code: YamlCode, place: Place, path?: Path): Problem => ({
  code,
  message: phrase(`yaml.${code}`),
  hint: phrase(`yaml.${code}_hint`),
  ...place,
  ...(path ? { path } : {}),
});

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
export function codeFor(code: string, words: string): YamlCode {
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
