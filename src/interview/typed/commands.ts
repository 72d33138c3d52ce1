/** What a person types to steer, at any question. */

/** Commands that work at every question. */
export const COMMANDS = ['back', 'skip', 'help', 'stop', 'crisis', 'clear'] as const;
/** Commands that some questions add. */
export const MORE_COMMANDS = ['editor', 'long', 'add', 'remove', 'all'] as const;
export type Command = (typeof COMMANDS)[number] | (typeof MORE_COMMANDS)[number];

const SHORT_FORMS: Record<string, Command> = {
  '<': 'back',
  '?': 'help',
  '.': 'stop',
  ':edit': 'editor',
  ':quit': 'stop',
};

export interface TypedCommand {
  command: Command;
  /** What came after the command. */
  rest: string;
}

/** The command a line is; 'unknown' for one that looks like a command and is none; undefined for an answer. */
export function commandOf(line: string): TypedCommand | 'unknown' | undefined {
  const text = line.trimEnd();
  const short = SHORT_FORMS[text.toLowerCase()];
  if (short) return { command: short, rest: '' };
  const [, name, rest] = /^:([a-z]+)(?:\s+(.*))?$/i.exec(text) ?? [];
  if (name === undefined) return undefined;
  const command = [...COMMANDS, ...MORE_COMMANDS].find((one) => one === name.toLowerCase());
  return command ? { command, rest: rest ?? '' } : 'unknown';
}
