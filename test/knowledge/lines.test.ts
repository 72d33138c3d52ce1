// The lines and the law of each place, as they were read on 26 November 2026. The right values were written by hand, from
// that reading: what may be printed, what may not, and for whom.
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { renderHandout } from '../../src/handouts/handout.ts';
import { renderStatement } from '../../src/handouts/template/statements.ts';
import type { Helpline } from '../../src/knowledge/shape.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';

const TODAY = '2026-11-27';
const REGIONS = Object.keys(knowledge.regions);

type Answers = Record<string, Record<string, unknown>>;

/** Someone who is calm and has stopped, in a region, with some answers changed; null leaves one open. */
function page(id: string, region: string | undefined, changes: Answers = {}): string {
  const answers: Answers = {
    about: region === undefined ? {} : { region },
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
      stage: 'stopped',
      last_use: '2026-11-26 10:00',
      left: 'none',
      how: ['smoke'],
      other_drugs: ['none'],
    },
    medicine: { current: ['none'], wanted: 'want' },
    overdose: { naloxone: 'have', naloxone_place: 'drawer' },
  };
  for (const [section, more] of Object.entries(changes)) Object.assign((answers[section] ??= {}), more);
  for (const some of Object.values(answers))
    for (const [key, value] of Object.entries(some)) if (value === null) delete some[key];
  return renderHandout(knowledge.handouts[id]!, {
    knowledge,
    plan: planFrom(stringify(answers)),
    today: TODAY,
  });
}

const line = (region: string, id: string): Helpline | undefined =>
  knowledge.regions[region]!.lines.find((one) => one.id === id);
const linesFor = (region: string, kind: Helpline['for']): string[] =>
  knowledge.regions[region]!.lines.filter((one) => one.for === kind).map(({ id }) => id);
const says = (id: string, region: string): string => renderStatement(knowledge, id, region);

describe('lines that stay on the phone', () => {
  test('Canada: no hours are promised, it can be texted, and it is not all there is', () => {
    const nors = line('canada', 'nors')!;
    expect(nors.hours).toBeUndefined();
    expect(nors).toMatchObject({ number: '1-888-688-6677', text: 'text the same number' });
    expect(nors.says).toMatch(/hours at nors\.ca.*do not use alone/);
    expect(page('contacts', 'canada')).not.toMatch(/Overdose Response Service:[^\n]*any time/);
  });

  test('the US: the one with the better source is first, the other is to be checked', () => {
    expect(linesFor('united_states', 'overdose')).toEqual(['safespot', 'never_use_alone']);
    expect(line('united_states', 'safespot')!.old).toBeUndefined();
    expect(line('united_states', 'never_use_alone')).toMatchObject({ old: 'yes', number: '800-484-3731' });
    expect(line('united_states', 'never_use_alone')!.says).toContain('877-696-1996');
    expect(line('united_states', 'never_use_alone')!.sources).not.toContain('S-NUA');
    expect(page('contacts', 'united_states')).toMatch(/Never Use Alone:[^\n]*check it first/);
  });

  test('all of them, on each page that has them: when no one answers', () => {
    for (const region of ['united_states', 'canada']) {
      for (const id of linesFor(region, 'overdose'))
        expect(line(region, id)!.says).toMatch(/If no one answers, do not use alone\./);
      expect(page('crisis', region)).toContain('If no one answers, do not use alone.');
      expect(says('od-alone-line', region)).toMatch(/If no one answers, do not use alone\.$/);
    }
    for (const region of REGIONS.filter((id) => !['united_states', 'canada'].includes(id)))
      expect(page('crisis', region)).not.toMatch(/no one answers|nobody uses alone/);
  });

  test('the card of a craving says which number to check', () => {
    expect(page('craving', 'united_states')).toMatch(/Never Use Alone\*\* 800-484-3731 \(check it first\)/);
    expect(page('craving', 'canada')).not.toContain('check it first');
  });
});

