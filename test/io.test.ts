/** The output gate: whatever a file is called, its name can steer no terminal. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from './helpers/folder.ts';
import { aftercare, planOf, type Ran } from './helpers/program.ts';

/** A colour, a clear of the screen, a title of the window, and letters that turn words round. */
const NAME = 'a\x1b[31m\x1b[2J\x1b]0;x\x07\u202ey\u2066.yaml';
// oxlint-disable-next-line no-control-regex
const STEERS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;

async function ran(args: readonly string[], plan: string = NAME): Promise<Ran> {
  const { cwd, plan: made } = await planOf('leeds-heroin');
  copyFileSync(made, join(cwd, NAME));
  writeFileSync(join(cwd, `bad-${NAME}`), 'version: "1"\nabuot:\n  name: "Jo"\n');
  return aftercare([args[0]!, plan, ...args.slice(1)], cwd);
}

describe('B7: a file name with an escape byte and a bidi letter is shown for what it is', () => {
  test.each([
    ['check', ['check']],
    ['check --json', ['check', '--json']],
    ['regenerate', ['regenerate']],
    ['regenerate --dry-run', ['regenerate', '--dry-run', '--stopped', '2026-11-20']],
    ['regenerate, with a copy kept', ['regenerate', '--stopped', '2026-11-20']],
    ['export', ['export', '--to', 'pages', '--handout', 'overdose']],
    ['export for someone', ['export', '--to', 'pages', '--for', 'family', '--format', 'json,ics']],
    ['export into such a folder', ['export', '--to', NAME.replace('.yaml', '-pages'), '--handout', 'week']],
    ['print', ['print', 'one-page']],
  ])('by %s', async (_, args) => {
    const { code, out, err } = await ran(args);
    expect(code).toBeLessThanOrEqual(1);
    expect(out + err).not.toBe('');
    expect(out).not.toMatch(STEERS);
    expect(err).not.toMatch(STEERS);
    if (args[0] !== 'print' && args[2] !== 'pages') expect(out + err).toMatch(/\uFFFD|\\u001b/);
  });

  test.each([
    ['is broken', `bad-${NAME}`, /thing to put right|line \d/i],
    ['is not there', `no-${NAME}`, /no such file/],
  ])('by every command, also of a plan that %s', async (_, plan, message) => {
    for (const args of [['check'], ['regenerate'], ['print'], ['export', '--to', 'pages']]) {
      const { code, out, err } = await ran(args, plan);
      expect(code, args[0]).toBe(1);
      expect(out + err, args[0]).toMatch(message);
      expect(out + err, args[0]).toContain('\uFFFD');
      expect(out, args[0]).not.toMatch(STEERS);
      expect(err, args[0]).not.toMatch(STEERS);
    }
  });

  test('by new and its answers', async () => {
    const { cwd, plan } = await planOf('leeds-heroin');
    const { code, err } = await aftercare(['new', join(newFolder(), NAME), '--answers', plan], cwd);
    expect([code, err]).toEqual([0, expect.stringContaining('\uFFFD')]);
    expect(err).not.toMatch(STEERS);
  });
});
