import { CST, Lexer } from 'yaml';
import { hiddenAt } from '../text/visible.ts';
import { lineIndex, problem, type Place, type Problem, type YamlCode } from './problems.ts';

/** What a file may hold. Sizes in UTF-8 bytes (file) and UTF-16 units (text). */
export const LIMITS = { bytes: 256 * 1024, lines: 20_000, depth: 12, nodes: 5_000, text: 10_000 } as const;

// Escapes and block indents make the raw form of a text longer than the text.
const RAW_TEXT = 6 * LIMITS.text;

const CURLY = /^[\u201C-\u201F].*["\u201C-\u201F]$|^[\u2018-\u201B].*['\u2018-\u201B]$/su;
const ODD_SPACE = /^[\p{Zs}\uFEFF\u200B]/u;

/** Checks that need no reading of the structure. Any finding means: do not go on. */
export function checkText(text: string, maxBytes: number): Problem[] {
  // A cheap bound first: no text of this many units can be smaller in bytes.
  if (text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes)
    return [problem('too_big', { line: 1, col: 1 })];
  const lines = text.split('\n');
  if (lines.length > LIMITS.lines + 1) return [problem('too_many_lines', { line: LIMITS.lines + 1, col: 1 })];
  return lines.flatMap((line, index) => {
    const at = hiddenAt(line);
    if (at === -1) return [];
    const code = line[at] === '\0' ? 'nul' : 'hidden_character';
    return [problem(code, { line: index + 1, col: at + 1 })];
  });
}

const TEXTS = new Set(['plain', 'single-quoted-scalar', 'double-quoted-scalar', 'block-scalar']);

interface Scan {
  problems: Problem[];
  /** True when the structure may not be handed to the recursive reader. */
  stop: boolean;
}

const REFUSED: Record<string, YamlCode> = { anchor: 'anchor', alias: 'alias', tag: 'tag' };

/**
 * Walks the flat list of tokens, lazily and without recursion, so that no depth of nesting can exhaust the
 * reader that comes after it. Stops at the first limit; collects everything else that is refused by form.
 */
export function scanTokens(text: string): Scan {
  const place = lineIndex(text);
  const problems: Problem[] = [];
  const blocks = new BlockDepth();
  let offset = 0;
  let lineStart = 0;
  let flow = 0;
  let nodes = 0;
  let marks = 0;
  let scalarColumn = 0;
  let bare: string | null = null;
  let header = false;
  let documents = 0;
  const here = (): Place => place(offset);
  const stop = (code: YamlCode): Scan => ({ problems: [...problems, problem(code, here())], stop: true });

  for (const token of new Lexer().lex(text)) {
    const type: string | null = bare ?? CST.tokenType(token);
    bare = null;
    if (type === 'scalar') bare = header ? 'block-scalar' : 'plain';
    header = type === 'block-scalar-header' || (header && type !== 'block-scalar');
    if (type === 'scalar' || type === 'doc-mode') continue;
    if (type === 'flow-error-end') {
      flow = 0;
      continue;
    }
    const column = offset - lineStart;
    if (type === 'explicit-key-ind') return stop('explicit_key');
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') flow -= 1;
    // The reader after us takes seconds over thousands of these.
    if (flow < 0) return stop('bracket');
    if (type === 'seq-item-ind' && flow === 0) blocks.open(column, 'list');
    if (type === 'map-value-ind' && flow === 0) blocks.open(scalarColumn, 'map');
    if (blocks.depth + flow > LIMITS.depth) return stop('too_deep');
    if (TEXTS.has(type ?? '')) {
      scalarColumn = column;
      nodes += 1;
      if (token.length > RAW_TEXT) return stop('too_long');
      const code = textProblem(type ?? '', token);
      if (code) problems.push(problem(code, here()));
    }
    if (type === 'seq-item-ind' || type === 'flow-map-start' || type === 'flow-seq-start') nodes += 1;
    if (type === 'comma' || type === 'map-value-ind') marks += 1;
    if (nodes > LIMITS.nodes || marks > LIMITS.nodes) return stop('too_many_parts');
    const refused = REFUSED[type ?? ''];
    if (refused) problems.push(problem(refused, here()));
    if (type === 'directive-line') problems.push(problem('directive', here()));
    if (type === 'doc-start') documents += 1;
    if (type === 'doc-end' || documents > 1) problems.push(problem('several_documents', here()));
    offset += token.length;
    const newline = token.lastIndexOf('\n');
    if (newline !== -1) lineStart = offset - token.length + newline + 1;
  }
  return { problems, stop: false };
}

function textProblem(type: string, token: string): YamlCode | undefined {
  if (type === 'plain') {
    if (CURLY.test(token)) return 'smart_quotes';
    return ODD_SPACE.test(token) ? 'odd_space' : undefined;
  }
  if (type === 'block-scalar') return undefined;
  const quote = type === 'single-quoted-scalar' ? "'" : '"';
  if (token.length === 1 || !token.endsWith(quote)) return 'quote';
  return undefined;
}

/** How many lists and maps without brackets are open, judged by the columns they start in. */
class BlockDepth {
  readonly #open: { column: number; kind: 'list' | 'map' }[] = [];

  get depth(): number {
    return this.#open.length;
  }

  open(column: number, kind: 'list' | 'map'): void {
    for (let top = this.#open.at(-1); top; top = this.#open.at(-1)) {
      if (top.column === column && top.kind === kind) return;
      // A list may start in the column of the map that holds it, never the other way round.
      if (top.column < column || (top.column === column && kind === 'list')) break;
      this.#open.pop();
    }
    this.#open.push({ column, kind });
  }
}
