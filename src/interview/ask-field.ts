/** Asking for one value: a question of a simple kind, or one part of a record. */
import type { Choice, Field, Question } from '../knowledge/shape.ts';
import { dayOf } from '../timeline/dates.ts';
import { dayAndTime, inWords } from './answer-words.ts';
import { gap, heading, numbered, paragraph, quiet, type Block, type Group } from './blocks.ts';
import type { Command } from './commands.ts';
import { read } from './conversation.ts';
import { askedOf, asTyped, readAnswer, type Asked, type Read } from './reading.ts';
import type { Turn } from './turn.ts';

export interface FieldAsk {
  field: Question | Field;
  /** What is asked, and what stands above it. */
  title: string;
  above?: Block[];
  /** The answer there is. */
  current: unknown;
  help: Block[];
  /** Said with the hint, such as that Enter leaves it out. */
  note?: string;
  /** Choices to show first, when they are fewer than all. */
  fitting?: readonly string[];
  /** A day that is on this side of today is asked about once more. */
  unlikely?: 'past' | 'future' | undefined;
  /** Takes several picks where the field holds one. */
  many?: boolean;
}

export type Given = { value: string | string[] } | 'same' | 'nothing' | 'back' | 'skip';

export async function askField(turn: Turn, ask: FieldAsk): Promise<Given> {
  const asked = askedFor(turn, ask);
  const given = await askOnce(turn, ask, asked);
  if (given === 'all') return askField(turn, { ...ask, fitting: [] });
  if (typeof given === 'string' || !('which' in given)) return given;
  const which = await askWhich(turn, given.which);
  return which === undefined ? askField(turn, ask) : { value: which };
}

function askedFor({ knowledge }: Turn, { field, fitting, many }: FieldAsk): Asked {
  const asked = askedOf(knowledge, field);
  const first = (fitting ?? []).flatMap((value) => asked.choices.find((choice) => choice.value === value) ?? []);
  return { field, many: many ?? asked.many, choices: first.length > 0 ? first : asked.choices };
}

type Once = Exclude<Given, { value: unknown }> | 'all' | Exclude<Read, { problem: string }>;

async function askOnce(turn: Turn, ask: FieldAsk, asked: Asked): Promise<Once> {
  const { words } = turn;
  const typed = asTyped(turn, asked, ask.current);
  const short = asked.choices.length < askedOf(turn.knowledge, ask.field).choices.length;
  const long = ask.field.kind === 'text';
  const reply = await read(turn, {
    page: [...(ask.above ?? []), gap, heading(ask.title), ...choicesShown(turn, asked), ...hints(turn, ask, asked, short)],
    reminder: heading(ask.title),
    current: typed ? { text: typed, words: inWords(turn.knowledge, words, ask.field, ask.current) } : undefined,
    whole: long || (asked.many && ask.field.other !== undefined),
    check: checker(turn, ask, asked, typed),
    help: ask.help,
    commands: [...(long ? LONG_COMMANDS : []), ...(short ? (['all'] as const) : [])],
  });
  if ('command' in reply) return followed(turn, ask, reply.command, typed);
  if (reply.text === typed || reply.text === '') return typed ? 'same' : 'nothing';
  const answer = readAnswer(turn, asked, reply.text);
  if ('problem' in answer) throw new Error('an answer passed its check and cannot be read');
  if ('value' in answer) showBack(turn, ask, answer.value);
  return answer;
}

const LONG_COMMANDS: readonly Command[] = ['long', 'editor'];

async function followed(turn: Turn, ask: FieldAsk, command: Command, typed: string): Promise<Once> {
  if (command === 'back' || command === 'skip' || command === 'all') return command;
  const text = command === 'long' ? await askLong(turn, ask) : turn.editText(typed);
  if (text === 'back') return askOnce(turn, ask, askedFor(turn, ask));
  if (text === undefined || text === typed) return typed ? 'same' : 'nothing';
  return text === '' ? (typed ? 'same' : 'nothing') : { value: text };
}

/** Several lines one by one, until one with only a dot. */
async function askLong(turn: Turn, ask: FieldAsk): Promise<string> {
  const lines: string[] = [];
  for (;;) {
    const reply = await read(turn, {
      page: lines.length === 0 ? [quiet(turn.words('prompts.long'))] : [],
      whole: true,
      help: ask.help,
      dotEnds: true,
    });
    if ('command' in reply) return reply.command === 'back' ? 'back' : lines.join('\n');
    lines.push(reply.text);
  }
}
