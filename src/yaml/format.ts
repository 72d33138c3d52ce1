import { CST, isMap, isPair, isScalar, isSeq, Lexer, type Document, type Node } from 'yaml';
import { UserError, type Problem } from '../errors.ts';
import { readYaml, type YamlFile } from './read.ts';
import { pad, renderBody, renderComment, renderEntry, renderNote, type Notes } from './render.ts';
import { isBlockText, isNothing, lineEnd, lineStart, originOf, originalOf } from './original.ts';
import type { Collection, Entry, Original, Span } from './original.ts';

/** A document as read, and how to write what is new: with care where its neighbours could swallow it. */
interface Writing extends Original {
  careful: boolean;
}

/**
 * The document as text, ending with one line feed (more only where a text ends so). All that was read and not changed
 * comes back byte for byte. The text is read again before it is returned, with what that gave; throws UserError when
 * it could not be opened again.
 */
export function formatYaml(doc: Document): { text: string; file: YamlFile } {
  // A text may keep its empty lines at the end of the file; a note far to the right, or such a text, may turn
  // what is put beside it into something else. Both are rare. Then new text is quoted, notes are put in line.
  const attempts = [
    () => write(doc, false).replace(/\n*$/, '\n'),
    () => write(doc, false),
    () => write(doc, true),
  ];
  const keys = originalOf(doc)?.keys;
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
  const original = originalOf(doc);
  const root = doc.contents as unknown;
  if (!isMap(root)) return '{}\n';
  if (careful) quoteNew(root);
  if (original?.entries.has(root)) return writeRoot({ ...original, careful }, root);
  const header = doc.commentBefore ? `${renderComment(doc.commentBefore, 0)}\n` : '';
  return header + renderRoot(root, header);
}

function writeRoot(original: Writing, root: Collection): string {
  const { text } = original;
  if (isUntouched(original, root)) return text;
  if (isFlow(original, root)) {
    const end = original.ends.get(root)!;
    const inside = commentsIn(text.slice(root.range![0], end)).map((note) => `${note}\n`);
    return (
      text.slice(0, root.range![0]) + inside.join('') + renderRoot(root, '') + text.slice(end).trimStart()
    );
  }
  const entries = original.entries.get(root)!;
  const body = writeCollection(original, root, text.slice(0, original.spans.get(entries[0]!)!.start), true);
  const tail = inLine(original, text.slice(original.spans.get(entries.at(-1)!)!.end), 0);
  return body + (root.items.length > 0 ? '' : '{}\n') + tail;
}

function renderRoot(root: Collection, before: string): string {
  let out = before;
  for (const entry of root.items as Entry[]) out += renderNote(entry, 0, out) + renderEntry(entry, 0);
  return out.slice(before.length) || '{}\n';
}

/** Whole lines of a map or list that was read without brackets. `lead` is what stands above its first entry. */
function writeCollection(original: Writing, node: Collection, lead: string, root: boolean): string {
  const before = original.entries.get(node)!;
  const spans = before.map((entry) => original.spans.get(entry)!);
  const indent = spans[0]!.start - lineStart(original.text, spans[0]!.start);
  const leads = spans.map((span, index) => {
    const { far, near } = splitLead(leadOf(original, spans, index, span, lead), root && index === 0);
    return { far: inLine(original, far, indent), near: inLine(original, near, indent) };
  });
  const now = node.items as Entry[];
  const kept = new Set(now.map((entry) => originOf(original, entry)));
  let out = leads[0]!.far;
  let next = 1;
  // Notes that stand apart from a removed entry stay where they are.
  const keepApart = (until: number): void => {
    for (; next < until; next += 1) if (!kept.has(before[next]!)) out += leads[next]!.far;
  };
  for (const entry of now) {
    const origin = originOf(original, entry);
    const index = origin ? before.indexOf(origin) : -1;
    if (!origin || index === -1) {
      out +=
        renderNote(entry, indent, original.careful ? '' : out) + pad(indent) + renderEntry(entry, indent);
      continue;
    }
    keepApart(index);
    if (index > 0) out += leads[index]!.far;
    out += leads[index]!.near + pad(indent) + writeEntry(original, entry, origin, indent);
  }
  keepApart(before.length);
  return out;
}

