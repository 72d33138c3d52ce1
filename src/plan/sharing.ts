/** What a reader other than the person may see: an allow-list, by default nothing. */
import { choiceOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from './answers.ts';
import type { Plan } from './shape.ts';

/** Who a person may name with --for. */
export const READERS = ['me', 'family', 'worker'] as const;
/** A card in a pocket is read by whoever finds it: it is a reader of its own. */
export type Reader = (typeof READERS)[number] | 'card';

/** What a page or a file is made from: a plan, who will hold it, and the day on which it is made. */
export interface PlanForReader {
  knowledge: Knowledge;
  plan: Plan;
  /** The day it is where the plan lives, YYYY-MM-DD. */
  today: string;
  /** The day it is on this computer, for a reader who may not know where that is. Without it, the same day. */
  here?: string;
  /** Anyone but the person sees only what the plan shares with them. */
  reader?: Reader | undefined;
}

/** The parts a plan shares with a reader; all of them with the person. Without an answer, what the question says is usual. */
export function sharedParts(knowledge: Knowledge, plan: Plan, reader: Reader): string[] {
  const parts = Object.keys(knowledge.shares).filter((part) => part !== 'never');
  if (reader === 'me') return parts;
  const question = questionAt(knowledge, `sharing.${reader}`);
  const chosen = plan.sharing?.[reader] ?? question?.usual ?? [];
  // "Nothing more" beside parts: nothing is shared until it is clear.
  const isNone = (text: string): boolean => !!question && !!choiceOf(knowledge, question, text)?.alone;
  return chosen.some(isNone) ? [] : parts.filter((part) => chosen.includes(part));
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
  const { contacts } = (kept['people'] ?? {}) as Pick<NonNullable<Plan['people']>, 'contacts'>;
  // Whoever holds the page might ring them.
  if (contacts) kept['people']!['contacts'] = contacts.filter(({ may_know: mayKnow }) => mayKnow !== 'no');
  const { version, checkins, lapses } = plan;
  const timezone = parts.includes('timeline') ? plan.timezone : undefined;
  const shared = {
    ...(checkins && parts.includes('checkins') ? { checkins } : {}),
    ...(lapses && parts.includes('lapse') ? { lapses } : {}),
  };
  return { version, ...(timezone ? { timezone } : {}), ...kept, ...shared } as Plan;
}

/** What one reader may see of a plan. */
export interface Sight {
  plan: Plan;
  /** Whether the answer at a path, such as `use.last_use` or `medicine.list.name`, is shown to this reader. */
  sees: (path: string) => boolean;
}

/** The sight of a reader who is shown these parts. */
export function sightOf(knowledge: Knowledge, plan: Plan, parts: readonly string[]): Sight {
  const shown = new Set([...parts.flatMap((part) => knowledge.shares[part] ?? []), 'about.region']);
  return {
    plan: planOfParts(knowledge, plan, parts),
    sees: (path) => shown.has(path.split('.', 2).join('.')),
  };
}
