import { crisisText } from '../handouts/handout.ts';
import { todayOf } from '../io.ts';
import { printMarkdown } from '../programs/pager.ts';
import { regionNamed, type Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** `aftercare crisis`: overdose steps and phone numbers, at once, without a plan. */
export async function crisisCommand(
  options: OptionsOf<'crisis'>,
  { knowledge, io }: Setting,
): Promise<number> {
  const region = options.region === undefined ? undefined : regionNamed(knowledge, options.region);
  const text = crisisText(knowledge, region ? { about: { region } } : {}, todayOf(io, {}));
  await printMarkdown(text, io, { paged: false });
  return 0;
}
