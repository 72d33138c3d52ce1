/** Days and times of day on the person's own clock. A day is `2026-11-22`; a moment may add ` 14:30`. */
import { addDays, addHours, addMonths, differenceInCalendarDays, format, parseISO } from 'date-fns';
import { enGB, enUS } from 'date-fns/locale';
import { onClock } from './clock.ts';

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

/** The last day of what ends at a moment: at midnight, the day before. */
export const lastDayOf = (moment: string): string =>
  moment.endsWith(' 00:00') ? dayAfter(dayOf(moment), -1) : dayOf(moment);

/** A day in a form of date-fns, such as `d MMMM`. */
export const formatDay = (day: string, form: string, locale: Locale): string =>
  format(parseISO(day), form, { locale: LOCALES[locale] });

/** A time `HH:MM` in a form of date-fns, such as `h:mmaaa`. */
export const formatTime = (time: string, form: string, locale: Locale): string =>
  format(parseISO(`2000-01-01T${time}`), form, { locale: LOCALES[locale] });
