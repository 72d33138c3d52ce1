import { phrase } from '../../text/phrases.ts';
import { escapeText, Markdown } from './markdown.ts';
import { DEEPEST, namesAsked, readTemplate, statementsIn, TemplateError } from './syntax.ts';
import type { NameUse, Node, PlaceInFile } from './syntax.ts';

export { TemplateError } from './syntax.ts';
export type { NameUse } from './syntax.ts';

export interface RenderOptions {
  /** The statement with this id, for `{{> id}}`, or a part of several handouts, for `{{> parts/id}}`. */
  readonly partial?: (id: string) => Template | undefined;
  /** Markdown to put right after the words of a statement, such as a note of its source. */
  readonly onPartial?: (id: string) => string;
}

/** What a template is filled from, by name: text (escaped when printed), Markdown, lists, groups and yes/no. */
export type View = Record<string, unknown>;

export interface Template {
  readonly file: string;
  readonly names: readonly NameUse[];
  /** Ids of the statements it uses, each once, in order. */
  readonly partials: readonly string[];
  /** The template filled from `view`, as Markdown. Throws TemplateError. */
  render(view: object, options?: RenderOptions): string;
}

/**
 * A template read once and checked: what is wrong in its writing is thrown here, as TemplateError. `firstLine` is the
 * line of the file at which `source` starts.
 */
export function compileTemplate(file: string, source: string, firstLine = 1): Template {
  const nodes = readTemplate(file, source, firstLine);
  const names = [...namesAsked(nodes)];
  const partials = [...new Set(statementsIn(nodes))];
  return {
    file,
    names,
    partials,
    render: (view, options = {}) =>
      tidy(fill(nodes, view instanceof Scope ? view : new Scope(view), options)),
  };
}

/** Where names are looked up: a value of the view, then what is around it. */
class Scope {
  readonly view: unknown;
  readonly around: Scope | undefined;
  readonly depth: number;

  constructor(view: unknown, around?: Scope) {
    this.view = view;
    this.around = around;
    this.depth = around ? around.depth + 1 : 0;
  }

  /** The value of a dotted name, or undefined. The nearest scope that has its first part decides. */
  find(name: string): unknown {
    if (name === '.') return this.view;
    const [head = '', ...rest] = name.split('.');
    if (this.around && !has(this.view, head)) return this.around.find(name);
    return [head, ...rest].reduce((value, key) => (has(value, key) ? value[key] : undefined), this.view);
  }
}

/** Whether a group has `key` itself (never what it inherits); a list has only its length. */
function has(value: unknown, key: string): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Markdown) return false;
  return Array.isArray(value) ? key === 'length' : Object.hasOwn(value, key);
}

function fill(nodes: readonly Node[], scope: Scope, options: RenderOptions): string {
  return nodes.map((node) => fillNode(node, scope, options)).join('');
}

function fillNode(node: Node, scope: Scope, options: RenderOptions): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value':
      return printed(node.name, scope.find(node.name), node.place);
    case 'statement':
      return filledStatement(node.name, node.place, scope, options);
    case 'section':
      return repeatedFor(`{{#${node.name}}}`, scope.find(node.name), node.place)
        .map((item) => fill(node.body, item === true ? scope : new Scope(item, scope), options))
        .join('');
    case 'inverted': {
      const items = repeatedFor(`{{^${node.name}}}`, scope.find(node.name), node.place);
      return items.length > 0 ? '' : fill(node.body, scope, options);
    }
  }
}

function printed(name: string, value: unknown, place: PlaceInFile): string {
  if (value instanceof Markdown) return value.text;
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new TemplateError(
    place,
    phrase(value === undefined ? 'template.no_value' : 'template.not_text', { tag: `{{${name}}}` }),
  );
}

/** What a section is repeated for: each item of a list, a value that is there once, nothing for one that is empty. */
function repeatedFor(tag: string, value: unknown, place: PlaceInFile): readonly unknown[] {
  if (value === undefined) throw new TemplateError(place, phrase('template.no_value', { tag }));
  if (typeof value === 'function') throw new TemplateError(place, phrase('template.function', { tag }));
  if (Array.isArray(value)) return value;
  if (value instanceof Markdown) return value.text ? [value] : [];
  return value ? [value] : [];
}

function filledStatement(id: string, place: PlaceInFile, scope: Scope, options: RenderOptions): string {
  const template = options.partial?.(id);
  if (!template) throw new TemplateError(place, phrase('template.no_statement', { tag: `{{> ${id}}}` }));
  if (scope.depth >= DEEPEST)
    throw new TemplateError(place, phrase('template.too_deep', { tag: `{{> ${id}}}`, most: DEEPEST }));
  const filled = template.render(new Scope(scope.view, scope), options).trim();
  // A part is as many lines as it is.
  if (id.startsWith('parts/')) return filled;
  // A statement is one line with no bar of its own, so that it stays in the list item or table row it is put in.
  const words = filled.replace(/\s*\\?\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
  return words + (options.onPartial?.(id) ?? '');
}

/** No spaces at line ends but hard breaks, never more than one empty line, none at the start. */
function tidy(markdown: string): string {
  return markdown
    .split('\n')
    .map((line, index, lines) => {
      // Hardly a line ends so, and the search through all of each is slow.
      const words = /[ \t]/.test(line.slice(-1)) ? line.replace(/[ \t]+$/, '') : line;
      return words && line.endsWith('  ') && lines[index + 1]?.trim() ? `${words}  ` : words;
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '');
}
