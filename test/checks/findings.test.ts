import { expect, test } from 'vitest';
import { findingsOf } from '../../src/checks/findings.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const ids = (answers: string): string[] =>
  findingsOf(knowledge, planFrom(answers), TODAY).map(({ id }) => id);
const good = `${CALM}
about: { region: england }
use: { opioids: [heroin], source: [street], stage: using, left: none }
people: { contacts: [{ name: "Jo", role: help, phone: "0800" }] }
overdose: { naloxone: have, naloxone_place: "drawer" }
triggers: { list: [{ what: "payday", then: "ring Jo" }] }
aftercare: { appointments: [{ what: "clinic", when: "2026-12-01 10:00" }], review_on: "2026-12-10" }
timeline: { clock: "dated", stages: [{ id: early }, { id: hardest }, { id: easing }, { id: later }] }
`;

test('a plan with what matters most has nothing to say', () => expect(ids(good)).toEqual([]));

test.each([
  ['contacts: [{ name: "Jo", role: help, phone: "0800" }]', 'contacts: []', 'no_help_contact'],
  ['role: help', 'role: distraction', 'no_help_contact'],
  [', phone: "0800"', '', 'contact_without_number'],
  ['naloxone: have', 'naloxone: none', 'no_naloxone'],
  [', naloxone_place: "drawer"', '', 'naloxone_place_unknown'],
  [', then: "ring Jo"', '', 'trigger_without_action'],
  ['2026-12-01 10:00', '2026-11-21 10:00', 'no_next_appointment'],
  ['2026-12-01 10:00', '2026-11-21 10:00', 'appointment_past'],
  [', when: "2026-12-01 10:00"', '', 'appointment_without_date'],
  ['2026-12-10', '2026-11-21', 'review_past'],
  ['stage: using', 'stage: planning, planned_stop: "2026-11-20"', 'planned_stop_past'],
  ['about: { region: england }', '', 'no_region'],
  ['now: "no"', 'now: overdose', 'danger_now'],
  ['applies: [none], ', '', 'safety_unanswered'],
  [', wanted: want', '', 'medicine_not_thought_of'],
  ['clock: "dated"', 'clock: "closed"', 'timeline_stale'],
])('with %s as %j: %s', (from, to, id) => {
  expect(good).toContain(from);
  expect(ids(good.replace(from, to))).toContain(id);
});

test('today is not yet the past', () =>
  expect(ids(good.replace('2026-12-01 10:00', '2026-11-22 08:00'))).toEqual([]));

test('a number checked more than six months ago is named', () => {
  const plan = planFrom(good);
  expect(findingsOf(knowledge, plan, '2027-05-21').filter(({ id }) => id === 'number_old')).toEqual([]);
  const old = findingsOf(knowledge, plan, '2027-06-01').filter(({ id }) => id === 'number_old');
  expect(old.map(({ what }) => what)).toContain('Samaritans');
});

test('the most serious comes first', () => {
  const order = ['gate', 'problem', 'gap', 'note'];
  for (const plan of Object.values(people)) {
    const levels = findingsOf(knowledge, plan, TODAY).map(({ level }) => order.indexOf(level));
    expect(levels).toEqual([...levels].sort());
  }
});

test('what is left to come back to is what the plan lists: nothing that is settled', () => {
  const left =
    '\ncome_back: { name: not_now, goals: dont_know, why_now: rather_not_say, work: does_not_apply }';
  const found = findingsOf(knowledge, planFrom(good + left), TODAY);
  expect(found).toEqual([{ level: 'note', id: 'come_back', what: '2' }]);
});
