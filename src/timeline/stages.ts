/** Stages of withdrawal: from the facts of opioids, and the moment of the last use or of the planned stop. */
import type { Opioid, StageId } from '../knowledge/shape.ts';
import { hoursAfter } from '../text/days.ts';

/** A stage of withdrawal. Either `from` and `to` (it is likely to fall between these) or `when` (statements). */
export interface Stage {
  id: StageId;
  from?: string;
  to?: string;
  /** Counted from a day without a time. */
  rough?: boolean;
  when?: string[];
}

/** dated: stages with dates; words: stages in words; none: no stages. */
export type Clock = 'dated' | 'words' | 'none';

/** With several opioids the least certain clock counts; with none named there is no clock. */
export function slowestClock(opioids: readonly Opioid[]): Clock {
  if (opioids.length === 0) return 'none';
  const clocks = opioids.map(({ clock }) => clock);
  return (['none', 'words'] as const).find((clock) => clocks.includes(clock)) ?? 'dated';
}

export function stagesOf(
  opioids: readonly Opioid[],
  clock: Clock,
  start: string | undefined,
  zone: string,
): Stage[] {
  if (clock === 'none') return [];
  const all = opioids.flatMap(({ stages }) => stages ?? []);
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.flatMap((id): Stage[] => {
    const same = all.filter((stage) => stage.id === id);
    const when = [...new Set(same.flatMap((stage) => stage.when ?? []))];
    if (when.length > 0) return [{ id, when }];
    if (clock === 'words') return [];
    const hours = same.flatMap((stage) => stage.hours ?? []);
    return [{ id, ...(start ? between(start, Math.min(...hours), Math.max(...hours), zone) : {}) }];
  });
}

/** With only a day, the last use was at some time on it: the range grows to hold both ends of the day. */
function between(
  start: string,
  least: number,
  most: number,
  zone: string,
): Pick<Stage, 'from' | 'to' | 'rough'> {
  const rough = start.length === 10;
  const [earliest, latest] = rough ? [`${start} 00:00`, `${start} 24:00`] : [start, start];
  const range = { from: hoursAfter(earliest, least, zone, 'down'), to: hoursAfter(latest, most, zone, 'up') };
  return rough ? { ...range, rough } : range;
}
