import { crisisText } from '../handouts/handout.ts';
import { say, todayOf } from '../io.ts';
import { wordsOf } from '../knowledge/knowledge.ts';
import { printMarkdown } from '../programs/pager.ts';
import { regionNamed, type Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** `aftercare crisis`: overdose steps and phone numbers, at once, without a plan. A small window gets the few words that fit. */
export async function crisisCommand(
  options: OptionsOf<'crisis'>,
  { knowledge, io }: Setting,
): Promise<number> {
  const region = options.region === undefined ? undefined : regionNamed(knowledge, options.region);
  const text = (small: boolean): string =>
    crisisText(knowledge, region ? { about: { region } } : {}, todayOf(io, {}), { small });
  await printMarkdown(text(false), io, options.all ? { paged: false } : { fewer: () => text(true) });
  // A small window has no row to spare for it.
  if (!region && (options.all || !io.stdout.isTTY)) say(io, wordsOf(knowledge)('crisis.add_region'));
  return 0;
}
