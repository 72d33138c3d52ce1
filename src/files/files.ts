/** Plan files on disk: read with limits, saved whole or not at all, one writer at a time. */
import * as fs from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { asFileError, FileError, fileError, systemCode } from './error.ts';
import { DISK, moveNew, moveOver, quietly, realTarget, sweep, syncFolder, writeBeside } from './disk.ts';
import type { Disk } from './disk.ts';
import { decodeBytes, LIMITS } from '../yaml/yaml.ts';

export { FileError, type FileCode } from './error.ts';
export { lockFile } from './hold.ts';

/** A file as it was read. `digest` is of the bytes on disk: hand it to saveText as `expect`. */
export interface Snapshot {
  text: string;
  digest: string;
}

/** Reads a text file of at most 256 KiB. Folders, devices and pipes are refused without waiting. Throws FileError. */
export function readText(path: string): Snapshot {
  const bytes = readBytes(path);
  const decoded = decodeBytes(bytes);
  if ('text' in decoded) return { text: decoded.text, digest: digestOf(bytes) };
  const { message, hint, line } = decoded.problem;
  throw new FileError('encoding', path, `Line ${line ?? 1}: ${message}`, hint ?? '');
}

/**
 * Saves all of `text` or nothing, readable by its owner only. `expect: null` makes a new file and never replaces
 * one; otherwise the file on disk must still have that digest. Returns the new digest once the disk has it.
 * Throws FileError; then the old file is whole, unless the message says the disk failed after the change.
 */
export function saveText(
  path: string,
  text: string,
  options: { expect: string | null },
  disk: Disk = DISK,
): string {
  const bytes = new TextEncoder().encode(text);
  try {
    // What could never be read again must not be written.
    if (bytes.length > LIMITS.bytes) throw fileError('too_big', path, true);
    const target = realTarget(path, options.expect === null);
    const old = options.expect === null ? null : unchanged(target, options.expect);
    if (!old && isThere(target)) throw fileError('exists', path, true);
    sweep(target, disk);
    const temp = writeBeside(target, bytes, old, disk);
    try {
      if (options.expect === null) moveNew(temp, target, disk);
      else {
        unchanged(target, options.expect);
        moveOver(temp, target, disk);
      }
    } catch (error) {
      quietly(() => disk.unlinkSync(temp));
      throw error;
    }
    confirmFolder(target, disk);
    return digestOf(bytes);
  } catch (error) {
    throw asFileError(error, path, true);
  }
}

/**
 * Keeps the file as it is now as `<name>.<today>.yaml` beside it, once a day. Returns the copy's path, or null
 * when that day's copy is there already (or there is nothing to keep). `today` as YYYY-MM-DD.
 */
export function backupOnce(path: string, today: string, disk: Disk = DISK): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new RangeError('today must be YYYY-MM-DD');
  try {
    const target = realTarget(path, true);
    const name = basename(target).replace(/\.ya?ml$/i, '');
    const copy = join(dirname(target), `${name}.${today}.yaml`);
    if (isThere(copy) || !isThere(target)) return null;
    const bytes = readBytes(target);
    const temp = writeBeside(target, bytes, null, disk);
    try {
      moveNew(temp, copy, disk);
    } catch (error) {
      quietly(() => disk.unlinkSync(temp));
      if (systemCode(error) === 'EEXIST') return null;
      throw error;
    }
    confirmFolder(copy, disk);
    return copy;
  } catch (error) {
    throw asFileError(error, path, true);
  }
}

/** True when others on this computer may read or change the file (not known on Windows: false). A save closes it. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && (fs.statSync(path).mode & 0o077) !== 0;
}

function unchanged(target: string, expect: string): fs.Stats {
  const stat = fs.lstatSync(target, { throwIfNoEntry: false });
  if (!stat?.isFile() || digestOf(readBytes(target)) !== expect) throw fileError('changed', target, true);
  return stat;
}

function readBytes(path: string): Uint8Array {
  try {
    // Opening a device or a pipe may wait or have effects: look first. Then look again at what was opened.
    if (!fs.statSync(path).isFile()) throw fileError('not_a_file', path, false);
    const fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      const stat = fs.fstatSync(fd);
      if (!stat.isFile()) throw fileError('not_a_file', path, false);
      if (stat.size > LIMITS.bytes) throw fileError('too_big', path, false);
      return readAll(fd, path);
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    throw asFileError(error, path, false);
  }
}

/** Up to the limit, whatever size was announced: a file may grow while it is read. */
function readAll(fd: number, path: string): Uint8Array {
  const buffer = new Uint8Array(LIMITS.bytes + 1);
  let done = 0;
  for (let count = -1; count !== 0 && done < buffer.length; done += count)
    count = fs.readSync(fd, buffer, done, buffer.length - done, null);
  if (done > LIMITS.bytes) throw fileError('too_big', path, false);
  return buffer.slice(0, done);
}

function confirmFolder(target: string, disk: Disk): void {
  try {
    syncFolder(target, disk);
  } catch (error) {
    throw new FileError(
      'io',
      target,
      'NOT safely saved. The disk reported an error just after the file was changed.',
      'Save it again in another place, and check the disk.',
      error,
    );
  }
}

function isThere(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
