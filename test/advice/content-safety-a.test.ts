// Who reads which sentence of the second evidence file: missed medicine, injections, patches, infection, what is mixed in by
// place, drink and sedatives, tolerance, kratom, cocaine. The right values were written by hand before the first run.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import { applying } from '../../src/plan/conditions.ts';
import type { Plan } from '../../src/plan/shape.ts';
import { timelineOf } from '../../src/timeline/timeline.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';

const TODAY = '2026-11-26';

type Answers = Record<string, Record<string, unknown>>;

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

/** The calm person with some answers changed. Read as a file is read. */
function person(...changes: Answers[]): Plan {
  const whole: Answers = structuredClone(CALM);
  for (const change of changes)
    for (const [section, answers] of Object.entries(change)) Object.assign((whole[section] ??= {}), answers);
  return planFrom(stringify(whole));
}

interface Right {
  gates?: string[];
  notGates?: string[];
  /** handout -> sentences by id, or text. */
  on?: Record<string, (string | RegExp)[]>;
  off?: Record<string, (string | RegExp)[]>;
}

const page = (plan: Plan, id: string): string =>
  renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY });

function has(plan: Plan, id: string, what: string | RegExp): boolean {
  const text = page(plan, id);
  if (what instanceof RegExp) return what.test(text);
  expect(Object.keys(knowledge.statements)).toContain(what);
  return text.includes(renderStatement(knowledge, what, plan.about?.region));
}

function check(plan: Plan, { gates = [], notGates = [], on = {}, off = {} }: Right): void {
  const ids = timelineOf(knowledge, plan, TODAY).gates.standing.map(({ id }) => id);
  for (const id of gates) expect(ids).toContain(id);
  for (const id of notGates) expect(ids).not.toContain(id);
  for (const [wanted, places] of [
    [true, on],
    [false, off],
  ] as const)
    for (const [id, all] of Object.entries(places))
      for (const what of all)
        expect([id, String(what), has(plan, id, what)]).toEqual([id, String(what), wanted]);
}

const table = (rows: readonly (readonly [name: string, changes: Answers, right: Right])[]): void =>
  void test.each(rows)('%s', (_, changes, right) => check(person(changes), right));

const safety = (more: Record<string, unknown>): Answers => ({ safety: more });
const use = (more: Record<string, unknown>): Answers => ({ use: more });
/** Someone on a medicine who missed some of it. */
const missed = (current: string, days?: string, region = 'england', more: Answers = {}): Answers => ({
  about: { region },
  medicine: { current: [current], wanted: 'have_it', ...(days ? { missed: days } : {}), ...more['medicine'] },
  use: { opioids: ['heroin'], source: ['my_prescription', 'street'], status: 'on_medicine', ...more['use'] },
  ...(more['triggers'] ? { triggers: more['triggers'] } : {}),
});

describe('how many days were missed is asked of those who have something to miss', () => {
  const asked = (current: string[]): boolean =>
    applying(knowledge, person({ medicine: { current } })).some(({ path }) => path === 'medicine.missed');
  test.each(['methadone', 'buprenorphine', 'buprenorphine_injection', 'naltrexone'])('%s', (one) =>
    expect(asked([one])).toBe(true),
  );
  test('nobody else', () => expect([asked(['none']), asked(['opioid_pain'])]).toEqual([false, false]));
  test('the care team reads it, and so does the page on medicine', () =>
    check(person(missed('methadone', 'three_four')), {
      on: {
        'care-team': [/just missed, in a row:\*\* Three or four/],
        medicine: [/just missed, in a row:\*\* Three or four/],
      },
    }));
});

