// Builds when anything has changed since the last time: many tests run the built program, and types come from the build.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const SOURCES = ['src', 'templates', 'scripts', 'package.json', 'package-lock.json'];

export default function freshBuild() {
  const built = statSync(join(root, 'dist', 'knowledge.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.every((name) => changed(join(root, name)) <= built)) return;
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** When a file, or the newest file or folder in a folder, was changed. */
function changed(path) {
  const stat = statSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => changed(join(path, name))) : [];
  return Math.max(stat.mtimeMs, ...inside);
}
