/** The real program, as a person runs it: in an empty folder of its own, with nothing of the tester's settings. */
import { execa, type Options } from 'execa';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peopleFolder, root } from './knowledge.ts';

export const bin = join(root, 'bin', 'aftercare.js');
export const TODAY = '2026-11-22';
export const env = {
  PATH: process.env['PATH'] ?? '',
  HOME: tmpdir(),
  TZ: 'Europe/London',
  LANG: 'C.UTF-8',
  AFTERCARE_TODAY: TODAY,
};
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'aftercare-'));

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs `aftercare ...args` in `cwd` without a terminal. */
export async function aftercare(
  args: readonly string[],
  cwd = emptyFolder(),
  options: Options = {},
): Promise<Ran> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    cwd,
    env: { ...env, ...(options.env as Record<string, string> | undefined) },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    input: '',
  });
  return { code: exitCode ?? -1, out: String(stdout), err: String(stderr) };
}

/** A folder with `plan.yaml` made from an example person. */
export async function planOf(person: string): Promise<{ cwd: string; plan: string }> {
  const cwd = emptyFolder();
  const made = await aftercare(['new', 'plan.yaml', '--answers', join(peopleFolder, `${person}.yaml`)], cwd);
  if (made.code !== 0) throw new Error(made.err);
  return { cwd, plan: join(cwd, 'plan.yaml') };
}
