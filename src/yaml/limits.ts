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

const REFUSED: Record<string, YamlCode> = {
  anchor: 'anchor',
  alias: 'alias',
  tag: 'tag',
  'directive-line': 'directive',
};

/**
 * Walks the flat list of tokens, lazily and without recursion, so that no depth of nesting can exhaust the
 * reader that comes after it. Stops at the first limit; collects everything else that is refused by form.
 */
export const scanTokens = (text: string): Scan => new Scanner(text).scan();

class Scanner {
  readonly #text: string;
  readonly #place: (offset: number) => Place;
  readonly #problems: Problem[] = [];
  readonly #blocks = new BlockDepth();
  #offset = 0;
  #lineStart = 0;
  /** Where the last text on this line starts: the name of a map, when a colon follows. */
  #textColumn = 0;
  #brackets = 0;
  #nodes = 0;
  #marks = 0;
  #documents = 0;

  constructor(text: string) {
    this.#text = text;
    this.#place = lineIndex(text);
  }

  scan(): Scan {
    for (const { type, token } of typedTokens(this.#text)) {
      if (type === 'flow-error-end') {
        this.#brackets = 0;
        continue;
      }
      const column = this.#offset - this.#lineStart;
      const limit = this.#nest(type, column) ?? this.#readText(type, token, column) ?? this.#count(type);
      if (limit) this.#add(limit);
      if (limit) return { problems: this.#problems, stop: true };
      this.#refuse(type);
      this.#offset += token.length;
      const newline = token.lastIndexOf('\n');
      if (newline !== -1) this.#lineStart = this.#offset - token.length + newline + 1;
    }
    return { problems: this.#problems, stop: false };
  }

  #add(code: YamlCode): void {
    this.#problems.push(problem(code, this.#place(this.#offset)));
  }

  #nest(type: string, column: number): YamlCode | undefined {
    if (type === 'explicit-key-ind') return 'explicit_key';
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.#brackets += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') this.#brackets -= 1;
    // The reader after us takes seconds over thousands of these.
    if (this.#brackets < 0) return 'bracket';
    if (type === 'seq-item-ind' && this.#brackets === 0) this.#blocks.open(column, 'list');
    if (type === 'map-value-ind' && this.#brackets === 0) this.#blocks.open(this.#textColumn, 'map');
    return this.#blocks.depth + this.#brackets > LIMITS.depth ? 'too_deep' : undefined;
  }

  #readText(type: string, token: string, column: number): YamlCode | undefined {
    if (!TEXTS.has(type)) return undefined;
    this.#textColumn = column;
    this.#nodes += 1;
    if (token.length > RAW_TEXT) return 'too_long';
    const code = textProblem(type, token);
    if (code) this.#add(code);
    return undefined;
  }

  #count(type: string): YamlCode | undefined {
    if (type === 'seq-item-ind' || type === 'flow-map-start' || type === 'flow-seq-start') this.#nodes += 1;
    if (type === 'comma' || type === 'map-value-ind') this.#marks += 1;
    return this.#nodes > LIMITS.nodes || this.#marks > LIMITS.nodes ? 'too_many_parts' : undefined;
  }

  #refuse(type: string): void {
    const refused = REFUSED[type];
    if (refused) this.#add(refused);
    if (type === 'doc-start') this.#documents += 1;
    if (type === 'doc-end' || this.#documents > 1) this.#add('several_documents');
  }
}

/** Tokens with their types. The lexer marks what kind of text comes next with a token of no length: left out here. */
function* typedTokens(text: string): Generator<{ type: string; token: string }> {
  let next: string | undefined;
  let header = false;
  for (const token of new Lexer().lex(text)) {
    const type: string = next ?? CST.tokenType(token) ?? '';
    next = type === 'scalar' ? (header ? 'block-scalar' : 'plain') : undefined;
    header = type === 'block-scalar-header' || (header && type !== 'block-scalar');
    if (type !== 'scalar' && type !== 'doc-mode') yield { type, token };
  }
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
