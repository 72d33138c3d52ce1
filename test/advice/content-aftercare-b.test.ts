// The time after: a safer home on a dark day, a slip, goals, family, work and the law, wishes, the body, a routine. What is
// read and by whom, written from the sources that the sentences name; each case with its cousins, and who must not read it.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
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
  first_days: { drives: 'no_driving' },
  overdose: { naloxone: 'have', naloxone_place: 'drawer' },
};

/** A page of the calm person with some answers changed, as a file is read; null leaves an answer open. */
function page(id: string, changes: Answers = {}, blank = false): string {
  const whole: Answers = structuredClone(CALM);
  for (const [section, answers] of Object.entries(changes)) Object.assign((whole[section] ??= {}), answers);
  for (const answers of Object.values(whole))
    for (const [key, value] of Object.entries(answers)) if (value === null) delete answers[key];
  const plan = blank ? planFrom('about: {}') : planFrom(stringify(whole));
  return renderHandout(knowledge.handouts[id]!, { knowledge, plan, today: TODAY, blank });
}

const says = (id: string, region = 'england'): string => renderStatement(knowledge, id, region);

/** Each row: what changes, the page, the sentences that are read there, and those that are not. */
type Row = [name: string, changes: Answers, page: string, on: string[], off?: string[]];

const table = (rows: readonly Row[]): void =>
  void test.each(rows)('%s', (_, changes, id, on, off = []) => {
    const text = page(id, changes);
    const region = String(changes['about']?.['region'] ?? 'england');
    for (const one of on) expect([one, text.includes(says(one, region))]).toEqual([one, true]);
    for (const one of off) expect([one, text.includes(says(one, region))]).toEqual([one, false]);
  });

const takes = (...current: string[]): Answers => ({ medicine: { current, wanted: 'have_it' } });
const lives = (region: string, more: Answers = {}): Answers => ({ ...more, about: { region } });

const REGIONS = Object.keys(knowledge.regions);

describe('a safer home on a dark day', () => {
  const HOME = ['safe-home-space', 'safe-home-pills', 'safe-home-naloxone'];
  table([
    [
      'thoughts of suicide',
      { safety: { mind: 'thoughts' } },
      'plan',
      HOME,
      ['safe-home-gun', 'safe-home-medicine'],
    ],
    ['a plan to do it', { safety: { mind: 'plan' } }, 'plan', HOME],
    ['tried not long ago', { safety: { health: ['recent_attempt'] } }, 'plan', HOME],
    ['very low is not that', { safety: { mind: 'low' } }, 'plan', [], HOME],
    ['nobody calm', {}, 'plan', [], HOME],
    ['nobody who has not said', { safety: { mind: null } }, 'plan', [], HOME],
    [
      'a gun, where people have them',
      lives('united_states', { safety: { mind: 'thoughts' } }),
      'plan',
      ['safe-home-gun'],
    ],
    ['not for who is calm there', lives('united_states'), 'plan', [], ['safe-home-gun']],
    ['nor next door', lives('canada', { safety: { mind: 'thoughts' } }), 'plan', HOME, ['safe-home-gun']],
  ]);
  const KEEP = ['safe-home-medicine'];
  table(
    ['plan', 'medicine'].flatMap((id): Row[] => [
      ['methadone is kept', { ...takes('methadone'), safety: { mind: 'thoughts' } }, id, KEEP],
      ['buprenorphine is kept', { ...takes('buprenorphine'), safety: { mind: 'plan' } }, id, KEEP],
      [
        'an opioid for pain is kept',
        { ...takes('opioid_pain'), safety: { mind: 'thoughts' }, use: { source: ['my_prescription'] } },
        id,
        KEEP,
      ],
      ['no medicine, no such line', { safety: { mind: 'thoughts' } }, id, [], KEEP],
      ['on medicine and calm', takes('methadone'), id, [], KEEP],
    ]),
  );
  test('the plan says its order before with whom it is made', () => {
    const text = page('plan', { safety: { mind: 'thoughts' } });
    expect(text.indexOf(says('crisis-plan-parts'))).toBeGreaterThan(0);
    expect(text.indexOf(says('rp-safety-plan'))).toBeGreaterThan(text.indexOf(says('crisis-plan-parts')));
  });
  test('no sentence says that a plan works by itself: only with calls', () => {
    const bad = Object.values(knowledge.statements).filter(
      (one) => one.facts.includes('SAFE-EVID') && !/calls/.test(one.says),
    );
    expect(bad).toEqual([]);
  });
});

