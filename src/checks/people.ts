/** Whom to call, the naloxone, and what to do when a trigger comes. */
import { namedIn } from '../advice/terms.ts';
import { labelOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { plainWords } from '../text/plain-words.ts';
import type { Found } from './finding.ts';

export function* peopleFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const contacts = plan.people?.contacts ?? [];
  const helpful = contacts.filter((one) => one.role !== 'distraction');
  if (helpful.length === 0) yield { id: 'no_help_contact', path: 'people.contacts' };
  for (const [index, contact] of contacts.entries()) {
    const at = { path: `people.contacts.${index}`, what: calledName(knowledge, contact, index) };
    // Someone to pass the time with may be met; a forum is written to.
    const { name = '', role, phone } = contact;
    const isMet = role === 'distraction' || says(knowledge, 'contact_without_number', name);
    if (!phone && !isMet) yield { id: 'contact_without_number', ...at };
  }
  yield* numbersToDial(knowledge, plan);
  const whens = helpful.filter(({ phone }) => phone !== undefined).map(({ when }) => when);
  if (
    whens.length > 0 &&
    whens.every((when) => when !== undefined && !says(knowledge, 'nobody_at_night', when))
  )
    yield { id: 'nobody_at_night', path: 'people.contacts' };
}

type Contact = NonNullable<NonNullable<Plan['people']>['contacts']>[number];

function calledName(knowledge: Knowledge, { name, role }: Contact, index: number): string {
  const field = questionAt(knowledge, 'people.contacts')?.fields?.find(({ key }) => key === 'role');
  return name ?? (field && role ? labelOf(knowledge, field, role) : `person ${index + 1}`);
}

/** Whether a text, in each of its parts, has one of the words that a finding looks for, and nothing that takes it back. */
function says(knowledge: Knowledge, finding: string, text: string): boolean {
  const { words = [], denied = [], parted = [] } = knowledge.findings[finding]!;
  const has = (part: string, some: readonly string[]): boolean =>
    new RegExp(` ${anyOf(some)} `).test(` ${part} `);
  const parts = text
    .split(parted.length > 0 ? /[&+/;]|\.\s/ : /$^/)
    .flatMap((part) => ` ${plainWords(part)} `.split(new RegExp(` ${anyOf(parted)} `)))
    .filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => has(part.trim(), words) && !has(part.trim(), denied));
}

/** A pattern of plain words: one of these, where * is any letters and digits. Of none it matches nothing. */
const anyOf = (texts: readonly string[]): string =>
  texts.length === 0
    ? '(?!)'
    : `(?:${texts.map((text) => text.split(/\s+/).map(wordPattern).join(' ')).join('|')})`;
const wordPattern = (word: string): string => word.split('*').map(plainWords).join('\\S+');

/** Whether who knows of something is said to be nobody: `nobody` in terms.yaml. */
function namesNobody(knowledge: Knowledge, text: string): boolean {
  const { whole, parts } = namedIn(knowledge, text);
  return whole.includes('nobody') || parts.includes('nobody');
}

/** Numbers of people, of a prescriber and of visits in which there is nothing to dial. */
function* numbersToDial({ sections }: Knowledge, plan: Plan): Generator<Found> {
  for (const question of sections.flatMap(({ questions }) => questions)) {
    if (question.kind !== 'person' && question.kind !== 'records') continue;
    const answer = answerAt(plan, question.path);
    const rows = (Array.isArray(answer) ? answer : answer ? [answer] : []) as Record<string, string>[];
    for (const [index, row] of rows.entries()) {
      const path = Array.isArray(answer) ? `${question.path}.${index}` : question.path;
      if (row['phone'] !== undefined && !canDial(row['phone']))
        yield {
          id: 'number_undialable',
          path: `${path}.phone`,
          what: row['name'] ?? row['what'] ?? row['phone'],
        };
    }
  }
}

/** True for a short number such as 111 or 85258, and for a whole one. */
function canDial(phone: string): boolean {
  if (phone.includes('@')) return false;
  // Digits of any script, as people write them.
  const digits = phone.normalize('NFKC').replace(/\P{Nd}/gu, '');
  if (digits.length < 3) return false;
  return digits.length === 3 || !digits.startsWith('0') || digits.length >= 8;
}

export function* overdoseFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const { naloxone, naloxone_place: place, naloxone_people: people } = plan.overdose ?? {};
  if (naloxone === 'getting') yield { id: 'naloxone_coming', path: 'overdose.naloxone' };
  else if (naloxone !== 'have') yield { id: 'naloxone_missing', path: 'overdose.naloxone' };
  else if (!place) yield { id: 'naloxone_place_unknown', path: 'overdose.naloxone_place' };
  const known = people?.some((one) => !namesNobody(knowledge, one));
  if (place && naloxone === 'have' && (!known || says(knowledge, 'naloxone_unreachable', place)))
    yield { id: 'naloxone_unreachable', path: 'overdose.naloxone_place' };
}

export function* triggerFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const field = questionAt(knowledge, 'triggers.list')?.fields?.find(({ key }) => key === 'what');
  for (const [index, trigger] of (plan.triggers?.list ?? []).entries())
    if (!trigger.then) {
      const what = field && trigger.what ? labelOf(knowledge, field, trigger.what) : `number ${index + 1}`;
      yield { id: 'trigger_without_action', path: `triggers.list.${index}`, what };
    }
}
