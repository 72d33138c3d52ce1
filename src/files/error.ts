export type FileCode =
  | 'missing'
  | 'exists'
  | 'denied'
  | 'full'
  | 'not_a_file'
  | 'locked'
  | 'changed'
  | 'too_big'
  | 'encoding'
  | 'io';

/** A trouble with a file, in words for the person. Holds no text of the file. */
export class FileError extends Error {
  readonly code: FileCode;
  readonly hint: string;
  readonly path: string;

  constructor(code: FileCode, path: string, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'FileError';
    this.code = code;
    this.path = path;
    this.hint = hint;
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

const WORDS: Record<FileCode, readonly [what: string, hint: string]> = {
  missing: ['There is no such file or folder.', 'Check the name, or make the folder first.'],
  exists: ['A file with this name is already there.', 'Choose another name.'],
  denied: ['This file or folder may not be read or changed.', 'Choose another folder, or ask its owner.'],
  full: ['The disk is full.', 'Free some space, or save in another place.'],
  not_a_file: ['This is not an ordinary file.', 'Give the name of a file, not of a folder or a device.'],
  locked: ['This plan is open in another window.', 'Close the other window first.'],
  changed: [
    'The file was changed by another program since it was opened.',
    'Look at the file, then start again. Or save under another name to keep both.',
  ],
  too_big: ['This file is larger than a plan can be.', 'Check that you picked the right file.'],
  encoding: ['Some letters in this file cannot be read.', 'Save it again in your editor as "UTF-8".'],
  io: ['The disk reported an error.', 'Save in another place, and check the disk.'],
};

/** The code Node gives an error of the system, such as ENOENT; '' for any other thing thrown. */
export function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** One of our codes in words. `saving` puts first what matters most then: that nothing was saved. */
export function fileError(code: FileCode, path: string, saving: boolean, cause?: unknown): FileError {
  const [what, hint] = WORDS[code];
  return new FileError(code, path, saving ? `NOT saved. ${what}` : what, hint, cause);
}

/** An error of the system in our words; a FileError passes as it is. */
export function asFileError(cause: unknown, path: string, saving: boolean): FileError {
  if (cause instanceof FileError) return cause;
  return fileError(CODES[systemCode(cause)] ?? 'io', path, saving, cause);
}
