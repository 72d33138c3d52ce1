/** What a person can put right, as phrases of templates/words. They never repeat what a person wrote. */
import { phrase, type Phrase, type Words } from './text/phrases.ts';

/** Where something stands in a file; both counts start at 1. */
export interface Place {
  line: number;
  col: number;
}
export type Path = readonly (string | number)[];

/** Something in a file that a person can put right. */
export interface Problem extends Partial<Place> {
  code: string;
  message: Phrase;
  hint?: Phrase;
  path?: Path;
}

/** Something the person can put right. Shown in plain words; exit code 1 (2 for a command typed wrong). */
export class UserError extends Error {
  readonly hint: Phrase | undefined;
  readonly exitCode: number;
  readonly what: Phrase;

  constructor(what: Phrase, options: { hint?: Phrase | undefined; exitCode?: number; cause?: unknown } = {}) {
    super(what.name, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'UserError';
    this.what = what;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }

  /** What the person is told, line by line. */
  told(words: Words): string[] {
    return [words.of(this.what), ...(this.hint ? [words.of(this.hint)] : [])];
  }
}

/** A file with mistakes in it: all of them, in file order. */
export class FileProblems extends UserError {
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[], hint?: Phrase) {
    const count = problems.length;
    super(phrase(count === 1 ? 'errors.one_problem' : 'errors.many_problems', { file, count }), { hint });
    this.name = 'FileProblems';
    this.problems = problems;
  }

  override told(words: Words): string[] {
    const [what = '', ...hint] = super.told(words);
    const lines = this.problems.flatMap((problem) => [
      `  ${words('errors.at_line', { line: problem.line ?? 1, problem: words.of(problem.message) })}`,
      ...(problem.hint ? [`    ${words.of(problem.hint)}`] : []),
    ]);
    return [what, ...lines, ...hint];
  }
}

/** The person stopped: exit code 130, or 128 + the number of the signal that ended it. `message` is said as it is. */
export class Stopped extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 130) {
    super(message);
    this.name = 'Stopped';
    this.exitCode = exitCode;
  }
}
