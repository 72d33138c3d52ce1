import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type YAMLError } from 'yaml';
import { hiddenAt } from '../text/visible.ts';
import { checkText, LIMITS, scanTokens } from './limits.ts';
import { codeFor, lineIndex, problem, tidyProblems } from './problems.ts';
import type { Path, Place, Problem, YamlCode } from './problems.ts';
import { isNothing, remember } from './original.ts';

/** A file as read. With any problem, do not save through `doc`. */
export interface YamlFile {
  /** For editing; comments kept. */
  doc: Document;
  /** Null-prototype objects, arrays, strings; an empty value (`key:`) is null. Undefined when it cannot be known. */
  value: unknown;
  /** All problems at once, in file order. */
  problems: Problem[];
  /** Where that entry stands; for one that is not there, its nearest parent. */
  at(path: Path): Place;
  /** The note (#) after a text without quotes, or after nothing, on its line: it may have been meant as the answer. */
  noteAfter(path: Path): string | undefined;
}

export interface ReadOptions {
  /** What a name may look like; default: a small letter, then small letters, digits, underscores. */
  keys?: RegExp;
  /** Default 256 KiB. */
  maxBytes?: number;
}

const PLAN_NAMES = /^[a-z][a-z0-9_]*$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const SHOWN_KEY = /^[a-z][a-z0-9_]{0,40}$/;

/**
 * Reads a plan or template. Never throws, never hangs: size, depth and counts are bounded before the structure
 * is built. Windows line ends are read and become LF when the file is saved.
 */
export function readYaml(source: string, options: ReadOptions = {}): YamlFile {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const refuse = (problems: Problem[]): YamlFile => ({
    doc: parse(''),
    value: undefined,
    problems: tidyProblems(problems),
    at: () => ({ line: 1, col: 1 }),
    noteAfter: () => undefined,
  });
  const early = checkText(text, options.maxBytes ?? LIMITS.bytes);
  if (early.length > 0) return refuse(early);
  const scan = scanTokens(text);
  if (scan.stop) return refuse(scan.problems);

  const doc = parse(text);
  const place = lineIndex(text);
  const found = [...scan.problems];
  for (const error of [...doc.errors, ...doc.warnings])
    found.push(problem(codeAt(error, text), place(Math.min(error.pos[0], text.length))));
  const walk = new Walk(options.keys ?? PLAN_NAMES, place);
  let value: unknown;
  if (found.length === 0) {
    if (isMap(doc.contents)) {
      remember(doc, text, options.keys ?? PLAN_NAMES);
      value = walk.plain(doc.contents, []);
    } else found.push(topProblem(doc.contents, place));
  }
  const at = (path: Path): Place => place(offsetOf(doc, path));
  const noteAfter = (path: Path): string | undefined => {
    const node = doc.getIn(path, true);
    const mayBeCut = isScalar(node) ? node.type === 'PLAIN' : isSeq(node) && node.flow === true;
    if (!mayBeCut) return undefined;
    return /^[ \t]*#[# \t]*([^\n]*)/.exec(text.slice((node as Node).range![1]))?.[1]?.trim();
  };
  return { doc, value, problems: tidyProblems([...found, ...walk.problems]), at, noteAfter };
}

/** A document as it stands now, changed or not. It was not read from text, so it knows no lines. */
export function fileOf(doc: Document): YamlFile {
  const nowhere = (): Place => ({ line: 1, col: 1 });
  const walk = new Walk(PLAN_NAMES, nowhere);
  const value = isMap(doc.contents) ? walk.plain(doc.contents, []) : undefined;
  return { doc, value, problems: walk.problems, at: nowhere, noteAfter: () => undefined };
}

/** The library, always called the same careful way: everything is text, nothing is converted, no clever errors. */
function parse(text: string): Document {
  return parseDocument(text, {
    schema: 'failsafe',
    stringKeys: true,
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: true,
  }) as Document;
}

function codeAt({ code, message, pos }: YAMLError, text: string): YamlCode {
  const ours = codeFor(code, message);
  return ours === 'colon' && /[\u2018-\u201F]/.test(text[pos[0]] ?? '') ? 'smart_quotes' : ours;
}

function topProblem(contents: unknown, place: (offset: number) => Place): Problem {
  if (contents === null || (isScalar(contents) && isNothing(contents)))
    return problem('empty', { line: 1, col: 1 });
  return problem('top', place((contents as Node).range?.[0] ?? 0));
}

/** Turns nodes into plain data, collecting what is wrong with names and texts on the way. */
class Walk {
  readonly problems: Problem[] = [];
  readonly #keys: RegExp;
  readonly #place: (offset: number) => Place;

  constructor(keys: RegExp, place: (offset: number) => Place) {
    this.#keys = keys;
    this.#place = place;
  }

  plain(node: unknown, path: Path): unknown {
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) return node.items.map((item, index) => this.plain(item, [...path, index]));
    if (!isScalar(node) || isNothing(node)) return null;
    const text = String(node.value);
    if (text.length > LIMITS.text) this.#add('too_long', node, path);
    if (hiddenAt(text) !== -1) this.#add('hidden_character', node, path);
    return text;
  }

  #map(node: { items: readonly { key: unknown; value: unknown }[] }, path: Path): unknown {
    const result = Object.create(null) as Record<string, unknown>;
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const same = name.normalize('NFC').toLowerCase();
      const bad = this.#keyProblem(name, seen.has(same));
      seen.add(same);
      if (bad) this.#add(bad, key, SHOWN_KEY.test(name) ? [...path, name] : path);
      else result[name] = this.plain(value, [...path, name]);
    }
    return result;
  }

  #keyProblem(name: string, seen: boolean): YamlCode | undefined {
    if (FORBIDDEN.has(name.toLowerCase())) return 'forbidden_key';
    if (name === '<<') return 'merge_key';
    if (seen) return 'duplicate_key';
    if (/[\u2018-\u201F]/.test(name)) return 'smart_quotes';
    return this.#keys.test(name) ? undefined : 'key';
  }

  #add(code: YamlCode, node: unknown, path: Path): void {
    const offset = (node as Node | null)?.range?.[0] ?? 0;
    this.problems.push(problem(code, this.#place(offset), path));
  }
}

function offsetOf(doc: Document, path: Path): number {
  let node: unknown = doc.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && node.items[step]) {
      node = node.items[step];
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
