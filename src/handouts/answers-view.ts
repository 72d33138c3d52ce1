/** The answers of a plan as a handout shows them: labels for choices, days in words, lines to write on for gaps. Pure. */
import { choicesOf, labelOf, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Field, Question } from '../knowledge/shape.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { dayInWords, momentInWords } from '../timeline/dates.ts';
import { escapeLines, escapeText, Markdown } from './markdown.ts';

/** A line to write on by hand. Dots mean nothing in Markdown; HTML draws them as a rule. */
export const WRITE_LINE = new Markdown('.'.repeat(50));
const SHORT_LINE = new Markdown('.'.repeat(24));

/** How many empty rows a list shows when there is nothing in it, and when it is a worksheet to fill in by hand. */
const GAP_ROWS = 2;
const WORKSHEET_ROWS = 4;

export interface AnswersView {
  /** `answers.triggers.list`: what to print, always something. */
  answers: Record<string, Record<string, unknown>>;
  /** `has.triggers.list`: whether the person answered. */
  has: Record<string, Record<string, boolean>>;
  /** `show.triggers.list`: answered, or a worksheet. For parts a filled handout leaves out when there is no answer. */
  show: Record<string, Record<string, boolean>>;
}

/** `worksheet` leaves every answer open, with boxes to tick where there are choices. */
export function answersView(knowledge: Knowledge, plan: Plan, worksheet: boolean): AnswersView {
  const view: AnswersView = { answers: {}, has: {}, show: {} };
  for (const question of questionsOf(knowledge)) {
    const [section, key] = question.path.split('.') as [string, string];
    const answer = worksheet ? undefined : answerAt(plan, question.path);
    (view.has[section] ??= {})[key] = answer !== undefined;
    (view.show[section] ??= {})[key] = worksheet || answer !== undefined;
    // Made when a template asks for it: most handouts print a few of the answers.
    Object.defineProperty((view.answers[section] ??= {}), key, {
      enumerable: true,
      get: () =>
        answer === undefined ? gap(knowledge, question, worksheet) : shown(knowledge, question, answer),
    });
  }
  for (const part of Object.values(view.show)) part['any'] = Object.values(part).some(Boolean);
  return view;
}

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
    fieldsOf(field).map((inner) => {
      const answer = given[inner.key];
      return [inner.key, answer === undefined ? SHORT_LINE : shown(knowledge, inner, answer)];
    }),
  );
}

const PERSON_FIELDS: Field[] = ['name', 'phone', 'note'].map((key) => ({ key, kind: 'text', ask: key }));
const fieldsOf = (field: Question | Field): Field[] =>
  field.kind === 'person' ? PERSON_FIELDS : 'fields' in field ? (field.fields ?? []) : [];

/** What stands where an answer is missing: a line, a few rows, or boxes to tick on a worksheet. */
function gap(knowledge: Knowledge, question: Question, worksheet: boolean): unknown {
  const rows = worksheet ? WORKSHEET_ROWS : GAP_ROWS;
  switch (question.kind) {
    case 'person':
      return record(knowledge, question, {});
    case 'records':
      return Array.from({ length: rows }, () => record(knowledge, question, {}));
    case 'lines':
      return Array.from({ length: rows }, () => WRITE_LINE);
    case 'many':
      return worksheet ? boxes(knowledge, question) : Array.from({ length: rows }, () => WRITE_LINE);
    case 'one':
      return worksheet
        ? new Markdown(
            boxes(knowledge, question)
              .map(({ text }) => text)
              .join(' · '),
          )
        : WRITE_LINE;
    default:
      return WRITE_LINE;
  }
}

function boxes(knowledge: Knowledge, question: Question): Markdown[] {
  const labels = choicesOf(knowledge, question).map(({ label }) => new Markdown(`☐ ${escapeText(label)}`));
  return question.other ? [...labels, new Markdown(`☐ ${SHORT_LINE.text}`)] : labels;
}
