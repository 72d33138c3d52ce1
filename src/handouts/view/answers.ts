/** The answers of a plan as a handout shows them: labels for choices, days in words, lines to write on for gaps. Pure. */
import { choicesOf, labelOf, questionsOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Field, Question } from '../../knowledge/shape.ts';
import { answerAt } from '../../plan/answers.ts';
import type { Plan } from '../../plan/shape.ts';
import { dayInWords, momentInWords } from '../../text/days.ts';
import { escapeLines, escapeText, Markdown } from '../template/markdown.ts';

/** A line to write on by hand. Dots mean nothing in Markdown; HTML draws them as a rule. */
export const WRITE_LINE = new Markdown('.'.repeat(50));
const SHORT_LINE = new Markdown('.'.repeat(24));

const NOT_SHARED = new Markdown('(not shared)');

export interface AnswersView {
  /** `answers.triggers.list`: what to print, always something. */
  answers: Record<string, Record<string, unknown>>;
  /** `joined.triggers.signs`: a list of texts in one line. */
  joined: Record<string, Record<string, unknown>>;
  /** `has.triggers.list`: whether the person answered. */
  has: Record<string, Record<string, boolean>>;
  /** `show.triggers.list`: answered, or a worksheet. For parts a filled handout leaves out when there is no answer. */
  show: Record<string, Record<string, boolean>>;
}

/**
 * What stands where there is no answer: a line to write on in a person's own copy; on a worksheet boxes to tick too; in
 * a copy for someone else the same words whether it was not answered or is not shared.
 */
export type Copy = 'own' | 'worksheet' | 'shared';

/** How many empty rows a list shows. */
const ROWS: Record<Copy, number> = { own: 2, worksheet: 4, shared: 1 };

export function answersView(knowledge: Knowledge, plan: Plan, copy: Copy): AnswersView {
  const worksheet = copy === 'worksheet';
  const view: AnswersView = { answers: {}, joined: {}, has: {}, show: {} };
  for (const question of questionsOf(knowledge)) {
    const [section, key] = question.path.split('.') as [string, string];
    const answer = worksheet ? undefined : answerAt(plan, question.path);
    (view.has[section] ??= {})[key] = answer !== undefined;
    (view.show[section] ??= {})[key] = worksheet || answer !== undefined;
    // Made when a template asks for it: most handouts print a few of the answers.
    const print = (): unknown =>
      answer === undefined ? gap(knowledge, question, copy) : shown(knowledge, question, answer);
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

/** Texts side by side, with a dot between: nothing is added to a person's own words. */
const joined = (texts: unknown): Markdown =>
  new Markdown(
    (texts as (string | Markdown)[])
      .map((text) => (text instanceof Markdown ? text.text : escapeText(text)))
      .join(' · '),
  );

function shown(knowledge: Knowledge, field: Question | Field, answer: unknown): unknown {
  if (Array.isArray(answer))
    return answer.map((item) =>
      typeof item === 'string' ? shownText(knowledge, field, item) : record(knowledge, field, item),
    );
  if (typeof answer === 'string') return shownText(knowledge, field, answer);
  return record(knowledge, field, answer);
}

function shownText(knowledge: Knowledge, field: Question | Field, text: string): string | Markdown {
  switch (field.kind) {
    case 'one':
    case 'many':
      return sentencePart(labelOf(knowledge, field, text), text);
    case 'date':
      return dayInWords(text);
    case 'moment':
      return momentInWords(text);
    default:
      return text.includes('\n') ? new Markdown(escapeLines(text)) : text;
  }
}

/** Our labels are Markdown-safe words; a person's own words are escaped like any other text. */
const sentencePart = (label: string, value: string): string | Markdown =>
  label === value ? value : new Markdown(escapeText(label));

function record(knowledge: Knowledge, field: Question | Field, value: unknown): Record<string, unknown> {
  const given = value as Record<string, unknown>;
  return Object.fromEntries(
    fieldsOf(field).flatMap((inner) => {
      const answer = given[inner.key];
      return [
        [inner.key, answer === undefined ? SHORT_LINE : shown(knowledge, inner, answer)],
        [`has_${inner.key}`, answer !== undefined],
      ];
    }),
  );
}

const PERSON_FIELDS: Field[] = ['name', 'phone', 'note'].map((key) => ({ key, kind: 'text', ask: key }));
const fieldsOf = (field: Question | Field): Field[] =>
  field.kind === 'person' ? PERSON_FIELDS : 'fields' in field ? (field.fields ?? []) : [];

/** What stands where an answer is missing: see Copy. */
function gap(knowledge: Knowledge, question: Question, copy: Copy): unknown {
  const line = copy === 'shared' ? NOT_SHARED : WRITE_LINE;
  const rows = <T>(make: () => T): T[] => Array.from({ length: ROWS[copy] }, make);
  switch (question.kind) {
    case 'person':
      return emptyRecord(question, copy);
    case 'records':
      return rows(() => emptyRecord(question, copy));
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

const emptyRecord = (question: Question, copy: Copy): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOf(question).flatMap(({ key }) => [
      [key, copy === 'shared' ? NOT_SHARED : SHORT_LINE],
      [`has_${key}`, copy === 'worksheet'],
    ]),
  );

function boxes(knowledge: Knowledge, question: Question): Markdown[] {
  const labels = choicesOf(knowledge, question).map(({ label }) => new Markdown(`☐ ${escapeText(label)}`));
  return question.other ? [...labels, new Markdown(`☐ ${SHORT_LINE.text}`)] : labels;
}
