/** A day, or a day and a time, as people type them -> the way a plan keeps them. Never guesses between two. */
import { dayAfter } from '../../text/days.ts';
import { dayTyped, countTyped, type Days } from './days.ts';
import { timeTyped, type DayPart, type Time } from './times.ts';

export interface Now {
  /** YYYY-MM-DD */
  today: string;
  /** HH:MM now, when it is known. */
  time?: string | undefined;
}

export type DateReading =
  /** `2026-11-22`, or with a time `2026-11-22 21:30`. */
  | { value: string }
  /** It could be any of these. */
  | { which: string[] }
  | { problem: 'not_a_date' | 'no_such_day' | 'not_a_time' | 'time_needed' }
  /** The day of the week named is not that of this date. */
  | { problem: 'wrong_weekday'; day: string };

/** `moment` may have a time; for a `date` a time is left out. */
export function dateTyped(text: string, kind: 'date' | 'moment', now: Now): DateReading {
  const words = text
    .toLowerCase()
    .replace(/\b(?:on|at|the|of|about|around|roughly|maybe|so)\b|[,~?]|\.(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const ago = kind === 'moment' ? hoursAgo(words, now) : undefined;
  if (ago) return ago;
  const { today } = now;
  const found = dayTyped(words, today) ?? timeThenDay(words, today);
  if (!found) return timeAlone(words, kind, today) ?? { problem: 'not_a_date' };
  const { days, rest } = found;
  if ('problem' in days) return days;
  return kind === 'date' ? oneOf(days.which) : withTime(days, rest);
}

function withTime({ which, part }: Days, rest: string): DateReading {
  const time = timeTyped(rest, part);
  if (time === undefined) return { problem: 'not_a_time' };
  if (time === 'needed' || (time === 'none' && part)) return { problem: 'time_needed' };
  if (time === 'none') return oneOf(which);
  return oneOf(which.flatMap((day) => moments(day, time, part)));
}

function oneOf(days: readonly string[]): DateReading {
  const [first, ...others] = new Set(days);
  return others.length === 0 ? { value: first! } : { which: [first!, ...others] };
}

/** "9pm yesterday": the longest end of the words that is a day, after a time. */
function timeThenDay(words: string, today: string): ReturnType<typeof dayTyped> {
  for (let space = words.indexOf(' '); space !== -1; space = words.indexOf(' ', space + 1)) {
    const found = dayTyped(words.slice(space + 1), today);
    const time = words.slice(0, space);
    if (found?.rest === '' && timeTyped(time, undefined) !== undefined) return { ...found, rest: time };
  }
  return undefined;
}

/** A clear time without a day could be on any of three. */
function timeAlone(words: string, kind: 'date' | 'moment', today: string): DateReading | undefined {
  if (kind === 'date' || /^\d+$/.test(words)) return undefined;
  const time = timeTyped(words, undefined);
  if (!Array.isArray(time) || time.length > 1) return undefined;
  return oneOf([-1, 0, 1].flatMap((days) => moments(dayAfter(today, days), time, undefined)));
}

/** The moments a time on a day can be. The hours after midnight of "last night" are on the next day. */
function moments(day: string, times: readonly Time[], part: DayPart | undefined): string[] {
  const next = dayAfter(day, 1);
  return times.flatMap((time) => {
    if (time === 'midnight') return part === 'night' ? [`${next} 00:00`] : [`${day} 00:00`, `${next} 00:00`];
    return [`${part === 'night' && time < '12:00' ? next : day} ${time}`];
  });
}

const AGO =
  /^(?:(half an? hour)|(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (minute|min|hour|hr)s?) ago$/;

function hoursAgo(words: string, { today, time: now }: Now): DateReading | undefined {
  const [, half, count, unit] = AGO.exec(words) ?? [];
  const just = /^(?:just |right )?now$/.test(words);
  if (!half && !count && !just) return undefined;
  if (now === undefined) return just ? { value: today } : { problem: 'not_a_date' };
  const minutes = just ? 0 : half ? 30 : countTyped(count!) * (unit!.startsWith('h') ? 60 : 1);
  const at = Date.parse(`${today}T${now}:00Z`) - minutes * 60_000;
  return { value: new Date(at).toISOString().slice(0, 16).replace('T', ' ') };
}
