/** The conversation from its first word to its last, about a plan that is open. */
import { Stopped } from '../errors.ts';
import type { Io } from '../io.ts';
import { numberOf } from '../knowledge/bank.ts';
import { applying, toComeBackTo } from '../plan/conditions.ts';
import type { PlanFile } from '../store/plan-file.ts';
import { gap, heading, paragraph, quiet } from '../terminal/layout.ts';
import { pause, type Conversation } from './ask/conversation.ts';
import { helpFor, minutesFor, openingOf } from './ask/heading.ts';
import { askOneOf, askYesNo } from './ask/one-of.ts';
import { askQuestion } from './ask/question.ts';
import { turnsOf, type Opening, type Outcome, type Turn } from './ask/turn.ts';
import { callFirst, helpAgain, helpFirst } from './danger.ts';
import {
  allBut,
  inBoth,
  laterIn,
  onlyIn,
  openOnes,
  partsToOffer,
  quickOnes,
  Run,
  sitting,
  type Wanted,
} from './order.ts';
import { review } from './review.ts';
import { done, helperWelcome, quickDone, stoppedWords, welcome } from './welcome.ts';
import type { Question } from '../knowledge/questions.ts';

/** `open`: what has no answer yet, then the review; `quick_open`: that, of the quick path first. */
export type Route = 'quick' | 'full' | 'open' | 'quick_open' | { section: string };

/** Asks along a path to its end. Throws Stopped with what is kept and how to go on. `known` is not asked for. */
export async function runInterview(
  conversation: Conversation,
  file: PlanFile,
  route: Route,
  options: { io: Io; withHelper: boolean; known?: string | undefined },
): Promise<void> {
  const turn = turnsOf(conversation, file, options.io, options);
  const unknown = allBut(options.known);
  try {
    if (route === 'quick' || route === 'quick_open') await quick(turn, file, route, unknown);
    else if (route === 'full') await full(turn, file, unknown);
    else if (route === 'open') {
      welcomeBack(turn);
      await theRest(turn, file);
    } else await onePart(turn, file, route.section);
  } catch (error) {
    throw error instanceof Stopped
      ? new Stopped(stoppedWords(turn.words, file, callFirst(turn)), error.exitCode)
      : error;
  }
}

async function quick(
  turn: Turn,
  file: PlanFile,
  route: 'quick' | 'quick_open',
  unknown: Wanted,
): Promise<void> {
  const again = route === 'quick_open';
  const wanted = inBoth(again ? inBoth(openOnes, quickOnes) : quickOnes, unknown);
  if (again) welcomeBack(turn);
  else await greet(turn, file, wanted, 'quick');
  await runThrough(turn, wanted);
  await review(turn, (question) => askAgain(turn, question));
  const { screen, words } = turn;
  screen.forget();
  const title = heading(words('quick_done.ask'));
  const more = await askYesNo(turn, { before: [...quickDone(words), gap], title });
  if (more === true) await theRest(turn, file);
  else await finish(turn, file);
}

async function full(turn: Turn, file: PlanFile, unknown: Wanted): Promise<void> {
  const first = inBoth(sitting('now'), unknown);
  await greet(turn, file, first, 'full');
  await runThrough(turn, first);
  await laterSittings(turn, file);
}

/** What is open of the first sitting, and what comes after it. */
async function theRest(turn: Turn, file: PlanFile): Promise<void> {
  await runThrough(turn, inBoth(openOnes, sitting('now')));
  await laterSittings(turn, file);
}

/** The second sitting, when the person wants it now; then what can wait, part by part; then the review. */
async function laterSittings(turn: Turn, file: PlanFile): Promise<void> {
  const next = inBoth(openOnes, sitting('week'));
  const left = applying(turn.knowledge, turn.plan()).filter((one) => next.wants(one, turn.plan()));
  if (left.length === 0 || (await wantsMore(turn, left))) {
    await runThrough(turn, next);
    await offerParts(turn);
  }
  await review(turn, (question) => askAgain(turn, question));
  await finish(turn, file);
}

