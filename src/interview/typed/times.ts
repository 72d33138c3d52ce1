/** A time of day as people type it. */

/** HH:MM, or midnight, which is at either end of a day. */
export type Time = string;
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';

const PART = /(?:^| )(?:in )?(?:this )?(morning|afternoon|evening|night)$/;

/**
 * The times that words can mean: one, or two when they could be before or after noon. 'none' when nothing is said,
 * 'needed' when only a part of the day is, undefined when it is not a time. `part` is the part of the day that was
 * said with the day.
 */
export function timeTyped(words: string, part: DayPart | undefined): Time[] | 'none' | 'needed' | undefined {
  const said = PART.exec(words);
  const text = said ? words.slice(0, said.index).trim() : words;
  const when = (said?.[1] as DayPart | undefined) ?? part;
  if (text === '') return said ? 'needed' : 'none';
  if (/^(?:12 ?)?(?:noon|midday)$/.test(text)) return ['12:00'];
  if (/^(?:12 ?)?midnight$/.test(text)) return ['midnight'];
  const twelve = /^(\d{1,2})(?:[:.h](\d\d))? ?(a|p)\.?m\.?$/.exec(text);
  if (twelve) return hour12(Number(twelve[1]), twelve[2], twelve[3] === 'p');
  const full =
    /^(\d{1,2})(?:[:.h](\d\d)| ?o'?clock)$/.exec(text) ?? /^(\d\d)(\d\d)(?: ?h(?:ou)?rs)?$/.exec(text);
  const bare = /^(\d{1,2})$/.exec(text);
  const match = full ?? bare;
  return match ? hour24(match[1]!, match[2] ?? '00', when) : undefined;
}

function hour12(hour: number, minutes = '00', pm: boolean): Time[] | undefined {
  if (hour < 1 || hour > 12 || minutes > '59') return undefined;
  return [`${twoDigits((hour % 12) + (pm ? 12 : 0))}:${minutes}`];
}

/** 21:30 and 09:30 are clear; 9:30 is clear only with a part of the day. */
function hour24(hour: string, minutes: string, part: DayPart | undefined): Time[] | undefined {
  const h = Number(hour);
  if (h > 23 || minutes > '59') return undefined;
  if (h === 0 || h > 12 || hour.startsWith('0')) return [`${twoDigits(h)}:${minutes}`];
  const [am, pm] = [`${twoDigits(h % 12)}:${minutes}`, `${twoDigits((h % 12) + 12)}:${minutes}`];
  if (part === 'morning') return [am];
  if (part === 'afternoon' || part === 'evening') return [pm];
  // At night six to twelve are before midnight; one to five are after it.
  if (part === 'night') return [h >= 6 && h < 12 ? pm : am];
  return [am, pm];
}

export const twoDigits = (n: string | number): string => String(n).padStart(2, '0');
