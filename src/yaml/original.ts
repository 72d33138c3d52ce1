import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** A map or list of a document. */
export type Collection = YAMLMap | YAMLSeq;
/** What a map or list is made of: pairs in maps, nodes in lists. */
export type Entry = Pair | Node;

/** Where an entry was written: from its name or dash, past its colon or dash, to the end of its last line. */
export interface Span {
  start: number;
  head: number;
  end: number;
}

/** A document as it was read, so that all that is not changed can be written back byte for byte. */
export interface Original {
  text: string;
  /** What a name of an entry may look like. */
  keys: RegExp;
  /** Entries as read, by map or list. */
  entries: Map<Collection, readonly Entry[]>;
  spans: Map<Entry, Span>;
  /** Values as read, by pair. */
  values: Map<Pair, Node | null>;
  /** End of the last character of each node. */
  ends: Map<Node, number>;
}

const originals = new WeakMap<Document, Original>();
const stands = new WeakMap<Node, Node>();

export function originalOf(doc: Document): Original | undefined {
  return originals.get(doc);
}

/** Remembers that list item `made` took the place of `old`, and with it the notes written beside it. */
export function standIn(made: Node, old: unknown): void {
  if (isNode(old) && made !== old) stands.set(made, stands.get(old) ?? old);
}

/** The entry as read that `entry` is, or stands in for. */
export function originOf(original: Original, entry: Entry): Entry | undefined {
  if (original.spans.has(entry)) return entry;
  const stood = isPair(entry) ? undefined : stands.get(entry);
  return stood && original.spans.has(stood) ? stood : undefined;
}

/** Remembers how a freshly read document is written. Needs source tokens. `text` must be what was read. */
export function remember(doc: Document, text: string, keys: RegExp): void {
  const original: Original = {
    keys,
    text: text.endsWith('\n') ? text : `${text}\n`,
    entries: new Map(),
    spans: new Map(),
    values: new Map(),
    ends: new Map(),
  };
  if (doc.contents) note(original, doc.contents);
  originals.set(doc, original);
}

/** Records a node and all in it; returns its end. Depth is bounded by the limits of reading. */
function note(original: Original, node: Node): number {
  let end = node.range?.[1] ?? 0;
  if (isMap(node) || isSeq(node)) {
    const collection = node as Collection;
    const entries = collection.items as Entry[];
    original.entries.set(collection, [...entries]);
    const dashes = isSeq(node) ? dashesOf(node) : [];
    for (const [index, entry] of entries.entries()) {
      const last = noteEntry(original, entry, dashes[index] ?? 0);
      if (!node.flow) end = last;
    }
  } else if (isScalar(node) && isBlockText(node)) {
    // Its last line feed is part of it, and also ends the line.
    if (original.text[end - 1] === '\n') end -= 1;
  }
  original.ends.set(node, end);
  return end;
}

function noteEntry(original: Original, entry: Entry, dash: number): number {
  const pair = isPair(entry);
  const key = pair ? (entry.key as Node).range! : undefined;
  // Inside brackets a name may stand alone, without any value.
  const value = (pair ? entry.value : entry) as Node | null;
  const last = value ? note(original, value) : (key?.[1] ?? 0);
  const start = key ? key[0] : dash;
  const head = key ? original.text.indexOf(':', key[1]) + 1 : dash + 1;
  original.spans.set(entry, { start, head, end: lineEnd(original.text, last) });
  if (pair) original.values.set(entry, value);
  return last;
}

/** Where the dashes of a list without brackets stand. */
function dashesOf(list: YAMLSeq): number[] {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? []);
}

export function isBlockText(node: { type?: string }): boolean {
  return node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
}

/** Whether a scalar is `name:` with nothing after it: no text at all, which is not the text "". */
export function isNothing(node: { type?: string | undefined; source?: string | undefined }): boolean {
  return node.type === 'PLAIN' && node.source === '';
}

/** The offset just after the line that holds `offset`. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value);
}
