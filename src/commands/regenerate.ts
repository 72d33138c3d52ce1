import { UserError } from '../errors.ts';
import { say, type Io } from '../io.ts';
import { questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isMoment } from '../text/moments.ts';
import type { Plan } from '../plan/shape.ts';
import { PlanFile } from '../store/plan-file.ts';
import { dayInShort, momentInShort } from '../text/days.ts';
import { openKnowledge } from '../templates/open.ts';

export interface RegenerateOptions {
  stopped?: string;
  dryRun?: boolean;
  templates?: string;
}

/** `aftercare regenerate`: rebuilds the made parts of plans. Says what changed, in words; a second run changes nothing. */
export async function regenerateCommand(
  paths: readonly string[],
  options: RegenerateOptions,
  io: Io,
): Promise<number> {
  if (options.stopped !== undefined && !isMoment(options.stopped))
    throw new UserError('The day after --stopped is not one in the calendar.', {
      hint: 'Write it like this: --stopped 2026-11-22, or with a time: --stopped "2026-11-22 21:30".',
      exitCode: 2,
    });
  const knowledge = await openKnowledge(options.templates);
  for (const path of paths) regenerateOne(path, options, knowledge, io);
  return 0;
}

function regenerateOne(path: string, options: RegenerateOptions, knowledge: Knowledge, io: Io): void {
  const file = PlanFile.open(path, knowledge);
  const before = file.plan;
  const lock = options.dryRun ? undefined : file.lock();
  try {
    if (options.stopped !== undefined) {
      file.answer(questionAt(knowledge, 'use.stage')!, 'stopped');
      file.answer(questionAt(knowledge, 'use.last_use')!, options.stopped);
    }
    file.regenerate();
    if (!file.changed) return say(io, `${path}: nothing to change.`);
    const kept = options.dryRun ? null : file.save(io.today);
    say(io, `${path}: ${options.dryRun ? 'this would change' : 'changed and saved'}.`);
    for (const line of changesInWords(knowledge, before, file.plan)) say(io, `  ${line}`);
    if (kept) say(io, `  The plan as it was is kept in ${kept}.`);
  } finally {
    lock?.release();
  }
}

/** What is different between two timelines, a line each. */
function changesInWords(knowledge: Knowledge, before: Plan, after: Plan): string[] {
  const [was, is] = [rowsOf(knowledge, before), rowsOf(knowledge, after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const lines = names.flatMap((name) => {
    if (was.get(name) === is.get(name)) return [];
    if (!was.has(name)) return [`New: ${name}, ${is.get(name)}.`];
    if (!is.has(name)) return [`Taken out: ${name}.`];
    return [`${name}: was ${was.get(name)}, is now ${is.get(name)}.`];
  });
  return lines.length > 0 ? lines : ['The layout of the made part.'];
}

function rowsOf(knowledge: Knowledge, plan: Plan): Map<string, string> {
  const rows = new Map<string, string>();
  const timeline = plan.timeline ?? {};
  for (const { id, from, to } of timeline.stages ?? [])
    if (from && to)
      rows.set(
        knowledge.stages[id as keyof Knowledge['stages']]?.title ?? id,
        `${momentInShort(from)} to ${momentInShort(to)}`,
      );
  for (const { id, from, until } of timeline.windows ?? [])
    if (from && until) rows.set(`high-risk window (${id})`, `${dayInShort(from)} to ${dayInShort(until)}`);
  for (const { day, on } of timeline.follow_ups ?? [])
    if (on) rows.set(/^\d+$/.test(day) ? `day ${day}` : day, dayInShort(on));
  return rows;
}
