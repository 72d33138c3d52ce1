import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../src/checks/findings.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const ids = (answers: string): string[] =>
  findingsOf(knowledge, planFrom(answers), TODAY).map(({ id }) => id);
const good = `${CALM}
about: { region: england }
use: { opioids: [heroin], source: [street], status: using, left: [{ place: none }] }
people: { contacts: [{ name: "Jo", role: help, phone: "07700 900 417" }] }
overdose: { naloxone: have, naloxone_place: "drawer", naloxone_people: ["Jo"] }
triggers: { list: [{ what: "payday", then: "ring Jo" }] }
aftercare: { appointments: [{ what: "clinic", when: "2026-12-01 10:00" }], review_on: "2026-12-10" }
timeline: { clock: "dated", stages: [{ id: early }, { id: hardest }, { id: easing }, { id: later }] }
`;

test('a plan with what matters most has nothing to say', () => expect(ids(good)).toEqual([]));

test.each([
  ['contacts: [{ name: "Jo", role: help, phone: "07700 900 417" }]', 'contacts: []', 'no_help_contact'],
  ['role: help', 'role: distraction', 'no_help_contact'],
  [', phone: "07700 900 417"', '', 'contact_without_number'],
  ['naloxone: have', 'naloxone: getting', 'naloxone_coming'],
  ['naloxone: have, ', '', 'naloxone_missing'],
  [', naloxone_place: "drawer"', '', 'naloxone_place_unknown'],
  [', then: "ring Jo"', '', 'trigger_without_action'],
  ['2026-12-01 10:00', '2026-11-21 10:00', 'no_next_appointment'],
  ['2026-12-01 10:00', '2026-11-21 10:00', 'appointment_past'],
  [', when: "2026-12-01 10:00"', '', 'appointment_without_date'],
  ['2026-12-10', '2026-11-21', 'review_past'],
  ['status: using', 'status: planning, planned_stop: "2026-11-20"', 'planned_stop_past'],
  ['about: { region: england }', '', 'no_region'],
  ['now: "no"', 'now: overdose', 'danger_now'],
  ['applies: [none], ', '', 'safety_unanswered'],
  ['opioids: [heroin], ', '', 'questions_open'],
  [', wanted: want', '', 'medicine_not_thought_of'],
  ['clock: "dated"', 'clock: "closed"', 'timeline_stale'],
])('with %s as %j: %s', (from, to, id) => {
  expect(good).toContain(from);
  expect(ids(good.replace(from, to))).toContain(id);
});

