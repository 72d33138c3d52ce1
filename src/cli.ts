/**
 * The program: run(argv, io) -> exit code. The list of commands, each loaded only when it is used; the only catch.
 * Documents go to stdout, words to the person to stderr. Exit codes: 0 worked, 1 something the person can fix or
 * findings that need action, 2 a command typed wrong, 70 a mistake of ours, 130 stopped by the person.
 */
import { Command, CommanderError } from '@commander-js/extra-typings';
import packageJson from '../package.json' with { type: 'json' };
import type { Setting } from './commands/arguments.ts';
import { commandsIn } from './commands/options.ts';
import { Stopped, UserError } from './errors.ts';
import { out, realIo, say, columnsOf, type Io } from './io.ts';
import { wordsOf } from './knowledge/knowledge.ts';
import { openKnowledge, openWords } from './templates/open.ts';
import type { Words } from './text/phrases.ts';

/** Runs one command. Never throws; never ends the process. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const said: Said = { words: await openWords() };
  try {
    const program = new Program(said, io);
    return argv.length === 0 ? await program.menu() : await program.run(argv);
  } catch (error) {
    return tellError(error, said.words, io);
  }
}

/** The words that are spoken: those of the build, then those of the templates that a command has opened. */
interface Said {
  words: Words;
}

/** The door of the program: the real terminal, and closed pipes that end quietly. */
export async function main(argv: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The reader went away (as with `| head -1`), or the window is gone: there is nobody left to tell.
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (error.code === 'EIO') process.exit(process.exitCode ?? 129);
      throw error;
    });
  return run(argv, realIo());
}

class Program {
  readonly #said: Said;
  readonly #io: Io;
  readonly #program: Command;
  #code = 0;

  constructor(said: Said, io: Io) {
    const { words } = said;
    this.#said = said;
    this.#io = io;
    this.#program = new Command('aftercare')
      .description(words('cli.about'))
      .version(packageJson.version, '-V, --version', words('cli.version'))
      .helpOption('-h, --help', words('cli.help'))
      .helpCommand('help [command]', words('cli.help_command'))
      .addHelpText('after', words('cli.footer'))
      .showHelpAfterError(words('cli.after_error'))
      .exitOverride()
      .configureOutput({
        getOutHelpWidth: () => Math.min(80, columnsOf(io.stdout)),
        getErrHelpWidth: () => Math.min(80, columnsOf(io.stderr)),
        writeOut: (text) => out(io, text),
        writeErr: (text) => say(io, text.replace(/\n$/, '')),
      }) as Command;
    this.#addCommands();
  }

  /** Runs what argv asks for. Throws CommanderError for what was typed wrong. */
  async run(argv: readonly string[]): Promise<number> {
    await this.#program.parseAsync([...argv], { from: 'user' });
    return this.#code;
  }

  async menu(): Promise<number> {
    const { menuCommand } = await import('./commands/menu.ts');
    const help = (): string => this.#program.helpInformation() + this.#said.words('cli.footer');
    return menuCommand(help, await this.#setting({}));
  }

  /** Opens the templates; from then on their words are spoken. */
  async #setting({ templates }: { templates?: string | undefined }): Promise<Setting> {
    const knowledge = await openKnowledge(templates);
    this.#said.words = wordsOf(knowledge);
    return { knowledge, io: this.#io };
  }

  #addCommands(): void {
    const c = commandsIn(this.#said.words);
    // Settings of the program, such as where help is written, are handed down to each command.
    for (const command of Object.values(c))
      this.#program.addCommand(command.copyInheritedSettings(this.#program));
    c.new.action(async (plan, options) => {
      const { newCommand } = await import('./commands/new.ts');
      this.#code = await newCommand(plan, options, await this.#setting(options));
    });
    c.edit.action(async (plan, options) => {
      const { editCommand } = await import('./commands/edit.ts');
      this.#code = await editCommand(plan, options, await this.#setting(options));
    });
    c.print.action(async (plan, handouts, options) => {
      const { printCommand } = await import('./commands/print.ts');
      const args = plan === undefined ? [] : [plan, ...handouts];
      this.#code = await printCommand(args, options, await this.#setting(options));
    });
    c.export.action(async (plans, options) => {
      const { exportCommand } = await import('./commands/export.ts');
      this.#code = await exportCommand(plans, options, await this.#setting(options));
    });
    c.regenerate.action(async (plans, options) => {
      const { regenerateCommand } = await import('./commands/regenerate.ts');
      this.#code = await regenerateCommand(plans, options, await this.#setting(options));
    });
    c.check.action(async (plans, options) => {
      const { checkCommand } = await import('./commands/check.ts');
      this.#code = await checkCommand(plans, options, await this.#setting(options));
    });
    c.crisis.action(async (options) => {
      const { crisisCommand } = await import('./commands/crisis.ts');
      this.#code = await crisisCommand(options, await this.#setting(options));
    });
    c.schema.action(async (options) => {
      const { schemaCommand } = await import('./commands/schema.ts');
      this.#code = schemaCommand(await this.#setting(options));
    });
    c.sources.action(async (id, options) => {
      const { sourcesCommand } = await import('./commands/sources.ts');
      this.#code = await sourcesCommand(id, options, await this.#setting(options));
    });
  }
}

/** The one place that turns an error into words and an exit code. */
function tellError(error: unknown, words: Words, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Stopped) {
    say(io, error.message);
    return error.exitCode;
  }
  if (error instanceof UserError) {
    for (const line of error.told(words)) say(io, line);
    return error.exitCode;
  }
  say(io, words('errors.ours'));
  const debug = io.env['AFTERCARE_DEBUG'] && error instanceof Error ? (error.stack ?? '') : undefined;
  say(io, debug ?? words('errors.kind', { name: kindOf(error) }));
  return 70;
}

/** The kind of an unforeseen error. Never its message, which could repeat what a person wrote. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
