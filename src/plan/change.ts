/** Changing a plan's document: answers, how questions were left, what is set aside. Comments and order stay. */
import { choiceOf, choicesIn, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Words } from '../text/phrases.ts';
import { deleteIn, newDocument, setIn, type Document, type Path } from '../yaml/yaml.ts';
import { answerAt } from './answers.ts';
import { holds } from './conditions.ts';
import { keyOrder, PLAN_VERSION, type Plan } from './shape.ts';
import type { Question, NonAnswer } from '../knowledge/questions.ts';

/** An editor that knows it checks a plan by what `aftercare schema` wrote beside it. */
const SCHEMA_LINE = 'yaml-language-server: $schema=plan.schema.json';

/** A plan with no answers yet. `madeOn` as YYYY-MM-DD. */
export function newPlan(words: Words, madeOn: string, timezone: string): Document {
  const doc = newDocument(`${SCHEMA_LINE}\n${words('file.top')}`);
  put(doc, ['version'], String(PLAN_VERSION));
  put(doc, ['made_on'], madeOn);
  put(doc, ['timezone'], timezone);
  return doc;
}

/** Sets the answer of a question and forgets how it was left before. */
export function setAnswer(doc: Document, knowledge: Knowledge, question: Question, value: unknown): void {
  const path = question.path.split('.');
  const title = knowledge.sections.find(({ section }) => section === path[0])?.title;
  put(doc, path, value, title);
  remove(doc, ['come_back', question.id]);
  remove(doc, ['parked', question.id]);
}

/** Keeps which content the plan was last made with. */
export function setContent(doc: Document, { content }: Knowledge): void {
  put(doc, ['content'], content);
}

/** Sets a part of the plan that no question fills: check-ins, lapses, or notes. */
export function setPart(doc: Document, part: 'checkins' | 'lapses' | 'notes', value: unknown): void {
  put(doc, [part], value);
}

/** Keeps one of the four non-answers for a question. An answer that was there stays. */
export function leaveQuestion(doc: Document, words: Words, question: Question, reason: NonAnswer): void {
  put(doc, ['come_back', question.id], reason, words('file.come_back'));
}

/** Questions whose answer must move now. Moving may close or open others: call again until both are empty. */
export function branchesToMove(knowledge: Knowledge, plan: Plan): { park: Question[]; restore: Question[] } {
  const conditional = questionsOf(knowledge).filter((question) => question.when);
  const fits = (question: Question, answer: unknown): boolean =>
    holds(knowledge, question.when, plan) && isOffered(knowledge, question, answer, plan.about?.region);
  return {
    park: conditional.filter((question) => {
      const answer = answerAt(plan, question.path);
      return answer !== undefined && !fits(question, answer);
    }),
    restore: conditional.filter((question) => {
      const parked = plan.parked?.[question.id];
      return parked !== undefined && fits(question, parked) && answerAt(plan, question.path) === undefined;
    }),
  };
}

/** False for a choice that is only for people who live elsewhere. */
function isOffered(
  knowledge: Knowledge,
  question: Question,
  answer: unknown,
  region: string | undefined,
): boolean {
  if (question.kind !== 'one' || typeof answer !== 'string') return true;
  const choice = choiceOf(knowledge, question, answer);
  return !choice || choicesIn(knowledge, question, region).includes(choice);
}

/** Moves answers under a closed branch out of the way, and back when it opens again. */
export function moveParked(
  doc: Document,
  knowledge: Knowledge,
  words: Words,
  plan: Plan,
  move: { park: readonly Question[]; restore: readonly Question[] },
): void {
  for (const question of move.park) {
    put(doc, ['parked', question.id], answerAt(plan, question.path), words('file.parked'));
    remove(doc, question.path.split('.'));
  }
  for (const question of move.restore) setAnswer(doc, knowledge, question, plan.parked?.[question.id]);
}

/** Sets a value at its place in the order of the plan; a new part of the file gets `comment` above it. */
export function put(doc: Document, path: Path, value: unknown, comment?: string): void {
  const [first, ...rest] = path as readonly string[];
  const isNew = !doc.has(first);
  if (isNew && rest.length > 0)
    setIn(doc, [first!], { [rest[0]!]: value }, { order: keyOrder, ...(comment ? { comment } : {}) });
  else setIn(doc, path, value, { order: keyOrder });
}

/** Removes a value, and the part of the file that held it when nothing else is left there. */
export function remove(doc: Document, path: Path): void {
  if (!doc.hasIn(path)) return;
  deleteIn(doc, path);
  const parent = doc.get(path[0]) as { items?: unknown[] } | undefined;
  if (path.length > 1 && parent?.items?.length === 0) deleteIn(doc, path.slice(0, 1));
}
