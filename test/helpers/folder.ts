import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FOLDER = 'folder-';

/** An empty folder for a test. After its file it is removed with all that is in it, by nothing-left.ts. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), FOLDER));
