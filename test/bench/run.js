// How long each command takes as a whole process, as a ratio to bare `node -e 0`. Rounds are interleaved, so that a
// machine that slows down slows every case down alike. Quote the ratios; they never decide whether tests pass.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.argv[2] ?? 15);
const bin = new URL('../../bin/aftercare.js', import.meta.url).pathname;
const person = new URL('../people/leeds-heroin.yaml', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const plan = join(folder, 'plan.yaml');
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

const node = (...args) => spawnSync(process.execPath, args, { env, stdio: 'ignore' });
if (node(bin, 'new', plan, '--answers', person).status !== 0)
  throw new Error('could not make a plan to measure with');

const cases = {
  'node -e 0': ['-e', '0'],
  '--version': [bin, '--version'],
  '--help': [bin, '--help'],
  crisis: [bin, 'crisis', '--region', 'england'],
  'print one-page': [bin, 'print', plan, 'one-page'],
  'print plan': [bin, 'print', plan],
  check: [bin, 'check', plan],
};
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round <= rounds; round += 1)
  for (const [name, args] of Object.entries(cases)) {
    const start = performance.now();
    node(...args);
    if (round > 0) times[name].push(performance.now() - start);
  }
rmSync(folder, { recursive: true });
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
console.log(`node ${process.version}, ${rounds} rounds: median ms, ratio to bare node (median of the pairs)`);
for (const [name, list] of Object.entries(times)) {
  const ratio = median(list.map((ms, round) => ms / times['node -e 0'][round]));
  console.log(`${name.padEnd(16)}${median(list).toFixed(0).padStart(6)} ms   x${ratio.toFixed(2)}`);
}
