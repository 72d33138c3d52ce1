/** A plan that is open for an interview: locked, and on disk after every answer. */
import { basename, dirname, extname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { FileError, saveText } from '../files/files.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Question } from '../knowledge/shape.ts';
import { questionsOf } from '../knowledge/bank.ts';
import { answerAt } from '../plan/answers.ts';
import { PlanFile, type Moved } from './plan-file.ts';
import type { NonAnswer, Plan } from '../plan/shape.ts';

export class Session {
  readonly knowledge: Knowledge;
  readonly #today: string;
  #file: PlanFile;
  #lock: { release(): void };
  #saved: boolean;

  private constructor(file: PlanFile, knowledge: Knowledge, today: string, saved: boolean) {
    this.knowledge = knowledge;
    this.#today = today;
    this.#file = file;
    this.#saved = saved;
    this.#lock = file.lock();
  }

  /** Opens a plan that is there. Throws FileProblems, or FileError when another window has it. */
  static open(path: string, knowledge: Knowledge, today: string): Session {
    return new Session(PlanFile.open(path, knowledge), knowledge, today, true);
  }

  /** A new plan; it is on disk from its first answer on. */
  static create(path: string, knowledge: Knowledge, today: string, timezone: string): Session {
    return new Session(PlanFile.create(path, knowledge, today, timezone), knowledge, today, false);
  }

  get path(): string {
    return this.#file.path;
  }

  get plan(): Plan {
    return this.#file.plan;
  }

  /** Whether there is a file yet. */
  get saved(): boolean {
    return this.#saved;
  }

  /** How many questions have an answer. */
  get count(): number {
    return answerCount(this.knowledge, this.plan);
  }

  answer(question: Question, value: unknown): Moved {
    return this.#file.answer(question, value);
  }

  leave(question: Question, reason: NonAnswer): Moved {
    return this.#file.leave(question, reason);
  }

  /** Throws FileError when it cannot be saved; then the old file is whole. */
  save(): void {
    this.#file.save(this.#today);
    this.#saved = true;
  }

  /** Goes on in another file, which must be new. Throws FileError. */
  saveElsewhere(path: string): void {
    saveText(path, this.#file.text, { expect: null });
    const file = PlanFile.open(path, this.knowledge);
    const lock = file.lock();
    this.#lock.release();
    this.#file = file;
    this.#lock = lock;
    this.#saved = true;
  }

  close(): void {
    this.#lock.release();
  }
}

/** How many questions of a plan have an answer. */
export const answerCount = (knowledge: Knowledge, plan: Plan): number =>
  questionsOf(knowledge).filter(({ path }) => answerAt(plan, path) !== undefined).length;

/** A name beside `path` that is free: plan-2.yaml for plan.yaml. */
export function freeName(path: string): string {
  const end = extname(path);
  const stem = join(dirname(path), basename(path, end));
  for (let n = 2; ; n += 1) if (!existsSync(`${stem}-${n}${end}`)) return `${stem}-${n}${end}`;
}

export const isFileError = (error: unknown): error is FileError => error instanceof FileError;

/** A path as it can be typed after a command. */
export const asArgument = (path: string): string =>
  /^[\w@%+=:,./-]+$/u.test(path) && !path.startsWith('-')
    ? path
    : `'${path.replaceAll("'", String.raw`'\''`)}'`;