/** Each with a cousin that must not be found: nearly the same, and right. */
describe('found, and not found in its cousin', () => {
  const none = 'applies: [none]';
  const cases: [id: string, from: string, to: string, cousin: string, path: string, what?: string][] = [
    [
      'impossible_day',
      'status: using',
      'status: using, last_use: "2026-11-23"',
      'status: using, last_use: "2026-11-22"',
      'use.last_use',
      'When was your last use? Monday 23 November 2026',
    ],
    [
      'impossible_day',
      'status: using',
      'status: using, last_use: "1986-11-20"',
      'status: using, last_use: "2017-11-23"',
      'use.last_use',
      'When was your last use? Thursday 20 November 1986',
    ],
    [
      'impossible_day',
      'review_on: "2026-12-10"',
      'review_on: "2126-12-10"',
      'review_on: "2028-11-22"',
      'aftercare.review_on',
    ],
    [
      'impossible_day',
      'what: "clinic", when: "2026-12-01 10:00"',
      'what: "clinic", when: "2062-12-01 10:00"',
      'what: "clinic", when: "2027-12-01 10:00"',
      'aftercare.appointments.0.when',
    ],
    [
      'impossible_day',
      'left: [{ place: none }]',
      'left: [{ place: prison, out: "2126-01-01" }]',
      'left: [{ place: prison, out: "2027-01-01" }]',
      'use.left.0.out',
    ],
    ['none_with_another', none, 'applies: [none, pregnant]', 'applies: [pregnant]', 'safety.applies'],
    ['none_with_another', 'health: [none]', 'health: [none, heart]', 'health: [heart]', 'safety.health'],
    [
      'medicine_disagrees',
      'current: [none]',
      'current: [none], list: [{ name: "Physeptone" }]',
      'current: [none], list: [{ name: "Omeprazole" }]',
      'medicine.current',
      'Physeptone',
    ],
    [
      'medicine_disagrees',
      'current: [none]',
      'current: [none], list: [{ name: "Buvidal, monthly" }]',
      'current: [buprenorphine_injection], list: [{ name: "Buvidal, monthly" }]',
      'medicine.current',
      'Buvidal, monthly',
    ],
    [
      'medicine_disagrees',
      'wanted: want',
      'wanted: have_it',
      'wanted: tell_me_more',
      'medicine.current',
      'I have it now',
    ],
    [
      'medicine_disagrees',
      'current: [none], wanted: want',
      'current: [none], wanted: have_it, list: [{ name: "Physeptone" }]',
      'current: [none], wanted: want, list: [{ name: "Aspirin" }]',
      'medicine.current',
      'Physeptone, I have it now',
    ],
    [
      'medicine_disagrees',
      'current: [none]',
      'current: [none], list: [{ name: "Vivitrol" }]',
      'current: [naltrexone], list: [{ name: "Vivitrol" }]',
      'medicine.current',
      'Vivitrol',
    ],
    ['home_disagrees', 'home: [with_adults]', 'home: [alone, with_adults]', 'home: [alone]', 'safety.home'],
    [
      'day_missing',
      'status: using',
      'status: stopped',
      'status: stopped, last_use: "2026-11-20"',
      'use.last_use',
      'I have stopped, or I am trying to today',
    ],
    [
      'day_missing',
      'left: [{ place: none }]',
      'left: [{ place: prison }]',
      'left: [{ place: prison, out: "2026-11-20" }]',
      'use.left.0',
      'Prison or jail',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "any time but not at night"',
      'phone: "07700 900 417", when: "any time, also at night"',
      'people.contacts',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "before 9 at night she goes up"',
      'phone: "07700 900 417", when: "9 at night is fine"',
      'people.contacts',
    ],
    [
      'naloxone_unreachable',
      'naloxone_people: ["Jo"]',
      'naloxone_people: ["Nobody knows"]',
      'naloxone_people: ["Nobby knows"]',
      'overdose.naloxone_place',
    ],
    [
      'number_undialable',
      '07700 900 417',
      'jo1984@mail.example',
      '٠٧٧٠٠ ٩٠٠ ٤١٧',
      'people.contacts.0.phone',
      'Jo',
    ],
    [
      'most_days_asked',
      'status: using',
      'status: using, other_drugs: [gabapentinoids]',
      'status: using, other_drugs: [tobacco]',
      'safety.applies',
      'Pregabalin or gabapentin',
    ],
    [
      'most_days_asked',
      'status: using',
      'status: using, other_drugs: ["two budweisers and a lyrica"]',
      'status: using, other_drugs: ["two songs and a tune"]',
      'safety.applies',
      'two budweisers and a lyrica',
    ],
    [
      'most_days_asked',
      'wanted: want',
      'wanted: want, list: [{ name: "Lyrica" }]',
      'wanted: want, list: [{ name: "Sertraline" }]',
      'safety.applies',
      'Lyrica',
    ],
    [
      'how_often_own_words',
      'status: using',
      'status: using, pattern: "when the rent is paid"',
      'status: using, pattern: "Most days"',
      'use.pattern',
    ],
    [
      'pick_unfit',
      'left: [{ place: none }] }',
      'left: [{ place: none }], how: [patch] }\nfirst_days: { comfort: [layers, heat_pad] }',
      'left: [{ place: none }], how: [smoke] }\nfirst_days: { comfort: [layers, heat_pad] }',
      'first_days.comfort',
      'A heat pad or hot water bottle',
    ],
    [
      'pick_unfit',
      'left: [{ place: none }] }',
      'left: [{ place: none }], other_drugs: [fentanyl_patch] }\nfirst_days: { ready: ["a blanket, a fan, a hot water bottle"] }',
      'left: [{ place: none }], how: [patch] }\nfirst_days: { ready: [water, "my wheat bag"] }',
      'first_days.ready',
      'A blanket, a fan, a hot water bottle',
    ],
    [
      'opioid_not_known',
      'opioids: [heroin]',
      'opioids: [heroin, "zorbodone"]',
      'opioids: [heroin, "pills"]',
      'use.opioids',
      'zorbodone',
    ],
    [
      'medicine_disagrees',
      'opioids: [heroin], source: [street], status: using',
      'opioids: [Buvidal], source: [my_prescription], status: using',
      'opioids: [Buvidal], source: [my_prescription], status: stopped, last_use: "2026-10-17"',
      'medicine.current',
      'Buvidal',
    ],
    [
      'safety_left_open',
      'status: using, left: [{ place: none }] }',
      'status: stopped, last_use: "2026-11-21 21:00", pattern: daily, left: [{ place: none }] }',
      'status: stopped, last_use: "2026-11-21 21:00", pattern: daily, left: [{ place: none }], other_drugs: [none] }',
      'use.other_drugs',
    ],
    [
      'stop_before_visit',
      'about: { region: england }\nuse: { opioids: [heroin], source: [street], status: using',
      'about: { region: scotland }\nuse: { opioids: [heroin], source: [street], status: planning, planned_stop: "2026-11-30"',
      'about: { region: scotland }\nuse: { opioids: [heroin], source: [street], status: planning, planned_stop: "2026-12-02"',
      'use.planned_stop',
    ],
    [
      'stop_before_visit',
      'opioids: [heroin], source: [street], status: using',
      'opioids: [tramadol], source: [someone_elses], status: planning, planned_stop: "2026-11-25"',
      'opioids: [tramadol], source: [someone_elses], status: stopped, last_use: "2026-11-20"',
      'use.planned_stop',
    ],
    [
      'time_twice',
      'status: using',
      'status: stopped, last_use: "2026-10-25 01:30"',
      'status: stopped, last_use: "2026-10-25 02:30"',
      'use.last_use',
      '01:30',
    ],
    [
      'time_skipped',
      'status: using',
      'status: planning, planned_stop: "2027-03-28 01:30"',
      'status: planning, planned_stop: "2027-03-28 02:30"',
      'use.planned_stop',
      '01:30',
    ],
    [
      'missed_then_take',
      'what: "payday", then: "ring Jo"',
      'what: missed_medicine, then: take_medicine',
      'what: missed_medicine, then: ask_prescriber',
      'triggers.list.0',
    ],
    [
      'missed_then_take',
      'what: "payday", then: "ring Jo"',
      'what: missed_medicine, then: take_medicine',
      'what: feeling_well, then: take_medicine',
      'triggers.list.0',
    ],
    [
      'stop_before_visit',
      'status: using',
      'status: planning, planned_stop: "2026-11-30"',
      'status: planning, planned_stop: "2026-12-02"',
      'use.planned_stop',
      'clinic',
    ],
    [
      'stop_before_visit',
      'status: using',
      'status: planning, planned_stop: "2026-12-01 08:00"',
      'status: planning, planned_stop: "2026-12-01 21:00"',
      'use.planned_stop',
      'clinic',
    ],
    [
      'naloxone_unreachable',
      'naloxone_place: "drawer"',
      'naloxone_place: "Glove box of the van"',
      'naloxone_place: "On the card table, by the keyboard"',
      'overdose.naloxone_place',
    ],
    [
      'naloxone_unreachable',
      ', naloxone_people: ["Jo"]',
      '',
      ', naloxone_people: ["All nine of us"]',
      'overdose.naloxone_place',
    ],
    // In two places, and one of them can be reached.
    [
      'naloxone_unreachable',
      'naloxone_place: "drawer"',
      'naloxone_place: "Locked box, and only Mum has the key"',
      'naloxone_place: "Glove box of the truck AND the basement stairs, red bag"',
      'overdose.naloxone_place',
    ],
    [
      'naloxone_unreachable',
      'naloxone_place: "drawer"',
      'naloxone_place: "in the car & the safe at work, also the shed"',
      'naloxone_place: "bathroom cabinet; she said nobody is a fraud for asking"',
      'overdose.naloxone_place',
    ],
    [
      'contact_without_number',
      'name: "Jo", role: help, phone: "07700 900 417"',
      'name: "Jo from the forum", role: help',
      'name: "The old forum", role: help',
      'people.contacts.0',
      'Jo from the forum',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "8am-8pm, never in the night"',
      'phone: "07700 900 417", when: "8pm-8am"',
      'people.contacts',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "up to 9 at night"',
      'phone: "07700 900 417", when: "6 pm till 7 am when he drives"',
      'people.contacts',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "Tues - Fri, 9 till half 4"',
      'phone: "07700 900 417", when: "ANY TIME"',
      'people.contacts',
    ],
    [
      'nobody_at_night',
      'phone: "07700 900 417"',
      'phone: "07700 900 417", when: "mornings"',
      'phone: "07700 900 417", when: "24/7, he does not sleep either"',
      'people.contacts',
    ],
    [
      'number_undialable',
      '"07700 900 417"',
      '"ask Mum"',
      '"+44 (0)7700 900 912, ask for Mum"',
      'people.contacts.0.phone',
      'Jo',
    ],
    ['number_undialable', '"07700 900 417"', '"0800"', '"111"', 'people.contacts.0.phone', 'Jo'],
    [
      'number_undialable',
      'wanted: want',
      'wanted: want, prescriber: { name: "Dr Whincop", phone: "on the magnet" }',
      'wanted: want, prescriber: { name: "Dr Whincop", phone: "01632 960 290" }',
      'medicine.prescriber.phone',
      'Dr Whincop',
    ],
    [
      'number_undialable',
      'what: "clinic", when',
      'what: "clinic", phone: "press 2", when',
      'what: "clinic", phone: "85258", when',
      'aftercare.appointments.0.phone',
      'clinic',
    ],
  ];
  test.each(cases)('%s: %s as %s, not as %s', (id, from, to, cousin, path, what) => {
    expect(good).toContain(from);
    const foundIn = (answers: string): unknown[] =>
      findingsOf(knowledge, planFrom(good.replace(from, answers)), TODAY).filter((one) => one.id === id);
    expect(foundIn(to)).toEqual([expect.objectContaining({ path, ...(what === undefined ? {} : { what }) })]);
    expect(foundIn(cousin)).toEqual([]);
  });

  test('every finding that looks at answers has a case here or above', () => {
    const proved = new Set(cases.map(([id]) => id));
    for (const id of [
      'impossible_day',
      'none_with_another',
      'medicine_disagrees',
      'most_days_asked',
      'how_often_own_words',
      'missed_then_take',
      'pick_unfit',
      'time_twice',
      'time_skipped',
      'opioid_not_known',
      'safety_left_open',
      'stop_before_visit',
      'naloxone_unreachable',
      'nobody_at_night',
      'number_undialable',
    ])
      expect(proved).toContain(id);
  });

  test.each([
    ['united_states', 'America/Chicago', 'nothing'],
    ['united_states', 'America/Detroit', 'nothing'],
    ['united_states', 'UTC', 'clock_to_choose UTC'],
    ['australia', 'Europe/London', 'clock_to_choose Europe/London'],
    ['canada', 'America/Regina', 'nothing'],
    ['canada, clock: America/Regina', 'America/Regina', 'nothing'],
    // What was said is not what the file goes by: the zone was changed by hand, or the country.
    ['canada, clock: America/Regina', 'America/Toronto', 'clock_behind America/Toronto'],
    ['canada, clock: America/Chicago', 'America/Chicago', 'clock_to_choose America/Chicago'],
    ['england', 'UTC', 'clock_behind UTC'],
    ['england', 'Europe/Belfast', 'nothing'],
    ['ireland', 'Europe/London', 'nothing'],
    ['new_zealand', 'Europe/London', 'clock_behind Europe/London'],
    ['united_states, clock: America/New_York', 'America/Detroit', 'nothing'],
    ['united_states', 'Pacific/Guam', 'nothing'],
    ['new_zealand', 'Antarctica/McMurdo', 'nothing'],
    ['elsewhere', 'Europe/Prague', 'nothing'],
    ['elsewhere', 'UTC', 'clock_unlikely UTC'],
    ['elsewhere', 'Etc/GMT-3', 'clock_unlikely Etc/GMT-3'],
  ])('people in %s do not live by the clock %s: %s', (region, zone, found) => {
    const plan = planFrom(good.replace('region: england', `region: ${region}`), zone);
    const clock = findingsOf(knowledge, plan, TODAY).filter(({ id }) => id.startsWith('clock_'));
    expect(clock.map(({ id, what }) => `${id} ${what}`).join() || 'nothing').toBe(found);
  });
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

describe('what is not known is asked', () => {
  const asked = (from: string, to: string): string[] => ids(good.replace(from, to));
  test.each([
    [
      'a name that nobody knows',
      'status: using',
      'status: using, other_drugs: ["zoomers, a few"]',
      'drug_not_known',
      true,
    ],
    [
      'a name that is known',
      'status: using',
      'status: using, other_drugs: ["some weed at night"]',
      'drug_not_known',
      false,
    ],
    [
      'one of the choices',
      'status: using',
      'status: using, other_drugs: [cannabis]',
      'drug_not_known',
      false,
    ],
    [
      'days, and not how often',
      'status: using',
      'status: stopped, last_use: "2026-11-21"',
      'how_often_open',
      true,
    ],
    [
      'days, and how often',
      'status: using',
      'status: stopped, pattern: daily, last_use: "2026-11-21"',
      'how_often_open',
      false,
    ],
    [
      'a day of leaving, and no place',
      'use: {',
      'parked: { left_on: "2026-11-20" }\nuse: {',
      'set_aside',
      true,
    ],
  ])('%s', (_, from, to, id, found) => {
    expect(asked(from, to).includes(id)).toBe(found);
  });
});

describe('whether someone can be called at night, in the words of people', () => {
  const atNight = (when: string): boolean =>
    !ids(good.replace('phone: "07700 900 417"', `phone: "07700 900 417", when: "${when}"`)).includes(
      'nobody_at_night',
    );
  test.each([
    'any time',
    '24/7',
    '24h',
    '24hrs',
    '24x7',
    'day or night',
    'all hours',
    'any hour',
    'overnight',
    'after midnight',
    'after 10pm',
    '6pm till 7am',
    '8pm-8am',
    '20:00-08:00',
    '3am if I need to',
    'ring me at 4am',
    'even at 3 in the morning',
  ])('yes: %s', (when) => expect(atNight(when)).toBe(true));
  test.each([
    'mornings',
    'evenings',
    'late afternoon',
    "don't ring at night",
    'dont call at night',
    "can't do nights",
    "won't answer at night",
    'phone off at night',
    'asleep at night',
    'hates being rung at night',
    'except at night',
    'any time except nights',
    'any time but nights',
    'not during the night',
    'not after 9 at night',
    'before 9:30 at night',
    'until about 9 at night',
    'any time before 9pm',
    'any time between 9 and 5',
    'anytime during office hours',
    'daytime only, he works nights',
    'from 24 Nov',
  ])('no: %s', (when) => expect(atNight(when)).toBe(false));
});

describe('whether others can reach the naloxone, in the words of people', () => {
  const reached = (place: string, known = '["Jo"]'): boolean =>
    !ids(
      good
        .replace('"drawer"', JSON.stringify(place))
        .replace('naloxone_people: ["Jo"]', `naloxone_people: ${known}`),
    ).includes('naloxone_unreachable');
  test.each([
    'kitchen & car',
    'car + kitchen',
    'kitchen drawer / glovebox',
    'kitchen. spare in car',
    'kitchen as well as the car',
    'kitchen drawer (not locked)',
    'never locked, in the bathroom cabinet',
    'on the key hook by the front door',
    'boot room, by the door',
  ])('yes: %s', (place) => expect(reached(place)).toBe(true));
  test.each([
    'gave it away',
    'ran out',
    'nowhere',
    'expired, threw away',
    'at work',
    'locker',
    'in my truck',
    'still at the pharmacy',
    'in the loft',
    "haven't got it yet",
    'in my rucksack, nobody else knows',
    'still need to pick it up',
    "at my nan's house",
    "in my mate's flat",
    'in the freezer',
    'lokced cupboard',
    'with my sister in Leeds',
  ])('no: %s', (place) => expect(reached(place)).toBe(false));
  test.each(['["me"]', '["just me"]', '["only me"]', '["not anyone"]', '["haven\'t told anyone"]'])(
    'nobody else: %s',
    (known) => expect(reached('drawer', known)).toBe(false),
  );
});

describe('findings and people', () => {
  /** A clock that is theirs, and a timeline that is made: as a plan is on disk. */
  const onDisk = (plan: Plan): Plan => {
    const { region = '', clock: said = 'Europe/Prague' } = plan.about ?? {};
    const home = { ...plan, timezone: knowledge.regions[region]?.timezone ?? said };
    const { clock, stages, windows, follow_ups } = timelineOf(knowledge, home, TODAY).timeline;
    return {
      ...home,
      timeline: { clock, stages, windows, follow_ups } as unknown as NonNullable<Plan['timeline']>,
    };
  };
  const table = Object.entries(people).map(([name, plan]) => ({
    name,
    found: findingsOf(knowledge, onDisk(plan), TODAY),
  }));

  test('the table', async () => {
    const rows = table.map(({ name, found }) => {
      const lines = found.map(
        ({ level, id, path, what }) =>
          `  ${level} ${id}${path ? ` ${path}` : ''}${what === undefined ? '' : `: ${what}`}`,
      );
      return [name, ...(lines.length > 0 ? lines : ['  nothing'])].join('\n');
    });
    await expect(`${rows.join('\n\n')}\n`).toMatchFileSnapshot('../goldens/findings-and-people.txt');
  });
});
