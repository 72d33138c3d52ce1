// A whole plan without a question: an example person's answers, the plan made from them, and its one-page handout.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'aftercare-demo-'));
const plan = join(folder, 'plan.yaml');
const aftercare = (...args) =>
  spawnSync(process.execPath, [at('bin/aftercare.js'), ...args], { stdio: 'inherit' }).status ?? 1;

const person = process.argv[2] ?? 'leeds-heroin';
process.exitCode =
  aftercare('new', plan, '--answers', at(`test/people/${person}.yaml`)) ||
  aftercare('print', plan, 'one-page', 'timeline');
rmSync(folder, { recursive: true });
