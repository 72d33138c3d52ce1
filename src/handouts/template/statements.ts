/** Statements and shared parts as templates, each compiled once. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { Markdown } from './markdown.ts';
import { regionView, type RegionView } from '../view/region.ts';
import { compileTemplate, type Template } from './template.ts';

const partials = new WeakMap<Knowledge, Map<string, Template>>();

/** A statement, or a part that several handouts share, for `{{> id}}`; undefined when there is none. */
export function partialTemplate(knowledge: Knowledge, id: string): Template | undefined {
  const cache = partials.get(knowledge) ?? new Map<string, Template>();
  partials.set(knowledge, cache);
  const known = cache.get(id);
  if (known) return known;
  const part = knowledge.parts[id];
  const source = part ?? knowledge.statements[id]?.says;
  if (source === undefined) return undefined;
  const template = compileTemplate(part === undefined ? `statement ${id}` : `handouts/${id}.md`, source);
  cache.set(id, template);
  return template;
}

/** The words of a statement, by its id. */
export type StatementOf = (id: string) => Markdown;

/** Statements by id with a region's numbers in their places, each followed by what `after` gives. */
export function statementsFor(
  knowledge: Knowledge,
  region: Pick<RegionView, 'name' | 'emergency' | 'urgent'>,
  after?: (id: string) => string,
): StatementOf {
  return (id) => {
    const template = partialTemplate(knowledge, id);
    if (!template) throw new Error(`statement ${id} is missing`);
    return new Markdown(template.render({ region }).trim() + (after?.(id) ?? ''));
  };
}

/** One statement as Markdown for a region. */
export const renderStatement = (knowledge: Knowledge, id: string, region: string | undefined): string =>
  statementsFor(knowledge, regionView(knowledge, region, '2000-01-01'))(id).text;

/** The same in plain words, for where nothing can be bold. */
export const statementInWords = (knowledge: Knowledge, id: string, region: string | undefined): string =>
  renderStatement(knowledge, id, region).replaceAll('**', '');
