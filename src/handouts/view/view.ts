/** Plan + knowledge + today -> everything a handout may print, by name. Nothing else reaches a template. */
import { dangersOf } from '../../advice/danger.ts';
import type { OpenGate } from '../../advice/gates.ts';
import { itemsOf } from '../../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import { seenBy, type PlanForReader } from '../../plan/sharing.ts';
import { emptyPlan, type Plan } from '../../plan/shape.ts';
import { dayWords, type DayWords } from '../../text/day-words.ts';
import { timelineOf, type Timeline } from '../../timeline/timeline.ts';
import { answersView, WRITE_LINE } from './answers.ts';
import { bankView } from './bank.ts';
import { itemView, listsView } from './lists.ts';
import { escapeText, Markdown } from '../template/markdown.ts';
import { NO_REGION, regionView, type RegionView } from './region.ts';
import { statementsFor, type StatementOf } from '../template/statements.ts';
import type { View } from '../template/template.ts';
import { timelineView } from './timeline.ts';
import { toComeBackTo } from '../../plan/conditions.ts';

export interface ViewOptions extends PlanForReader {
  /** A worksheet: nothing of the plan but its region, lines to write on everywhere. */
  blank: boolean;
  /** Puts something after the words of a statement, such as a note of its source. */
  onStatement?: (id: string) => string;
}

/** Every name a template can use. */
export function buildView(options: ViewOptions): View {
  const { knowledge, today, blank, reader = 'me' } = options;
  const whole: Plan = blank ? emptyPlan(options.plan.about?.region) : options.plan;
  const { parts, plan } = seenBy(knowledge, whole, reader);
  const days = dayWords(wordsOf(knowledge));
  const region = regionView(knowledge, plan.about?.region, today);
  const statement = statementsFor(knowledge, region, options.onStatement);
  const { gates, timeline } = workedOut(knowledge, whole, parts);
  const name = plan.about?.name;
  const left = reader === 'me' && !blank ? toComeBackTo(knowledge, plan) : [];
  return {
    blank,
    filled: !blank,
    today: days.day(today),
    name: name ?? WRITE_LINE,
    has_name: name !== undefined,
    for_someone: plan.about?.filled_by === 'for_someone',
    shared: reader !== 'me' && !blank,
    shared_count: parts.length,
    shared_of: Object.keys(knowledge.shares).length - 1,
    danger: dangerView(plan),
    region: { ...region, ...statementLists(region, statement) },
    ...answersView(knowledge, plan, blank ? 'worksheet' : reader === 'me' ? 'own' : 'shared'),
    gates: gatesView(blank ? [] : gates, statement),
    timeline: timelineView({ knowledge, plan: notedPlan(whole, plan, parts), today }, timeline, statement),
    ...skillsView(knowledge, plan, statement),
    checkins: checkinsView(plan, days),
    has_checkins: (plan.checkins ?? []).length > 0,
    lists: listsView(knowledge, statement),
    get bank() {
      return bankView(knowledge);
    },
    come_back: left.map(({ ask }) => ask),
    has_come_back: left.length > 0,
    regions: everyEmergency(knowledge),
  };
}

/** Gates and timeline, worked out from all answers but left empty for a reader they are not shared with. */
function workedOut(
  knowledge: Knowledge,
  whole: Plan,
  parts: readonly string[],
): { gates: OpenGate[]; timeline: Timeline } {
  const { gates, timeline } = timelineOf(knowledge, whole);
  const nothing: Timeline = { clock: 'none', opioids: [], stages: [], windows: [], follow_ups: [] };
  return {
    gates: parts.includes('gates') ? gates : [],
    timeline: parts.includes('timeline')
      ? { ...timeline, opioids: parts.includes('opioids') ? timeline.opioids : [] }
      : nothing,
  };
}

/** The plan that the timeline's notes come from: they are shared with its dates, or not at all. */
const notedPlan = (whole: Plan, plan: Plan, parts: readonly string[]): Plan =>
  whole.timeline && parts.includes('timeline') ? { ...plan, timeline: whole.timeline } : plan;

function statementLists(region: RegionView, statement: StatementOf): Record<string, Markdown[]> {
  const { naloxone_ids, law_ids, supply_ids } = region;
  return {
    naloxone: naloxone_ids.map(statement),
    law: law_ids.map(statement),
    supply: supply_ids.map(statement),
  };
}

function dangerView(plan: Plan): Record<string, boolean> {
  const now = plan.safety?.now;
  const dangers = dangersOf(plan);
  return {
    any: now !== undefined && now !== 'no',
    overdose: dangers.includes('overdose'),
    suicide: dangers.includes('suicide'),
    very_unwell: dangers.includes('very_unwell'),
  };
}

function gatesView(gates: readonly OpenGate[], statement: StatementOf): View {
  const rows = gates.map((gate) => ({
    title: gate.title,
    why: statement(gate.why),
    see: statement(gate.see),
    emergency: gate.action.includes('emergency'),
    same_day: gate.action.includes('same_day'),
    closes: gate.action.includes('gate'),
  }));
  const closing = rows.filter((row) => row.closes);
  const today = rows.filter((row) => !row.closes && (row.same_day || row.emergency));
  const others = rows.filter((row) => !closing.includes(row) && !today.includes(row));
  return {
    any: rows.length > 0,
    close: closing.length > 0,
    closing,
    has_today: today.length > 0,
    today,
    has_others: others.length > 0,
    others,
  };
}

/** How many skills a page for a bad moment explains; the others are only named. */
const TOP_SKILLS = 3;

/** The skills a person chose, with their steps; their own skills have none. */
function skillsView(knowledge: Knowledge, plan: Plan, statement: StatementOf): View {
  const skills = (plan.coping?.skills ?? []).map((value): View & { label: string } => {
    const item = itemsOf(knowledge, 'skills').find((one) => one.value === value);
    if (!item) return { value, label: value, says: [], steps: [] };
    return { ...itemView(knowledge, item, statement), label: item.label };
  });
  const more = skills.slice(TOP_SKILLS).map(({ label }) => escapeText(label));
  return {
    skills,
    top_skills: skills.slice(0, TOP_SKILLS),
    has_more_skills: more.length > 0,
    more_skills: new Markdown(more.join(' · ')),
  };
}

/** Check-ins as rows with a bar of ten for each number: a plot in letters that any printer and reader can show. */
function checkinsView(plan: Plan, days: DayWords): View[] {
  const bar = (value: string | undefined): string =>
    value === undefined ? '' : `${'■'.repeat(Number(value))}${'□'.repeat(10 - Number(value))} ${value}`;
  return (plan.checkins ?? []).map(({ on, craving, mood, sleep }) => ({
    on: on ? days.short(on) : '',
    craving: bar(craving),
    mood: bar(mood),
    sleep: bar(sleep),
  }));
}

/** Every region's emergency number, for a page that knows no region. */
function everyEmergency(knowledge: Knowledge): View[] {
  const regions = Object.values(knowledge.regions).filter(({ id }) => id !== NO_REGION);
  return regions.map((region, index) => ({
    name: region.label,
    emergency: region.emergency.number,
    last: index === regions.length - 1,
  }));
}
