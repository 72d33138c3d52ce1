import { crisisText } from '../handouts/handout.ts';
import { todayOf } from '../io.ts';
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
  return 0;
}
