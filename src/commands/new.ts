import { existsSync } from 'node:fs';
import { Stopped, UserError } from '../errors.ts';
import { freeName } from '../files/names.ts';
import { isThere } from '../files/read.ts';
import { converse, pause, type Conversation } from '../interview/ask/conversation.ts';
import { askOneOf } from '../interview/ask/one-of.ts';
import { runInterview } from '../interview/interview.ts';
import { reviewLines } from '../interview/review.ts';
import { out, type Io } from '../io.ts';
import { questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerCount } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { PlanFile } from '../store/plan-file.ts';
import { readPlanFile } from '../store/reading.ts';
import { canAsk } from '../terminal/open.ts';
import { gap, paragraph, quiet } from '../terminal/layout.ts';
import { phrase } from '../text/phrases.ts';
import { regionNamed, type Setting } from './arguments.ts';
import { newFromAnswers } from './from-answers.ts';
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