describe('after a gap the first step is a call, never the usual amount', () => {
  const pages = ['one-page', 'medicine', 'triggers', 'plan', 'timeline', 'lapse', 'first-days'];
  const call: Right = {
    gates: ['missed_days'],
    notGates: ['missed_few', 'missed_doses'],
    on: {
      ...Object.fromEntries(pages.map((id) => [id, ['gate-missed-days-see']])),
      'care-team': [/You have missed 3 days or more/, 'miss-tell'],
      contacts: [/You have missed 3 days or more/],
    },
  };
  table([
    ['three or four days of methadone', missed('methadone', 'three_four'), call],
    ['five or more', missed('methadone', 'five_more'), call],
    ['buprenorphine', missed('buprenorphine', 'three_four'), call],
    ['in Ireland', missed('methadone', 'three_four', 'ireland'), call],
    [
      'one or two days: no doubling',
      missed('methadone', 'one_two'),
      {
        gates: ['missed_few'],
        notGates: ['missed_days', 'missed_doses'],
        on: { 'one-page': ['gate-missed-few-see'], triggers: ['gate-missed-few-see'] },
      },
    ],
    [
      'none',
      missed('methadone', 'none'),
      { notGates: ['missed_few', 'missed_days', 'missed_doses'], off: { medicine: ['miss-first-call'] } },
    ],
    ['not said', missed('methadone'), { notGates: ['missed_few', 'missed_days', 'missed_doses'] }],
    [
      'a trigger alone asks as before',
      missed('methadone', undefined, 'england', { triggers: { list: [{ what: 'missed_medicine' }] } }),
      { gates: ['missed_doses'], notGates: ['missed_days'], on: { medicine: ['miss-first-call'] } },
    ],
    [
      'a trigger and days: one line',
      missed('methadone', 'five_more', 'england', { triggers: { list: [{ what: 'missed_medicine' }] } }),
      { gates: ['missed_days'], off: { 'one-page': ['gate-missed-see'] } },
    ],
  ]);
  test('what a person wrote stands with the call beside it', () => {
    const words = 'I will take one bottle and one missed bottle tonight';
    const plan = person(missed('methadone', 'three_four', 'england', { medicine: { thoughts: words } }));
    for (const id of ['medicine', 'plan']) {
      const text = page(plan, id);
      const after = text.slice(text.indexOf(words), text.indexOf(words) + 400);
      expect(after).toContain(renderStatement(knowledge, 'miss-first-call', 'england'));
    }
  });
  test.each(['one_two', 'three_four', 'five_more'])(
    '%s days missed: a pick to take it is left out',
    (days) => {
      const plan = (region: string): Plan =>
        person(
          missed('methadone', days, region, {
            triggers: { list: [{ what: 'morning', then: 'take_medicine' }] },
          }),
        );
      for (const region of ['england', 'united_states'])
        for (const id of ['triggers', 'plan'])
          expect(page(plan(region), id)).not.toContain('Take my medicine as agreed');
    },
  );
  test('none missed: the pick stays', () =>
    check(
      person(
        missed('methadone', 'none', 'england', {
          triggers: { list: [{ what: 'morning', then: 'take_medicine' }] },
        }),
      ),
      { on: { triggers: [/Take my medicine as agreed/] } },
    ));
  test('no page tells anyone who missed some to take their medicine', () => {
    for (const current of ['methadone', 'buprenorphine', 'buprenorphine_injection', 'naltrexone'])
      for (const days of ['one_two', 'three_four', 'five_more'])
        for (const id of Object.keys(knowledge.handouts))
          expect([id, page(person(missed(current, days)), id)]).not.toEqual([
            id,
            expect.stringMatching(/take my medicine|take your medicine now|take the dose you missed/i),
          ]);
  });
  test('the window of risk says what a few days off do', () => {
    check(person(missed('methadone', 'three_four')), {
      on: { 'one-page': ['tol-missed'], timeline: ['tol-missed'] },
    });
    check(person(missed('methadone', 'one_two')), { off: { 'one-page': ['tol-missed'] } });
    check(person(missed('buprenorphine_injection', 'five_more')), {
      on: { 'one-page': ['tol-depot'] },
      off: { 'one-page': ['tol-missed'] },
    });
  });
});

