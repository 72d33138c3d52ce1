/** Changing a plan's document: answers, how questions were left, the made timeline. Comments and order stay. Pure. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Question } from '../knowledge/shape.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { deleteIn, newDocument, setIn, type Document, type Path } from '../yaml/yaml.ts';
import { answerAt, isEmpty } from './answers.ts';
import { keyOrder, PLAN_VERSION, type NonAnswer, type Plan } from './shape.ts';

/** The comments a plan file carries, from templates/questions/interview.yaml. */
export interface FileWords {
  top: string;
  come_back: string;
  parked: string;
  timeline: string;
}

/** A plan with no answers yet. `made` as YYYY-MM-DD. */
export function newPlan(words: FileWords, made: string, timezone: string): Document {
  const doc = newDocument(words.top);
  put(doc, ['version'], String(PLAN_VERSION));
  put(doc, ['made'], made);
  put(doc, ['timezone'], timezone);
  return doc;
}

/** Sets the answer of a question and forgets how it was left before. */
export function setAnswer(doc: Document, knowledge: Knowledge, question: Question, value: unknown): void {
  const path = question.path.split('.');
  const title = knowledge.sections.find(({ section }) => section === path[0])?.title;
  put(doc, path, value, title);
  // A region with one clock has its own time; elsewhere the clock of this computer stays.
  const zone = question.path === 'about.region' ? knowledge.regions[String(value)]?.timezone : undefined;
  if (zone) put(doc, ['timezone'], zone);
  remove(doc, ['come_back', question.id]);
  remove(doc, ['parked', question.id]);
}

/** Sets a part of the plan that no question fills: check-ins, or notes. */
export function setPart(doc: Document, part: 'checkins' | 'notes', value: unknown): void {
  put(doc, [part], value);
}

/** Keeps one of the four non-answers for a question. An answer that was there stays. */
export function leaveQuestion(doc: Document, words: FileWords, question: Question, reason: NonAnswer): void {
  put(doc, ['come_back', question.id], reason, words.come_back);
}

/** Moves answers under a closed branch out of the way, and back when it opens again. */
export function moveParked(
  doc: Document,
  knowledge: Knowledge,
  words: FileWords,
  plan: Plan,
  move: { park: readonly Question[]; restore: readonly Question[] },
): void {
  for (const question of move.park) {
    put(doc, ['parked', question.id], answerAt(plan, question.path), words.parked);
    remove(doc, question.path.split('.'));
  }
  for (const question of move.restore) setAnswer(doc, knowledge, question, plan.parked?.[question.id]);
}

/** Rebuilds the timeline section. Notes stay with their stage, window or day, even one that is not shown now. */
export function setTimeline(doc: Document, words: FileWords, plan: Plan, timeline: Timeline): void {
  const old = plan.timeline ?? {};
  const section: Record<string, unknown> = {
    clock: timeline.clock,
    stages: withNotes(
      timeline.stages.map(({ id, from, to }) => ({ id, from, to })),
      old.stages,
      'id',
    ),
    windows: withNotes(timeline.windows, old.windows, 'id'),
    follow_ups: withNotes(timeline.follow_ups, old.follow_ups, 'day'),
  };
  for (const [key, value] of Object.entries(section)) {
    if (isEmpty(value)) remove(doc, ['timeline', key]);
    else put(doc, ['timeline', key], value, words.timeline);
  }
}

function withNotes(made: readonly object[], old: readonly object[] | undefined, key: 'id' | 'day'): object[] {
  type Row = Record<string, unknown>;
  const noted = ((old ?? []) as Row[]).filter((row) => !isEmpty(row['note']));
  const rows = (made as Row[]).map((row) => ({
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
    ...noteOf(noted.find((one) => one[key] === row[key])),
  }));
  const gone = noted.filter((row) => !made.some((one) => (one as Row)[key] === row[key]));
  return [...rows, ...gone.map((row) => ({ [key]: row[key], note: row['note'] }))];
}

const noteOf = (row: Record<string, unknown> | undefined): object => (row ? { note: row['note'] } : {});

/** Sets a value at its place in the order of the plan; a new part of the file gets `comment` above it. */
function put(doc: Document, path: Path, value: unknown, comment?: string): void {
  const [first, ...rest] = path as readonly string[];
  const isNew = !doc.has(first);
  if (isNew && rest.length > 0)
    setIn(doc, [first!], { [rest[0]!]: value }, { order: keyOrder, ...(comment ? { comment } : {}) });
  else setIn(doc, path, value, { order: keyOrder });
}

/** Removes a value, and the part of the file that held it when nothing else is left there. */
function remove(doc: Document, path: Path): void {
  if (!doc.hasIn(path)) return;
  deleteIn(doc, path);
  const parent = doc.get(path[0]) as { items?: unknown[] } | undefined;
  if (path.length > 1 && parent?.items?.length === 0) deleteIn(doc, path.slice(0, 1));
}
