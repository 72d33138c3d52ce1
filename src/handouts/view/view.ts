/** Plan + knowledge + today -> everything a handout may print, by name: the only way data reaches a template. */
import { dangersOf } from '../../advice/danger.ts';
import { withoutUnfit } from '../../advice/picks.ts';
import { choiceOf, itemsOf, questionAt } from '../../knowledge/bank.ts';
import { wordsOf, type Handout, type Knowledge } from '../../knowledge/knowledge.ts';
import type { ValueAt } from '../../knowledge/values.ts';
import { textsAt } from '../../plan/answers.ts';
import { sightOf, type Reader } from '../../plan/sharing.ts';
import type { Plan } from '../../plan/shape.ts';
import { dayWords, type DayWords } from '../../text/day-words.ts';
import { answersView, WRITE_LINE } from './answers.ts';
import { bankView } from './bank.ts';
import { itemView, listsView } from './lists.ts';
import { escapeText, Markdown } from '../template/markdown.ts';
import { NO_REGION, regionView, tapped, type RegionView } from './region.ts';
import { statementsFor, type StatementOf } from '../template/statements.ts';
import type { View } from '../template/template.ts';
import { readerOf, seenBy, type Asked, type Seen } from './seen.ts';
import { callersView, isCrowded, takesView } from './short.ts';
import { slotsView } from './slots.ts';
import { timelineView } from './timeline.ts';
import { toComeBackTo } from '../../plan/conditions.ts';

export interface ViewOptions extends Asked {
  /** Puts something after the words of a statement, such as a note of its source. */
  onStatement?: (id: string) => string;
  /** In few words, for a small window. */
  small?: boolean;
}

/**
 * What any handout may print of one plan. The result gives the view of each handout: what its reader may see, and its own
 * slots. Readers share a view.
 */
export function viewsOf(options: ViewOptions): (handout: Handout) => View {
  const views = new Map<Reader, (handout: Handout) => View>();
  return (handout) => {
    const reader = options.reader ?? readerOf(handout);
    const viewOf = views.get(reader) ?? viewsFor({ ...options, reader });
    views.set(reader, viewOf);
    return viewOf(handout);
  };
}

function viewsFor(options: ViewOptions): (handout: Handout) => View {
  const { knowledge } = options;
  const known = seenBy(options);
  const seen = { ...known, plan: withoutUnfit(knowledge, known.plan, known.situation) };
  const region = regionView(knowledge, seen.plan.about?.region, seen.today);
  const statement = statementsFor(knowledge, region, options.onStatement);
  const shared = Object.getOwnPropertyDescriptors(sharedView(knowledge, seen, region, statement));
  const { small = false } = options;
  const asker = {
    plan: seen.plan,
    situation: seen.situation,
    gates: seen.parts.includes('gates') && !seen.blank ? seen.gates.standing : [],
    blank: seen.blank,
  };
  return (handout) =>
    Object.assign(
      Object.defineProperties<View>({ small }, shared),
      slotsView(knowledge, handout, asker, statement),
    );
}

function sharedView(knowledge: Knowledge, seen: Seen, region: RegionView, print: StatementOf): View {
  const { plan, parts, blank, reader, today } = seen;
  const days = dayWords(wordsOf(knowledge));
  // A card has lines to write on: it is the person's own, though others may read it.
  const ownCopy = reader === 'me' || reader === 'card';
  const { sees } = sightOf(knowledge, plan, parts);
  const answers = answersView(knowledge, plan, today, (path) =>
    blank ? 'worksheet' : ownCopy || sees(path) ? 'own' : 'shared',
  );
  const left = reader === 'me' && !blank ? toComeBackTo(knowledge, plan) : [];
  return {
    blank,
    filled: !blank,
    today: days.day(today),
    day_made: days.short(today),
    name: plan.about?.name ?? WRITE_LINE,
    has_name: plan.about?.name !== undefined,
    naloxone_coming: plan.overdose?.naloxone === COMING,
    shared: !ownCopy && !blank,
    shared_count: parts.length,
    shared_of: Object.keys(knowledge.shares).length - 1,
    crisis: crisisView(plan),
    /** Then nothing stands before the steps but the number to call. */
    overdose_now: plan.safety?.now === OVERDOSE,
    region: { ...region, ...statementLists(region, print, seen), youth_lines: youthLines(region, seen) },
    ...answers,
    ...callersView(blank ? NOBODY : plan, answers),
    crowded: isCrowded(plan),
    timeline: timelineView(knowledge, seen, print),
    ...skillsView(knowledge, plan, print),
    ...checkinsView(plan, days),
    ...lapsesView(plan, days),
    lists: listsView(knowledge, print),
    get bank() {
      return bankView(knowledge, plan.about?.region);
    },
    come_back: left.map(({ ask }) => ask),
    has_come_back: left.length > 0,
    takes: takesView(knowledge, blank ? NOBODY : plan, seen),
    regions: region.unknown ? everyEmergency(knowledge) : [],
    region_lines: region.unknown ? everyCrisisLine(knowledge) : [],
  };
}

const OVERDOSE: ValueAt<'safety.now'> = 'overdose';