describe('after a slip', () => {
  table([
    [
      'on methadone',
      takes('methadone'),
      'lapse',
      ['rp-lapse-keep-medicine', 'rp-lapse-missed', 'rp-lapse-prescriber'],
    ],
    [
      'on buprenorphine: the three days were seen for methadone only',
      takes('buprenorphine'),
      'lapse',
      ['rp-lapse-keep-medicine', 'rp-lapse-prescriber'],
      ['rp-lapse-missed'],
    ],
    [
      'on a medicine that is not named',
      { use: { status: 'on_medicine' }, medicine: { current: null, wanted: 'have_it' } },
      'lapse',
      ['rp-lapse-keep-medicine', 'rp-lapse-missed'],
    ],
    [
      'on naltrexone: call, and nothing to keep going',
      takes('naltrexone'),
      'lapse',
      ['rp-lapse-prescriber'],
      ['rp-lapse-keep-medicine', 'rp-lapse-missed'],
    ],
    ['on none', {}, 'lapse', [], ['rp-lapse-keep-medicine', 'rp-lapse-missed', 'rp-lapse-prescriber']],
    ['who injects', { use: { how: ['inject'] } }, 'lapse', ['rp-lapse-tests']],
    ['who has not said how', { use: { how: null } }, 'lapse', ['rp-lapse-tests']],
    ['who smokes', {}, 'lapse', [], ['rp-lapse-tests']],
    ['everyone plans the next day', {}, 'lapse', ['rp-lapse-next-day', 'rp-lapse-blown', 'rp-lapse-learn']],
    [
      'pain is another matter',
      { ...takes('opioid_pain'), use: { opioids: ['oxycodone'], source: ['my_prescription'] } },
      'lapse',
      [],
      ['rp-lapse-next-day', 'rp-lapse-blown'],
    ],
  ]);
});

describe('goals', () => {
  const status = (value: string): Answers => ({ use: { status: value, last_use: null } });
  table([
    ['using', status('using'), 'goals', ['goal-unsure', 'goal-agreed'], ['goal-decided']],
    ['not stopping', status('not_stopping'), 'goals', ['goal-unsure'], ['goal-decided']],
    ['planning', status('planning'), 'goals', ['goal-decided'], ['goal-unsure']],
    ['stopped', {}, 'goals', ['goal-decided'], ['goal-unsure']],
    ['on medicine', status('on_medicine'), 'goals', ['goal-decided'], ['goal-unsure']],
    ['has not said', { use: { status: null } }, 'goals', [], ['goal-decided', 'goal-unsure']],
    ['giving back stands in the week', {}, 'week', ['goal-give']],
    ['scores are no test', {}, 'check-in', ['meas-scores']],
    [
      'the worker is told why no such list is made',
      {},
      'session-notes',
      ['goal-no-balance', 'goal-after-slip'],
    ],
  ]);
  test('a blank sheet asks what would make it worth it, not what is good about using', () => {
    const text = page('goals', {}, true);
    expect(text).toContain(says('goal-unsure'));
    expect(text).not.toContain(says('goal-decided'));
  });
  test('no page asks what is good about using', () => {
    for (const id of Object.keys(knowledge.handouts))
      expect(page(id, {}, true)).not.toMatch(
        /good (side|thing)s? (of|about) (using|drugs)|pros and cons|costs and benefits/i,
      );
  });
  test('if-then says what it was tested with, wherever it says that it helps', () => {
    expect(knowledge.statements['rp-ifthen']!.says).toMatch(/not been tested with heroin/);
    expect(knowledge.statements['rp-ifthen-again']!.says).toMatch(/alcohol/);
  });
  test('no sentence says that scoring lowers use', () => {
    const scored = Object.values(knowledge.statements).filter(({ says: text }) =>
      /\bscor(e|es|ing)\b/i.test(text),
    );
    expect(scored.map(({ says: text }) => text)).toEqual([knowledge.statements['meas-scores']!.says]);
  });
  test('groups that were named stand in the week', () => {
    expect(page('week', { aftercare: { groups: ['Tuesday drop in'] } })).toContain('Tuesday drop in');
    expect(page('week')).not.toContain('My groups and meetings');
    expect(page('week', {}, true)).toContain('A group or meeting');
  });
});

