import * as fs from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { phrase } from '../text/phrases.ts';
import { asFileError, FileError, systemCode } from './error.ts';

/** The calls that change the disk, so that a test can let each of them fail. */
export const DISK = {
  platform: process.platform as NodeJS.Platform,
  openSync: fs.openSync,
  writeSync: fs.writeSync as (fd: number, bytes: Uint8Array, offset: number, length: number) => number,
  fsyncSync: fs.fsyncSync,
  fstatSync: fs.fstatSync as (fd: number) => fs.Stats,
  fchmodSync: fs.fchmodSync,
  closeSync: fs.closeSync,
  renameSync: fs.renameSync,
  linkSync: fs.linkSync,
  unlinkSync: fs.unlinkSync,
};
export type Disk = typeof DISK;

/** Who may read a saved file: its owner, nobody else. */
export const OWNER_ONLY = 0o600;

/**
 * The file a name stands for. A link may be followed within its own folder; one that leads elsewhere, or to
 * nothing, is refused, so that a planted link cannot make us write in another place.
 */
export function realTarget(path: string, mayBeNew: boolean): string {
  try {
    const folder = fs.realpathSync(dirname(path));
    const here = join(folder, basename(path));
    const stat = fs.lstatSync(here, { throwIfNoEntry: false });
    if (!stat) {
      if (mayBeNew) return here;
      throw new FileError('changed', path, { saving: true });
    }
    const real = stat.isSymbolicLink() ? fs.realpathSync(here) : here;
    if (dirname(real) !== folder)
      throw new FileError('denied', path, { saving: true, what: phrase('files.link') });
    if (!fs.lstatSync(real).isFile()) throw new FileError('not_a_file', path, { saving: true });
    return real;
  } catch (error) {
    throw asFileError(error, path, true);
  }
}

/** A name beside `path` that nobody else uses and that tells which process made it. */
export function tempName(path: string): string {
  const random = randomBytes(8).toString('hex');
  return join(dirname(path), `.${basename(path)}.${process.pid}-${random}.new`);
}

/**
 * Writes a new file beside `path`: private from its first moment, every byte counted, forced to disk.
 * Returns its name. On any error it is gone again.
 */
export function writeBeside(path: string, bytes: Uint8Array, old: fs.Stats | undefined, disk: Disk): string {
  const temp = tempName(path);
  const fd = disk.openSync(temp, 'wx', OWNER_ONLY);
  let open = true;
  try {
    const mode = old ? old.mode & OWNER_ONLY : OWNER_ONLY;
    if (disk.platform !== 'win32') disk.fchmodSync(fd, mode);
    if (old) keepOwner(fd, old);
    for (let done = 0; done < bytes.length;) {
      const count = disk.writeSync(fd, bytes, done, bytes.length - done);
      if (count <= 0) throw new Error('no bytes taken');
      done += count;
    }
    disk.fsyncSync(fd);
    if (disk.fstatSync(fd).size !== bytes.length) throw new Error('size differs');
    open = false;
    disk.closeSync(fd);
    return temp;
  } catch (error) {
    quietly(() => open && disk.closeSync(fd));
    quietly(() => disk.unlinkSync(temp));
    throw error;
  }
}

/** A helper with more rights who saves a person's plan must not lock them out of it. */
function keepOwner(fd: number, old: fs.Stats): void {
  const now = fs.fstatSync(fd);
  if (now.uid !== old.uid || now.gid !== old.gid) quietly(() => fs.fchownSync(fd, old.uid, old.gid));
}

const RETRY_MS = 2000;
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** Puts `temp` in the place of `path`. On Windows a virus scanner may hold either for a moment: try for 2 s. */
export function moveOver(temp: string, path: string, disk: Disk): void {
  const start = Date.now();
  for (let wait = 10; ; wait *= 2) {
    try {
      return disk.renameSync(temp, path);
    } catch (error) {
      const again = disk.platform === 'win32' && BUSY.has(systemCode(error));
      if (!again || Date.now() - start + wait > RETRY_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

/**
 * Gives `temp` the name `path` only if nothing has that name: the system decides, so no race can be lost.
 * Throws EEXIST when something is there.
 */
export function moveNew(temp: string, path: string, disk: Disk): void {
  try {
    disk.linkSync(temp, path);
  } catch (error) {
    if (!NO_LINKS.has(systemCode(error))) throw error;
    return moveNewWithoutLinks(temp, path, disk);
  }
  quietly(() => disk.unlinkSync(temp));
}

/** Some disks (memory sticks) know no links: hold the name with an empty file, then put the full one over it. */
function moveNewWithoutLinks(temp: string, path: string, disk: Disk): void {
  const fd = disk.openSync(path, 'wx', OWNER_ONLY);
  try {
    disk.closeSync(fd);
    moveOver(temp, path, disk);
  } catch (error) {
    quietly(() => disk.unlinkSync(path));
    throw error;
  }
}

const FOLDER_CANNOT = new Set(['EISDIR', 'EINVAL', 'EPERM', 'EACCES', 'ENOTSUP', 'EBADF']);

/** Forces the folder's list of names to disk. Windows and some disks do not know this; real errors are thrown. */
export function syncFolder(path: string, disk: Disk): void {
  if (disk.platform === 'win32') return;
  try {
    const fd = disk.openSync(dirname(path), 'r');
    try {
      disk.fsyncSync(fd);
    } finally {
      disk.closeSync(fd);
    }
  } catch (error) {
    if (!FOLDER_CANNOT.has(systemCode(error))) throw error;
  }
}

/** Removes new files that a killed run left beside `path`: older than this run, and their maker is gone. */
export function sweep(path: string, disk: Disk): void {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  const started = Date.now() - process.uptime() * 1000;
  quietly(() => {
    for (const name of fs.readdirSync(folder)) {
      const maker = /^(\d+)-[0-9a-f]{16}\.new$/.exec(name.startsWith(start) ? name.slice(start.length) : '');
      if (!maker) continue;
      const full = join(folder, name);
      const mine = Number(maker[1]) === process.pid;
      quietly(() => {
        const old = fs.lstatSync(full).mtimeMs < started;
        if (old && (mine || !isAlive(Number(maker[1])))) disk.unlinkSync(full);
      });
    }
  });
}

/** Whether a process of this machine still runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

/** For clean-up that must never hide the error it follows. */
export function quietly(action: () => unknown): void {
  try {
    action();
  } catch {
    // The first error is the one that matters.
  }
}
