/**
 * What must hold between situation, gates, sentences and slots: every name is there and stands above what uses it, no
 * gate that closes dates looks at today, every sentence is placed in exactly one way, and what a slot has no room for
 * stands on the page it names.
 */
import { choicesOf, fieldAt } from '../knowledge/bank.ts';
import { namesIn, type Expression } from '../knowledge/expression.ts';
import type { Handout, Knowledge, ReportMistake } from '../knowledge/knowledge.ts';
import { URGENCIES, type Slot } from '../knowledge/advice-shapes.ts';
import { placedIn } from '../advice/advice.ts';
import { placementsOf, slotsOf } from '../advice/places.ts';
import { pathsOf } from '../advice/situation.ts';
import { planPaths } from '../plan/shape.ts';
import { ASKED_NAMES } from '../knowledge/values.ts';
import { phrase, type Phrase } from '../text/phrases.ts';

export function checkAdvice(knowledge: Knowledge, report: ReportMistake): void {
  checkSituation(knowledge, report);
  checkGates(knowledge, report);
  checkPlaces(knowledge, report);
  checkSlots(knowledge, report);
  checkPicks(knowledge, report);
}

/** What is not for everyone can be left out of a list, and names for whom. */
function checkPicks(knowledge: Knowledge, report: ReportMistake): void {
  for (const { section, questions } of knowledge.sections)
    for (const question of questions)
      for (const field of [question, ...(question.fields ?? [])])
        for (const { value, not_for: name } of choicesOf(knowledge, field)) {
          if (name === undefined) continue;
          const of = { question: question.id };
          const tell = (what: Phrase): void => report(`sections.${section}`, what);
          if (!Object.hasOwn(knowledge.situation, name))
            tell(phrase('advice.not_for', { ...of, value, name }));
          if (field === question && field.kind !== 'many') tell(phrase('advice.not_for_where', of));
        }
}

function checkSituation(knowledge: Knowledge, report: ReportMistake): void {
  const above = new Set<string>();
  const paths = planPaths();
  for (const [name, entry] of Object.entries(knowledge.situation)) {
    const origin = `situation.${name}`;
    const kinds = [
      entry.answers ?? entry.own_words ?? entry.nameless,
      entry.open,
      entry.when,
      entry.calendar,
      entry.gates,
    ].filter((kind) => kind !== undefined);
    if (kinds.length !== 1) report(origin, phrase('advice.one_kind', { name }));
    if (entry.calendar && !entry.example) report(origin, phrase('advice.no_example', { name }));
    for (const used of entry.when ? namesIn(entry.when) : [])
      if (!above.has(used)) report(origin, phrase('advice.not_above', { name: used }));
    for (const path of [...pathsOf(entry), ...(entry.settled_by ? [entry.settled_by] : [])])
      if (!paths.has(path)) report(origin, phrase('templates.no_path', { path }));
    for (const [path, values] of (entry.answers ?? []).flatMap((line) => Object.entries(line)))
      for (const value of values)
        if (!canBe(knowledge, path, value))
          report(origin, phrase('templates.condition_value', { value, path }));
    above.add(name);
  }
  const used = namesUsed(knowledge);
  for (const name of above)
    if (!used.has(name) && !isRegionName(knowledge, name))
      report(`situation.${name}`, phrase('advice.name_unused', { name }));
  for (const name of ASKED_NAMES)
    if (!above.has(name)) report('situation', phrase('advice.no_name', { name }));
}

/** Every name that a name, a gate, a sentence or the program asks for. */
function namesUsed(knowledge: Knowledge): Set<string> {
  const conditions = [
    ...Object.values(knowledge.situation).map((entry) => entry.when),
    ...Object.values(knowledge.gates).map((gate) => gate.for),
    ...Object.values(knowledge.statements).map((statement) => statement.for),
  ];
  return new Set([
    ...ASKED_NAMES,
    ...picksNotFor(knowledge),
    ...conditions.flatMap((condition) => (condition ? namesIn(condition) : [])),
  ]);
}

/** For whom something in a list is not. */
const picksNotFor = (knowledge: Knowledge): string[] =>
  Object.values(knowledge.lists).flatMap(({ groups }) =>
    groups.flatMap(({ items }) => items.flatMap(({ not_for }) => not_for ?? [])),
  );

/** Every region has its name, used or not. */
const isRegionName = (knowledge: Knowledge, name: string): boolean =>
  Object.hasOwn(knowledge.regions, name.replace(/^in_/, ''));

/** Whether an answer at a path can be this: a choice, any answer, or something that terms.yaml knows the names of. */
function canBe(knowledge: Knowledge, path: string, value: string): boolean {
  const field = fieldAt(knowledge, path);
  if (!field) return false;
  const offered = choicesOf(knowledge, field).map((choice) => choice.value);
  const known = Object.hasOwn(knowledge.terms, value) || Object.hasOwn(knowledge.opioids, value);
  return value === 'any' || offered.includes(value) || known;
}

