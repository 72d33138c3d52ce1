/** Which sentences stand in a slot of a handout for this person, gravest first. */
import { choiceOf, itemsOf, questionAt } from '../knowledge/bank.ts';
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import { type Statement } from '../knowledge/shape.ts';
import { URGENCIES, type Slot, type Urgency } from '../knowledge/advice-shapes.ts';
import { textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import type { OpenGate } from './gates.ts';
import type { Situation } from './situation.ts';

/** One line of a slot: a sentence, or gates that ask for the same thing. */
export type SlotLine = { statement: string } | { gates: readonly OpenGate[] };

export interface FilledSlot {
  lines: SlotLine[];
  /** The page that holds what did not fit, and the gravest gates among that. */
  rest?: { page: string; gates: readonly OpenGate[] };
}

/** For whom a slot is filled. */
export interface Asker {
  plan: Plan;
  situation: Situation;
  /** The gates whose lines this reader may read. */
  gates: readonly OpenGate[];
  /** A worksheet: whatever may fit anyone. */
  blank: boolean;
}

/**
 * Fills one slot. Emergencies always stand, on this page in a slot of their own, and each takes a line from what the
 * others have room for, down to one. Of the rest no more stands than there is room for.
 */
export function slotOf(knowledge: Knowledge, { meta }: Handout, name: string, asker: Asker): FilledSlot {
  const slot = meta.slots![name]!;
  if (slot.one_of) return { lines: [{ statement: firstOf(knowledge, slot.one_of, asker) }] };
  const entries = entriesFor(knowledge, `${meta.id}/${name}`, slot, asker);
  const grave = entries.filter(({ urgency }) => urgency === 'emergency');
  const others = entries.filter(({ urgency }) => urgency !== 'emergency');
  const most = roomIn(slot, asker);
  const fits = others.length <= most;
  const kept = fits ? others : others.slice(0, slot.names === undefined ? most - 1 : most);
  const lines = [...grave, ...kept].map(({ line }) => line);
  if (fits || slot.rest === undefined) return { lines };
  const left = others.slice(kept.length).flatMap(({ line }) => ('gates' in line ? line.gates : []));
  return { lines, rest: { page: slot.rest, gates: left.slice(0, slot.names ?? 0) } };
}

function roomIn({ lines = Infinity, names }: Slot, { gates }: Asker): number {
  const emergencies = gates.filter(({ urgency }) => urgency === 'emergency');
  const left = lines - new Set(emergencies.map(({ see }) => see)).size;
  return Math.max(names === undefined ? 1 : 0, left);
}

interface Ranked {
  urgency: Urgency;
  about: string | undefined;
  line: SlotLine;
}

const isFor = ({ for: condition }: Pick<Statement, 'for'>, { situation }: Asker): boolean =>
  condition === undefined || situation.holds(condition) === true;

/** The first sentence that holds. The build sees to it that the last has no condition. */
const firstOf = (knowledge: Knowledge, ids: readonly string[], asker: Asker): string =>
  ids.find((id) => isFor(knowledge.statements[id]!, asker)) ?? ids.at(-1)!;

function entriesFor(knowledge: Knowledge, place: string, slot: Slot, asker: Asker): Ranked[] {
  const ours = slot.closing_first
    ? asker.gates.toSorted((a, b) => Number(b.closes === 'yes') - Number(a.closes === 'yes'))
    : asker.gates;
  const gates = ours
    .filter(({ urgency }) => knowledge.urgency[urgency].where.includes(place))
    .map((gate) => ({ urgency: gate.urgency, about: gate.about, line: { gates: [gate] } }));
  const fits = (statement: Statement): boolean =>
    asker.blank && slot.blank === 'all'
      ? statement.for !== undefined && asker.situation.holds(statement.for) !== false
      : isFor(statement, asker);
  const placed = placedIn(knowledge, place).filter((id) => fits(knowledge.statements[id]!));
  const statements = [...placed, ...ofChosen(knowledge, slot, asker)].map((id) => {
    const { urgency = 'know', about } = knowledge.statements[id]!;
    return { urgency, about, line: { statement: id } };
  });
  const ranked = [...gates, ...statements].sort(
    (a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency),
  );
  return together(gravestOnly(ranked));
}

/** What is known of the items that were chosen, each sentence once. */
function ofChosen(knowledge: Knowledge, { chosen = [] }: Slot, { plan }: Asker): string[] {
  const ids = chosen.flatMap((path) => {
    const question = questionAt(knowledge, path)!;
    const picked = textsAt(plan, path).map((text) => choiceOf(knowledge, question, text)?.value);
    const items = itemsOf(knowledge, question.choices_from ?? '');
    return items.filter(({ value }) => picked.includes(value)).flatMap(({ says = [] }) => says);
  });
  return [...new Set(ids)];
}

const places = new WeakMap<Knowledge, Map<string, string[]>>();

/** The sentences that name a place, in the order of their files. */
export function placedIn(knowledge: Knowledge, place: string): string[] {
  const index = places.get(knowledge) ?? new Map<string, string[]>();
  if (index.size === 0) {
    for (const [id, { where = [] }] of Object.entries(knowledge.statements))
      for (const one of where) index.set(one, [...(index.get(one) ?? []), id]);
    places.set(knowledge, index);
  }
  return index.get(place) ?? [];
}

/** Of what is about the same thing, the first. */
const gravestOnly = (entries: readonly Ranked[]): Ranked[] =>
  entries.filter(
    ({ about }, index) => about === undefined || entries.findIndex((one) => one.about === about) === index,
  );

/** Gates with the same thing to do become one line, so that it is said once. */
function together(entries: readonly Ranked[]): Ranked[] {
  const out: Ranked[] = [];
  for (const entry of entries) {
    const gate = 'gates' in entry.line ? entry.line.gates[0]! : undefined;
    const same = gate && out.find(({ line }) => 'gates' in line && line.gates[0]!.see === gate.see);
    if (same && 'gates' in same.line) same.line = { gates: [...same.line.gates, gate] };
    else out.push({ ...entry });
  }
  return out;
}
