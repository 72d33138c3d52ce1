/** Days and times of day in words, as templates/words/days.yaml writes them and a locale of date-fns names them. */
import { dayAfter, dayOf, formatDay, formatTime, type Locale } from './days.ts';
import type { Words } from './phrases.ts';

export interface DayWords {
  /** "Sunday 22 November 2026" */
  day(day: string): string;
  /** "Sun 22 Nov 2026" */
  short(day: string): string;
  /** "22 Nov" */
  dayAndMonth(day: string): string;
  /** "22 Nov 2026" */
  withYear(day: string): string;
  /** "Sun 22 Nov" */
  shortest(day: string): string;
  /** "Sunday 22 November 2026, 2:30pm"; without a time the day. Midnight is named by the two days around it. */
  moment(moment: string): string;
  /** "Sun 22 Nov, 2pm" */
  shortMoment(moment: string): string;
  /** A part of a day, never an hour: "the morning of Sun 22 Nov". When it is rough, the day alone. At midnight the day before ends. */
  part(moment: string, rough: boolean, as: 'from' | 'to'): string;
  /** "22 November 2026, 9:30pm": as it can be typed and read again. */
  typed(moment: string): string;
}

type Form = 'day' | 'short' | 'shortest' | 'day_and_month' | 'with_year' | 'weekday' | 'typed';

export function dayWords(words: Words): DayWords {
  const locale = words('days.locale') as Locale;
  const as =
    (form: Form) =>
    (day: string): string =>
      formatDay(day, words(`days.${form}`), locale);
  const time = (at: string): string =>
    at === '12:00'
      ? words('days.noon')
      : formatTime(at, words(at.endsWith(':00') ? 'days.hour' : 'days.time'), locale);
  const withTime = (moment: string, form: Form): string => {
    const [day, at] = [as(form)(dayOf(moment)), moment.slice(11)];
    return at ? words('days.moment', { day, time: time(at) }) : day;
  };
  const around = (midnight: string, before: Form, after: Form): { first: string; second: string } => ({
    first: as(before)(dayAfter(dayOf(midnight), -1)),
    second: as(after)(dayOf(midnight)),
  });
  return {
    day: as('day'),
    short: as('short'),
    dayAndMonth: as('day_and_month'),
    withYear: as('with_year'),
    shortest: as('shortest'),
    moment: (moment) =>
      isMidnight(moment) ? words('days.midnight', around(moment, 'day', 'day')) : withTime(moment, 'day'),
    shortMoment: (moment) =>
      isMidnight(moment)
        ? words('days.midnight_short', around(moment, 'weekday', 'shortest'))
        : withTime(moment, 'shortest'),
    part: (moment, rough, end) => {
      const endsDay = isMidnight(moment) && end === 'to';
      const day = as('shortest')(dayAfter(dayOf(moment), endsDay ? -1 : 0));
      return rough ? day : words(endsDay ? 'days.parts.late' : partOf(moment), { day });
    },
    typed: (moment) =>
      isMidnight(moment)
        ? words('days.moment', { day: as('typed')(dayOf(moment)), time: '00:00' })
        : withTime(moment, 'typed'),
  };
}

const isMidnight = (moment: string): boolean => moment.endsWith(' 00:00');

/** The part of a day that a moment with a time falls in, by the hour that it ends before. */
function partOf(moment: string) {
  const hour = Number(moment.slice(11, 13));
  if (hour < 5) return 'days.parts.early_hours';
  if (hour < 12) return 'days.parts.morning';
  if (hour < 17) return 'days.parts.afternoon';
  return hour < 22 ? 'days.parts.evening' : 'days.parts.late';
}

/** What a follow-up is called: "Day 7", "6 months". */
export function dayNumber(day: string, words: Words): string {
  const [, n = day, months] = /^(\d+)( months)?$/.exec(day) ?? [];
  return words(months ? 'days.months' : 'days.number', { n });
}
