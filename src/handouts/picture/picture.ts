/** What a picture of a timeline shows, on an axis of days: the same for the drawing and for the chart in letters. Pure. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { StageId } from '../../knowledge/shape.ts';
import { dayInShort, dayOf, daysAfter, daysBetween, momentInShort } from '../../text/days.ts';
import type { Timeline } from '../../timeline/timeline.ts';

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
  /** Days from day 0. */
  readonly day: number;
  readonly date: string;
}

export interface TimelinePicture {
  readonly words: PictureWords;
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
}

/** Longer than this an axis is too fine to read; then only what belongs to day 0 is on it. */
const LONGEST_AXIS = 70;

/** What a picture says beside its dates, from knowledge/stages.yaml and questions/interview.yaml. */
export interface PictureWords {
  readonly stages: Readonly<Record<StageId, string>>;
  readonly windows: Readonly<Record<string, string>>;
  readonly strongest: string;
  readonly high: string;
  readonly likely: string;
  readonly follow: string;
}

/** The words of the shipped or laid-over templates. */
export function pictureWords(knowledge: Knowledge): PictureWords {
  const stages = Object.fromEntries(Object.entries(knowledge.stages).map(([id, { title }]) => [id, title]));
  return {
    ...(knowledge.interview['picture'] as Omit<PictureWords, 'stages'>),
    stages: stages as PictureWords['stages'],
  };
}

/** The picture of a timeline, or nothing when it has no dates. */
export function timelinePicture(timeline: Timeline, words: PictureWords): TimelinePicture | undefined {
  const start = timeline.windows[0]?.from;
  if (start === undefined) return undefined;
  const all = timeline.windows.map((window) => ({
    title: words.windows[window.id] ?? words.windows['stop'] ?? '',
    dates: `${shortDay(window.from)} to ${shortDay(window.until)}`,
    from: daysBetween(start, window.from),
    to: daysBetween(start, window.until),
    strongest: daysBetween(start, window.strongest_until),
  }));
  const stages = timeline.stages.flatMap(({ id, from, to }): Bar[] => {
    if (from === undefined || to === undefined) return [];
    return [
      { title: words.stages[id], dates: fromTo(from, to), from: place(start, from), to: place(start, to) },
    ];
  });
  const spread = Math.max(...all.map(({ to }) => to)) - Math.min(...all.map(({ from }) => from));
  const windows = spread > LONGEST_AXIS ? all.slice(0, 1) : all;
  const bars = [...windows, ...stages];
  const marks = timeline.follow_ups.map(({ day, on }) => ({
    title: /^\d+$/.test(day) ? `Day ${day}` : day,
    day: daysBetween(start, on),
    date: dayAndMonth(on),
  }));
  const last = Math.max(30, ...bars.map(({ to }) => Math.ceil(to)));
  return {
    words,
    start,
    first: Math.min(0, ...bars.map(({ from }) => Math.floor(from))),
    last,
    stages,
    windows,
    marks: marks.filter(({ day }) => day <= last),
    after: marks.filter(({ day }) => day > last),
  };
}

/** Days from the start of day 0 to a moment, on the clock on the wall. */
function place(start: string, moment: string): number {
  const [hours = '0', minutes = '0'] = moment.slice(11).split(':');
  return daysBetween(start, dayOf(moment)) + (Number(hours) + Number(minutes) / 60) / 24;
}

/** "Sun 22 Nov, 3am to 10pm": the day is named again only when it is another one. */
function fromTo(from: string, to: string): string {
  const end = momentInShort(to);
  const sameDay = dayOf(from) === dayOf(to) && from.length > 10 && to.length > 10;
  return `${momentInShort(from)} to ${sameDay ? end.replace(/^.*, /, '') : end}`;
}

const shortDay = (day: string): string => dayInShort(day).replace(/ \d{4}$/, '');
const dayAndMonth = (day: string): string => shortDay(day).replace(/^\p{L}+ /u, '');

/** The days that carry a label: day 0 and each full week from it. */
export function weeks({ start, first, last }: TimelinePicture): Mark[] {
  const from = Math.ceil(first / 7) * 7;
  const days = Array.from({ length: Math.floor((last - from) / 7) + 1 }, (_, index) => from + index * 7);
  return days.map((day) => ({ title: `Day ${day}`, day, date: dayAndMonth(daysAfter(start, day)) }));
}

/** With its first letter made large, to stand at the start of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
