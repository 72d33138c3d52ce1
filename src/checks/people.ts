/** Whom to call, the naloxone, and what to do when a trigger comes. */
import { labelOf, questionAt } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Plan } from '../plan/shape.ts';
import type { Found } from './finding.ts';

export function* peopleFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const contacts = plan.people?.contacts ?? [];
  const question = questionAt(knowledge, 'people.contacts');
  const role = question?.fields?.find(({ key }) => key === 'role');
  const helpful = contacts.filter((one) => one.role !== 'distraction');
  if (helpful.length === 0) yield { id: 'no_help_contact', path: 'people.contacts' };
  for (const [index, contact] of contacts.entries())
    if (!contact.phone) {
      const called =
        contact.name ??
        (role && contact.role ? labelOf(knowledge, role, contact.role) : `person ${index + 1}`);
      yield { id: 'contact_without_number', path: `people.contacts.${index}`, what: called };
    }
}

export function* overdoseFindings(plan: Plan): Generator<Found> {
  const naloxone = plan.overdose?.naloxone;
  if (naloxone !== 'have') yield { id: 'no_naloxone', path: 'overdose.naloxone' };
  else if (!plan.overdose?.naloxone_place)
    yield { id: 'naloxone_place_unknown', path: 'overdose.naloxone_place' };
}

export function* triggerFindings(knowledge: Knowledge, plan: Plan): Generator<Found> {
  const field = questionAt(knowledge, 'triggers.list')?.fields?.find(({ key }) => key === 'what');
  for (const [index, trigger] of (plan.triggers?.list ?? []).entries())
    if (!trigger.then) {
      const what = field && trigger.what ? labelOf(knowledge, field, trigger.what) : `number ${index + 1}`;
      yield { id: 'trigger_without_action', path: `triggers.list.${index}`, what };
    }
}
