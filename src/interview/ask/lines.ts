/** Asking for a list of short lines. Each is kept as it comes. */
import { answerAt } from '../../plan/answers.ts';
import { gap, heading, numbered, paragraph, quiet, type Passage } from '../../terminal/layout.ts';
import { read, type Reply } from './conversation.ts';
import type { Opening, Outcome, Turn } from './turn.ts';
import type { Question } from '../../knowledge/questions.ts';

export async function askLines(turn: Turn, question: Question, opening: Opening): Promise<Outcome> {
  const { words } = turn;
  const items = [...((answerAt(turn.plan(), question.path) ?? []) as string[])];
  const keep = (): Promise<void> => turn.keep(question, [...items]);
  let shown = items.length;
  let says: Passage[] = [
    ...opening.above,
    gap,
    heading(opening.title),
    ...opening.below,
    ...(shown > 0 ? itemsShown(turn, items) : [quiet(words('prompts.lines'))]),
  ];
  for (;;) {
    const reply: Reply = await read(turn, {
      says: says,
      reminder: heading(opening.title),
      whole: true,
      help: opening.help,
      commands: shown > 0 ? ['remove'] : [],
      check: (text) =>
        numberTyped(text, shown) === 'none' ? words('problems.pick_number', { m: shown }) : undefined,
    });
    says = [];
    if ('command' in reply) {
      if (reply.command === 'back') return 'back';
      if (reply.command === 'skip') return 'skipped';
    } else if (reply.text === '') return items.length > 0 ? 'answered' : 'left_open';
    const at = numberTyped('text' in reply ? reply.text : reply.rest, shown);
    if ('command' in reply) {
      if (typeof at !== 'number') {
        says = [paragraph(words('problems.pick_number', { m: shown }))];
        continue;
      }
      items.splice(at, 1);
    } else if (typeof at === 'number') await change(turn, items, at);
    else items.push(...reply.text.split('\n').flatMap((line) => line.trim() || []));
    await keep();
    if (shown > 0) {
      shown = items.length;
      says = itemsShown(turn, items);
    }
  }
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
