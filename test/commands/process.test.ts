/** The program as a person starts it. What the other tests of commands run in this process must be just that. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from '../helpers/folder.ts';
import { peopleFolder } from '../helpers/knowledge.ts';
import { aftercare, aftercareProcess, planOf, type Ran, type Run } from '../helpers/program.ts';
import { bin, cleanEnv, root } from '../helpers/setting.ts';

const person = join(peopleFolder, 'leeds-heroin.yaml');

/** One of each way to end, and of each thing that is written. */
const CASES: readonly (readonly [what: string, args: string[], code: number])[] = [
  ['help', ['--help'], 0],
  ['no command', [], 0],
  ['a new plan', ['new', 'plan.yaml', '--answers', person], 0],
  ['a page', ['print', 'plan.yaml', 'one-page'], 0],
  ['pages as files', ['export', 'plan.yaml', '--to', 'pages', '--format', 'md,html,ics,json'], 0],
  ['pages that are there', ['export', 'plan.yaml', '--to', 'pages'], 1],
  ['new dates', ['regenerate', 'plan.yaml', '--stopped', '2026-11-20 09:00'], 0],
  ['findings, and a plan that cannot be read', ['check', 'plan.yaml', 'broken.yaml', '--json'], 1],
  ['a name that is not there', ['print', 'plan.yaml', 'overdos'], 2],
  ['nobody to ask', ['edit', 'plan.yaml'], 2],
];

/** All cases one after the other in one folder: how each ended and what it wrote, and the files afterwards. */
async function inOneFolder(run: Run): Promise<{ ran: Ran[]; files: Record<string, string> }> {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'broken.yaml'), 'version: "1"\nabuot: {}\n', { mode: 0o600 });
  const ran: Ran[] = [];
  for (const [, args] of CASES) ran.push(await run(args, cwd));
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
  return { ran, files };
}

test('a command ends, writes and says the same as a process and in this one', async () => {
  const real = await inOneFolder(aftercareProcess);
  const here = await inOneFolder(aftercare);
  for (const [index, [what, , code]] of CASES.entries()) {
    expect(real.ran[index]!.code, `${what}: ${real.ran[index]!.err}`).toBe(code);
    expect(here.ran[index], what).toEqual(real.ran[index]);
  }
  expect(Object.keys(real.files).length).toBeGreaterThan(40);
  expect(here.files).toEqual(real.files);
});

test('the version alone', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await aftercareProcess(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('a reader of its pages who goes away ends it quietly', async () => {
  const { cwd } = await planOf('leeds-heroin');
  const args = [bin, 'print', 'plan.yaml', 'worksheet', '--copies', '20'];
  const child = spawn(process.execPath, args, { cwd, env: cleanEnv(), stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code, signal] = await once(child, 'close');
  expect([code, signal, said]).toEqual([0, null, '']);
});

test('no command leaves anything behind but what it says', async () => {
  const { cwd } = await planOf('leeds-heroin');
  for (const args of [['print', 'plan.yaml'], ['check', 'plan.yaml'], ['crisis'], ['sources']])
    await aftercareProcess(args, cwd);
  expect(readdirSync(cwd)).toEqual(['plan.yaml']);
  expect(existsSync(join(cwd, 'plan.yaml.hold'))).toBe(false);
});