describe('numbers and addresses', () => {
  test.each<[region: string, id: string, right: Partial<Helpline>]>([
    ['united_states', 'samhsa', { web: 'samhsa.gov/find-help/helplines/national-helpline' }],
    [
      'ireland',
      'hse_helpline',
      { web: 'www2.hse.ie/services/habit-addiction/drugs-and-alcohol-helpline, or drugs.ie' },
    ],
    [
      'canada',
      'canada_help',
      {
        web: 'canada.ca/en/health-canada/services/substance-use/get-help/get-help-problematic-substance-use.html',
      },
    ],
    ['united_states', 'partnership', { web: 'drugfree.org' }],
    ['england', 'frank', { says: 'Advice on drugs, and where to find help near you.' }],
    ['scotland', 'frank', { says: 'Advice on drugs.' }],
    ['northern_ireland', 'frank', { says: 'Advice on drugs.' }],
    ['scotland', 'scottish_drug_services', { for: 'help', web: 'scottishdrugservices.com' }],
    ['northern_ireland', 'drugs_alcohol_ni', { for: 'help', web: 'drugsandalcoholni.info' }],
    ['england', 'adfam', { for: 'family', web: 'adfam.org.uk' }],
    ['ireland', 'pieta', { for: 'crisis', number: '1800 247 247', text: 'text HELP to 51444' }],
    ['ireland', 'poisons', { for: 'poisons', number: '01 809 2166', hours: '8am to 10pm only' }],
    ['new_zealand', 'poisons', { for: 'poisons', number: '0800 764 766' }],
    ['canada', 'hope_for_wellness', { for: 'help', number: '1-855-242-3310' }],
    ['canada', 'community_211', { for: 'help', number: '211' }],
    ['australia', 'thirteen_yarn', { for: 'help', number: '13 92 76' }],
    ['elsewhere', 'befrienders', { for: 'crisis', web: 'befrienders.org' }],
  ])('%s, %s', (region, id, right) => expect(line(region, id)).toMatchObject(right));

  test('a line that is shut at night says so on the page for a crisis', () => {
    expect(page('crisis', 'ireland')).toMatch(/Public Poisons Line\*\*.*01 809 2166.*8am to 10pm only/);
  });

  test('deaf access, where it was read', () => {
    expect(page('contacts', 'england')).toContain('18001 111 in the Relay UK app');
    for (const region of ['scotland', 'wales', 'northern_ireland'])
      expect(page('contacts', region)).not.toMatch(/18001|SignVideo/);
    expect(page('contacts', 'united_states')).toMatch(/988.*Spanish press 2\. If you are deaf: videophone/);
    expect(page('contacts', 'united_states')).toContain('TTY: 1-800-487-4889');
    expect(page('contacts', 'canada')).not.toMatch(/press 2|TTY/);
  });

  test.each([
    ['the text number of SAMHSA', '435748'],
    ['the booked call of the Partnership', '378-4373'],
    ['the closed line of Wellness Together', 'wellnesstogether'],
    ['the old line of Know the Score', '587 587'],
    ['a text line for one part of England', 'CALMER'],
    ['The Mix', '0808 808 4994'],
    ['an old number of Family Drug Support in New Zealand', '337 877'],
    ['a Victorian nurse line', '1300 60 60 24'],
    ['the text of ConnexOntario, seen once', '247247'],
    ['the hours of web chat', /2pm/],
    ['key 3', /press 3/i],
    ['an old address', 'samhsa.gov/find-help/national-helpline'],
  ])('not printed: %s', (_, what) => {
    const printed = JSON.stringify(
      Object.values(knowledge.regions).map(({ lines, urgent, emergency }) => [
        urgent.says,
        emergency.number,
        lines.map(({ name, number, text, web, hours, says: words }) => [
          name,
          number,
          text,
          web,
          hours,
          words,
        ]),
      ]),
    );
    if (what instanceof RegExp) expect(printed).not.toMatch(what);
    else expect(printed).not.toContain(what);
  });
});

