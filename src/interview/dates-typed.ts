/** A day, or a day and a time, as people type them -> the way a plan keeps them. Never guesses between two. Pure. */
import { daysAfter, daysBetween, monthsAfter } from '../timeline/dates.ts';
import { isDay } from '../plan/moments.ts';
import { timeTyped, type DayPart, type Time } from './times-typed.ts';

export interface Clock {
  /** YYYY-MM-DD */
  today: string;
  /** HH:MM now, when it is known. */
  now?: string | undefined;
}

export type Typed =
  /** `2026-11-22`, or with a time `2026-11-22 21:30`. */
  | { value: string }
  /** It could be any of these. */
  | { which: string[] }
  | { problem: 'not_a_date' | 'no_such_day' | 'not_a_time' | 'time_needed' }
  /** The day of the week named is not that of this date. */
  | { problem: 'wrong_weekday'; day: string };

/** `moment` may have a time; for a `date` a time is left out. */
export function dateTyped(text: string, kind: 'date' | 'moment', clock: Clock): Typed {
  const words = text
    .toLowerCase()
    .replace(/[\u2019']/g, "'")
    .replace(/\b(?:on|at|the|of|about|around|roughly|maybe|so)\b|[,~?]|\.(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const ago = kind === 'moment' ? hoursAgo(words, clock) : undefined;
  if (ago) return ago;
  const found = dayThenRest(words, clock) ?? restThenDay(words, clock);
  if (!found) return timeAlone(words, kind, clock) ?? { problem: 'not_a_date' };
  if ('problem' in found.days) return found.days;
  const { which, part } = found.days;
  if (kind === 'date') return oneOf(which);
  const time = timeTyped(found.rest, part);
  if (time === undefined) return { problem: 'not_a_time' };
  if (time === 'needed' || (time === 'none' && part)) return { problem: 'time_needed' };
  if (time === 'none') return oneOf(which);
  return oneOf(which.flatMap((day) => moments(day, time, part)));
}

const oneOf = (all: readonly string[]): Typed => (all.length === 1 ? { value: all[0]! } : { which: [...all] });

interface Days {
  which: string[];
  /** "last night", "this morning": the part of the day that was said. */
  part?: DayPart;
}
type Found = { days: Days | Extract<Typed, { problem: string }>; rest: string };

function dayThenRest(words: string, clock: Clock): Found | undefined {
  for (const [pattern, read] of DAYS) {
    const match = pattern.exec(words);
    const days = match && read(match, clock);
    if (match && days) return { days, rest: words.slice(match[0].length).trim() };
  }
  return undefined;
}

/** "9pm yesterday": the longest end of the words that is a day. */
function restThenDay(words: string, clock: Clock): Found | undefined {
  for (let space = words.indexOf(' '); space !== -1; space = words.indexOf(' ', space + 1)) {
    const rest = words.slice(0, space);
    const found = dayThenRest(words.slice(space + 1), clock);
    if (found?.rest === '' && timeTyped(rest, undefined) !== undefined) return { ...found, rest };
  }
  return undefined;
}

/** A time without a day could be on any of three. */
function timeAlone(words: string, kind: 'date' | 'moment', { today }: Clock): Typed | undefined {
  if (kind === 'date' || /^\d+$/.test(words)) return undefined;
  const time = timeTyped(words, undefined);
  if (!Array.isArray(time) || time.length > 1) return undefined;
  return { which: [-1, 0, 1].flatMap((days) => moments(daysAfter(today, days), time, undefined)) };
}

/** The moments a time on a day can be. The hours after midnight of "last night" are on the next day. */
function moments(day: string, times: readonly Time[], part: DayPart | undefined): string[] {
  return times.flatMap((time) => {
    if (time === 'midnight')
      return part === 'night' ? [`${daysAfter(day, 1)} 00:00`] : [`${day} 00:00`, `${daysAfter(day, 1)} 00:00`];
    return [`${part === 'night' && time < '12:00' ? daysAfter(day, 1) : day} ${time}`];
  });
}

function hoursAgo(words: string, { today, now }: Clock): Typed | undefined {
  const [, half, count, unit] =
    /^(?:(half an? hour)|(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (minute|min|hour|hr)s?) ago$/.exec(
      words,
    ) ?? [];
  const just = /^(?:just |right )?now$/.test(words);
  if (!half && !count && !just) return undefined;
  if (now === undefined) return just ? { value: today } : { problem: 'not_a_date' };
  const minutes = just ? 0 : half ? 30 : numberOf(count!) * (unit!.startsWith('h') ? 60 : 1);
  const at = Date.parse(`${today}T${now}:00Z`) - minutes * 60_000;
  return { value: new Date(at).toISOString().slice(0, 16).replace('T', ' ') };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)';
const YEAR = '((?:19|20|21)\\d\\d)';
const COUNT = '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const END = '(?![\\w:/])';

type Reader = (match: RegExpExecArray, clock: Clock) => Days | Extract<Typed, { problem: string }> | undefined;
const pattern = (source: string): RegExp => new RegExp(`^${source}${END}`);

const DAYS: readonly (readonly [RegExp, Reader])[] = [
  [pattern('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})'), ([, y, m, d]) => real(Number(y), Number(m), Number(d))],
  [pattern('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})'), ([, a, , b, y], clock) => numeric(a!, b!, clock, y)],
  [pattern('(\\d{1,2})[-/](\\d{1,2})'), ([, a, b], clock) => numeric(a!, b!, clock)],
  [
    pattern(`(?:${WEEKDAY} )?(\\d{1,2})(?:st|nd|rd|th)? ?-?${MONTH}(?: ?-?${YEAR})?`),
    ([, weekday, d, month, y], clock) => named(Number(d), month!, y, weekday, clock),
  ],
  [
    pattern(`(?:${WEEKDAY} )?${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?: ${YEAR})?`),
    ([, weekday, month, d, y], clock) => named(Number(d), month!, y, weekday, clock),
  ],
  [pattern('day before yesterday'), (_, { today }) => ({ which: [daysAfter(today, -2)] })],
  [pattern('day after tomorrow'), (_, { today }) => ({ which: [daysAfter(today, 2)] })],
  [pattern('last night'), (_, { today }) => ({ which: [daysAfter(today, -1)], part: 'night' })],
  [pattern('tonight'), (_, { today }) => ({ which: [today], part: 'night' })],
  [
    pattern('(?:this|(yesterday|tomorrow)) (morning|afternoon|evening|night)'),
    ([, day, part], { today }) => ({
      which: [daysAfter(today, day === 'yesterday' ? -1 : day === 'tomorrow' ? 1 : 0)],
      part: part as DayPart,
    }),
  ],
  [pattern('today'), (_, { today }) => ({ which: [today] })],
  [pattern('yesterday'), (_, { today }) => ({ which: [daysAfter(today, -1)] })],
  [pattern('(?:tomorrow|tmrw)'), (_, { today }) => ({ which: [daysAfter(today, 1)] })],
  [
    pattern(`${COUNT} (day|week|month)s? (ago|from now|from today)`),
    ([, count, unit, way], { today }) => away(today, (way === 'ago' ? -1 : 1) * numberOf(count!), unit!),
  ],
  [
    pattern(`in ${COUNT} (day|week|month)s?(?: time)?`),
    ([, count, unit], { today }) => away(today, numberOf(count!), unit!),
  ],
  [pattern(`(?:(last|this|next|coming) )?${WEEKDAY}`), ([, which, weekday], { today }) => onWeekday(which, weekday!, today)],
];

function real(year: number, month: number, day: number): Days | { problem: 'no_such_day' } {
  const value = `${year}-${two(month)}-${two(day)}`;
  return isDay(value) ? { which: [value] } : { problem: 'no_such_day' };
}

/** 22/11 can only be a day and a month; 03/04 can be two days. */
function numeric(a: string, b: string, clock: Clock, year?: string): Days | { problem: 'no_such_day' } {
  const y = year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year);
  const readings = [
    [Number(a), Number(b)],
    [Number(b), Number(a)],
  ] as const;
  const days = readings
    .filter(([, month]) => month >= 1 && month <= 12)
    .flatMap(([day, month]) => nearest(clock.today, day, month, y) ?? []);
  return days.length > 0 ? { which: [...new Set(days)] } : { problem: 'no_such_day' };
}

function named(
  day: number,
  month: string,
  year: string | undefined,
  weekday: string | undefined,
  { today }: Clock,
): Days | Extract<Typed, { problem: string }> {
  const m = MONTHS.indexOf(month.slice(0, 3)) + 1;
  const wanted = weekday === undefined ? undefined : WEEKDAYS.indexOf(weekday.slice(0, 3));
  const found =
    nearest(today, day, m, year === undefined ? undefined : Number(year), wanted) ??
    nearest(today, day, m, year === undefined ? undefined : Number(year));
  if (!found) return { problem: 'no_such_day' };
  if (wanted !== undefined && weekdayOf(found) !== wanted) return { problem: 'wrong_weekday', day: found };
  return { which: [found] };
}

/** That day of the month in the year given, or in the one that puts it nearest to today. */
function nearest(today: string, day: number, month: number, year?: number, weekday?: number): string | undefined {
  const now = Number(today.slice(0, 4));
  const years = year === undefined ? [now, now + 1, now - 1] : [year];
  return years
    .map((y) => `${y}-${two(month)}-${two(day)}`)
    .filter((value) => isDay(value) && (weekday === undefined || weekdayOf(value) === weekday))
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

function away(today: string, count: number, unit: string): Days | { problem: 'no_such_day' } {
  const day = unit === 'month' ? monthsAfter(today, count) : daysAfter(today, unit === 'week' ? count * 7 : count);
  return isDay(day) ? { which: [day] } : { problem: 'no_such_day' };
}

/** "Friday" alone is the one before or the one after; people mean either of two by "next Friday" too. */
function onWeekday(which: string | undefined, weekday: string, today: string): Days {
  const ahead = (WEEKDAYS.indexOf(weekday.slice(0, 3)) - weekdayOf(today) + 7) % 7;
  const coming = daysAfter(today, ahead);
  const last = daysAfter(coming, -7);
  if (which === 'last') return { which: [last] };
  if (which === 'this' || which === 'coming') return { which: [coming] };
  if (which === 'next') return { which: ahead === 0 ? [daysAfter(coming, 7)] : [coming, daysAfter(coming, 7)] };
  return { which: ahead === 0 ? [last, coming, daysAfter(coming, 7)] : [last, coming] };
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const two = (n: number): string => String(n).padStart(2, '0');

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
function numberOf(word: string): number {
  if (/^an?$/.test(word)) return 1;
  const named = NUMBERS.indexOf(word);
  return named === -1 ? Number(word) : named + 1;
}
