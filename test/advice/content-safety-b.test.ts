// What the safety pages say to whom: overdose steps by place, babies, pain, medicines that clash, starting soon, safer use.
// The right values were written by hand, from the sources that the sentences name. Each case stands with its cousins.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { crisisText, renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
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

/** The calm person with some answers changed; null leaves one open. */
function person(changes: Answers): Plan {
  const whole: Answers = structuredClone(CALM);
  for (const [section, answers] of Object.entries(changes)) Object.assign((whole[section] ??= {}), answers);
  for (const answers of Object.values(whole))
    for (const [key, value] of Object.entries(answers)) if (value === null) delete answers[key];
  return planFrom(stringify(whole));
}

interface Right {
  gates?: string[];
  notGates?: string[];
  /** handout -> sentences by id, or text. */
  on?: Record<string, (string | RegExp)[]>;
  off?: Record<string, (string | RegExp)[]>;
}

type Row = readonly [name: string, changes: Answers, right: Right];

function check(changes: Answers, right: Right): void {
  const plan = person(changes);
  const ids = timelineOf(knowledge, plan, TODAY).gates.standing.map(({ id }) => id);
  for (const id of right.gates ?? []) expect(ids).toContain(id);
  for (const id of right.notGates ?? []) expect(ids).not.toContain(id);
  const page = (id: string): string =>
    renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY });
  const found = (text: string, what: string | RegExp): boolean =>
    what instanceof RegExp
      ? what.test(text)
      : text.includes(renderStatement(knowledge, what, plan.about?.region));
  for (const [wanted, on] of [
    [true, right.on],
    [false, right.off],
  ] as const)
    for (const [id, all] of Object.entries(on ?? {}))
      for (const what of all)
        expect([id, String(what), found(page(id), what)]).toEqual([id, String(what), wanted]);
}

const table = (rows: readonly Row[]): void =>
  void test.each(rows.map((row) => [...row] as [string, Answers, Right]))('%s', (_, changes, right) =>
    check(changes, right),
  );

const at = (region: string | null, more: Answers = {}): Answers => ({ ...more, about: { region } });
const use = (more: Record<string, unknown>): Answers => ({ use: more });
const lists = (...names: string[]): Record<string, unknown> => ({ list: names.map((name) => ({ name })) });

