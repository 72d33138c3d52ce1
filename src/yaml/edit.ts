import { Document, isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import { hiddenAt } from '../text/visible.ts';
import { LIMITS } from './limits.ts';
import type { Path } from './problems.ts';
import { isNothing, standIn } from './original.ts';

export interface SetOptions {
  /** The order of names in the map at a path; a new name goes to its place among those there. */
  order?: (parent: Path) => readonly string[];
  /** Put before the entry when it is new, with a blank line above. */
  comment?: string;
}

/** An empty plan whose first lines are `comment` (without the # signs). */
export function newDocument(comment: string): Document {
  const doc = new Document(new YAMLMap(), { schema: 'failsafe', stringKeys: true });
  if (comment) doc.commentBefore = asComment(comment);
  return doc;
}

function asComment(text: string): string {
  if (hiddenAt(text) !== -1) throw new RangeError('a note holds hidden characters');
  return text
    .split('\n')
    .map((line) => (line ? ` ${line}` : ''))
    .join('\n');
}

/**
 * Sets what stands at `path`: text, null, numbers, lists and plain objects of these. Missing parents are made.
 * What is equal stays as it is written, with its comments. Throws RangeError for text no plan can hold
 * (hidden characters, over 10,000 characters; see tidyText), TypeError when the way there leads through an answer.
 */
export function setIn(doc: Document, path: Path, value: unknown, options: SetOptions = {}): void {
  // All of it before any change, so that a refused value leaves the document as it was.
  check(value);
  if (!isMap(doc.contents)) doc.contents = new YAMLMap() as never;
  let parent: unknown = doc.contents;
  for (const [index, step] of path.entries()) {
    const here = path.slice(0, index);
    const old = child(parent, step);
    const next = path[index + 1];
    const node = next === undefined ? merge(old, value) : holder(old, next);
    if (node !== old) attach(parent, step, node, here, options);
    parent = node;
  }
}

/** The list or map at `old` that can hold `step`; a new one where nothing is. Never takes the place of an answer. */
function holder(old: unknown, step: string | number): Node {
  const list = typeof step === 'number';
  if (list ? isSeq(old) : isMap(old)) return old as Node;
  const nothing = isScalar(old) ? old.value === '' : isMap(old) || isSeq(old) ? old.items.length === 0 : true;
  if (!nothing) throw new TypeError('there is an answer where a list or part was to be made');
  return list ? new YAMLSeq() : new YAMLMap();
}

/** Removes what stands at `path`, with the comment that belongs to it. Nothing there: nothing happens. */
export function deleteIn(doc: Document, path: Path): void {
  let parent: unknown = doc.contents;
  for (const step of path.slice(0, -1)) parent = child(parent, step);
  const last = path.at(-1);
  if (last === undefined) return;
  if (isMap(parent)) parent.items = parent.items.filter(({ key }) => !isNamed(key, last));
  else if (isSeq(parent)) parent.items = parent.items.filter((_, index) => index !== last);
}

function child(parent: unknown, step: string | number): unknown {
  if (isMap(parent)) return parent.items.find(({ key }) => isNamed(key, step))?.value;
  return isSeq(parent) ? parent.items[Number(step)] : undefined;
}

function isNamed(key: unknown, step: string | number): boolean {
  return isScalar(key) && key.value === String(step);
}

function attach(parent: unknown, step: string | number, node: Node, here: Path, options: SetOptions): void {
  if (isSeq(parent)) {
    const index = Number(step);
    if (!Number.isInteger(index) || index < 0 || index > parent.items.length)
      throw new RangeError('a list has no such place');
    standIn(node, parent.items[index]);
    parent.items[index] = node;
    return;
  }
  const map = parent as YAMLMap;
  const pair = map.items.find(({ key }) => isNamed(key, step));
  if (pair) {
    pair.value = node;
    return;
  }
  const key = new Scalar(String(step));
  if (options.comment) key.commentBefore = asComment(options.comment);
  const made = new Pair<unknown, unknown>(key, node);
  map.items.splice(placeFor(map, String(step), options.order?.(here) ?? []), 0, made);
}

/** After the nearest earlier sibling that is there; before the nearest later one; else at the end. */
function placeFor(map: YAMLMap, name: string, order: readonly string[]): number {
  const rank = order.indexOf(name);
  const names = map.items.map(({ key }) => String((key as Scalar).value));
  if (rank === -1) return names.length;
  for (let i = rank - 1; i >= 0; i -= 1) {
    const at = names.indexOf(order[i]!);
    if (at !== -1) return at + 1;
  }
  for (const later of order.slice(rank + 1)) {
    const at = names.indexOf(later);
    if (at !== -1) return at;
  }
  return names.length;
}

/** The node for `value`, reusing every part of `old` that is equal. */
function merge(old: unknown, value: unknown): Node {
  if (Array.isArray(value)) return mergeList(old, value);
  if (value !== null && typeof value === 'object') return mergeMap(old, value);
  const made = scalar(value);
  if (isScalar(old) && old.value === made.value && isNothing(old) === isNothing(made)) return old;
  return made;
}

function mergeList(old: unknown, values: readonly unknown[]): YAMLSeq {
  const list = isSeq(old) ? old : new YAMLSeq();
  const left = new Set(list.items);
  const before = [...list.items];
  const equals = values.map((value, index) => {
    const found = [before[index], ...left].find((node) => left.has(node) && equal(node, value));
    left.delete(found);
    return found;
  });
  // What is left in the same place is taken to be the old form of the new item.
  list.items = values.map((value, index) => {
    const there = left.has(before[index]) ? before[index] : undefined;
    const item = equals[index] ?? merge(there, value);
    if (!equals[index] && (isMap(there) || before.length === values.length)) standIn(item as Node, there);
    return item;
  });
  return list;
}

function mergeMap(old: unknown, value: object): YAMLMap {
  const map = isMap(old) ? (old as YAMLMap) : new YAMLMap();
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const names = new Set(entries.map(([name]) => name));
  map.items = map.items.filter(({ key }) => isScalar(key) && names.has(String(key.value)));
  for (const [name, inner] of entries) {
    attach(map, name, merge(child(map, name), inner), [], { order: () => [...names] });
  }
  return map;
}

function check(value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > LIMITS.text) throw new RangeError('text is too long for a plan');
    if (hiddenAt(value) !== -1) throw new RangeError('text holds hidden characters');
  } else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) if (Array.isArray(value) || inner !== undefined) check(inner);
  } else if (value !== null && typeof value !== 'number' && typeof value !== 'boolean')
    throw new TypeError(`a ${typeof value} cannot be written`);
}

function scalar(value: unknown): Scalar {
  if (typeof value !== 'string') return plainScalar(value === null ? '' : String(value));
  const node = new Scalar(value);
  node.type = value.includes('\n') ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
  return node;
}

function plainScalar(text: string): Scalar {
  const node = new Scalar(text);
  node.type = 'PLAIN';
  node.source = text;
  return node;
}

function equal(node: unknown, value: unknown): boolean {
  if (isSeq(node))
    return (
      Array.isArray(value) &&
      node.items.length === value.length &&
      value.every((inner, index) => equal(node.items[index], inner))
    );
  if (isMap(node)) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return (
      entries.length === node.items.length &&
      entries.every(([name, inner]) => equal(child(node, name), inner))
    );
  }
  if (!isScalar(node)) return value === null;
  if (value === null) return isNothing(node);
  return typeof value !== 'object' && !isNothing(node) && node.value === String(value);
}
