/** The clocks of time zones. */
import { TZDate, tzOffset } from '@date-fns/tz';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What the clock of a zone shows at a moment, YYYY-MM-DD HH:MM; that of this computer when none is named. */
export function shownBy(zone: string | undefined, at: Date): string {
  const minutes = zone === undefined ? -at.getTimezoneOffset() : tzOffset(zone, at);
  return new Date(at.getTime() + minutes * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether two zones show the same time, in winter and in summer of the year of a day. */
export function isSameClock(one: string, other: string, day: string): boolean {
  const halves = ['01', '07'].map((month) => new Date(`${day.slice(0, 4)}-${month}-01T00:00Z`));
  return halves.every((at) => tzOffset(one, at) === tzOffset(other, at));
}

/** When the clock of a zone shows a time: once, but for an hour that is there twice, or that the clocks skip. */
function shownAt(moment: string, zone: string): { times: number[]; before: number } {
  const [year, month, day, hour, minute] = moment.split(/[- :]/).map(Number);
  const wall = Date.UTC(year!, month! - 1, day!, hour!, minute!);
  const [before, after] = [-DAY, DAY].map((away) => wall - tzOffset(zone, new Date(wall + away)) * MINUTE);
  const shows = (time: number): boolean => time + tzOffset(zone, new Date(time)) * MINUTE === wall;
  return { times: [...new Set([before!, after!])].filter(shows), before: before! };
}

/** How often the clock of a zone shows a moment. */
export const timesShown = (moment: string, zone: string): number => shownAt(moment, zone).times.length;

/**
 * A moment on a clock on the wall of a time zone, the same on every computer. Of an hour that is there twice it is the
 * first; one that the clocks skip is read with the clock as it was before.
 */
export function onClock(moment: string, zone: string): TZDate {
  const { times, before } = shownAt(moment, zone);
  return new TZDate(times[0] ?? before, zone);
}