describe('how it was checked', () => {
  const all = Object.entries(knowledge.regions).flatMap(([id, region]) =>
    [region.emergency, region.urgent, ...region.lines].map((one) => [id, one] as const),
  );

  test('nobody says that a list checked each line, and everybody that no line was called', () => {
    expect(all.length).toBeGreaterThan(60);
    for (const [id, { checked_how }] of all) {
      expect([id, checked_how]).toEqual([
        id,
        expect.stringMatching(/No one (called the number|opened the live site)\./),
      ]);
      expect(checked_how).not.toContain('says it was checked on');
    }
  });

  test('only what was compared again has the newer day', () => {
    expect(line('england', 'samaritans')!.checked_on).toBe('2026-11-26');
    expect(line('canada', 'nors')!.checked_on).toBe('2026-11-26');
    expect(line('united_states', 'find_treatment')!.checked_on).toBe('2026-11-22');
    expect(line('australia', 'poisons')!.checked_on).toBe('2026-11-22');
    expect(knowledge.regions['ireland']!.urgent.checked_on).toBe('2026-11-22');
  });

  test('a source that nobody can follow says so', () => {
    const bare = Object.entries(knowledge.sources).filter(([, { url }]) =>
      /^https:\/\/github\.com\/?$/.test(url),
    );
    expect(bare.length).toBeGreaterThan(4);
    for (const [id, { note, read }] of bare)
      expect([id, read, note]).toEqual([
        id,
        'second_hand',
        expect.stringMatching(/address cannot be followed/),
      ]);
  });

  test('the page on SafeSpot is no longer a source for another line', () =>
    expect(knowledge.sources['S-NUA']!.url).toContain('helplinema.org'));
});

describe('lines for young people', () => {
  const YOUNG: [region: string, name: string, number: string][] = [
    ['canada', 'Kids Help Phone', '1-800-668-6868'],
    ['australia', 'Kids Helpline', '1800 55 1800'],
    ['new_zealand', 'Youthline', '0800 376 633'],
    ['united_states', 'Trevor Project', '1-866-488-7386'],
  ];
  const HANDOUTS = Object.keys(knowledge.handouts);

  test.each(YOUNG)('%s: %s, for who said that they are under 18', (region, name, number) => {
    const under = page('contacts', region, { safety: { applies: ['under_18'] } });
    expect(under).toContain(`**${name}:** **${number}**`);
  });

  test.each(YOUNG)('%s: %s, on no page of anyone else', (region, name) => {
    for (const changes of [{}, { safety: { applies: null } }, { safety: { applies: ['pregnant'] } }])
      for (const id of HANDOUTS) expect([id, page(id, region, changes).includes(name)]).toEqual([id, false]);
  });

  test('no hours where none were read', () => {
    expect(line('canada', 'kids_help_phone')!.hours).toBeDefined();
    for (const [region, id] of [
      ['australia', 'kids_helpline'],
      ['new_zealand', 'youthline'],
      ['united_states', 'trevor_project'],
    ] as const)
      expect(line(region, id)!.hours).toBeUndefined();
  });

  test('not where one source only has the number', () => {
    for (const region of ['england', 'scotland', 'wales', 'northern_ireland', 'ireland', 'elsewhere']) {
      expect(linesFor(region, 'youth')).toEqual([]);
      expect(page('contacts', region, { safety: { applies: ['under_18'] } })).not.toMatch(/childline/i);
    }
  });

  test('not without a region', () =>
    expect(page('contacts', undefined, { safety: { applies: ['under_18'] } })).not.toMatch(/young people/i));
});