/** Every name that a condition comes to in the end. */
export function namesBehind(knowledge: Knowledge, condition: Expression): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const { when } = knowledge.situation[name] ?? {};
    for (const inner of when ? namesIn(when) : []) add(inner);
  };
  for (const name of namesIn(condition)) add(name);
  return found;
}

function checkNames(
  knowledge: Knowledge,
  origin: string,
  condition: Expression,
  report: ReportMistake,
): void {
  for (const name of namesIn(condition))
    if (!Object.hasOwn(knowledge.situation, name)) report(origin, phrase('advice.no_name', { name }));
}

function checkGates(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, gate] of Object.entries(knowledge.gates)) {
    const origin = `gates.${id}`;
    checkNames(knowledge, origin, gate.for, report);
    for (const name of namesBehind(knowledge, gate.for)) {
      const entry = knowledge.situation[name];
      if (entry?.calendar && gate.closes) report(origin, phrase('advice.gate_calendar', { name }));
      if (entry?.gates) report(origin, phrase('advice.gate_gates', { name }));
    }
  }
  for (const [id, { unless }] of Object.entries(knowledge.findings)) {
    if (knowledge.gates[id]) report(`findings.${id}`, phrase('advice.finding_gate', { id }));
    if (unless !== undefined && !knowledge.gates[unless])
      report(`findings.${id}`, phrase('advice.no_gate', { id: unless }));
  }
  for (const urgency of URGENCIES) {
    const places = knowledge.urgency[urgency]?.where ?? [];
    if (places.length === 0) report('urgency', phrase('advice.urgency_nowhere', { urgency }));
    for (const place of places) needSlot(knowledge, `urgency.${urgency}`, place, report);
  }
}

function needSlot(knowledge: Knowledge, origin: string, place: string, report: ReportMistake): void {
  const [handout = '', name = ''] = place.split('/');
  const slot = knowledge.handouts[handout]?.meta.slots?.[name];
  if (!slot || slot.one_of) report(origin, phrase('advice.no_slot', { place }));
}

/** Each sentence is named in pages, or is of a thing, or says for whom and where: one of them, never two. */
function checkPlaces(knowledge: Knowledge, report: ReportMistake): void {
  for (const [id, placements] of placementsOf(knowledge)) {
    const origin = `statements.${id}`;
    const statement = knowledge.statements[id]!;
    if (statement.for) checkNames(knowledge, origin, statement.for, report);
    for (const place of statement.where ?? []) needSlot(knowledge, origin, place, report);
    const ways = new Set(placements.map(({ how }) => how)).size;
    if (ways !== 1)
      report(origin, phrase(ways === 0 ? 'advice.placed_nowhere' : 'advice.placed_twice', { id }));
  }
}

function checkSlots(knowledge: Knowledge, report: ReportMistake): void {
  for (const { handout, name, slot } of slotsOf(knowledge)) {
    const origin = `handouts.${handout.meta.id}`;
    const place = `${handout.meta.id}/${name}`;
    const last = slot.one_of?.at(-1);
    for (const id of slot.one_of ?? [])
      if (!knowledge.statements[id]) report(origin, phrase('templates.no_statement', { id }));
    if (last && knowledge.statements[last]?.for)
      report(origin, phrase('advice.last_needs_none', { id: last, place }));
    if (slot.lines !== undefined && slot.rest === undefined && slot.lines < mostIn(knowledge, place, slot))
      report(origin, phrase('advice.no_rest', { place }));
    if (slot.rest !== undefined) checkRest(knowledge, { handout, name, slot }, report);
  }
}

/** How many lines a slot could come to hold. */
const mostIn = (knowledge: Knowledge, place: string, slot: Slot): number =>
  slot.chosen ? Infinity : placedIn(knowledge, place).length;

/** What does not fit stands on the page that is named, which has room for all of it. */
function checkRest(
  knowledge: Knowledge,
  { handout, name, slot }: { handout: Handout; name: string; slot: Slot },
  report: ReportMistake,
): void {
  const origin = `handouts.${handout.meta.id}`;
  const place = `${handout.meta.id}/${name}`;
  const rest = knowledge.handouts[slot.rest!];
  if (!rest || rest.meta.reader !== 'me') return report(origin, phrase('advice.rest_unknown', { place }));
  const roomy = Object.entries(rest.meta.slots ?? {}).filter(([, one]) => one.lines === undefined);
  const there = (one: string): boolean => roomy.some(([slotName]) => `${rest.meta.id}/${slotName}` === one);
  for (const id of placedIn(knowledge, place))
    if (!(knowledge.statements[id]!.where ?? []).some(there))
      report(origin, phrase('advice.rest_lacks', { id, place }));
  for (const urgency of URGENCIES) {
    const { where } = knowledge.urgency[urgency];
    if (urgency !== 'emergency' && where.includes(place) && !where.some(there))
      report(origin, phrase('advice.rest_lacks', { id: urgency, place }));
  }
  for (const path of slot.chosen ?? [])
    if (!roomy.some(([, one]) => one.chosen?.includes(path)))
      report(origin, phrase('advice.rest_lacks', { id: path, place }));
}
