// Who gets which sentence: people unlike the examples, each with what must and must not be read. The right values were
// written by hand, from the sources that the sentences name. Each case stands with its cousins: another drug, another
// field, another region.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
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
    left: [{ place: 'none' }],
    how: ['smoke'],
    pattern: 'daily',
    other_drugs: ['none'],
  },
  medicine: { current: ['none'], wanted: 'want', clinician: 'booked' },
  overdose: { naloxone: 'have', naloxone_place: 'drawer' },
};

/** The calm person with some answers changed; null leaves one open. Read as a file is read. */
function person(changes: Answers): Plan {
  const whole: Answers = structuredClone(CALM);
  for (const [section, answers] of Object.entries(changes)) Object.assign((whole[section] ??= {}), answers);
  for (const answers of Object.values(whole))
    for (const [key, value] of Object.entries(answers)) if (value === null) delete answers[key];
  return planFrom(stringify(whole));
}

interface Right {
  clock?: 'dated' | 'words' | 'none' | 'closed';
  gates?: string[];
  notGates?: string[];
  /** handout -> sentences by id, or text. */
  on?: Record<string, (string | RegExp)[]>;
  off?: Record<string, (string | RegExp)[]>;
}

function check(changes: Answers, right: Right): void {
  const plan = person(changes);
  const { gates, timeline } = timelineOf(knowledge, plan, TODAY);
  const ids = gates.standing.map(({ id }) => id);
  if (right.clock) expect(timeline.clock).toBe(right.clock);
  for (const id of right.gates ?? []) expect(ids).toContain(id);
  for (const id of right.notGates ?? []) expect(ids).not.toContain(id);
  const page = (id: string): string =>
    renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY });
  const found = (text: string, what: string | RegExp): boolean =>
    what instanceof RegExp
      ? what.test(text)
      : text.includes(
          what in knowledge.statements ? renderStatement(knowledge, what, plan.about?.region) : what,
        );
  for (const [id, wanted] of Object.entries(right.on ?? {}))
    for (const what of wanted)
      expect([id, String(what), found(page(id), what)]).toEqual([id, String(what), true]);
  for (const [id, banned] of Object.entries(right.off ?? {}))
    for (const what of banned)
      expect([id, String(what), found(page(id), what)]).toEqual([id, String(what), false]);
}

const table = (rows: readonly (readonly [name: string, changes: Answers, right: Right])[]): void =>
  void test.each(rows)('%s', (_, changes, right) => check(changes, right));

/** One row, for tables that are made of lists. */
const row = (name: string, changes: Answers, right: Right): [string, Answers, Right] => [
  name,
  changes,
  right,
];

const use = (more: Record<string, unknown>): Answers => ({ use: more });
const safety = (more: Record<string, unknown>): Answers => ({ safety: more });

