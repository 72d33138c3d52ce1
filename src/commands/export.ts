import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { freeName } from '../files/names.ts';
import { saveFile } from '../files/save.ts';
import { daysOf, say, type Io } from '../io.ts';
import { wordsOf, type Handout, type Knowledge } from '../knowledge/knowledge.ts';
import { sharedParts, type Reader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import type { Browser } from '../programs/browser.ts';
import { readPlanFile } from '../store/reading.ts';
import { phrase } from '../text/phrases.ts';
import { handoutsChosen, type Setting } from './arguments.ts';
import { formatOf, type FormatName, type Order } from './formats.ts';
import type { OptionsOf } from './options.ts';

/** A file to be written. */
interface Made {
  path: string;
  text: string;
  format: FormatName;
}
interface Opened {
  path: string;
  plan: Plan;
}

/** With more plans than this, how far it has come is said. */
const MANY_PLANS = 4;

/** `aftercare export`: files readable by their owner only, never over one that is there unless --force is given. */
export async function exportCommand(
  paths: readonly string[],
  options: OptionsOf<'export'>,
  { knowledge, io }: Setting,
): Promise<number> {
  const words = wordsOf(knowledge);
  const { to, format: formats } = options;
  const force = options.force ?? false;
  const chosen = handoutsChosen(knowledge, options.handout ?? [], options.session);
  const handouts = chosen.length > 0 ? chosen : Object.values(knowledge.handouts);
  const order = orderFrom(options, knowledge);
  const browser = formats.some((name) => formatOf(name).convert) ? await browserOrError(io) : undefined;
  const plans = paths.map((path): Opened => ({ path, plan: readPlanFile(path, knowledge) }));
  if (order.reader && order.reader !== 'me')
    for (const one of plans) sayWhatGoes(knowledge, one, order.reader, io);
  // Everything is made before anything is written: a mistake in one plan leaves no half set of pages.
  const stems = new Set<string>();
  const made: Made[] = [];
  for (const { path, plan } of plans) {
    const stem = freeName(basename(path).replace(/\.ya?ml$/i, ''), (name) => stems.has(name));
    stems.add(stem);
    const ordered = { ...order, ...daysOf(io, plan) };
    made.push(...(await filesOf(ordered, formats, handouts, plan, join(to, stem))));
    if (plans.length > MANY_PLANS) say(io, words('export.made', { n: stems.size, m: plans.length }));
  }
  refuseToReplace(made, to, force);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const file of made) await save(file, force, browser);
  if (browser) await sayMissingLetters(knowledge, plans, io);
  say(io, words('export.done', { count: made.length, folder: to }));
  return 0;
}

/** What is the same for every plan. */
function orderFrom(options: OptionsOf<'export'>, knowledge: Knowledge): Omit<Order, 'today' | 'here'> {
  const { blank, large, titles, alarms, paper } = options;
  const yes = (flag: true | undefined): boolean => flag ?? false;
  return {
    knowledge,
    reader: options.for,
    paper,
    blank: yes(blank),
    large: yes(large),
    titles: yes(titles),
    alarms: yes(alarms),
  };
}

async function browserOrError(io: Io): Promise<Browser> {
  const { findBrowser, noBrowser } = await import('../programs/browser.ts');
  const browser = await findBrowser(io.env);
  if (!browser) throw noBrowser();
  return browser;
}

/** Sharing is a deliberate act: what goes and what stays is said before anything is written. */
function sayWhatGoes(knowledge: Knowledge, { path, plan }: Opened, reader: Reader, io: Io): void {
  const words = wordsOf(knowledge);
  const parts = sharedParts(knowledge, plan, reader);
  const slots = { file: path, reader, count: parts.length, all: Object.keys(knowledge.shares).length - 1 };
  say(
    io,
    words(parts.length > 0 ? 'export.shared' : 'export.shared_none', { ...slots, parts: parts.join(', ') }),
  );
  say(io, words('export.shared_change'));
}

async function filesOf(
  order: Order,
  formats: readonly FormatName[],
  handouts: readonly Handout[],
  plan: Plan,
  stem: string,
): Promise<Made[]> {
  const files: Made[] = [];
  for (const format of formats) {
    const { each, whole } = formatOf(format);
    if (whole) files.push({ path: `${stem}.${format}`, text: await whole(order, plan), format });
    if (each) {
      const textOf = await each(order, plan);
      for (const handout of handouts)
        files.push({ path: `${stem}-${handout.meta.id}.${format}`, text: textOf(handout), format });
    }
  }
  return files;
}

/** A PDF shows empty boxes for letters that no font on this computer has: better said than found on paper. */
async function sayMissingLetters(knowledge: Knowledge, plans: readonly Opened[], io: Io): Promise<void> {
  const { lettersMissing } = await import('../programs/fonts.ts');
  const missing = await lettersMissing(JSON.stringify(plans.map(({ plan }) => plan)));
  if (missing.length > 0) say(io, wordsOf(knowledge)('browser.no_letters', { names: missing.join(', ') }));
}

function refuseToReplace(made: readonly Made[], folder: string, force: boolean): void {
  const count = made.filter(({ path }) => existsSync(path)).length;
  if (count > 0 && !force)
    throw new UserError(phrase('export.there', { count, folder }), { hint: phrase('export.there_hint') });
}

async function save(
  { path, text, format }: Made,
  force: boolean,
  browser: Browser | undefined,
): Promise<void> {
  const { convert } = formatOf(format);
  const content = convert && browser ? await convert(text, browser) : text;
  saveFile(path, content, force ? 'anything' : 'nothing');
}
