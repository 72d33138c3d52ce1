/** What a question opens with: how far along it is, its part, its number, and help. */
import { numberOf } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { gap, heading, paragraph, quiet, type Passage } from '../../terminal/layout.ts';
import type { Run } from '../order.ts';
import type { Opening, Turn } from './turn.ts';
import type { Question, Section } from '../../knowledge/questions.ts';

/** Whole minutes that some questions take someone who is tired, at least one. */
export const minutesFor = ({ timing }: Knowledge, questions: readonly Question[]): number =>
  Math.max(
    1,
    Math.round(
      questions.reduce(
        (sum, { kind }) => sum + (timing.seconds_to_answer[kind] ?? timing.seconds_to_answer.other),
        0,
      ) / 60,
    ),
  );

/** A run with no more questions than this counts them all; a longer one counts within its parts. */
const FEW = 20;

export function openingOf(turn: Turn, run: Run, question: Question): Opening {
  const { all, at } = run.progress(turn.plan(), question);
  const number = numberOf(turn.knowledge, question, turn.plan().about?.region);
  const part = turn.knowledge.sections.find(({ questions }) => questions.includes(question))!;
  const few = all.length <= FEW;
  return {
    above: [
      ...(few ? [] : partOpening(turn, part, all, at)),
      ...partHelper(turn, part),
      stepLine(turn, part, all, at),
    ],
    title: run.numbered ? `${number}. ${question.ask}` : question.ask,
    below: turn.withHelper && question.helper ? [helperLine(turn, question.helper)] : [],
    help: helpFor(turn, question),
  };
}

/** The title of a part and what it is about, when it begins. */
function partOpening(turn: Turn, part: Section, all: readonly Question[], at: number): Passage[] {
  if (!turn.firstTime(`part ${part.section}`)) return [];
  const parts = turn.knowledge.sections.filter(({ questions }) => all.some((one) => questions.includes(one)));
  const n = parts.indexOf(part) + 1;
  const minutes = minutesFor(turn.knowledge, all.slice(at));
  const slots = { n, m: parts.length, section: part.title, minutes };
  const title = turn.words(n === parts.length ? 'progress_last' : 'progress', slots);
  return [gap, heading(title), paragraph(part.intro)];
}

const partHelper = (turn: Turn, part: Section): Passage[] =>
  turn.withHelper && turn.firstTime(`helper ${part.section}`) ? [gap, helperLine(turn, part.helper)] : [];

const helperLine = ({ words }: Turn, answer: string): Passage => quiet(words('help.helper', { answer }));

function stepLine(turn: Turn, part: Section, all: readonly Question[], at: number): Passage {
  if (all.length <= FEW)
    return stepPassage(
      turn.words('step', { n: at + 1, m: all.length, minutes: minutesFor(turn.knowledge, all.slice(at)) }),
    );
  const here = all.filter((one) => part.questions.includes(one));
  return stepPassage(turn.words('step_in_part', { n: here.indexOf(all[at]!) + 1, m: here.length }));
}

const stepPassage =
  (text: string): Passage =>
  (look) => ['', ...quiet(text)(look)];

/** Where a question stands, and what it asks. */
export const titled = ({ above, title, below }: Opening): Passage[] => [
  ...above,
  gap,
  heading(title),
  ...below,
];

/** Why it is asked, an example, and how a helper may ask it. */
export function helpFor({ words }: Turn, { why, example, helper }: Question): Passage[] {
  return [
    paragraph(words('help.why', { answer: why })),
    ...(example ? [paragraph(words('help.example', { answer: example }))] : []),
    ...(helper ? [quiet(words('help.helper', { answer: helper }))] : []),
  ];
}
