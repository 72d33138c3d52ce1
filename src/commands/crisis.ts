import { printMarkdown } from '../handouts/print.ts';
import { renderHandout } from '../handouts/handout.ts';
import type { Io } from '../io.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { openKnowledge, regionOrError } from '../templates.ts';

/** `aftercare crisis`: overdose steps and phone numbers, at once, without a plan. */
export async function crisisCommand(
  options: { region?: string; templates?: string },
  io: Io,
): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  const region = options.region === undefined ? undefined : regionOrError(knowledge, options.region);
  await printMarkdown(crisisText(knowledge, region, io.today), io);
  return 0;
}

/** The crisis page of a region as Markdown; without a region it lists every emergency number. */
export function crisisText(knowledge: Knowledge, region: string | undefined, today: string): string {
  const plan = { version: '1', ...(region ? { about: { region } } : {}) };
  return renderHandout(knowledge.handouts['crisis']!, { knowledge, plan, today });
}
