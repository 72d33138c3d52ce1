import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { readText, saveText } from '../files.ts';
import { renderHandout } from '../handouts/handout.ts';
import { say, type Io } from '../io.ts';
import { PlanFile } from '../plan/plan-file.ts';
import { openKnowledge } from '../templates.ts';
import { handoutsNamed, readerNamed } from './choose.ts';

export interface ExportOptions {
  to: string;
  format: string;
  handout?: string[];
  force?: boolean;
  for?: string;
  templates?: string;
}

/** `aftercare export`: handouts as files, each readable by its owner only, never over a file that is there. */
export async function exportCommand(
  paths: readonly string[],
  options: ExportOptions,
  io: Io,
): Promise<number> {
  if (options.format !== 'md')
    throw new UserError('That format is not known.', { hint: 'Use: --format md', exitCode: 2 });
  const knowledge = await openKnowledge(options.templates);
  const reader = readerNamed(options.for);
  const handouts = options.handout
    ? handoutsNamed(knowledge, options.handout)
    : Object.values(knowledge.handouts);
  // Everything is made before anything is written: a mistake in one plan leaves no half set of pages.
  const files = new Map<string, string>();
  for (const path of paths) {
    const { plan } = PlanFile.open(path, knowledge);
    const name = freeName(basename(path).replace(/\.ya?ml$/i, ''), files, options.to);
    for (const handout of handouts)
      files.set(
        join(options.to, `${name}-${handout.meta.id}.md`),
        renderHandout(handout, { knowledge, plan, today: io.today, reader }),
      );
  }
  const there = [...files.keys()].filter((file) => existsSync(file));
  if (there.length > 0 && !options.force)
    throw new UserError(`${there.length} of the files are already in ${options.to}. Nothing was written.`, {
      hint: 'Choose another folder after --to, or write over them with --force.',
    });
  mkdirSync(options.to, { recursive: true, mode: 0o700 });
  for (const [file, text] of files)
    saveText(file, text, { expect: existsSync(file) ? readText(file).digest : null });
  say(io, `${files.size} files written to ${options.to}. Only you can read them.`);
  return 0;
}

/** Two plans of the same name in different folders get names of their own. */
function freeName(name: string, files: ReadonlyMap<string, string>, folder: string): string {
  const taken = (one: string): boolean =>
    [...files.keys()].some((file) => file.startsWith(join(folder, `${one}-`)));
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
