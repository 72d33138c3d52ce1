import { printMarkdown } from '../programs/pager.ts';
import { crisisText } from '../handouts/handout.ts';
import type { Io } from '../io.ts';
import { openKnowledge, regionOrError } from '../templates/open.ts';

/** `aftercare crisis`: overdose steps and phone numbers, at once, without a plan. */
export async function crisisCommand(
  options: { region?: string; templates?: string },
  io: Io,
): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  const region = options.region === undefined ? undefined : regionOrError(knowledge, options.region);
  await printMarkdown(crisisText(knowledge, region ? { about: { region } } : {}, io.today), io, {
    paged: false,
  });
  return 0;
}
