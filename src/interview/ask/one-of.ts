import { numbered, quiet, type Passage } from '../../terminal/layout.ts';
import type { Command } from '../typed/commands.ts';
import { read, type Conversation } from './conversation.ts';

export interface OneOf {
  before: Passage[];
  options: readonly string[];
  /** How to answer. */
  how: string;
  /** What Enter means, from 0. Without it an empty line is no answer. */
  usual?: number;
  reminder?: Passage;
}

/** Asks for one of a few. Returns its place from 0, or the command that was typed instead. */
export async function askOneOf(conversation: Conversation, ask: OneOf): Promise<number | Command> {
  const { before, options, how, usual, reminder } = ask;
  const reply = await read(conversation, {
    says: [...before, numbered([{ items: options }]), quiet(how)],
    ...(reminder ? { reminder } : {}),
    check: (text) =>
      placeOf(text, options.length, usual) === undefined
        ? conversation.words('problems.pick_number', { m: options.length })
        : undefined,
  });
  return 'text' in reply ? placeOf(reply.text, options.length, usual)! : reply.command;
}

/** The place from 0 that a number typed means in a list; undefined when it has none. */
export function placeOf(text: string, count: number, usual?: number): number | undefined {
  if (text === '') return usual;
  const place = /^\d{1,3}\.?$/.test(text) ? Number.parseInt(text, 10) - 1 : -1;
  return place >= 0 && place < count ? place : undefined;
}

/** Asks for yes or no; Enter means no. */
export async function askYesNo(
  conversation: Conversation,
  { before, title }: { before: Passage[]; title: Passage },
): Promise<boolean | Command> {
  const { words } = conversation;
  const reply = await read(conversation, {
    says: [...before, title, quiet(words('prompts.yes_no'))],
    reminder: title,
    check: (text) => (/^(?:|y|yes|n|no)$/i.test(text) ? undefined : words('problems.yes_no')),
  });
  return 'text' in reply ? /^y/i.test(reply.text) : reply.command;
}
