/** Asking for a list of short lines. Each is kept as it comes. */
import { heading, numbered, paragraph, quiet, type Passage } from '../../terminal/layout.ts';
import { read, type Reply } from './conversation.ts';
import { titled } from './heading.ts';
import type { Opening, Outcome, Turn } from './turn.ts';

export interface LinesAsk {
  opening: Opening;
  /** The list there is. */
  current: unknown;
  keep: (items: string[]) => Promise<void>;
}

export async function askLines(turn: Turn, { opening, current, keep }: LinesAsk): Promise<Outcome> {
  const items = [...((current ?? []) as string[])];
  // A list that was there is shown with numbers, to be changed by them. A new one only grows.
  let numbers = items.length;
  let says = [...titled(opening), ...itemsShown(turn, items)];
  for (;;) {
    const reply = await readItem(turn, opening, says, numbers);
    if ('command' in reply && reply.command === 'back') return 'back';
    if ('command' in reply && reply.command === 'skip') return 'skipped';
    if ('text' in reply && reply.text === '') return items.length > 0 ? 'answered' : 'left_open';
    if (await changeList(turn, items, reply, numbers)) {
      await keep([...items]);
      says = numbers > 0 ? itemsShown(turn, items) : [];
      numbers = numbers > 0 ? items.length : 0;
    } else says = [paragraph(turn.words('problems.pick_number', { m: numbers }))];
  }
}

const readItem = (turn: Turn, opening: Opening, says: Passage[], numbers: number): Promise<Reply> =>
  read(turn, {
    says,
    reminder: heading(opening.title),
    whole: true,
    help: opening.help,
    commands: numbers > 0 ? ['remove'] : [],
    check: (text) =>
      numberTyped(text, numbers) === 'none' ? turn.words('problems.pick_number', { m: numbers }) : undefined,
  });

/** Takes an item out, changes one, or adds what was typed. False when there is no item with that number. */
async function changeList(turn: Turn, items: string[], reply: Reply, numbers: number): Promise<boolean> {
  const at = numberTyped('text' in reply ? reply.text : reply.rest, numbers);
  if ('command' in reply) {
    if (typeof at !== 'number') return false;
    items.splice(at, 1);
  } else if (typeof at === 'number') await change(turn, items, at);
  else items.push(...reply.text.split('\n').flatMap((line) => line.trim() || []));
  return true;
}

/** The place in the list that a number means; 'none' for a number that has none; undefined for anything else. */
function numberTyped(text: string, count: number): number | 'none' | undefined {
  if (count === 0 || !/^\d{1,3}$/.test(text)) return undefined;
  const at = Number(text) - 1;
  return at >= 0 && at < count ? at : 'none';
}

const itemsShown = ({ words }: Turn, items: readonly string[]): Passage[] =>
  items.length > 0
    ? [numbered([{ items }]), quiet(words('prompts.change_lines'))]
    : [quiet(words('prompts.lines'))];

async function change(turn: Turn, items: string[], at: number): Promise<void> {
  const old = items[at]!;
  const reply = await read(turn, { says: [], whole: true, current: { text: old, words: old } });
  if ('text' in reply && reply.text !== '') items[at] = reply.text;
}
