/** Plan + knowledge + today -> everything a handout may print, by name. Pure: the only way data reaches a template. */
import { closesCalendar, gatesOf, type OpenGate } from '../checks/gates.ts';
import { itemsOf, leftAs, holds, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Opioid } from '../knowledge/shape.ts';
import type { Plan } from '../plan/shape.ts';
import { dayInShort, dayInWords, daysBetween, momentInShort } from '../timeline/dates.ts';
import {
  buildTimeline,
  fromStreet,
  type RiskWindow,
  type Stage,
  type Timeline,
} from '../timeline/timeline.ts';
import { answersView, WRITE_LINE } from './answers-view.ts';
import { itemView, listsView } from './lists-view.ts';
import { Markdown } from './markdown.ts';
import { NO_REGION, regionView, type RegionView } from './region-view.ts';
import { statementPrinter } from './statements.ts';

export interface ViewOptions {
  knowledge: Knowledge;
  plan: Plan;
  /** YYYY-MM-DD */
  today: string;
  /** A worksheet: nothing of the plan but its region, lines to write on everywhere. */
  blank: boolean;
  /** Puts something after the words of a statement, such as a note of its source. */
  onStatement?: (id: string) => string;
}

/** Every name a template can use. Values are text (escaped when printed), Markdown, lists, groups and yes/no. */
export type View = Record<string, unknown>;

export function buildView(options: ViewOptions): View {
  const { knowledge, today, blank } = options;
  const plan: Plan = blank ? blankPlan(options.plan) : options.plan;
  const region = regionView(options.knowledge, plan.about?.region, today);
  const statement = statementPrinter(knowledge, region, options.onStatement);
  const gates = gatesOf(knowledge, plan);
  const timeline = buildTimeline(knowledge, plan, closesCalendar(gates));
  const name = plan.about?.name;
  const left = blank ? [] : comeBack(knowledge, plan);
  return {
    blank,
    filled: !blank,
    today: dayInWords(today),
    name: name ?? WRITE_LINE,
    has_name: name !== undefined,
    for_someone: plan.about?.filled_by === 'for_someone',
    danger: dangerView(plan),
    region: { ...region, ...statementLists(region, statement) },
    ...answersView(knowledge, plan, blank),
    gates: gatesView(blank ? [] : gates, statement),
    timeline: timelineView(options, timeline, statement),
    skills: chosenSkills(knowledge, plan, statement),
    lists: listsView(knowledge, statement),
    come_back: left,
    has_come_back: left.length > 0,
    regions: everyEmergency(knowledge),
  };
}

const blankPlan = (plan: Plan): Plan => ({
  version: plan.version,
  ...(plan.about?.region ? { about: { region: plan.about.region } } : {}),
});

type Print = (id: string) => Markdown;

function statementLists(region: RegionView, print: Print): Record<string, Markdown[]> {
  const { naloxone_ids, law_ids, supply_ids } = region;
  return { naloxone: naloxone_ids.map(print), law: law_ids.map(print), supply: supply_ids.map(print) };
}

function dangerView(plan: Plan): Record<string, boolean> {
  const now = plan.safety?.now;
  return {
    any: now !== undefined && now !== 'no',
    overdose: now === 'overdose',
    suicide: now === 'suicide' || plan.safety?.mind === 'plan',
    very_unwell: now === 'very_unwell',
  };
}

function gatesView(gates: readonly OpenGate[], print: Print): Record<string, unknown> {
  const rows = gates.map((gate) => ({
    title: gate.title,
    why: print(gate.why),
    see: print(gate.see),
    emergency: gate.action.includes('emergency'),
    same_day: gate.action.includes('same_day'),
    closes: gate.action.includes('gate'),
  }));
  return {
    any: rows.length > 0,
    close: rows.some((row) => row.closes),
    all: rows,
    closing: rows.filter((row) => row.closes),
    others: rows.filter((row) => !row.closes),
    has_others: rows.some((row) => !row.closes),
  };
}

