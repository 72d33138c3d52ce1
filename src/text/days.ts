/** Days and times of day on the person's own clock. A day is `2026-11-22`; a moment may add ` 14:30`. */
import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays, addHours, addMonths, differenceInCalendarDays, format, parseISO } from 'date-fns';
import { enGB, enUS } from 'date-fns/locale';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The languages that days can be named in, by what templates/words/days.yaml calls them. */
const LOCALES = { 'en-GB': enGB, 'en-US': enUS };
export type Locale = keyof typeof LOCALES;
export const LOCALE_NAMES = Object.keys(LOCALES) as Locale[];

/**
 * The moment `hours` of real time after `start` in a time zone, as a clock on the wall there shows it, so it is right
 * across a clock change. To the full hour before or after: ranges this wide have no minutes.
 */
export function hoursAfter(start: string, hours: number, zone: string, round: 'down' | 'up'): string {
  const exact = addHours(onClock(start, zone), hours);
  const up = round === 'up' && exact.getMinutes() > 0;
  return format(up ? addHours(exact, 1) : exact, 'yyyy-MM-dd HH:00');
}

/** The day `days` after a day; before it when that is negative. */
export const dayAfter = (day: string, days: number): string =>
  format(addDays(parseISO(day), days), 'yyyy-MM-dd');

/** The same day of the month `months` later, or the last day of a shorter month. */
export const monthsAfter = (day: string, months: number): string =>
  format(addMonths(parseISO(day), months), 'yyyy-MM-dd');

/** Whether something of that day is more than so many months old. */
export const isOlder = (day: string, months: number, today: string): boolean =>
  monthsAfter(day, months) < today;

/** Whole days from one day to another, negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from));

/** The day part of a moment. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** A day in a form of date-fns, such as `d MMMM`. */
export const formatDay = (day: string, form: string, locale: Locale): string =>
  format(parseISO(day), form, { locale: LOCALES[locale] });

/** A time `HH:MM` in a form of date-fns, such as `h:mmaaa`. */
export const formatTime = (time: string, form: string, locale: Locale): string =>
  format(parseISO(`2000-01-01T${time}`), form, { locale: LOCALES[locale] });

/**
 * A moment on a clock on the wall of a time zone, the same on every computer. Of an hour that is there twice it is the
 * first; one that the clocks skip is read with the clock as it was before.
 */
function onClock(moment: string, zone: string): TZDate {
  const [year, month, day, hour, minute] = moment.split(/[- :]/).map(Number);
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!);
  const [before, after] = [-DAY, DAY].map((away) => wall - tzOffset(zone, new Date(wall + away)) * MINUTE);
  const shows = (time: number): boolean => time + tzOffset(zone, new Date(time)) * MINUTE === wall;
  return new TZDate(!shows(before!) && shows(after!) ? after! : before!, zone);
}