async function wantsMore(turn: Turn, left: readonly Question[]): Promise<boolean> {
  const { screen, words, knowledge } = turn;
  screen.forget();
  const slots = { count: left.length, minutes: minutesFor(knowledge, left) };
  const before = words.all('more_now.lines', slots).map((line) => paragraph(line));
  return (
    (await askYesNo(turn, { before: [gap, ...before, gap], title: heading(words('more_now.ask')) })) === true
  );
}

/** Parts that are offered, not asked: whoever picks none is done. */
async function offerParts(turn: Turn): Promise<void> {
  const { screen, words, knowledge } = turn;
  const seen = new Set<string>();
  for (;;) {
    const parts = partsToOffer(knowledge, turn.plan()).filter(({ section }) => !seen.has(section));
    if (parts.length === 0) return;
    screen.forget();
    const answer = await askOneOf(turn, {
      before: [gap, heading(words('offer.ask')), paragraph(words('offer.about')), gap],
      options: [...parts.map(({ title }) => title), words('offer.none')],
      how: words('offer.how'),
      usual: parts.length,
    });
    const part = typeof answer === 'number' ? parts[answer] : undefined;
    if (!part) return;
    seen.add(part.section);
    await runThrough(turn, laterIn(part));
  }
}

const welcomeBack = ({ screen, words, withHelper }: Turn): void =>
  screen.say(heading(words('carry_on.welcome_back')), ...(withHelper ? helperWelcome(words) : []));

async function onePart(turn: Turn, file: PlanFile, name: string): Promise<void> {
  const { screen, words, withHelper } = turn;
  const part = turn.knowledge.sections.find(({ section }) => section === name)!;
  screen.say(
    heading(words('welcome.section', { section: part.title })),
    paragraph(part.intro),
    ...(withHelper ? helperWelcome(words) : []),
  );
  await runThrough(turn, onlyIn(part));
  screen.say(gap, paragraph(words('saved.all', { file: file.path })));
}

async function greet(turn: Turn, file: PlanFile, wanted: Wanted, kind: 'quick' | 'full'): Promise<void> {
  const { words, withHelper, knowledge } = turn;
  const plan = turn.plan();
  const asked = applying(knowledge, plan).filter((question) => wanted.wants(question, plan));
  const minutes = minutesFor(knowledge, asked);
  await pause(turn, ...welcome(words, { file: file.path, minutes, kind, withHelper }));
}

/** Asks the questions of a run one after the other, back and forth. */
async function runThrough(turn: Turn, wanted: Wanted): Promise<void> {
  const run = new Run(turn.knowledge, wanted);
  for (let question = run.next(turn.plan()); question;) {
    turn.screen.forget();
    const outcome = await askOne(turn, question, () => openingOf(turn, run, question!));
    if (outcome !== 'back') question = run.next(turn.plan());
    else {
      const before = run.back(turn.plan());
      if (!before) turn.screen.say(quiet(turn.words('at_first')));
      question = before ?? question;
    }
  }
}

async function askOne(turn: Turn, question: Question, opening: () => Opening): Promise<Outcome> {
  for (;;) {
    const before = turn.plan();
    const outcome = await askQuestion(turn, question, opening());
    if (outcome === 'back' || (await helpFirst(turn, question, before))) return outcome;
  }
}

/** One question from the review. */
async function askAgain(turn: Turn, question: Question): Promise<void> {
  turn.screen.forget();
  const title = `${numberOf(turn.knowledge, question, turn.plan().about?.region)}. ${question.ask}`;
  await askOne(turn, question, () => ({ above: [], title, below: [], help: helpFor(turn, question) }));
}

async function finish(turn: Turn, file: PlanFile): Promise<void> {
  await helpAgain(turn);
  const left = toComeBackTo(turn.knowledge, turn.plan());
  turn.screen.say(...done(turn.words, file, left.length));
}
