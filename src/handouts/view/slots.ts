/** What a handout's slots hold for this person: `slot.first` lines, and `some.first` whether there are any. */
import { slotOf, type Asker, type SlotLine } from '../../advice/advice.ts';
import type { OpenGate } from '../../advice/gates.ts';
import { wordsOf, type Handout, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Slot } from '../../knowledge/advice-shapes.ts';
import { escapeText, Markdown } from '../template/markdown.ts';
import type { StatementOf } from '../template/statements.ts';

export interface SlotsView {
  slot: Record<string, Markdown[]>;
  some: Record<string, boolean>;
}

export function slotsView(
  knowledge: Knowledge,
  handout: Handout,
  asker: Asker,
  print: StatementOf,
): SlotsView {
  const words = wordsOf(knowledge);
  const view: SlotsView = { slot: {}, some: {} };
  for (const [name, slot] of Object.entries(handout.meta.slots ?? {})) {
    const { lines, rest } = slotOf(knowledge, handout, name, asker);
    const printed = lines.map((line) => lineOf(line, slot.gates ?? 'short'));
    const title = rest === undefined ? undefined : knowledge.handouts[rest]?.meta.title;
    if (title !== undefined) printed.push(new Markdown(words('pages.more_on', { title: escapeText(title) })));
    view.slot[name] = printed;
    view.some[name] = printed.length > 0;
  }
  return view;

  function lineOf(line: SlotLine, form: NonNullable<Slot['gates']>): Markdown {
    return 'statement' in line ? print(line.statement) : gateLine(line.gates, form);
  }

  function gateLine(gates: readonly OpenGate[], form: NonNullable<Slot['gates']>): Markdown {
    const titles = gates
      .map(({ title }) => `**${escapeText(title)}${/[?!]$/.test(title) ? '' : '.'}**`)
      .join(' ');
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
