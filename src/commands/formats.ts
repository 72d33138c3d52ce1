/** What a plan can be exported as: a row each. What makes a format is loaded when it is asked for. */
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import type { Reader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import type { Browser } from '../programs/browser.ts';

/** What was asked for. */
export interface Order {
  knowledge: Knowledge;
  /** The day it is where the plan lives, YYYY-MM-DD. */
  today: string;
  /** The day it is on this computer. */
  here: string;
  /** When it is not who each handout is for. */
  reader: Reader | undefined;
  blank: boolean;
  large: boolean;
  /** The paper of the plan's region when it is not said. */
  paper: 'A4' | 'Letter' | undefined;
  titles: boolean;
  alarms: boolean;
}

interface Format {
  /** A file for each handout, made from one view of the plan ... */
  each?: (order: Order, plan: Plan) => Promise<(handout: Handout) => string>;
  /** ... or one for the whole plan. */
  whole?: (order: Order, plan: Plan) => Promise<string>;
  /** What is saved when that is not the text itself. */
  convert?: (text: string, browser: Browser) => Promise<Uint8Array>;
}

const htmlOf: NonNullable<Format['each']> = async (order, plan) => {
  const { pagesOf } = await import('../handouts/html/page.ts');
  const { paper, ...rest } = order;
  return pagesOf({ ...rest, plan, ...(paper ? { paper } : {}) });
};

const FORMATS = {
  md: {
    each: async (order, plan) => (await import('../handouts/handout.ts')).handoutsOf({ ...order, plan }),
  },
  html: { each: htmlOf },
  pdf: {
    each: htmlOf,
    convert: async (text, browser) => (await import('../programs/pdf.ts')).pdfOf(text, browser),
  },
  ics: {
    whole: async (order, plan) =>
      (await import('../handouts/calendar.ts')).renderCalendar({ ...order, plan }),
  },
  json: {
    whole: async (order, plan) => (await import('../handouts/json.ts')).renderJson({ ...order, plan }),
  },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
export const formatOf = (name: FormatName): Format => FORMATS[name];
