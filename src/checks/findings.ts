/** What is wrong or missing in a plan, most serious first. It never says that a plan is safe. */
import type { OpenGate } from '../advice/gates.ts';
import type { Situation } from '../advice/situation.ts';
import { questionAt } from '../knowledge/bank.ts';
import { namesIn } from '../knowledge/expression.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { leftAs, toComeBackTo } from '../plan/conditions.ts';
import type { Plan } from '../plan/shape.ts';
import { timelineOf, type Timeline } from '../timeline/timeline.ts';
import { agreementFindings } from './agreement.ts';
import {
  clockChangeFindings,
  clockFinding,
  dateFindings,
  impossibleDays,
  missingDays,
  numberFindings,
  stopBeforeVisit,
  timelineFindings,
} from './dates.ts';
import { LEVELS, type Finding, type Found } from './finding.ts';
import { overdoseFindings, peopleFindings, triggerFindings } from './people.ts';

/** Findings in order: gates, problems, gaps, notes. `today` is YYYY-MM-DD. */
export function findingsOf(knowledge: Knowledge, plan: Plan, today: string): Finding[] {
  const { gates, situation, timeline } = timelineOf(knowledge, plan, today);
  const found = [
    ...safetyFindings(knowledge, plan, situation),
    ...peopleFindings(knowledge, plan),
    ...overdoseFindings(knowledge, plan),
    ...triggerFindings(knowledge, plan),
    ...agreementFindings(knowledge, plan, situation),
    ...impossibleDays(knowledge, plan, today),
    ...missingDays(knowledge, plan),
    ...clockFinding(knowledge, plan, today),
    ...clockChangeFindings(knowledge, plan),
    ...stopBeforeVisit(plan, today),
    ...dateFindings(plan, today),
    ...timelineFindings(plan, timeline),
    ...numberFindings(knowledge, plan, today),
    ...comeBackFindings(knowledge, plan),
    ...howOftenFinding(plan, timeline),
    ...leftOpenFindings(knowledge, plan, timeline),
  ]
    .filter(({ id }) => !gates.standing.some((gate) => gate.id === knowledge.findings[id]?.unless))
    .map((one) => ({ level: knowledge.findings[one.id]?.level ?? 'note', ...one }));
  const all: Finding[] = [
    ...gates.standing.map((gate) => gateFinding(knowledge, plan, situation, gate)),
    ...found,
  ];
  return all.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** A gate, with the answer that brings it, or the question that is open. */
function gateFinding(
  knowledge: Knowledge,
  plan: Plan,
  situation: Situation,
  { id, for: condition }: OpenGate,
): Finding {
  const names = namesIn(condition);
  const open = names
    .flatMap((name) => knowledge.situation[name]?.open ?? [])
    .filter((path) => leftAs(knowledge, plan, path) !== undefined);
  const path = names.flatMap((name) => situation.because(name)).map((one) => one.path)[0] ?? open[0];
  return { level: 'gate', id, ...(path === undefined ? {} : { path }) };
}

function* safetyFindings(knowledge: Knowledge, plan: Plan, situation: Situation): Generator<Found> {
  const now = plan.safety?.now;
  if (now !== undefined && now !== 'no') yield { id: 'danger_now', path: 'safety.now' };
  if (!plan.about?.region) yield { id: 'no_region', path: 'about.region' };
  const unanswered = ['safety.now', 'safety.applies', 'medicine.current', 'use.opioids'].find(
    (path) => leftAs(knowledge, plan, path) !== undefined,
  );
  if (unanswered) yield { id: 'questions_open', path: unanswered };
  const known = situation.is('on_opioid_medicine') || situation.is('takes_naltrexone');
  if (!known && !plan.medicine?.current?.some((one) => one !== 'none') && !plan.medicine?.wanted)
    yield { id: 'medicine_not_thought_of', path: 'medicine.wanted' };
}

/** Questions that may close the dates, and are open while dates are shown. */
const MAY_CLOSE = [
  'safety.signs',
  'safety.mind',
  'safety.health',
  'safety.supply',
  'use.other_drugs',
  'use.source',
];

function* leftOpenFindings(knowledge: Knowledge, plan: Plan, { stages }: Timeline): Generator<Found> {
  if (!stages.some(({ from }) => from !== undefined)) return;
  for (const path of MAY_CLOSE)
    if (leftAs(knowledge, plan, path) !== undefined)
      yield { id: 'safety_left_open', path, what: questionAt(knowledge, path)!.ask };
}

/** Days of withdrawal that are shown although nobody knows how often. */
function* howOftenFinding(plan: Plan, { stages }: Timeline): Generator<Found> {
  if (plan.use?.pattern === undefined && stages.some(({ from }) => from !== undefined))
    yield { id: 'how_often_open', path: 'use.pattern' };
}

function* comeBackFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const left = toComeBackTo(knowledge, plan);
  if (left.length > 0) yield { id: 'come_back', what: String(left.length) };
}