function timelineView(
  { knowledge, plan, today, blank }: ViewOptions,
  timeline: Timeline,
  print: Print,
): View {
  const notes = blank ? undefined : plan.timeline;
  const stageNote = (id: string): string | undefined => notes?.stages?.find((one) => one.id === id)?.note;
  const dated = timeline.clock === 'dated';
  return {
    dated,
    words: timeline.clock === 'words',
    none: timeline.clock === 'none',
    closed: timeline.clock === 'closed',
    has_dates: dated && timeline.stages.some((stage) => stage.from !== undefined),
    planned: plan.use?.stage === 'planning',
    opioids: timeline.opioids.map((opioid) => opioidView(opioid, plan, print)),
    has_opioids: timeline.opioids.length > 0,
    stages: timeline.stages.map((stage) => ({
      ...stageView(stage, knowledge, print),
      ...noteView(stageNote(stage.id)),
    })),
    windows: timeline.windows.map((window) => ({
      ...windowView(window, today),
      ...noteView(notes?.windows?.find(({ id }) => id === window.id)?.note),
    })),
    has_windows: timeline.windows.length > 0,
    in_window: timeline.windows.some((window) => today >= window.from && today <= window.until),
    follow_ups: timeline.follow_ups.map(({ day, on }) => ({
      day: /^\d+$/.test(day) ? `Day ${day}` : day,
      on: dayInShort(on),
      ...noteView(notes?.follow_ups?.find((one) => one.day === day)?.note),
    })),
    has_follow_ups: timeline.follow_ups.length > 0,
    notes: notes?.notes ?? WRITE_LINE,
    has_notes: notes?.notes !== undefined,
  };
}

const noteView = (note: string | undefined): View => ({ has_note: note !== undefined, note: note ?? '' });

function opioidView(opioid: Opioid, plan: Plan, print: Print): View {
  const region = plan.about?.region ?? '';
  const supply = (opioid.supply ?? []).filter((entry) => entry.regions.includes(region) && fromStreet(plan));
  const warnings = [...(opioid.warnings ?? []), ...supply.flatMap((entry) => entry.says)];
  return {
    label: opioid.label,
    says: print(opioid.says),
    feels: (opioid.feels ?? []).map(print),
    helps: (opioid.helps ?? []).map(print),
    warnings: [...new Set(warnings)].map(print),
    not_ordinary: (opioid.not_ordinary ?? []).map(print),
  };
}

function stageView(stage: Stage, knowledge: Knowledge, print: Print): View {
  const words = knowledge.stages[stage.id];
  return {
    title: words.title,
    has_dates: stage.from !== undefined,
    from: stage.from ? momentInShort(stage.from) : '',
    to: stage.to ? momentInShort(stage.to) : '',
    in_words: stage.when !== undefined,
    when: (stage.when ?? []).map(print),
    feels: words.feels.map(print),
    helps: words.helps.map(print),
  };
}

function windowView(window: RiskWindow, today: string): View {
  const day = daysBetween(window.from, today);
  return {
    after_stop: window.id === 'stop',
    after_hospital: window.id === 'hospital',
    after_prison: window.id === 'prison',
    after_treatment: window.id === 'treatment',
    from: dayInWords(window.from),
    strongest_until: dayInWords(window.strongest_until),
    until: dayInWords(window.until),
    now: day >= 0 && day <= 28,
    day_number: day,
  };
}

/** The skills a person chose, with their steps; their own skills have none. */
function chosenSkills(knowledge: Knowledge, plan: Plan, print: Print): View[] {
  return (plan.coping?.skills ?? []).map((value) => {
    const item = itemsOf(knowledge, 'skills').find((one) => one.value === value);
    return item ? itemView(knowledge, item, print) : { value, label: value, says: [], steps: [] };
  });
}

/** Questions left for later that still apply, as they are asked. */
function comeBack(knowledge: Knowledge, plan: Plan): string[] {
  return questionsOf(knowledge)
    .filter((question) => holds(knowledge, question.when, plan))
    .filter((question) => ['dont_know', 'not_now'].includes(leftAs(knowledge, plan, question.path) ?? ''))
    .map(({ ask }) => ask);
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
