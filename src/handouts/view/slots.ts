/**
 * What a handout's slots hold for this person: `slot.first` lines, `some.first` whether there are any, and `full.first`
 * whether there was no room for all.
 */
import { slotOf, type Asker, type FilledSlot, type SlotLine } from '../../advice/advice.ts';
import type { OpenGate } from '../../advice/gates.ts';
import { wordsOf, type Handout, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Slot } from '../../knowledge/advice-shapes.ts';
import { escapeText, Markdown } from '../template/markdown.ts';
import type { StatementOf } from '../template/statements.ts';

export interface SlotsView {
  slot: Record<string, Markdown[]>;
  some: Record<string, boolean>;
  full: Record<string, boolean>;
}

type Rest = NonNullable<FilledSlot['rest']>;

export function slotsView(
  knowledge: Knowledge,
  handout: Handout,
  asker: Asker,
  print: StatementOf,
): SlotsView {
  const words = wordsOf(knowledge);
  const view: SlotsView = { slot: {}, some: {}, full: {} };
  for (const { name, slot, lines, rest, isSaid } of filledSlots(knowledge, handout, asker)) {
    const printed = lines.map((line) => lineOf(line, slot.gates ?? 'short'));
    if (rest && !isSaid) printed.push(restLine(rest));
    view.slot[name] = printed;
    view.some[name] = printed.length > 0;
    view.full[name] = rest !== undefined;
  }
  return view;

  function lineOf(line: SlotLine, form: NonNullable<Slot['gates']>): Markdown {
    return 'statement' in line ? print(line.statement) : gateLine(line.gates, form);
  }

  function restLine({ page, gates }: Rest): Markdown {
    const title = escapeText(knowledge.handouts[page]!.meta.title);
    if (gates.length === 0) return new Markdown(words('pages.more_on', { title }));
    return new Markdown(`${titlesOf(gates)} ${words('pages.more_named', { title })}`);
  }

  function gateLine(gates: readonly OpenGate[], form: NonNullable<Slot['gates']>): Markdown {
    const titles = titlesOf(gates);
    if (form === 'title') return new Markdown(titles);
    const why =
      form === 'whole' ? [...new Set(gates.map((gate) => gate.why))].map((id) => print(id).text) : [];
    const see = print(gates[0]!.see).text;
    const todo = form === 'whole' ? words('pages.what_to_do', { see }) : see;
    const said = [...new Set(gates.flatMap(({ say_too }) => say_too))].join(' ');
    const tell = said === '' ? [] : [words('pages.say_too', { what: said })];
    return new Markdown([titles, ...why, todo, ...tell].join(' '));
  }
}

/** Every slot with its lines. A line that names what is on another page speaks for the whole page: `isSaid` in the others. */
function filledSlots(knowledge: Knowledge, handout: Handout, asker: Asker) {
  const filled = Object.entries(handout.meta.slots ?? {}).map(([name, slot]) => ({
    name,
    slot,
    ...slotOf(knowledge, handout, name, asker),
  }));
  const naming = filled.find(({ slot, rest }) => slot.names !== undefined && rest)?.rest;
  return filled.map((one) => ({
    ...one,
    isSaid: naming !== undefined && naming !== one.rest && naming.page === one.rest?.page,
  }));
}

const titlesOf = (gates: readonly OpenGate[]): string =>
  gates.map(({ title }) => `**${escapeText(title)}${/[?!]$/.test(title) ? '' : '.'}**`).join(' ');
