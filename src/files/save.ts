/** Files of any size, saved whole or not at all, readable by their owner only. */
import * as fs from 'node:fs';
import { phrase } from '../text/phrases.ts';
import { DISK, moveNew, moveOver, quietly, realTarget, sweep, syncFolder, writeBeside } from './disk.ts';
import type { Disk } from './disk.ts';
import { asFileError, FileError } from './error.ts';
import { digestOf, isThere, readBytes } from './read.ts';

/** What may stand in the place of the file: nothing, any ordinary file, or only the one with these bytes. */
export type Over = 'nothing' | 'anything' | { digest: string };

/**
 * Saves all of it or nothing. Returns its digest once the disk has it. Throws FileError; then the old file is whole,
 * unless the message says the disk failed after the change.
 */
export function saveFile(path: string, content: Uint8Array | string, over: Over, disk: Disk = DISK): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    const target = realTarget(path, typeof over === 'string');
    const old = over === 'nothing' ? undefined : expected(target, over);
    if (over === 'nothing' && isThere(target)) throw new FileError('exists', path, { saving: true });
    sweep(target, disk);
    const temp = writeBeside(target, bytes, old, disk);
    try {
      if (typeof over === 'object') expected(target, over);
      if (old) moveOver(temp, target, disk);
      else moveNew(temp, target, disk);
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

/** Copies a file as it is to a new name. False when that name is taken. Throws FileError. */
export function copyFile(path: string, copy: string, disk: Disk = DISK): boolean {
  const bytes = readBytes(path, Infinity);
  try {
    saveFile(copy, bytes, 'nothing', disk);
    return true;
  } catch (error) {
    if (error instanceof FileError && error.code === 'exists') return false;
    throw error;
  }
}

/** The file that is to be replaced; undefined when there is none and none is asked for. */
function expected(target: string, over: Exclude<Over, 'nothing'>): fs.Stats | undefined {
  const stat = fs.lstatSync(target, { throwIfNoEntry: false });
  if (over === 'anything') return stat;
  if (!stat?.isFile() || digestOf(readBytes(target, Infinity)) !== over.digest)
    throw new FileError('changed', target, { saving: true });
  return stat;
}

function confirmFolder(target: string, disk: Disk): void {
  try {
    syncFolder(target, disk);
  } catch (cause) {
    throw new FileError('io', target, { saving: false, what: phrase('files.unsafe'), cause });
  }
}
