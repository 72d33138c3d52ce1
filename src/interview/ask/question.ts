/** Asking one question of the bank, whatever its kind. */
import type { Question } from '../../knowledge/shape.ts';
import { answerAt } from '../../plan/answers.ts';
import { NON_ANSWERS } from '../../plan/shape.ts';
import { askField } from './field.ts';
import { askLines } from './lines.ts';
import { askPerson, askRecords } from './records.ts';
import { askOneOf } from './one-of.ts';
import { paragraph, quiet } from '../../terminal/layout.ts';
import { unlikelySide } from '../likely-days.ts';
import type { Opening, Turn, Way } from './turn.ts';

/** Asks until there is an answer, the answer there was is kept, or the person says why not. */
export async function askQuestion(turn: Turn, question: Question, opening: Opening): Promise<'on' | 'back'> {
  for (;;) {
    const way = await askByKind(turn, question, opening);
    if (way !== 'nothing') return way;
    if (answerAt(turn.plan(), question.path) !== undefined) {
      turn.talk.say(quiet(turn.words('skip.keep_old')));
      return 'on';
    }
    if (await askWhyNot(turn, question)) return 'on';
  }
}

async function askByKind(turn: Turn, question: Question, opening: Opening): Promise<Way> {
  switch (question.kind) {
    case 'lines':
      return askLines(turn, question, opening);
    case 'records':
      return askRecords(turn, question, opening);
    case 'person':
      return askPerson(turn, question, opening);
    default: {
      const given = await askField(turn, {
        field: question,
        opening,
        current: answerAt(turn.plan(), question.path),
        keep: (value) => turn.keep(question, value),
        unlikely: unlikelySide(turn.plan(), question.path),
      });
      if (given === 'back') return 'back';
      return given === 'nothing' || given === 'skip' ? 'nothing' : 'on';
    }
  }
}

/** The four ways not to answer; Enter means the mildest. False when the person would rather answer after all. */
async function askWhyNot(turn: Turn, question: Question): Promise<boolean> {
  const { talk, words } = turn;
  const answer = await askOneOf(turn, {
    before: [paragraph(words('skip.ask'))],
    options: NON_ANSWERS.map((reason) => words(`non_answers.${reason}`)),
    how: words('skip.how'),
    usual: NON_ANSWERS.indexOf('not_now'),
  });
  if (answer === 'back') return false;
  await turn.leave(question, (typeof answer === 'number' && NON_ANSWERS[answer]) || 'not_now');
  talk.say(quiet(words('skip.kept')));
  return true;
}
