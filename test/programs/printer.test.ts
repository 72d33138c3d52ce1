/** `print --printer`, with a print command of our own that keeps what it is given. */
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/programs/browser.ts';
import { aftercare, planOf } from '../helpers/program.ts';

/** A folder with an `lp` that copies its files there and writes down its options; nothing else is on the path. */
function fakePrinter(cwd: string, status = 0): { env: Record<string, string> } {
  const folder = join(cwd, 'bin');
  mkdirSync(folder);
  const script = `#!/bin/sh\nprintf '%s ' "$@" > '${cwd}/options'\nwhile [ "$1" != -- ]; do shift; done; shift\nfor f; do /bin/cp "$f" '${cwd}/out/'; done\nexit ${status}\n`;
  writeFileSync(join(folder, 'lp'), script);
  chmodSync(join(folder, 'lp'), 0o755);
  mkdirSync(join(cwd, 'out'));
  return { env: { PATH: folder } };
}
const PRINT = ['print', 'plan.yaml', 'one-page', '--printer'];

describe('print --printer', () => {
  test('shows what goes, then hands it over with its copies: the text itself without a browser', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { code, out, err } = await aftercare([...PRINT, '--yes', '--copies', '3'], cwd, fakePrinter(cwd));
    expect([code, err]).toEqual([0, expect.stringContaining('Sent to the printer: 3.')]);
    expect(readFileSync(join(cwd, 'options'), 'utf8')).toMatch(/^-n 3 -- /);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['page-1.txt']);
    expect(readFileSync(join(cwd, 'out', 'page-1.txt'), 'utf8')).toBe(out);
  });
  test('with a browser a PDF is handed over', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { env } = fakePrinter(cwd);
    const browser = await findBrowser(process.env);
    const { code, err } = await aftercare([...PRINT, '--yes'], cwd, {
      env: { ...env, AFTERCARE_BROWSER: browser!.path },
    });
    expect([code, err]).toEqual([0, expect.stringContaining('Sent to the printer: 1.')]);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['page-1.pdf']);
    expect(readFileSync(join(cwd, 'out', 'page-1.pdf'), 'latin1')).toMatch(/^%PDF/);
  });
  test('without a terminal and without --yes nothing is sent', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { code, err } = await aftercare(PRINT, cwd, fakePrinter(cwd));
    expect([code, err]).toEqual([2, expect.stringContaining('Nothing was printed')]);
    expect(readdirSync(join(cwd, 'out'))).toEqual([]);
  });
  test('a printer that says no is an error, not a success', async () => {
    const { cwd } = await planOf('leeds-heroin');
    const { code, err } = await aftercare([...PRINT, '--yes'], cwd, fakePrinter(cwd, 1));
    expect([code, err]).toEqual([1, expect.stringContaining('did not take the pages')]);
  });
});
