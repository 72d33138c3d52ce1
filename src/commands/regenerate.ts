import { say, type Io } from '../io.ts';
import { questionAt } from '../knowledge/bank.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { PlanFile } from '../store/plan-file.ts';
import { timelineChanges } from '../timeline/changes.ts';
import type { Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** `aftercare regenerate`: rebuilds the made parts of plans, and says what changed. A second run changes nothing. */
export async function regenerateCommand(
  paths: readonly string[],
  options: OptionsOf<'regenerate'>,
  { knowledge, io }: Setting,
): Promise<number> {
  for (const path of paths) regenerateOne(path, options, knowledge, io);
  return 0;
}

function regenerateOne(
  path: string,
  { stopped, dryRun }: OptionsOf<'regenerate'>,
  knowledge: Knowledge,
  io: Io,
): void {
  const words = wordsOf(knowledge);
  using file = PlanFile.open(path, knowledge, { hold: !dryRun });
  const before = file.plan;
  if (stopped !== undefined)
    file.giveAll([
      [questionAt(knowledge, 'use.stage')!, { value: 'stopped' }],
      [questionAt(knowledge, 'use.last_use')!, { value: stopped }],
    ]);
  file.regenerate();
  if (!file.isChanged) return say(io, words('regenerate.nothing', { file: path }));
  const kept = dryRun ? undefined : file.save(io.today);
  say(io, words(dryRun ? 'regenerate.would' : 'regenerate.did', { file: path }));
  const changes = timelineChanges(knowledge, before, file.plan);
  for (const line of changes.length > 0 ? changes : [words('regenerate.layout')]) say(io, `  ${line}`);
  if (kept) say(io, `  ${words('regenerate.kept', { file: kept })}`);
}
