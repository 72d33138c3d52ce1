/** The answers of a plan as a handout shows them: labels for choices, days in words, lines to write on for gaps. */
import { isBelievable } from '../../advice/windows.ts';
import { choiceOf, choicesOf, questionAt, questionsOf } from '../../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import { answerAt } from '../../plan/answers.ts';
import { inWords, partsOf } from '../../plan/in-words.ts';
import type { Plan } from '../../plan/shape.ts';
import { dayWords } from '../../text/day-words.ts';
import { dayOf, daysBetween } from '../../text/days.ts';
import { tapLink } from '../layouts.ts';
import { escapeLines, escapeText, Markdown } from '../template/markdown.ts';
import type { Field, Question } from '../../knowledge/questions.ts';

/** A line to write on by hand. Dots mean nothing in Markdown; HTML draws them as a rule. */
export const WRITE_LINE = new Markdown('.'.repeat(50));
const SHORT_LINE = new Markdown('.'.repeat(24));

export interface AnswersView {
  /** `answers.triggers.list`: what to print, always something. */
  answers: Record<string, Record<string, unknown>>;
  /** `joined.triggers.signs`: a list of texts in one line. */
  joined: Record<string, Record<string, unknown>>;
  /** `has.triggers.list`: whether the person answered. */
  has: Record<string, Record<string, boolean>>;
  /** `picked.medicine.current`: something was picked, other than "none of these". */
  picked: Record<string, Record<string, boolean>>;
  /** `coming.visits`: the visits that are not over, as `answers.aftercare.appointments` has them. */
  coming: { visits: unknown[]; soonest: unknown[] };
  /** `show.triggers.list`: answered, or a worksheet. For what a filled handout leaves out without an answer. */
  show: Record<string, Record<string, boolean>>;
}

/**
 * What stands where there is no answer: a line to write on; on a worksheet boxes to tick too; and where a reader may not
 * see, words that say so, whether it was answered or not.
 */
export type Copy = 'own' | 'worksheet' | 'shared';

/** How many empty rows a list shows. */
const ROWS: Record<Copy, number> = { own: 2, worksheet: 4, shared: 1 };

export function answersView(
  knowledge: Knowledge,
  plan: Plan,
  today: string,
  copyAt: (path: string) => Copy,
): AnswersView {
  const coming = visitsComing(knowledge, plan, today);
  const view: AnswersView = { answers: {}, joined: {}, has: {}, show: {}, picked: {}, coming };
  for (const question of questionsOf(knowledge)) {
    const [section, key] = question.path.split('.') as [string, string];
    const copy = copyAt(question.path);
    const worksheet = copy === 'worksheet';
    const answer = worksheet ? undefined : answerAt(plan, question.path);
    (view.has[section] ??= {})[key] = answer !== undefined;
    (view.show[section] ??= {})[key] = worksheet || answer !== undefined;
    (view.picked[section] ??= {})[key] = picksSomething(knowledge, question, answer);
    // Made when a template asks for it: most handouts print a few of the answers.
    const print = (): unknown =>
      answer === undefined ? leftBlank(knowledge, question, copy) : filledIn(knowledge, question, answer);
    const made = (get: () => unknown): PropertyDescriptor => ({ enumerable: true, get });
    Object.defineProperty((view.answers[section] ??= {}), key, made(print));
    if (question.kind === 'many' || question.kind === 'lines')
      Object.defineProperty(
        (view.joined[section] ??= {}),
        key,
        made(() => joined(print())),
      );
  }
  for (const part of Object.values(view.show)) part['any'] = Object.values(part).some(Boolean);
  return view;
}

/** How many visits a page names that has room for few. */
const SOONEST = 3;
/** From so many days on a day needs its year. */
const NEEDS_YEAR = 300;

/**
 * Visits of today and later; one without a day may still come, one in an impossible year may not. `visits` in the order of
 * the plan; `soonest` the next few, each with its day in few words.
 */
