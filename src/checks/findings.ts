/** What is wrong or missing in a plan, most serious first. It never says that a plan is safe. Pure. */
import { labelOf, questionAt, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { dayOf, isOlder } from '../text/days.ts';
import { timelineOf, type Timeline } from '../timeline/timeline.ts';
import { holds, leftAs } from '../plan/conditions.ts';

export const LEVELS = ['gate', 'problem', 'gap', 'note'] as const;
export interface Finding {
  level: (typeof LEVELS)[number];
  /** A key of knowledge/gates.yaml or knowledge/findings.yaml. */
  id: string;
  /** The plan path it is about, when there is one. */
  path?: string;
  /** The person's own word for what it is about, such as a name. */
  what?: string;
}

/** Findings in order: gates, problems, gaps, notes. `today` is YYYY-MM-DD. */
export function findingsOf(knowledge: Knowledge, plan: Plan, today: string): Finding[] {
  const { gates, timeline } = timelineOf(knowledge, plan);
  const found = [
    ...safetyFindings(knowledge, plan),
    ...peopleFindings(knowledge, plan),
    ...overdoseFindings(plan),
    ...triggerFindings(knowledge, plan),
    ...dateFindings(plan, today),
    ...timelineFindings(plan, timeline),
    ...numberFindings(knowledge, plan, today),
    ...comeBackFindings(knowledge, plan),
  ].map((one) => ({ level: knowledge.findings[one.id]?.level ?? 'note', ...one }));
  const all: Finding[] = [...gates.map(({ id }) => ({ level: 'gate' as const, id })), ...found];
  return all.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

type Found = Omit<Finding, 'level'>;

function* safetyFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const now = plan.safety?.now;
  if (now !== undefined && now !== 'no') yield { id: 'danger_now', path: 'safety.now' };
  if (!plan.about?.region) yield { id: 'no_region', path: 'about.region' };
  const unanswered = ['safety.now', 'safety.applies', 'medicine.current', 'use.opioids'].find(
    (path) => leftAs(knowledge, plan, path) !== undefined,
  );
  if (unanswered) yield { id: 'safety_unanswered', path: unanswered };
  if (!plan.medicine?.current?.some((one) => one !== 'none') && !plan.medicine?.wanted)
    yield { id: 'medicine_not_thought_of', path: 'medicine.wanted' };
}

function* peopleFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const contacts = plan.people?.contacts ?? [];
  const question = questionAt(knowledge, 'people.contacts');
  const role = question?.fields?.find(({ key }) => key === 'role');
  const helpful = contacts.filter((one) => one.role !== 'distraction');
  if (helpful.length === 0) yield { id: 'no_help_contact', path: 'people.contacts' };
  for (const [index, contact] of contacts.entries())
    if (!contact.phone) {
      const called =
        contact.name ??
        (role && contact.role ? labelOf(knowledge, role, contact.role) : `person ${index + 1}`);
      yield { id: 'contact_without_number', path: `people.contacts.${index}`, what: called };
    }
}

function* overdoseFindings(plan: Plan): Generator<Found> {
  const naloxone = plan.overdose?.naloxone;
  if (naloxone !== 'have') yield { id: 'no_naloxone', path: 'overdose.naloxone' };
  else if (!plan.overdose?.naloxone_place)
    yield { id: 'naloxone_place_unknown', path: 'overdose.naloxone_place' };
}

function* triggerFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const field = questionAt(knowledge, 'triggers.list')?.fields?.find(({ key }) => key === 'what');
  for (const [index, trigger] of (plan.triggers?.list ?? []).entries())
    if (!trigger.then) {
      const what = field && trigger.what ? labelOf(knowledge, field, trigger.what) : `number ${index + 1}`;
      yield { id: 'trigger_without_action', path: `triggers.list.${index}`, what };
    }
}

function* dateFindings(plan: Plan, today: string): Generator<Found> {
  const appointments = plan.aftercare?.appointments ?? [];
  for (const [index, one] of appointments.entries()) {
    const at = { path: `aftercare.appointments.${index}`, what: one.what ?? `number ${index + 1}` };
    if (!one.when) yield { id: 'appointment_without_date', ...at };
    else if (dayOf(one.when) < today) yield { id: 'appointment_past', ...at };
  }
  if (!appointments.some((one) => one.when && dayOf(one.when) >= today))
    yield { id: 'no_next_appointment', path: 'aftercare.appointments' };
  const { stage, planned_stop } = plan.use ?? {};
  if (stage === 'planning' && planned_stop && dayOf(planned_stop) < today)
    yield { id: 'planned_stop_past', path: 'use.planned_stop' };
  const review = plan.aftercare?.review_on;
  if (review && review < today) yield { id: 'review_past', path: 'aftercare.review_on' };
  for (const [index, one] of (plan.reasons?.goals ?? []).entries())
    if (one.by && one.by < today)
      yield { id: 'goal_past', path: `reasons.goals.${index}`, what: one.goal ?? `number ${index + 1}` };
}

/** The section in the file is only a copy for reading: a hand edit can leave it behind the answers. */
function* timelineFindings(plan: Plan, made: Timeline): Generator<Found> {
  const kept = plan.timeline ?? {};
  const days = (rows: readonly object[] | undefined): string =>
    ((rows ?? []) as Record<string, unknown>[])
      .map((row) =>
        ['id', 'day', 'from', 'to', 'strongest_until', 'until', 'on'].map((key) => row[key] ?? '').join(' '),
      )
      .filter((row) => /\d{4}-/.test(row))
      .join();
  const same =
    kept.clock === made.clock &&
    days(kept.stages) === days(made.stages) &&
    days(kept.windows) === days(made.windows) &&
    days(kept.follow_ups) === days(made.follow_ups);
  if (!same) yield { id: 'timeline_stale', path: 'timeline' };
}

function* numberFindings(knowledge: Knowledge, plan: Plan, today: string): Generator<Found> {
  const region = knowledge.regions[plan.about?.region ?? ''];
  for (const line of region?.lines ?? [])
    if (isOlder(line.checked_on, knowledge.timing.number_old.months, today))
      yield { id: 'number_old', what: line.name };
}

function* comeBackFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const left = questionsOf(knowledge).filter(
    (question) =>
      plan.come_back?.[question.id] &&
      holds(knowledge, question.when, plan) &&
      answerAt(plan, question.path) === undefined,
  );
  if (left.length > 0) yield { id: 'come_back', what: String(left.length) };
}
