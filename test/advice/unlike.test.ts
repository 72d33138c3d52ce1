/** People unlike the examples, met by reading their pages: each row is a line that was wrong for one of them, with cousins. */
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
import { readerOf } from '../../src/handouts/view/seen.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

type Answers = Record<string, Record<string, unknown>>;

const CALM: Answers = {
  about: { region: 'england' },
  safety: { now: 'no', applies: ['none'], signs: ['none'], mind: 'ok', health: ['none'], supply: ['none'] },
  use: {
    opioids: ['heroin'],
    source: ['street'],
    status: 'stopped',
    last_use: '2026-11-20 10:00',
    other_drugs: ['none'],
  },
  medicine: { current: ['none'], wanted: 'want' },
};

function page(id: string, change: Answers): string {
  const whole = structuredClone(CALM);
  for (const [section, answers] of Object.entries(change)) Object.assign((whole[section] ??= {}), answers);
  if (whole['use']?.['status'] === 'planning') delete whole['use']['last_use'];
  const handout = knowledge.handouts[id]!;
  return renderHandout(handout, {
    knowledge,
    plan: planFrom(stringify(whole)),
    today: TODAY,
    reader: readerOf(handout),
  });
}

type Row = [who: string, on: string, change: Answers, has: RegExp[], hasNot: RegExp[]];

const depot: Answers = { medicine: { current: ['buprenorphine_injection'] } };
const naltrexone: Answers = { use: { status: 'using' }, medicine: { current: ['naltrexone'] } };
const both: Answers = { use: { opioids: ['morphine', 'slow_release'] } };

const BED = /Do not sleep in the same bed as a baby or child/;
const VISIT = /stop is before my first visit/;
const BABY = /breastfed baby/;

