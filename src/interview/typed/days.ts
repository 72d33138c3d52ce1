/** The days that typed words can mean. */
import { isDay } from '../../text/moments.ts';
import { dayAfter, daysBetween, monthsAfter } from '../../text/days.ts';
import { twoDigits, type DayPart } from './times.ts';

export interface Days {
  /** One day, or all that it could be, YYYY-MM-DD. */
  which: string[];
  /** "last night", "this morning": the part of the day that was said with it. */
  part?: DayPart;
}
type NoDay = { problem: 'no_such_day' } | { problem: 'wrong_weekday'; day: string };

/** The day that words begin with, and what comes after it. `words` are small letters with single spaces. */
export function dayTyped(words: string, today: string): { days: Days | NoDay; rest: string } | undefined {
  for (const [pattern, read] of DAYS) {
    const match = pattern.exec(words);
    if (match) return { days: read(match, today), rest: words.slice(match[0].length).trim() };
  }
  return undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)';
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20|21)\\d\\d)';
const COUNT = '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';

type ReadDay = (groups: readonly (string | undefined)[], today: string) => Days | NoDay;

function rule(words: string, read: ReadDay): readonly [RegExp, ReadDay] {
  return [new RegExp(`^${words}(?![\\w:/])`), read];
}

const DAYS = [
  rule('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})', ([, y, m, d]) =>
    real(`${y}-${twoDigits(m!)}-${twoDigits(d!)}`),
  ),
  rule('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})', ([, a, , b, y], today) => inDigits(today, a!, b!, y)),
  rule('(\\d{1,2})[-/](\\d{1,2})', ([, a, b], today) => inDigits(today, a!, b!)),
  rule(`(?:${WEEKDAY} )?${DATE} ?-?${MONTH}(?: ?-?${YEAR})?`, ([, weekday, d, m, y], today) =>
    inLetters(today, d!, m!, y, weekday),
  ),
  rule(`(?:${WEEKDAY} )?${MONTH} ${DATE}(?: ${YEAR})?`, ([, weekday, m, d, y], today) =>
    inLetters(today, d!, m!, y, weekday),
  ),
  rule('day before yesterday', (_, today) => ({ which: [dayAfter(today, -2)] })),
  rule('day after tomorrow', (_, today) => ({ which: [dayAfter(today, 2)] })),
  rule('last night', (_, today) => ({ which: [dayAfter(today, -1)], part: 'night' })),
  rule('tonight', (_, today) => ({ which: [today], part: 'night' })),
  rule('(this|yesterday|tomorrow) (morning|afternoon|evening|night)', ([, day, part], today) => ({
    which: [dayAfter(today, ['yesterday', 'this', 'tomorrow'].indexOf(day!) - 1)],
    part: part as DayPart,
  })),
  rule('(yesterday|today|tomorrow|tmrw)', ([, day], today) => ({
    which: [dayAfter(today, Math.min(1, ['yesterday', 'today', 'tomorrow', 'tmrw'].indexOf(day!) - 1))],
  })),
  rule(`${COUNT} (day|week|month)s? (ago|from now|from today)`, ([, count, unit, way], today) =>
    away(today, (way === 'ago' ? -1 : 1) * countTyped(count!), unit!),
  ),
  rule(`in ${COUNT} (day|week|month)s?(?: time)?`, ([, count, unit], today) =>
    away(today, countTyped(count!), unit!),
  ),
  rule(`(?:(last|this|next|coming) )?${WEEKDAY}`, ([, which, weekday], today) =>
    onWeekday(today, which, weekday!),
  ),
];

const real = (day: string): Days | NoDay => (isDay(day) ? { which: [day] } : { problem: 'no_such_day' });

/** 22/11 can only be a day and a month; 03/04 can be two days. */
function inDigits(today: string, a: string, b: string, year?: string): Days | NoDay {
  const full = year?.length === 2 ? `20${year}` : year;
  const days = [inNearestYear(today, a, b, full), inNearestYear(today, b, a, full)].filter(
    (day) => day !== undefined,
  );
  return days.length > 0 ? { which: [...new Set(days)] } : { problem: 'no_such_day' };
}

/** A day with its month in letters. The day of the week can tell which year is meant; it can also be wrong. */
function inLetters(today: string, day: string, month: string, year?: string, weekday?: string): Days | NoDay {
  const m = String(MONTHS.indexOf(month.slice(0, 3)) + 1);
  const wanted = weekday && WEEKDAYS.indexOf(weekday.slice(0, 3));
  const fits = typeof wanted === 'number' ? inNearestYear(today, day, m, year, wanted) : undefined;
  const found = fits ?? inNearestYear(today, day, m, year);
  if (!found) return { problem: 'no_such_day' };
  return wanted === undefined || fits ? { which: [found] } : { problem: 'wrong_weekday', day: found };
}

/** That day in the year given, or in the year that puts it nearest to today. */
function inNearestYear(
  today: string,
  day: string,
  month: string,
  year?: string,
  weekday?: number,
): string | undefined {
  const now = Number(today.slice(0, 4));
  const years = year === undefined ? [now, now + 1, now - 1] : [year];
  return years
    .map((y) => `${y}-${twoDigits(month)}-${twoDigits(day)}`)
    .filter((value) => isDay(value) && (weekday === undefined || weekdayOf(value) === weekday))
    .sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

function away(today: string, count: number, unit: string): Days | NoDay {
  return real(
    unit === 'month' ? monthsAfter(today, count) : dayAfter(today, unit === 'week' ? count * 7 : count),
  );
}

/** "Friday" alone is the one before or the one after; by "next Friday" too people mean either of two. */
function onWeekday(today: string, which: string | undefined, weekday: string): Days {
  const ahead = (WEEKDAYS.indexOf(weekday.slice(0, 3)) - weekdayOf(today) + 7) % 7;
  const coming = dayAfter(today, ahead);
  const [before, after] = [dayAfter(coming, -7), dayAfter(coming, 7)];
  if (which === 'last') return { which: [before] };
  if (which === 'this' || which === 'coming') return { which: [coming] };
  if (which === 'next') return { which: ahead === 0 ? [after] : [coming, after] };
  return { which: ahead === 0 ? [before, coming, after] : [before, coming] };
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "three", "a" or "3" as a number. */
export function countTyped(word: string): number {
  if (/^an?$/.test(word)) return 1;
  const place = NUMBERS.indexOf(word);
  return place === -1 ? Number(word) : place + 1;
}
