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
  /** "Sun 22 Nov" */
  shortest(day: string): string;
  /** "Sunday 22 November 2026, 2:30pm"; without a time just the day. Midnight is named by the two days it is between. */
  moment(moment: string): string;
  /** "Sun 22 Nov, 2pm" */
  shortMoment(moment: string): string;
  /** A part of a day, never an hour: "the morning of Sun 22 Nov". When it is rough, the day alone; midnight ends a day. */
  part(moment: string, rough: boolean): string;
  /** "22 November 2026, 9:30pm": as it can be typed and read again. */
  typed(moment: string): string;
}

export function dayWords(words: Words): DayWords {
  const locale = words('days.locale') as Locale;
  const day = (one: string): string => formatDay(one, words('days.day'), locale);
  const shortest = (one: string): string => formatDay(one, words('days.shortest'), locale);
  const time = (at: string): string =>
    at === '12:00'
      ? words('days.noon')
      : formatTime(at, words(at.endsWith(':00') ? 'days.hour' : 'days.time'), locale);
  const withTime = (moment: string, form: (day: string) => string): string => {
    const at = moment.slice(11);
    return at ? words('days.moment', { day: form(dayOf(moment)), time: time(at) }) : form(moment);
  };
  const isMidnight = (moment: string): boolean => moment.endsWith(' 00:00');
  const night = (
    name: 'days.midnight' | 'days.midnight_short',
    moment: string,
    first: string,
    second: string,
  ): string =>
    words(name, {
      first: formatDay(dayAfter(dayOf(moment), -1), first, locale),
      second: formatDay(dayOf(moment), second, locale),
    });
  return {
    day,
    short: (one) => formatDay(one, words('days.short'), locale),
    dayAndMonth: (one) => formatDay(one, words('days.day_and_month'), locale),
    shortest,
    moment: (moment) =>
      isMidnight(moment)
        ? night('days.midnight', moment, words('days.day'), words('days.day'))
        : withTime(moment, day),
    shortMoment: (moment) =>
      isMidnight(moment)
        ? night('days.midnight_short', moment, words('days.weekday'), words('days.shortest'))
        : withTime(moment, shortest),
    part: (moment, rough) => {
      if (!rough && !isMidnight(moment)) return words(partOf(moment), { day: shortest(dayOf(moment)) });
      const day = isMidnight(moment) ? dayAfter(dayOf(moment), -1) : dayOf(moment);
      return rough ? shortest(day) : words('days.parts.late', { day: shortest(day) });
    },
    typed: (moment) => {
      const plain = formatDay(dayOf(moment), words('days.typed'), locale);
      if (isMidnight(moment)) return words('days.moment', { day: plain, time: '00:00' });
      return withTime(moment, () => plain);
    },
  };
}

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