describe('someone does not breathe: what is taught where they live', () => {
  const steps = ['overdose', 'plan', 'lapse', 'family'];
  const everywhere = (ids: (string | RegExp)[]) => Object.fromEntries(steps.map((id) => [id, ids]));
  const uk: Right = {
    on: everywhere(['od-cpr-uk', 'od-call-say', 'od-handler']),
    off: everywhere(['od-breaths', 'od-cpr-first']),
  };
  const breaths: Right = {
    on: everywhere(['od-breaths', 'od-cpr', 'od-handler']),
    off: everywhere(['od-cpr-uk', 'od-cpr-first']),
  };
  const cpr: Right = { on: everywhere(['od-cpr-first']), off: everywhere(['od-cpr-uk', 'od-breaths']) };
  table([
    ...['england', 'scotland', 'wales', 'northern_ireland'].map((region): Row => [region, at(region), uk]),
    ...['united_states', 'canada', 'elsewhere'].map((region): Row => [region, at(region), breaths]),
    ['nobody knows where', at(null), breaths],
    ...['ireland', 'australia', 'new_zealand'].map((region): Row => [region, at(region), cpr]),
  ]);

  test('the crisis page says the same, with no plan', () => {
    const crisis = (region?: string): string =>
      crisisText(knowledge, region ? { about: { region } } : {}, TODAY);
    expect(crisis('wales')).toContain(renderStatement(knowledge, 'od-cpr-uk', 'wales'));
    expect(crisis('united_states')).toContain(renderStatement(knowledge, 'od-breaths', 'united_states'));
    expect(crisis()).toContain('Give breaths');
    expect(crisis()).not.toContain('Press the chest 30 times');
  });

  test('what to do comes in order: the call, the naloxone, the breath, and once more', () => {
    const page = crisisText(knowledge, { about: { region: 'england' } }, TODAY);
    const places = [
      'Call 999 now',
      'speaker',
      'Give naloxone',
      'Start CPR',
      'Not breathing better in 2 to 3 minutes',
    ].map((words) => page.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('the law, and the kit, of one place only', () => {
  table([
    [
      'England',
      at('england'),
      { on: { overdose: ['law-uk-police', 'nal-uk-prenoxad'] }, off: { overdose: ['nal-us-keep'] } },
    ],
    [
      'the US',
      at('united_states'),
      { on: { overdose: ['nal-us-keep'] }, off: { overdose: ['law-uk-police', 'nal-uk-prenoxad'] } },
    ],
    [
      'Australia',
      at('australia'),
      { on: { overdose: ['law-new-south-wales'] }, off: { overdose: ['law-uk-police'] } },
    ],
    ['Ireland', at('ireland'), { off: { overdose: ['law-uk-police', 'law-new-south-wales'] } }],
  ]);
});

describe('breastfeeding', () => {
  const feeds = (region: string, more: Answers = {}): Answers =>
    at(region, { safety: { applies: ['breastfeeding'] }, ...more });
  const pain = (...names: string[]): Answers => ({
    ...use({ opioids: names, source: ['my_prescription'] }),
    medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
  });
  const signs = /limp/;
  table([
    [
      'codeine, in England',
      feeds('england', pain('codeine')),
      {
        gates: ['codeine_breastfeeding'],
        on: {
          'one-page': ['gate-codeine-breastfeeding-see', signs],
          timeline: ['gate-codeine-breastfeeding-why'],
          medicine: ['bf-bed'],
        },
        off: { medicine: ['bf-pain-uk'] },
      },
    ],
    [
      'codeine, by its brand, in the US',
      feeds('united_states', { medicine: { list: [{ name: 'Co-codamol' }] } }),
      { gates: ['codeine_breastfeeding'] },
    ],
    [
      'tramadol, in the US',
      feeds('united_states', pain('tramadol')),
      { gates: ['tramadol_breastfeeding'], off: { plan: ['bf-pain-uk'] } },
    ],
    [
      'tramadol, in Wales',
      feeds('wales', pain('tramadol')),
      {
        gates: ['breastfeeding'],
        notGates: ['tramadol_breastfeeding'],
        on: { plan: ['bf-pain-uk'], timeline: ['gate-breastfeeding-why', signs] },
      },
    ],
    [
      'dihydrocodeine, in Scotland',
      feeds('scotland', pain('dihydrocodeine')),
      { on: { plan: ['bf-pain-uk'] } },
    ],
    [
      'heroin',
      feeds('england'),
      {
        gates: ['breastfeeding'],
        on: { plan: ['gate-breastfeeding-why', 'bf-bed'], 'first-days': [signs] },
        off: { plan: ['bf-pain-uk'] },
      },
    ],
    [
      'nobody is fed',
      at('england', pain('codeine')),
      { notGates: ['codeine_breastfeeding', 'breastfeeding'], off: { plan: ['bf-bed', signs] } },
    ],
  ]);
});

describe('pregnant: naloxone, the midwife, and the fear that the baby is taken', () => {
  const expects = (region: string | null): Answers => at(region, { safety: { applies: ['pregnant'] } });
  table([
    [
      'England',
      expects('england'),
      {
        on: { medicine: ['preg-naloxone', 'preg-midwife-england', 'preg-taken-ask'] },
        off: { plan: ['preg-taken-scotland', 'preg-taken-us'] },
      },
    ],
    [
      'Scotland',
      expects('scotland'),
      {
        on: { medicine: ['preg-taken-scotland'] },
        off: { plan: ['preg-taken-ask', 'preg-taken-us', 'preg-midwife-england'] },
      },
    ],
    [
      'the US',
      expects('united_states'),
      {
        on: { plan: ['preg-taken-us', 'preg-plan-us', 'preg-naloxone'] },
        off: { plan: ['preg-taken-ask', 'preg-taken-scotland'] },
      },
    ],
    [
      'nobody knows where',
      expects(null),
      { on: { plan: ['preg-taken-ask', 'preg-naloxone'] }, off: { plan: ['preg-taken-us'] } },
    ],
    [
      'not pregnant',
      at('scotland'),
      { on: { overdose: ['od-pregnant'] }, off: { plan: ['preg-naloxone', 'preg-taken-scotland'] } },
    ],
  ]);
});

describe('pain medicine that is cut', () => {
  const patch: Answers = {
    ...use({
      opioids: ['fentanyl_patch'],
      source: ['my_prescription'],
      status: 'on_medicine',
      last_use: null,
      how: ['patch'],
    }),
    medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
  };
  table([
    [
      'in Wales',
      at('wales', patch),
      {
        on: {
          'one-page': ['med-pain', 'wd-patch-heat'],
          medicine: ['med-pain', 'pain-rights-uk'],
          'care-team': ['pain-ask-slower', 'pain-ask-view'],
        },
        off: { medicine: ['pain-rights-us'], 'one-page': ['med-first'] },
      },
    ],
    [
      'in the US',
      at('united_states', patch),
      { on: { medicine: ['pain-rights-us'] }, off: { plan: ['pain-rights-uk'] } },
    ],
    [
      'in Australia',
      at('australia', patch),
      { on: { medicine: ['med-pain'] }, off: { plan: ['pain-rights-uk', 'pain-rights-us'] } },
    ],
    [
      'heroin',
      {},
      { off: { 'one-page': ['med-pain'], 'care-team': ['pain-ask-slower'], plan: ['pain-rights-uk'] } },
    ],
  ]);
});

describe('medicines that clash: tell the pharmacist today', () => {
  const methadone = (...names: string[]): Answers => ({
    ...use({ opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null }),
    medicine: { current: ['methadone'], ...lists(...names) },
  });
  const tramadol = (...names: string[]): Answers => ({
    ...use({ opioids: ['tramadol'], source: ['my_prescription'] }),
    medicine: { current: ['opioid_pain'], ...lists(...names) },
  });
  table([
    [
      'tramadol and sertraline',
      tramadol('Sertraline 50mg'),
      {
        gates: ['tramadol_mix'],
        notGates: ['tramadol'],
        on: { 'one-page': ['gate-tramadol-mix-see'], timeline: ['gate-tramadol-mix-why'] },
      },
    ],
    ['tramadol and a brand', tramadol('Cymbalta'), { gates: ['tramadol_mix'] }],
    ['tramadol and linezolid', tramadol('linezolid'), { gates: ['tramadol_mix'] }],
    ['tramadol and iron', tramadol('iron'), { gates: ['tramadol'], notGates: ['tramadol_mix'] }],
    [
      'heroin and sertraline',
      { medicine: { ...lists('sertraline') } },
      { notGates: ['tramadol_mix', 'methadone_up'] },
    ],
    [
      'methadone and clarithromycin',
      methadone('Clarithromycin'),
      {
        gates: ['methadone_up'],
        on: { 'one-page': ['gate-methadone-up-see'], medicine: ['gate-methadone-up-see'] },
      },
    ],
    ['methadone and an antifungal', methadone('Diflucan'), { gates: ['methadone_up'] }],
    ['methadone and citalopram', methadone('citalopram 20mg'), { gates: ['methadone_up'] }],
    ['methadone and ondansetron', methadone('Zofran'), { gates: ['methadone_up'] }],
    ['methadone and sertraline', methadone('sertraline'), { notGates: ['methadone_up', 'tramadol_mix'] }],
    [
      'methadone and a TB medicine',
      methadone('Rifampicin'),
      { gates: ['methadone_down'], notGates: ['methadone_up'] },
    ],
    ["methadone and St John's wort", methadone("St John's wort"), { gates: ['methadone_down'] }],
    [
      'methadone, and both kinds',
      methadone('fluconazole', 'carbamazepine'),
      { gates: ['methadone_up'], on: { timeline: [/make methadone weaker/] } },
    ],
    [
      'buprenorphine and clarithromycin',
      {
        ...use({ opioids: ['buprenorphine'], source: ['my_prescription'] }),
        medicine: { current: ['buprenorphine'], ...lists('clarithromycin') },
      },
      { notGates: ['methadone_up'] },
    ],
    [
      'heroin and clarithromycin',
      { medicine: { ...lists('clarithromycin') } },
      { notGates: ['methadone_up'] },
    ],
    [
      'naltrexone and methadone',
      { medicine: { current: ['naltrexone', 'methadone'] } },
      { gates: ['naltrexone_with_opioid'], on: { 'one-page': ['gate-naltrexone-opioid-see'] } },
    ],
    [
      'naltrexone and an opioid for pain',
      { medicine: { current: ['naltrexone', 'opioid_pain'] } },
      { gates: ['naltrexone_with_opioid'] },
    ],
    [
      'low dose naltrexone and tramadol',
      { medicine: { current: ['none'], ...lists('LDN', 'tramadol') } },
      { gates: ['naltrexone_with_opioid'] },
    ],
    [
      'naltrexone, and still uses',
      { ...use({ status: 'using' }), medicine: { current: ['naltrexone'] } },
      { gates: ['naltrexone_with_opioid'] },
    ],
    [
      'naltrexone, and has stopped',
      { medicine: { current: ['naltrexone'] } },
      { gates: ['on_naltrexone'], notGates: ['naltrexone_with_opioid'] },
    ],
  ]);
});

describe('loperamide, clonidine, lofexidine', () => {
  const imodium = (more: Record<string, unknown>): Answers => ({
    medicine: { list: [{ name: 'Imodium', ...more }] },
  });
  table([
    [
      'more than the box says',
      imodium({ for: 'the obvious. More than the box says' }),
      { gates: ['loperamide'], on: { 'one-page': ['gate-loperamide-see'] } },
    ],
    ['for withdrawal', imodium({ for: 'for the withdrawal' }), { gates: ['loperamide'] }],
    ['a bad heart', { ...imodium({}), safety: { health: ['heart'] } }, { gates: ['loperamide', 'heart'] }],
    [
      'as the box says',
      imodium({ for: 'the runs' }),
      { notGates: ['loperamide'], on: { plan: ['sc-loperamide-ask'] } },
    ],
    [
      'a six pack a day is drink',
      use({ other_drugs: ['six pack a day'] }),
      { gates: ['alcohol_named'], notGates: ['loperamide'] },
    ],
    [
      'clonidine from a friend',
      { medicine: { list: [{ name: 'Clonidine', from: 'a friend' }] } },
      { gates: ['clonidine'], on: { 'one-page': ['gate-clonidine-see'], medicine: ['med-lofexidine-stop'] } },
    ],
    [
      'lofexidine in the US',
      at('united_states', { medicine: { ...lists('Lucemyra') } }),
      { gates: ['clonidine'] },
    ],
    [
      'none, in the UK',
      at('england'),
      { notGates: ['clonidine'], off: { medicine: ['med-lofexidine-what', 'med-lofexidine-stop'] } },
    ],
    [
      'none, in the US',
      at('united_states'),
      { notGates: ['clonidine'], on: { medicine: ['med-lofexidine-what', 'med-lofexidine-stop'] } },
    ],
  ]);
});

describe('starting a medicine soon', () => {
  const on: Answers = {
    ...use({ opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null }),
    medicine: { current: ['methadone'] },
  };
  table([
    [
      'Scotland, waiting',
      at('scotland', { medicine: { wanted: 'want', clinician: 'waiting' } }),
      {
        on: {
          'one-page': ['med-first-scotland'],
          'first-days': ['med-first-scotland'],
          'care-team': ['start-scotland'],
        },
      },
    ],
    [
      'Scotland, on methadone',
      at('scotland', on),
      {
        on: { plan: ['start-scotland-stay'], 'one-page': ['med-first-on'] },
        off: { plan: ['start-scotland', 'med-first-scotland'] },
      },
    ],
    [
      'Scotland, out of hospital',
      at('scotland', use({ left: 'hospital', left_on: '2026-11-24' })),
      { on: { timeline: ['start-scotland-risk'] } },
    ],
    [
      'England',
      at('england'),
      { on: { plan: ['start-uk'] }, off: { 'one-page': [/MAT Standard/], plan: ['start-scotland-risk'] } },
    ],
    ['Northern Ireland', at('northern_ireland'), { on: { medicine: ['start-uk'] } }],
    ['Ireland', at('ireland'), { on: { plan: ['start-ireland'] }, off: { plan: ['start-uk'] } }],
    ['the US', at('united_states'), { on: { plan: ['start-us'] }, off: { plan: ['start-canada'] } }],
    ['Canada', at('canada'), { on: { plan: ['start-canada'] }, off: { plan: ['start-us'] } }],
    [
      'Australia',
      at('australia'),
      { off: { plan: ['start-uk', 'start-ireland', 'start-us', 'start-canada'] } },
    ],
    [
      'a patch for pain, in Scotland',
      at('scotland', {
        ...use({ opioids: ['fentanyl_patch'], source: ['my_prescription'] }),
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
      }),
      { off: { plan: [/MAT Standard/], 'one-page': [/MAT Standard/] } },
    ],
  ]);
});

describe('in custody', () => {
  table([
    [
      'held, in England',
      at('england', { safety: { applies: ['custody'] } }),
      { on: { aftercare: ['nal-leaving'], medicine: ['start-prison-england'] } },
    ],
    [
      'held, in Canada',
      at('canada', { safety: { applies: ['custody'] } }),
      { on: { aftercare: ['nal-leaving'] }, off: { plan: ['start-prison-england'] } },
    ],
    ['free', at('england'), { off: { aftercare: ['nal-leaving'], plan: ['start-prison-england'] } }],
  ]);
});

describe('who to see first, for the mind', () => {
  table([
    [
      'hears or sees things',
      { safety: { health: ['psychosis'] } },
      { gates: ['psychosis'], on: { timeline: ['gate-psychosis-see'], 'one-page': ['gate-psychosis-see'] } },
    ],
    [
      'low in the past, okay now',
      { safety: { health: ['severe_depression'] } },
      { gates: ['depression_past'], notGates: ['psychosis'], off: { timeline: ['gate-psychosis-see'] } },
    ],
  ]);
});

describe('safer use', () => {
  const uses = (region: string, more: Record<string, unknown> = {}): Answers =>
    at(region, use({ status: 'not_stopping', last_use: null, how: ['inject'], ...more }));
  const safe = ['safer-slow', 'safer-strips', 'safer-sites', 'safer-smoke', 'safer-needles'];
  table([
    [
      'Scotland',
      uses('scotland'),
      {
        on: { plan: [...safe, 'safer-place-glasgow'] },
        off: { plan: ['safer-place-dublin', 'safer-test-us', 'safer-check-bristol'] },
      },
    ],
    [
      'England',
      uses('england'),
      {
        on: { plan: ['safer-check-bristol'] },
        off: { plan: ['safer-place-glasgow'] },
      },
    ],
    [
      'Ireland',
      uses('ireland'),
      { on: { plan: ['safer-place-dublin'] }, off: { plan: ['safer-check-bristol'] } },
    ],
    [
      'the US',
      uses('united_states'),
      { on: { plan: ['safer-test-us'] }, off: { plan: ['safer-checking-nz'] } },
    ],
    ['New Zealand', uses('new_zealand'), { on: { plan: ['safer-checking-nz'] } }],
    [
      'smokes',
      uses('scotland', { how: ['smoke'] }),
      { on: { plan: ['safer-slow'] }, off: { plan: ['safer-sites', 'safer-smoke', 'safer-place-glasgow'] } },
    ],
    ['has stopped', at('scotland', use({ how: ['inject'] })), { off: { plan: safe } }],
    [
      'a patch from a doctor',
      at('scotland', {
        ...use({ opioids: ['fentanyl_patch'], source: ['my_prescription'], status: 'using', how: ['patch'] }),
        medicine: { current: ['opioid_pain'] },
      }),
      { off: { plan: safe } },
    ],
  ]);
});
