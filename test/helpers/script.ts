/** A person who answers from a script, for whole interviews without a terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { Stopped } from '../../src/errors.ts';
import type { Passage } from '../../src/terminal/layout.ts';
import { runInterview, type Route } from '../../src/interview/interview.ts';
import { crisisPage } from '../../src/interview/help-pages.ts';
import type { LineOptions, Screen } from '../../src/terminal/screen.ts';
import { wordsOf } from '../../src/knowledge/knowledge.ts';
import { PlanFile } from '../../src/store/plan-file.ts';
import { readPlanFile } from '../../src/store/reading.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { newFolder } from './folder.ts';
import { testIo } from './io.ts';
import { knowledge } from './knowledge.ts';
import { REPEAT, Typist } from './typist.ts';
import { saveFile } from '../../src/files/save.ts';

/** What the question must hold, and what is typed: a text, Enter on what is there, or a stop. */
export type Line = readonly [question: string, typed: string | typeof ENTER | typeof STOP];
export const ENTER = Symbol('enter');
export const STOP = Symbol('stop');

/** A talk without a terminal: `reply` is given what was said since the last answer, and the answer there is. */
class SilentScreen implements Screen {
  /** All that was said, and each line typed after "> ". */
  transcript = '';
  readonly #reply: (page: string, prefill: string) => string;
  #page = '';

  constructor(reply: (page: string, prefill: string) => string) {
    this.#reply = reply;
  }

  say(...blocks: Passage[]): void {
    const look = { width: 80, chalk: new Chalk({ level: 0 }), plain: false };
    const text = `${blocks.flatMap((block) => block(look)).join('\n')}\n`;
    this.#page += text;
    this.transcript += text;
  }

  forget(): void {}

  async line({ prefill, check }: LineOptions): Promise<string> {
    for (let typed = prefill; ;) {
      typed = this.#reply(this.#page, typed);
      const problem = check(typed);
      this.#page = problem === undefined ? '' : `${problem}\n`;
      this.transcript += `> ${typed}\n${this.#page}`;
      if (problem === undefined) return typed;
    }
  }

  rows(): undefined {}

  clear(): boolean {
    this.#page = '';
    this.transcript += '(cleared)\n';
    return true;
  }

  lend<T>(use: () => Promise<T>): Promise<T> {
    return use();
  }

  stop(): never {
    throw new Stopped('');
  }

  dispose(): void {}
}

export interface Told {
  transcript: string;
  /** The plan on disk; undefined when there is none. */
  plan: Plan | undefined;
  text: string;
  /** How it ended early. */
  stopped: Stopped | undefined;
}

export interface Telling {
  path?: Route;
  /** The plan file to begin with. */
  start?: string;
  env?: Record<string, string>;
  /** The moment it happens, when the day alone is not enough. */
  at?: Date;
  withHelper?: boolean;
}

/** Runs an interview on a script. Fails on a question that is not expected and on lines that are left over. */
export async function tell(script: readonly Line[], telling: Telling = {}): Promise<Told> {
  const left = [...script];
  const told = await run((page, prefill) => {
    const [question, typed] = left.shift() ?? fail(`nothing is left in the script for:\n${page}`);
    if (!oneLine(page).includes(question)) fail(`expected "${question}", but was asked:\n${page}`);
    if (typed === STOP) throw new Stopped('');
    return typed === ENTER ? prefill : typed;
  }, telling);
  if (left.length > 0) fail(`never asked: ${left.map(([question]) => question).join(' / ')}`);
  return told;
}

/** Runs the full interview with someone who types the answers of a plan. */
export async function tellTypist(plan: Plan): Promise<Told> {
  const typist = new Typist(knowledge, plan);
  return run(
    (page, prefill) => {
      const typed = typist.answerTo(page);
      return typed === REPEAT ? prefill : typed;
    },
    { path: 'full' },
  );
}

async function run(reply: (page: string, prefill: string) => string, telling: Telling): Promise<Told> {
  const file = join(newFolder(), 'plan.yaml');
  if (telling.start !== undefined) saveFile(file, telling.start, 'nothing');
  const screen = new SilentScreen(reply);
  const conversation = {
    screen,
    words: wordsOf(knowledge),
    crisis: () => crisisPage(knowledge, open.plan, io),
  };
  const io = testIo(telling.env, telling.at);
  using open =
    telling.start === undefined ? PlanFile.create(file, knowledge, io) : PlanFile.open(file, knowledge, io);
  const options = { io, withHelper: telling.withHelper ?? false };
  const stopped = await runInterview(conversation, open, telling.path ?? 'quick', options).then(
    () => undefined,
    (error: unknown) => (error instanceof Stopped ? error : Promise.reject(error)),
  );
  return {
    transcript: screen.transcript,
    plan: open.isOnDisk ? readPlanFile(file, knowledge) : undefined,
    text: open.isOnDisk ? readFileSync(file, 'utf8') : '',
    stopped,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
function fail(message: string): never {
  throw new Error(message);
}
