import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { printMarkdown } from '../programs/pager.ts';
import { renderHandout } from '../handouts/handout.ts';
import { out, type Io } from '../io.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { PlanFile } from '../store/plan-file.ts';
import type { Plan } from '../plan/shape.ts';
import type { Reader } from '../plan/sharing.ts';
import { openKnowledge, regionOrError } from '../templates/open.ts';
import { handoutsNamed, handoutsOfSession, readerNamed } from './arguments.ts';

export interface PrintOptions {
  blank?: boolean;
  list?: boolean;
  sources?: boolean;
  for?: string;
  session?: string;
  copies?: string;
  printer?: boolean;
  yes?: boolean;
  region?: string;
  templates?: string;
}

/** `aftercare print`: handouts to the terminal, or as Markdown to a pipe. The first is always the whole plan. */
export async function printCommand(args: readonly string[], options: PrintOptions, io: Io): Promise<number> {
  const knowledge = await openKnowledge(options.templates);
  if (options.list) {
    out(io, listOfHandouts(knowledge));
    return 0;
  }
  const [first, ...rest] = args;
  const isPlan = first !== undefined && (!options.blank || /\.ya?ml$/i.test(first) || existsSync(first));
  if (!isPlan && !options.blank)
    throw new UserError('Which plan should be printed?', {
      hint: 'Give its file, like this: aftercare print plan.yaml. For an empty worksheet add --blank.',
      exitCode: 2,
    });
  const plan = isPlan ? PlanFile.open(first, knowledge).plan : blankPlan(knowledge, options.region);
  const reader = readerNamed(options.for);
  const named = isPlan ? rest : args;
  const handouts =
    options.session === undefined
      ? handoutsNamed(knowledge, named.length > 0 ? named : [USUAL[reader]])
      : [...handoutsNamed(knowledge, named), ...handoutsOfSession(knowledge, options.session)];
  const page = {
    knowledge,
    plan,
    today: io.today,
    blank: options.blank ?? false,
    sources: options.sources ?? false,
    reader,
  };
  const texts = handouts.map((handout) => renderHandout(handout, page));
  const copies = copiesFrom(options.copies);
  if (!options.printer) {
    const all = Array.from({ length: copies }, () => texts).flat();
    await printMarkdown(all.join('\n\n'), io);
    return 0;
  }
  // What will be sent is shown first, just as it will be read.
  await printMarkdown(texts.join('\n\n'), io);
  const [{ renderPage }, { sendToPrinter }] = await Promise.all([
    import('../handouts/html/page.ts'),
    import('../programs/printer.ts'),
  ]);
  const sheets = handouts.map((handout, index) => ({ html: renderPage(handout, page), text: texts[index]! }));
  await sendToPrinter(sheets, { copies, agreed: options.yes ?? false, knowledge }, io);
  return 0;
}

function copiesFrom(typed = '1'): number {
  if (/^[1-9]\d?$/.test(typed)) return Number(typed);
  throw new UserError('The number of copies should be from 1 to 99.', {
    hint: 'Like this: --copies 8',
    exitCode: 2,
  });
}

/** What is printed for a reader when no handout is named. */
const USUAL: Record<Reader, string> = { me: 'plan', family: 'family', worker: 'plan' };

function blankPlan(knowledge: Knowledge, region: string | undefined): Plan {
  return { version: '1', ...(region ? { about: { region: regionOrError(knowledge, region) } } : {}) };
}

function listOfHandouts(knowledge: Knowledge): string {
  const rows = Object.values(knowledge.handouts).map(({ meta }) => `${meta.id.padEnd(16)}${meta.about}`);
  return `${rows.join('\n')}\n`;
}
