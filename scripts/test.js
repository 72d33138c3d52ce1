// All tests. Types and style are checked while they run: most of the tests wait for other programs now and then.
import { spawn } from 'node:child_process';
import freshBuild from './fresh-build.js';

const shell = process.platform === 'win32';

/** Runs a program to its end. What it says is kept when it is not shown. */
function run(program, args, stdio) {
  return new Promise((done) => {
    let said = '';
    const child = spawn(program, args, { stdio: stdio ?? ['ignore', 'pipe', 'pipe'], shell });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data));
    child.on('close', (code) => done({ code: code ?? 1, said }));
  });
}

async function checked() {
  const results = [];
  for (const name of ['typecheck', 'lint'])
    results.push({ name, ...(await run('npm', ['run', '-s', name])) });
  return results;
}

try {
  freshBuild();
} catch {
  // It has said what is wrong.
  process.exit(1);
}
const [tests, checks] = await Promise.all([
  run('npx', ['vitest', 'run', ...process.argv.slice(2)], 'inherit'),
  checked(),
]);
for (const { name, code, said } of checks)
  if (code !== 0) console.error(`\nnpm run ${name} failed:\n${said}`);
process.exitCode = [tests, ...checks].find(({ code }) => code !== 0)?.code ?? 0;
