/** Where every sentence stands, and why: for the checks at build, and for those who ask. */
import { questionsOf } from '../knowledge/bank.ts';
import type { Expression } from '../knowledge/expression.ts';
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import type { Slot } from '../knowledge/advice-shapes.ts';

/**
 * One way in which a sentence is placed. named: in a page that every reader of it gets. with: printed with a thing, such as
 * a region or a gate. for: where its condition holds, in a slot.
 */
export type Placement =
  | { how: 'named'; page: string }
  | { how: 'with'; thing: string }
  | { how: 'for'; place: string; condition: Expression | undefined };

/** Every placement of every sentence, by its id. A sentence that stands nowhere has none. */
export function placementsOf(knowledge: Knowledge): Map<string, Placement[]> {
  const found = new Map<string, Placement[]>(Object.keys(knowledge.statements).map((id) => [id, []]));
  const add = (id: string, placement: Placement): void => void found.get(id)?.push(placement);
  for (const { meta, body } of Object.values(knowledge.handouts))
    for (const id of idsNamedIn(knowledge, body)) add(id, { how: 'named', page: meta.id });
  for (const [thing, ids] of thingsOf(knowledge)) for (const id of ids) add(id, { how: 'with', thing });
  for (const [id, { where = [], for: condition }] of Object.entries(knowledge.statements))
    for (const place of where) add(id, { how: 'for', place, condition });
  for (const { handout, name, slot } of slotsOf(knowledge))
    for (const id of slot.one_of ?? []) {
      const condition = knowledge.statements[id]?.for;
      if (condition) add(id, { how: 'for', place: `${handout.meta.id}/${name}`, condition });
      else add(id, { how: 'named', page: handout.meta.id });
    }
  return found;
}

/** The sentences that a page names, with those of its parts, each once. */
function idsNamedIn(knowledge: Knowledge, page: string): Set<string> {
  const ids = [...page.matchAll(/\{\{>\s*([\w./-]+)\s*\}\}/g)].map(([, id]) => id!);
  return new Set(
    ids.flatMap((id) => {
      const part = knowledge.parts[id];
      return part === undefined ? [id] : [...idsNamedIn(knowledge, part)];
    }),
  );
}

/** Regions, stages, opioids, gates and items, each with the sentences printed with it. */
function thingsOf(knowledge: Knowledge): (readonly [thing: string, ids: readonly string[]])[] {
  return [
    ...Object.values(knowledge.regions).map(
      ({ id, not_breathing, not_breathing_short, naloxone, law, supply }) =>
        [`region ${id}`, [...not_breathing, not_breathing_short, ...naloxone, ...law, ...supply]] as const,
    ),
    ...Object.entries(knowledge.stages).map(
      ([id, { feels, helps }]) => [`stage ${id}`, [...feels, ...helps]] as const,
    ),
    ...Object.values(knowledge.opioids).map(
      ({ id, says, stages = [] }) =>
        [`opioid ${id}`, [says, ...stages.flatMap(({ when }) => (when ? [when] : []))]] as const,
    ),
    ...Object.entries(knowledge.gates).map(([id, { why, see }]) => [`gate ${id}`, [why, see]] as const),
    ...chosenLists(knowledge).flatMap((name) =>
      (knowledge.lists[name]?.groups ?? [])
        .flatMap((group) => group.items)
        .map(({ value, says = [] }) => [`${name} ${value}`, says] as const),
    ),
  ];
}

/** The lists whose items, when they are chosen, print what is known of them. */
function chosenLists(knowledge: Knowledge): string[] {
  const paths = new Set(slotsOf(knowledge).flatMap(({ slot }) => slot.chosen ?? []));
  const lists = questionsOf(knowledge).flatMap(({ path, choices_from }) =>
    choices_from && paths.has(path) ? [choices_from] : [],
  );
  return [...new Set(lists)];
}

/** Every slot of every handout. */
export const slotsOf = (knowledge: Knowledge): { handout: Handout; name: string; slot: Slot }[] =>
  Object.values(knowledge.handouts).flatMap((handout) =>
    Object.entries(handout.meta.slots ?? {}).map(([name, slot]) => ({ handout, name, slot })),
  );
