/** A conversation about a question of an open plan. Every way of asking takes a Turn and ends in an Outcome. */
import { FileError } from '../../files/error.ts';
import type { Io } from '../../io.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Plan } from '../../plan/shape.ts';
import { editInEditor, editorTrouble } from '../../programs/editor.ts';
import type { Given, Moved, PlanFile } from '../../store/plan-file.ts';
import { paragraph, quiet, type Passage } from '../../terminal/layout.ts';
import { plainText } from '../../text/visible.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import { statementPassage } from '../help-pages.ts';
import type { Now } from '../typed/dates.ts';
import { read, type Conversation } from './conversation.ts';
import type { NonAnswer, Question } from '../../knowledge/questions.ts';

export interface Turn extends Conversation {
  knowledge: Knowledge;
  /** The day and the time where the plan lives. */
  now: () => Now;
  withHelper: boolean;
  /** The plan as it stands. */
  plan: () => Plan;
  /** Keeps an answer: it is on disk when this is done. */
  keep: (question: Question, value: unknown) => Promise<void>;
  /** Keeps how a question was left. */
  leave: (question: Question, reason: NonAnswer) => Promise<void>;
  /** A statement of templates/, with the numbers of the person's region. */
  statement: (id: string) => Promise<Passage>;
  /** Starts an editor on a text. Undefined when that failed, which has then been said. */
  editText: (text: string) => Promise<string | undefined>;
  /** True the first time it is called with a key: for what is said only once in a sitting. */
  firstTime: (key: string) => boolean;
}

/**
 * How asking ended. kept_old: there was an answer, and it stays. left_open: Enter where there is no answer.
 * skipped: the person typed :skip. back: to the question before.
 */
export type Outcome = 'answered' | 'kept_old' | 'left_open' | 'skipped' | 'back';

/** What a question opens with: where it stands, how it is asked, and what :help says of it. */
export interface Opening {
  above: Passage[];
  title: string;
  /** Under the title. */
  below: Passage[];
  help: Passage[];
}

/** Turns about the plan in `file`, which is saved after every answer. */
export function turnsOf(
  conversation: Conversation,
  file: PlanFile,
  io: Io,
  options: { withHelper: boolean },
): Turn {
  const { knowledge } = file;
  const said = new Set<string>();
  const give = async (question: Question, given: Given): Promise<void> => {
    const moved = file.give(question, given);
    await saveOrAsk(conversation, file);
    tellMoved(conversation, moved);
  };
  return {
    ...conversation,
    knowledge,
    withHelper: options.withHelper,
    now: () => {
      const [today, time] = io.now(file.plan.timezone).split(' ');
      return { today: today!, time };
    },
    plan: () => file.plan,
    statement: (id) => statementPassage(knowledge, id, file.plan.about?.region, io),
    firstTime: (key) => !said.has(key) && Boolean(said.add(key)),
    keep: (question, value) => give(question, { value }),
    leave: (question, left) => give(question, { left }),
    editText: (text) => editText(conversation, text, io),
  };
}

/** Saves. When that fails it is said, and another place is offered, until it is kept or they stop. */
async function saveOrAsk(conversation: Conversation, file: PlanFile): Promise<void> {
  for (let elsewhere: string | undefined; ;) {
    try {
      if (elsewhere === undefined) file.save();
      else file.saveElsewhere(elsewhere);
      if (elsewhere !== undefined)
        conversation.screen.say(quiet(conversation.words('saved.all', { file: file.path })));
      return;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      elsewhere = await askWhere(conversation, file, error);
    }
  }
}

/** Another name, or undefined to try the same again. */
async function askWhere(
  conversation: Conversation,
  file: PlanFile,
  error: FileError,
): Promise<string | undefined> {
  const { words } = conversation;
  const { what, hint } = error.inWords(words);
  const reply = await read(conversation, {
    says: [
      paragraph(words('saved.not_saved', { file: file.path }), ['bold']),
      paragraph(`${what} ${hint}`),
      paragraph(words('saved.elsewhere')),
      quiet(words('saved.try_again')),
    ],
  });
  return 'text' in reply && reply.text !== '' ? reply.text : undefined;
}

async function editText({ screen, words }: Conversation, text: string, io: Io): Promise<string | undefined> {
  const fits = (edited: string): boolean => plainText(edited).trim().length <= LIMITS.text;
  const edited = await screen.lend(() => editInEditor(text, 'answer.txt', io.env, fits));
  if ('text' in edited) return plainText(edited.text).trim();
  screen.say(
    ...editorTrouble(edited, 'answer')
      .told(words)
      .map((line) => paragraph(line)),
  );
  return undefined;
}

/** Tells which answers a change has set aside or brought back. */
function tellMoved({ screen, words }: Conversation, { parked, restored }: Moved): void {
  const [aside, back] = [parked.length, restored.length];
  const away = words(aside === 1 ? 'parked.one' : 'parked.many', { count: aside });
  if (aside > 0) screen.say(paragraph(away), quiet(words('parked.quiet')));
  if (back > 0) screen.say(paragraph(words(back === 1 ? 'restored.one' : 'restored.many', { count: back })));
}
