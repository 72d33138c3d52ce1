import { CST, isMap, isPair, isScalar, isSeq, Lexer, type Document, type Node } from 'yaml';
import { UserError, type Problem } from '../errors.ts';
import { readYaml, type YamlFile } from './read.ts';
import { pad, renderBody, renderComment, renderEntry, renderNote, type Notes } from './render.ts';
import { isBlockText, lineEnd, lineStart, originOf, sourceOf } from './source.ts';
import type { Collection, Entry, Source, Span } from './source.ts';

/** A document as read, and how to write what is new: with care where its neighbours could swallow it. */
interface Writing extends Source {
  careful: boolean;
}

/**
 * The document as text, ending with one line feed (more only where a text ends so). All that was read and not changed
 * comes back byte for byte. The text is read again before it is returned, with what that gave; throws UserError when it
 * could not be opened again.
 */
export function formatYaml(doc: Document): { text: string; file: YamlFile } {
  // A text may keep its empty lines at the end of the file; a note far to the right, or such a text, may turn
  // what is put beside it into something else. Both are rare. Then new text is quoted, notes are put in line.
  const attempts = [
    () => write(doc, false).replace(/\n*$/, '\n'),
    () => write(doc, false),
    () => write(doc, true),
  ];
  const keys = sourceOf(doc)?.keys;
  let trouble: Problem | undefined;
  for (const attempt of attempts) {
    const text = attempt();
    const file = readYaml(text, keys ? { keys } : {});
    [trouble] = file.problems;
    if (!trouble && same(doc.contents, file.doc.contents)) return { text, file };
  }
  if (trouble) throw new UserError(trouble.message, { hint: trouble.hint });
  throw new Error('a plan was written wrongly');
}

function write(doc: Document, careful: boolean): string {
  const source = sourceOf(doc);
  const root = doc.contents as unknown;
  if (!isMap(root)) return '{}\n';
  if (careful) quoteNew(root);
  if (source?.entries.has(root)) return writeRoot({ ...source, careful }, root);
  const header = doc.commentBefore ? `${renderComment(doc.commentBefore, 0)}\n` : '';
  return header + renderRoot(root, header);
}

function writeRoot(source: Writing, root: Collection): string {
  const { text } = source;
  if (isUntouched(source, root)) return text;
  if (isFlow(source, root)) {
    const end = source.ends.get(root)!;
    const inside = commentsIn(text.slice(root.range![0], end)).map((note) => `${note}\n`);
    return (
      text.slice(0, root.range![0]) + inside.join('') + renderRoot(root, '') + text.slice(end).trimStart()
    );
  }
  const entries = source.entries.get(root)!;
  const body = writeCollection(source, root, text.slice(0, source.spans.get(entries[0]!)!.start), true);
  const tail = inLine(source, text.slice(source.spans.get(entries.at(-1)!)!.end), 0);
  return body + (root.items.length > 0 ? '' : '{}\n') + tail;
}

function renderRoot(root: Collection, before: string): string {
  let out = before;
  for (const entry of root.items as Entry[]) out += renderNote(entry, 0, out) + renderEntry(entry, 0);
  return out.slice(before.length) || '{}\n';
}

/** Whole lines of a map or list that was read without brackets. `lead` is what stands above its first entry. */
function writeCollection(source: Writing, node: Collection, lead: string, root: boolean): string {
  const before = source.entries.get(node)!;
  const spans = before.map((entry) => source.spans.get(entry)!);
  const indent = spans[0]!.start - lineStart(source.text, spans[0]!.start);
  const leads = spans.map((span, index) => {
    const { far, near } = splitLead(leadOf(source, spans, index, span, lead), root && index === 0);
    return { far: inLine(source, far, indent), near: inLine(source, near, indent) };
  });
  const now = node.items as Entry[];
  const kept = new Set(now.map((entry) => originOf(source, entry)));
  let out = leads[0]!.far;
  let next = 1;
  // Notes that stand apart from a removed entry stay where they are.
  const keepApart = (until: number): void => {
    for (; next < until; next += 1) if (!kept.has(before[next]!)) out += leads[next]!.far;
  };
  for (const entry of now) {
    const origin = originOf(source, entry);
    const index = origin ? before.indexOf(origin) : -1;
    if (!origin || index === -1) {
      out += renderNote(entry, indent, source.careful ? '' : out) + pad(indent) + renderEntry(entry, indent);
      continue;
    }
    keepApart(index);
    if (index > 0) out += leads[index]!.far;
    out += leads[index]!.near + pad(indent) + writeEntry(source, entry, origin, indent);
  }
  keepApart(before.length);
  return out;
}

function leadOf(source: Source, spans: readonly Span[], index: number, span: Span, lead: string): string {
  if (index > 0) return source.text.slice(spans[index - 1]!.end, lineStart(source.text, span.start));
  return lead.slice(0, lead.lastIndexOf('\n') + 1);
}

