import type { Problem } from './yaml/yaml.ts';

/** Something the person can put right. Shown in plain words; exit code 1 (2 for a command typed wrong). */
export class UserError extends Error {
  readonly hint: string | undefined;
  readonly exitCode: number;
  constructor(message: string, options: { hint?: string; exitCode?: number } = {}) {
    super(message);
    this.name = 'UserError';
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** A file with mistakes in it: all of them, in file order. */
export class FileProblems extends UserError {
  readonly file: string;
  readonly problems: readonly Problem[];
  constructor(file: string, problems: readonly Problem[], hint?: string) {
    const count = problems.length === 1 ? 'one thing' : `${problems.length} things`;
    super(`${file} has ${count} to put right. Nothing was changed.`, hint ? { hint } : {});
    this.name = 'FileProblems';
    this.file = file;
    this.problems = problems;
  }
}

/** The person stopped: exit code 130, or 128 + the number of the signal that ended it. */
export class Stopped extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 130) {
    super(message);
    this.name = 'Stopped';
    this.exitCode = exitCode;
  }
}
