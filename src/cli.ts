/**
 * The program: run(argv, io) -> exit code. The list of commands, each loaded only when it is used, and the only catch.
 * Documents go to stdout, words to the person to stderr.
 * 0 worked · 1 something the person can fix, or findings that need action · 2 typed wrong · 70 our bug · 130 stopped.
 */
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { visibleText } from './handouts/template/markdown.ts';
import { FileProblems, Stopped, UserError } from './errors.ts';
import { realIo, say, widthOf, type Io } from './io.ts';

const FOOTER = `
Someone will not wake up, or can hardly breathe? Call your emergency number
now, then: aftercare crisis

Without a terminal, take the answers from a file:
  aftercare new plan.yaml --answers answers.yaml

Nothing you type leaves this computer. The plan is one private file.
This is not medical advice. No named clinician has reviewed its content.
`;

/** Runs one command. Never throws; never ends the process. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = commands(io, (exit) => (code = exit));
  try {
    if (argv.length === 0) return await openMenu(program, io);
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io);
  }
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

function commands(io: Io, done: (code: number) => void): Command {
  const program = new Command('aftercare')
    .description(
      'Plan withdrawal and aftercare from heroin and other opioids: one private file, many handouts.',
    )
    .version(packageJson.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', FOOTER)
    .showHelpAfterError('Help: aftercare --help')
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => Math.min(80, widthOf(io.stdout)),
      getErrHelpWidth: () => Math.min(80, widthOf(io.stderr)),
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(visibleText(text)),
    });
  const command = (usage: string, about: string, example: string): Command =>
    program
      .command(usage)
      .description(about)
      .addHelpText('beforeAll', `Example: ${example}\n`)
      .addOption(new Option('--templates <folder>', "a service's own templates, laid over the shipped ones"));

  command('new [plan]', 'answer questions, and get a plan', 'aftercare new')
    .option('--quick', 'about ten questions, for now')
    .option('--answers <file>', 'take the answers from a file, ask nothing')
    .option('--example', 'print an answers file to start from')
    .option('--region <name>', 'the country, such as england')
    .option('--with-helper', 'show lines for the person sitting with you')
    .option('--plain', 'plain lines only, for screen readers')
    .action(async (path, options) =>
      done(await (await import('./commands/new.ts')).newCommand(path, options, io)),
    );
  command('edit <plan>', 'carry on with a plan, or change an answer', 'aftercare edit plan.yaml')
    .option('--section <name>', 'only one part, such as triggers')
    .option('--editor', 'open the file in your editor')
    .option('--with-helper', 'show lines for the person sitting with you')
    .option('--plain', 'plain lines only, for screen readers')
    .action(async (path, options) =>
      done(await (await import('./commands/edit.ts')).editCommand(path, options, io)),
    );
  command(
    'print [plan] [handouts...]',
    'print the plan or other handouts',
    'aftercare print plan.yaml one-page',
  )
    .option('--blank', 'a worksheet to fill in by hand; needs no plan')
    .option('--list', 'list the handouts')
    .option('--session <number>', 'the pages for one counselling session')
    .option('--copies <number>', 'how many of each')
    .option('--printer', "show it, ask, then hand it to this computer's printer")
    .option('--yes', 'with --printer: do not ask')
    .option('--for <reader>', 'me, family or worker: only what the plan shares')
    .option('--sources', 'show where each sentence comes from')
    .option('--region <name>', 'the country of a worksheet without a plan')
    .action(async (plan, handouts, options) => {
      const args = plan === undefined ? [] : [plan, ...handouts];
      done(await (await import('./commands/print.ts')).printCommand(args, options, io));
    });
  command('export <plans...>', 'write handouts as files', 'aftercare export plan.yaml --to pages')
    .requiredOption('--to <folder>', 'where to write them')
    .option('--format <kinds>', 'one or more of md,html,pdf,ics,json', 'md')
    .option('--handout <names...>', 'only these handouts')
    .option('--session <number>', 'the pages for one counselling session')
    .option('--blank', 'worksheets to fill in by hand')
    .option('--large', 'large print (html, pdf)')
    .option('--paper <size>', 'A4 or Letter (html, pdf)')
    .option('--titles', 'say in the calendar what each day is')
    .option('--alarms', 'calendar reminders before appointments')
    .option('--for <reader>', 'me, family or worker: only what the plan shares')
    .option('--force', 'write over files that are there')
    .action(async (paths, options) =>
      done(await (await import('./commands/export.ts')).exportCommand(paths, options, io)),
    );
  command('regenerate <plans...>', 'work out the dates again', 'aftercare regenerate plan.yaml')
    .option('--stopped <date>', 'the day (and time) of the last use')
    .option('--dry-run', 'say what would change, change nothing')
    .action(async (paths, options) =>
      done(await (await import('./commands/regenerate.ts')).regenerateCommand(paths, options, io)),
    );
  command('check <plans...>', 'what is wrong or missing, most serious first', 'aftercare check plan.yaml')
    .option('--json', 'for other programs')
    .action(async (paths, options) =>
      done(await (await import('./commands/check.ts')).checkCommand(paths, options, io)),
    );
  command('crisis', 'overdose steps and phone numbers, at once', 'aftercare crisis --region england')
    .option('--region <name>', 'the country, such as england')
    .action(async (options) => done(await (await import('./commands/crisis.ts')).crisisCommand(options, io)));
  command('sources [id]', 'where the sentences come from', 'aftercare sources od-signs').action(
    async (id, options) =>
      done(await (await import('./commands/sources.ts')).sourcesCommand(id, options, io)),
  );
  return program;
}

async function openMenu(program: Command, io: Io): Promise<number> {
  const { menuCommand } = await import('./commands/menu.ts');
  return menuCommand(() => program.helpInformation() + FOOTER, io);
}

/** The one place that turns an error into words and an exit code. */
function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Stopped) {
    say(io, visibleText(error.message));
    return error.exitCode;
  }
  if (error instanceof UserError || isFileError(error)) {
    const where = error.name === 'FileError' ? `${String((error as { path?: string }).path)}: ` : '';
    say(io, visibleText(`${where}${error.message}`));
    if (error instanceof FileProblems) for (const line of problemLines(error)) say(io, visibleText(line));
    if (error.hint) say(io, visibleText(error.hint));
    return error instanceof UserError ? error.exitCode : 1;
  }
  say(
    io,
    'Something went wrong inside aftercare. This is our mistake, not yours. Your plan file was not changed by it.',
  );
  say(
    io,
    visibleText(
      io.env['AFTERCARE_DEBUG'] && error instanceof Error ? (error.stack ?? '') : `(${nameOf(error)})`,
    ),
  );
  return 70;
}

/** Errors of modules that only some commands load, known by name so that none is loaded to ask. */
const isFileError = (error: unknown): error is Error & { hint?: string } =>
  error instanceof Error && (error.name === 'FileError' || error.name === 'TemplateError');

/** The kind of an unforeseen error. Never its message, which could repeat what a person wrote. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function problemLines({ problems }: FileProblems): string[] {
  return problems.flatMap(({ line, message, hint }) => [
    `  line ${line ?? 1}: ${message}`,
    ...(hint ? [`    ${hint}`] : []),
  ]);
}
