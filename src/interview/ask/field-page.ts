/** What is shown for one value that is asked for: the question, its choices, and how to answer. */
import { itemsOf } from '../../knowledge/bank.ts';
import type { FieldAsk } from './field.ts';
import { gap, heading, numbered, quiet, windowful, type Block } from '../../terminal/layout.ts';
import { read, type Prompt, type Reply } from './conversation.ts';
import type { Asked } from '../typed/answers.ts';
import type { Turn } from './turn.ts';

/** In a lower window a page would hold little but the question: its list just runs through. */
const FEWEST_ROWS = 10;

/** Reads an answer. With `paged`, what is taller than the window comes a windowful at a time, and Enter shows more. */
export async function readOnPage(
  turn: Turn,
  blocks: Block[],
  prompt: Omit<Prompt, 'page'>,
  paged: boolean,
): Promise<Reply> {
  const window = turn.talk.rows();
  const rows = paged && window && window.count >= FEWEST_ROWS ? window : undefined;
  for (let start = 0; ;) {
    const { shown, next } = windowful(blocks, start, rows);
    const more = next === Infinity ? [] : [quiet(turn.words('prompts.list_more'))];
    const reply = await read(turn, { ...prompt, page: [shown, ...more] });
    if (next === Infinity || 'command' in reply || reply.text !== '') return reply;
    start = next;
    turn.talk.turn();
  }
}

export function fieldPage(turn: Turn, ask: FieldAsk, asked: Asked): Block[] {
  const { above, title, below } = ask.opening;
  return [...above, gap, heading(title), ...below, ...choicesShown(turn, asked), ...hints(turn, ask, asked)];
}

/** From this many on, choices are shown under the titles of their groups. */
const MANY_CHOICES = 12;

function choicesShown({ knowledge }: Turn, { field, choices }: Asked): Block[] {
  if (choices.length === 0) return [];
  const groups = knowledge.lists[field.choices_from ?? '']?.groups ?? [];
  const whole =
    choices.length > MANY_CHOICES && choices.length === itemsOf(knowledge, field.choices_from ?? '').length;
  if (whole)
    return [numbered(groups.map(({ title, items }) => ({ title, items: items.map(({ label }) => label) })))];
  return [numbered([{ items: choices.map(({ label }) => label) }])];
}

function hints(turn: Turn, ask: FieldAsk, asked: Asked): Block[] {
  const { words, once } = turn;
  const { kind, other } = ask.field;
  const lines: string[] = [];
  if (asked.choices.length > 0) {
    lines.push(words(asked.many ? 'prompts.pick_many' : 'prompts.pick_one'));
    if (other) lines.push(words('prompts.or_own_words'));
    if (asked.unseen.length > 0) lines.push(words('prompts.see_all'));
  } else if (kind === 'date' || kind === 'moment' || kind === 'scale') lines.push(words(`prompts.${kind}`));
  else if (!('quick' in ask.field) && once(`hint ${kind}`)) {
    if (kind === 'text') lines.push(words('prompts.text'), words('prompts.long_hint'));
    if (kind === 'phone') lines.push(words('prompts.phone'));
  }
  if (ask.note) lines.push(ask.note);
  return lines.length > 0 ? [quiet(lines.join(' '))] : [];
}
