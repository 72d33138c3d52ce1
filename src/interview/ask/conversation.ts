/** Reading a line with what works everywhere: help, crisis numbers, an empty screen, a stop. */
import { gap, heading, paragraph, quiet, windowful, type Block } from '../../terminal/layout.ts';
import { commandOf, COMMANDS, type Command, type Typed } from '../typed/commands.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import type { Talk } from '../../terminal/screen.ts';
import type { Words } from '../../knowledge/phrases.ts';

export interface Prompt {
  /** What is asked, said before the line. */
  page: Block[];
  /** The question alone, to be said again after help. */
  reminder?: Block;
  /** The answer there is: to be edited, and in words for where it cannot be. */
  current?: { text: string; words: string } | undefined;
  /** Whether an answer may have several lines. */
  whole?: boolean;
  /** Whether what is typed takes the place of the answer there is, rather than being added to it. */
  replaces?: boolean;
  /** What is wrong with an answer; undefined when it will do. */
  check?: (text: string) => string | undefined;
  help?: Block[];
  /** Commands that this prompt adds. */
  commands?: readonly Command[];
}

/** An answer without the spaces around it, or a command that is for the question to follow. */
export type Reply = { text: string } | Typed;

export interface Conversation {
  talk: Talk;
  words: Words;
  /** The crisis page of the person's region. */
  crisis: () => Promise<Block>;
  /** Stops; never returns. */
  stop: () => never;
}

export async function read(conversation: Conversation, prompt: Prompt): Promise<Reply> {
  const { talk, words } = conversation;
  const allowed: readonly Command[] = [...COMMANDS, ...(prompt.commands ?? [])];
  const check = (text: string): string | undefined => {
    const typed = commandOf(text);
    if (text.length > LIMITS.text) return words('problems.too_long', { m: LIMITS.text });
    if (typed === undefined) return prompt.check?.(text.trim());
    const known = typed !== 'unknown' && allowed.includes(typed.command);
    return known ? undefined : words('problems.unknown_command');
  };
  talk.say(...prompt.page);
  for (;;) {
    const line = await talk.line({
      prefill: prompt.current?.text ?? '',
      instead: prompt.current ? insteadOf(words, prompt.current.words) : [],
      reminder: prompt.reminder,
      whole: prompt.whole ?? false,
      replaces: prompt.replaces ?? false,
      check,
    });
    const typed = commandOf(line);
    if (typed === undefined || typed === 'unknown') return { text: line.trim() };
    if (typed.command === 'help')
      talk.say(
        ...(prompt.help ?? []),
        ...commandHelp(words),
        gap,
        ...(prompt.reminder ? [prompt.reminder] : []),
      );
    else if (await followed(conversation, typed.command)) {
      talk.turn();
      talk.say(...prompt.page);
    } else return typed;
  }
}

/** Says something and waits for Enter. What is taller than the window comes a windowful at a time. */
export async function pause(conversation: Conversation, ...blocks: Block[]): Promise<void> {
  const { talk, words } = conversation;
  for (let start = 0; start !== Infinity;) {
    talk.turn();
    const { shown, next } = windowful(blocks, start, talk.rows());
    const page = next === Infinity ? [shown] : [shown, quiet(words('more'))];
    talk.say(...page);
    const line = await talk.line({
      prefill: '',
      instead: [],
      reminder: undefined,
      whole: false,
      replaces: false,
      check: () => undefined,
    });
    const typed = commandOf(line);
    const again = typed !== undefined && typed !== 'unknown' && (await followed(conversation, typed.command));
    if (!again) start = next;
  }
}

/** Follows a command that has nothing to do with the question. False for the others. */
async function followed(conversation: Conversation, command: Command): Promise<boolean> {
  const { talk, words } = conversation;
  if (command === 'stop') return conversation.stop();
  if (command === 'crisis') {
    talk.turn();
    await pause(conversation, gap, await conversation.crisis(), gap, quiet(words('crisis.go_on')));
    return true;
  }
  if (command === 'clear') {
    const cleared = talk.clear();
    await pause(conversation, quiet(words(cleared ? 'clear.done' : 'clear.cannot')));
    return true;
  }
  return false;
}

const insteadOf = (words: Words, current: string): Block[] => [
  paragraph(words('help.now', { answer: current })),
  quiet(words('prompts.keep')),
];

function commandHelp(words: Words): Block[] {
  const rows = COMMANDS.map((name) => paragraph(words(`commands.${name}`), [], `  :${name.padEnd(8)}`));
  return [gap, heading(words('commands.title')), ...rows];
}
