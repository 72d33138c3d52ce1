/** Every command with its words on the command line: the one place where an option has a name, a check and a type. */
import { Command, InvalidArgumentError, Option, type OptionValues } from '@commander-js/extra-typings';
import { READERS } from '../plan/sharing.ts';
import { isMoment } from '../text/moments.ts';
import type { Words } from '../text/phrases.ts';
import { FORMAT_NAMES, type FormatName } from './formats.ts';

/** All commands, without what they do. Long, but only because a table is: an option a line, as help prints them. */
export function commandsIn(words: Words) {
  type Name = 'new' | 'edit' | 'print' | 'export' | 'regenerate' | 'check' | 'crisis' | 'sources' | 'schema';
  const command = (name: Name) =>
    new Command(name)
      .description(words(`cli.${name}.about`))
      .addHelpText('beforeAll', `${words('cli.example', { line: words(`cli.${name}.example`) })}\n`);
  // Last, so that the options of a command come first in its help.
  const withTemplates = <A extends unknown[], O extends OptionValues>(own: Command<A, O>) =>
    own.option('--templates <folder>', words('cli.templates'));
  const reader = () => new Option('--for <reader>', words('cli.for')).choices(READERS);

  return {
    new: withTemplates(
      command('new')
        .argument('[plan]')
        .option('--quick', words('cli.new.quick'))
        .option('--answers <file>', words('cli.new.answers'))
        .option('--example', words('cli.new.example_file'))
        .option('--region <name>', words('cli.region'))
        .option('--with-helper', words('cli.with_helper'))
        .option('--plain', words('cli.plain')),
    ),
    edit: withTemplates(
      command('edit')
        .argument('<plan>')
        .option('--section <name>', words('cli.edit.section'))
        .option('--editor', words('cli.edit.editor'))
        .option('--with-helper', words('cli.with_helper'))
        .option('--plain', words('cli.plain')),
    ),
    print: withTemplates(
      command('print')
        .argument('[plan]')
        .argument('[handouts...]')
        .option('--blank', words('cli.print.blank'))
        .option('--list', words('cli.print.list'))
        .option('--session <number>', words('cli.session'))
        .option('--copies <number>', words('cli.print.copies'), copiesTyped(words), 1)
        .option('--printer', words('cli.print.printer'))
        .option('--yes', words('cli.print.yes'))
        .addOption(reader())
        .option('--sources', words('cli.print.sources'))
        .option('--region <name>', words('cli.print.region')),
    ),
    export: withTemplates(
      command('export')
        .argument('<plans...>')
        .requiredOption('--to <folder>', words('cli.export.to'))
        .option(
          '--format <kinds>',
          words('cli.export.format', { names: FORMAT_NAMES.join(',') }),
          formatsTyped(words),
          ['md'] as FormatName[],
        )
        .option('--handout <names...>', words('cli.export.handout'))
        .option('--session <number>', words('cli.session'))
        .option('--blank', words('cli.export.blank'))
        .option('--large', words('cli.export.large'))
        .option('--paper <size>', words('cli.export.paper'), paperTyped(words))
        .option('--titles', words('cli.export.titles'))
        .option('--alarms', words('cli.export.alarms'))
        .addOption(reader())
        .option('--force', words('cli.export.force')),
    ),
    regenerate: withTemplates(
      command('regenerate')
        .argument('<plans...>')
        .option('--stopped <date>', words('cli.regenerate.stopped'), momentTyped(words))
        .option('--dry-run', words('cli.regenerate.dry_run')),
    ),
    check: withTemplates(command('check').argument('<plans...>').option('--json', words('cli.check.json'))),
    crisis: withTemplates(
      command('crisis')
        .option('--region <name>', words('cli.region'))
        .option('--all', words('cli.crisis.all')),
    ),
    schema: withTemplates(command('schema')),
    sources: withTemplates(command('sources').argument('[id]').option('--reach', words('cli.sources.reach'))),
  };
}

type Commands = ReturnType<typeof commandsIn>;
/** What a command is given after its name: its options, as they were typed and checked. */
export type OptionsOf<N extends keyof Commands> = ReturnType<Commands[N]['opts']>;

function copiesTyped(words: Words): (typed: string) => number {
  return (typed) => {
    if (/^[1-9]\d?$/.test(typed)) return Number(typed);
    throw new InvalidArgumentError(words('cli.wrong.copies'));
  };
}

function formatsTyped(words: Words): (typed: string) => FormatName[] {
  return (typed) => {
    const names = new Set(
      typed
        .toLowerCase()
        .split(',')
        .map((name) => name.trim()),
    );
    return [...names].map((name) => {
      const format = FORMAT_NAMES.find((one) => one === name);
      if (format) return format;
      throw new InvalidArgumentError(words('cli.wrong.format', { names: FORMAT_NAMES.join(',') }));
    });
  };
}

function paperTyped(words: Words): (typed: string) => 'A4' | 'Letter' {
  return (typed) => {
    const paper = (['A4', 'Letter'] as const).find((one) => one.toLowerCase() === typed.toLowerCase());
    if (paper) return paper;
    throw new InvalidArgumentError(words('cli.wrong.paper'));
  };
}

function momentTyped(words: Words): (typed: string) => string {
  return (typed) => {
    if (isMoment(typed)) return typed;
    throw new InvalidArgumentError(words('cli.wrong.moment'));
  };
}