describe('the rule of the place, and of no other', () => {
  const rules: Record<string, string> = {
    scotland: 'miss-scotland',
    canada: 'miss-canada',
    australia: 'miss-australia',
    united_states: 'miss-us',
  };
  const pages = ['one-page', 'medicine', 'triggers', 'care-team'];
  test.each(Object.keys(knowledge.regions))('%s', (region) => {
    const plan = person(missed('methadone', 'three_four', region));
    for (const [place, id] of Object.entries(rules))
      for (const handout of pages)
        expect([handout, id, has(plan, handout, id)]).toEqual([handout, id, place === region]);
  });
  table([
    [
      'buprenorphine in Australia: the row is of methadone',
      missed('buprenorphine', 'five_more', 'australia'),
      { off: { 'one-page': ['miss-australia'] }, on: { 'care-team': ['miss-buprenorphine'] } },
    ],
    [
      'buprenorphine in Scotland: the pharmacist calls for it too',
      missed('buprenorphine', 'three_four', 'scotland'),
      { on: { 'care-team': ['miss-scotland', 'miss-buprenorphine'] } },
    ],
    [
      'methadone: nothing of buprenorphine',
      missed('methadone', 'three_four', 'canada'),
      { off: { 'care-team': ['miss-buprenorphine'] } },
    ],
    [
      'an injection in Scotland is not counted in days like that',
      missed('buprenorphine_injection', 'five_more', 'scotland'),
      { off: { 'one-page': ['miss-scotland'] } },
    ],
    ['nothing missed', missed('methadone', 'none', 'canada'), { off: { 'one-page': ['miss-canada'] } }],
  ]);
  test('no day is given in the US, where rules differ', () =>
    expect(knowledge.statements['miss-us']!.says).not.toMatch(/\d/));
});

describe('an injection has no last day; naltrexone is dangerous when it is due', () => {
  table([
    [
      'a late injection',
      missed('buprenorphine_injection', 'five_more'),
      {
        gates: ['missed_injection'],
        notGates: ['missed_days', 'missed_naltrexone'],
        on: { 'one-page': ['gate-injection-see', 'tol-depot'] },
        off: { timeline: ['med-injection-stopped'] },
      },
    ],
    [
      'methadone and an injection, days missed: one line, and the injection is told',
      missed('methadone', 'five_more', 'england', {
        medicine: { current: ['methadone', 'buprenorphine_injection'] },
      }),
      {
        gates: ['missed_days'],
        notGates: ['missed_injection'],
        on: { 'one-page': ['gate-missed-days-see', /Say too: "My injection is late\."/] },
      },
    ],
    [
      'an injection on time: nothing of stopping it',
      missed('buprenorphine_injection', 'none'),
      { notGates: ['missed_injection'], off: { timeline: ['med-injection-stopped'] } },
    ],
    [
      'naltrexone, a day missed',
      missed('naltrexone', 'one_two', 'england', { use: { source: ['street'], status: 'stopped' } }),
      {
        gates: ['missed_naltrexone'],
        notGates: ['missed_few', 'missed_days', 'missed_doses'],
        on: {
          'one-page': ['gate-missed-naltrexone-see', 'tol-naltrexone'],
          triggers: ['gate-missed-naltrexone-see'],
        },
        off: { medicine: ['miss-first-call'], 'one-page': ['tol-missed'] },
      },
    ],
    [
      'naltrexone, none missed',
      missed('naltrexone', 'none', 'england', { use: { source: ['street'], status: 'stopped' } }),
      {
        notGates: ['missed_naltrexone'],
        on: {
          medicine: ['med-naltrexone-tolerance', 'med-naltrexone-card'],
          timeline: ['gate-naltrexone-why'],
        },
      },
    ],
    [
      'methadone: nothing of naltrexone',
      missed('methadone', 'five_more'),
      { notGates: ['missed_naltrexone'], off: { medicine: ['med-naltrexone-card'] } },
    ],
  ]);
});