describe('a name is what it names, however it is written', () => {
  table([
    [
      'Tramadol, from a doctor',
      use({ opioids: ['Tramadol'], source: ['my_prescription'] }),
      { clock: 'closed', gates: ['prescribed_opioid', 'tramadol'], on: { timeline: ['wd-tramadol-fits'] } },
    ],
    [
      'its brand',
      use({ opioids: ['Zydol'], source: ['my_prescription'] }),
      { clock: 'closed', gates: ['prescribed_opioid', 'tramadol'] },
    ],
    [
      'in a longer answer',
      use({ opioids: ['tramadol from my nan'], source: ['someone_elses'] }),
      { clock: 'none', gates: ['tramadol'] },
    ],
    [
      'in the list of medicines',
      { medicine: { list: [{ name: 'TRAMADOL 50mg' }] } },
      { gates: ['tramadol'] },
    ],
    [
      'dihydrocodeine, from a doctor',
      use({ opioids: ['dihydrocodeine'], source: ['my_prescription'] }),
      { clock: 'closed', gates: ['prescribed_opioid'] },
    ],
    [
      'an opioid nobody knows, from a doctor',
      use({ opioids: ['zorbodone'], source: ['my_prescription'] }),
      { clock: 'closed', gates: ['prescribed_opioid'], on: { 'one-page': ['gate-pain-see'] } },
    ],
    [
      'the same from the street',
      use({ opioids: ['zorbodone'], source: ['street'] }),
      { clock: 'none', notGates: ['prescribed_opioid'] },
    ],
    [
      'labels as printed',
      {
        about: { region: 'ireland' },
        use: {
          opioids: ['Slow-release opioid pills', 'fentanyl-patch'],
          source: ['my_prescription'],
          status: 'planning',
          planned_stop: '2026-12-20',
        },
      },
      { clock: 'closed', gates: ['prescribed_opioid'], on: { 'one-page': ['wd-patch-heat'] } },
    ],
    ['a space behind', use({ opioids: ['Heroin '] }), { clock: 'dated', on: { timeline: [/Heroin\n/] } }],
    ['a street name', use({ opioids: ['gear'] }), { clock: 'dated' }],
    [
      'a street name as a part means nothing',
      use({ opioids: ['gear'], other_drugs: ['my fishing gear'] }),
      { clock: 'closed', gates: ['unknown_drug'] },
    ],
    [
      'a label of another list',
      { aftercare: { checks: ['Hepatitis C test'] } },
      { on: { aftercare: ['care-check-hep-c-inject'] } },
    ],
    [
      'methadone in capitals',
      { medicine: { current: [], list: [{ name: 'METHADONE' }] } },
      { clock: 'closed', gates: ['on_medicine'] },
    ],
    [
      'sedatives by their street name',
      use({ other_drugs: ['street valium'] }),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
  ]);
});

/** What anyone who uses is told on the plan. */
const SAFER = ['safer-not-alone', 'safer-naloxone', 'safer-no-mix', 'safer-after-break', 'safer-slow'];

describe('what someone who still uses will do to be safer is read', () => {
  const safer = ['go_slow', 'test_it', 'Text Pru before and after'];
  table([
    [
      'not stopping',
      { use: { status: 'not_stopping', last_use: null }, overdose: { safer } },
      {
        on: {
          overdose: ['safer-no-mix', 'Text Pru before and after'],
          plan: ['Text Pru before and after', 'safer-slow', 'safer-why'],
        },
      },
    ],
    [
      'using',
      { use: { status: 'using' }, overdose: { safer: ['new_needles', 'not_alone'] } },
      {
        on: {
          overdose: ['safer-needles', 'I will use new kit and never share'],
          plan: ['safer-needles', 'safer-not-alone'],
        },
      },
    ],
    [
      'in the US',
      { about: { region: 'united_states' }, use: { status: 'using' }, overdose: { safer } },
      { on: { plan: ['safer-unknown', 'safer-test', 'safer-test-limits'] } },
    ],
    [
      'someone who has stopped is not told so',
      {},
      { off: { overdose: ['safer-why', 'safer-no-mix'], plan: SAFER } },
    ],
  ]);
});

describe('someone who uses reads how to lower the danger, though nothing was ticked', () => {
  const uses = (more: Record<string, unknown>): Record<string, unknown> => ({
    status: 'using',
    last_use: null,
    ...more,
  });
  table([
    [
      'using, by needle',
      use(uses({ how: ['inject'] })),
      {
        on: {
          overdose: ['safer-no-mix', 'safer-after-break', 'safer-needles'],
          plan: [...SAFER, 'safer-why', 'safer-needles', 'safer-wounds', 'safer-test'],
        },
      },
    ],
    [
      'how is not said',
      use(uses({ how: null })),
      { on: { overdose: ['safer-needles'], plan: ['safer-wounds'] } },
    ],
    ['smoked', use(uses({})), { on: { plan: SAFER }, off: { plan: ['safer-needles', 'safer-wounds'] } }],
    [
      'not stopping, tramadol from a friend, New Zealand',
      {
        about: { region: 'new_zealand' },
        use: uses({ status: 'not_stopping', opioids: ['tramadol'], source: ['someone_elses'] }),
      },
      { on: { overdose: ['safer-no-mix'], plan: SAFER } },
    ],
    [
      'pregnant, and using',
      { ...use(uses({ how: ['inject'] })), safety: { applies: ['pregnant'] } },
      { clock: 'closed', on: { overdose: ['safer-needles', 'safer-no-mix'], plan: SAFER } },
    ],
    [
      'on methadone, and street heroin on top by "IV"',
      {
        use: uses({ status: 'on_medicine', how: ['IV'] }),
        medicine: { current: ['methadone'] },
      },
      { on: { overdose: ['safer-needles'], plan: SAFER } },
    ],
    [
      'plans to stop, behind a gate',
      {
        use: uses({ status: 'planning', planned_stop: '2026-12-10' }),
        safety: { applies: ['alcohol_daily'] },
      },
      { clock: 'closed', on: { plan: SAFER } },
    ],
    [
      'plans to stop, and nothing is in the way',
      use(uses({ status: 'planning', planned_stop: '2026-12-10' })),
      { clock: 'dated', off: { plan: SAFER } },
    ],
    [
      'codeine from a shop: nothing of street drugs',
      use(uses({ opioids: ['codeine'], source: ['shop'] })),
      {
        on: { plan: ['safer-no-mix'] },
        off: { overdose: ['safer-why'], plan: ['safer-unknown', 'safer-test'] },
      },
    ],
    [
      'pain tablets from the doctor: not said to them',
      {
        use: uses({ opioids: ['morphine'], source: ['my_prescription'] }),
        medicine: { current: ['opioid_pain'] },
      },
      { off: { overdose: ['safer-why', 'safer-no-mix'], plan: SAFER } },
    ],
  ]);
});

describe('a day that cannot be starts nothing', () => {
  table([
    [
      'a last use a year ahead',
      use({ last_use: '2027-11-24 08:00' }),
      { clock: 'dated', off: { 'one-page': [/2027/], timeline: [/2027/] } },
    ],
    [
      'twenty years ago',
      use({ last_use: '2006-11-24' }),
      { off: { 'one-page': [/2006/], 'wallet-card': [/2006/] } },
    ],
    [
      'prison in 2126',
      use({ left: [{ place: 'prison', out: '2126-01-01' }] }),
      { off: { 'one-page': [/2126/] } },
    ],
    ['tomorrow', use({ last_use: '2026-11-27' }), { off: { 'one-page': [/27 Nov/, /weeks now/] } }],
    [
      'forty days ago is ordinary',
      use({ last_use: '2026-10-17' }),
      { on: { 'wallet-card': ['17 Oct 2026'] } },
    ],
  ]);
});

describe('every start of risk counts, and the one to show is shown', () => {
  table([
    [
      'a stop in September, out of prison next week',
      use({ last_use: '2026-09-01', left: [{ place: 'prison', out: '2026-12-05' }] }),
      {
        on: {
          'one-page': ['5 Dec 2026', '2 Jan 2027'],
          aftercare: ['5 Dec 2026', 'Mon 7 Dec 2026', 'tol-prison'],
          timeline: ['Mon 7 Dec 2026'],
        },
        off: { aftercare: ['3 Sep 2026'], timeline: ['3 Sep 2026'] },
      },
    ],
    [
      'hospital until tomorrow',
      {
        about: { region: 'scotland' },
        use: { last_use: '2026-10-30', left: [{ place: 'hospital', out: '2026-11-27' }] },
      },
      {
        on: {
          'one-page': ['25 Dec 2026', 'I leave hospital on Fri 27 Nov 2026'],
          'wallet-card': ['25 Dec 2026'],
        },
      },
    ],
    [
      'rehab left after a stop',
      use({ last_use: '2026-11-01', left: [{ place: 'treatment', out: '2026-11-20' }] }),
      { on: { 'one-page': ['18 Dec 2026'], aftercare: ['Fri 27 Nov 2026', 'tol-treatment'] } },
    ],
    [
      'a window long past is no all-clear',
      use({ last_use: '2026-10-17' }),
      {
        on: {
          'one-page': ['tol-window-past', 'Sat 17 Oct 2026'],
          timeline: ['tol-window-past'],
          'wallet-card': ['card-lost'],
        },
        off: {
          'one-page': ['14 Nov 2026'],
          'wallet-card': ['14 Nov 2026'],
          timeline: ['14 Nov 2026', '### Early'],
        },
      },
    ],
    [
      'past, from prison',
      use({ status: 'on_medicine', last_use: null, left: [{ place: 'prison', out: '2026-10-01' }] }),
      { on: { 'one-page': ['tol-window-past', '1 Oct 2026'] }, off: { 'one-page': ['29 Oct 2026'] } },
    ],
    [
      'past, and using again',
      use({ status: 'using', last_use: '2026-11-25', left: [{ place: 'prison', out: '2026-10-01' }] }),
      { on: { 'one-page': ['tol-lost'] }, off: { 'one-page': ['tol-window-past'] } },
    ],
    [
      'the most dangerous part is over, the weeks are not',
      use({ last_use: '2026-11-01' }),
      { on: { 'one-page': [/the most dangerous part is over\. The risky weeks are not/i, '29 Nov 2026'] } },
    ],
    [
      'a planned stop has its weeks: behind a gate in words',
      {
        safety: { applies: ['pregnant'] },
        use: { status: 'planning', planned_stop: '2026-12-05', last_use: null },
      },
      {
        clock: 'closed',
        on: { 'one-page': ['**When I stop,** the 4 weeks after it are my riskiest', 'tol-window-ahead'] },
        off: { 'one-page': ['5 Dec 2026'], 'wallet-card': ['5 Dec'], timeline: ['5 Dec'] },
      },
    ],
    [
      'the first two days after hospital',
      use({ status: 'on_medicine', last_use: null, left: [{ place: 'hospital', out: '2026-11-25' }] }),
      { on: { 'one-page': ['hospital-days'] } },
    ],
    [
      'the third day',
      use({ status: 'on_medicine', last_use: null, left: [{ place: 'hospital', out: '2026-11-22' }] }),
      { off: { 'one-page': ['hospital-days'] } },
    ],
  ]);
});

describe('a depot and a patch have no clock', () => {
  const depot = use({
    opioids: ['buprenorphine_injection'],
    source: ['my_prescription'],
    last_use: '2026-10-17',
    left: [{ place: 'treatment', out: '2026-10-17' }],
  });
  table([
    [
      'a missed injection',
      depot,
      {
        clock: 'closed',
        gates: ['stopped_medicine'],
        notGates: ['on_medicine'],
        on: { 'one-page': ['tol-depot', 'wd-bup-injection-missed'], 'wallet-card': ['tol-depot'] },
        off: { 'one-page': [/Nov 2026\. I am/, '14 Nov', '17 Oct'], 'wallet-card': ['14 Nov', '17 Oct'] },
      },
    ],
    [
      'by its brand',
      use({ opioids: ['Buvidal'], source: ['my_prescription'], last_use: '2026-11-20' }),
      { on: { 'one-page': ['tol-depot'] }, off: { 'one-page': ['18 Dec'] } },
    ],
    [
      'prison still has its weeks',
      use({
        opioids: ['buprenorphine_injection'],
        status: 'on_medicine',
        last_use: null,
        left: [{ place: 'prison', out: '2026-11-20' }],
      }),
      { on: { 'one-page': ['18 Dec 2026', 'tol-depot'] } },
    ],
    [
      'a patch taken off',
      use({ opioids: ['fentanyl_patch'], source: ['my_prescription'], last_use: '2026-11-20' }),
      { clock: 'closed', off: { 'one-page': ['18 Dec'] } },
    ],
    [
      'heroin beside a depot keeps its weeks',
      { use: { opioids: ['heroin', 'buprenorphine_injection'], last_use: '2026-11-20' } },
      { on: { 'one-page': ['18 Dec 2026'] } },
    ],
    [
      'naltrexone',
      { medicine: { current: ['naltrexone'] } },
      {
        on: { 'one-page': ['tol-naltrexone'], medicine: ['med-naltrexone-card', 'med-naltrexone-tolerance'] },
      },
    ],
  ]);
});

/** What brings heat, as the lists offer it. */
const HEAT = /A heat pad|A warm bath|fan, a hot water bottle/;

describe('a missed medicine is met by a call, not by the next dose', () => {
  const missed = (what: string, more: Answers = {}): Answers => ({
    use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
    medicine: { current: ['methadone'] },
    triggers: {
      list: [
        { what, then: 'take_medicine' },
        { what: 'payday', then: 'walk' },
      ],
    },
    ...more,
  });
  const call: Right = {
    on: {
      triggers: ['gate-missed-see', /Then I will:\*\* \.{5}/],
      plan: ['gate-missed-see'],
      'one-page': ['gate-missed-see'],
    },
    off: {
      triggers: [/Take my medicine as agreed/],
      plan: [/Take my medicine as agreed/],
      craving: [/Take my medicine/],
    },
  };
  table([
    ['picked from the list', missed('missed_medicine'), call],
    ...[
      'I miss a dose',
      'if I miss my methadone',
      'missed 3 days',
      'no methadone since Friday',
      'missed the chemist',
      'forgot to pick up',
      'no dose since Monday',
      'run out of methadone',
      'missed my methodone',
      'not had my Physeptone',
      'script stopped',
    ].map((what) => row(what, missed(what), call)),
    [
      'Espranor, in Ireland',
      missed('missed my Espranor', {
        about: { region: 'ireland' },
        medicine: { current: ['buprenorphine'] },
      }),
      call,
    ],
    [
      'a depot',
      missed('late for my depot', { medicine: { current: ['buprenorphine_injection'] } }),
      {
        gates: ['missed_injection'],
        on: { 'one-page': ['gate-injection-see'] },
        off: { 'one-page': ['wd-bup-injection-missed'] },
      },
    ],
    [
      'nothing is missed: the step stays',
      missed('I miss my nan'),
      { notGates: ['missed_doses'], on: { triggers: [/Take my medicine as agreed/] } },
    ],
    [
      'nothing ticked, and the trigger names it',
      missed('missed my methadone', { ...use({}), medicine: { current: ['none'] } }),
      call,
    ],
    [
      'missed, and no such medicine',
      missed('missed my dose', { ...use({}), medicine: { current: ['none'] } }),
      { notGates: ['missed_doses'], on: { triggers: [/Take my medicine as agreed/] } },
    ],
  ]);
});

describe('heat and a patch', () => {
  table([
    [
      'prescribed',
      {
        use: {
          opioids: ['fentanyl_patch'],
          source: ['my_prescription'],
          how: ['patch'],
          status: 'planning',
          planned_stop: '2026-12-20',
          last_use: null,
        },
        first_days: { comfort: ['heat_pad', 'warm_bath'] },
        coping: { first_three: ['hot bottle'] },
      },
      {
        clock: 'closed',
        on: {
          'first-days': ['wd-patch-heat'],
          craving: ['wd-patch-heat'],
          medicine: ['wd-patch-heat'],
          'one-page': ['wd-patch-heat'],
        },
      },
    ],
    [
      'in the list of medicines',
      { medicine: { current: ['opioid_pain'], list: [{ name: 'Durogesic' }] } },
      { on: { 'one-page': ['wd-patch-heat'] } },
    ],
    [
      'by how it is taken',
      use({ opioids: ['oxycodone'], how: ['patch'] }),
      { on: { craving: ['wd-patch-heat'] } },
    ],
    [
      'a buprenorphine patch',
      use({ opioids: ['BuTrans'], source: ['my_prescription'] }),
      { clock: 'closed', on: { 'first-days': ['wd-patch-heat'] } },
    ],
    ['no patch', {}, { off: { 'one-page': ['wd-patch-heat'], 'first-days': ['wd-patch-heat'] } }],
    [
      'what was picked and is heat is left out, and the rest stays',
      {
        use: { opioids: ['fentanyl_patch'], source: ['my_prescription'], how: ['patch'] },
        medicine: { current: ['opioid_pain'] },
        first_days: { comfort: ['heat_pad', 'layers', 'warm_bath'] },
      },
      {
        on: {
          'first-days': [/I picked:\*\* Layers to put on and take off\n- Keep heat off/],
          plan: [/For comfort:\*\* Layers to put on and take off\n- Keep heat off/],
        },
        off: { 'first-days': [HEAT], plan: [HEAT] },
      },
    ],
    [
      'nothing else was picked',
      {
        use: { opioids: ['BuTrans'], source: ['my_prescription'] },
        first_days: { comfort: ['warm_bath'] },
      },
      { on: { 'first-days': ['wd-patch-heat'] }, off: { 'first-days': [HEAT, /I picked:/], plan: [HEAT] } },
    ],
    [
      'picked by its words, with the patch in the list of medicines, in Australia',
      {
        about: { region: 'australia' },
        medicine: { current: ['opioid_pain'], list: [{ name: 'Norspan' }] },
        first_days: { comfort: ['a heat pad or hot water bottle', 'my dog'] },
      },
      { on: { 'first-days': [/I picked:\*\* my dog/] }, off: { 'first-days': [HEAT], plan: [HEAT] } },
    ],
    [
      'a hot water bottle to get ready',
      {
        use: { opioids: ['oxycodone'], how: ['patch'] },
        first_days: { ready: ['heat_and_cool', 'water'] },
      },
      { on: { 'first-days': [/☐ Water, juice/] }, off: { 'first-days': [HEAT], plan: [HEAT] } },
    ],
    [
      'in own words it stays, with the warning under it',
      {
        use: { opioids: ['fentanyl_patch'], source: ['my_prescription'] },
        first_days: { comfort: ['my wheat bag, hot'] },
      },
      { on: { 'first-days': [/I picked:\*\* my wheat bag, hot\n- Keep heat off/] } },
    ],
    [
      'no patch, and it is printed',
      { first_days: { comfort: ['heat_pad', 'warm_bath'], ready: ['heat_and_cool'] } },
      {
        on: {
          'first-days': [/A heat pad or hot water bottle · A warm bath/, /☐ A blanket, a fan, a hot water/],
        },
      },
    ],
    [
      'a slow-release tablet is no patch',
      {
        use: { opioids: ['extended_release'], source: ['my_prescription'] },
        first_days: { comfort: ['heat_pad'] },
      },
      { on: { 'first-days': [HEAT] } },
    ],
  ]);
});

describe('answers that do not agree', () => {
  table([
    [
      'sedatives in one place only',
      use({ other_drugs: ['sedatives'] }),
      {
        clock: 'closed',
        gates: ['sedatives_named'],
        notGates: ['sedatives'],
        on: { 'one-page': ['gate-sedatives-see'] },
      },
    ],
    [
      'in the list of medicines only',
      { medicine: { list: [{ name: 'Diazepam', for: 'sleep' }] } },
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    ['GHB in one place only', use({ other_drugs: ['ghb'] }), { clock: 'closed', gates: ['ghb_named'] }],
    [
      'both places: one line',
      { safety: { applies: ['sedatives'] }, use: { other_drugs: ['sedatives'] } },
      { gates: ['sedatives'], notGates: ['sedatives_named'] },
    ],
    [
      'alcohol, and nobody knows how often',
      use({ other_drugs: ['alcohol'] }),
      { clock: 'closed', gates: ['alcohol_named'] },
    ],
    [
      'a bottle a day, in own words',
      use({ other_drugs: ['bottle of vodka a day'] }),
      { clock: 'closed', gates: ['alcohol_named'], on: { 'one-page': [/Do not stop drinking all at once/] } },
    ],
    [
      'alcohol, and it was said that it is not most days',
      use({ other_drugs: ['alcohol', 'Not most days'] }),
      { clock: 'dated', notGates: ['alcohol_named'] },
    ],
    [
      'the same in the middle of an answer takes nothing away',
      use({ other_drugs: ['alcohol', 'weed not most days'] }),
      { clock: 'closed', gates: ['alcohol_named'] },
    ],
    [
      'alcohol and very bad shakes',
      { ...use({ other_drugs: ['alcohol'] }), ...safety({ signs: ['severe_shaking'] }) },
      { gates: ['drink_or_sedative_shakes'] },
    ],
    [
      'Lyrica, in capitals',
      use({ other_drugs: ['LYRICA'] }),
      { gates: ['gabapentinoids'], on: { 'one-page': [/Do not stop them all at once/] } },
    ],
    [
      'no medicine, and methadone in the list',
      { medicine: { current: ['none'], list: [{ name: 'methadone' }] } },
      { clock: 'closed', gates: ['on_medicine'] },
    ],
    [
      'none, with pregnant',
      safety({ applies: ['none', 'pregnant'] }),
      { clock: 'closed', gates: ['pregnancy'] },
    ],
    [
      'none, with a fit',
      safety({ signs: ['none', 'fit'] }),
      { clock: 'closed', gates: ['fit_or_confusion'] },
    ],
    [
      'medicine none, with methadone',
      { medicine: { current: ['none', 'methadone'] } },
      { clock: 'closed', gates: ['on_medicine'] },
    ],
  ]);
});

describe('nothing to see is no answer', () => {
  test('empty quotes in rows', () =>
    check(
      {
        people: {
          contacts: [
            { name: 'Ola', role: 'help', phone: '', when: '' },
            { name: ' ', role: 'help', phone: '01632 960 222' },
          ],
        },
        aftercare: { appointments: [{ what: 'Court', when: '2026-12-09', where: '', phone: ' ' }] },
      },
      {
        off: {
          contacts: ['****', /, $/m],
          plan: [', ,', '****'],
          'one-page': ['****', ', ,'],
          aftercare: [/go: $/m],
        },
        on: { contacts: [/\*\*Ola\*\*: \.{10}/], aftercare: [/If I can't go: \.{10}/] },
      },
    ));
  test.each([['""'], ['" "'], ['"\\u00a0\\u2800"'], ['"\\u3164"']])(
    '%s for a region leaves it open',
    (quotes) => {
      const plan = planFrom(`about: { region: ${quotes} }\n`);
      expect(plan.about?.region).toBeUndefined();
    },
  );
});

describe('one use is not a withdrawal', () => {
  table([
    [
      'now and then',
      use({ pattern: 'now_and_then' }),
      {
        clock: 'none',
        on: { timeline: ['wd-few-days'], 'one-page': ['tol-window-now'] },
        off: { timeline: [/It is worst/, '### Early'] },
      },
    ],
    ['some days', use({ pattern: 'some_days' }), { clock: 'none' }],
    ['in own words', use({ pattern: 'once, after 60 days' }), { clock: 'none' }],
    ['the label is no own words', use({ pattern: 'Once or twice a day' }), { clock: 'dated' }],
    ['not said', use({ pattern: null }), { clock: 'dated' }],
  ]);
});

describe('a prescription is not pain, and pain is not heroin', () => {
  table([
    [
      'methadone script and heroin',
      {
        use: {
          opioids: ['methadone', 'heroin'],
          source: ['my_prescription', 'street'],
          status: 'on_medicine',
          last_use: null,
        },
        medicine: { current: ['methadone'] },
      },
      { gates: ['on_medicine'], notGates: ['prescribed_opioid'], off: { 'one-page': ['gate-pain-see'] } },
    ],
    [
      'buprenorphine script and heroin',
      {
        use: { opioids: ['heroin'], source: ['my_prescription', 'street'] },
        medicine: { current: ['buprenorphine'] },
      },
      { gates: ['on_medicine'], notGates: ['prescribed_opioid'] },
    ],
    [
      'a prescribed patch',
      {
        use: {
          opioids: ['fentanyl_patch'],
          source: ['my_prescription'],
          status: 'on_medicine',
          last_use: null,
        },
        medicine: { current: ['opioid_pain'] },
      },
      {
        gates: ['prescribed_opioid'],
        on: {
          'one-page': ['med-pain'],
          'first-days': ['med-pain'],
          medicine: ['med-pain', 'med-no-sudden-stop-why'],
        },
        off: { 'one-page': ['med-first'] },
      },
    ],
    [
      'prescribed tramadol',
      use({ opioids: ['tramadol'], source: ['my_prescription'] }),
      { on: { 'one-page': ['med-pain'] }, off: { 'one-page': ['med-first'] } },
    ],
    [
      'pain and street both',
      use({ opioids: ['oxycodone'], source: ['my_prescription', 'street'] }),
      { gates: ['prescribed_opioid'], on: { 'one-page': ['med-first'] } },
    ],
    [
      'methadone, and an opioid for pain',
      { medicine: { current: ['methadone', 'opioid_pain'] } },
      { gates: ['on_medicine', 'pain_opioid_too'] },
    ],
  ]);
});

describe('what was said of the mind, and no more', () => {
  table([
    [
      'depression, and okay now',
      safety({ health: ['severe_depression'] }),
      {
        clock: 'dated',
        gates: ['depression_past'],
        notGates: ['psychosis'],
        on: { timeline: ['gate-depression-past-why'] },
      },
    ],
    [
      'depression, and low now',
      safety({ health: ['severe_depression'], mind: 'low' }),
      { clock: 'closed', gates: ['depression_now'] },
    ],
    [
      'depression, mind not said',
      safety({ health: ['severe_depression'], mind: null }),
      { clock: 'closed', gates: ['depression_now'] },
    ],
    [
      'psychosis',
      safety({ health: ['psychosis'] }),
      { clock: 'closed', gates: ['psychosis'], off: { timeline: ['gate-depression-why'] } },
    ],
    [
      'both: one line, and the other said too',
      safety({ health: ['psychosis', 'severe_depression'], mind: 'low' }),
      { gates: ['psychosis'], on: { timeline: [/Say too: "I get so low/] } },
    ],
  ]);
});

describe('one sign, one line', () => {
  table([
    [
      'shakes, drink and shop kratom in the US',
      {
        about: { region: 'united_states' },
        safety: { applies: ['alcohol_daily', 'alcohol_fits'], signs: ['severe_shaking'] },
        use: { opioids: ['kratom'], source: ['shop'] },
      },
      {
        gates: ['drink_or_sedative_shakes'],
        notGates: ['medetomidine_shaking', 'severe_shaking'],
        off: { 'one-page': [/medetomidine/i, 'gate-shaking-see'] },
      },
    ],
    [
      'shakes and street fentanyl in the US',
      {
        about: { region: 'united_states' },
        safety: { signs: ['severe_shaking'] },
        use: { opioids: ['fentanyl'] },
      },
      { gates: ['medetomidine_shaking'], notGates: ['severe_shaking'] },
    ],
    [
      'with drink as well: said too',
      {
        about: { region: 'united_states' },
        safety: { signs: ['severe_shaking'], applies: ['alcohol_daily'] },
        use: { opioids: ['fentanyl'] },
      },
      {
        gates: ['medetomidine_shaking', 'alcohol'],
        on: { 'one-page': [/Say too: "I drink, or take pills or GHB\."/] },
      },
    ],
    [
      'shakes alone in Wales',
      { about: { region: 'wales' }, safety: { signs: ['severe_shaking'] } },
      { clock: 'closed', gates: ['severe_shaking'] },
    ],
    [
      'no pee, and cannot keep water down',
      safety({ signs: ['no_pee', 'keeps_vomiting'] }),
      {
        gates: ['dried_out'],
        notGates: ['keeps_vomiting'],
        on: { 'one-page': [/Say too: "I cannot keep water down\."/] },
      },
    ],
    [
      'xylazine in the US brings the word on medetomidine',
      { about: { region: 'united_states' }, safety: { supply: ['xylazine'] } },
      { gates: ['xylazine_supply'], on: { 'one-page': ['rf-medetomidine'], timeline: ['rf-medetomidine'] } },
    ],
    [
      'xylazine in England does not',
      safety({ supply: ['xylazine'] }),
      { gates: ['xylazine_supply'], off: { timeline: ['rf-medetomidine'] } },
    ],
    [
      'medetomidine in Scotland, throwing up',
      { about: { region: 'scotland' }, safety: { supply: ['medetomidine'], signs: ['keeps_vomiting'] } },
      { gates: ['medetomidine_vomiting'], off: { timeline: [/US street drugs/] } },
    ],
  ]);
});

describe('a wound and a fever', () => {
  table([
    [
      'both, in the US',
      {
        about: { region: 'united_states' },
        safety: { signs: ['wound', 'fever', 'hot_swelling'] },
        use: { how: ['inject'] },
      },
      {
        clock: 'closed',
        gates: ['wound_and_fever'],
        notGates: ['wound', 'infection'],
        on: {
          'one-page': ['gate-wound-fever-see'],
          lapse: [/Call 911 now:.*A wound, with a fever/],
          contacts: [/Call 911 now:.*A wound, with a fever/],
        },
        off: { 'one-page': [/urgent care clinic at once/] },
      },
    ],
    ['a wound and a hot place', safety({ signs: ['wound', 'hot_swelling'] }), { gates: ['wound_and_fever'] }],
    [
      'a wound alone',
      safety({ signs: ['wound'] }),
      { clock: 'dated', gates: ['wound'], notGates: ['wound_and_fever'] },
    ],
    [
      'a fever alone',
      safety({ signs: ['fever'] }),
      { gates: ['infection'], on: { 'one-page': ['gate-infection-see'] } },
    ],
  ]);
});

describe('what needs someone today is on the page in the pocket', () => {
  table([
    [
      'thoughts of dying',
      safety({ mind: 'thoughts' }),
      {
        on: {
          'one-page': ['gate-suicide-thoughts-see'],
          craving: ['gate-suicide-thoughts-see'],
          lapse: ['gate-suicide-thoughts-see'],
          contacts: [/See someone about:.*Thoughts of suicide/],
          plan: ['crisis-say', 'rp-safety-plan'],
        },
      },
    ],
    [
      'tramadol',
      use({ opioids: ['tramadol'] }),
      { on: { 'one-page': ['gate-tramadol-see'], 'first-days': ['gate-tramadol-see'] } },
    ],
    [
      'breastfeeding',
      safety({ applies: ['breastfeeding'] }),
      { on: { 'one-page': ['gate-breastfeeding-see'], medicine: ['med-breastfeed', 'med-breastfeed-stop'] } },
    ],
    [
      'heart trouble comes before stopping',
      safety({ health: ['heart'] }),
      {
        gates: ['heart'],
        on: { 'one-page': ['gate-heart-see'], timeline: [/## See someone before you stop/] },
        off: { timeline: [/## See or call someone today/] },
      },
    ],
    [
      'HIV, weeks before a stop',
      {
        safety: { health: ['hiv_hepatitis_tb'] },
        use: { status: 'planning', planned_stop: '2026-12-17', last_use: null },
      },
      {
        on: { timeline: [/## See someone before you stop/] },
        off: { timeline: [/## See or call someone today/, /Keep taking them/] },
      },
    ],
    [
      'no naloxone',
      { overdose: { naloxone: 'none', naloxone_place: null } },
      { on: { 'one-page': ['gate-no-naloxone-see'] } },
    ],
  ]);
});

describe('missed medicine is asked about before it is taken', () => {
  const missed = { triggers: { list: [{ what: 'missed_medicine', then: 'ask_prescriber' }] } };
  table([
    [
      'methadone',
      { ...missed, medicine: { current: ['methadone'] } },
      {
        gates: ['missed_doses'],
        on: {
          'one-page': ['gate-missed-see'],
          medicine: ['med-missed', 'med-missed-days'],
          triggers: ['gate-missed-see'],
        },
      },
    ],
    ['buprenorphine', { ...missed, medicine: { current: ['buprenorphine'] } }, { gates: ['missed_doses'] }],
    [
      'by its brand in the list',
      { ...missed, medicine: { list: [{ name: 'Espranor' }] } },
      { gates: ['missed_doses'] },
    ],
    ['no medicine', missed, { notGates: ['missed_doses'] }],
  ]);
  test('no list offers to take it', () => {
    const items = knowledge.lists['triggers']!.groups.flatMap((group) => group.items);
    const missedItem = items.find(({ value }) => value === 'missed_medicine');
    expect(missedItem?.then).not.toContain('take_medicine');
    expect(missedItem?.then?.[0]).toBe('call_before_next');
  });
});

describe('something strong where they buy: one rule for fentanyl and nitazenes', () => {
  const about = (what: string, more: Record<string, unknown> = {}, region = 'england'): Answers => ({
    about: { region },
    safety: { supply: [what] },
    use: more,
  });
  for (const [what, gate, known] of [
    ['fentanyl', 'fentanyl_supply', undefined],
    ['nitazenes', 'nitazenes_supply', 'nitazenes_known'],
  ] as const)
    table([
      [`${what}, heroin, England`, about(what), { clock: 'closed', gates: [gate] }],
      [
        `${what}, street oxycodone, Ireland`,
        about(what, { opioids: ['oxycodone'], source: ['online'] }, 'ireland'),
        { clock: 'closed', gates: [gate] },
      ],
      [
        `${what}, morphine, source not said, Australia`,
        about(what, { opioids: ['morphine'], source: null }, 'australia'),
        { clock: 'closed', gates: [gate] },
      ],
      [
        `${what}, codeine from a shop: nothing bought where it is about`,
        about(what, { opioids: ['codeine'], source: ['shop'] }),
        { clock: 'dated', notGates: [gate, ...(known ? [known] : [])] },
      ],
      [
        `${what}, heroin in Ohio: no clock to take away`,
        about(what, {}, 'united_states'),
        { clock: 'words', notGates: [gate], gates: known ? [known] : [] },
      ],
      [
        `${what}, tramadol from a friend has no dates as it is`,
        about(what, { opioids: ['tramadol'], source: ['someone_elses'] }),
        { clock: 'none', notGates: [gate], gates: known ? [known] : [] },
      ],
    ]);
  table([
    ['heroin, and nothing strong about', {}, { clock: 'dated' }],
    [
      'nitazenes as what is used',
      use({ opioids: ['heroin', 'nitazenes'] }),
      { clock: 'none', gates: ['nitazenes_known'], notGates: ['nitazenes_supply'] },
    ],
  ]);
});

describe('the day they planned to stop has come', () => {
  const planned = (day: string, more: Record<string, unknown> = {}): Answers =>
    use({ status: 'planning', planned_stop: day, last_use: null, ...more });
  const ifStopped: Right = {
    on: {
      'one-page': ['tol-window-planned'],
      'wallet-card': ['card-lost'],
      timeline: ['tol-window-planned'],
    },
    off: { 'one-page': ['tol-window-now', /in these weeks now/], timeline: [/in these weeks now/] },
  };
  const surely: Right = {
    on: { 'one-page': ['tol-window-now'], plan: [/in these weeks now/] },
  };
  table([
    ['a week ago, and nobody said that they stopped', planned('2026-11-19'), ifStopped],
    ['today', planned('2026-11-26'), ifStopped],
    [
      'codeine, in Ireland',
      { about: { region: 'ireland' }, ...planned('2026-11-20', { opioids: ['codeine'] }) },
      ifStopped,
    ],
    [
      'behind a gate',
      { ...planned('2026-11-19'), safety: { applies: ['alcohol_daily'] } },
      { on: ifStopped.on! },
    ],
    [
      'out of prison since: that is sure',
      planned('2026-11-19', { left: [{ place: 'prison', out: '2026-11-22' }] }),
      surely,
    ],
    [
      'out of hospital before, and the plan is still to come: that is sure',
      planned('2026-12-05', { left: [{ place: 'hospital', out: '2026-11-20' }] }),
      surely,
    ],
    ['stopped on that day', use({ last_use: '2026-11-19' }), surely],
    ['tomorrow', planned('2026-11-27'), { on: { 'one-page': ['tol-window-ahead'] } }],
    [
      'over a month ago',
      planned('2026-10-20'),
      { on: { 'one-page': ['tol-lost'] }, off: { 'one-page': [/riskiest weeks|High to/] } },
    ],
  ]);
});

describe('beside own steps stands the gate that closes', () => {
  const steps = (more: Answers): Answers => ({
    ...more,
    first_days: { steps: ['Chuck the blues on Monday'] },
  });
  table([
    [
      'sedatives',
      steps({
        safety: { applies: ['sedatives'] },
        use: { status: 'planning', planned_stop: '2026-12-05', last_use: null },
      }),
      {
        on: {
          'first-days': [/Before these steps:[\s\S]*Do not stop them on your own/],
          plan: [/Before these steps:[\s\S]*Do not stop them on your own/],
        },
      },
    ],
    [
      'alcohol',
      steps({ safety: { applies: ['alcohol_daily'] } }),
      { on: { 'first-days': [/Before these steps:[\s\S]*Do not stop drinking all at once/] } },
    ],
    [
      'a prescribed opioid',
      steps({ medicine: { current: ['opioid_pain'] } }),
      { on: { 'first-days': [/Before these steps:[\s\S]*Talk first with the doctor/] } },
    ],
    ['nothing closes', steps({}), { off: { 'first-days': [/Before these steps/] } }],
    [
      'more loperamide than the box says',
      { medicine: { list: [{ name: 'Imodium', for: 'the obvious' }] } },
      { on: { medicine: ['sc-loperamide-ask', 'sc-not-loperamide'], 'care-team': ['sc-loperamide-ask'] } },
    ],
  ]);
});

describe('held, and out soon', () => {
  table([
    [
      'tomorrow',
      {
        safety: { applies: ['custody', 'pregnant'] },
        use: { status: 'on_medicine', last_use: null, left: [{ place: 'prison', out: '2026-11-27' }] },
      },
      {
        clock: 'closed',
        gates: ['custody_leaving', 'pregnancy'],
        notGates: ['custody'],
        on: { medicine: ['med-pregnant-baby', 'med-ask-before-leaving'] },
        off: { timeline: [/alone in a cell/] },
      },
    ],
    [
      'in a month',
      {
        safety: { applies: ['custody'] },
        use: { status: 'on_medicine', last_use: null, left: [{ place: 'prison', out: '2026-12-26' }] },
      },
      { clock: 'closed', gates: ['custody'] },
    ],
    ['no day known', safety({ applies: ['custody'] }), { clock: 'closed', gates: ['custody'] }],
  ]);
});

describe('what else is chosen by what was said', () => {
  table([
    [
      'heroin, and not sure, keeps the ranges',
      use({ opioids: ['heroin', 'unsure'] }),
      {
        clock: 'dated',
        on: { timeline: ['wd-heroin-range', 'wd-halflife'] },
        off: { timeline: ['wd-unsure-times'] },
      },
    ],
    [
      'not sure alone',
      use({ opioids: ['unsure'] }),
      { clock: 'none', on: { timeline: ['wd-unsure-times'] } },
    ],
    ['heroin, and something nobody knows', use({ opioids: ['heroin', 'zorbodone'] }), { clock: 'none' }],
    [
      'nitazenes about, nothing bought',
      {
        safety: { supply: ['nitazenes'] },
        use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
        medicine: { current: ['methadone'] },
      },
      { notGates: ['nitazenes_supply'] },
    ],
    [
      'nitazenes about, no dates: no word on dates',
      { safety: { supply: ['nitazenes'], applies: ['pregnant'] } },
      { clock: 'closed', gates: ['nitazenes_supply', 'pregnancy'] },
    ],
    ['lofexidine is for the US', {}, { off: { medicine: ['med-lofexidine-what', '## Lofexidine'] } }],
    [
      'there it is',
      { about: { region: 'united_states' } },
      { on: { medicine: ['med-lofexidine-what', 'med-lofexidine-care'] } },
    ],
    [
      'or for who takes it',
      { medicine: { list: [{ name: 'clonidine, from a friend' }] } },
      { on: { medicine: ['med-lofexidine-care'] } },
    ],
    [
      'hepatitis C for every adult: the US',
      { about: { region: 'united_states' } },
      { on: { aftercare: ['care-check-hep-c'] } },
    ],
    [
      'not for someone of 17',
      { about: { region: 'united_states' }, safety: { applies: ['under_18'] } },
      { off: { aftercare: ['care-check-hep-c'] } },
    ],
    ['not in the UK', {}, { off: { aftercare: ['care-check-hep-c'] } }],
    [
      'on methadone: what is theirs, not the rest',
      { medicine: { current: ['methadone'], wanted: 'have_it' } },
      {
        on: { medicine: ['med-methadone-sleepy', 'med-plan-ahead'] },
        off: { medicine: ['med-buprenorphine-teeth', 'med-naltrexone-what', '## Naltrexone'] },
      },
    ],
    [
      'region not known: every number',
      { about: { region: null } },
      { on: { 'one-page': [/England, .*: \*\*999\*\*/], 'wallet-card': [/England, .* \*\*999\*\*/] } },
    ],
    [
      'tense: nobody who stopped is told what to do before it',
      {},
      { off: { 'one-page': [/Before I stop/], medicine: ['med-ask-when'] } },
    ],
    [
      'closed takes the dates, not what it may feel like',
      safety({ applies: ['pregnant'] }),
      {
        clock: 'closed',
        on: { timeline: ['sx-hardest', 'sc-fluid', 'tol-window-now'] },
        off: { timeline: [/It is worst/, 'wd-heroin-range', 'wd-ranges'] },
      },
    ],
    [
      'parts of a day, never an hour',
      {},
      {
        on: {
          timeline: [/It is worst some time between the morning of Thu 26 Nov and the morning of Sat 28 Nov/],
        },
        off: { timeline: [/\d(am|pm)\b(?![\s\S]*## Notes)/] },
      },
    ],
    [
      'a stage that is over is gone',
      use({ last_use: '2026-11-21 10:00' }),
      {
        clock: 'dated',
        on: { timeline: ['### Easing'] },
        off: { timeline: ['### Early', '### The hardest part'] },
      },
    ],
  ]);
});

describe('a step of their own takes no instruction away', () => {
  const steps = (more: Answers): Answers => ({ ...more, first_days: { steps: ['Ring the service'] } });
  table([
    [
      'thoughts of dying',
      steps(safety({ mind: 'thoughts' })),
      { on: { 'first-days': ['gate-suicide-thoughts-see'], plan: ['gate-suicide-thoughts-see'] } },
    ],
    [
      'cannot keep water down',
      steps(safety({ signs: ['keeps_vomiting'] })),
      { on: { 'first-days': ['gate-vomiting-see'] } },
    ],
    [
      'tramadol off the web',
      steps(use({ opioids: ['tramadol'], source: ['online'] })),
      { on: { 'first-days': ['gate-tramadol-see'] } },
    ],
    [
      'pregabalin',
      steps(safety({ applies: ['gabapentinoids'] })),
      { on: { 'first-days': ['gate-gabapentinoids-see'] } },
    ],
    [
      'cider',
      steps(use({ other_drugs: ['a litre of cider every day'] })),
      { on: { 'first-days': ['gate-alcohol-see'] } },
    ],
    [
      'heroin, cut down bag by bag',
      steps(use({ status: 'planning', last_use: null, planned_stop: '2026-12-17' })),
      { on: { 'first-days': ['sc-not-cut-heroin'], plan: ['sc-not-cut-heroin'] } },
    ],
    [
      'heroin, and stopped',
      steps({}),
      { off: { 'first-days': ['sc-not-cut-heroin', /Before these steps/] } },
    ],
  ]);
});

describe('what was not asked silences no warning', () => {
  const america = (more: Record<string, unknown>, supply: unknown = null): Answers => ({
    about: { region: 'united_states' },
    safety: { supply },
    use: more,
  });
  table([
    [
      'fentanyl',
      america({ opioids: ['fentanyl'] }),
      { on: { 'one-page': ['rf-medetomidine'], 'first-days': ['rf-medetomidine'] } },
    ],
    ['tranq dope', america({ opioids: ['Tranq dope'] }), { on: { 'one-page': ['rf-medetomidine'] } }],
    [
      'heroin from a friend',
      america({ opioids: ['heroin'], source: ['someone_elses'] }),
      { on: { 'one-page': ['rf-medetomidine'] } },
    ],
    [
      'kratom from a shop, or nobody knows',
      america({ opioids: ['kratom'], source: null }),
      { off: { 'one-page': ['rf-medetomidine'] } },
    ],
    [
      'a pill from a friend',
      america({ opioids: ['hydrocodone'], source: ['someone_elses'] }),
      { off: { 'one-page': ['rf-medetomidine'] } },
    ],
    [
      'kratom and very bad shakes',
      { ...america({ opioids: ['kratom'], source: null }), safety: { signs: ['severe_shaking'] } },
      { notGates: ['medetomidine_shaking'] },
    ],
    [
      'they cannot stop throwing up: one thing to do, not two',
      { ...america({ opioids: ['fentanyl'] }), safety: { signs: ['keeps_vomiting'], supply: ['xylazine'] } },
      { gates: ['medetomidine_vomiting'], notGates: ['keeps_vomiting'] },
    ],
    ['in England that is for today', safety({ signs: ['keeps_vomiting'] }), { gates: ['keeps_vomiting'] }],
    [
      'stopped methadone, and nothing said of medicine now',
      {
        use: { opioids: ['methadone'], source: ['my_prescription'], last_use: '2026-11-20' },
        medicine: { current: null, wanted: null },
      },
      {
        gates: ['stopped_medicine'],
        on: { medicine: ['med-first-back'] },
        off: { medicine: [/Stay on yours/], timeline: [/You take methadone/] },
      },
    ],
  ]);
});

describe('a name inside an answer takes nothing away', () => {
  const pain = {
    use: { opioids: ['tramadol'], source: ['my_prescription'], status: 'using', last_use: null },
  };
  const list = (name: string): Answers => ({
    ...pain,
    medicine: { current: ['opioid_pain'], list: [{ name }] },
  });
  table([
    [
      'nothing else',
      { ...pain, medicine: { current: ['opioid_pain'] } },
      { on: { 'one-page': ['med-pain'] } },
    ],
    [
      'never had methadone',
      list('never had methadone'),
      { on: { 'one-page': ['med-pain'] }, gates: ['prescribed_opioid'], notGates: ['on_medicine'] },
    ],
    ['methadone', list('Methadone'), { off: { 'one-page': ['med-pain'] }, gates: ['on_medicine'] }],
    [
      'came off it',
      {
        use: { opioids: ['Subutex'], source: ['my_prescription'], last_use: '2026-11-20' },
        medicine: { current: ['none'], list: [{ name: 'no methadone since March' }] },
      },
      { gates: ['stopped_medicine'] },
    ],
    [
      'naltrexone that is over is not on the card',
      {
        use: { status: 'using' },
        medicine: { current: ['none'], list: [{ name: 'Naltrexone (finished in June)' }] },
      },
      { off: { 'wallet-card': ['card-naltrexone'] } },
    ],
    [
      'naltrexone is',
      { medicine: { current: ['naltrexone'] } },
      { on: { 'wallet-card': ['card-naltrexone'] } },
    ],
  ]);
});

describe('an opioid counts wherever it is named', () => {
  const other = (name: string): Answers => use({ other_drugs: [name] });
  const listed = (name: string): Answers => ({
    medicine: { list: [{ name, for: 'my back', from: 'the GP' }] },
  });
  table([
    ['tramadol', other('tramadol'), { clock: 'none', gates: ['tramadol'] }],
    ['methadone when I can get it', other('methadone when I can get it'), { clock: 'words' }],
    ['Subutex on the side', other('Subutex on the side'), { clock: 'words' }],
    ['nitazenes', other('nitazenes'), { clock: 'none' }],
    ['weed', other('weed'), { clock: 'dated' }],
    ['MST Continus in the list', listed('MST Continus'), { clock: 'closed', gates: ['prescribed_opioid'] }],
    ['Oxycodone', listed('Oxycodone'), { clock: 'closed', gates: ['prescribed_opioid'] }],
    ['ZAMADOL SR', listed('ZAMADOL SR'), { clock: 'closed', gates: ['prescribed_opioid'] }],
    ['Sertraline', listed('Sertraline'), { clock: 'dated', notGates: ['prescribed_opioid'] }],
    ['none, written in the list', listed('None'), { clock: 'dated', off: { medicine: [/tell.*interact/i] } }],
    ['I do not know, typed', use({ opioids: ['heroin', 'I do not know'] }), { clock: 'dated' }],
    ['the same, alone', use({ opioids: ['dunno'] }), { clock: 'none' }],
  ]);
});

describe('a patch, as it says on the box', () => {
  const listed = (name: string): Answers => ({
    use: { opioids: ['morphine'], source: ['my_prescription'] },
    medicine: { current: ['opioid_pain'], list: [{ name }] },
  });
  const heat = {
    on: { 'one-page': ['wd-patch-heat'], craving: ['wd-patch-heat'], medicine: ['wd-patch-heat'] },
  };
  table([
    [
      'Fentanyl 25 microgram/hour transdermal patches',
      listed('Fentanyl 25 microgram/hour transdermal patches'),
      heat,
    ],
    ['patches (fentanyl)', listed('patches (fentanyl)'), heat],
    ['Buprenorphine 5mcg 7-day patch', listed('Buprenorphine 5mcg 7-day patch'), heat],
    [
      'fentanyl 50 patch, as what they use',
      use({ opioids: ['fentanyl 50 patch'], source: ['my_prescription'] }),
      heat,
    ],
    ['Nicotine patches', listed('Nicotine patches'), { off: { 'one-page': ['wd-patch-heat'] } }],
    ['fentanyl, and no patch', use({ opioids: ['fentanyl'] }), { off: { 'one-page': ['wd-patch-heat'] } }],
  ]);
});

describe('who keeps a tolerance, and who has lost it', () => {
  const left = { left: [{ place: 'hospital', out: '2026-09-10' }], last_use: null };
  table([
    [
      'planning: they use now',
      use({ ...left, status: 'planning', planned_stop: '2026-12-10' }),
      { off: { 'one-page': [/has been lost/], 'wallet-card': [/Tolerance lost/] } },
    ],
    [
      'on methadone',
      { use: { ...left, status: 'on_medicine' }, medicine: { current: ['methadone'] } },
      {
        off: { 'wallet-card': [/Tolerance lost/] },
        on: { 'one-page': ['med-first-on'] },
        notGates: ['left_hospital'],
      },
    ],
    [
      'on naltrexone',
      { use: { ...left, status: 'on_medicine' }, medicine: { current: ['naltrexone'] } },
      { on: { 'wallet-card': [/Tolerance lost/] } },
    ],
    ['stopped', use(left), { on: { 'wallet-card': [/Tolerance lost/] }, notGates: ['left_hospital'] }],
    [
      'out since Friday',
      use({ ...left, left: [{ place: 'hospital', out: '2026-11-20' }] }),
      { gates: ['left_hospital'] },
    ],
    [
      'a depot has no day 0',
      { use: { opioids: ['buprenorphine_injection'], source: ['my_prescription'], last_use: '2026-11-20' } },
      { on: { 'one-page': ['tol-depot'] }, off: { 'one-page': [/Day 0/] } },
    ],
  ]);
});

describe('two signs together', () => {
  const signs = (...all: string[]): Answers => safety({ signs: all });
  table([
    ['shakes', signs('severe_shaking'), { gates: ['severe_shaking'] }],
    [
      'shakes and vomiting',
      signs('severe_shaking', 'keeps_vomiting'),
      { gates: ['shaking_and_vomiting'], notGates: ['severe_shaking'] },
    ],
    [
      'a fever and a hot place, and injects',
      { ...signs('fever', 'hot_swelling'), use: { how: ['inject'] } },
      { gates: ['inject_fever'], notGates: ['infection'] },
    ],
    [
      'the same, and smokes',
      signs('fever', 'hot_swelling'),
      { gates: ['infection'], notGates: ['inject_fever'] },
    ],
    [
      'a fever alone, and injects',
      { ...signs('fever'), use: { how: ['inject'] } },
      { gates: ['inject_fever'], notGates: ['infection'] },
    ],
  ]);
});

describe('supply, safer use and naloxone', () => {
  table([
    [
      'morphine from a doctor is not cut',
      {
        safety: { supply: ['medetomidine', 'xylazine'] },
        use: { opioids: ['morphine'], source: ['my_prescription'] },
        medicine: { current: ['opioid_pain'] },
      },
      { notGates: ['medetomidine_supply', 'xylazine_supply'] },
    ],
    [
      'heroin may be',
      safety({ supply: ['medetomidine', 'xylazine'] }),
      { gates: ['medetomidine_supply', 'xylazine_supply'] },
    ],
    [
      'on methadone, and heroin on top',
      {
        use: {
          opioids: ['methadone', 'heroin'],
          source: ['my_prescription', 'street'],
          status: 'on_medicine',
        },
        medicine: { current: ['methadone'] },
        overdose: { safer: ['not_alone'] },
      },
      { on: { overdose: [/I will not use alone/] } },
    ],
    [
      'planning to stop',
      { use: { status: 'planning', planned_stop: '2026-12-10' }, overdose: { safer: ['not_alone'] } },
      { on: { overdose: [/I will not use alone/] } },
    ],
    [
      'heroin, and a prescription that is naltrexone',
      { use: { source: ['my_prescription', 'street'] }, medicine: { current: ['naltrexone'] } },
      { notGates: ['prescribed_opioid'] },
    ],
    ['heroin on prescription', use({ source: ['my_prescription'] }), { gates: ['prescribed_opioid'] }],
    [
      'no naloxone',
      { overdose: { naloxone: 'none', naloxone_place: null } },
      { on: { 'one-page': [/none yet/], 'wallet-card': [/none yet/] } },
    ],
    ['naloxone', {}, { off: { 'one-page': [/none yet/] } }],
    [
      'nobody asked',
      { overdose: { naloxone: null, naloxone_place: null } },
      { off: { 'one-page': [/none yet/] } },
    ],
  ]);
});

describe('said for who it is for', () => {
  table([
    [
      'an injection that is late',
      {
        medicine: { current: ['buprenorphine_injection'] },
        triggers: { list: [{ what: 'missed_medicine' }] },
      },
      { gates: ['missed_injection'], notGates: ['missed_doses'], on: { 'one-page': ['gate-injection-see'] } },
    ],
    [
      'a dose that is missed',
      {
        medicine: { current: ['methadone'] },
        triggers: { list: [{ what: 'I missed my methadone three days running' }] },
      },
      { gates: ['missed_doses'], notGates: ['missed_injection'], on: { lapse: ['rp-lapse-prescriber'] } },
    ],
    [
      'no medicine at all',
      { triggers: { list: [{ what: 'missed_medicine' }] } },
      { notGates: ['missed_doses', 'missed_injection'], off: { lapse: ['rp-lapse-prescriber'] } },
    ],
    [
      'who still uses reads of now, not of a lapse',
      { use: { status: 'not_stopping' }, overdose: { safer: ['not_alone'] } },
      {
        on: { 'one-page': ['rp-still-uses', 'I will not use alone'] },
        off: { 'one-page': ['rp-lapse-danger'] },
      },
    ],
    [
      'who has stopped reads of a lapse',
      {},
      { on: { 'one-page': ['rp-lapse-short'] }, off: { 'one-page': ['rp-still-uses'] } },
    ],
    [
      'who has stopped tramadol is not told to wait with it',
      use({ opioids: ['tramadol'], source: ['online'] }),
      { off: { 'one-page': [/before you stop\./], timeline: [/today, before you stop/] } },
    ],
    [
      'opioids for pain are no street drugs',
      {
        use: { opioids: ['fentanyl_patch'], source: ['my_prescription'], status: 'using', last_use: null },
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
      },
      {
        on: { 'one-page': ['rp-pain'] },
        off: {
          'one-page': ['rp-still-uses', 'rp-lapse-danger'],
          plan: ['safer-why', 'od-alone-line'],
          medicine: ['med-ask-when', 'med-no-detox-first', 'med-detox-alone'],
        },
      },
    ],
    [
      'methadone that is bought has nobody who prescribes it',
      use({ opioids: ['methadone'], status: 'using', last_use: null }),
      { off: { timeline: ['wd-keep-prescriber', 'wd-methadone-leaving'] } },
    ],
    [
      'methadone from a clinic has',
      use({ opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null }),
      { on: { timeline: ['wd-keep-prescriber', 'wd-methadone-leaving'] } },
    ],
    [
      'heat stands beside what was picked',
      {
        use: { opioids: ['fentanyl_patch'], source: ['my_prescription'] },
        medicine: { current: ['opioid_pain'] },
        first_days: { comfort: ['layers'] },
      },
      {
        on: {
          'first-days': [/I picked:.*\n- Keep heat off an opioid patch/],
          plan: [/For comfort:.*\n- Keep heat off an opioid patch/],
        },
      },
    ],
    [
      'days from two starts say from which',
      use({ last_use: '2026-11-20', left: [{ place: 'prison', out: '2026-12-01' }] }),
      { on: { aftercare: [/Day 2 after prison/, /Day 7 after I stop/] } },
    ],
    ['days from one start do not', {}, { off: { aftercare: [/after I stop/] } }],
  ]);
});

describe('own words, wherever they stand, make a plan more careful', () => {
  const listed = (name: string, more: object = {}): Answers => ({
    medicine: { current: ['none'], wanted: 'want', list: [{ name, ...more }] },
  });
  const closedBy = (gate: string): Right => ({ clock: 'closed', gates: [gate] });
  describe('an opioid without times, from a doctor, in the list of medicines', () =>
    table(
      [
        'dihydrocodeine',
        'DF118',
        'DHC Continus 60mg',
        'Palexia SR',
        'tapentadol',
        'Dilaudid 4',
        'pethidine',
        'oxymorphone',
        'co-dydramol',
      ].map((name) => [name, listed(name), closedBy('prescribed_opioid')]),
    ));
  describe('an opioid without times, among other drugs', () =>
    table([
      ['DF118s off the GP', use({ other_drugs: ['DF118s off the GP'] }), { clock: 'none' }],
      [
        'some dihydrocodeine now and then',
        use({ other_drugs: ['some dihydrocodeine now and then'] }),
        { clock: 'none' },
      ],
    ]));
  describe('a short name in a longer answer', () =>
    table([
      ['GHB every two hours', use({ other_drugs: ['GHB every two hours'] }), closedBy('ghb_named')],
      ['GBL on weekends', use({ other_drugs: ['GBL on weekends'] }), closedBy('ghb_named')],
      [
        'GHB, named with the opioids',
        use({ opioids: ['heroin', 'GHB every few hours'] }),
        { gates: ['ghb_named'] },
      ],
      ['gin every night', use({ other_drugs: ['gin every night'] }), closedBy('alcohol_named')],
      ['rum daily', use({ other_drugs: ['rum daily'] }), closedBy('alcohol_named')],
      [
        'a bottle of vodka, said of how much',
        use({ amount: 'two bags and a bottle of vodka' }),
        closedBy('alcohol_named'),
      ],
      [
        'some Valium with it, said of how much',
        use({ amount: '0.5 and some Valium' }),
        closedBy('sedatives_named'),
      ],
      ['vodka, in the list of medicines', listed('vodka'), closedBy('alcohol_named')],
      ['Xan 2mg', listed('Xan 2mg'), closedBy('sedatives_named')],
      ['xan when I can', use({ other_drugs: ['xan when I can'] }), closedBy('sedatives_named')],
      [
        'original, which has gin in it',
        use({ other_drugs: ['original'] }),
        { gates: ['unknown_drug'], notGates: ['alcohol_named'] },
      ],
    ]));
  describe('a slip of one letter in a long name', () =>
    table([
      ['alchohol every day', use({ other_drugs: ['alchohol every day'] }), closedBy('alcohol_named')],
      ['alchol', use({ other_drugs: ['alchol'] }), closedBy('alcohol_named')],
      ['dizepam', use({ other_drugs: ['dizepam'] }), closedBy('sedatives_named')],
      ['lorazipam off a mate', use({ other_drugs: ['lorazipam off a mate'] }), closedBy('sedatives_named')],
      ['Zapiclone', listed('Zapiclone'), closedBy('sedatives_named')],
      ['tramadoll', use({ opioids: ['tramadoll'] }), { gates: ['tramadol'] }],
    ]));
  describe('not most days speaks of other drugs alone', () =>
    table([
      [
        'a benzo from the doctor stays one',
        {
          use: { other_drugs: ['cannabis', 'at weekends'] },
          medicine: {
            current: ['none'],
            wanted: 'want',
            list: [{ name: 'Diazepam', for: 'anxiety three times a day' }],
          },
        },
        closedBy('sedatives_named'),
      ],
      [
        'a benzo at weekends',
        use({ other_drugs: ['sedatives', 'at weekends'] }),
        { clock: 'dated', notGates: ['sedatives_named'] },
      ],
    ]));
  describe('a medicine that was missed, and then "take it as agreed"', () =>
    table(
      [
        'not had my script for 3 days',
        "haven't picked up my methadone since Monday",
        "didn't take my Subutex",
        'skipped my methadone',
        'missing doses',
        'late for my Buvidal',
        'missed pick-up',
        'ran out of methadone',
        'forgot my meds',
      ].map((what) => [
        what,
        {
          use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine' },
          medicine: { current: ['methadone'] },
          triggers: { list: [{ what, then: 'take_medicine' }] },
        },
        { gates: ['missed_doses'] },
      ]),
    ));
  describe('a patch in plain words', () =>
    table(
      ['pain patches', 'patches from doctor', 'my 25 mcg patch', 'fentanal patch', 'morphine patch'].map(
        (name) => [
          name,
          {
            use: { opioids: [name], source: ['my_prescription'], status: 'on_medicine' },
            medicine: { current: ['opioid_pain'] },
          },
          { on: { 'one-page': ['wd-patch-heat'], craving: ['wd-patch-heat'] } },
        ],
      ),
    ));
});

describe('nothing is said to someone for whom it is not so', () => {
  const blanks = [/Day 0\*\* \(last use/, /My riskiest weeks: \.\./];
  describe('what wears off over weeks asks for no day', () =>
    table([
      [
        'the injection, as a medicine',
        {
          use: { status: 'on_medicine', last_use: null },
          medicine: { current: ['buprenorphine_injection'] },
        },
        { off: { 'one-page': blanks, 'wallet-card': blanks } },
      ],
      [
        'naltrexone, as a medicine',
        { use: { status: 'on_medicine', last_use: null }, medicine: { current: ['naltrexone'] } },
        { off: { 'one-page': blanks, 'wallet-card': blanks } },
      ],
      [
        'methadone: there is a day to write in',
        { use: { status: 'on_medicine', last_use: null }, medicine: { current: ['methadone'] } },
        { on: { 'one-page': [blanks[0]!] } },
      ],
    ]));
  describe('a late injection is told once', () =>
    table([
      [
        'by the gate',
        {
          use: { status: 'on_medicine', last_use: null },
          medicine: { current: ['buprenorphine_injection'] },
          triggers: { list: [{ what: 'missed my Buvidal', then: 'call_prescriber' }] },
        },
        {
          gates: ['missed_injection'],
          off: { 'one-page': ['wd-bup-injection-missed'], medicine: ['wd-bup-injection-missed'] },
        },
      ],
      [
        'or by the sentence',
        {
          use: { status: 'on_medicine', last_use: null },
          medicine: { current: ['buprenorphine_injection'] },
        },
        { notGates: ['missed_injection'], on: { medicine: ['wd-bup-injection-missed'] } },
      ],
    ]));
  describe('who has pain, and nothing from the street, is not told to ask for methadone', () =>
    table([
      [
        'a patch from the doctor',
        {
          use: { opioids: ['Butec patch 10'], source: ['my_prescription'], status: 'planning' },
          medicine: { current: ['opioid_pain'], wanted: null },
        },
        { off: { 'first-days': ['sc-comfort-medicine'] } },
      ],
      ['heroin', {}, { on: { 'first-days': ['sc-comfort-medicine'] } }],
    ]));
  describe('times that are over are not printed', () =>
    table([
      [
        'two months ago',
        use({ last_use: '2026-09-20' }),
        { off: { timeline: ['wd-ranges', 'wd-heroin-edge'] } },
      ],
      [
        'one use now and then',
        use({ pattern: 'now_and_then' }),
        { off: { timeline: ['wd-ranges', 'wd-heroin-edge'] } },
      ],
      ['yesterday', {}, { on: { timeline: ['wd-ranges', 'wd-heroin-edge'] } }],
    ]));
  describe('no heading stands over nothing', () =>
    table([
      ['an emergency alone', safety({ signs: ['no_pee'] }), { off: { contacts: [/See someone about:/] } }],
      [
        'an emergency, and more',
        { ...safety({ signs: ['no_pee'], applies: ['pregnant'] }) },
        { on: { contacts: [/See someone about:\*\* .*Pregnant/] } },
      ],
    ]));
  describe('the one page tells what to do about the four gravest things, and names the next', () => {
    const four = ['pregnant', 'alcohol_daily', 'sedatives', 'ghb'];
    const told = ['gate-pregnancy-see', 'gate-alcohol-see', 'gate-sedatives-see', 'gate-ghb-see'];
    const own: Answers = { coping: { first_three: ['the dog'] } };
    table([
      [
        'four, and nothing left over',
        { ...own, ...safety({ applies: four }) },
        {
          on: { 'one-page': [...told, /When a craving hits\n\n- the dog/] },
          off: { 'one-page': [/See the page "What/] },
        },
      ],
      [
        'a fifth is named, and the page keeps its length',
        { ...own, ...safety({ applies: four }), use: { opioids: ['tramadol'] } },
        {
          on: {
            'one-page': [...told, /^- \*\*Tramadol\.\*\* See the page "What may happen, and when"\.$/m],
            timeline: ['gate-tramadol-see'],
          },
          off: { 'one-page': [/^## When a craving hits/m, 'gate-tramadol-see'] },
        },
      ],
      [
        'each emergency takes the place of one',
        safety({ signs: ['no_pee'], applies: four }),
        {
          on: { 'one-page': [...told.slice(0, 3), /^- \*\*GHB or GBL most days\.\*\* See the page "/m] },
          off: { 'one-page': ['gate-ghb-see'] },
        },
      ],
      [
        'emergencies with the same thing to do take one place',
        {
          about: { region: 'united_states' },
          ...safety({ signs: ['fit', 'chest_pain', 'bleeding', 'no_pee'], mind: 'plan', applies: four }),
        },
        {
          on: {
            'one-page': [
              told[0]!,
              /^- \*\*Alcohol every day.*\*\*GHB or GBL most days\.\*\* See the page "What/m,
            ],
          },
          off: { 'one-page': [...told.slice(1), /There is more on the page/] },
        },
      ],
      [
        'beside many emergencies three others are named',
        {
          about: { region: 'united_states' },
          ...safety({
            signs: ['fit', 'no_pee', 'keeps_vomiting', 'wound', 'fever'],
            supply: ['medetomidine'],
            mind: 'plan',
            applies: four,
          }),
        },
        {
          on: {
            'one-page': [/^- \*\*Pregnant.*\*\*Alcohol every day.*\*\*Benzo[^*]*\*\* See the page "What/m],
          },
          off: { 'one-page': [...told, /GHB/, /There is more on the page/] },
        },
      ],
    ]);
  });
  describe('beside an emergency, what must be known today stays on the one page', () =>
    table([
      [
        'out of hospital yesterday',
        { ...safety({ signs: ['no_pee'] }), use: { left: [{ place: 'hospital', out: '2026-11-25' }] } },
        { on: { 'one-page': ['hospital-days'] } },
      ],
      [
        'a patch, with a wound and a fever',
        {
          ...safety({ signs: ['wound', 'fever'] }),
          use: { opioids: ['fentanyl_patch'], source: ['my_prescription'] },
          medicine: { current: ['opioid_pain'] },
        },
        { on: { 'one-page': ['wd-patch-heat'] } },
      ],
    ]));
});

describe('what leaves the body over weeks has no counted weeks, however it is named', () => {
  const stopped = (opioid: string, more: Answers = {}): Answers => ({
    use: { opioids: [opioid], source: ['my_prescription'], last_use: '2026-11-10' },
    ...more,
  });
  const inWords: Right = {
    off: { 'one-page': [/8 Dec/], timeline: [/8 Dec/], aftercare: [/8 Dec/], 'wallet-card': [/8 Dec/] },
  };
  table([
    ['a depot inside an answer', stopped('monthly Sublocade'), inWords],
    ['a patch by its brand', stopped('BuTrans'), inWords],
    ['a patch inside an answer', stopped('fentanyl 50 patch off my GP'), inWords],
    [
      'a depot on a planned stop',
      use({ opioids: ['Buvidal 96mg'], status: 'planning', planned_stop: '2026-12-20', last_use: null }),
      { off: { 'one-page': [/the 4 weeks after it/, /Jan 2027/] } },
    ],
    [
      'heroin stopped, and a depot holds',
      { ...use({ last_use: '2026-11-10' }), medicine: { current: ['buprenorphine_injection'] } },
      { ...inWords, on: { 'one-page': ['tol-depot'] } },
    ],
    [
      'heroin stopped, and naltrexone',
      { ...use({ last_use: '2026-11-10' }), medicine: { current: ['naltrexone'] } },
      { ...inWords, on: { 'wallet-card': ['tol-naltrexone'] } },
    ],
    [
      'a naltrexone injection in the list, in the US',
      {
        about: { region: 'united_states' },
        ...use({ last_use: '2026-11-10' }),
        medicine: { list: [{ name: 'Vivitrol' }] },
      },
      inWords,
    ],
    [
      'prison left on naltrexone still counts',
      {
        ...use({ last_use: '2026-08-10', left: [{ place: 'prison', out: '2026-11-20' }] }),
        medicine: { current: ['naltrexone'] },
      },
      { on: { 'one-page': [/18 Dec/] } },
    ],
    [
      'heroin beside a patch has its weeks',
      use({ opioids: ['heroin', 'fentanyl patch'], last_use: '2026-11-10' }),
      { on: { 'one-page': [/8 Dec/] } },
    ],
  ]);
});

describe('tolerance is lost since the last use, and not while a medicine keeps it', () => {
  const past = (more: Record<string, unknown>, others: Answers = {}): Answers => ({
    ...use({ last_use: '2026-10-20', ...more }),
    ...others,
  });
  const since = (day: string): Right => ({ on: { 'one-page': [new RegExp(`lost since ${day}`)] } });
  const kept: Right = { off: { 'one-page': [/lost since/], 'wallet-card': [/lost since/i] } };
  table([
    [
      'prison before the last use',
      past({ left: [{ place: 'prison', out: '2026-09-10' }] }),
      since('Tue 20 Oct 2026'),
    ],
    [
      'treatment before it',
      past({ left: [{ place: 'treatment', out: '2026-09-01' }] }),
      since('Tue 20 Oct 2026'),
    ],
    [
      'a place, and no day of a last use',
      past({ last_use: null, left: [{ place: 'prison', out: '2026-09-10' }] }),
      since('Thu 10 Sep 2026'),
    ],
    ['prison after it', past({ left: [{ place: 'prison', out: '2026-10-25' }] }), since('Tue 20 Oct 2026')],
    ['on methadone since', past({}, { medicine: { current: ['methadone'] } }), kept],
    [
      'on buprenorphine, by its name in the list',
      past({}, { medicine: { current: ['none'], list: [{ name: 'Espranor' }] } }),
      kept,
    ],
    [
      'on naltrexone it is lost',
      past(
        { last_use: null, left: [{ place: 'prison', out: '2026-09-10' }] },
        { medicine: { current: ['naltrexone'] } },
      ),
      { on: { 'wallet-card': ['tol-naltrexone'] } },
    ],
  ]);
  table([
    [
      'a card that is read after the weeks does not say that they are over',
      use({ last_use: '2026-10-29' }),
      { on: { 'wallet-card': [/ to 26 Nov 2026/, 'card-no-safe-day'] } },
    ],
    [
      'nor one made before them',
      use({ status: 'planning', planned_stop: '2026-12-01', last_use: null }),
      { on: { 'wallet-card': ['card-no-safe-day'] } },
    ],
    [
      'long past, it has no weeks',
      use({ last_use: '2026-08-29' }),
      { off: { 'wallet-card': ['card-no-safe-day'] } },
    ],
  ]);
});

describe('heat and a patch, on a page with much else', () => {
  const much = safety({ applies: ['gabapentinoids', 'pregnant'], mind: 'thoughts' });
  const wears = {
    use: { opioids: ['fentanyl_patch'], source: ['my_prescription'] },
    coping: { first_three: ['hot bottle'] },
  };
  const heat: Right = {
    on: { craving: ['wd-patch-heat'], triggers: ['wd-patch-heat'], 'first-days': ['wd-patch-heat'] },
  };
  table([
    ['three things for today', { ...much, ...wears }, heat],
    ['danger now', { ...safety({ now: 'suicide', applies: ['pregnant'] }), ...wears }, heat],
    [
      'listed as a medicine, without the word',
      { medicine: { current: ['opioid_pain'], list: [{ name: 'Fentanyl', for: 'patch for my back' }] } },
      heat,
    ],
    [
      'by how much',
      use({ opioids: ['fentanyl'], source: ['my_prescription'], amount: 'one 75 patch every 3 days' }),
      heat,
    ],
    ['spelt wrong', { medicine: { list: [{ name: 'bup patches' }] } }, heat],
    [
      'nicotine by how much of it',
      use({ other_drugs: ['nicotine patches'] }),
      { off: { craving: ['wd-patch-heat'] } },
    ],
  ]);
});

describe('what someone drinks, in their own words', () => {
  const other = (words: string, region = 'england'): Answers => ({
    about: { region },
    use: { other_drugs: [words] },
  });
  const drinks: Right = { clock: 'closed', gates: ['alcohol_named'] };
  table([
    ...[
      'a few pints every night',
      '6 cans a day',
      'spirits daily',
      'drunk daily',
      'Buckie',
      'Frosty Jacks',
      'Guinness',
      'sherry in the evenings',
    ].map((words) => row(words, other(words), drinks)),
    [
      '10 stubbies a day, and not Subutex',
      other('10 stubbies a day', 'australia'),
      { ...drinks, off: { timeline: [/like: Buprenorphine/] } },
    ],
    ['a box of goon', other('a box of goon', 'australia'), drinks],
    [
      '20 blues a day, in Scotland',
      other('20 blues a day', 'scotland'),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    ...['ginger beer', 'alcohol free beer', 'cherry vape'].map((words) =>
      row(`not drink: ${words}`, other(words), { clock: 'dated', notGates: ['alcohol_named', 'alcohol'] }),
    ),
    ['who stopped may shake: no alcohol since Monday', other('no alcohol since Monday'), drinks],
  ]);
});

describe('by needle, in their own words', () => {
  const sore = safety({ signs: ['fever', 'hot_swelling'] });
  table([
    ...['IV', 'shooting up in my groin', 'I inject', 'needle'].map((how) =>
      row(how, { ...sore, use: { how: [how] } }, { on: { 'one-page': [/Call 999 or go to/] } }),
    ),
    [
      "I'm smoking it",
      { ...sore, use: { how: ["I'm smoking it"] } },
      { off: { 'one-page': [/Call 999 or go to/] } },
    ],
  ]);
});

describe('medetomidine is told to whom it may reach', () => {
  const us = (more: Answers): Answers => ({ about: { region: 'united_states' }, ...more });
  const told: Right = { on: { 'one-page': [/edetomidine, a strong sedative, is now in some street drugs/] } };
  const not: Right = { off: { 'one-page': [/medetomidine/] } };
  table([
    ['heroin', us({}), told],
    ['oxycodone, and where from is open', us(use({ opioids: ['oxycodone'], source: null })), told],
    ['fentanyl from the street', us(use({ opioids: ['fentanyl'] })), told],
    [
      'oxycodone with an opioid from a doctor, where from is open',
      us({ ...use({ opioids: ['oxycodone'], source: null }), medicine: { current: ['opioid_pain'] } }),
      not,
    ],
    [
      'a patch from a doctor, where from is open',
      us({ ...use({ opioids: ['fentanyl_patch'], source: null }), medicine: { current: ['opioid_pain'] } }),
      not,
    ],
    [
      'methadone as a medicine, where from is open',
      us({ ...use({ opioids: ['methadone'], source: null }), medicine: { current: ['methadone'] } }),
      not,
    ],
    ['fentanyl from their own doctor', us(use({ opioids: ['fentanyl'], source: ['my_prescription'] })), not],
  ]);
});

describe('breastfeeding on codeine is not told that methadone is fine', () => {
  const feeds = (more: Answers): Answers => ({ ...safety({ applies: ['breastfeeding'] }), ...more });
  table([
    [
      'codeine from a shop',
      feeds({
        ...use({ opioids: ['codeine'], source: ['shop'], status: 'using' }),
        medicine: { wanted: 'no_thanks' },
      }),
      {
        clock: 'closed',
        gates: ['codeine_breastfeeding'],
        on: { 'one-page': ['gate-codeine-breastfeeding-see'] },
        off: { medicine: ['med-breastfeed'] },
      },
    ],
    [
      'tramadol from a doctor, in the US',
      feeds({
        about: { region: 'united_states' },
        ...use({ opioids: ['tramadol'], source: ['my_prescription'] }),
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
      }),
      { gates: ['tramadol_breastfeeding'], off: { medicine: ['med-breastfeed'] } },
    ],
    [
      'on methadone',
      feeds({
        ...use({
          opioids: ['methadone'],
          source: ['my_prescription'],
          status: 'on_medicine',
          last_use: null,
        }),
        medicine: { current: ['methadone'] },
      }),
      { on: { medicine: ['med-breastfeed', 'med-breastfeed-stop'] } },
    ],
    ['wants it', feeds({}), { on: { medicine: ['med-breastfeed'] } }],
  ]);
});

describe('no breath and no answer: what the call handler says, and CPR, for anyone', () => {
  const cprAs = (id: string): Right => ({
    on: { overdose: ['od-handler', id, 'od-crew', 'od-kit-expired', 'od-sedatives-slow'] },
  });
  const cpr = cprAs('od-cpr');
  const cprUk = cprAs('od-cpr-uk');
  table([
    ['heroin in England', {}, cprUk],
    ['fentanyl in Ohio', { about: { region: 'united_states' }, ...use({ opioids: ['fentanyl'] }) }, cpr],
    [
      'a patch from a doctor, in Wales',
      { about: { region: 'wales' }, ...use({ opioids: ['fentanyl_patch'], source: ['my_prescription'] }) },
      cprUk,
    ],
    [
      'kratom, nobody knows where',
      { about: { region: 'elsewhere' }, ...use({ opioids: ['kratom'], source: ['shop'] }) },
      cpr,
    ],
    ['danger now', safety({ now: 'overdose' }), cprUk],
  ]);
});

describe('beside own steps the gate that closes comes first', () => {
  table([
    [
      'four things, and the step is about one',
      {
        about: { region: 'scotland' },
        ...safety({ applies: ['sedatives', 'alcohol_daily'], mind: 'thoughts', signs: ['fever'] }),
        use: { status: 'planning', planned_stop: '2026-11-30', last_use: null },
        first_days: { steps: ['Chuck the blues in the Tay on Monday'] },
      },
      { on: { 'first-days': ['gate-sedatives-see', 'gate-alcohol-see'], plan: ['gate-sedatives-see'] } },
    ],
    [
      'GHB among five, in New Zealand',
      {
        about: { region: 'new_zealand' },
        ...safety({ applies: ['ghb', 'gabapentinoids'], mind: 'thoughts', signs: ['fever', 'yellow_skin'] }),
        first_days: { steps: ['pour the G down the sink'] },
      },
      { on: { 'first-days': ['gate-ghb-see'] } },
    ],
    [
      'a prescribed opioid among others',
      {
        ...safety({ mind: 'thoughts', signs: ['fever', 'yellow_skin', 'wound'] }),
        medicine: { current: ['opioid_pain'] },
        first_days: { steps: ['bin the tablets'] },
      },
      { on: { 'first-days': [/Before these steps:/, 'gate-suicide-thoughts-see'] } },
    ],
  ]);
});

describe('naloxone that is on its way is not told as if it were there', () => {
  const coming = (more: Answers = {}): Answers => ({
    overdose: { naloxone: 'getting', naloxone_place: 'hall drawer' },
    ...more,
  });
  const told: Right = Object.fromEntries([
    [
      'on',
      Object.fromEntries(
        ['one-page', 'overdose', 'wallet-card', 'lapse', 'first-days'].map((id) => [
          id,
          [/on its way\. It will be: hall drawer/],
        ]),
      ),
    ],
  ]);
  table([
    ['heroin in England', coming(), told],
    [
      'in the US, using',
      { about: { region: 'united_states' }, ...coming(), use: { status: 'using', last_use: null } },
      told,
    ],
    [
      'methadone in Ireland',
      {
        about: { region: 'ireland' },
        ...coming(),
        use: { opioids: ['methadone'], source: ['my_prescription'] },
      },
      told,
    ],
    ['it is there', {}, { off: { 'one-page': [/on its way/], 'wallet-card': [/on its way/] } }],
    [
      'none, and a place for it',
      { overdose: { naloxone: 'none', naloxone_place: 'hall drawer' } },
      {
        on: { 'one-page': [/none yet\. Ask a pharmacist today\. It will be: hall drawer/] },
        off: { 'one-page': [/on its way/] },
      },
    ],
  ]);
});

describe('custody, and the day out', () => {
  const held = (left: string | null, left_on: string | null, more: Answers = {}): Answers => ({
    ...safety({ applies: ['custody'] }),
    use: {
      status: 'using',
      last_use: null,
      left: left === null ? null : [{ place: left, ...(left_on ? { out: left_on } : {}) }],
    },
    ...more,
  });
  const out: Right = {
    clock: 'closed',
    gates: ['custody_leaving'],
    off: { timeline: [/alone in a cell/] },
  };
  const inside: Right = {
    clock: 'closed',
    notGates: ['custody_leaving'],
    on: { timeline: [/alone in a cell/] },
  };
  table([
    ['out today', held('prison', '2026-11-26'), out],
    ['out yesterday, in the US', held('prison', '2026-11-25', { about: { region: 'united_states' } }), out],
    ['out in five days', held('prison', '2026-12-01'), out],
    ['out in two months', held('prison', '2027-01-26'), inside],
    ['leaves hospital tomorrow', held('hospital', '2026-11-27'), inside],
    [
      'leaves treatment tomorrow, in Scotland',
      held('treatment', '2026-11-27', { about: { region: 'scotland' } }),
      inside,
    ],
    ['out last year', held('prison', '2025-11-26'), inside],
  ]);
});

describe('an opioid for pain is met as one, wherever it is named', () => {
  table([
    [
      'beside methadone and street heroin, in the list',
      {
        use: { source: ['street'], status: 'on_medicine', last_use: null },
        medicine: { current: ['methadone'], list: [{ name: 'MST', for: 'back', from: 'GP' }] },
      },
      { gates: ['pain_opioid_too'] },
    ],
    [
      'beside a depot, in Australia',
      {
        about: { region: 'australia' },
        use: { status: 'on_medicine', last_use: null },
        medicine: { current: ['buprenorphine_injection'], list: [{ name: 'Durogesic' }] },
      },
      { gates: ['pain_opioid_too'] },
    ],
    [
      'nothing for pain beside methadone',
      {
        use: { status: 'on_medicine', last_use: null },
        medicine: { current: ['methadone'], list: [{ name: 'Omeprazole' }] },
      },
      { notGates: ['pain_opioid_too'] },
    ],
    [
      'on a medicine, and the list says that it is for pain',
      {
        about: { region: 'wales' },
        use: { opioids: ['Zomorph'], source: null, status: 'on_medicine', last_use: null },
        medicine: { current: ['none'], list: [{ name: 'Zomorph', for: 'back' }] },
      },
      { gates: ['prescribed_opioid'], notGates: ['on_medicine'] },
    ],
    [
      'on a medicine, and nobody knows which',
      {
        use: { opioids: ['heroin'], source: null, status: 'on_medicine', last_use: null },
        medicine: { current: ['none'] },
      },
      { gates: ['on_medicine'] },
    ],
    [
      'heroin now and then beside a patch: medicine first',
      {
        use: {
          opioids: ['fentanyl_patch'],
          source: ['my_prescription'],
          status: 'using',
          last_use: null,
          other_drugs: ['heroin now and then'],
        },
        medicine: { current: ['opioid_pain'] },
      },
      { on: { 'one-page': ['med-first'] }, off: { 'one-page': ['med-pain', 'rp-pain'] } },
    ],
    [
      'smack at weekends beside tramadol',
      {
        use: {
          opioids: ['tramadol'],
          source: ['my_prescription'],
          status: 'using',
          last_use: null,
          other_drugs: ['smack at weekends'],
        },
        medicine: { current: ['opioid_pain'] },
      },
      { on: { 'one-page': ['med-first'] }, off: { 'one-page': ['med-pain'] } },
    ],
    [
      'naltrexone is no opioid for pain',
      {
        about: { region: 'united_states' },
        use: { opioids: ['Vivitrol'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
        medicine: { current: ['naltrexone'] },
      },
      { notGates: ['prescribed_opioid'], off: { 'one-page': ['med-pain'] } },
    ],
    [
      'nor is an implant',
      { use: { opioids: ['naltrexone implant'], source: ['my_prescription'] } },
      { notGates: ['prescribed_opioid'], off: { 'one-page': ['med-pain'] } },
    ],
  ]);
});

describe('how often, in own words', () => {
  const pattern = (words: string, more: Record<string, unknown> = {}): Answers =>
    use({ pattern: words, ...more });
  const noTimes: Right = { off: { timeline: [/often starts \d+ to/, /hardest part is often/] } };
  table([
    ['once, after 60 days', pattern('once, after 60 days'), noTimes],
    [
      'codeine in Ireland',
      { about: { region: 'ireland' }, ...pattern('just the once', { opioids: ['codeine'] }) },
      noTimes,
    ],
    [
      'fentanyl in the US',
      { about: { region: 'united_states' }, ...pattern('now_and_then', { opioids: ['fentanyl'] }) },
      { off: { timeline: [/often starts/] } },
    ],
    ...['every single day', 'all day every day', '3 times a day', 'twice a day', 'constantly'].map((words) =>
      row(words, pattern(words), {
        clock: 'dated',
        on: { timeline: [/often starts 6 to 24 hours/] },
      }),
    ),
    ['no more daily, in own words', pattern('used to be daily, now once a week'), noTimes],
    ['more than the words for every day', pattern('four bags every single day for nine years'), noTimes],
  ]);
});

describe('what is not known is not known, in other words too', () => {
  table([
    [
      'oxycodone and pills',
      use({ opioids: ['oxycodone', 'pills'] }),
      { clock: 'dated', gates: [], on: { timeline: [/often/] } },
    ],
    [
      'codeine and painkillers, in Ireland',
      { about: { region: 'ireland' }, ...use({ opioids: ['codeine', 'painkillers'] }) },
      { clock: 'dated' },
    ],
    ['heroin and "I don\'t know"', use({ opioids: ['heroin', 'unsure'] }), { clock: 'dated' }],
    ['pills alone', use({ opioids: ['pills'] }), { clock: 'none' }],
    ['heroin and a name that nobody knows', use({ opioids: ['heroin', 'zorbodone'] }), { clock: 'none' }],
  ]);
});

describe('medicines that are named where nobody asked', () => {
  table([
    [
      'clonidine among other drugs',
      use({ other_drugs: ['clonidine from a friend'] }),
      { on: { medicine: ['med-lofexidine-care'] } },
    ],
    [
      'clonidine as what is used, in the US',
      { about: { region: 'united_states' }, ...use({ opioids: ['heroin', 'clonidine'] }) },
      { on: { medicine: ['med-lofexidine-care'] } },
    ],
    ['no clonidine', {}, { off: { medicine: ['med-lofexidine-care'] } }],
    [
      'methadone in the list is on the card',
      { about: { region: 'scotland' }, medicine: { current: null, list: [{ name: 'Physeptone' }] } },
      { on: { 'wallet-card': ['card-methadone'] } },
    ],
    [
      'naltrexone in the list is on the card',
      { about: { region: 'united_states' }, medicine: { current: null, list: [{ name: 'Vivitrol' }] } },
      { on: { 'wallet-card': ['card-takes-naltrexone'] } },
    ],
    [
      'a depot in the list is on the card',
      { medicine: { current: null, list: [{ name: 'Buvidal' }] } },
      { on: { 'wallet-card': ['card-buprenorphine'] } },
    ],
    [
      'one that is over is not',
      { medicine: { current: ['none'], list: [{ name: 'methadone, till May' }] } },
      { off: { 'wallet-card': ['card-methadone'] } },
    ],
    [
      'ticked, it is said once',
      { medicine: { current: ['methadone'], list: [{ name: 'Methadone' }] } },
      { off: { 'wallet-card': ['card-methadone'] }, on: { 'wallet-card': [/I take:\*\* Methadone/] } },
    ],
    [
      'citalopram beside methadone, nothing ticked',
      {
        use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
        medicine: { current: null, list: [{ name: 'Citalopram' }] },
      },
      { on: { medicine: ['med-others'] } },
    ],
    [
      'methadone and street heroin: not told to ask for it',
      {
        use: {
          opioids: ['methadone', 'heroin'],
          source: ['my_prescription', 'street'],
          status: 'on_medicine',
          last_use: null,
        },
        medicine: { current: ['methadone'] },
      },
      { off: { medicine: ['med-ask-when'] } },
    ],
  ]);
});

describe('the first days after hospital are told before they come', () => {
  table([
    [
      'tomorrow',
      use({ left: [{ place: 'hospital', out: '2026-11-27' }] }),
      { on: { 'one-page': ['hospital-days-ahead'], timeline: ['hospital-days-ahead'] } },
    ],
    [
      'in five days, behind a gate',
      { ...safety({ applies: ['pregnant'] }), use: { left: [{ place: 'hospital', out: '2026-12-01' }] } },
      { on: { 'one-page': ['hospital-days-ahead'] } },
    ],
    [
      'yesterday',
      use({ left: [{ place: 'hospital', out: '2026-11-25' }] }),
      { on: { 'one-page': ['hospital-days'] }, off: { 'one-page': ['hospital-days-ahead'] } },
    ],
    [
      'prison tomorrow',
      use({ left: [{ place: 'prison', out: '2026-11-27' }] }),
      { off: { 'one-page': ['hospital-days-ahead'] } },
    ],
  ]);
});

describe('"none" beside something that was picked is not printed', () => {
  table([
    [
      'medicine',
      { medicine: { current: ['none', 'naltrexone'] } },
      { on: { 'wallet-card': [/I take:\*\* Naltrexone/] }, off: { 'wallet-card': [/None of these/] } },
    ],
    [
      'other drugs',
      use({ other_drugs: ['none', 'Xanax'] }),
      { clock: 'closed', off: { 'care-team': [/I use nothing else/] } },
    ],
    [
      'health, in the US',
      { about: { region: 'united_states' }, ...safety({ health: ['heart', 'none'] }) },
      {
        gates: ['heart'],
        on: { 'care-team': [/Heart trouble/] },
        off: { 'care-team': [/None of these · /, / · None of these/] },
      },
    ],
    ['alone it stands', {}, { on: { 'care-team': [/None of these/] } }],
  ]);
});

describe('a skill is explained however it is written', () => {
  const skill = (name: string): Answers => ({ coping: { skills: [name] } });
  const told: Right = { on: { craving: [/\*\*Ride the urge like a wave\.\*\* Sit or stand still/] } };
  table(
    ['ride_the_urge', 'Ride_the_urge', 'Ride the urge', 'Ride the urge like a wave'].map((name) =>
      row(name, skill(name), told),
    ),
  );
  table([
    row('own words stay as they are', skill('chop wood'), { on: { craving: [/\*\*chop wood\.\*\*/] } }),
  ]);
});

describe('when the riskiest weeks are over, only what comes later is told', () => {
  const past = (more: Answers = {}): Answers => ({
    ...more,
    use: { last_use: '2026-09-20', ...more['use'] },
  });
  const later: Right = {
    on: { timeline: [/### Later on/] },
    off: { timeline: [/### Early/, /### The hardest part/, /### Easing/] },
  };
  table([
    ['in words, in the US', past({ about: { region: 'united_states' } }), later],
    ['behind a gate', past(safety({ applies: ['sedatives'] })), later],
    ['codeine in Ireland', past({ about: { region: 'ireland' }, ...use({ opioids: ['codeine'] }) }), later],
    ['yesterday, in words', { about: { region: 'united_states' } }, { on: { timeline: [/### Early/] } }],
  ]);
});

describe('what is sold on the street is told to who may buy there', () => {
  table([
    [
      'codeine from a shop, Ireland',
      { about: { region: 'ireland' }, ...use({ opioids: ['codeine'], source: ['shop'] }) },
      { off: { timeline: ['region-ireland-nitazenes', /What is about where I live/] } },
    ],
    [
      'a patch from the doctor, Wales',
      { about: { region: 'wales' }, ...use({ opioids: ['fentanyl_patch'], source: ['my_prescription'] }) },
      { off: { timeline: ['region-uk-nitazenes'] } },
    ],
    [
      'heroin, Ireland',
      { about: { region: 'ireland' } },
      { on: { timeline: ['region-ireland-nitazenes', /What is about where I live/] } },
    ],
    ['nobody said where from', use({ source: null }), { on: { timeline: ['region-uk-nitazenes'] } }],
  ]);
});

describe('who has it is not told to ask for it', () => {
  table([
    [
      'on methadone',
      {
        ...use({
          opioids: ['methadone'],
          source: ['my_prescription'],
          status: 'on_medicine',
          last_use: null,
        }),
        medicine: { current: ['methadone'] },
      },
      { off: { 'care-team': ['med-ask-start'] } },
    ],
    [
      'on a depot, in Australia',
      { about: { region: 'australia' }, medicine: { current: ['buprenorphine_injection'] } },
      { off: { 'care-team': ['med-ask-start'] } },
    ],
    [
      'pain tablets from the doctor',
      {
        ...use({ opioids: ['morphine'], source: ['my_prescription'] }),
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
      },
      { off: { 'care-team': ['med-ask-start'] } },
    ],
    ['heroin', {}, { on: { 'care-team': ['med-ask-start'] } }],
  ]);
});

describe('fentanyl words have no day of heroin beside them', () => {
  table([
    [
      'street heroin in the US',
      { about: { region: 'united_states' } },
      { clock: 'words', off: { timeline: ['wd-heroin-edge', 'wd-ranges'] } },
    ],
    [
      'street oxycodone in Canada',
      { about: { region: 'canada' }, ...use({ opioids: ['oxycodone'] }) },
      { off: { timeline: ['wd-heroin-edge', 'wd-ranges'] } },
    ],
    ['heroin in England', {}, { on: { timeline: ['wd-heroin-edge', 'wd-ranges'] } }],
  ]);
});

describe('one way out of prison is told once', () => {
  table([
    [
      'held, and out tomorrow',
      { ...safety({ applies: ['custody'] }), use: { left: [{ place: 'prison', out: '2026-11-27' }] } },
      { gates: ['custody_leaving'], notGates: ['left_prison'] },
    ],
    [
      'out since Monday',
      use({ left: [{ place: 'prison', out: '2026-11-23' }] }),
      {
        gates: ['custody_leaving'],
        notGates: ['left_prison'],
        on: { 'one-page': ['gate-custody-leaving-see'] },
      },
    ],
    [
      'out in three weeks, and free until then',
      use({ left: [{ place: 'prison', out: '2026-12-18' }] }),
      { gates: ['left_prison'], notGates: ['custody_leaving'] },
    ],
    [
      'out for two months',
      use({ left: [{ place: 'prison', out: '2026-09-20' }] }),
      { notGates: ['left_prison', 'custody_leaving'] },
    ],
  ]);
});

describe('what can wait until the stop stands before it, and not under today', () => {
  const weeksOff = (health: string, more: Answers = {}): Answers => ({
    ...safety({ health: [health] }),
    use: { status: 'planning', planned_stop: '2026-12-17', last_use: null },
    ...more,
  });
  const before = (title: RegExp): Right => ({
    on: { timeline: [new RegExp(`See someone before you stop[\\s\\S]*${title.source}`)] },
    off: { timeline: [/See or call someone today/] },
  });
  table([
    ['the heart', weeksOff('heart'), before(/Heart trouble/)],
    ['diabetes, in Australia', weeksOff('diabetes', { about: { region: 'australia' } }), before(/Diabetes/)],
    [
      'hepatitis C, in the US',
      weeksOff('hiv_hepatitis_tb', { about: { region: 'united_states' } }),
      before(/hepatitis/),
    ],
    [
      'a fever is for today',
      { ...weeksOff('heart'), ...safety({ health: ['heart'], signs: ['fever'] }) },
      { on: { timeline: [/See or call someone today[\s\S]*Fever/] } },
    ],
  ]);
});

describe('what was answered is read by whom it is for', () => {
  table([
    [
      'the care team reads the plan, the stage, the place and who wrote it',
      {
        about: { region: 'england', filled_by: 'for_someone' },
        use: { status: 'planning', planned_stop: '2026-12-17', last_use: null },
        medicine: { clinician: 'waiting', place: 'residential' },
        first_days: { drives: 'drives' },
      },
      {
        on: {
          'care-team': [
            /The day I picked to stop:\*\* Thursday 17 December 2026/,
            /I plan to stop soon/,
            /I am waiting to hear/,
            /A place where I stay a while/,
            /Someone else is writing it for me/,
            /work with machines\?\*\* Yes, I do/,
          ],
        },
      },
    ],
    [
      'who lives there',
      safety({ home: ['alone', 'with_children'] }),
      { on: { 'daily-life': [/on my own/i] } },
    ],
    [
      'notes beside people',
      {
        medicine: {
          prescriber: { name: 'Dr Ali', note: 'ask for Jo' },
          pharmacy: { name: 'Boots', note: 'shut at one' },
        },
        lapse: { first_call: { name: 'Nan', note: 'let it ring' } },
      },
      { on: { contacts: ['ask for Jo', 'shut at one', 'let it ring'] } },
    ],
    [
      'a helper, in Ireland',
      { about: { region: 'ireland', helper: 'Siobhán, sister' } },
      { on: { plan: ['Siobhán, sister'] } },
    ],
  ]);
});

describe('where nobody knows the country, every number is there', () => {
  const every: RegExp[] = [/\*\*999\*\*/, /\*\*911\*\*/, /\*\*000\*\*/, /\*\*111\*\*/];
  const nowhere = (more: Answers = {}): Answers => ({ ...more, about: { region: null } });
  table([
    [
      'heroin',
      nowhere(),
      { clock: 'closed', on: { 'one-page': every, 'wallet-card': every, crisis: every } },
    ],
    [
      'methadone from a clinic',
      nowhere(use({ opioids: ['methadone'], source: ['my_prescription'] })),
      { on: { 'one-page': every, 'wallet-card': every } },
    ],
    ['a danger now', nowhere(safety({ now: 'suicide' })), { on: { 'one-page': every } }],
    ['England has its own', {}, { off: { 'one-page': [/\*\*911\*\*/], 'wallet-card': [/\*\*911\*\*/] } }],
  ]);
});

describe('a rule of one country is for that country', () => {
  const hepatitis = 'care-check-hep-c';
  table([
    ['every adult, in the US', { about: { region: 'united_states' } }, { on: { aftercare: [hepatitis] } }],
    [
      '17, in the US',
      { about: { region: 'united_states' }, ...safety({ applies: ['under_18'] }) },
      { off: { aftercare: [hepatitis] } },
    ],
    [
      '17, in New Zealand',
      { about: { region: 'new_zealand' }, ...safety({ applies: ['under_18'] }) },
      { off: { aftercare: [hepatitis] } },
    ],
    ['England', {}, { off: { aftercare: [hepatitis] } }],
    ['lofexidine in the US', { about: { region: 'united_states' } }, { on: { medicine: [/## Lofexidine/] } }],
    ...(['england', 'scotland', 'ireland', 'australia'] as const).map((region) =>
      row(`not in ${region}`, { about: { region } }, { off: { medicine: [/## Lofexidine/] } }),
    ),
  ]);
});

describe('what was picked comes with what must be known of it', () => {
  table([
    [
      'a warm bath',
      { first_days: { comfort: ['warm_bath'] } },
      {
        on: {
          'first-days': [/A warm bath or shower\.\*\* Have someone in the home\. Keep it warm, not hot/],
        },
      },
    ],
    [
      'a heat pad, by its words, in Ireland',
      { about: { region: 'ireland' }, first_days: { comfort: ['A heat pad or hot water bottle'] } },
      { on: { 'first-days': [/Wrap it in a cloth, never on bare skin\. Take it off before you sleep/] } },
    ],
    [
      'a shop medicine',
      { first_days: { comfort: ['shop_medicine'] } },
      { on: { plan: ['sc-shop-medicine'] } },
    ],
    [
      'own words have nothing to add',
      { first_days: { comfort: ['my dog'] } },
      { on: { 'first-days': [/I picked:\*\* my dog/] } },
    ],
    ['food to get ready', { first_days: { ready: ['easy_food'] } }, { on: { plan: ['sc-food'] } }],
  ]);
});

describe('empty quotes are no answer', () => {
  table([
    [
      'a visit',
      { aftercare: { appointments: [{ what: '', when: '2026-12-09', where: '  ' }] } },
      { off: { aftercare: [/\*\*\*\*/, /, ,/, /: ,/] } },
    ],
    [
      'a goal',
      { reasons: { goals: [{ goal: 'work', step: '', by: '' }] } },
      { off: { goals: [/\*\*\*\*/, /, ,/] } },
    ],
    [
      'a medicine',
      { medicine: { list: [{ name: 'Zoton', for: '', from: '' }] } },
      { off: { medicine: [/, ,/, /, for ,/], 'care-team': [/, ,/] } },
    ],
    [
      'a trigger',
      { triggers: { list: [{ what: 'payday', then: '' }] } },
      { on: { triggers: [/The day I get paid/] }, off: { triggers: [/Then I will:\*\* *$/m] } },
    ],
    [
      'a person to call',
      { people: { contacts: [{ name: 'Ola', role: 'help', phone: '', when: '' }] } },
      { off: { contacts: [/, ,/, /\*\*:\*\*/], 'wallet-card': [/phone *$/m] } },
    ],
  ]);
});

describe('a naltrexone card, and others', () => {
  table([
    [
      'buprenorphine tablets',
      { medicine: { current: ['buprenorphine'] } },
      { on: { 'wallet-card': [/I take:\*\* Buprenorphine/] } },
    ],
    [
      'the injection',
      { medicine: { current: ['buprenorphine_injection'] } },
      { on: { 'wallet-card': [/I take:\*\* Buprenorphine as a shot/] } },
    ],
    [
      'naltrexone',
      { medicine: { current: ['naltrexone'] } },
      { on: { 'wallet-card': [/I take:\*\* Naltrexone/, 'card-naltrexone'] } },
    ],
    ['pregnant', safety({ applies: ['pregnant'] }), { on: { 'wallet-card': ['card-pregnant'] } }],
  ]);
});

describe('who has opioids for pain reads of pain, and not of a lapse', () => {
  const pain = (opioid: string, region: string, more: Answers = {}): Answers => ({
    about: { region },
    use: { opioids: [opioid], source: ['my_prescription'], status: 'on_medicine', last_use: null },
    medicine: { current: ['opioid_pain'], wanted: null },
    ...more,
  });
  const ofPain: Right = {
    on: {
      medicine: ['med-pain-agree', 'med-pain', /## My medicine for pain/],
      lapse: ['med-pain-agree', 'rp-pain-too-much', 'od-not-alone-now'],
    },
    off: {
      medicine: ['med-which-save-lives', /Why medicine comes first/],
      lapse: ['rp-lapse-danger', 'rp-lapse-what'],
    },
  };
  const ofUse: Right = {
    on: { medicine: ['med-which-save-lives'], lapse: ['rp-lapse-danger', 'rp-lapse-what'] },
    off: { medicine: ['med-pain-agree'], lapse: ['med-pain-agree'] },
  };
  table([
    ['a patch, in Wales', pain('fentanyl_patch', 'wales'), ofPain],
    ['tramadol, in New Zealand', pain('tramadol', 'new_zealand'), ofPain],
    ['morphine, in the US', pain('morphine', 'united_states'), ofPain],
    [
      'a patch, and heroin now and then',
      pain('fentanyl_patch', 'england', {
        use: {
          opioids: ['fentanyl_patch'],
          source: ['my_prescription'],
          status: 'using',
          last_use: null,
          other_drugs: ['heroin now and then'],
        },
      }),
      ofUse,
    ],
    ['heroin', {}, ofUse],
  ]);
});

describe('what else is taken beside methadone or buprenorphine is asked about', () => {
  const takes = (current: string | null, name: string, region = 'england'): Answers => ({
    about: { region },
    use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
    medicine: { current: current === null ? null : [current], list: [{ name }] },
  });
  const asked: Right = { on: { medicine: ['med-others'], 'care-team': ['med-others'] } };
  table([
    ['clarithromycin', takes('methadone', 'Clarithromycin'), asked],
    ['ketoconazole beside Subutex, in Australia', takes('buprenorphine', 'Ketoconazole', 'australia'), asked],
    ['St John’s wort, nothing ticked, in Ireland', takes(null, 'St John’s wort', 'ireland'), asked],
    ['a list that says none', takes('methadone', 'none'), { off: { medicine: ['med-others'] } }],
    [
      'no such medicine',
      { medicine: { current: ['none'], wanted: 'no_thanks', list: [{ name: 'Citalopram' }] } },
      { off: { medicine: ['med-others'] } },
    ],
  ]);
});

describe('a name counts in how much, since when, and what a medicine is for', () => {
  test.each<[string, Answers, Right]>([
    [
      'benzos since',
      { use: { since: 'valium every night since the accident' } },
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'alcohol since',
      { use: { since: 'On vodka since the divorce, brown since 2019' } },
      { clock: 'closed', gates: ['alcohol_named'] },
    ],
    [
      'GHB since',
      { use: { since: 'GHB for two years, heroin for one' } },
      { clock: 'closed', gates: ['ghb_named'] },
    ],
    [
      'pregabalin in the amount',
      { use: { amount: 'two bags and a strip of pregabs' } },
      { gates: ['gabapentinoids'] },
    ],
    [
      'pregabalin, what it is for',
      { medicine: { list: [{ name: 'the capsules', for: 'instead of Lyrica' }] } },
      { gates: ['gabapentinoids'] },
    ],
    [
      'a calming pill without its name',
      { medicine: { list: [{ name: 'blue ones', for: 'coming off Xanax' }] } },
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'own methadone in the amount',
      { use: { source: ['street', 'my_prescription'], amount: 'a bag on top of 60 of methadone' } },
      { clock: 'closed', gates: ['medicine_mentioned'] },
    ],
    [
      'Subutex since, source open',
      { use: { source: null, since: 'Subutex on and off for 5 years' } },
      { clock: 'closed', gates: ['medicine_mentioned'] },
    ],
    [
      'Buvidal in the amount',
      { use: { source: null, amount: 'the Buvidal once a month' } },
      { clock: 'closed', gates: ['medicine_mentioned'] },
    ],
    [
      'street methadone in the amount has other times',
      { use: { amount: '2 bags and 40ml methadone' } },
      { clock: 'words' },
    ],
    ['tramadol in the amount', { use: { amount: '10 tramadol a day and a bag' } }, { gates: ['tramadol'] }],
    [
      'fentanyl since',
      { use: { since: 'heroin ten years, fent in it since spring' } },
      { clock: 'closed', gates: ['fentanyl_supply'] },
    ],
    [
      'nitazenes in the amount',
      { use: { amount: 'two bags, nitazenes in them' } },
      { clock: 'closed', gates: ['nitazenes_supply'] },
    ],
    [
      'xylazine in the amount',
      { use: { amount: 'a bundle of tranq dope' } },
      { clock: 'closed', gates: ['xylazine_supply'] },
    ],
    [
      'medetomidine since',
      { use: { since: 'rhino tranq since August' } },
      { clock: 'closed', gates: ['medetomidine_supply'] },
    ],
    [
      'a patch, what it is for',
      { medicine: { list: [{ name: 'Zq', for: 'it is my fentanyl patch' }] } },
      { clock: 'closed', on: { 'one-page': ['wd-patch-heat'] } },
    ],
    ['a patch since', { use: { since: 'BuTrans since 2021' } }, { on: { 'one-page': ['wd-patch-heat'] } }],
  ])('%s', (_, changes, right) => check(changes, right));

  test.each<[string, Answers, Right]>([
    [
      'a nicotine patch',
      { medicine: { list: [{ name: 'NiQuitin', for: 'nicotine patch' }] } },
      { clock: 'dated', off: { 'one-page': ['wd-patch-heat'] } },
    ],
    [
      'naloxone for heroin',
      { medicine: { list: [{ name: 'naloxone', for: 'heroin overdose' }] } },
      { clock: 'dated', notGates: ['on_medicine'] },
    ],
    [
      'loperamide for opioids',
      { medicine: { list: [{ name: 'Imodium', for: 'coming off opioids' }] } },
      { clock: 'dated', notGates: ['on_medicine'] },
    ],
    [
      'a mood pill',
      { medicine: { list: [{ name: 'Sertraline', for: 'my mood', from: 'Dr Patel' }] } },
      { clock: 'dated' },
    ],
    [
      'nothing but the years',
      { use: { since: 'six years, since I hurt my back', amount: 'one bag at noon, one at night' } },
      { clock: 'dated' },
    ],
    [
      'pints of milk',
      { use: { amount: 'a bag, and a pint of milk to line my stomach' } },
      { clock: 'dated', notGates: ['alcohol_named'] },
    ],
  ])('and not %s', (_, changes, right) => check(changes, right));

  test.each([
    ['the liquid', 'heroin'],
    ['Zq', 'my opioid addiction'],
    ['the pink stuff', 'OUD'],
  ])('a medicine nobody knows the name of, "%s" for %s, is met as one', (name, why) =>
    check({ medicine: { list: [{ name, for: why }] } }, { clock: 'closed', gates: ['on_medicine'] }),
  );
});

describe('an opioid from a shop has no prescriber', () => {
  test.each([
    ['Nurofen Plus', 'the shop'],
    ['co-codamol', 'over the counter at Boots'],
    ['DHC', 'a mate'],
    ['Solpadeine', 'Self'],
    ['tramadol', 'my sister'],
  ])('%s from %s', (name, from) =>
    check(
      { medicine: { list: [{ name, from }] } },
      {
        clock: 'closed',
        gates: ['listed_opioid'],
        notGates: ['prescribed_opioid'],
        on: { timeline: ['gate-listed-see'] },
        off: { timeline: ['gate-pain-see'] },
      },
    ),
  );
  test.each([
    ['codeine', 'Dr Patel'],
    ['dihydrocodeine', 'the pain clinic'],
    ['MST', undefined],
  ])('but %s from %j has', (name, from) =>
    check(
      { medicine: { list: [{ name, ...(from ? { from } : {}) }] } },
      {
        clock: 'closed',
        gates: ['prescribed_opioid'],
        notGates: ['listed_opioid'],
        on: { timeline: ['gate-pain-see'] },
      },
    ),
  );
  test('beside methadone too', () =>
    check(
      { medicine: { current: ['methadone'], list: [{ name: 'Nurofen Plus', from: 'shop' }] } },
      { gates: ['on_medicine', 'listed_opioid'], notGates: ['pain_opioid_too'] },
    ));
});

describe('small words beside a name change nothing', () => {
  test.each(['a bit of brown', 'just gear', 'some smack, daily', 'mainly brown these days', 'only H'])(
    '%s is heroin',
    (name) =>
      check(
        { use: { opioids: [name] } },
        { clock: 'dated', on: { timeline: ['What withdrawal may be like: Heroin'] } },
      ),
  );
  test.each(['not just brown', 'no heroin now', 'brown and something'])('%s has no dates', (name) =>
    check({ use: { opioids: [name] } }, { clock: 'none' }),
  );
});

describe('who is on a medicine, or has pain, is not told that they can still ask for one', () => {
  test.each<[string, Answers]>([
    ['methadone', { medicine: { current: ['methadone'] }, use: { status: 'on_medicine' } }],
    ['the injection', { medicine: { current: ['buprenorphine_injection'] } }],
    ['naltrexone', { medicine: { current: ['naltrexone'] } }],
    [
      'an opioid for pain',
      {
        medicine: { current: ['opioid_pain'], wanted: null },
        use: { opioids: ['oxycodone'], source: ['my_prescription'] },
      },
    ],
    [
      'pain, in the US',
      {
        about: { region: 'united_states' },
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
        use: { opioids: ['hydrocodone'], source: ['my_prescription'] },
      },
    ],
  ])('%s', (_, changes) => check(changes, { off: { timeline: ['sc-still-ask'], plan: ['sc-still-ask'] } }));
  test.each<[string, Answers]>([
    ['heroin', {}],
    ['fentanyl in Canada', { about: { region: 'canada' }, use: { opioids: ['fentanyl'] } }],
    ['no thanks, not now', { medicine: { wanted: 'no_thanks' } }],
    ['not asked', { medicine: { current: null, wanted: null } }],
  ])('but for %s it stands', (_, changes) => check(changes, { on: { timeline: ['sc-still-ask'] } }));
});

test.each<[string, Answers]>([
  [
    'pain',
    { medicine: { current: ['opioid_pain'] }, use: { opioids: ['oxycodone'], source: ['my_prescription'] } },
  ],
  ['still using', { use: { status: 'not_stopping', last_use: null } }],
  ['stopped', {}],
])('whom to call first is worded for %s', (_, changes) =>
  check(
    { ...changes, lapse: { first_call: { name: 'Zq', phone: '07700 900123' } } },
    {
      on: {
        'one-page': ['First, if things go wrong: **Zq**'],
        contacts: ['If things go wrong, I will call first:** Zq'],
      },
      off: { 'one-page': ['If I use again'], contacts: ['If I use again'] },
    },
  ),
);

describe('"not most days" does not outweigh what was said to be every day', () => {
  table([
    [
      'valium every night',
      use({ other_drugs: ['valium every night', 'crack', 'now and then'] }),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'diazepam in a day',
      use({ other_drugs: ['sedatives', 'cocaine', 'at weekends'], amount: '3 bags and 10 diazepam a day' }),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'cans a day since',
      use({ other_drugs: ['alcohol', 'sometimes'], since: '8 cans of Special Brew a day since 2019' }),
      { clock: 'closed', gates: ['alcohol_named'] },
    ],
    [
      'GHB every two hours',
      use({ other_drugs: ['GHB every two hours', 'sometimes'] }),
      { clock: 'closed', gates: ['ghb_named'] },
    ],
    [
      'drink now and then',
      use({ other_drugs: ['alcohol', 'now and then'] }),
      { clock: 'dated', notGates: ['alcohol_named'] },
    ],
    [
      'benzos at weekends',
      use({ other_drugs: ['sedatives', 'only at weekends'] }),
      { clock: 'dated', notGates: ['sedatives_named'] },
    ],
  ]);
});

describe('an amount hides no name', () => {
  const other = (text: string, gate: string, region = 'england'): [string, Answers, Right] =>
    row(text, { about: { region }, use: { other_drugs: [text] } }, { clock: 'closed', gates: [gate] });
  table([
    other('G every 2 hrs, round the clock', 'ghb_named'),
    other('10 jellies a day', 'sedatives_named', 'scotland'),
    other('20 blues', 'sedatives_named', 'scotland'),
    other('2 bars a day', 'sedatives_named'),
    other('a sleeper at night', 'sedatives_named'),
    other('etiz', 'sedatives_named', 'scotland'),
    other('a couple of zopis', 'sedatives_named'),
    other('phenibut', 'sedatives_named', 'united_states'),
    other('8 cans of Tennents', 'alcohol_named', 'scotland'),
    other('a bottle of red most nights', 'alcohol_named'),
    other('half a bottle of Smirnoff a day', 'alcohol_named', 'ireland'),
    other('Jack Daniels', 'alcohol_named', 'united_states'),
    other('a slab of VB a day', 'alcohol_named', 'australia'),
    other('few cans every evening', 'alcohol_named'),
    other('six pack a day', 'alcohol_named', 'united_states'),
    other('i drink a lot', 'alcohol_named'),
    other('10 units a day', 'alcohol_named'),
    other('en flaska vin varje kväll', 'unknown_drug', 'elsewhere'),
    other('the powder from the gym', 'unknown_drug'),
    [
      'phenobarb in the list',
      { medicine: { list: [{ name: 'Phenobarb', for: 'fits', from: 'GP' }] } },
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'etizolam in how often',
      use({ pattern: 'daily, with etizolam' }),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'xanax in how',
      use({ how: ['smoke', 'with xanax to come down'] }),
      { clock: 'closed', gates: ['sedatives_named'] },
    ],
    [
      'shakes after drink',
      { ...use({ other_drugs: ['a bottle of red most nights'] }), ...safety({ signs: ['severe_shaking'] }) },
      { gates: ['drink_or_sedative_shakes'] },
    ],
  ]);
  table([
    [
      'what is known and harmless',
      use({ other_drugs: ['MDMA at festivals', 'poppers', 'melatonin'] }),
      { clock: 'dated', notGates: ['unknown_drug'] },
    ],
    [
      'none of it',
      use({ other_drugs: ['no alcohol', 'never touched benzos'] }),
      { clock: 'dated', notGates: ['alcohol_named', 'sedatives_named'] },
    ],
    ['smoke', use({ other_drugs: ['weed, every night'] }), { clock: 'dated', notGates: ['unknown_drug'] }],
  ]);
});

describe('a common word is no drug', () =>
  table(
    [
      ['since', 'Since the worries over money'],
      ['since', 'since I got the zimmer frame'],
      ['since', 'since I moved back up the Valleys'],
      ['since', 'since I worked at Central station'],
      ['since', 'since Stella died'],
      ['since', 'since Gina left me, and Sherry passed'],
      ['since', 'Since the surgeon did my back'],
      ['amount', 'two bags, thanks'],
      ['amount', 'a larger bag on payday'],
      ['amount', 'three layers of foil'],
      ['amount', 'two lines, shorter ones at work'],
    ].map(([key, text]) =>
      row(text!, use({ [key!]: text }), { clock: 'dated', off: { 'one-page': ['wd-patch-heat'] } }),
    ),
  ));

describe('a name in passing never takes the place of the gate that fits', () => {
  const pain = (more: Record<string, unknown>, list: unknown[] = []): Answers => ({
    use: {
      opioids: ['oxycodone'],
      source: ['my_prescription'],
      status: 'on_medicine',
      last_use: null,
      ...more,
    },
    medicine: { current: ['opioid_pain'], wanted: null, ...(list.length > 0 ? { list } : {}) },
  });
  const right: Right = {
    gates: ['prescribed_opioid'],
    notGates: ['on_medicine'],
    on: { 'one-page': ['med-pain', 'gate-pain-see'] },
    off: { medicine: ['med-which-save-lives', 'Ask about medicine today, while you still use'] },
  };
  table([
    ['never had methadone', pain({ since: 'since my hip. Never had methadone' }), right],
    ['not methadone', pain({ amount: 'one tablet, not methadone' }), right],
    ['years ago', pain({ other_drugs: ['stopped Subutex in 2015'] }), right],
    [
      'DF118s, not taken methadone since May 2011',
      pain({ opioids: ['DF118s'], since: 'since the slipped disc, not taken methadone since May 2011' }),
      right,
    ],
  ]);
  const vivitrol = (name: string): Answers => ({
    medicine: { current: ['none'], wanted: 'have_it', list: [{ name, for: 'blocker', from: 'clinic' }] },
  });
  table([
    ['Vivitrol', vivitrol('Vivitrol'), { notGates: ['on_medicine'], gates: ['on_naltrexone'] }],
    ['naltrexone for opioids', vivitrol('naltrexone'), { notGates: ['on_medicine'] }],
    [
      "Vivitrol, didn't go back",
      vivitrol("Vivitrol (last one in Sept, didn't go back)"),
      { notGates: ['on_medicine'], on: { 'one-page': ['tol-naltrexone'] } },
    ],
  ]);
});

describe('fentanyl from a doctor is most often a patch', () => {
  const worn = (opioid: string, region = 'england', more: Answers = {}): Answers => ({
    about: { region },
    use: {
      opioids: [opioid],
      source: ['my_prescription'],
      status: 'planning',
      planned_stop: '2026-12-20',
      last_use: null,
    },
    medicine: { current: ['opioid_pain'], wanted: null },
    first_days: { comfort: ['heat_pad', 'warm_bath'] },
    coping: { first_three: ['hot bottle'] },
    ...more,
  });
  const right: Right = {
    clock: 'closed',
    on: { 'one-page': ['wd-patch-heat', 'med-pain'], craving: ['wd-patch-heat'] },
    off: {
      'first-days': ['A heat pad or hot water bottle', 'A warm bath or shower'],
      medicine: ['med-which-save-lives'],
    },
  };
  table([
    ['fentanyl', worn('fentanyl'), right],
    ['fentanyl 25mcg', worn('fentanyl 25mcg'), right],
    ['in the US', worn('fentanyl 50 mcg', 'united_states'), right],
    ['fentanyl paches', worn('fentanyl paches'), right],
    ['fent pach', worn('fent pach'), right],
    ['a pach every 3 days', worn('a pach every 3 days'), right],
    [
      'for the back, in the list',
      { medicine: { list: [{ name: 'Zq', for: 'fentanyl paches for my back' }] } },
      { on: { 'one-page': ['wd-patch-heat'] } },
    ],
    [
      'street fentanyl is none',
      { about: { region: 'united_states' }, use: { opioids: ['fentanyl'], source: ['street'] } },
      { off: { 'one-page': ['wd-patch-heat', 'med-pain'] } },
    ],
  ]);
});

describe('a dose that was missed, in ordinary words', () => {
  const told = (what: string): [string, Answers, Right] =>
    row(
      what,
      {
        use: { opioids: ['methadone'], source: ['my_prescription'], status: 'on_medicine', last_use: null },
        medicine: { current: ['methadone'], wanted: 'have_it' },
        triggers: { list: [{ what, then: 'take_medicine' }] },
      },
      { off: { triggers: ['Take my medicine as agreed'], plan: ['Take my medicine as agreed'] } },
    );
  const missed = (what: string): [string, Answers, Right] => {
    const [name, changes, right] = told(what);
    return [name, changes, { ...right, gates: ['missed_doses'] }];
  };
  table([
    missed('5 days since my last methadone'),
    missed('not been for my methadone in 4 days'),
    missed('methadone missed since monday'),
    missed('been off my script 3 days'),
    missed('no script over xmas'),
    missed("couldn't make the chemist"),
    missed('I didnt pick up'),
    missed('barred from the chemist'),
    missed('chemist was shut'),
    missed('vomited my dose'),
    missed('my bupe got stolen'),
    missed('havent been able to collect my bupe since friday'),
    told('the chemist looks at me funny'),
    told('two days in a row of rain'),
  ]);
});

describe('an injection by its ordinary names has no day', () => {
  const stopped = (opioid: string): Answers =>
    use({ opioids: [opioid], source: ['my_prescription'], last_use: '2026-10-17' });
  const right: Right = {
    on: { 'one-page': ['tol-depot'] },
    off: { 'one-page': [/since Sat 17 Oct/], 'wallet-card': [/since \*\*Sat 17 Oct/] },
  };
  table([
    ...[
      'buprenorphine jab',
      'monthly bupe jab',
      'bup jab',
      'depot injection',
      'weekly bup injection',
      'buprenorphine monthly',
      'bupe monthly shot',
    ].map((name) => row(name, stopped(name), right)),
    ...['monthly bupe jab', 'buprenorphine jab'].map((name) =>
      row(
        `${name}, in the list`,
        { use: { last_use: '2026-10-17' }, medicine: { list: [{ name }] } },
        { off: { 'one-page': [/since Sat 17 Oct/] } },
      ),
    ),
  ]);
});

describe('a medicine with its strength is that medicine', () => {
  const listed = (name: string): Answers => ({
    medicine: { current: null, wanted: null, list: [{ name, from: 'clinic' }] },
  });
  const card = (name: string, said: RegExp): [string, Answers, Right] =>
    row(name, listed(name), { on: { 'wallet-card': [said] } });
  table([
    card('Methadone 60mg daily', /I take methadone/),
    card('Methadone mixture 1mg/ml, 60 ml', /I take methadone/),
    card('Subutex 8mg', /I take buprenorphine/),
    card('naltrexone 50mg', /I take naltrexone/),
    card('Vivitrol 380mg', /I take naltrexone/),
    card('Naltrexone tablets', /I take naltrexone/),
  ]);
  const notPain: Right = {
    on: { 'one-page': ['Medicine saves lives'] },
    off: { 'one-page': ['med-pain', 'rp-pain'], lapse: ['med-pain-agree'] },
  };
  const onIt = (opioid: string, more: Record<string, unknown> = {}): Answers => ({
    about: { region: 'scotland' },
    use: { opioids: [opioid], source: ['my_prescription'], status: 'on_medicine', last_use: null, ...more },
    medicine: { current: null, wanted: null },
  });
  table([
    ['methadone 60ml', onIt('methadone 60ml'), notPain],
    ['methadone mixture 1mg/ml', onIt('methadone mixture 1mg/ml'), notPain],
    ['subutex 8mg', onIt('subutex 8mg'), notPain],
    ['Buvidal 96mg monthly', onIt('Buvidal 96mg monthly'), notPain],
    ['stopped', onIt('methadone 60ml', { status: 'stopped', last_use: '2026-11-20' }), notPain],
    [
      'who has it listed is told to stay on it',
      { medicine: { current: null, list: [{ name: 'methadone', from: 'clinic' }] } },
      { on: { 'one-page': ['med-first-on'] }, off: { 'one-page': ['Ask about them now'] } },
    ],
  ]);
});

describe('a visit that is over is never the next', () => {
  const visits = (...days: string[]): Answers => ({
    aftercare: { appointments: days.map((when) => ({ what: `Zq ${when}`, when })) },
  });
  table([
    [
      'one past, one to come',
      visits('2026-11-01 11:00', '2026-12-19 11:00'),
      {
        on: {
          'one-page': [/next visits\n\n- \*\*Sat 19 Dec, 11am\*\* Zq 2026-12-19/],
          plan: ['Zq 2026-11-01'],
        },
        off: Object.fromEntries(
          ['one-page', 'contacts', 'week', 'aftercare'].map((page) => [page, ['Zq 2026-11-01']]),
        ),
      },
    ],
    [
      'only past ones',
      visits('2026-10-20 09:00'),
      {
        off: { 'one-page': ['My next visits'], week: ['My visits and calls'], contacts: ['Zq'] },
        on: { aftercare: [/Who and when/] },
      },
    ],
    [
      'a year that cannot be',
      visits('2126-12-01 10:00'),
      { off: { 'one-page': ['My next visits'], contacts: ['2126'] } },
    ],
    ['today', visits('2026-11-26 08:00'), { on: { 'one-page': ['Zq 2026-11-26'], week: ['Zq 2026-11-26'] } }],
    [
      'without a day',
      { aftercare: { appointments: [{ what: 'Zq the clinic' }] } },
      { on: { contacts: ['Zq the clinic'], aftercare: ['Zq the clinic'] } },
    ],
  ]);
});

describe('a start after the weeks that are shown is named', () => {
  const then = /I leave prison on Sun 20 Dec 2026: the risk starts again then/;
  const all: Right = {
    on: { 'one-page': [then], 'wallet-card': [then], timeline: [then], aftercare: [then], plan: [then] },
  };
  table([
    [
      'out of prison, after the weeks of the stop',
      use({ last_use: '2026-11-20', left: [{ place: 'prison', out: '2026-12-20' }] }),
      all,
    ],
    [
      'held, so without dates of withdrawal',
      {
        ...safety({ applies: ['custody'] }),
        use: { last_use: '2026-11-20', left: [{ place: 'prison', out: '2026-12-20' }] },
      },
      all,
    ],
    [
      'out of hospital, in Ireland',
      {
        about: { region: 'ireland' },
        use: { last_use: '2026-11-10', left: [{ place: 'hospital', out: '2026-12-24' }] },
      },
      { on: { 'one-page': [/I leave hospital on Thu 24 Dec 2026: the risk/] } },
    ],
    [
      'within the weeks that run',
      use({ last_use: '2026-11-20', left: [{ place: 'prison', out: '2026-12-02' }] }),
      { off: { 'one-page': [/the risk starts again then/] } },
    ],
  ]);
});

describe('what is over at midnight is not printed the next day', () => {
  const stopped = (day: string, more: Record<string, unknown> = {}): Answers =>
    use({ last_use: day, ...more });
  table([
    // Early is 6 to 24 hours, the hardest part 24 to 72 hours, easing up to 10 days.
    [
      'early',
      stopped('2026-11-24'),
      {
        off: { plan: [/It starts some time between/], timeline: ['### Early', 'Early: '] },
        on: { timeline: ['### The hardest part'] },
      },
    ],
    [
      'the hardest part',
      stopped('2026-11-22'),
      {
        off: { plan: [/It is worst some time between/], timeline: ['### The hardest part'] },
        on: { timeline: ['### Easing'] },
      },
    ],
    ['easing', stopped('2026-11-15'), { off: { plan: [/have eased by about/], timeline: ['### Easing'] } }],
    ['with a time of day', stopped('2026-11-25 00:00'), { off: { plan: [/It starts some time between/] } }],
    [
      'on its last day it stands',
      stopped('2026-11-25'),
      { on: { plan: [/It starts some time between/], timeline: ['### Early'] } },
    ],
  ]);
});

describe('on naltrexone too a day that cannot be starts nothing', () =>
  table(
    [
      use({ last_use: '2026-12-20 22:00' }),
      use({ last_use: '2010-11-20' }),
      use({ status: 'planning', planned_stop: '2041-03-01', last_use: null }),
      use({ last_use: '2027-11-20', opioids: ['oxycodone'] }),
    ].map((changes, index) =>
      row(
        `case ${index + 1}`,
        { ...changes, medicine: { current: ['naltrexone'], wanted: 'have_it' } },
        { off: { plan: [/some time between|have eased by/], timeline: [/some time between|have eased by/] } },
      ),
    ),
  ));
