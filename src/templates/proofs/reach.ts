/** Proof that every sentence that says for whom and where reaches that person, in each slot it names. */
import { placementsOf } from '../../advice/places.ts';
import { questionsOf } from '../../knowledge/bank.ts';
import { writtenAs, type Expression } from '../../knowledge/expression.ts';
import type { Handout, Knowledge } from '../../knowledge/knowledge.ts';
import type { Gate } from '../../knowledge/advice-shapes.ts';
import { handoutsOf, renderHandout, type HandoutOptions } from '../../handouts/handout.ts';
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
    placements.flatMap((one) =>
      one.how === 'for' ? [{ id, place: one.place, for: one.condition, says: id }] : [],
    ),
  );
  const gates = Object.entries(knowledge.gates).flatMap(([id, gate]) =>
    gatePlaces(knowledge, gate).map((place) => ({ id, place, for: gate.for, says: gate.see })),
  );
  return [...sentences, ...gates];
}

/** Where lines of a gate stand; a slot that shows titles only needs no proof of its own. */
const gatePlaces = (knowledge: Knowledge, gate: Gate): string[] =>
  knowledge.urgency[gate.urgency].where.filter((place) => {
    const [handout = '', name = ''] = place.split('/');
    const slot = knowledge.handouts[handout]!.meta.slots![name]!;
    return slot.gates !== 'title' && handout !== 'crisis';
  });

/** What could not be shown to reach its reader. `today` is YYYY-MM-DD. */
export function unreached(knowledge: Knowledge, today: string): Placed[] {
  const read = reader(knowledge, today);
  const people = new Map<string, Plan | undefined>();
  const personFor = (condition: Expression | undefined): Plan | undefined => {
    if (condition === undefined) return NOBODY;
    const key = writtenAs(condition);
    if (!people.has(key))
      people.set(
        key,
        // Of whom nothing else is true: an open question has gates of its own.
        smallestPerson(knowledge, condition, today, calmPerson(knowledge, today)) ??
          smallestPerson(knowledge, condition, today),
      );
    return people.get(key);
  };
  const lost = placedByCondition(knowledge).filter((placed) => {
    const plan = personFor(placed.for);
    return !plan || !read(placed.place.split('/')[0]!, plan, placed.says);
  });
  return [...lost, ...unreadThings(knowledge, read, today), ...unreadNames(knowledge, read)];
}

const NOBODY: Plan = { version: '2' };

/** Whether a sentence is to be read on a page of a plan. Pages are made once. */
function reader(knowledge: Knowledge, today: string): (page: string, plan: Plan, id: string) => boolean {
  const people = new WeakMap<Plan, { render: (handout: Handout) => string; pages: Map<string, string> }>();
  const whole = { knowledge, today, reader: 'me' } as const;
  return (page, plan, id) => {
    const person = people.get(plan) ?? {
      render: handoutsOf({ ...whole, plan }),
      pages: new Map<string, string>(),
    };
    people.set(plan, person);
    const handout = knowledge.handouts[page]!;
    const text = person.pages.get(page) ?? person.render(handout) + inFewWords(handout, { ...whole, plan });
    person.pages.set(page, text);
    return text.includes(renderStatement(knowledge, id, plan.about?.region));
  };
}

/** What a small window gets in place of a page; nothing for a page that has no such words. */
const inFewWords = (handout: Handout, options: HandoutOptions): string =>
  handout.body.includes('{{#small}}') ? renderHandout(handout, { ...options, small: true }) : '';

/** The pages on which things stand with their sentences. */
const PAGES_OF_THINGS = ['overdose', 'timeline', 'plan', 'one-page'];

function unreadThings(knowledge: Knowledge, read: ReturnType<typeof reader>, today: string): Placed[] {
  const plans = new Map<string, Plan>();
  return [...placementsOf(knowledge)].flatMap(([id, placements]) =>
    placements.flatMap((one) => {
      if (one.how !== 'with' || one.thing.startsWith('gate ')) return [];
      const plan = plans.get(one.thing) ?? planWith(knowledge, one.thing, today);
      plans.set(one.thing, plan);
      const isRead = PAGES_OF_THINGS.some((page) => knowledge.handouts[page] && read(page, plan, id));
      return isRead ? [] : [{ id, place: one.thing, for: undefined, says: id }];
    }),
  );
}

/** Someone to whom a thing, such as `region england`, belongs. */
function planWith(knowledge: Knowledge, thing: string, today: string): Plan {
  const [kind = '', id = ''] = thing.split(' ');
  const calm = calmPerson(knowledge, today);
  if (kind === 'region') return { ...NOBODY, about: { region: id } };
  if (kind === 'opioid') return { ...calm, use: { ...calm.use, opioids: [id] } };
  if (kind === 'stage') return calm;
  const question = questionsOf(knowledge).find(({ choices_from }) => choices_from === kind)!;
  const [section = '', key = ''] = question.path.split('.');
  return { ...NOBODY, [section]: { [key]: question.kind === 'one' ? id : [id] } };
}

/** What a page names is read by someone of whom nothing is known. */
function unreadNames(knowledge: Knowledge, read: ReturnType<typeof reader>): Placed[] {
  return [...placementsOf(knowledge)].flatMap(([id, placements]) =>
    placements.flatMap((one) =>
      one.how === 'named' && !read(one.page, NOBODY, id)
        ? [{ id, place: one.page, for: undefined, says: id }]
        : [],
    ),
  );
}
