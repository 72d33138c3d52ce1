/** What was said, one numbered line a question. Looking changes nothing; a number changes one answer. */
import { answerAt } from '../plan/answers.ts';
import { applying, byPhase, isOpen, toComeBackTo } from '../plan/conditions.ts';
import type { Plan } from '../plan/shape.ts';
import { inOneLine } from '../plan/in-words.ts';
import { columns } from '../text/wrap.ts';
import { clipped, gap, heading, paragraph, quiet, windowful, type Passage } from '../terminal/layout.ts';
import { read } from './ask/conversation.ts';
import { numberOf } from '../knowledge/bank.ts';
import type { Turn } from './ask/turn.ts';
import type { Question } from '../knowledge/questions.ts';

/** More blank questions than this are not listed, only counted. */
const LISTED_BLANKS = 12;

/** Shows the review, a windowful at a time, until the person is done; `ask` asks one question anew. */
export async function review(turn: Turn, ask: (question: Question) => Promise<void>): Promise<void> {
  const { screen, words, knowledge } = turn;
  let start = 0;
  let changed = false;
  for (;;) {
    const plan = turn.plan();
    const numbered = (one: Question) => [numberOf(knowledge, one, plan.about?.region), one] as const;
    const asked = new Map(applying(knowledge, plan).map(numbered));
    const all = [gap, ...reviewLines(turn, [paragraph(words('review.intro'))])];
    const { shown, next } = windowful(all, start, screen.rows());
    const says = changed ? [gap, paragraph(words('review.changed'))] : [shown];
    screen.forget();
    const reply = await read(turn, {
      says: [...says, quiet(words(next === Infinity ? 'review.how' : 'review.more'))],
      check: (text) => (text === '' || asked.has(Number(text)) ? undefined : words('problems.pick_row')),
      commands: ['all'],
    });
    const question = 'text' in reply ? asked.get(Number(reply.text)) : undefined;
    changed = question !== undefined;
    if (question) await ask(question);
    else if ('command' in reply) start = 0;
    else if (next === Infinity) return;
    else start = next;
  }
}

/** All answers in asking order, then what to come back to. Looking at them changes nothing. */
export function reviewLines(turn: Looking, intro: Passage[] = []): Passage[] {
  const { words, knowledge } = turn;
  const plan = turn.plan();
  const questions = applying(knowledge, plan);
  const said = questions.filter((question) => !isOpen(question, plan));
  const open = questions.filter((question) => isOpen(question, plan));
  const left = toComeBackTo(knowledge, plan);
  const blanks = open.length - left.length;
  const listed = blanks <= LISTED_BLANKS ? byPhase(open) : left;
  return [
    heading(words('review.title')),
    ...intro,
    gap,
    ...said.map((question) => row(turn, question, plan)),
    ...comeBackLines(turn, listed, open.length - listed.length, plan),
    gap,
  ];
}

/** What it takes to look at a plan. */
type Looking = Pick<Turn, 'words' | 'knowledge' | 'plan'>;

function comeBackLines(turn: Looking, listed: readonly Question[], more: number, plan: Plan): Passage[] {
  const { words } = turn;
  if (listed.length + more === 0) return [];
  return [
    gap,
    heading(words('come_back.title')),
    ...listed.map((question) => row(turn, question, plan)),
    ...(more > 0 ? [paragraph(words('come_back.more'))] : []),
  ];
}

/** Question and answer on one line where they fit, else on two. A very long answer is cut, unless read aloud. */
function row(turn: Looking, question: Question, plan: Plan): Passage {
  const number = `${String(numberOf(turn.knowledge, question, plan.about?.region)).padStart(3)}. `;
  const said = answerInWords(turn, question, plan);
  return (look) => {
    const { width, chalk, plain } = look;
    if (plain) return [`${number}${clipped(question.ask, Infinity)} ${clipped(said, Infinity)}`];
    const room = width - number.length;
    const ask = clipped(question.ask, room);
    if (columns(ask) + columns(clipped(said, Infinity)) < room)
      return [`${number}${chalk.dim(ask)} ${clipped(said, room)}`];
    const answer = paragraph(clipped(said, LONGEST_ROWS * (room - 8)), [], ' '.repeat(number.length));
    return [`${number}${chalk.dim(ask)}`, ...answer(look)];
  };
}

/** Of a long story only so many rows are shown. */
const LONGEST_ROWS = 3;

/** The answer, or how the question was left. */
export function answerInWords({ words, knowledge }: Looking, question: Question, plan: Plan): string {
  const answer = answerAt(plan, question.path);
  if (answer !== undefined) return inOneLine(knowledge, question, answer);
  const left = plan.come_back?.[question.id];
  return left ? `(${words(`non_answers.${left}`)})` : words('review.empty');
}