/** Notes as they stand; with care: in line with the entries, and no empty lines. */
function inLine(source: Writing, notes: string, indent: number): string {
  if (!source.careful) return notes;
  const lines = notes.split('\n').map((line) => line.trim());
  return lines.map((line) => (line ? `${pad(indent)}${line}\n` : '')).join('');
}

function quoteNew(node: unknown): void {
  if (isMap(node)) for (const { value } of node.items) quoteNew(value);
  if (isSeq(node)) for (const item of node.items) quoteNew(item);
  if (isScalar(node) && !node.range && node.type === 'BLOCK_LITERAL') node.type = 'QUOTE_DOUBLE';
}

/** Notes right above an entry go where it goes; what is parted from it by an empty line stays, as does a file's head. */
function splitLead(lead: string, head: boolean): { far: string; near: string } {
  const blank = /^(?:[^]*\n)?[ \t]*\n/.exec(lead)?.[0].length ?? (head ? lead.length : 0);
  return { far: lead.slice(0, blank), near: lead.slice(blank) };
}

/** An entry that was read, from its name or dash to the end of its last line. */
function writeEntry(source: Writing, entry: Entry, origin: Entry, indent: number): string {
  const { text } = source;
  const span = source.spans.get(origin)!;
  const now = (isPair(entry) ? entry.value : entry) as Node;
  const was = isPair(origin) ? source.values.get(origin)! : (origin as Node);
  if (now === was && isUntouched(source, now)) return text.slice(span.start, span.end);
  if (now === was && (isMap(now) || isSeq(now)) && !isFlow(source, now) && now.items.length > 0) {
    const first = firstStart(source, now);
    const line = lineEnd(text, span.head);
    if (first < line)
      return text.slice(span.start, first) + writeCollection(source, now, '', false).trimStart();
    return text.slice(span.start, line) + writeCollection(source, now, text.slice(line, first), false);
  }
  return renderBody(text.slice(span.start, span.head), now, indent, notesOf(source, span, was));
}

/** The notes around a value that is going to be replaced. Those inside a list or map go with it. */
function notesOf(source: Source, span: Span, was: Node): Notes {
  const { text } = source;
  const block = (isMap(was) || isSeq(was)) && !isFlow(source, was);
  const start = block ? firstStart(source, was) : was.range![0];
  const [beside = '', ...below] = text.slice(span.head, start).split('\n');
  let behind = '';
  if (isScalar(was) && isBlockText(was))
    behind = text.slice(start, lineEnd(text, start)).replace(/^[^\s#]*/, '');
  else if (!block) behind = text.slice(source.ends.get(was)!, lineEnd(text, source.ends.get(was)!));
  const inside = isScalar(was) || block ? [] : commentsIn(text.slice(start, source.ends.get(was)!));
  const lines = [...below.map((line) => line.trim()).filter((line) => line.startsWith('#')), ...inside];
  behind = behind.trimEnd();
  if (beside.includes('#')) {
    if (behind) lines.unshift(beside.trim());
    else behind = beside.trimEnd();
  }
  return { behind: behind.startsWith('#') ? ` ${behind}` : behind, lines };
}

function commentsIn(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => CST.tokenType(token) === 'comment');
}

function isUntouched(source: Source, node: Node): boolean {
  if (isScalar(node)) return source.ends.has(node);
  const before = source.entries.get(node as Collection);
  const now = (node as Collection).items as Entry[];
  return (
    before?.length === now.length &&
    now.every((entry, index) => entry === before[index] && isSame(source, entry))
  );
}

function isSame(source: Source, entry: Entry): boolean {
  if (!isPair(entry)) return isUntouched(source, entry);
  return (
    source.values.get(entry) === entry.value && (!entry.value || isUntouched(source, entry.value as Node))
  );
}

/** Whether it was read with brackets, whatever editing made of it since. */
function isFlow(source: Source, node: Collection): boolean {
  return '[{'.includes(source.text[node.range![0]]!);
}

function firstStart(source: Source, node: Collection): number {
  return source.spans.get(source.entries.get(node)![0]!)!.start;
}

function same(a: unknown, b: unknown): boolean {
  if (isMap(a) && isMap(b))
    return a.items.length === b.items.length && a.items.every((pair, i) => samePair(pair, b.items[i]!));
  if (isSeq(a) && isSeq(b))
    return a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i]));
  if (a === null || b === null) return a === b;
  return isScalar(a) && isScalar(b) && String(a.value) === String(b.value) && isNothing(a) === isNothing(b);
}

function samePair(a: { key: unknown; value: unknown }, b: { key: unknown; value: unknown }): boolean {
  return same(a.key, b.key) && same(a.value, b.value);
}

function isNothing(node: { type?: string; source?: string }): boolean {
  return node.type === 'PLAIN' && node.source === '';
}
