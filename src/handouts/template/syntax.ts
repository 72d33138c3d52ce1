import Mustache from 'mustache';
import type { TemplateSpans } from 'mustache';
import { UserError, type Place } from '../../errors.ts';
import { phrase, type Phrase, type Words } from '../../text/phrases.ts';

/** A mistake in a template, or a value it asks for that is not there. Line and column count from 1. */
export class TemplateError extends UserError {
  readonly place: PlaceInFile;

  constructor(place: PlaceInFile, what: Phrase) {
    super(what);
    this.name = 'TemplateError';
    this.place = place;
  }

  override told(words: Words): string[] {
    const { file, line, col } = this.place;
    return [words('template.at', { file, line, col, problem: words.of(this.what) })];
  }
}

/** A place in one of the templates. */
export interface PlaceInFile extends Place {
  readonly file: string;
}

/** One use of a name. `within` lists the sections around it, outermost first: their values are looked in first. */
export interface NameUse {
  readonly name: string;
  readonly line: number;
  readonly col: number;
  readonly kind: 'value' | 'section' | 'inverted';
  readonly within: readonly string[];
}

/** A part of a template. A `statement` is `{{> name}}`. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value' | 'statement'; readonly name: string; readonly place: PlaceInFile }
  | {
      readonly kind: 'section' | 'inverted';
      readonly name: string;
      readonly place: PlaceInFile;
      readonly body: readonly Node[];
    };

const LONGEST_TEMPLATE = 64 * 1024;

/** How deep sections, or statements, may sit inside each other. */
export const DEEPEST = 20;

const NAME = /^(?:\.|[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*)$/u;
const STATEMENT = /^(?:parts\/)?[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** The parts of a template of at most 64 KiB. `firstLine` is the line of the file at which `source` starts. */
export function readTemplate(file: string, source: string, firstLine: number): readonly Node[] {
  const text = source.replace(/\r\n?/g, '\n');
  const placeAt = (offset: number): PlaceInFile => {
    const before = text.slice(0, offset);
    return { file, line: firstLine + before.split('\n').length - 1, col: offset - before.lastIndexOf('\n') };
  };
  if (text.length > LONGEST_TEMPLATE) throw new TemplateError(placeAt(0), phrase('template.too_long'));
  return toNodes(tokensIn(text, placeAt), placeAt);
}

/** Mustache's tokens, with its errors and the tags that we do not allow turned into errors with a place. */
function tokensIn(text: string, placeAt: (offset: number) => PlaceInFile): TemplateSpans {
  const refused = /\{\{\s*(?:[{&=])/.exec(text);
  if (refused) {
    const what = refused[0].endsWith('=') ? 'template.marks_refused' : 'template.unescaped_refused';
    throw new TemplateError(placeAt(refused.index), phrase(what));
  }
  try {
    // Mustache drops the line end after a partial that is alone on its line, but keeps it after an unescaped value. A
    // statement should stay on its line, and unescaped values are refused above, so partials are read as those.
    return Mustache.parse(text.replace(/(\{\{\s*)>/g, '$1&'), ['{{', '}}']);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = Number(/ at (\d+)$/.exec(message)?.[1] ?? 0);
    const section = /"(.*)"/s.exec(message)?.[1];
    if (message.startsWith('Unopened'))
      throw new TemplateError(placeAt(at), phrase('template.closes_nothing', { tag: `{{/${section}}}` }));
    if (section === undefined)
      throw new TemplateError(placeAt(text.lastIndexOf('{{', at)), phrase('template.tag_open'));
    const openings = [...text.slice(0, at).matchAll(/\{\{\s*[#^]([^{}]*)\}\}/g)];
    const opening = openings.findLast(([, name]) => name?.trim() === section);
    throw new TemplateError(
      placeAt(opening?.index ?? at),
      phrase('template.not_closed', { name: section, tag: `{{/${section}}}` }),
    );
  }
}

function toNodes(tokens: TemplateSpans, placeAt: (offset: number) => PlaceInFile, depth = 0): Node[] {
  return tokens.flatMap(([type, raw, start, , inner]): Node[] => {
    if (type === 'text') return [{ kind: 'text', text: raw }];
    if (type === '!') return [];
    const place = placeAt(start);
    const name = raw.trim();
    if (type === '&') {
      if (!STATEMENT.test(name))
        throw new TemplateError(place, phrase('template.not_statement_id', { name }));
      return [{ kind: 'statement', name, place }];
    }
    if (!NAME.test(name)) throw new TemplateError(place, phrase('template.not_name', { name }));
    if (type === 'name') return [{ kind: 'value', name, place }];
    if (depth >= DEEPEST)
      throw new TemplateError(place, phrase('template.too_deep', { tag: `{{#${name}}}`, most: DEEPEST }));
    const body = toNodes(Array.isArray(inner) ? inner : [], placeAt, depth + 1);
    return [{ kind: type === '#' ? 'section' : 'inverted', name, place, body }];
  });
}

/** Every use of a name, in the order they are written. */
export function* namesAsked(nodes: readonly Node[], within: readonly string[] = []): Generator<NameUse> {
  for (const node of nodes) {
    if (node.kind === 'text' || node.kind === 'statement') continue;
    const { kind, name, place } = node;
    yield { name, line: place.line, col: place.col, kind, within };
    if (kind === 'section') yield* namesAsked(node.body, [...within, name]);
    if (kind === 'inverted') yield* namesAsked(node.body, within);
  }
}

/** The ids of the statements, in the order they are written. */
export function* statementsIn(nodes: readonly Node[]): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'statement') yield node.name;
    if (node.kind === 'section' || node.kind === 'inverted') yield* statementsIn(node.body);
  }
}