describe('family', () => {
  table([
    [
      'reads signs, that none is proof, and goes to overdose',
      {},
      'family',
      [
        'fam-signs',
        'fam-signs-act',
        'fam-safe-home',
        'fam-children',
        'fam-others',
        'fam-help-sessions',
        'fam-you-wait',
      ],
    ],
    ['a carer in England', {}, 'family', ['fam-carer-england-wales'], ['fam-carer-scotland']],
    ['in Wales', lives('wales'), 'family', ['fam-carer-england-wales'], ['fam-carer-scotland']],
    ['in Scotland', lives('scotland'), 'family', ['fam-carer-scotland'], ['fam-carer-england-wales']],
    ...['northern_ireland', 'ireland', 'united_states', 'australia', 'elsewhere'].map((region): Row => [
      `not confirmed: ${region}`,
      lives(region),
      'family',
      [],
      ['fam-carer-scotland', 'fam-carer-england-wales'],
    ]),
  ]);
  test('no one sign is proof, in the same breath', () =>
    expect(knowledge.statements['fam-signs']!.says).toMatch(/No one sign is proof/));
});

describe('rights are said only where they were read', () => {
  const WORK: Record<string, string[]> = {
    england: ['work-uk', 'work-coach-england'],
    scotland: ['work-uk', 'law-scotland-order', 'law-scotland-help'],
    wales: ['work-uk'],
    northern_ireland: ['work-uk'],
    united_states: ['work-us', 'law-us-medicine'],
    canada: ['work-canada'],
    australia: ['work-australia', 'law-australia-order'],
  };
  const all = [...new Set(Object.values(WORK).flat())];
  table(
    REGIONS.map((region): Row => {
      const own = WORK[region] ?? [];
      return [region, lives(region), 'daily-life', own, all.filter((id) => !own.includes(id))];
    }),
  );
  table([
    ['nobody knows where', { about: { region: null } }, 'daily-life', ['work-tell', 'work-study'], all],
    [
      'the page on respect, UK',
      {},
      'stigma',
      ['work-uk', 'work-tell', 'stig-fear'],
      ['work-canada', 'stig-us-rights'],
    ],
    ['Canada', lives('canada'), 'stigma', ['work-canada'], ['work-uk']],
    [
      'United States',
      lives('united_states'),
      'stigma',
      ['work-us', 'stig-us-rights'],
      ['work-uk', 'work-canada'],
    ],
    ['Ireland: nothing was confirmed', lives('ireland'), 'stigma', ['work-tell'], all],
    ['New Zealand: nothing was confirmed', lives('new_zealand'), 'stigma', ['work-tell'], all],
  ]);
  const drives: Answers = { first_days: { drives: 'drives' } };
  const PAIN: Answers = {
    ...drives,
    ...takes('opioid_pain'),
    use: { opioids: ['oxycodone'], source: ['my_prescription'] },
  };
  table([
    ...['england', 'scotland', 'wales'].flatMap((region): Row[] => [
      [`drives: ${region}`, lives(region, drives), 'daily-life', ['work-drive-britain']],
      [`does not: ${region}`, lives(region), 'daily-life', [], ['work-drive-britain']],
    ]),
    ['another office', lives('northern_ireland', drives), 'daily-life', [], ['work-drive-britain']],
    ['another country', lives('ireland', drives), 'daily-life', [], ['work-drive-britain']],
    ['opioids for pain', PAIN, 'daily-life', [], ['work-drive-britain']],
    ['on the page on medicine too', { ...drives, ...takes('methadone') }, 'medicine', ['work-drive-britain']],
  ]);
});

