/** Days and times of day on the person's own clock. A day is `2026-11-22`; a moment may add ` 14:30`. Pure. */
import { TZDate } from '@date-fns/tz';
import { addDays, addHours, addMonths, differenceInCalendarDays, format, parseISO } from 'date-fns';

/**
 * The moment `hours` of real time after `start` in a time zone, as a clock on the wall there shows it, so it is right
 * across a clock change. To the full hour before or after: ranges this wide have no minutes.
 */
export function hoursAfter(start: string, hours: number, zone: string, round: 'down' | 'up'): string {
  const exact = addHours(onClock(start, zone), hours);
  const up = round === 'up' && exact.getMinutes() > 0;
  return format(up ? addHours(exact, 1) : exact, 'yyyy-MM-dd HH:00');
}

/** The day `days` after a day. */
export const daysAfter = (day: string, days: number): string =>
  format(addDays(parseISO(day), days), 'yyyy-MM-dd');

/** The same day of the month `months` later, or the last day of a shorter month. */
export const monthsAfter = (day: string, months: number): string =>
  format(addMonths(parseISO(day), months), 'yyyy-MM-dd');

/** Whole days from one day to another, negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from));

/** The day part of a moment. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** A day in words, "Sunday 22 November 2026". */
export const dayInWords = (day: string): string => format(parseISO(day), 'EEEE d MMMM yyyy');

/** A day in few words, "Sun 22 Nov 2026". */
export const dayInShort = (day: string): string => format(parseISO(day), 'EEE d MMM yyyy');

/** A moment in words, "Sunday 22 November 2026, 2:30pm"; without a time just the day. */
export function momentInWords(moment: string): string {
  const time = moment.slice(11);
  return time ? `${dayInWords(dayOf(moment))}, ${timeInWords(time)}` : dayInWords(moment);
}

/** A moment in few words, "Sun 22 Nov, 2pm". */
export function momentInShort(moment: string): string {
  const day = format(parseISO(dayOf(moment)), 'EEE d MMM');
  const time = moment.slice(11);
  return time ? `${day}, ${timeInWords(time)}` : day;
}

/** `00:00` is "midnight", `12:00` is "noon", `14:30` is "2:30pm". */
function timeInWords(time: string): string {
  if (time === '00:00') return 'midnight';
  if (time === '12:00') return 'noon';
  return format(parseISO(`2000-01-01T${time}`), time.endsWith(':00') ? 'haaa' : 'h:mmaaa');
}

/** The instant of a moment with a time, on a clock in a time zone. */
export const instantOf = (moment: string, zone: string): Date => new Date(onClock(moment, zone).getTime());

function onClock(moment: string, zone: string): TZDate {
  const [year, month, day, hour, minute] = moment.split(/[- :]/).map(Number);
  return new TZDate(year!, month! - 1, day!, hour!, minute!, zone);
}
