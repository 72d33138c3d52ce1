// Kinds of care, talks, groups and reviews: who is told what each is and what is known of it, and who is not. The right
// values were written by hand, from the sources that the sentences name.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { itemsOf } from '../../src/knowledge/bank.ts';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';

const TODAY = '2026-11-26';

type Answers = Record<string, Record<string, unknown>>;

/** Someone of whom nothing asks for care first. */
const CALM: Answers = {
  about: { region: 'england' },
  safety: {
    now: 'no',
    applies: ['none'],
    signs: ['none'],
    mind: 'ok',
    health: ['none'],
    supply: ['none'],
    home: ['with_adults'],
    past_overdose: 'never',
  },
  use: {
    opioids: ['heroin'],
    source: ['street'],
    status: 'stopped',
    last_use: '2026-11-25 10:00',
    left: 'none',
    how: ['smoke'],
    pattern: 'daily',
    other_drugs: ['none'],
  },
  medicine: { current: ['none'], wanted: 'want', clinician: 'booked' },
  overdose: { naloxone: 'have', naloxone_place: 'drawer' },
};

/** The calm person with some answers changed; null leaves one open. */
function person(changes: Answers): Plan {
  const whole: Answers = structuredClone(CALM);
  for (const [section, answers] of Object.entries(changes)) Object.assign((whole[section] ??= {}), answers);
  for (const answers of Object.values(whole))
    for (const [key, value] of Object.entries(answers)) if (value === null) delete answers[key];
  return planFrom(stringify(whole));
}

const page = (id: string, plan: Plan, blank = false): string =>
  renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY, blank });

/** Of these sentences, those that are to be read on a page. */
function readOn(id: string, plan: Plan, ids: readonly string[], blank = false): string[] {
  const text = page(id, plan, blank);
  return ids.filter((one) => text.includes(renderStatement(knowledge, one, plan.about?.region)));
}

const services = (...picked: string[]): Answers => ({ aftercare: { services: picked } });
const place = (where: string): Answers => ({ medicine: { place: where } });

const TALKS = [
  'care-one-to-one',
  'care-group',
  'care-cbt',
  'care-mi',
  'care-rewards',
  'care-couple',
  'care-family-sessions',
  'care-trauma',
  'care-mindfulness',
  'care-music',
  'care-art',
  'care-yoga',
  'care-touch',
];
const GROUPS = [
  'care-mutual-help',
  'care-mutual-choose',
  'mh-na',
  'mh-smart',
  'mh-mara',
  'mh-online',
  'mh-sponsor',
  'care-peer',
  'care-recovery-place',
  'care-after-stay',
  'peer-be-one',
];
const PLACES = [
  'care-community',
  'care-outpatient',
  'care-intensive',
  'care-day',
  'care-residential',
  'care-residential-risk',
  'care-inpatient',
  'care-housing',
];
const ALL = [...PLACES, ...TALKS, ...GROUPS];

