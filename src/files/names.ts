/** Names for files: one that is free, and one as it can be typed after a command. */
import { basename, dirname, extname, join } from 'node:path';

/** `path` itself when it is free, else with the first number that is: plan.yaml, plan-2.yaml, plan-3.yaml. */
export function freeName(path: string, isTaken: (path: string) => boolean): string {
  if (!isTaken(path)) return path;
  const end = extname(path);
  const stem = join(dirname(path), basename(path, end));
  for (let n = 2; ; n += 1) if (!isTaken(`${stem}-${n}${end}`)) return `${stem}-${n}${end}`;
}

/** A path as it can be typed after a command. */
export const asArgument = (path: string): string =>
  /^[\w@%+=:,./-]+$/u.test(path) && !path.startsWith('-')
    ? path
    : `'${path.replaceAll("'", String.raw`'\''`)}'`;
