/** Files read with a limit, whatever they turn out to be. */
import * as fs from 'node:fs';
import { createHash } from 'node:crypto';
import { decodeBytes } from '../text/bytes.ts';
import { phrase } from '../text/phrases.ts';
import { asFileError, FileError } from './error.ts';

/** A file as it was read. `digest` is of the bytes on disk: saveFile takes it to replace just that. */
export interface Snapshot {
  text: string;
  digest: string;
}

/** Reads a text file of at most `most` bytes. Folders, devices and pipes are refused without waiting. */
export function readText(path: string, most: number): Snapshot {
  const bytes = readBytes(path, most);
  const decoded = decodeBytes(bytes);
  if ('text' in decoded) return { text: decoded.text, digest: digestOf(bytes) };
  const problem = phrase('files.encoding_at', { line: decoded.line });
  throw new FileError('encoding', path, { saving: false, what: problem });
}

export function readBytes(path: string, most: number): Uint8Array {
  try {
    // Opening a device or a pipe may wait or have effects: look first. Then look again at what was opened.
    if (!fs.statSync(path).isFile()) throw new FileError('not_a_file', path, { saving: false });
    const fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      const stat = fs.fstatSync(fd);
      if (!stat.isFile()) throw new FileError('not_a_file', path, { saving: false });
      if (stat.size > most) throw new FileError('too_big', path, { saving: false });
      return readAll(fd, path, Math.min(most, stat.size + GROWTH));
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    throw asFileError(error, path, false);
  }
}

/** A file may grow while it is read; by more than this it is not the file that was looked at. */
const GROWTH = 64 * 1024;

function readAll(fd: number, path: string, most: number): Uint8Array {
  const buffer = new Uint8Array(most + 1);
  let done = 0;
  for (let count = -1; count !== 0 && done < buffer.length; done += count)
    count = fs.readSync(fd, buffer, done, buffer.length - done, null);
  if (done > most) throw new FileError('too_big', path, { saving: false });
  return buffer.slice(0, done);
}

/** True when others on this computer may read or change the file (not known on Windows: false). A save closes it. */
export const isOpenToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (fs.statSync(path).mode & 0o077) !== 0;

export const isThere = (path: string): boolean => fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
