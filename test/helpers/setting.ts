/** The setting every test plays in: where our files are, what day it is, and nothing of the tester's own settings. */
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
/** AFTERCARE_BIN puts an installed program to the test instead. */
export const bin = resolve(root, process.env['AFTERCARE_BIN'] ?? 'bin/aftercare.js');
export const TODAY = '2026-11-22';
export const ZONE = 'Europe/London';

export function cleanEnv(more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: tmpdir(),
    TMPDIR: tmpdir(),
    TZ: ZONE,
    LANG: 'C.UTF-8',
    AFTERCARE_TODAY: TODAY,
    ...more,
  };
}