describe('what was picked is explained to who picked it, and nothing else is', () => {
  test.each<[string, Answers, string[]]>([
    ['nothing', {}, []],
    ['CBT', services('cbt'), ['care-cbt']],
    ['CBT, as it is written in the list', services('CBT, to try new ways to think and act'), ['care-cbt']],
    ['talks about own reasons', services('own_reasons'), ['care-mi']],
    ['rewards', services('rewards'), ['care-rewards']],
    ['work as a couple', services('couple'), ['care-couple']],
    ['therapy for bad memories', services('trauma_therapy'), ['care-trauma']],
    ['music, and yoga', services('music', 'yoga'), ['care-music', 'care-yoga']],
    ['help for the family', services('family_support'), ['care-family-sessions']],
    ['a peer worker', services('peer_worker'), ['care-peer']],
    ['NA', services('na_group'), ['mh-na']],
    ['MARA', services('mara'), ['mh-mara']],
    ['SMART', services('SMART Recovery'), ['mh-smart']],
    ['a group', services('mutual_help'), ['care-mutual-help', 'care-mutual-choose']],
    ['a sponsor', services('sponsor'), ['mh-sponsor']],
    ['a way to help others', services('help_others'), ['peer-be-one']],
    ['a service that needs no words', services('pharmacist', 'debt'), []],
    ['own words', services('Something by the sea'), []],
    ['at home', place('home_team'), ['care-community']],
    ['a clinic', place('clinic'), ['care-outpatient']],
    ['some days', place('part_days'), ['care-intensive']],
    ['most of the day', place('most_days'), ['care-day']],
    ['rehab', place('residential'), ['care-residential', 'care-residential-risk']],
    ['a hospital bed', place('hospital'), ['care-inpatient']],
    ['a recovery home', place('recovery_home'), ['care-housing']],
    ['in prison', place('custody'), []],
    ['advice', place('advise'), ['care-outpatient', 'care-intensive', 'care-day', 'care-inpatient']],
    ['a place in own words', place('On a boat'), []],
    ['a place and a talk', { ...place('clinic'), ...services('cbt') }, ['care-outpatient', 'care-cbt']],
  ])('%s', (_, changes, right) => {
    const plan = person(changes);
    expect(readOn('aftercare', plan, ALL).sort()).toEqual(right.toSorted());
    expect(readOn('plan', plan, ALL).sort()).toEqual(right.toSorted());
  });

  test('where more was picked than there is room for, the page says where the rest is', () => {
    const plan = person(services(...itemsOf(knowledge, 'services').map(({ value }) => value)));
    const text = page('aftercare', plan);
    expect(readOn('aftercare', plan, ALL).length).toBeLessThan(8);
    expect(text).toContain('There is more on the page "My plan".');
    expect(readOn('plan', plan, [...TALKS, ...GROUPS])).toEqual([...TALKS, ...GROUPS]);
  });

  test('the danger after a stay stands before what is only good to know', () => {
    const text = page('aftercare', person({ ...place('residential'), ...services('yoga') }));
    expect(text.indexOf('A first use can kill.')).toBeGreaterThan(0);
    expect(text.indexOf('A first use can kill.')).toBeLessThan(text.indexOf('**Yoga.**'));
  });
});

describe('the page on kinds of help', () => {
  const regions = Object.keys(knowledge.regions);

  test.each(regions)('explains all of them, to anyone and blank: %s', (region) => {
    const plan = person({ about: { region } });
    for (const blank of [false, true]) expect(readOn('kinds-of-help', plan, ALL, blank)).toEqual(ALL);
  });

  test('has no empty line, whatever is known', () => {
    for (const blank of [false, true])
      expect(page('kinds-of-help', planFrom('about: {}'), blank)).not.toMatch(/^- (☐ )?$/m);
  });

  const IN: Record<string, string[]> = {
    'care-free-england': ['england'],
    'care-stay-rules': ['england', 'wales', 'northern_ireland'],
    'care-same-day-scotland': ['scotland'],
    'care-mental-health-scotland': ['scotland'],
    'peer-lero-england': ['england'],
    'peer-center-us': ['united_states'],
    'ask-cqc': ['england'],
    'ask-license-us': ['united_states'],
    'ask-broker-us': ['united_states'],
  };
  test.each(Object.entries(IN))('%s is read there and nowhere else', (id, where) => {
    for (const blank of [false, true])
      expect(
        regions
          .filter((region) => readOn('kinds-of-help', person({ about: { region } }), [id], blank).length > 0)
          .sort(),
      ).toEqual(where.toSorted());
  });

  test('who has not said where they live reads nothing of one country; a blank page names each', () => {
    const plan = person({ about: { region: null } });
    expect(readOn('kinds-of-help', plan, Object.keys(IN))).toEqual([]);
    expect(page('kinds-of-help', plan)).not.toMatch(/\bIn (England|Scotland|the US|the UK)\b/);
    expect(readOn('kinds-of-help', plan, Object.keys(IN), true)).toEqual(Object.keys(IN));
    for (const id of Object.keys(IN))
      expect(renderStatement(knowledge, id, undefined)).toMatch(/^In (England|Scotland|the US)\b/);
  });

  test.each<[string, Answers, boolean, boolean]>([
    ['plans to stop', { use: { status: 'planning', last_use: null } }, false, true],
    ['wants to stay somewhere', place('residential'), false, true],
    ['wants a clinic', place('clinic'), false, false],
    ['a blank page', {}, true, true],
  ])('withdrawal with staff, and no quick detox: %s', (_, changes, blank, right) => {
    const ids = ['care-withdrawal', 'care-no-rapid'];
    expect(readOn('kinds-of-help', person(changes), ids, blank)).toEqual(right ? ids : []);
  });

  test('asks about medicine first', () => {
    const [, asks = ''] = page('kinds-of-help', person({})).split('## What to ask before you choose a place');
    const [first = ''] = asks.match(/☐ .*/) ?? [];
    expect(first).toMatch(/methadone or buprenorphine/);
  });

  test('says first whom to call when someone is in danger now', () => {
    const text = page('kinds-of-help', person({ safety: { now: 'overdose' } }));
    expect(text.indexOf('Call 999 now')).toBeGreaterThan(0);
    expect(text.indexOf('Call 999 now')).toBeLessThan(text.indexOf('## '));
  });

  test('neither praises a kind of help nor weighs the good against the bad of stopping', () => {
    for (const region of regions)
      expect(page('kinds-of-help', person({ about: { region } }), true)).not.toMatch(
        /evidence-based|gold standard|pros and cons|good and bad (things|sides)/i,
      );
  });

  test('gives each place, talk and group of the lists its words', () => {
    const explained = ['places', 'services'].flatMap((list) =>
      knowledge.lists[list]!.groups.filter(({ id }) => id !== undefined).flatMap(({ items }) => items),
    );
    expect(explained.length).toBeGreaterThan(25);
    expect(explained.filter(({ says = [] }) => says.length === 0)).toEqual([]);
  });
});

