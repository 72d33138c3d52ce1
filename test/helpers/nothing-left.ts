/**
 * Runs before each test file: gives it a folder of its own for temporary files, and after it fails if anything is left
 * there by the program or by a test. Only what newFolder made may be there: all of it is removed.
 */
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { FOLDER } from './folder.ts';

const NAMES = ['TMPDIR', 'TEMP', 'TMP'];
const before = NAMES.map((name) => process.env[name]);
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'aftercare-test-'));
for (const name of NAMES) process.env[name] = folder;

afterAll(() => {
  for (const [index, name] of NAMES.entries())
    if (before[index] === undefined) delete process.env[name];
    else process.env[name] = before[index];
  const left = readdirSync(folder).filter((name) => !name.startsWith(FOLDER));
  rmSync(folder, { recursive: true, force: true });
  expect(left, 'left in the folder for temporary files').toEqual([]);
});
