import { UserError } from '../errors.ts';
import { phrase, type Phrase, type PhraseName, type Words } from '../text/phrases.ts';

/** What can be wrong with a file; the words are at `files` in templates/words/problems.yaml. */
export type FileCode = PhraseName extends infer N ? (N extends `files.${infer C}_hint` ? C : never) : never;

/** A trouble with a file. Holds no text of the file. */
export class FileError extends UserError {
  readonly code: FileCode;
  readonly path: string;
  readonly saving: boolean;

  constructor(
    code: FileCode,
    path: string,
    /** `saving` puts first what matters most then: that nothing was saved. */
    options: { saving: boolean; what?: Phrase; cause?: unknown },
  ) {
    const { what = phrase(`files.${code}`), cause } = options;
    super(what, { hint: phrase(`files.${code}_hint`), cause });
    this.name = 'FileError';
    this.code = code;
    this.path = path;
    this.saving = options.saving;
  }

  /** What is wrong and what to do, without the name of the file. */
  inWords(words: Words): { what: string; hint: string } {
    const what = words.of(this.what);
    return {
      what: this.saving ? words('errors.not_saved', { problem: what }) : what,
      hint: this.hint ? words.of(this.hint) : '',
    };
  }

  override told(words: Words): string[] {
    const { what, hint } = this.inWords(words);
    return [words('errors.in_file', { file: this.path, problem: what }), hint];
  }
}

const CODES: Record<string, FileCode> = {
  ENOENT: 'missing',
  EEXIST: 'exists',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EISDIR: 'not_a_file',
  ENOTDIR: 'not_a_file',
  ELOOP: 'not_a_file',
  ENXIO: 'not_a_file',
};

/** The code Node gives an error of the system, such as ENOENT; '' for any other thing thrown. */
export const systemCode = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : '';

/** An error of the system as ours; one of ours passes as it is. */
export function asFileError(cause: unknown, path: string, saving: boolean): UserError {
  if (cause instanceof UserError) return cause;
  return new FileError(CODES[systemCode(cause)] ?? 'io', path, { saving, cause });
}
