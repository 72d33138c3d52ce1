/** `aftercare ...args` in an empty folder of its own: in this process for speed, as a process for truth. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { execa } from 'execa';
import { run } from '../../src/cli.ts';
import { newFolder } from './folder.ts';
import { testIo } from './io.ts';
import { peopleFolder } from './knowledge.ts';
import { bin, cleanEnv } from './setting.ts';

export interface Ran {
  code: number;
  out: string;
  err: string;
}
export type Run = (
  args: readonly string[],
  cwd?: string,
  options?: { env?: Record<string, string>; at?: Date },
) => Promise<Ran>;

/** Runs a command in this process, without a terminal, as if it stood in `cwd`. */
export const aftercare: Run = async (args, cwd = newFolder(), { env, at } = {}) => {
  const io = testIo(env, at);
  const code = await run(pathsFrom(cwd, args), io);
  return ranIn(cwd, code, io.stdout.text, io.stderr.text);
};

/** Runs a command as a person does, in `cwd`. */
export const aftercareProcess: Run = async (args, cwd = newFolder(), { env } = {}) => {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, ...args], {
    cwd,
    env: cleanEnv(env),
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    input: '',
  });
  return ranIn(cwd, exitCode ?? -1, stdout, stderr);
};

/** The folder is another one each time, and is left out of what was said. */
function ranIn(cwd: string, code: number, out: string, err: string): Ran {
  const seen = (text: string): string => text.replaceAll(`${cwd}${sep}`, '');
  return { code, out: seen(out), err: seen(err) };
}

/** This process does not stand in `cwd`: names of files and folders are given from the root. */
const pathsFrom = (cwd: string, args: readonly string[]): string[] =>
  args.map((arg, index) =>
    arg.endsWith('.yaml') || ['--to', '--answers', '--templates'].includes(args[index - 1] ?? '')
      ? resolve(cwd, arg)
      : arg,
  );

const made = new Map<string, Promise<string>>();

/** A folder with `plan.yaml` made from an example person. */
export async function planOf(person: string): Promise<{ cwd: string; plan: string }> {
  if (!made.has(person)) made.set(person, makePlan(person));
  const cwd = newFolder();
  const plan = join(cwd, 'plan.yaml');
  writeFileSync(plan, await made.get(person)!, { mode: 0o600 });
  return { cwd, plan };
}

async function makePlan(person: string): Promise<string> {
  const cwd = newFolder();
  const { code, err } = await aftercare(
    ['new', 'plan.yaml', '--answers', join(peopleFolder, `${person}.yaml`)],
    cwd,
  );
  if (code !== 0) throw new Error(err);
  return readFileSync(join(cwd, 'plan.yaml'), 'utf8');
}
