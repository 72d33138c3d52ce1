/** Asking one question of the bank, whatever its kind. */
import { answerAt } from '../../plan/answers.ts';
import { paragraph, quiet } from '../../terminal/layout.ts';
import { askField } from './field.ts';
import { askLines } from './lines.ts';
import { askOneOf } from './one-of.ts';
import { askPerson, askRecords } from './records.ts';
import type { Opening, Outcome, Turn } from './turn.ts';
import { NON_ANSWERS, type Question } from '../../knowledge/questions.ts';

/** Asks until there is an answer, the answer there was is kept, or the person says why not. */
export async function askQuestion(turn: Turn, question: Question, opening: Opening): Promise<Outcome> {
  for (;;) {
    const outcome = await askByKind(turn, question, opening);
    if (outcome !== 'left_open' && outcome !== 'skipped') return outcome;
    if (answerAt(turn.plan(), question.path) !== undefined) {
      turn.screen.say(quiet(turn.words('skip.keep_old')));
      return 'kept_old';
    }
    if (await askWhyNot(turn, question)) return outcome;
  }
}

/** A new kind of question is a row here, and a way of asking beside the others. */
function askByKind(turn: Turn, question: Question, opening: Opening): Promise<Outcome> {
  switch (question.kind) {
    case 'records':
      return askRecords(turn, question, opening);
    case 'person':
      return askPerson(turn, question, opening);
    default: {
      const current = answerAt(turn.plan(), question.path);
      const keep = (value: string | string[]): Promise<void> => turn.keep(question, value);
      if (question.kind === 'lines') return askLines(turn, { opening, current, keep });
      return askField(turn, { field: question, opening, current, keep });
    }
  }
}

/** The four ways not to answer; Enter means the mildest. False when the person would rather answer after all. */
async function askWhyNot(turn: Turn, question: Question): Promise<boolean> {
  const { screen, words } = turn;
  const answer = await askOneOf(turn, {
    before: [paragraph(words('skip.ask'))],
    options: NON_ANSWERS.map((reason) => words(`non_answers.${reason}`)),
    how: words('skip.how'),
    usual: NON_ANSWERS.indexOf('not_now'),
  });
  if (answer === 'back') return false;
  await turn.leave(question, (typeof answer === 'number' && NON_ANSWERS[answer]) || 'not_now');
  screen.say(quiet(words('skip.kept')));
  return true;
}