describe('reviews', () => {
  const REVIEWS = ['rev-options-uk', 'rev-medicine-scotland', 'rev-change-medicine'];
  test.each<[string, Answers, string[]]>([
    ['England', {}, ['rev-options-uk']],
    ['Wales', { about: { region: 'wales' } }, ['rev-options-uk']],
    ['Scotland', { about: { region: 'scotland' } }, ['rev-options-uk', 'rev-medicine-scotland']],
    ['Ireland', { about: { region: 'ireland' } }, []],
    ['the US', { about: { region: 'united_states' } }, []],
    ['no region', { about: { region: null } }, []],
    [
      'on methadone, in Ireland',
      { about: { region: 'ireland' }, medicine: { current: ['methadone'] } },
      ['rev-change-medicine'],
    ],
    [
      'on the buprenorphine injection, in Canada',
      { about: { region: 'canada' }, medicine: { current: ['buprenorphine_injection'] } },
      ['rev-change-medicine'],
    ],
    [
      'on naltrexone, in Ireland',
      { about: { region: 'ireland' }, medicine: { current: ['naltrexone'] } },
      [],
    ],
  ])('%s', (_, changes, right) => {
    expect(readOn('aftercare', person(changes), REVIEWS)).toEqual(right);
  });

  test('a check-up each three months is for all', () => {
    for (const region of Object.keys(knowledge.regions))
      expect(readOn('aftercare', person({ about: { region } }), ['rev-three-months'])).toHaveLength(1);
  });
});

describe('leaving a place', () => {
  test.each<[string, Answers, boolean]>([
    ['leaves prison in three days', { use: { left: 'prison', left_on: '2026-11-29' } }, true],
    ['leaves hospital in three days', { use: { left: 'hospital', left_on: '2026-11-29' } }, true],
    ['is held, and knows no day', { safety: { applies: ['custody'] } }, true],
    ['left prison two months ago', { use: { left: 'prison', left_on: '2026-09-20' } }, false],
    ['left nowhere', {}, false],
  ])('to tell staff of the first night: %s', (_, changes, right) => {
    expect(readOn('plan', person(changes), ['leave-first-night'])).toHaveLength(right ? 1 : 0);
    if (!right) expect(readOn('aftercare', person(changes), ['leave-first-night'])).toEqual([]);
  });

  test('what to have before leaving can be written down by all', () => {
    for (const blank of [false, true])
      expect(page('aftercare', person({}), blank)).toMatch(/My first visit:.*I will sleep at:/);
  });
});
