/** What was said, one numbered line a question. Looking changes nothing; a number changes one answer. */
import type { Question } from '../knowledge/shape.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { inWords } from './answer-words.ts';
import { columns } from '../handouts/terminal-wrap.ts';
import { clipped, gap, heading, paragraph, quiet, type Block } from './blocks.ts';
import { read } from './conversation.ts';
import { numberOf } from './opening.ts';
import { applying, isOpen } from './order.ts';
import type { Turn } from './turn.ts';

/** More blank questions than this are not listed, only counted. */
const LISTED_BLANKS = 12;

/** Shows the review until the person is done; `ask` asks one question anew. */
export async function review(turn: Turn, ask: (question: Question) => Promise<void>): Promise<void> {
  const { talk, words } = turn;
  let page = reviewPage(turn);
  for (;;) {
    const numbers = new Map(
      applying(turn.knowledge, turn.plan()).map((question) => [numberOf(turn, question), question]),
    );
    talk.turn();
    const reply = await read(turn, {
      page,
      reminder: quiet(words('review.how')),
      check: (text) =>
        text === '' || numbers.has(Number(text))
          ? undefined
          : words('problems.pick_row', { m: numbers.size }),
      commands: ['all'],
    });
    const question = 'text' in reply ? numbers.get(Number(reply.text)) : undefined;
    if ('text' in reply && !question) return;
    if ('command' in reply && reply.command === 'skip') return;
    if (question) {
      await ask(question);
      page = [gap, paragraph(words('review.changed')), quiet(words('review.how'))];
    } else page = reviewPage(turn);
  }
}

/** All answers in asking order, then what to come back to. */
export function reviewPage(turn: Turn): Block[] {
  const { words, knowledge } = turn;
  const plan = turn.plan();
  const questions = applying(knowledge, plan);
  const said = questions.filter((question) => !isOpen(question, plan));
  const left = questions.filter((question) => isOpen(question, plan) && plan.come_back?.[question.id]);
  const blank = questions.filter((question) => isOpen(question, plan) && !plan.come_back?.[question.id]);
  const shown = blank.length <= LISTED_BLANKS ? blank : [];
  return [
    gap,
    heading(words('review.title')),
    paragraph(words('review.intro')),
    gap,
    ...said.map((question) => row(turn, question, plan)),
    ...comeBack(turn, [...left, ...shown], blank.length - shown.length, plan),
    gap,
    quiet(words('review.how')),
  ];
}

function comeBack(turn: Turn, listed: readonly Question[], more: number, plan: Plan): Block[] {
  const { words } = turn;
  if (listed.length + more === 0) return [];
  return [
    gap,
    heading(words('come_back.title')),
    ...listed.map((question) => row(turn, question, plan)),
    ...(more > 0 ? [paragraph(words('come_back.more'))] : []),
  ];
}

/** One line: as much of the question and of the answer as fits. Read aloud, nothing is cut. */
function row(turn: Turn, question: Question, plan: Plan): Block {
  const number = `${String(numberOf(turn, question)).padStart(3)}. `;
  const said = answerInWords(turn, question, plan);
  return ({ width, chalk, plain }) => {
    if (plain) return [`${number}${clipped(question.ask, Infinity)} ${clipped(said, Infinity)}`];
    const room = width - number.length;
    const answer = clipped(said, Math.max(room - question.ask.length - 1, Math.floor(room * 0.55)));
    const ask = clipped(question.ask, room - columns(answer) - 1);
    return [`${number}${chalk.dim(ask)} ${answer}`];
  };
}

/** The answer, or how the question was left. */
export function answerInWords({ words, knowledge }: Turn, question: Question, plan: Plan): string {
  const answer = answerAt(plan, question.path);
  if (answer !== undefined) return inWords(knowledge, words, question, answer);
  const left = plan.come_back?.[question.id];
  return left ? `(${words(`non_answers.${left}`)})` : words('review.empty');
}
