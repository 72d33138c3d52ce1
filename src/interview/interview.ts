/** The conversation from its first word to its last, with a plan that is open. */
import { Stopped } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Question, Section } from '../knowledge/shape.ts';
import { askYesNo } from './ask/one-of.ts';
import { askQuestion } from './ask/question.ts';
import { gap, heading, paragraph, quiet } from '../terminal/layout.ts';
import { pause } from './ask/conversation.ts';
import { callFirst, helpAgain, helpFirst } from './danger.ts';
import { turnOf } from './ask/make-turn.ts';
import { helpFor, minutesFor, numberOf, openingOf } from './ask/heading.ts';
import {
  allBut,
  allButPath,
  applying,
  both,
  isOpen,
  onlyIn,
  openOnes,
  quickOnes,
  Run,
  type Wanted,
} from './order.ts';
import { review } from './review.ts';
import type { Session } from '../store/session.ts';
import type { Voice } from '../terminal/open.ts';
import type { Turn } from './ask/turn.ts';
import { done, helperWelcome, quickDone, stoppedWords, welcome } from './welcome.ts';

export interface Interview extends Voice {
  io: Io;
  session: Session;
  withHelper: boolean;
  /** The path of an answer that is known already, from the command, and not asked for. */
  known?: string | undefined;
}
/** `open`: what has no answer yet, then the review; `quick_open`: that, of the quick path first. */
export type Path = 'quick' | 'full' | 'open' | 'quick_open' | { section: string };

/** The part that comes after the review. */
const lastPart = (turn: Turn): Section => partNamed(turn, 'keeping');
const partNamed = ({ knowledge }: Turn, name: string): Section =>
  knowledge.sections.find(({ section }) => section === name)!;

/** Asks along a path to its end. Throws Stopped with what is kept and how to go on. Closes the session. */
export async function runInterview(interview: Interview, path: Path): Promise<void> {
  const { session, words } = interview;
  const turn = turnOf(interview);
  try {
    if (path === 'quick' || path === 'quick_open') await quick(interview, turn, path === 'quick_open');
    else if (path === 'full') await full(interview, turn);
    else if (path === 'open') await goOn(interview, turn);
    else await onePart(interview, turn, path.section);
  } catch (error) {
    throw error instanceof Stopped
      ? new Stopped(stoppedWords(words, session, callFirst(turn)), error.exitCode)
      : error;
  } finally {
    session.close();
  }
}

async function quick(interview: Interview, turn: Turn, again: boolean): Promise<void> {
  const wanted = both(again ? both(openOnes, quickOnes) : quickOnes, allButPath(interview.known));
  if (again) welcomeBack(interview);
  else await greet(interview, turn, wanted, 'quick');
  await runThrough(turn, wanted);
  await review(turn, (question) => askAgain(turn, question));
  const { talk, words, session } = interview;
  talk.turn();
  const title = heading(words('quick_done.ask'));
  const more = await askYesNo(turn, { before: [...quickDone(words), gap], title });
  if (more === true) await theRest(interview, turn);
  else await finish(turn, session);
}

async function full(interview: Interview, turn: Turn): Promise<void> {
  const wanted = both(allBut(lastPart(turn)), allButPath(interview.known));
  await greet(interview, turn, wanted, 'full');
  await runThrough(turn, wanted);
  await review(turn, (question) => askAgain(turn, question));
  await runThrough(turn, both(openOnes, onlyIn(lastPart(turn))));
  await finish(turn, interview.session);
}

async function goOn(interview: Interview, turn: Turn): Promise<void> {
  welcomeBack(interview);
  await theRest(interview, turn);
}

const welcomeBack = ({ talk, words, withHelper }: Interview): void =>
  talk.say(heading(words('carry_on.welcome_back')), ...(withHelper ? helperWelcome(words) : []));

async function theRest({ session }: Interview, turn: Turn): Promise<void> {
  await runThrough(turn, both(openOnes, allBut(lastPart(turn))));
  await review(turn, (question) => askAgain(turn, question));
  await runThrough(turn, both(openOnes, onlyIn(lastPart(turn))));
  await finish(turn, session);
}

async function onePart(
  { talk, words, session, withHelper }: Interview,
  turn: Turn,
  section: string,
): Promise<void> {
  const part = partNamed(turn, section);
  talk.say(
    heading(words('welcome.section', { section: part.title })),
    paragraph(part.intro),
    ...(withHelper ? helperWelcome(words) : []),
  );
  await runThrough(turn, onlyIn(part));
  talk.say(gap, paragraph(words('saved.all', { file: session.path })));
}

async function greet(
  interview: Interview,
  turn: Turn,
  wanted: Wanted,
  kind: 'quick' | 'full',
): Promise<void> {
  const { words, session, withHelper } = interview;
  const plan = turn.plan();
  const minutes = minutesFor(
    applying(turn.knowledge, plan).filter((question) => wanted.wants(question, plan)),
  );
  await pause(turn, ...welcome(words, { file: session.path, minutes, kind, withHelper }));
}

/** Asks the questions of a run one after the other, back and forth. */
async function runThrough(turn: Turn, wanted: Wanted): Promise<void> {
  const run = new Run(turn.knowledge, wanted);
  for (let question = run.next(turn.plan()); question;) {
    turn.talk.turn();
    const way = await askOne(turn, question, () => openingOf(turn, run, question!));
    if (way === 'on') question = run.next(turn.plan());
    else {
      const before = run.back(turn.plan());
      if (!before) turn.talk.say(quiet(turn.words('at_first')));
      question = before ?? question;
    }
  }
}

async function askOne(
  turn: Turn,
  question: Question,
  opening: () => ReturnType<typeof openingOf>,
): Promise<'on' | 'back'> {
  for (;;) {
    const before = turn.plan();
    const way = await askQuestion(turn, question, opening());
    if (way === 'back' || (await helpFirst(turn, question.path, before)) === 'on') return way;
  }
}

/** One question from the review. */
async function askAgain(turn: Turn, question: Question): Promise<void> {
  turn.talk.turn();
  const title = `${numberOf(turn, question)}. ${question.ask}`;
  await askOne(turn, question, () => ({ above: [], title, below: [], help: helpFor(turn, question) }));
}

async function finish(turn: Turn, session: Session): Promise<void> {
  await helpAgain(turn);
  const plan = turn.plan();
  const left = applying(turn.knowledge, plan).filter(
    (question) => plan.come_back?.[question.id] && isOpen(question, plan),
  );
  turn.talk.say(...done(turn.words, session, left.length));
}