describe('a patch: heat, fever, children', () => {
  const patch = (more: Answers = {}): Answers => ({
    use: { opioids: ['fentanyl_patch'], source: ['my_prescription'], how: ['patch'], ...more['use'] },
    safety: { ...more['safety'] },
  });
  table([
    [
      'a fever with a patch on',
      patch(safety({ signs: ['fever'] })),
      {
        gates: ['patch_fever', 'infection'],
        on: { 'one-page': ['gate-patch-fever-see', 'wd-patch-heat'] },
        off: { medicine: ['patch-fever'] },
      },
    ],
    [
      'a buprenorphine patch, named in own words',
      patch({ ...use({ opioids: ['BuTrans'] }), ...safety({ signs: ['fever'] }) }),
      { gates: ['patch_fever'] },
    ],
    [
      'a patch and no fever',
      patch(),
      {
        notGates: ['patch_fever'],
        on: { medicine: ['patch-fever', 'patch-fold'], plan: ['patch-fever', 'patch-fold'] },
        off: { medicine: ['patch-child'] },
      },
    ],
    [
      'a patch, and children who stay',
      patch(safety({ home: ['with_children'] })),
      { on: { medicine: ['patch-child'], plan: ['patch-child'] } },
    ],
    [
      'a fever and no patch',
      safety({ signs: ['fever'] }),
      { notGates: ['patch_fever'], off: { medicine: ['patch-fold', 'patch-fever'] } },
    ],
    ['heroin and children', safety({ home: ['with_children'] }), { off: { medicine: ['patch-child'] } }],
  ]);
});

describe('fever and infection', () => {
  const injects = (...signs: string[]): Answers => ({ ...safety({ signs }), ...use({ how: ['inject'] }) });
  table([
    [
      'a fever, and injects: a hospital',
      injects('fever'),
      { gates: ['inject_fever'], notGates: ['infection'], on: { 'one-page': ['gate-inject-fever-see'] } },
    ],
    [
      'in the US: 911 or the emergency department, no clinic',
      { ...injects('fever'), about: { region: 'united_states' } },
      {
        gates: ['inject_fever'],
        on: { 'one-page': [/Call 911 or go to a hospital emergency department now/] },
      },
    ],
    [
      'a fever, and smokes: today',
      safety({ signs: ['fever'] }),
      { gates: ['infection'], notGates: ['inject_fever', 'sepsis'] },
    ],
    [
      'a hot place, and injects: today, and where to go with a fever',
      injects('hot_swelling'),
      {
        gates: ['infection'],
        notGates: ['inject_fever'],
        on: { 'one-page': [/A fever, and you inject\? Go to/] },
      },
    ],
    [
      'fever and confused',
      safety({ signs: ['fever', 'confused'] }),
      { gates: ['sepsis'], on: { 'one-page': ['gate-sepsis-see'], 'care-team': ['gate-sepsis-see'] } },
    ],
    ['a wound and breathless', safety({ signs: ['wound', 'breathless'] }), { gates: ['sepsis'] }],
    ['a hot place and no pee', safety({ signs: ['hot_swelling', 'no_pee'] }), { gates: ['sepsis'] }],
    ['confused and no fever', safety({ signs: ['confused'] }), { notGates: ['sepsis'] }],
    [
      'a wound and a fever, and confused: said too',
      safety({ signs: ['wound', 'fever', 'confused'] }),
      { gates: ['sepsis'], on: { 'one-page': [/Say too: "I have a wound\."/] } },
    ],
    [
      'injects: botulism, and in the UK a limb that swells',
      use({ how: ['inject'] }),
      {
        on: {
          timeline: ['rf-botulism', 'rf-anthrax'],
        },
      },
    ],
    [
      'injects in Canada: no word of anthrax',
      { ...use({ how: ['inject'] }), about: { region: 'canada' } },
      { on: { timeline: ['rf-botulism'] }, off: { timeline: ['rf-anthrax'] } },
    ],
    ['smokes', {}, { off: { timeline: ['rf-botulism', 'rf-anthrax'] } }],
  ]);
  test('no line sends someone who injects and has a fever to a clinic', () => {
    const text = page(person(injects('fever'), { about: { region: 'united_states' } }), 'one-page');
    expect(text).not.toMatch(/fever[^\n]*urgent care clinic/i);
  });
});

