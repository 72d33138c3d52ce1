/** Which opioids a plan names, however they are written, and where they come from. */
import { choiceOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Opioid } from '../knowledge/shape.ts';
import { textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { namedIn } from './terms.ts';

/** Stands for an opioid that nobody knows, and for one that this program has no facts on. */
const UNKNOWN = 'unsure';
/** What terms.yaml calls an opioid that this program has no times for. */
const OTHER = 'other_opioid';
/** What terms.yaml calls "I do not know" in other words. */
const NOT_KNOWN = 'not_known';

/**
 * The opioids of the plan, each once, with street supply read as what it is likely to be in this region. A name that is
 * not known counts as the one without any times. "I do not know" beside an opioid that is known adds a caution
 * (situation.yaml), and takes nothing away.
 */
export function opioidsOf(knowledge: Knowledge, plan: Plan): Opioid[] {
  const region = plan.about?.region ?? '';
  const answers = textsAt(plan, 'use.opioids');
  const ids = [...answers.map((answer) => opioidNamed(knowledge, answer)), ...opioidsBeside(knowledge, plan)];
  const counted = ids.filter(
    (id, index) => id !== UNKNOWN || !isUnknownChoice(knowledge, answers[index] ?? ''),
  );
  const found = (counted.length > 0 ? counted : ids).map((id) => {
    const opioid = knowledge.opioids[id];
    const street = opioid?.street_as?.find((entry) => entry.regions.includes(region));
    return street && fromStreet(plan) ? knowledge.opioids[street.use] : opioid;
  });
  return [...new Set(found.filter((opioid) => opioid !== undefined))];
}

/**
 * Whether all that someone says they use leaves the body over weeks, such as a depot or a patch: then no day is one to count
 * from. A name inside a longer answer counts too.
 */
export function leavesSlowly(knowledge: Knowledge, plan: Plan): boolean {
  const isSlow = (id: string): boolean => (knowledge.opioids[id] ?? knowledge.terms[id])?.no_day === 'yes';
  const named = textsAt(plan, 'use.opioids').map((answer) => {
    const choice = opioidChoice(knowledge, answer);
    const { whole, parts } = namedIn(knowledge, answer);
    return choice === undefined ? [...whole, ...parts] : [choice];
  });
  return (
    named.length > 0 && named.every((ids) => ids.some(isSlow)) && opioidsBeside(knowledge, plan).every(isSlow)
  );
}

function opioidNamed(knowledge: Knowledge, answer: string): string {
  const choice = opioidChoice(knowledge, answer);
  if (choice !== undefined) return choice;
  const ids = namedIn(knowledge, answer).whole.filter((id) => Object.hasOwn(knowledge.opioids, id));
  return ids.length === 1 ? ids[0]! : UNKNOWN;
}

/** Opioids that someone names among other drugs, or in the amount of a day. */
const opioidsBeside = (knowledge: Knowledge, plan: Plan): string[] =>
  (['use.other_drugs', 'use.amount'] as const)
    .flatMap((path) => textsAt(plan, path))
    .flatMap((answer) => {
      const { whole, parts } = namedIn(knowledge, answer);
      return [...whole, ...parts]
        .map((id) => (id === OTHER ? UNKNOWN : id))
        .filter((id) => Object.hasOwn(knowledge.opioids, id));
    });

const isUnknownChoice = (knowledge: Knowledge, answer: string): boolean =>
  opioidChoice(knowledge, answer) === UNKNOWN ||
  namedIn(knowledge, answer).whole.some((id) => id === NOT_KNOWN || id === UNKNOWN);

const opioidChoice = (knowledge: Knowledge, answer: string): string | undefined =>
  choiceOf(knowledge, questionAt(knowledge, 'use.opioids')!, answer)?.value;

/** True unless the only supply named is a prescription or a shop: unknown supply is treated as the street. */
export function fromStreet(plan: Plan): boolean {
  const source = plan.use?.source ?? [];
  return source.length === 0 || source.some((from) => from !== 'my_prescription' && from !== 'shop');
}
