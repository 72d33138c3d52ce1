/** A text in the person's own editor: in a private temporary file, which is kept only when the editor failed. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Io } from '../io.ts';
import { phrase } from '../text/phrases.ts';
import { LIMITS } from '../yaml/yaml.ts';
import { runProgram } from './run.ts';

export type Edited = { text: string } | NotEdited;

type NotEdited =
  /** No editor is set. */
  | { failed: 'none' }
  /** It did not end well, or what was written cannot be used: it is in `kept`. */
  | { failed: 'editor' | 'text'; kept: string };

/** Options that keep known editors from leaving copies of a private text behind. */
const PRIVATE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:vim|gvim|mvim)$/, ['-n', '-i', 'NONE', '--cmd', 'set noundofile nobackup nowritebackup']],
  [/^nvim$/, ['-n', '-i', 'NONE', '--cmd', 'set noundofile nobackup nowritebackup']],
  [/^nano$/, ['--ignorercfiles']],
  [
    /^emacs(?:client)?$/,
    ['--eval', '(setq auto-save-default nil make-backup-files nil create-lockfiles nil)'],
  ],
];

/**
 * Opens `text` in $VISUAL or $EDITOR and waits. `name` is what the file is called, such as answer.txt. A text that is
 * not `usable` is kept too.
 */
export async function editInEditor(
  text: string,
  name: string,
  env: Io['env'],
  usable: (text: string) => boolean = () => true,
): Promise<Edited> {
  const editor = (env['VISUAL'] || env['EDITOR'] || '').trim();
  if (editor === '') return { failed: 'none' };
  const folder = privateFolder(env);
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  if (!(await start(editor, file, env)) || !existsSync(file)) return { failed: 'editor', kept: file };
  const edited = readFileSync(file, 'utf8');
  if (!usable(edited)) return { failed: 'text', kept: file };
  rmSync(folder, { recursive: true, force: true });
  return { text: edited };
}

/** Why there is no text of the answer or the plan that was to be edited, and where what was written is kept. */
export function editorTrouble(edited: NotEdited, of: 'answer' | 'plan'): UserError {
  if (edited.failed === 'none') return new UserError(phrase(`editor.${of}.none`));
  const tooLong = phrase('problems.too_long', { m: LIMITS.text });
  const what = edited.failed === 'text' ? tooLong : phrase(`editor.${of}.failed`);
  return new UserError(what, { hint: phrase('editor.kept', { file: edited.kept }) });
}

/** A new folder of the owner's only; in memory where there is such a place, so that nothing stays on a disk. */
function privateFolder(env: Io['env']): string {
  const places = [env['XDG_RUNTIME_DIR'], '/dev/shm'].filter(
    (place) => place && existsSync(place),
  ) as string[];
  for (const place of places) {
    try {
      return mkdtempSync(join(place, 'edit-'));
    } catch {
      // Full, or not ours: the next one will do.
    }
  }
  return mkdtempSync(join(tmpdir(), 'edit-'));
}

async function start(editor: string, file: string, env: Io['env']): Promise<boolean> {
  const program = basename(editor.split(/\s+/)[0]!).replace(/\.exe$/i, '');
  const options = PRIVATE.find(([name]) => name.test(program))?.[1] ?? [];
  const terminal = { stdio: 'inherit', env } as const;
  // The variable may hold options and quotes, so a shell reads it, as every other program has it.
  const { ok } =
    process.platform === 'win32'
      ? await runProgram(`${editor} "${file}"`, [], { shell: true, ...terminal })
      : await runProgram('/bin/sh', ['-c', `${editor} "$@"`, editor, ...options, file], terminal);
  return ok;
}
