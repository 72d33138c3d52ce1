import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { renderHandout, type HandoutOptions } from '../handouts/handout.ts';
import { converse } from '../interview/ask/conversation.ts';
import { askYesNo } from '../interview/ask/one-of.ts';
import { columnsOf, daysOf, out, say, type Io } from '../io.ts';
import { wordsOf, type Handout, type Knowledge } from '../knowledge/knowledge.ts';
import { emptyPlan, type Plan } from '../plan/shape.ts';
import type { READERS } from '../plan/sharing.ts';
import { printMarkdown } from '../programs/pager.ts';
import { readPlanFile } from '../store/reading.ts';
import { canAsk } from '../terminal/open.ts';
import { paragraph } from '../terminal/layout.ts';
import { phrase } from '../text/phrases.ts';
import { wrapText } from '../text/wrap.ts';
import { handoutsChosen, handoutsNamed, regionNamed, type Setting } from './arguments.ts';
import type { OptionsOf } from './options.ts';

/** `aftercare print`: handouts to the terminal, or as Markdown to a pipe. The first is always the whole plan. */
export async function printCommand(
  args: readonly string[],
  options: OptionsOf<'print'>,
  { knowledge, io }: Setting,
): Promise<number> {
  if (options.list) {
    out(io, listOfHandouts(knowledge, io));
    return 0;
  }
  const { plan, names } = planFor(args, options, knowledge);
  const chosen = handoutsChosen(knowledge, names, options.session);
  const handouts = chosen.length > 0 ? chosen : handoutsNamed(knowledge, [USUAL[options.for ?? 'me']]);
  const [blank, sources] = [options.blank ?? false, options.sources ?? false];
  const order = { knowledge, plan, ...daysOf(io, plan), blank, sources, reader: options.for };
  if (options.printer) await toPrinter(handouts, order, options, io);
  else {
    const texts = handouts.map((handout) => renderHandout(handout, order));
    const all = Array.from({ length: options.copies }, () => texts).flat();
    await printMarkdown(all.join('\n\n'), io);
  }
  return 0;
}

/** The plan that the first word names, and the handouts after it. A worksheet needs no plan. */
function planFor(
  args: readonly string[],
  { blank, region }: OptionsOf<'print'>,
  knowledge: Knowledge,
): { plan: Plan; names: readonly string[] } {
  const [first, ...rest] = args;
  if (first !== undefined && (!blank || /\.ya?ml$/i.test(first) || existsSync(first)))
    return { plan: readPlanFile(first, knowledge), names: rest };
  if (blank) return { plan: emptyPlan(region && regionNamed(knowledge, region)), names: args };
  throw new UserError(phrase('arguments.which_plan'), {
    hint: phrase('arguments.which_plan_hint'),
    exitCode: 2,
  });
}

/** Hands pages to the printer. What will be sent is shown first, just as it will be read. */
async function toPrinter(
  handouts: readonly Handout[],
  order: HandoutOptions,
  { copies, yes }: OptionsOf<'print'>,
  io: Io,
): Promise<void> {
  const { knowledge } = order;
  const texts = handouts.map((handout) => renderHandout(handout, order));
  await printMarkdown(texts.join('\n\n'), io);
  const count = texts.length * copies;
  if (!yes && !(await agrees(knowledge, count, io))) return;
  const [{ renderPage }, { sendToPrinter }] = await Promise.all([
    import('../handouts/html/page.ts'),
    import('../programs/printer.ts'),
  ]);
  const sheets = handouts.map((handout, index) => ({
    html: renderPage(handout, order),
    text: texts[index]!,
  }));
  await sendToPrinter(sheets, copies, io.env);
  say(io, wordsOf(knowledge)('printer.sent', { count }));
}

/** What is printed for a reader when no handout is named. */
const USUAL: Record<(typeof READERS)[number], string> = { me: 'plan', family: 'family', worker: 'plan' };

/** Nothing goes to a printer before the person has seen it and said yes. */
function agrees(knowledge: Knowledge, count: number, io: Io): Promise<boolean> {
  if (!canAsk(io, false))
    throw new UserError(phrase('printer.nobody'), { hint: phrase('printer.nobody_hint'), exitCode: 2 });
  return converse(io, knowledge, { plain: false }, async (conversation) => {
    const { screen, words } = conversation;
    const title = paragraph(words('printer.ask', { count }));
    const agreed = (await askYesNo(conversation, { before: [], title })) === true;
    if (!agreed) screen.say(paragraph(words('printer.not_sent')));
    return agreed;
  });
}

const ID_WIDTH = 16;

/** A line for each handout; at a terminal as many as it takes. Its name is always the first word. */
function listOfHandouts(knowledge: Knowledge, { stdout }: Io): string {
  const words = wordsOf(knowledge);
  const room = stdout.isTTY ? columnsOf(stdout) - ID_WIDTH : Infinity;
  const rows = Object.values(knowledge.handouts).flatMap(({ meta: { id, about, reader, minutes } }) => {
    const whom = words(`print.readers.${reader}`);
    const lines = wrapText(words('print.row', { about, reader: whom, minutes }), room);
    return lines.map((line, index) => (index > 0 ? '' : id).padEnd(ID_WIDTH) + line);
  });
  return `${rows.join('\n')}\n`;
}
