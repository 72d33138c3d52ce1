/** Days that have passed or are not there, dates that no longer fit the answers, numbers checked long ago. */
import { isBelievable, visitAfterStop } from '../advice/windows.ts';
import { fieldAt, labelOf, questionsOf } from '../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import type { Field, Question } from '../knowledge/questions.ts';
import { answerAt } from '../plan/answers.ts';
import { clockSaid, clocksToChoose } from '../plan/clock.ts';
import type { Plan } from '../plan/shape.ts';
import { dayWords } from '../text/day-words.ts';
import { isSameClock, timesShown } from '../text/clock.ts';
import { dayOf, isOlder } from '../text/days.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Found } from './finding.ts';

export function* dateFindings(plan: Plan, today: string): Generator<Found> {
  const appointments = plan.aftercare?.appointments ?? [];
  for (const [index, one] of appointments.entries()) {
    const at = { path: `aftercare.appointments.${index}`, what: one.what ?? `number ${index + 1}` };
    if (!one.when) yield { id: 'appointment_without_date', ...at };
    else if (dayOf(one.when) < today) yield { id: 'appointment_past', ...at };
  }
  if (!appointments.some((one) => one.when && dayOf(one.when) >= today))
    yield { id: 'no_next_appointment', path: 'aftercare.appointments' };
  const { status, planned_stop } = plan.use ?? {};
  if (status === 'planning' && planned_stop && dayOf(planned_stop) < today)
    yield { id: 'planned_stop_past', path: 'use.planned_stop' };
  const review = plan.aftercare?.review_on;
  if (review && review < today) yield { id: 'review_past', path: 'aftercare.review_on' };
  for (const [index, one] of (plan.reasons?.goals ?? []).entries())
    if (one.by && one.by < today)
      yield { id: 'goal_past', path: `reasons.goals.${index}`, what: one.goal ?? `number ${index + 1}` };
}

/** Days in a year that cannot be, and days that should be past and are still to come. */
export function* impossibleDays(knowledge: Knowledge, plan: Plan, today: string): Generator<Found> {
  const days = dayWords(wordsOf(knowledge));
  for (const { path, field, value } of datesIn(knowledge, plan)) {
    const day = dayOf(value);
    const early = field.expect === 'past' && day > today;
    if (early || !isBelievable(knowledge.timing, day, today))
      yield { id: 'impossible_day', path, what: `${field.ask} ${days.moment(value)}` };
  }
}

interface DayAt {
  path: string;
  field: Question | Field;
  value: string;
}

/** Every day and moment that was answered, with the path of the file it stands at. */
function datesIn(knowledge: Knowledge, plan: Plan): DayAt[] {
  const isDay = ({ kind }: Field | Question): boolean => kind === 'date' || kind === 'moment';
  return questionsOf(knowledge).flatMap((question): DayAt[] => {
    const answer = answerAt(plan, question.path);
    if (isDay(question))
      return typeof answer === 'string' ? [{ path: question.path, field: question, value: answer }] : [];
    const rows =
      question.kind === 'records' && Array.isArray(answer) ? (answer as Record<string, string>[]) : [];
    return rows.flatMap((row, index): DayAt[] =>
      (question.fields ?? []).flatMap((field) => {
        const value = row[field.key];
        const path = `${question.path}.${index}.${field.key}`;
        return isDay(field) && value !== undefined ? [{ path, field, value }] : [];
      }),
    );
  });
}

/** A start of risky weeks that has no day. */
export function* missingDays(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const { status, last_use, left = [] } = plan.use ?? {};
  const labelAt = (path: string, value: string): string =>
    labelOf(knowledge, fieldAt(knowledge, path)!, value);
  if (status === 'stopped' && !last_use)
    yield { id: 'day_missing', path: 'use.last_use', what: labelAt('use.status', status) };
  for (const [index, { place, out }] of left.entries())
    if (place !== undefined && place !== 'none' && !out)
      yield { id: 'day_missing', path: `use.left.${index}`, what: labelAt('use.left.place', place) };
}

/** A clock that nobody in the region lives by, such as that of a computer set to UTC, or not the one that was said. */
export function* clockFinding(knowledge: Knowledge, plan: Plan, today: string): Generator<Found> {
  const { about: { region, clock } = {}, timezone: zone } = plan;
  if (zone === undefined) return;
  const said = clockSaid(knowledge, plan);
  const { zones } = knowledge.regions[region ?? ''] ?? {};
  const isPlace = !zones || zones.some((start) => zone.startsWith(start));
  const asked = clocksToChoose(knowledge, region).length > 0;
  if (said !== undefined) {
    if (!isSameClock(zone, said, today)) yield { id: 'clock_behind', path: 'timezone', what: zone };
    // Nothing was said, or a clock of another country.
  } else if (asked && (!isPlace || clock !== undefined))
    yield { id: 'clock_to_choose', path: 'about.clock', what: zone };
  else if (!isPlace) yield { id: 'clock_unlikely', path: 'timezone', what: zone };
}

/** A time that the clocks skipped or showed twice: which one is counted from. */
export function* clockChangeFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const { use = {} } = plan;
  const zone = plan.timezone ?? clockSaid(knowledge, plan);
  for (const key of ['last_use', 'planned_stop'] as const) {
    const what = use[key];
    if (!what || what.length <= 10 || zone === undefined) continue;
    const times = timesShown(what, zone);
    if (times !== 1)
      yield { id: times === 0 ? 'time_skipped' : 'time_twice', path: `use.${key}`, what: what.slice(11) };
  }
}

/** A stop that is planned for before anyone has seen the person. */
export function* stopBeforeVisit(plan: Plan, today: string): Generator<Found> {
  const visit = visitAfterStop(plan, today);
  if (visit) yield { id: 'stop_before_visit', path: 'use.planned_stop', what: visit.what };
}

/** The section in the file is only a copy for reading: a hand edit can leave it behind the answers. */
export function* timelineFindings(plan: Plan, made: Timeline): Generator<Found> {
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

export function* numberFindings(knowledge: Knowledge, plan: Plan, today: string): Generator<Found> {
  const region = knowledge.regions[plan.about?.region ?? ''];
  for (const line of region?.lines ?? [])
    if (isOlder(line.checked_on, knowledge.timing.number_old.months, today))
      yield { id: 'number_old', what: line.name };
}