const ROWS: Row[] = [
  [
    'pills for pain from a doctor',
    'lapse',
    {
      use: { opioids: ['tramadol'], source: ['my_prescription'] },
      medicine: { current: ['opioid_pain'], wanted: 'tell_me_more' },
    },
    [/Tell your prescriber/],
    [/Ask to start medicine/],
  ],
  [
    'heroin',
    'lapse',
    {},
    [/Ask to start medicine/, /^# If I use again/, /Never use alone/],
    [/took more than agreed/i],
  ],
  ...['tramadol', 'fentanyl_patch', 'codeine'].flatMap((opioid): Row[] => {
    const pain: Answers = {
      use: { opioids: [opioid], source: ['my_prescription'], status: 'on_medicine' },
      medicine: { current: ['opioid_pain'], wanted: 'tell_me_more' },
    };
    return [
      [
        `${opioid} for pain`,
        'lapse',
        pain,
        [/^# If I take too much/, /Do not be alone now/],
        [/use again/i, /Never use alone/],
      ],
      [`${opioid} for pain`, 'medicine', pain, [/What if I miss a day/], [/How soon can I start/]],
      [`${opioid} for pain`, 'craving', pain, [/Do not be alone now/], [/Never use alone/]],
    ];
  }),
  ['heroin', 'medicine', {}, [/How soon can I start/], []],
  [
    'has people, and reasons to stay',
    'crisis',
    {
      safety: { keeps_me_going: ['my wean'], home_safe: ['pills at my sister'] },
      people: {
        contacts: [
          { name: 'Zed', phone: '07700 900111', role: 'help' },
          { name: 'Chatty', phone: '07700 900222', role: 'distraction' },
        ],
      },
    },
    [/What keeps me here:\*\* my wean/, /home safe:\*\* pills at my sister/, /\*\*Zed\*\*: \*\*07700 900111/],
    [/Chatty/],
  ],
  ['has said nothing of them', 'crisis', {}, [/^Emergency: \*\*999/m], [/What keeps me here/, /\.{10}/]],
  [
    'an overdose now',
    'crisis',
    { safety: { now: 'overdose' } },
    [/999\*\*\n\n## Someone will not wake up/],
    [],
  ],
  ...(
    [
      [
        'a patch, and children',
        { use: { opioids: ['fentanyl_patch'] }, safety: { home: ['with_children'] } },
        true,
      ],
      ['a patch, and nobody small', { use: { opioids: ['fentanyl_patch'] } }, false],
      [
        'tablets, and children',
        { use: { opioids: ['oxycodone'] }, safety: { home: ['with_children'] } },
        false,
      ],
    ] as [string, Answers, boolean][]
  ).map(([who, change, holds]): Row => [who, 'one-page', change, holds ? [BED] : [], holds ? [] : [BED]]),
  [
    'a patch, and a hot bottle that helped',
    'lapse',
    { use: { opioids: ['fentanyl_patch'] }, coping: { helped_before: ['hot water bottle'] } },
    [/hot water bottle/, /With a patch on, no heat/],
    [],
  ],
  [
    'no patch',
    'lapse',
    { coping: { helped_before: ['hot water bottle'] } },
    [/hot water bottle/],
    [/no heat/],
  ],
  ...(
    [
      ['before', '2026-12-01', '2026-12-03 10:00', true],
      ['on the day, later', '2026-12-03 09:00', '2026-12-03 10:00', true],
      ['after', '2026-12-05', '2026-12-03 10:00', false],
      ['after, and that one is over', '2026-12-05', '2026-11-20 10:00', false],
    ] as const
  ).flatMap(([how, stop, visit, holds]): Row[] =>
    ['one-page', 'timeline'].map((on) => [
      `a stop that is planned ${how} the first visit`,
      on,
      {
        use: { status: 'planning', planned_stop: stop },
        aftercare: { appointments: [{ what: 'Drug service', when: visit }] },
      },
      holds ? [VISIT] : [],
      holds ? [] : [VISIT],
    ]),
  ),
  ...(
    [
      ['shares it', ['gates'], true],
      ['shares other things', ['contacts'], false],
    ] as const
  ).map(([how, family, holds]): Row => [
    `breastfeeds, and ${how}`,
    'family',
    { safety: { applies: ['breastfeeding'] }, sharing: { family } },
    holds ? [/Help is needed today:\*\* \*\*You breastfeed/, BABY] : [],
    holds ? [] : [/Help is needed today/, BABY],
  ]),
  [
    'takes nitazenes',
    'one-page',
    { use: { opioids: ['nitazenes'], status: 'using' } },
    [/Nitazenes:.* never alone/],
    [],
  ],
  [
    'clean for months on naltrexone',
    'medicine',
    { use: { status: 'on_medicine', last_use: undefined }, medicine: { current: ['naltrexone'] } },
    [],
    [/Naltrexone and an opioid/],
  ],
  [
    'on naltrexone, and used yesterday',
    'medicine',
    { use: { status: 'on_medicine', last_use: '2026-11-21' }, medicine: { current: ['naltrexone'] } },
    [/Naltrexone and an opioid/],
    [],
  ],
  [
    'on no medicine since prison',
    'one-page',
    { use: { opioids: ['methadone'], source: ['my_prescription'] } },
    [/go back on yours/],
    [/Stay on yours/],
  ],
  [
    'on methadone',
    'one-page',
    { medicine: { current: ['methadone'] } },
    [/Stay on yours/],
    [/go back on yours/],
  ],
  ['on naltrexone', 'plan', naltrexone, [/Do not test naltrexone/], [/Start with a small amount/]],
  [
    'on nothing, using',
    'plan',
    { use: { status: 'using' } },
    [/Start with a small amount/],
    [/test naltrexone/],
  ],
  ['on naltrexone', 'medicine', naltrexone, [/Missed a day/], [/3 days or more without it/]],
  ['on an injection', 'medicine', depot, [], [/3 days or more without it/]],
  ['on methadone', 'medicine', { medicine: { current: ['methadone'] } }, [/3 days or more without it/], []],
  [
    'on an injection and methadone',
    'medicine',
    { medicine: { current: ['methadone', 'buprenorphine_injection'] } },
    [/3 days or more without it/],
    [],
  ],
  [
    'drinks every day',
    'one-page',
    { safety: { applies: ['alcohol_daily'] } },
    [/With an opioid, drink can stop your breathing/],
    [],
  ],
  [
    'sleeping pills every day',
    'one-page',
    { safety: { applies: ['sedatives'] } },
    [/with an opioid they can stop your breathing/],
    [],
  ],
  ['quick and slow morphine', 'timeline', both, [], [/for the quick-acting kind/, /Day 3 is the late edge/]],
  ['no naloxone', 'one-page', { overdose: { naloxone: 'none' } }, [/none yet\. Ask a pharmacist today/], []],
  ['no naloxone', 'overdose', { overdose: { naloxone: 'none' } }, [/none yet\. Ask a pharmacist today/], []],
  ['anyone', 'overdose', {}, [/An opioid patch on their skin\? Take it off/], []],
  ['anyone', 'family', {}, [/An opioid patch on their skin\? Take it off/], []],
  [
    'codeine from a shop',
    'medicine',
    { use: { opioids: ['codeine'], source: ['shop'] } },
    [/second pain medicine/],
    [],
  ],
  [
    'pregnant on methadone',
    'medicine',
    { safety: { applies: ['pregnant'] }, medicine: { current: ['methadone'] } },
    [],
    [/common in men/],
  ],
  ['in Vancouver', 'medicine', { about: { region: 'canada' } }, [/British Columbia/], []],
  [
    'a routine for pain pills',
    'medicine',
    {
      use: { source: ['my_prescription'], opioids: ['tramadol'] },
      medicine: { current: ['opioid_pain'], routine: 'Kettle first' },
    },
    [/Kettle first/],
    [],
  ],
  [
    'in the US, breath is weak or none',
    'overdose',
    { about: { region: 'united_states' } },
    [/Breathing, but slow or weak\? Give breaths/, /only gasps, or not sure\? CPR/],
    [/Not breathing, or hardly\? Give breaths/],
  ],
];

test.each(ROWS)('%s: %s', (_who, id, change, has, hasNot) => {
  const text = page(id, change);
  expect(has.filter((line) => !line.test(text))).toEqual([]);
  expect(hasNot.filter((line) => line.test(text))).toEqual([]);
});

describe('someone who must not be told of the plan', () => {
  const contacts = [
    { name: 'Breda', phone: '01632 960001', may_know: 'no' },
    { name: 'Ciara', phone: '01632 960002', may_know: 'yes' },
    { name: 'Tasha', phone: '01632 960003' },
  ];
  const all = Object.values(knowledge.handouts).map(({ meta }) => meta.id);
  const shared = ['contacts', 'name'];
  const change: Answers = {
    people: { contacts },
    sharing: { family: [...shared], worker: [...shared], card: [...shared] },
  };

  test.each(all)('is on no page that someone else holds: %s', (id) => {
    if (readerOf(knowledge.handouts[id]!) !== 'me') expect(page(id, change)).not.toContain('Breda');
  });
  test('while the others are, and the person sees all three', () => {
    expect(page('family', change)).toContain('Ciara');
    expect(page('family', change)).toContain('Tasha');
    expect(page('contacts', change)).toContain('Breda');
  });
});