describe('what is mixed in, by place', () => {
  const at = (region: string, more: Answers = {}): Answers => ({ about: { region }, ...more });
  table([
    [
      'Scotland, heroin: medetomidine',
      at('scotland'),
      {
        on: {
          timeline: ['region-scotland-medetomidine', 'rf-sedatives-uk'],
        },
      },
    ],
    [
      'Scotland, heroin, bad shakes: an ambulance',
      at('scotland', safety({ signs: ['severe_shaking'] })),
      { gates: ['medetomidine_shaking'] },
    ],
    [
      'Scotland, heroin and benzos, bad shakes: the benzos come first',
      at('scotland', { ...safety({ signs: ['severe_shaking'] }), ...use({ other_drugs: ['sedatives'] }) }),
      { gates: ['drink_or_sedative_shakes'], notGates: ['medetomidine_shaking', 'severe_shaking'] },
    ],
    [
      'Scotland, street benzos',
      at('scotland', use({ opioids: ['oxycodone'], other_drugs: ['sedatives'] })),
      { on: { timeline: ['rf-sedatives-uk', 'sed-street-benzos'] } },
    ],
    [
      'Scotland, oxycodone from a doctor',
      at('scotland', use({ opioids: ['oxycodone'], source: ['my_prescription'] })),
      { off: { timeline: ['rf-medetomidine', 'rf-sedatives-uk', 'region-scotland-medetomidine'] } },
    ],
    [
      'England, heroin: that they turn up',
      at('england'),
      {
        on: { timeline: ['rf-sedatives-uk', 'region-uk-sedatives'] },
        off: { timeline: ['rf-medetomidine'] },
      },
    ],
    [
      'England, heroin, bad shakes: no guess at medetomidine',
      at('england', safety({ signs: ['severe_shaking'] })),
      { gates: ['severe_shaking'], notGates: ['medetomidine_shaking'] },
    ],
    [
      'Ireland, Australia, New Zealand: no such alert was found',
      at('ireland'),
      { off: { timeline: ['rf-medetomidine', 'rf-sedatives-uk'] } },
    ],
    [
      'Australia',
      at('australia'),
      { off: { timeline: [/edetomidine/] }, on: { timeline: [/nitazenes have been found in heroin/] } },
    ],
    ['New Zealand', at('new_zealand'), { off: { timeline: [/edetomidine/] } }],
    ['the US', at('united_states'), { on: { timeline: [/the Northeast most of all/] } }],
    ['Canada', at('canada'), { on: { timeline: [/British Columbia/] } }],
    [
      'kratom from a shop, in the US: nobody guesses at it',
      at('united_states', use({ opioids: ['kratom'], source: ['shop'] })),
      { off: { 'one-page': ['rf-medetomidine'] } },
    ],
    [
      'street Valium in Wales',
      at('wales', use({ other_drugs: ['street valium'] })),
      { on: { timeline: ['sed-street-benzos'] } },
    ],
    [
      'street Valium in Canada',
      at('canada', use({ other_drugs: ['street valium'] })),
      { off: { timeline: ['sed-street-benzos'] } },
    ],
    [
      'a wound, in someone who smokes',
      safety({ signs: ['wound'] }),
      { on: { timeline: [/even where you never injected, or if you only smoke or snort/] } },
    ],
  ]);
});

