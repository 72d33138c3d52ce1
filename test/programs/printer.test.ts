/** `print --printer`, with a print command of our own that keeps what it is given. */
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aftercare, planOf } from '../helpers/program.ts';

/** A folder with an `lp` that copies its files there and writes down its options. */
function fakePrinter(cwd: string, status = 0): string {
  const folder = join(cwd, 'bin');
  mkdirSync(folder);
  const script = `#!/bin/sh\nprintf '%s ' "$@" > '${cwd}/options'\nwhile [ "$1" != -- ]; do shift; done; shift\nfor f; do cp "$f" '${cwd}/out/'; done\nexit ${status}\n`;
  writeFileSync(join(folder, 'lp'), script);
  chmodSync(join(folder, 'lp'), 0o755);
  mkdirSync(join(cwd, 'out'));
  return folder;
}
/** Only our folder and the plain tools, so that no browser is found and the text itself is sent. */
const path = (folder: string): { env: Record<string, string> } => ({ env: { PATH: `${folder}:/bin` } });

describe('print --printer', () => {
  test('shows what goes, then hands it over with its copies', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const folder = fakePrinter(cwd);
    const { code, out, err } = await aftercare(
      ['print', 'plan.yaml', 'one-page', '--printer', '--yes', '--copies', '3'],
      cwd,
      path(folder),
    );
    expect([code, err]).toEqual([0, expect.stringContaining('Sent to the printer: 3.')]);
    expect(readFileSync(join(cwd, 'options'), 'utf8')).toMatch(/^-n 3 -- /);
    const [file] = readdirSync(join(cwd, 'out'));
    if (file!.endsWith('.txt')) expect(readFileSync(join(cwd, 'out', file!), 'utf8')).toBe(out);
    else expect(readFileSync(join(cwd, 'out', file!), 'latin1')).toMatch(/^%PDF/);
  });
  test('without a terminal and without --yes nothing is sent', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const folder = fakePrinter(cwd);
    const { code, err } = await aftercare(['print', 'plan.yaml', 'one-page', '--printer'], cwd, path(folder));
    expect([code, err]).toEqual([2, expect.stringContaining('Nothing was printed')]);
    expect(readdirSync(join(cwd, 'out'))).toEqual([]);
  });
  test('a printer that says no is an error, not a success', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const folder = fakePrinter(cwd, 1);
    const { code, err } = await aftercare(
      ['print', 'plan.yaml', 'one-page', '--printer', '--yes'],
      cwd,
      path(folder),
    );
    expect([code, err]).toEqual([1, expect.stringContaining('did not take the pages')]);
  });
});
