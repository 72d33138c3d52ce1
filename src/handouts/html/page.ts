/** One handout as a web page that prints: the same Markdown, with the timeline drawn. */
import { wordsOf, type Handout } from '../../knowledge/knowledge.ts';
import { dayWords } from '../../text/day-words.ts';
import { fencedHandout, fencedHandoutsOf, type HandoutOptions } from '../handout.ts';
import { renderHtml } from './html.ts';
import { readerOf, seenBy } from '../view/seen.ts';
import { regionView } from '../view/region.ts';
import { timelinePicture } from '../picture/picture.ts';
import { riskSvg } from '../picture/risk-bar.ts';
import { timelineSvg } from '../picture/svg.ts';

export interface PageOptions extends HandoutOptions {
  /** The paper of the plan's region when it is not said. */
  paper?: 'A4' | 'Letter';
  large?: boolean;
}

/** One self-contained HTML file. */
export const renderPage = (handout: Handout, options: PageOptions): string =>
  pageOfText(handout, fencedHandout(handout, options), options);

/** Renders pages of one plan, from one view of it for each reader. */
export function pagesOf(options: Omit<PageOptions, 'sources'>): (handout: Handout) => string {
  const textOf = fencedHandoutsOf(options);
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
    pictures: knowledge.pictures,
    emergency: region.emergency,
    drawings: DRAWN.test(text) ? drawingsOf(handout, options) : {},
  });
}

/** Where a drawing of days stands in. */
const DRAWN = /^(?:```timeline|::: risk)$/m;

/** Drawings by the name of what they stand in for. */
function drawingsOf(handout: Handout, options: PageOptions): Record<string, string> {
  const { knowledge, large = false } = options;
  const { calendar, timeline, today } = seenBy({ ...options, reader: options.reader ?? readerOf(handout) });
  const stretch = calendar.shown;
  if (!stretch) return {};
  const words = wordsOf(knowledge);
  const picture = timelinePicture(timeline, stretch, today, knowledge);
  return {
    timeline: timelineSvg(picture, { large }),
    risk: riskSvg({
      stretch,
      today: handout.meta.form === 'card' ? undefined : today,
      words,
      days: dayWords(words),
    }),
  };
}
