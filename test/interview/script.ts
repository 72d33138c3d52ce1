/** A person who answers from a script, for whole interviews without a terminal. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Chalk } from 'chalk';
import { Stopped } from '../../src/errors.ts';
import type { Block } from '../../src/interview/blocks.ts';
import { runInterview, type Path } from '../../src/interview/interview.ts';
import { Session } from '../../src/interview/session.ts';
import type { LineOptions, Talk } from '../../src/interview/talk.ts';
import { wordsOf } from '../../src/interview/words.ts';
import type { Io } from '../../src/io.ts';
import { checkTemplates } from '../../src/handouts/check.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { templateFiles } from '../../src/templates.ts';

export const TODAY = '2026-11-22';

/** What the question must hold, and what is typed: a text, Enter on what is there, or a stop. */
export type Line = readonly [question: string, typed: string | typeof ENTER | typeof STOP];
export const ENTER = Symbol('enter');
export const STOP = Symbol('stop');

let loaded: Knowledge | undefined;
export function knowledge(): Knowledge {
  loaded ??= checkTemplates(templateFiles()).knowledge;
  return loaded;
}

export class ScriptedTalk implements Talk {
  /** All that was said, and each line typed after "> ". */
  transcript = '';
  readonly #script: Line[];
  #page = '';

  constructor(script: readonly Line[]) {
    this.#script = [...script];
  }

  say(...blocks: Block[]): void {
    const look = { width: 80, chalk: new Chalk({ level: 0 }), plain: false };
    const text = blocks.flatMap((block) => block(look)).join('\n');
    this.#page += `${text}\n`;
    this.transcript += `${text}\n`;
  }

  turn(): void {}

  async line(options: LineOptions): Promise<string> {
    const next = this.#script.shift();
    const page = this.#page;
    if (!next) throw new Error(`nothing is left in the script for:\n${page}`);
    const [question, typed] = next;
    if (!page.replace(/\s+/g, ' ').includes(question))
      throw new Error(`expected "${question}", but was asked:\n${page}`);
    if (typed === STOP) throw new Stopped('');
    const text = typed === ENTER ? options.prefill : typed;
    this.transcript += `> ${text}\n`;
    const problem = options.check(text);
    this.#page = '';
    if (problem === undefined) return text;
    this.#page = `${problem}\n`;
    this.transcript += `${problem}\n`;
    return this.line({ ...options, prefill: text });
  }

  clear(): boolean {
    this.#page = '';
    this.transcript += '(cleared)\n';
    return true;
  }

  lend<T>(use: () => T): T {
    return use();
  }

  dispose(): void {}

  /** Lines of the script that were never asked for. */
  get left(): readonly Line[] {
    return this.#script;
  }
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
  path?: Path;
  /** The plan file to begin with. */
  start?: string;
  env?: Record<string, string>;
  withHelper?: boolean;
}

/** Runs an interview on a script and returns what came of it. Fails when lines of the script are left over. */
export async function tell(script: readonly Line[], telling: Telling = {}): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'interview-'));
  const file = join(folder, 'plan.yaml');
  const { saveText } = await import('../../src/files.ts');
  const { PlanFile } = await import('../../src/plan/plan-file.ts');
  try {
    if (telling.start !== undefined) saveText(file, telling.start, { expect: null });
    const session =
      telling.start === undefined
        ? Session.create(file, knowledge(), TODAY, 'Europe/London')
        : Session.open(file, knowledge(), TODAY);
    const talk = new ScriptedTalk(script);
    const stopped = await runInterview(
      {
        talk,
        words: wordsOf(knowledge()),
        stop: () => {
          throw new Stopped('');
        },
        io: testIo(telling.env),
        session,
        withHelper: telling.withHelper ?? false,
      },
      telling.path ?? 'quick',
    ).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof Stopped) return error;
        throw error;
      },
    );
    if (talk.left.length > 0)
      throw new Error(`never asked: ${talk.left.map(([question]) => question).join(' / ')}`);
    const text = session.saved ? readFileSync(file, 'utf8') : '';
    return {
      transcript: talk.transcript,
      plan: session.saved ? PlanFile.open(file, knowledge()).plan : undefined,
      text,
      stopped,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function testIo(env: Record<string, string> = {}): Io {
  const stream = (): PassThrough => new PassThrough();
  return {
    stdin: stream(),
    stdout: stream(),
    stderr: stream(),
    env: { AFTERCARE_TODAY: TODAY, ...env },
    today: TODAY,
    timezone: 'Europe/London',
  };
}
