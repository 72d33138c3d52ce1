/** Proof that every answer of the bank reaches a page, so that nobody is asked for nothing. */
import { choicesOf, questionAt, questionsOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Choice, Field, Question } from '../../knowledge/questions.ts';
import { renderHandouts } from '../../handouts/handout.ts';
import { escapeText } from '../../handouts/template/markdown.ts';
import type { Plan } from '../../plan/shape.ts';

/** Pages that hold everything prove nothing. */
const WHOLE = ['plan', 'worksheet'];

/** Paths, such as `medicine.prescriber.note`, whose answer stands on no page but those that hold everything. */
export function answersUnread(knowledge: Knowledge, today: string): string[] {
  const pages = Object.values(knowledge.handouts).filter(({ meta }) => !WHOLE.includes(meta.id));
  return questionsOf(knowledge).flatMap((question) =>
    triesOf(knowledge, question)
      .filter(({ plan, words }) => {
        const printed = renderHandouts(pages, { knowledge, plan, today, reader: 'me' }).join('\n');
        return !words.every((word) => printed.includes(escapeText(word)));
      })
      .map(({ path }) => path),
  );
}

/** One answer, and the words of it that must be read. */
interface Try {
  path: string;
  plan: Plan;
  words: string[];
}

function triesOf(knowledge: Knowledge, question: Question): Try[] {
  const [section = '', key = ''] = question.path.split('.');
  const one = (path: string, value: unknown, words: string[]): Try => ({
    path,
    words,
    plan: laidOver(asked(knowledge, question), section, key, value),
  });
  switch (question.kind) {
    case 'person':
      return ['name', 'phone', 'note'].map((part) =>
        one(`${question.path}.${part}`, { [part]: wordFor(part) }, [wordFor(part)]),
      );
    case 'records':
      return (question.fields ?? []).map((field) => {
        const [value, words] = sample(knowledge, field);
        return one(`${question.path}.${field.key}`, [{ [field.key]: value }], words);
      });
    case 'many':
      return picksOf(choicesOf(knowledge, question)).map((some) =>
        one(
          question.path,
          some.map(({ value }) => value),
          some.map(({ label }) => label),
        ),
      );
    case 'lines':
      return [one(question.path, ['zqa', 'zqb'], ['zqa', 'zqb'])];
    case 'one':
      return choicesOf(knowledge, question)
        .slice(0, 1)
        .map(({ value, label }) => one(question.path, value, [label]));
    default: {
      const [value, words] = sample(knowledge, question);
      return [one(question.path, value, words)];
    }
  }
}

/** All that can be picked together, and each that stands alone. */
const picksOf = (choices: readonly Choice[]): Choice[][] => [
  choices.filter(({ alone }) => !alone),
  ...choices.filter(({ alone }) => alone).map((only) => [only]),
];

/** The answers that make the question be asked. */
function asked(knowledge: Knowledge, { when = [] }: Question): Record<string, Record<string, unknown>> {
  const plan: Record<string, Record<string, unknown>> = {};
  for (const [path, [value]] of Object.entries(when[0] ?? {})) {
    const [section = '', key = ''] = path.split('.');
    (plan[section] ??= {})[key] = questionAt(knowledge, path)?.kind === 'many' ? [value] : value;
  }
  return plan;
}

const laidOver = (
  plan: Record<string, Record<string, unknown>>,
  section: string,
  key: string,
  value: unknown,
): Plan => ({ version: '2', ...plan, [section]: { ...plan[section], [key]: value } }) as unknown as Plan;

const wordFor = (part: string): string => `zq${part}`;

function sample(knowledge: Knowledge, field: Question | Field): [value: string | string[], words: string[]] {
  switch (field.kind) {
    case 'one': {
      const [choice] = choicesOf(knowledge, field);
      return choice ? [choice.value, [choice.label]] : ['zqx', ['zqx']];
    }
    case 'date':
    case 'moment':
      return ['2026-03-07', ['7 Mar']];
    case 'scale':
      return ['7', ['7']];
    case 'many': {
      const labels = choicesOf(knowledge, field).slice(0, 2);
      return [labels.map(({ value }) => value), labels.map(({ label }) => label)];
    }
    case 'lines':
      return [
        ['zqa', 'zqb'],
        ['zqa', 'zqb'],
      ];
    default:
      return ['zqx', ['zqx']];
  }
}
