/** Proof that every sentence that says for whom and where reaches that person, in each slot it names. */
import { placementsOf } from '../../advice/places.ts';
import type { Expression } from '../../knowledge/expression.ts';
import type { Handout, Knowledge } from '../../knowledge/knowledge.ts';
import type { Gate } from '../../knowledge/shape.ts';
import { renderHandout } from '../../handouts/handout.ts';
import { renderStatement } from '../../handouts/template/statements.ts';
import type { Plan } from '../../plan/shape.ts';
import { calmPerson, smallestPerson } from './smallest-person.ts';

/** One sentence, or gate, in one slot. */
export interface Placed {
  id: string;
  /** `handout/slot` */
  place: string;
  for: Expression | undefined;
  /** The sentence that must be read there. */
  says: string;
}

/** Everything that is placed by a condition. */
export function placedByCondition(knowledge: Knowledge): Placed[] {
  const sentences = [...placementsOf(knowledge)].flatMap(([id, placements]) =>
    placements.flatMap((one) => (one.how === 'for' ? [{ id, place: one.place, for: one.condition, says: id }] : [])),
  );
  const gates = Object.entries(knowledge.gates).flatMap(([id, gate]) =>
    gatePlaces(knowledge, gate).map((place) => ({ id, place, for: gate.for, says: gate.see })),
  );
  return [...sentences, ...gates];
}

/** Where lines of a gate stand; a slot that shows titles only, or closing gates only, needs no proof of its own. */
const gatePlaces = (knowledge: Knowledge, gate: Gate): string[] =>
  knowledge.urgency[gate.urgency].where.filter((place) => {
    const [handout = '', name = ''] = place.split('/');
    const slot = knowledge.handouts[handout]!.meta.slots![name]!;
    return slot.gates !== 'title' && !slot.closing && handout !== 'crisis';
  });

/** What could not be shown to reach its reader. `today` is YYYY-MM-DD. */
export function unreached(knowledge: Knowledge, today: string): Placed[] {
  const people = new Map<string, Plan | undefined>();
  const pages = new Map<string, string>();
  const personFor = (condition: Expression | undefined): readonly [string, Plan | undefined] => {
    if (condition === undefined) return ['', { version: '1' }];
    const key = JSON.stringify(condition);
    if (!people.has(key)) people.set(
        key,
        smallestPerson(knowledge, condition, today) ??
          smallestPerson(knowledge, condition, today, calmPerson(knowledge, today)),
      );
    return [key, people.get(key)];
  };
  return placedByCondition(knowledge).filter((placed) => {
    const [key, plan] = personFor(placed.for);
    if (!plan) return true;
    const handout = knowledge.handouts[placed.place.split('/')[0]!] as Handout;
    const at = `${handout.meta.id} ${key}`;
    const page = pages.get(at) ?? renderHandout(handout, { knowledge, plan, today, reader: 'me' });
    pages.set(at, page);
    return !page.includes(renderStatement(knowledge, placed.says, plan.about?.region));
  });
}
