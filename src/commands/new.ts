import { existsSync } from 'node:fs';
import { Stopped, UserError } from '../errors.ts';
import { newFromAnswers } from './from-answers.ts';
import { askOneOf } from '../interview/ask/one-of.ts';
import { gap, paragraph, quiet } from '../terminal/layout.ts';
import { pause } from '../interview/ask/conversation.ts';
import { runInterview } from '../interview/interview.ts';
import { crisisPage } from '../interview/help-pages.ts';
import { reviewLines } from '../interview/review.ts';
import { answerCount, freeName, Session } from '../store/session.ts';
import { canAsk, withVoice, type Voice } from '../terminal/open.ts';
import { out, type Io } from '../io.ts';
import { questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { PlanFile } from '../store/plan-file.ts';
import { openKnowledge, regionOrError } from '../templates/open.ts';

export interface NewOptions {
  quick?: boolean;
  answers?: string;
  example?: boolean;
  region?: string;
  withHelper?: boolean;
  plain?: boolean;
  templates?: string;
}

/** A name that tells nobody what is in it. */
const DEFAULT_PATH = 'plan.yaml';

/** `aftercare new`: asks questions and writes a plan after each answer, or takes all answers from a file. */
export async function newCommand(path: string | undefined, options: NewOptions, io: Io): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  const region = options.region === undefined ? undefined : regionOrError(knowledge, options.region);
  const file = path ?? DEFAULT_PATH;
  if (options.example) {
    out(io, (await import('../handouts/answers-example.ts')).answersExample(knowledge));
    return 0;
  }
  if (options.answers !== undefined) {
    await newFromAnswers(file, options.answers, region, knowledge, io);
    return 0;
  }
  const plain = options.plain ?? false;
  if (!canAsk(io, plain)) throw nobodyToAsk();
  await withVoice(io, knowledge, plain, async (voice) => {
    const chosen = existsSync(file)
      ? await carryOnOrNew(voice, file, knowledge, io)
      : { path: file, isNew: true };
    const session = chosen.isNew
      ? Session.create(chosen.path, knowledge, io.today, io.timezone)
      : Session.open(chosen.path, knowledge, io.today);
    if (region !== undefined) session.answer(questionAt(knowledge, 'about.region')!, region);
    const known = region === undefined ? undefined : 'about.region';
    const interview = { ...voice, io, session, withHelper: options.withHelper ?? false, known };
    const [first, again] = options.quick ? (['quick', 'quick_open'] as const) : (['full', 'open'] as const);
    await runInterview(interview, chosen.isNew ? first : again);
  });
  return 0;
}

const nobodyToAsk = (): UserError =>
  new UserError('There is no terminal here to ask questions at.', {
    hint:
      'To make a plan without questions, write your answers in a file and give its name:\n' +
      '  aftercare new plan.yaml --answers answers.yaml\n' +
      'For a file to start from, with every question in it:\n' +
      '  aftercare new --example > answers.yaml\n' +
      'To answer questions through a pipe, add --plain.',
    exitCode: 2,
  });

/** A plan is there: go on with it, look at it first, or start another one beside it. It is never replaced. */
async function carryOnOrNew(
  voice: Voice,
  path: string,
  knowledge: Knowledge,
  io: Io,
): Promise<{ path: string; isNew: boolean }> {
  const { words } = voice;
  const { plan } = PlanFile.open(path, knowledge);
  const conversation = { ...voice, crisis: () => crisisPage(knowledge, plan, io) };
  const other = freeName(path);
  const menu = {
    before: [paragraph(words('carry_on.found', { count: answerCount(knowledge, plan) }))],
    options: ['go_on', 'look', 'new'].map((key) => words(`carry_on.choices.${key}`)),
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