function visitsComing(knowledge: Knowledge, plan: Plan, today: string): AnswersView['coming'] {
  const question = questionAt(knowledge, 'aftercare.appointments')!;
  const days = dayWords(wordsOf(knowledge));
  const coming = (plan.aftercare?.appointments ?? []).filter(
    ({ when }) =>
      when === undefined || (dayOf(when) >= today && isBelievable(knowledge.timing, dayOf(when), today)),
  );
  const visits = filledIn(knowledge, question, coming) as object[];
  const short = (when: string | undefined): string | Markdown => {
    if (when === undefined) return SHORT_LINE;
    return daysBetween(today, dayOf(when)) < NEEDS_YEAR ? days.shortMoment(when) : days.moment(when);
  };
  const soonest = coming
    .map(({ when }, index) => ({ when, row: { ...visits[index], day: short(when) } }))
    .sort((a, b) => (a.when ?? '9').localeCompare(b.when ?? '9'))
    .slice(0, SOONEST)
    .map(({ row }) => row);
  return { visits, soonest };
}

function picksSomething(knowledge: Knowledge, question: Question, answer: unknown): boolean {
  const picks = Array.isArray(answer) ? answer : answer === undefined ? [] : [answer];
  return picks.some((one) => typeof one === 'string' && !choiceOf(knowledge, question, one)?.alone);
}

/** Texts side by side, with a dot between: nothing is added to a person's own words. */
const joined = (texts: unknown): Markdown =>
  new Markdown(
    (texts as (string | Markdown)[])
      .map((text) => (text instanceof Markdown ? text.text : escapeText(text)))
      .join(' · '),
  );

/** An answer in words as a template prints it: a long text in lines, and which parts of a record were given. */
function filledIn(knowledge: Knowledge, question: Question, answer: unknown): unknown {
  const parts = partsOf(knowledge, question);
  const isPhone = (key: string): boolean => parts.some((part) => part.key === key && part.kind === 'phone');
  const laidOut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(laidOut);
    if (typeof value === 'string') return value.includes('\n') ? new Markdown(escapeLines(value)) : value;
    return byPart(parts, (key) => {
      const part = (value as Record<string, unknown>)[key];
      if (part === undefined) return [SHORT_LINE, false];
      if (isPhone(key) && typeof part === 'string') return [toTap(part), true];
      return [Array.isArray(part) ? joined(part.map(laidOut)) : laidOut(part), true];
    });
  };
  return laidOut(inWords(knowledge, question, answer));
}

/** A phone number that holds only digits and what stands between them can be tapped; any other stays as it was typed. */
function toTap(typed: string): string | Markdown {
  const digits = typed.replace(/[^\d]/g, '');
  if (!/^\+?[\d ()./-]+$/.test(typed.trim()) || digits.length < 3) return typed;
  return new Markdown(tapLink(escapeText(typed), `tel:${typed.trim().startsWith('+') ? '+' : ''}${digits}`));
}

/** `name` and `has_name` for every part; one that is a list stands in one line. */
const byPart = (
  parts: readonly Field[],
  of: (key: string) => readonly [value: unknown, given: boolean],
): Record<string, unknown> =>
  Object.fromEntries(
    parts.flatMap(({ key }) => {
      const [value, given] = of(key);
      return [
        [key, value],
        [`has_${key}`, given],
      ];
    }),
  );

/** What stands where an answer is missing: see Copy. */
function leftBlank(knowledge: Knowledge, question: Question, copy: Copy): unknown {
  const line = copy === 'shared' ? notShared(knowledge) : WRITE_LINE;
  const rows = <T>(make: () => T): T[] => Array.from({ length: ROWS[copy] }, make);
  switch (question.kind) {
    case 'person':
      return emptyRecord(knowledge, question, copy);
    case 'records':
      return rows(() => emptyRecord(knowledge, question, copy));
    case 'lines':
      return rows(() => line);
    case 'many':
      return copy === 'worksheet' ? boxes(knowledge, question) : rows(() => line);
    case 'one': {
      if (copy !== 'worksheet') return line;
      const words = boxes(knowledge, question).map(({ text }) => text);
      return new Markdown(words.join(' · '));
    }
    default:
      return line;
  }
}

const emptyRecord = (knowledge: Knowledge, question: Question, copy: Copy): Record<string, unknown> =>
  byPart(partsOf(knowledge, question), () => [
    copy === 'shared' ? notShared(knowledge) : SHORT_LINE,
    copy === 'worksheet',
  ]);

const notShared = (knowledge: Knowledge): Markdown =>
  new Markdown(escapeText(wordsOf(knowledge)('pages.not_shared')));

function boxes(knowledge: Knowledge, question: Question): Markdown[] {
  const labels = choicesOf(knowledge, question).map(({ label }) => new Markdown(`☐ ${escapeText(label)}`));
  return question.other ? [...labels, new Markdown(`☐ ${SHORT_LINE.text}`)] : labels;
}
