/** Runs once before all tests: many of them run the built program, which must be that of the source as it is now. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setting.ts';

const BUILT = join(root, 'dist', 'knowledge.json');
const SOURCES = ['src', 'templates', 'scripts', 'package.json', 'package-lock.json'];

export default function build(): void {
  const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.every((name) => changed(join(root, name)) <= built)) return;
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** When a file, or the newest file or folder in a folder, was changed. */
function changed(path: string): number {
  const stat = statSync(path);
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => changed(join(path, name))) : [];
  return Math.max(stat.mtimeMs, ...inside);
}
