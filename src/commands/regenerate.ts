import { isBelievable } from '../advice/windows.ts';
import { UserError } from '../errors.ts';
import { dayOf } from '../text/days.ts';
import { phrase } from '../text/phrases.ts';
import { say, todayOf, type Io } from '../io.ts';
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
  using file = PlanFile.open(path, knowledge, io, { hold: !dryRun });
  const before = file.plan;
  if (stopped !== undefined) refuseImpossible(stopped, knowledge, todayOf(io, before));
  if (stopped !== undefined)
    file.giveAll([
      [questionAt(knowledge, 'use.status')!, { value: 'stopped' }],
      [questionAt(knowledge, 'use.last_use')!, { value: stopped }],
    ]);
  file.regenerate();
  if (!file.isChanged) return say(io, words('regenerate.nothing', { file: path }));
  const kept = dryRun ? undefined : file.save();
  say(io, words(dryRun ? 'regenerate.would' : 'regenerate.did', { file: path }));
  const changes = [
    ...(file.wasOld ? [words('regenerate.upgraded')] : []),
    ...timelineChanges(knowledge, before, file.plan),
  ];
  for (const line of changes.length > 0 ? changes : [words('regenerate.layout')]) say(io, `  ${line}`);
  if (kept) say(io, `  ${words('regenerate.kept', { file: kept })}`);
}

/** A stop that is still to come, or in a year that cannot be, is a slip: no dates are made from it. */
function refuseImpossible(stopped: string, { timing }: Knowledge, today: string): void {
  const day = dayOf(stopped);
  if (day <= today && isBelievable(timing, day, today)) return;
  throw new UserError(phrase('arguments.stopped_when'), {
    hint: phrase('arguments.stopped_when_hint'),
    exitCode: 2,
  });
}
