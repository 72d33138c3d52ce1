/** Copies of a plan as it was before it was changed, beside it. */
import { basename, dirname, join } from 'node:path';
import { realTarget } from '../files/disk.ts';
import { asFileError } from '../files/error.ts';
import { isThere } from '../files/read.ts';
import { copyFile } from '../files/save.ts';

/**
 * Keeps the file as it is now as `<name>.<today>.yaml` beside it, once a day. Returns the copy's path; undefined when
 * that day's copy is there already, or there is nothing to keep. `today` as YYYY-MM-DD.
 */
export function keepCopy(path: string, today: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new RangeError('today must be YYYY-MM-DD');
  try {
    const target = realTarget(path, true);
    const copy = join(dirname(target), `${basename(target).replace(/\.ya?ml$/i, '')}.${today}.yaml`);
    return !isThere(copy) && isThere(target) && copyFile(target, copy) ? copy : undefined;
  } catch (error) {
    throw asFileError(error, path, true);
  }
}