describe('drink, GHB, pregabalin: when it may start', () => {
  table([
    ['drink', safety({ applies: ['alcohol_daily'] }), { on: { timeline: [/Fits often come within a day/] } }],
    ['GHB', safety({ applies: ['ghb'] }), { on: { timeline: [/or worse, and within hours/] } }],
    [
      'pregabalin',
      safety({ applies: ['gabapentinoids'] }),
      { on: { timeline: [/it can come within a day/] } },
    ],
    ['none of them', {}, { off: { timeline: [/Fits often come within a day/, /it can come within a day/] } }],
  ]);
});

describe('tolerance: no day is safe', () => {
  table([
    [
      'one use after a break',
      use({ pattern: 'now_and_then' }),
      { on: { 'one-page': ['wd-one-use'], timeline: ['wd-one-use'] } },
    ],
    [
      'said in own words, which may mean each day',
      use({ pattern: 'morning and night' }),
      { off: { 'one-page': ['wd-one-use'] } },
    ],
    ['most days', use({ pattern: 'daily' }), { off: { timeline: ['wd-one-use'] } }],
    [
      'now and then, beside methadone each day',
      missed('methadone', 'none', 'england', { use: { pattern: 'now_and_then' } }),
      { off: { timeline: ['wd-one-use'], 'one-page': ['wd-one-use'] } },
    ],
    [
      'left treatment: the risk goes on',
      use({ left: 'treatment', left_on: '2026-11-20' }),
      {
        on: { aftercare: ['tol-treatment-months', 'tol-left-early'], timeline: ['gate-left-treatment-why'] },
      },
    ],
    [
      'left hospital: nothing of leaving treatment early',
      use({ left: 'hospital', left_on: '2026-11-20' }),
      { off: { aftercare: ['tol-treatment-months', 'tol-left-early'] } },
    ],
    [
      'still uses: a few days count as a break',
      use({ status: 'not_stopping' }),
      { on: { plan: [/After any break, even a few days/] } },
    ],
  ]);
  test('no page says up to which day it is risky', () => {
    for (const changes of [
      {},
      use({ left: 'prison', left_on: '2026-11-20' }),
      use({ last_use: '2026-08-01' }),
    ])
      for (const id of Object.keys(knowledge.handouts))
        expect(page(person(changes), id)).not.toMatch(
          /(riskiest|dangerous|risk)[^\n.]{0,40} up to (\*\*)?\w{3} \d/i,
        );
  });
});

describe('kratom and cocaine', () => {
  table([
    [
      'kratom in the US',
      { about: { region: 'united_states' }, ...use({ opioids: ['kratom'], source: ['shop'] }) },
      {
        on: {
          'one-page': ['kratom-7oh'],
          timeline: ['kratom-7oh', 'kratom-naloxone'],
          overdose: ['kratom-naloxone'],
        },
      },
    ],
    [
      '7-OH in England: naloxone, nothing of US shops',
      use({ opioids: ['7-OH'], source: ['shop'] }),
      { on: { timeline: ['kratom-naloxone'] }, off: { timeline: ['kratom-7oh'] } },
    ],
    ['heroin', {}, { off: { timeline: ['kratom-naloxone'], overdose: ['kratom-naloxone'] } }],
    [
      'crack with heroin',
      use({ other_drugs: ['cocaine'] }),
      {
        on: {
          overdose: ['coc-hides'],
          timeline: ['coc-hides'],
        },
        off: { timeline: ['coc-mistaken'] },
      },
    ],
    ['in own words', use({ other_drugs: ['speedballs'] }), { on: { overdose: ['coc-hides'] } }],
    [
      'meth in Australia: it was heroin',
      { about: { region: 'australia' }, ...use({ other_drugs: ['speed'] }) },
      { on: { timeline: ['coc-mistaken'] }, off: { timeline: ['coc-hides'] } },
    ],
    ['weed', use({ other_drugs: ['cannabis'] }), { off: { timeline: ['coc-hides'] } }],
  ]);
});
