/** The whole question bank as a worksheet prints it: `bank`, in the order and with the numbers of the interview. */
import { choicesIn, isForRegion, numberOf } from '../../knowledge/bank.ts';
import { aboutKind } from '../../knowledge/kinds.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Field, Question } from '../../knowledge/questions.ts';
import type { View } from '../template/template.ts';

/** How many rows a list of records or lines gets on paper. */
const EMPTY_ROWS = 3;
/** A list longer than this is not printed as boxes: a person writes what fits them. */
const MOST_BOXES = 20;

/**
 * Sections with their questions; `n` is the number of a question on the screen too. One that has no choice for this
 * region is left out.
 */
export function bankView(knowledge: Knowledge, region: string | undefined): View[] {
  return knowledge.sections.map((section) => ({
    title: section.title,
    intro: section.intro,
    questions: section.questions
      .filter((question) => isForRegion(question, region))
      .map((question) => ({
        ...fieldView(knowledge, question, region),
        n: numberOf(knowledge, question, region),
        star: question.quick === 'yes',
        rows: question.kind === 'records' ? emptyRows(knowledge, question, region) : [],
      })),
  }));
}

function fieldView(knowledge: Knowledge, field: Question | Field, region: string | undefined): View {
  const choices = choicesIn(knowledge, field, region);
  const boxes = choices.length <= MOST_BOXES ? choices.map(({ label }) => label) : [];
  const { paper, picks } = aboutKind(field.kind);
  return {
    ask: field.ask,
    boxes,
    tick_one: field.kind === 'one' && boxes.length > 0,
    tick_many: field.kind === 'many' && boxes.length > 0,
    own_words: picks === true && (field.other === 'yes' || boxes.length === 0),
    lines: paper === 'lines' ? Array.from({ length: EMPTY_ROWS }, (_, index) => index + 1) : [],
    text: paper === 'line',
    date: paper === 'date',
    scale: paper === 'scale',
    person: paper === 'person',
  };
}

/** Empty rows of a list of records, each with its fields to fill in. */
function emptyRows(knowledge: Knowledge, question: Question, region: string | undefined): View[] {
  const fields = (question.fields ?? []).map((field) => fieldView(knowledge, field, region));
  return Array.from({ length: EMPTY_ROWS }, (_, index) => ({ row: index + 1, fields }));
}
