import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { readText, saveText } from '../files/files.ts';
import { renderHandout } from '../handouts/handout.ts';
import type { Printer } from '../programs/pdf.ts';
import { say, type Io } from '../io.ts';
import type { Handout, Knowledge } from '../knowledge/knowledge.ts';
import { nearest } from '../text/nearest.ts';
import { PlanFile } from '../store/plan-file.ts';
import { sharedParts, type Reader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import { openKnowledge } from '../templates/open.ts';
import { handoutsNamed, handoutsOfSession, readerNamed } from './arguments.ts';

export interface ExportOptions {
  to: string;
  format: string;
  handout?: string[];
  session?: string;
  for?: string;
  blank?: boolean;
  large?: boolean;
  paper?: string;
  titles?: boolean;
  alarms?: boolean;
  force?: boolean;
  templates?: string;
}

const FORMATS = ['md', 'html', 'pdf', 'ics', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** A file to be written; a PDF is given as the page it is printed from. */
interface Made {
  path: string;
  text: string;
  pdf: boolean;
}
interface Order {
  knowledge: Knowledge;
  formats: Format[];
  handouts: Handout[];
  reader: Reader;
  options: ExportOptions;
  today: string;
}

/** `aftercare export`: files readable by their owner only, never over one that is there unless --force is given. */
export async function exportCommand(
  paths: readonly string[],
  options: ExportOptions,
  io: Io,
): Promise<number> {
  const order = await orderFrom(options, io);
  const printer = order.formats.includes('pdf') ? await printerOrError(io) : undefined;
  const plans = paths.map((path) => ({ path, plan: PlanFile.open(path, order.knowledge).plan }));
  if (order.reader !== 'me') for (const one of plans) sayWhatGoes(order, one.path, one.plan, io);
  // Everything is made before anything is written: a mistake in one plan leaves no half set of pages.
  const names = new Set<string>();
  const made: Made[] = [];
  for (const { path, plan } of plans) {
    made.push(...(await filesOf(order, plan, join(options.to, freeName(basename(path), names)))));
    if (plans.length > 4) say(io, `Made ${names.size} of ${plans.length}.`);
  }
  refuseToReplace(made, options);
  mkdirSync(options.to, { recursive: true, mode: 0o700 });
  for (const file of made) await write(file, options.force ?? false, printer);
  if (printer) await sayMissingLetters(plans, io);
  say(io, `${made.length} files written to ${options.to}. Only you can read them.`);
  return 0;
}

async function orderFrom(options: ExportOptions, io: Io): Promise<Order> {
  const knowledge = await openKnowledge(options.templates);
  const reader = readerNamed(options.for);
  const named = handoutsNamed(knowledge, options.handout ?? []);
  const session = options.session === undefined ? [] : handoutsOfSession(knowledge, options.session);
  const chosen = [...named, ...session];
  const handouts = chosen.length > 0 ? chosen : Object.values(knowledge.handouts);
  if (options.paper !== undefined && !/^(A4|Letter)$/i.test(options.paper))
    throw new UserError('That paper is not known.', {
      hint: 'Use: --paper A4 or --paper Letter',
      exitCode: 2,
    });
  return { knowledge, formats: formatsFrom(options.format), handouts, reader, options, today: io.today };
}

function formatsFrom(typed: string): Format[] {
  return [...new Set(typed.toLowerCase().split(','))].map((name) => {
    const format = FORMATS.find((one) => one === name.trim());
    if (format) return format;
    const near = nearest(name.trim(), FORMATS);
    throw new UserError('That format is not known.', {
      hint: near ? `Did you mean ${near}?` : `Use one or more of: --format ${FORMATS.join(',')}`,
      exitCode: 2,
    });
  });
}

async function printerOrError(io: Io): Promise<Printer> {
  const { findPrinter, noPrinter } = await import('../programs/pdf.ts');
  const printer = await findPrinter(io.env);
  if (!printer) throw noPrinter();
  return printer;
}

/** Sharing is a deliberate act: what goes and what stays is said before anything is written. */
function sayWhatGoes({ knowledge, reader }: Order, path: string, plan: Plan, io: Io): void {
  const parts = sharedParts(knowledge, plan, reader);
  const all = Object.keys(knowledge.shares).length - 1;
  say(
    io,
    `${path}, for ${reader}: shared ${parts.length} of ${all} parts${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`,
  );
  say(
    io,
    'The safety pages are the same for everyone. To change what is shared: aftercare edit PLAN --section sharing',
  );
}

async function filesOf(order: Order, plan: Plan, stem: string): Promise<Made[]> {
  const { knowledge, handouts, reader, today, options } = order;
  const blank = options.blank ?? false;
  const files: Made[] = [];
  for (const format of order.formats) {
    const whole =
      format === 'ics'
        ? await calendarOf(order, plan)
        : format === 'json'
          ? await jsonOf(order, plan)
          : undefined;
    if (whole !== undefined) files.push({ path: `${stem}.${format}`, text: whole, pdf: false });
    else
      for (const handout of handouts) {
        const page = { knowledge, plan, today, reader, blank };
        const text = format === 'md' ? renderHandout(handout, page) : await htmlOf(order, handout, page);
        files.push({ path: `${stem}-${handout.meta.id}.${format}`, text, pdf: format === 'pdf' });
      }
  }
  return files;
}

async function htmlOf(
  { options }: Order,
  handout: Handout,
  page: Parameters<typeof renderHandout>[1],
): Promise<string> {
  const { renderPage } = await import('../handouts/html/page.ts');
  const paper = options.paper && (/^a4$/i.test(options.paper) ? ('A4' as const) : ('Letter' as const));
  return renderPage(handout, { ...page, large: options.large ?? false, ...(paper ? { paper } : {}) });
}

async function calendarOf({ knowledge, reader, today, options }: Order, plan: Plan): Promise<string> {
  const { renderCalendar } = await import('../handouts/calendar.ts');
  return renderCalendar({
    knowledge,
    plan,
    today,
    reader,
    titles: options.titles ?? false,
    alarms: options.alarms ?? false,
  });
}

async function jsonOf({ knowledge, reader, today }: Order, plan: Plan): Promise<string> {
  return (await import('../handouts/json.ts')).renderJson({ knowledge, plan, today, reader });
}

/** A PDF shows empty boxes for letters that no font on this computer has: better said than found on paper. */
async function sayMissingLetters(plans: readonly { plan: Plan }[], io: Io): Promise<void> {
  const { lettersMissing } = await import('../programs/fonts.ts');
  const missing = await lettersMissing(JSON.stringify(plans.map(({ plan }) => plan)));
  if (missing.length > 0)
    say(
      io,
      `No font here has these letters, so the PDF shows boxes for them: ${missing.join(', ')}. Install one, such as Noto.`,
    );
}

function refuseToReplace(made: readonly Made[], { to, force }: ExportOptions): void {
  const there = made.filter(({ path }) => existsSync(path)).length;
  if (there > 0 && !force)
    throw new UserError(`${there} of the files are already in ${to}. Nothing was written.`, {
      hint: 'Choose another folder after --to, or write over them with --force.',
    });
}

async function write(
  { path, text, pdf }: Made,
  replace: boolean,
  printer: Printer | undefined,
): Promise<void> {
  if (pdf && printer) await (await import('../programs/pdf.ts')).writePdf(text, path, printer, { replace });
  else saveText(path, text, { expect: existsSync(path) ? readText(path).digest : null });
}

/** The plan's own file name; plans of one name from different folders get numbers. */
function freeName(file: string, taken: Set<string>): string {
  const stem = file.replace(/\.ya?ml$/i, '');
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  taken.add(name);
  return name;
}
