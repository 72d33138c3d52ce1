import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { printMarkdown } from '../handouts/print.ts';
import { renderHandout } from '../handouts/handout.ts';
import { out, type Io } from '../io.ts';
import { nearest } from '../nearest.ts';
import type { Handout, Knowledge } from '../knowledge/load.ts';
import { PlanFile } from '../plan/plan-file.ts';
import type { Plan } from '../plan/shape.ts';
import { READERS, type Reader } from '../plan/sharing.ts';
import { openKnowledge, regionOrError } from '../templates.ts';

export interface PrintOptions {
  blank?: boolean;
  list?: boolean;
  sources?: boolean;
  for?: string;
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
  const isPlan = first !== undefined && !(options.blank && knowledge.handouts[first] && !existsSync(first));
  if (!isPlan && !options.blank)
    throw new UserError('Which plan should be printed?', {
      hint: 'Give its file, like this: aftercare print plan.yaml. For an empty worksheet add --blank.',
      exitCode: 2,
    });
  const plan = isPlan ? PlanFile.open(first, knowledge).plan : blankPlan(knowledge, options.region);
  const reader = readerNamed(options.for);
  const named = isPlan ? rest : args;
  const handouts = handoutsNamed(knowledge, named.length > 0 ? named : [USUAL[reader]]);
  const texts = handouts.map((handout) =>
    renderHandout(handout, {
      knowledge,
      plan,
      today: io.today,
      blank: options.blank ?? false,
      sources: options.sources ?? false,
      reader,
    }),
  );
  await printMarkdown(texts.join('\n\n'), io);
  return 0;
}

/** What is printed for a reader when no handout is named. */
const USUAL: Record<Reader, string> = { me: 'plan', family: 'family', worker: 'plan' };

/** The reader named after --for; the person when none is. Throws UserError. */
export function readerNamed(name: string | undefined): Reader {
  const reader = READERS.find((one) => one === (name ?? 'me'));
  if (reader) return reader;
  throw new UserError('There is no reader with that name.', {
    hint: `Use one of: --for ${READERS.join(', --for ')}.`,
    exitCode: 2,
  });
}

/** The handouts with these ids. Throws UserError with the nearest id. */
export function handoutsNamed(knowledge: Knowledge, ids: readonly string[]): Handout[] {
  return ids.map((id) => {
    const handout = knowledge.handouts[id];
    if (handout) return handout;
    const near = nearest(id, Object.keys(knowledge.handouts));
    throw new UserError('There is no handout with that name.', {
      hint: near
        ? `Did you mean ${near}? See them all: aftercare print --list`
        : 'See them all: aftercare print --list',
      exitCode: 2,
    });
  });
}

function blankPlan(knowledge: Knowledge, region: string | undefined): Plan {
  return { version: '1', ...(region ? { about: { region: regionOrError(knowledge, region) } } : {}) };
}

function listOfHandouts(knowledge: Knowledge): string {
  const rows = Object.values(knowledge.handouts).map(({ meta }) => `${meta.id.padEnd(16)}${meta.about}`);
  return `${rows.join('\n')}\n`;
}
