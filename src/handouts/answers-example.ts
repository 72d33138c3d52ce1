/** An answers file to start from: every question as a comment, every answer left open. */
import { choicesOf } from '../knowledge/bank.ts';
import { aboutKind } from '../knowledge/kinds.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import type { Field, Question } from '../knowledge/questions.ts';

/**
 * YAML text with every question as a comment above its own empty answer. As it is, it is an answers file that answers
 * nothing; whatever is written after a colon is an answer.
 */
export function answersExample(knowledge: Knowledge): string {
  const words = wordsOf(knowledge).all('answers_example.head');
  const all = knowledge.sections.flatMap(({ questions }) => questions);
  const sections = [...new Set(all.map(sectionOf))].map((section) => {
    const lines = all
      .filter((question) => sectionOf(question) === section)
      .flatMap((one) => questionLines(knowledge, one));
    return [`${section}:`, ...lines.map((line) => `  ${line}`)].join('\n');
  });
  return `${[words.map((line) => `# ${line}`).join('\n'), ...sections].join('\n\n')}\n`;
}

const sectionOf = ({ path }: Question): string => path.split('.')[0]!;

function questionLines(knowledge: Knowledge, question: Question): string[] {
  const key = question.path.split('.')[1]!;
  const head = [`# ${question.ask}`, ...choiceLines(knowledge, question)];
  const { written } = aboutKind(question.kind);
  if (question.kind !== 'records') return [...head, `${key}:${written ? ` # ${written}` : ''}`];
  const fields = question.fields ?? [];
  const asked = fields.flatMap((field) => [
    `#   ${field.key}: ${field.ask}`,
    ...choiceLines(knowledge, field),
  ]);
  return [
    ...head,
    ...asked,
    `${key}:`,
    `  # - { ${fields.map(({ key: part, kind }) => `${part}: ${aboutKind(kind).written ?? '"..."'}`).join(', ')} }`,
  ];
}

function choiceLines(knowledge: Knowledge, field: Question | Field): string[] {
  const values = choicesOf(knowledge, field)
    .map(({ value }) => value)
    .join(', ');
  if (values === '') return [];
  const words = wordsOf(knowledge);
  const own = field.other ? words('answers_example.or_own') : '';
  const some = words(field.kind === 'many' ? 'answers_example.any_of' : 'answers_example.one_of', { values });
  return [`# ${some}${own}`];
}
