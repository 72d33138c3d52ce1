/** The README is a test: every console block is run, in order, in one folder, and must print what it shows. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from './helpers/folder.ts';
import { peopleFolder } from './helpers/knowledge.ts';
import { aftercare } from './helpers/program.ts';
import { root } from './helpers/setting.ts';

interface Step {
  command: string[];
  shown: string[];
}
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const steps: Step[] = [...readme.matchAll(/```console\n([^]*?)```/g)].flatMap(([, block]) =>
  block!
    .split(/^\$ aftercare /m)
    .slice(1)
    .map((text) => {
      const [first, ...shown] = text.trimEnd().split('\n');
      return { command: wordsOf(first!), shown };
    }),
);

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

/** True when the lines shown are the output, `...` standing for any lines. */
function matches(shown: readonly string[], output: string): boolean {
  const pattern = shown
    .map((line) => (line === '...' ? '(?:.*\\n)*?' : `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${output.trimEnd()}\n`);
}

test('every example in the README does what it shows', async () => {
  expect(steps.length).toBeGreaterThan(10);
  const cwd = newFolder();
  cpSync(join(peopleFolder, 'leeds-heroin.yaml'), join(cwd, 'answers.yaml'));
  cpSync(join(root, 'test', 'service-pack'), join(cwd, 'service-pack'), { recursive: true });
  for (const { command, shown } of steps) {
    const { out, err } = await aftercare(command, cwd, { at: new Date('2026-11-23T12:00Z') });
    expect(matches(shown, out + err), `aftercare ${command.join(' ')} printed:\n${out}${err}`).toBe(true);
  }
}, 120_000);

test('the set-up commands of the README are scripts that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const name of ['start', 'test', 'demo', 'bench']) {
    expect(readme).toMatch(new RegExp(`npm (run )?${name}`));
    expect(scripts[name]).toBeTruthy();
  }
});
