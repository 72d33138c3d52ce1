/** Which clock a plan goes by: that of its country, or the one that was said. */
import { choicesIn, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isSameClock } from '../text/clock.ts';
import type { Document } from '../yaml/yaml.ts';
import { put } from './change.ts';
import type { Plan } from './shape.ts';

/** The clocks that people of a region are asked to choose from. */
export function clocksToChoose(knowledge: Knowledge, region: string | undefined): string[] {
  const question = questionsOf(knowledge).find(({ sets_clock }) => sets_clock);
  return question ? choicesIn(knowledge, question, region).map(({ value }) => value) : [];
}

/** The time zone that the answers say; undefined where there are several and none was chosen. */
export function clockSaid(knowledge: Knowledge, { about = {} }: Plan): string | undefined {
  const { region, clock } = about;
  const own = knowledge.regions[region ?? '']?.timezone;
  return own ?? clocksToChoose(knowledge, region).find((zone) => zone === clock);
}

/**
 * Brings the time zone of a changed plan in line with what it says, unless the file has another name for the same clock. Where
 * nothing says it, the file's own stays; after a move to another country, that is the clock of this computer. Returns the new
 * time zone when there is one.
 */
export function setClock(
  doc: Document,
  knowledge: Knowledge,
  change: { before: Plan; plan: Plan; today: string },
  home: { timezone: string },
): string | undefined {
  const { before, plan, today } = change;
  const { timezone } = plan;
  const said = clockSaid(knowledge, plan);
  if (said !== undefined && timezone !== undefined && isSameClock(timezone, said, today)) return undefined;
  const left = before.about?.region;
  const hasMoved = left !== undefined && left !== plan.about?.region;
  const now = said ?? (timezone === undefined || hasMoved ? home.timezone : timezone);
  if (now === timezone) return undefined;
  put(doc, ['timezone'], now);
  return now;
}
