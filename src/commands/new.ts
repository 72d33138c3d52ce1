import { existsSync } from 'node:fs';
import { Stopped, UserError } from '../errors.ts';
import { freeName } from '../files/names.ts';
import { isThere } from '../files/read.ts';
import { converse, pause, type Conversation } from '../interview/ask/conversation.ts';
import { askOneOf } from '../interview/ask/one-of.ts';
import { runInterview } from '../interview/interview.ts';
import { reviewLines } from '../interview/review.ts';
import { out, say, todayOf, type Io } from '../io.ts';
import { questionAt, questionsOf } from '../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import type { Question } from '../knowledge/questions.ts';
import { answerAt, answerCount } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { forTerminal } from '../programs/pager.ts';
import { PlanFile, type Given } from '../store/plan-file.ts';
import { readAnswersFile, readPlanFile } from '../store/reading.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { canAsk } from '../terminal/open.ts';
import { gap, paragraph, quiet } from '../terminal/layout.ts';
import { phrase } from '../text/phrases.ts';
import { regionNamed, type Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** A name that tells nobody what is in it. */
const DEFAULT_PATH = 'plan.yaml';

/** `aftercare new`: asks questions and writes a plan after each answer, or takes all answers from a file. */
export async function newCommand(
  path: string | undefined,
  options: OptionsOf<'new'>,
  { knowledge, io }: Setting,
): Promise<number> {
  const region = options.region === undefined ? undefined : regionNamed(knowledge, options.region);
  const file = path ?? DEFAULT_PATH;
  if (options.example) {
    out(io, (await import('../handouts/answers-example.ts')).answersExample(knowledge));
    return 0;
  }
  if (options.answers !== undefined) {
    await newFromAnswers(file, options.answers, region, knowledge, io);
    return 0;
  }
  if (!canAsk(io, options.plain ?? false))
    throw new UserError(phrase('arguments.no_terminal'), {
      hint: phrase('arguments.no_terminal_new'),
      exitCode: 2,
    });
  await interviewNew(file, region, options, knowledge, io);
  return 0;
}

async function interviewNew(
  path: string,
  region: string | undefined,
  options: OptionsOf<'new'>,
  knowledge: Knowledge,
  io: Io,
): Promise<void> {
  const [plain, withHelper] = [options.plain ?? false, options.withHelper ?? false];
  const old = existsSync(path) ? readPlanFile(path, knowledge) : undefined;
  let plan = (): Plan => old ?? { version: '2' };
  await converse(io, knowledge, { plain, plan: () => plan() }, async (conversation) => {
    const place = old ? await carryOnOrNew(conversation, path, old, knowledge) : { path, isNew: true };
    using file = place.isNew
      ? PlanFile.create(place.path, knowledge, io)
      : PlanFile.open(place.path, knowledge, io);
    plan = () => file.plan;
    if (region !== undefined) file.give(questionAt(knowledge, 'about.region')!, { value: region });
    const known = region === undefined ? undefined : 'about.region';
    const [first, again] = options.quick ? (['quick', 'quick_open'] as const) : (['full', 'open'] as const);
    await runInterview(conversation, file, place.isNew ? first : again, { io, withHelper, known });
  });
}

/** A plan is there: go on with it, look at it first, or start another one beside it. It is never replaced. */
async function carryOnOrNew(
  conversation: Conversation,
  path: string,
  plan: Plan,
  knowledge: Knowledge,
): Promise<{ path: string; isNew: boolean }> {
  const { words } = conversation;
  const other = freeName(path, isThere);
  const menu = {
    before: [paragraph(words('carry_on.found', { count: answerCount(knowledge, plan) }))],
    options: (['go_on', 'look', 'new'] as const).map((key) => words(`carry_on.choices.${key}`)),
    how: words('carry_on.how', { file: other }),
    usual: 0,
  };
  try {
    for (;;) {
      const choice = await askOneOf(conversation, menu);
      if (choice === 2) return { path: other, isNew: true };
      if (choice !== 1) return { path, isNew: false };
      const looking = { words, knowledge, plan: () => plan };
      await pause(conversation, gap, ...reviewLines(looking), quiet(words('crisis.go_on')));
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    throw new Stopped(words('carry_on.stopped', { file: path }), error.exitCode);
  }
}

/** Writes the plan to `path`, which must be new. Throws FileProblems or FileError, and then nothing was written. */
export async function newFromAnswers(
  path: string,
  answersPath: string,
  region: string | undefined,
  knowledge: Knowledge,
  io: Io,
): Promise<void> {
  const words = wordsOf(knowledge);
  const answers = readAnswersFile(answersPath, knowledge);
  {
    using file = PlanFile.create(path, knowledge, io, answers);
    file.giveAll(answersIn(answers, knowledge, region));
    if (answers.checkins) file.keep('checkins', answers.checkins);
    if (answers.lapses) file.keep('lapses', answers.lapses);
    if (answers.notes) file.keep('notes', answers.notes);
    if (isUrgent(knowledge, file.plan, todayOf(io, file.plan))) await sayCrisis(knowledge, file.plan, io);
    file.save();
  }
  say(io, words('saved.all', { file: path }));
  const other = otherParts(answers, knowledge);
  if (other.length > 0) say(io, words('saved.not_copied', { answer: other.join(', ') }));
}

/** What the file answers, question by question; the region given on the command line wins. */
function answersIn(
  answers: Plan,
  knowledge: Knowledge,
  region: string | undefined,
): (readonly [Question, Given])[] {
  return questionsOf(knowledge).flatMap((question): (readonly [Question, Given])[] => {
    const value =
      question.path === 'about.region' && region !== undefined ? region : answerAt(answers, question.path);
    const left = answers.come_back?.[question.id];
    if (value !== undefined) return [[question, { value }]];
    return left ? [[question, { left }]] : [];
  });
}

const isUrgent = (knowledge: Knowledge, plan: Plan, today: string): boolean =>
  timelineOf(knowledge, plan, today).gates.standing.some(({ urgency }) => urgency === 'emergency');

async function sayCrisis(knowledge: Knowledge, plan: Plan, io: Io): Promise<void> {
  const { crisisText } = await import('../handouts/handout.ts');
  say(io, await forTerminal(crisisText(knowledge, plan, todayOf(io, plan)), io.stderr, io));
}

/** Parts of the file that hold no answers: what the program makes itself, or set aside. */
function otherParts(answers: Plan, knowledge: Knowledge): string[] {
  const sections = knowledge.sections.map(({ section }) => section);
  const ours = new Set([
    ...sections,
    'version',
    'made_on',
    'timezone',
    'come_back',
    'checkins',
    'lapses',
    'notes',
  ]);
  return Object.keys(answers).filter((name) => !ours.has(name));
}