describe('wishes in advance', () => {
  table([
    ['Scotland', lives('scotland'), 'care-team', ['adv-why', 'adv-what', 'adv-scotland'], ['adv-ireland']],
    ['Ireland', lives('ireland'), 'care-team', ['adv-why', 'adv-ireland'], ['adv-scotland']],
    ...REGIONS.filter((id) => !['scotland', 'ireland'].includes(id)).map((region): Row => [
      region,
      lives(region),
      'care-team',
      ['adv-why'],
      ['adv-scotland', 'adv-ireland'],
    ]),
  ]);
  test('on every one it says that it is not a legal paper', () => {
    for (const region of REGIONS)
      expect(page('care-team', lives(region))).toContain('This page is not a legal paper.');
  });
});

describe('the body in the months after', () => {
  table([
    ['periods and a baby: everyone', {}, 'medicine', ['body-periods', 'baby-bed']],
    ['on methadone', takes('methadone'), 'medicine', ['body-sex-methadone', 'body-weight-methadone']],
    [
      'on buprenorphine: teeth, and not what was seen with methadone',
      takes('buprenorphine'),
      'medicine',
      ['med-buprenorphine-teeth'],
      ['body-sex-methadone', 'body-weight-methadone'],
    ],
    [
      'the injection does not melt in the mouth',
      takes('buprenorphine_injection'),
      'medicine',
      [],
      ['body-sex-methadone', 'body-weight-methadone'],
    ],
    ['a baby is coming', { safety: { applies: ['pregnant'] } }, 'plan', ['baby-bed-own'], ['baby-breastfed']],
    [
      'a baby at the breast',
      { safety: { applies: ['breastfeeding'] } },
      'plan',
      ['baby-bed-own', 'baby-breastfed'],
    ],
    ['no baby', {}, 'plan', [], ['baby-bed-own', 'baby-breastfed']],
    ['children', { safety: { home: ['with_children'] } }, 'daily-life', ['baby-bed']],
    ['sleep', {}, 'daily-life', ['body-sleep', 'care-low-mood']],
    ['memory, when it is asked for', { aftercare: { checks: ['memory'] } }, 'aftercare', ['body-memory']],
    [
      'memory, when it is not',
      { aftercare: { checks: ['teeth'] } },
      'aftercare',
      ['care-check-teeth'],
      ['body-memory'],
    ],
    [
      'sex, when it is asked for',
      { aftercare: { checks: ['sexual_health'] } },
      'aftercare',
      ['body-mood-sex'],
    ],
  ]);
  test('who is told that benzos slow the memory is told not to stop them at once', () =>
    expect(knowledge.statements['body-memory']!.says).toMatch(/do not stop at once/));
});

describe('a routine for medicine', () => {
  table([
    [
      'methadone',
      takes('methadone'),
      'medicine',
      ['rout-pharmacy', 'rout-why', 'rout-home'],
      ['rout-injection', 'rout-us-rules'],
    ],
    [
      'buprenorphine',
      takes('buprenorphine'),
      'medicine',
      ['rout-pharmacy', 'rout-why', 'rout-home', 'rout-injection'],
    ],
    [
      'the injection is not picked up or taken home',
      { ...takes('buprenorphine_injection'), use: { opioids: ['cocaine'], source: ['street'] } },
      'medicine',
      ['rout-why'],
      ['rout-injection', 'rout-home', 'rout-pharmacy'],
    ],
    [
      'naltrexone',
      takes('naltrexone'),
      'medicine',
      ['rout-why'],
      ['rout-home', 'rout-pharmacy', 'rout-injection'],
    ],
    ['no medicine', {}, 'medicine', [], ['rout-why', 'rout-home', 'rout-pharmacy', 'rout-us-rules']],
    ['methadone in the US', lives('united_states', takes('methadone')), 'medicine', ['rout-us-rules']],
    [
      'buprenorphine in the US',
      lives('united_states', takes('buprenorphine')),
      'medicine',
      [],
      ['rout-us-rules'],
    ],
    ['methadone next door', lives('canada', takes('methadone')), 'medicine', [], ['rout-us-rules']],
  ]);
  test('who has no medicine has no heading for it', () => {
    expect(page('medicine')).not.toContain('## My routine');
    expect(page('medicine', takes('methadone'))).toContain('## My routine');
    expect(page('medicine', {}, true)).toContain('## My routine');
  });
  test('the key is kept apart', () => expect(page('medicine')).toContain('with the key kept apart'));
});
