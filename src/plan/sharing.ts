/** What a reader other than the person may see: an allow-list, by default nothing. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from './answers.ts';
import type { Plan } from './shape.ts';

export const READERS = ['me', 'family', 'worker'] as const;
export type Reader = (typeof READERS)[number];

/** What a page or a file is made from: a plan, who will hold it, and the day on which it is made. */
export interface PlanForReader {
  knowledge: Knowledge;
  plan: Plan;
  /** YYYY-MM-DD */
  today: string;
  /** Anyone but the person sees only what the plan shares with them. */
  reader?: Reader;
}

/** What a reader sees of a plan: the parts, and the plan with nothing else in it. */
export function seenBy(
  knowledge: Knowledge,
  plan: Plan,
  reader: Reader = 'me',
): { parts: string[]; plan: Plan } {
  const parts = sharedParts(knowledge, plan, reader);
  return { parts, plan: reader === 'me' ? plan : planOfParts(knowledge, plan, parts) };
}

/** The parts a plan shares with a reader; all of them with the person. */
export function sharedParts(knowledge: Knowledge, plan: Plan, reader: Reader): string[] {
  const parts = Object.keys(knowledge.shares).filter((part) => part !== 'never');
  if (reader === 'me') return parts;
  const chosen = plan.sharing?.[reader] ?? [];
  return parts.filter((part) => chosen.includes(part));
}

/** A plan with only the answers of these parts, and the region, which every page needs for its numbers. */
function planOfParts(knowledge: Knowledge, plan: Plan, parts: readonly string[]): Plan {
  const kept: Record<string, Record<string, unknown>> = {};
  const paths = [...parts.flatMap((part) => knowledge.shares[part] ?? []), 'about.region'];
  for (const path of paths) {
    const [section, key] = path.split('.') as [string, string];
    const answer = answerAt(plan, path);
    if (answer !== undefined) (kept[section] ??= {})[key] = answer;
  }
  const { version, timezone, checkins } = plan;
  const shared = checkins && parts.includes('checkins') ? { checkins } : {};
  return { version, ...(timezone ? { timezone } : {}), ...kept, ...shared } as Plan;
}