describe('naloxone and the law by place', () => {
  const overdose = (region: string): string => page('overdose', region);

  test('who may supply it is told in the whole UK', () => {
    for (const region of ['england', 'scotland', 'wales', 'northern_ireland'])
      expect(overdose(region)).toContain(says('nal-uk-who', region));
    for (const region of ['ireland', 'united_states', 'australia'])
      expect(overdose(region)).not.toContain('December 2024');
  });

  test.each([
    ['northern_ireland', 'drugsandalcoholni.info'],
    ['wales', 'free naloxone kit by post'],
    ['scotland', 'See if it is still on, at sfad.org.uk'],
    ['ireland', 'You cannot buy it off the shelf'],
    ['ireland', 'people who leave prison'],
    ['new_zealand', 'but in 2024 it cost a lot'],
    ['australia', 'In Victoria a state health site says'],
  ])('%s: %s', (region, words) => {
    expect(overdose(region)).toContain(words);
    for (const other of REGIONS.filter(
      (id) => id !== region && !(words.startsWith('You cannot') && id !== 'elsewhere'),
    ))
      expect([other, overdose(other).includes(words)]).toEqual([other, false]);
  });

  test('Australia: the rule is told of two states, and nobody says that there is no other', () => {
    expect(overdose('australia')).toContain('In South Australia police come only if');
    expect(overdose('australia')).not.toMatch(/not seen the rule in other states|Northern Territory/);
  });

  test('nothing is said of the law in British Columbia, and no police promise in the UK', () => {
    expect(overdose('canada')).not.toContain('British Columbia');
    for (const region of ['england', 'scotland', 'wales', 'northern_ireland'])
      expect(overdose(region)).not.toMatch(/police (?:do not come|will not)(?! as a routine)/i);
  });
});

describe('checking drugs, and what medicine costs', () => {
  const STILL: Answers = { use: { stage: 'using', last_use: null } };

  test('the US is told that strips may be against the law', () => {
    expect(page('plan', 'united_states', STILL)).toContain(says('safer-test-us', 'united_states'));
    for (const region of ['canada', 'england', 'australia'])
      expect(page('plan', region, STILL)).not.toMatch(/against the law/);
    expect(
      page('plan', 'united_states', {
        use: { stage: 'using', last_use: null, source: ['my_prescription'] },
        medicine: { current: ['opioid_pain'] },
      }),
    ).not.toMatch(/against the law/);
  });

  test('where drugs can be checked, without Queensland, and only who may use it reads of it', () => {
    expect(page('plan', 'australia', STILL)).toContain(says('safer-check-australia', 'australia'));
    expect(page('plan', 'australia', STILL)).not.toContain('Queensland');
    expect(page('plan', 'england', STILL)).toContain(says('safer-check-bristol', 'england'));
    for (const region of ['scotland', 'wales', 'new_zealand', 'united_states'])
      expect(page('plan', region, STILL)).not.toMatch(/Bristol|Canberra/);
    expect(page('plan', 'england')).not.toContain('Bristol');
  });

  test('the UK: a charge in England only', () => {
    expect(page('medicine', 'england')).toContain(says('cost-england', 'england'));
    for (const region of ['scotland', 'wales', 'northern_ireland']) {
      expect(page('medicine', region)).toContain(says('cost-uk-free', region));
      expect(page('medicine', region)).not.toContain('pounds');
    }
    for (const region of ['ireland', 'united_states', 'elsewhere'])
      expect(page('medicine', region)).not.toMatch(/pounds|pay nothing/);
  });

  test('Australia: one charge for 28 days, and no price', () => {
    const words = says('cost-australia', 'australia');
    expect(page('medicine', 'australia')).toContain(words);
    expect(words).not.toMatch(/\$|dollar|7\.30/);
    for (const region of ['new_zealand', 'england']) expect(page('medicine', region)).not.toContain('PBS');
    expect(
      page('medicine', 'australia', {
        use: { source: ['my_prescription'], opioids: ['oxycodone'] },
        medicine: { current: ['opioid_pain'], wanted: 'no_thanks' },
      }),
    ).not.toContain('PBS');
  });
});
