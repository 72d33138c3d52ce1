import * as fs from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { phrase } from '../text/phrases.ts';
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
 * Holds a file by `<path>.hold` beside it until released. A hold whose owner is gone is taken over. Throws FileError
 * 'held' with the owner's process number and time when another window has it.
 */
export function holdFile(path: string): { release(): void } {
  const target = realTarget(path, true);
  const hold = `${target}.hold`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    id: randomBytes(8).toString('hex'),
  };
  const bytes = Buffer.from(`${JSON.stringify(holder)}\n`);
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (take(hold, target, bytes)) {
        mine.add(holder.id);
        return { release: () => release(hold, holder.id) };
      }
      removeIfStale(hold);
    }
  } catch (error) {
    throw asFileError(error, path, true);
  }
  throw heldBy(hold, null);
}

/** Made whole beside and then named, so that nobody ever sees a hold without its owner. */
function take(hold: string, target: string, bytes: Uint8Array): boolean {
  const temp = writeBeside(target, bytes, undefined, DISK);
  try {
    moveNew(temp, hold, DISK);
    return true;
  } catch (error) {
    quietly(() => fs.unlinkSync(temp));
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Throws 'held' when the owner lives; otherwise the hold is gone afterwards, or already another's. */
function removeIfStale(hold: string): void {
  const text = readHold(hold);
  if (text === null) return;
  const holder = parseHolder(text);
  if (!isStale(hold, holder)) throw heldBy(hold, holder);
  // Two runs may find the same dead hold. A rename gives it to exactly one; the other may catch the
  // winner's new hold instead, sees that it is not the dead one, and puts it back.
  const aside = tempName(hold.slice(0, -'.hold'.length));
  try {
    fs.renameSync(hold, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if (readHold(aside) !== text) quietly(() => fs.linkSync(aside, hold));
  quietly(() => fs.unlinkSync(aside));
}

function readHold(hold: string): string | null {
  try {
    // A pipe or folder of this name must not make us wait.
    if (!fs.lstatSync(hold).isFile()) return '';
    return fs.readFileSync(hold, 'utf8').slice(0, 1000);
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

function isStale(hold: string, holder: Holder | null): boolean {
  if (!holder) {
    const { mtimeMs, isFile } = statOf(hold);
    return isFile && Date.now() - mtimeMs > UNREADABLE_MS;
  }
  if (holder.host !== hostname()) return false;
  if (mine.has(holder.id)) return false;
  // The same number can belong to a new process: ours, or any other since the machine was started.
  if (holder.pid === process.pid) return true;
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000) return true;
  return !isAlive(holder.pid);
}

function statOf(hold: string): { mtimeMs: number; isFile: boolean } {
  try {
    const stat = fs.lstatSync(hold);
    return { mtimeMs: stat.mtimeMs, isFile: stat.isFile() };
  } catch {
    return { mtimeMs: Date.now(), isFile: true };
  }
}

function heldBy(path: string, holder: Holder | null): FileError {
  const { pid = 0, host = '', since = '' } = holder ?? {};
  const what = holder ? phrase('files.held_by', { pid, host, since }) : phrase('files.held');
  return new FileError('held', path, { saving: false, what });
}

function release(hold: string, id: string): void {
  mine.delete(id);
  quietly(() => {
    const text = readHold(hold);
    if (text !== null && parseHolder(text)?.id === id) fs.unlinkSync(hold);
  });
}

const NOT_HELD = { release: (): void => undefined };

/** What `open` makes of a file that is held, or of one that is only looked at. When it throws, nothing stays held. */
export function holding<T>(path: string | undefined, open: (hold: { release(): void }) => T): T {
  const hold = path === undefined ? NOT_HELD : holdFile(path);
  try {
    return open(hold);
  } catch (error) {
    hold.release();
    throw error;
  }
}
