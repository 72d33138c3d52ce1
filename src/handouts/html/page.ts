/** One handout as a web page that prints: the same Markdown, with the timeline drawn. */
import { wordsOf, type Handout } from '../../knowledge/knowledge.ts';
import { handoutsOf, renderHandout, type HandoutOptions } from '../handout.ts';
import { renderHtml } from './html.ts';
import { readerOf, seenBy } from '../view/seen.ts';
import { regionView } from '../view/region.ts';
import { timelinePicture } from '../picture/picture.ts';
import { timelineSvg } from '../picture/svg.ts';

export interface PageOptions extends HandoutOptions {
  /** The paper of the plan's region when it is not said. */
  paper?: 'A4' | 'Letter';
  large?: boolean;
}

/** One self-contained HTML file. */
export const renderPage = (handout: Handout, options: PageOptions): string =>
  pageOfText(handout, renderHandout(handout, options), options);

/** Renders pages of one plan, from one view of it for each reader. */
export function pagesOf(options: Omit<PageOptions, 'sources'>): (handout: Handout) => string {
  const textOf = handoutsOf(options);
  return (handout) => pageOfText(handout, textOf(handout), options);
}

function pageOfText(handout: Handout, text: string, options: PageOptions): string {
  const { knowledge, plan, today, large = false } = options;
  const region = regionView(knowledge, plan.about?.region, today);
  return renderHtml(text, {
    words: wordsOf(knowledge),
    title: handout.meta.title,
    language: region.language,
    paper: options.paper ?? region.paper,
    kind: handout.meta.form ?? 'page',
    large,
    drawings: text.includes(FENCE) ? drawingsOf(handout, options) : {},
  });
}

/** Where the drawing stands in. */
const FENCE = '```timeline';

/** Drawings by the name of the fence they stand in for. */
function drawingsOf(handout: Handout, options: PageOptions): Record<string, string> {
  const { calendar, timeline, today } = seenBy({ ...options, reader: options.reader ?? readerOf(handout) });
  const picture = calendar.shown && timelinePicture(timeline, calendar.shown, today, options.knowledge);
  return picture ? { timeline: timelineSvg(picture, { large: options.large ?? false }) } : {};
}
