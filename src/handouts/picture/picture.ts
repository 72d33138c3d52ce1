/** What a picture of a timeline shows, on an axis of days: the same for the drawing and for the chart in letters. */
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import { dayAfter, dayOf, lastDayOf, daysBetween } from '../../text/days.ts';
import { dayNumber, dayWords, type DayWords } from '../../text/day-words.ts';
import type { Words } from '../../text/phrases.ts';
import type { RiskWindow, Stretch } from '../../advice/windows.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import type { Stage } from '../../timeline/stages.ts';

/** A range on the axis, in days from day 0 (parts of a day for stages). `strongest` is where the worst part ends. */
export interface Bar {
  readonly title: string;
  readonly dates: string;
  readonly from: number;
  readonly to: number;
  readonly strongest?: number;
}

export interface Mark {
  readonly title: string;
  /** The same with the start it counts from, where there are several. */
  readonly whole?: string;
  /** Days from day 0. */
  readonly day: number;
  readonly date: string;
}

export interface TimelinePicture {
  readonly words: Words;
  readonly days: DayWords;
  /** Day 0, YYYY-MM-DD. */
  readonly start: string;
  /** The axis, in whole days from day 0; the first may be below 0. */
  readonly first: number;
  readonly last: number;
  readonly stages: readonly Bar[];
  readonly windows: readonly Bar[];
  /** Follow-ups on the axis, and those that come after it. */
  readonly marks: readonly Mark[];
  readonly after: readonly Mark[];
  /** Days from day 0 to today, when today is on the axis. */
  readonly today: number | undefined;
}

/**
 * The picture of one stretch of risky weeks: day 0 is its first day. What is over is not on it: no stage that has ended,
 * no day that has passed.
 */
export function timelinePicture(
  timeline: Timeline,
  stretch: Stretch,
  today: string,
  knowledge: Knowledge,
): TimelinePicture {
  const words = wordsOf(knowledge);
  const days = dayWords(words);
  const start = stretch.from;
  const windows = stretch.windows.map((window) => windowBar(window, start, words, days));
  const stages = timeline.stages
    .filter(({ to }) => to !== undefined && lastDayOf(to) >= today)
    .flatMap((stage) => stageBar(stage, start, knowledge, days));
  const ids = stretch.windows.map(({ id }) => id);
  const marks = timeline.check_ins
    .filter(({ after }) => ids.includes(after))
    .map(({ kind, day, on }) => ({
      title: dayNumber(day, words),
      ...(ids.length > 1 ? { whole: words(`timeline.after.${kind}`, { day: dayNumber(day, words) }) } : {}),
      day: daysBetween(start, on),
      date: days.dayAndMonth(on),
    }));
  const last = Math.max(30, ...[...windows, ...stages].map(({ to }) => Math.ceil(to)));
  const now = daysBetween(start, today);
  return {
    words,
    days,
    start,
    first: Math.min(0, ...stages.map(({ from }) => Math.floor(from))),
    last,
    stages,
    windows,
    marks: marks.filter(({ day }) => day <= last),
    after: marks.filter(({ day }) => day > last),
    today: now >= 0 && now <= last ? now : undefined,
  };
}

const windowBar = (window: RiskWindow, start: string, words: Words, days: DayWords): Bar => ({
  title: words(`picture.windows.${window.kind}`),
  dates: words('days.range', { from: days.shortest(window.from), to: days.shortest(window.until) }),
  from: daysBetween(start, window.from),
  to: daysBetween(start, window.until),
  strongest: daysBetween(start, window.strongest_until),
});

/** Nothing for a stage in words. */
function stageBar(
  { id, from, to, rough = false }: Stage,
  start: string,
  knowledge: Knowledge,
  days: DayWords,
): Bar[] {
  if (from === undefined || to === undefined) return [];
  const dates = wordsOf(knowledge)('days.range', {
    from: days.part(from, rough, 'from'),
    to: days.part(to, rough, 'to'),
  });
  return [{ title: knowledge.stages[id].title, dates, from: place(start, from), to: place(start, to) }];
}

/** Days from the start of day 0 to a moment, on the clock on the wall. */
function place(start: string, moment: string): number {
  const [hours = '0', minutes = '0'] = moment.slice(11).split(':');
  return daysBetween(start, dayOf(moment)) + (Number(hours) + Number(minutes) / 60) / 24;
}

/** The days that carry a label: day 0 and each full week from it. */
export function weeks({ start, first, last, words, days }: TimelinePicture): Mark[] {
  const from = Math.ceil(first / 7) * 7;
  const each = Array.from({ length: Math.floor((last - from) / 7) + 1 }, (_, index) => from + index * 7);
  return each.map((day) => ({
    title: words('days.number', { n: day }),
    day,
    date: days.dayAndMonth(dayAfter(start, day)),
  }));
}

/** What a bar is and when. */
export const caption = ({ title, dates }: Bar): string => `${title}: ${dates}`;

/** With its first letter made large, to stand at the start of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
