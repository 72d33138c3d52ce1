/** A conversation: a screen, words, and what works at every line: help, crisis numbers, an empty screen, a stop. */
import type { Io } from '../../io.ts';
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Plan } from '../../plan/shape.ts';
import { gap, heading, paragraph, quiet, windowful, type Passage } from '../../terminal/layout.ts';
import { withScreen } from '../../terminal/open.ts';
import type { Screen } from '../../terminal/screen.ts';
import type { Words } from '../../text/phrases.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import { crisisPage } from '../help-pages.ts';
import { commandOf, COMMANDS, type Command, type TypedCommand } from '../typed/commands.ts';

export interface Conversation {
  screen: Screen;
  words: Words;
  /** The crisis page of the person's region. */
  crisis: () => Promise<Passage>;
}

/** Talks until `use` is done, however that ends. `plan` is what is known of the person, for the crisis page. */
export function converse<T>(
  io: Io,
  knowledge: Knowledge,
  options: { plain: boolean; plan?: () => Pick<Plan, 'about' | 'safety'> },
  use: (conversation: Conversation) => Promise<T>,
): Promise<T> {
  const words = wordsOf(knowledge);
  const { plain, plan = () => ({}) } = options;
  const own = {
    answer: words('prompts.answer'),
    tooLong: words('problems.too_long', { m: LIMITS.text }),
    longest: LIMITS.text,
  };
  return withScreen(io, plain, own, (screen) =>
    use({ screen, words, crisis: () => crisisPage(knowledge, plan(), io) }),
  );
}

export interface Prompt {
  /** What is asked, said before the line. */
  says: Passage[];
  /** The question alone, to be said again after help. */
  reminder?: Passage;
  /** The answer there is: to be edited, and in words for where it cannot be. */
  current?: { text: string; words: string } | undefined;
  /** Whether an answer may have several lines. */
  whole?: boolean;
  /** Whether what is typed takes the place of the answer there is, rather than being added to it. */
  replaces?: boolean;
  /** What is wrong with an answer; undefined when it will do. */
  check?: (text: string) => string | undefined;
  help?: Passage[];
  /** Commands that this prompt adds. */
  commands?: readonly Command[];
}

/** An answer without the spaces around it, or a command that is for the question to follow. */
export type Reply = { text: string } | TypedCommand;

export async function read(conversation: Conversation, prompt: Prompt): Promise<Reply> {
  const { screen, words } = conversation;
  const allowed: readonly Command[] = [...COMMANDS, ...(prompt.commands ?? [])];
  const check = (text: string): string | undefined => {
    const typed = commandOf(text);
    if (text.length > LIMITS.text) return words('problems.too_long', { m: LIMITS.text });
    if (typed === undefined) return prompt.check?.(text.trim());
    const known = typed !== 'unknown' && allowed.includes(typed.command);
    return known ? undefined : words('problems.unknown_command');
  };
  screen.say(...prompt.says);
  for (;;) {
    const line = await screen.line({
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
      screen.say(
        ...(prompt.help ?? []),
        ...commandHelp(words),
        gap,
        ...(prompt.reminder ? [prompt.reminder] : []),
      );
    else if (await follow(conversation, typed.command)) {
      screen.forget();
      screen.say(...prompt.says);
    } else return typed;
  }
}

/** Says something and waits for Enter. What is taller than the window comes a windowful at a time. */
export async function pause(conversation: Conversation, ...passages: Passage[]): Promise<void> {
  const { screen, words } = conversation;
  for (let start = 0; start !== Infinity;) {
    screen.forget();
    const { shown, next } = windowful(passages, start, screen.rows());
    const says = next === Infinity ? [shown] : [shown, quiet(words('more'))];
    screen.say(...says);
    const line = await screen.line({
      prefill: '',
      instead: [],
      reminder: undefined,
      whole: false,
      replaces: false,
      check: () => undefined,
    });
    const typed = commandOf(line);
    const again = typed !== undefined && typed !== 'unknown' && (await follow(conversation, typed.command));
    if (!again) start = next;
  }
}

/** Follows a command that has nothing to do with the question. False for the others. */
async function follow(conversation: Conversation, command: Command): Promise<boolean> {
  const { screen, words } = conversation;
  if (command === 'stop') return screen.stop();
  if (command === 'crisis') {
    screen.forget();
    await pause(conversation, gap, await conversation.crisis(), gap, quiet(words('crisis.go_on')));
    return true;
  }
  if (command === 'clear') {
    const cleared = screen.clear();
    await pause(conversation, quiet(words(cleared ? 'clear.done' : 'clear.cannot')));
    return true;
  }
  return false;
}

const insteadOf = (words: Words, current: string): Passage[] => [
  paragraph(words('help.now', { answer: current })),
  quiet(words('prompts.keep')),
];

function commandHelp(words: Words): Passage[] {
  const rows = COMMANDS.map((name) => paragraph(words(`commands.${name}`), [], `  :${name.padEnd(8)}`));
  return [gap, heading(words('commands.title')), ...rows];
}
