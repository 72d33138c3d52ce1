/** What pages with little room hold: people to call, medicine in a line, and whether more was written than fits. */
import { choiceOf, questionAt } from '../../knowledge/bank.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ValueAt } from '../../knowledge/values.ts';
import type { Plan } from '../../plan/shape.ts';
import type { View } from '../template/template.ts';
import type { AnswersView } from './answers.ts';
import type { Seen } from './seen.ts';

/** What someone takes, each once: medicine for opioid use, opioids that a prescriber gives, and their list of the others. */
export function takesView(
  knowledge: Knowledge,
  { medicine = {}, use = {} }: Plan,
  { situation }: Seen,
): View[] {
  const picks = (path: string, ids: readonly string[] = []): string[] =>
    ids.flatMap((id) => {
      const choice = choiceOf(knowledge, questionAt(knowledge, path)!, id);
      return choice?.alone || id === UNKNOWN_OPIOID ? [] : [choice?.label ?? id];
    });
  const current = medicine.current ?? [];
  const prescribed = (use.prescribed ?? []).filter((id) => !current.includes(id));
  const listed = situation.is('lists_nothing') ? [] : (medicine.list ?? []).flatMap(({ name }) => name ?? []);
  const all = [...picks('medicine.current', current), ...picks('use.prescribed', prescribed), ...listed];
  return all.map((label, index) => ({ label, last: index === all.length - 1 }));
}

/** Which opioids there are is in files of their own: no type knows them. */
const UNKNOWN_OPIOID = 'unsure';

/**
 * People to call, where there is room for few: first the one to call if things go wrong, then as they were named, and
 * who prescribes.
 * `helpers` are those who are there for more than a chat; a card has room for two, first who has a number.
 */
export function callersView(plan: Plan, { answers }: AnswersView): View {
  const { people = {}, lapse = {}, medicine = {} } = plan;
  const contacts = people.contacts ?? [];
  const rows = (contacts.length > 0 ? answers['people']!['contacts'] : []) as View[];
  const all = rows.map((row, index) => ({
    ...row,
    first: false,
    prescribes: false,
    chats: contacts[index]?.role === CHAT_ONLY,
    reached: contacts[index]?.phone !== undefined,
  }));
  const { first_call: first } = lapse;
  const same = contacts.findIndex(({ phone }) => phone && digitsOf(phone) === digitsOf(first?.phone ?? ''));
  const lead = {
    has_when: false,
    when: '',
    ...(answers['lapse']!['first_call'] as View),
    ...all[same],
    first: true,
    prescribes: false,
  };
  const inOrder = first ? [lead, ...all.filter((_, index) => index !== same)] : all;
  const { prescriber } = medicine;
  const calls = [first?.phone, ...contacts.map(({ phone }) => phone)].map((phone) => digitsOf(phone ?? ''));
  const isNew =
    prescriber?.phone !== undefined && !isCrowded(plan) && !calls.includes(digitsOf(prescriber.phone));
  const prescribes = isNew
    ? [{ ...(answers['medicine']!['prescriber'] as View), has_when: false, first: false, prescribes: true }]
    : [];
  const most = MOST_CALLERS - prescribes.length;
  const helpers = all.filter(({ chats }) => !chats);
  return {
    callers: [...inOrder.slice(0, most), ...prescribes],
    has_more_callers: inOrder.length > most,
    helpers: helpers.slice(0, MOST_CALLERS),
    card_callers: [...helpers.filter((one) => one.reached), ...helpers.filter((one) => !one.reached)].slice(
      0,
      MOST_ON_CARD,
    ),
  };
}

/** Much is written where a page has room for few words: what stands on another page too is then left to that. */
export function isCrowded({ about, people, coping, reasons, aftercare, overdose }: Plan): boolean {
  const texts = [
    about?.name,
    overdose?.naloxone_place,
    ...(people?.contacts ?? [])
      .slice(0, MOST_CALLERS)
      .flatMap(({ name, phone, when }) => [name, phone, when]),
    ...(coping?.first_three ?? []),
    ...(reasons?.why ?? []),
    ...(aftercare?.appointments ?? []).slice(0, MOST_CALLERS).flatMap(({ what, where }) => [what, where]),
  ];
  return texts.join('').length > MOST_LETTERS;
}

const MOST_LETTERS = 800;
const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
const MOST_CALLERS = 4;
const MOST_ON_CARD = 2;
const CHAT_ONLY: ValueAt<'people.contacts.role'> = 'distraction';
