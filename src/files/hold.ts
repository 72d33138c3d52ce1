import * as fs from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { asFileError, FileError, systemCode } from './error.ts';
import { DISK, isAlive, moveNew, quietly, realTarget, tempName, writeBeside } from './disk.ts';

interface Holder {
  pid: number;
  host: string;
  since: string;
  id: string;
}

const mine = new Set<string>();
const UNREADABLE_MS = 60_000;

/**
 * Holds `<path>.lock` until released. A lock whose owner is gone is taken over. Throws FileError 'locked' with
 * the owner's process number and time when another window has it.
 */
export function lockFile(path: string): { release(): void } {
  const target = realTarget(path, true);
  const lock = `${target}.lock`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    id: randomBytes(8).toString('hex'),
  };
  const bytes = Buffer.from(`${JSON.stringify(holder)}\n`);
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (take(lock, target, bytes)) {
        mine.add(holder.id);
        return { release: () => release(lock, holder.id) };
      }
      removeIfStale(lock);
    }
  } catch (error) {
    throw asFileError(error, path, true);
  }
  throw lockedBy(lock, null);
}

/** Made whole beside and then named, so that nobody ever sees a lock without its owner. */
function take(lock: string, target: string, bytes: Uint8Array): boolean {
  const temp = writeBeside(target, bytes, null, DISK);
  try {
    moveNew(temp, lock, DISK);
    return true;
  } catch (error) {
    quietly(() => fs.unlinkSync(temp));
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Throws 'locked' when the owner lives; otherwise the lock is gone afterwards, or already another's. */
function removeIfStale(lock: string): void {
  const text = readLock(lock);
  if (text === null) return;
  const holder = parseHolder(text);
  if (!isStale(lock, holder)) throw lockedBy(lock, holder);
  // Two runs may find the same dead lock. A rename gives it to exactly one; the other may catch the
  // winner's new lock instead, sees that it is not the dead one, and puts it back.
  const aside = tempName(lock.slice(0, -'.lock'.length));
  try {
    fs.renameSync(lock, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readLock(aside) !== text) quietly(() => fs.linkSync(aside, lock));
  quietly(() => fs.unlinkSync(aside));
}

function readLock(lock: string): string | null {
  try {
    // A pipe or folder of this name must not make us wait.
    if (!fs.lstatSync(lock).isFile()) return '';
    return fs.readFileSync(lock, 'utf8').slice(0, 1000);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return null;
    const { pid, host, since, id } = data as Record<string, unknown>;
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return null;
    if (typeof host !== 'string' || typeof since !== 'string' || typeof id !== 'string') return null;
    return { pid, host, since, id };
  } catch {
    return null;
  }
}

function isStale(lock: string, holder: Holder | null): boolean {
  if (!holder) {
    const { mtimeMs, isFile } = statOf(lock);
    return isFile && Date.now() - mtimeMs > UNREADABLE_MS;
  }
  if (holder.host !== hostname()) return false;
  if (mine.has(holder.id)) return false;
  // The same number can belong to a new process: ours, or any other since the machine was started.
  if (holder.pid === process.pid) return true;
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000) return true;
  return !isAlive(holder.pid);
}

function statOf(lock: string): { mtimeMs: number; isFile: boolean } {
  try {
    const stat = fs.lstatSync(lock);
    return { mtimeMs: stat.mtimeMs, isFile: stat.isFile() };
  } catch {
    return { mtimeMs: Date.now(), isFile: true };
  }
}

function lockedBy(lock: string, holder: Holder | null): FileError {
  const who = holder ? ` (process ${holder.pid} on ${holder.host}, since ${holder.since})` : '';
  return new FileError(
    'locked',
    lock,
    `This plan is open in another window${who}. Nothing was changed.`,
    'Close the other window first. If there is none any more, delete the file that ends in ".lock" beside the plan.',
  );
}

function release(lock: string, id: string): void {
  mine.delete(id);
  quietly(() => {
    const text = readLock(lock);
    if (text !== null && parseHolder(text)?.id === id) fs.unlinkSync(lock);
  });
}
