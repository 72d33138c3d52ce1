/** One handout: its template filled from a view, as Markdown. */
import { wordsOf, type Handout, type Knowledge } from '../knowledge/knowledge.ts';
import type { PlanForReader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import type { Words } from '../text/phrases.ts';
import { plainMarkdown } from './layouts.ts';
import { escapeText } from './template/markdown.ts';
import { partialTemplate } from './template/statements.ts';
import { compileTemplate, type Template, type View } from './template/template.ts';
import { viewsOf } from './view/view.ts';

export interface HandoutOptions extends PlanForReader {
  /** A worksheet to fill in by hand. */
  blank?: boolean;
  /** Number each statement and list its sources at the end. */
  sources?: boolean;
  /** The few words of a page that fit a small window, where it has them. */
  small?: boolean;
}

/** The handout as Markdown, ending with one newline. Throws TemplateError for a mistake in the template. */
export const renderHandout = (handout: Handout, options: HandoutOptions): string =>
  plainMarkdown(fencedHandout(handout, options));

/** The same with its fences and links, for a page that lays it out: see layouts.ts. */
export function fencedHandout(handout: Handout, options: HandoutOptions): string {
  const { knowledge, blank = false, sources = false } = options;
  const notes = sources ? new SourceNotes(knowledge) : undefined;
  const after = notes && { onStatement: (id: string) => notes.mark(id) };
  return filled(handout, knowledge, viewsOf({ ...options, blank, ...after })(handout), notes);
}

/** Renders handouts of one plan, from one view of it for each reader. */
export function handoutsOf(options: Omit<HandoutOptions, 'sources'>): (handout: Handout) => string {
  const fenced = fencedHandoutsOf(options);
  return (handout) => plainMarkdown(fenced(handout));
}

/** The same with their fences and links. */
export function fencedHandoutsOf(options: Omit<HandoutOptions, 'sources'>): (handout: Handout) => string {
  const viewOf = viewsOf(options);
  return (handout) => filled(handout, options.knowledge, viewOf(handout));
}

/** Several handouts of one plan. */
export const renderHandouts = (
  handouts: readonly Handout[],
  options: Omit<HandoutOptions, 'sources'>,
): string[] => handouts.map(handoutsOf(options));

function filled(handout: Handout, knowledge: Knowledge, view: View, notes?: SourceNotes): string {
  const text = templateOf(handout).render(view, {
    partial: (id) => partialTemplate(knowledge, id),
    onPartial: (id) => notes?.mark(id) ?? '',
  });
  return `${`${text}${notes?.list() ?? ''}`.trim()}\n`;
}

const compiled = new WeakMap<Handout, Template>();

/** A handout's template, compiled once. */
function templateOf(handout: Handout): Template {
  const known = compiled.get(handout);
  if (known) return known;
  const template = compileTemplate(handout.file, handout.body, handout.firstLine);
  compiled.set(handout, template);
  return template;
}

/**
 * The crisis page as Markdown, for the region of a plan and with the danger it names first. Nothing else of the plan
 * is in it. Without a region it lists every emergency number. `small`: in few words, for a window of 40 columns and 20 rows.
 */
export function crisisText(
  knowledge: Knowledge,
  plan: Pick<Plan, 'about' | 'safety'>,
  today: string,
  { small = false }: { small?: boolean } = {},
): string {
  const region = plan.about?.region;
  const { now, mind } = plan.safety ?? {};
  const needed: Plan = {
    version: '2',
    ...(region ? { about: { region } } : {}),
    safety: { ...(now ? { now } : {}), ...(mind ? { mind } : {}) },
  };
  return renderHandout(knowledge.handouts['crisis']!, { knowledge, plan: needed, today, small });
}

/** Numbers statements in the order they are printed and lists where each comes from. */
class SourceNotes {
  readonly #knowledge: Knowledge;
  readonly #words: Words;
  readonly #ids: string[] = [];

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#words = wordsOf(knowledge);
  }

  mark(id: string): string {
    if (!this.#ids.includes(id)) this.#ids.push(id);
    return ` \\[${this.#ids.indexOf(id) + 1}\\]`;
  }

  list(): string {
    if (this.#ids.length === 0) return '';
    const lines = this.#ids.map((id, index) => `${index + 1}. ${this.#sourcesOf(id)}`);
    return `\n\n## ${this.#words('pages.sources_title')}\n\n${lines.join('\n')}\n`;
  }

  #sourcesOf(id: string): string {
    const statement = this.#knowledge.statements[id]!;
    const sources = statement.sources.map((source) => {
      const { title, publisher, year } = this.#knowledge.sources[source]!;
      return escapeText(this.#words('pages.source', { title, publisher, year }));
    });
    const caution = statement.caution ? ` ${this.#words('pages.caution')}` : '';
    return `${id}: ${sources.join('; ') || this.#words('pages.no_source')}${caution}`;
  }
}