/** Naloxone that is not there yet is not told as if it were. */
const COMING: ValueAt<'overdose.naloxone'> = 'getting';

/** Lines for young people are for someone who said that they are one. */
const youthLines = ({ youth_lines }: RegionView, { situation }: Seen): RegionView['youth_lines'] =>
  situation.is('under_18') === true ? youth_lines : [];

/** What is sold where they live is for who may buy there. */
function statementLists(
  region: RegionView,
  statement: StatementOf,
  { situation }: Seen,
): Record<string, Markdown[]> {
  const { not_breathing_ids, not_breathing_short_id, naloxone_ids, law_ids, supply_ids } = region;
  return {
    not_breathing: not_breathing_ids.map(statement),
    not_breathing_short: [statement(not_breathing_short_id)],
    naloxone: naloxone_ids.map(statement),
    law: law_ids.map(statement),
    supply: situation.is('street_supply') === false ? [] : supply_ids.map(statement),
  };
}

/** The parts of the crisis page: the danger that was named first. */
function crisisView(plan: Plan): View[] {
  const named = dangersOf(plan).filter((danger) => danger !== 'overdose');
  const dangers = [...new Set([...named, ...(['overdose', 'suicide', 'very_unwell'] as const)])];
  return dangers.map((danger) => ({
    overdose: danger === 'overdose',
    suicide: danger === 'suicide',
    very_unwell: danger === 'very_unwell',
  }));
}

/** How many skills a page for a bad moment explains; the others are only named. */
const TOP_SKILLS = 3;

/** The skills a person chose, with their steps, and what they picked for comfort that has some. */
function skillsView(knowledge: Knowledge, plan: Plan, statement: StatementOf): View {
  const skills = itemsPicked(knowledge, plan, 'coping.skills', statement);
  const more = skills.slice(TOP_SKILLS).map(({ label }) => escapeText(label));
  return {
    skills,
    top_skills: skills.slice(0, TOP_SKILLS),
    has_more_skills: more.length > 0,
    more_skills: new Markdown(more.join(' · ')),
    comforts: itemsPicked(knowledge, plan, 'first_days.comfort', statement).filter(
      ({ steps }) => steps.length > 0,
    ),
  };
}

/** What was picked from the list of a question, with what is known of it; own words have no steps. */
function itemsPicked(
  knowledge: Knowledge,
  plan: Plan,
  path: string,
  statement: StatementOf,
): (View & { label: string; steps: readonly unknown[] })[] {
  const question = questionAt(knowledge, path)!;
  return textsAt(plan, path).map((text) => {
    const value = choiceOf(knowledge, question, text)?.value;
    const item = itemsOf(knowledge, question.choices_from!).find((one) => one.value === value);
    if (!item) return { value: text, label: text, says: [], steps: [] };
    return { ...itemView(knowledge, item, statement), label: item.label, steps: item.steps ?? [] };
  });
}

/** Check-ins as rows with a bar of ten for each number: a plot in letters that any printer and reader can show. */
function checkinsView({ checkins = [] }: Plan, days: DayWords): View {
  const bar = (value: string | undefined): string =>
    value === undefined ? '' : `${'■'.repeat(Number(value))}${'□'.repeat(10 - Number(value))} ${value}`;
  const rows = checkins.map(({ on, craving, mood, sleep }) => ({
    on: on ? days.short(on) : '',
    craving: bar(craving),
    mood: bar(mood),
    sleep: bar(sleep),
  }));
  return { checkins: rows, has_checkins: rows.length > 0 };
}

/** Times of use after a stop, as they were written down. */
function lapsesView({ lapses = [] }: Plan, days: DayWords): View {
  const rows = lapses.map(({ on, what_happened: what, helped }) => ({
    on: on ? days.short(on) : '',
    what_happened: what ?? '',
    has_what_happened: what !== undefined,
    helped: helped ?? '',
    has_helped: helped !== undefined,
  }));
  return { lapses: rows, has_lapses: rows.length > 0 };
}

/** The crisis line of every region that comes first and has a number, for a page that knows no region. */
function everyCrisisLine(knowledge: Knowledge): View[] {
  const lines = new Map<string, { name: string; places: string[] }>();
  for (const { label, lines: all } of Object.values(knowledge.regions)) {
    const line = all.find(({ for: kind, number }) => kind === 'crisis' && number !== undefined);
    if (!line?.number) continue;
    const known = lines.get(line.number) ?? { name: line.name, places: [] };
    lines.set(line.number, { ...known, places: [...known.places, label] });
  }
  return [...lines].map(([number, { name, places }]) => ({
    name,
    number: tapped(number),
    places: places.join(', '),
  }));
}

/** Every region's emergency number, for a page that knows no region: regions with one number stand together. */
function everyEmergency(knowledge: Knowledge): View[] {
  const numbers = new Map<string, string[]>();
  for (const { id, label, emergency } of Object.values(knowledge.regions))
    if (id !== NO_REGION) numbers.set(emergency.number, [...(numbers.get(emergency.number) ?? []), label]);
  return [...numbers].map(([number, labels], index) => ({
    name: labels.join(', '),
    emergency: tapped(number),
    last: index === numbers.size - 1,
  }));
}

const NOBODY: Plan = { version: '2' };
