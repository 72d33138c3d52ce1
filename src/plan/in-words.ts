/** Answers as a person reads them: the one place that knows how a value of each kind is said. */
import { labelOf } from '../knowledge/bank.ts';
import { aboutKind } from '../knowledge/kinds.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { PERSON_PARTS } from './sections.ts';
import type { Field, Question } from '../knowledge/questions.ts';

/** What a record or a person is made of; nothing for other kinds. */
export function partsOf(knowledge: Knowledge, field: Question | Field): readonly Field[] {
  if (field.kind !== 'person') return ('fields' in field && field.fields) || [];
  const words = wordsOf(knowledge);
  return PERSON_PARTS.map(({ key, kind }) => ({ key, kind, ask: words(`prompts.person_${key}`) }));
}

/** An answer with every value in words, in the shape the plan holds it: a text, a list, or parts by name. */
export function inWords(knowledge: Knowledge, field: Question | Field, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((one) => inWords(knowledge, field, one));
  if (typeof answer !== 'object' || answer === null) return valueInWords(knowledge, field, String(answer));
  const parts = partsOf(knowledge, field);
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      const part = parts.find((one) => one.key === key);
      return [key, part ? inWords(knowledge, part, value) : value];
    }),
  );
}

/** An answer on one line; several are joined with semicolons, the parts of a record with commas. */
export function inOneLine(knowledge: Knowledge, field: Question | Field, answer: unknown): string {
  if (Array.isArray(answer)) return answer.map((one) => inOneLine(knowledge, field, one)).join('; ');
  if (typeof answer !== 'object' || answer === null) return valueInWords(knowledge, field, String(answer));
  return partsOf(knowledge, field)
    .map((part) => [part, (answer as Record<string, unknown>)[part.key]] as const)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([part, value]) => inOneLine(knowledge, part, value))
    .join(', ');
}

function valueInWords(knowledge: Knowledge, field: Question | Field, value: string): string {
  const { picks, say } = aboutKind(field.kind);
  if (picks) return labelOf(knowledge, field, value);
  return say ? say(value, wordsOf(knowledge)) : value;
}