function leadOf(original: Original, spans: readonly Span[], index: number, span: Span, lead: string): string {
  if (index > 0) return original.text.slice(spans[index - 1]!.end, lineStart(original.text, span.start));
  return lead.slice(0, lead.lastIndexOf('\n') + 1);
}

/** Notes as they stand; with care: in line with the entries, and no empty lines. */
function inLine(original: Writing, notes: string, indent: number): string {
  if (!original.careful) return notes;
  const lines = notes.split('\n').map((line) => line.trim());
  return lines.map((line) => (line ? `${pad(indent)}${line}\n` : '')).join('');
}

function quoteNew(node: unknown): void {
  if (isMap(node)) for (const { value } of node.items) quoteNew(value);
  if (isSeq(node)) for (const item of node.items) quoteNew(item);
  if (isScalar(node) && !node.range && node.type === 'BLOCK_LITERAL') node.type = 'QUOTE_DOUBLE';
}

/** Notes right above an entry go where it goes. Those above an empty line stay, and so does the head of a file. */
function splitLead(lead: string, head: boolean): { far: string; near: string } {
  const blank = /^(?:[^]*\n)?[ \t]*\n/.exec(lead)?.[0].length ?? (head ? lead.length : 0);
  return { far: lead.slice(0, blank), near: lead.slice(blank) };
}

/** An entry that was read, from its name or dash to the end of its last line. */
function writeEntry(original: Writing, entry: Entry, origin: Entry, indent: number): string {
  const { text } = original;
  const span = original.spans.get(origin)!;
  const now = (isPair(entry) ? entry.value : entry) as Node;
  const was = isPair(origin) ? original.values.get(origin)! : (origin as Node);
  if (now === was && isUntouched(original, now)) return text.slice(span.start, span.end);
  if (now === was && (isMap(now) || isSeq(now)) && !isFlow(original, now) && now.items.length > 0) {
    const first = firstStart(original, now);
    const line = lineEnd(text, span.head);
    if (first < line)
      return text.slice(span.start, first) + writeCollection(original, now, '', false).trimStart();
    return text.slice(span.start, line) + writeCollection(original, now, text.slice(line, first), false);
  }
  return renderBody(text.slice(span.start, span.head), now, indent, notesOf(original, span, was));
}

/** The notes around a value that is going to be replaced. Those inside a list or map go with it. */
function notesOf(original: Original, span: Span, was: Node): Notes {
  const { text } = original;
  const block = (isMap(was) || isSeq(was)) && !isFlow(original, was);
  const start = block ? firstStart(original, was) : was.range![0];
  const [beside = '', ...below] = text.slice(span.head, start).split('\n');
  let behind = '';
  if (isScalar(was) && isBlockText(was))
    behind = text.slice(start, lineEnd(text, start)).replace(/^[^\s#]*/, '');
  else if (!block) behind = text.slice(original.ends.get(was)!, lineEnd(text, original.ends.get(was)!));
  const inside = isScalar(was) || block ? [] : commentsIn(text.slice(start, original.ends.get(was)!));
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

function isUntouched(original: Original, node: Node): boolean {
  if (isScalar(node)) return original.ends.has(node);
  const before = original.entries.get(node as Collection);
  const now = (node as Collection).items as Entry[];
  return (
    before?.length === now.length &&
    now.every((entry, index) => entry === before[index] && isSame(original, entry))
  );
}

function isSame(original: Original, entry: Entry): boolean {
  if (!isPair(entry)) return isUntouched(original, entry);
  return (
    original.values.get(entry) === entry.value && (!entry.value || isUntouched(original, entry.value as Node))
  );
}

/** Whether it was read with brackets, whatever editing made of it since. */
function isFlow(original: Original, node: Collection): boolean {
  return '[{'.includes(original.text[node.range![0]]!);
}

function firstStart(original: Original, node: Collection): number {
  return original.spans.get(original.entries.get(node)![0]!)!.start;
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
