import { describe, expect, it } from 'vitest';
import { ENTER, STOP, tell, type Line } from '../helpers/script.ts';

const BASE = 'version: "1"\nabout:\n  region: "england"\nsafety:\n  now: "no"\n';
const section = (name: string, more = '') => ({ path: { section: name }, start: BASE + more });

describe('lines', () => {
  const skipSkills: Line[] = [
    ['Which of these would you try', ':skip'],
    ['closest', ''],
  ];
  it('are kept one by one until an empty one', async () => {
    const { plan } = await tell(
      [
        ...skipSkills,
        ['first three things', 'Shoes on'],
        ['', 'Walk\nCall Tasha'],
        ['', ''],
        ['Where can you go', STOP],
      ],
      section('coping'),
    );
    expect(plan?.coping?.first_three).toEqual(['Shoes on', 'Walk', 'Call Tasha']);
  });

  it('are on disk even when the list was not ended', async () => {
    const { plan } = await tell(
      [...skipSkills, ['first three things', 'Shoes on'], ['', ':stop']],
      section('coping'),
    );
    expect(plan?.coping?.first_three).toEqual(['Shoes on']);
  });

  it('can be changed, taken out and added to by number', async () => {
    const { plan } = await tell(
      [
        ...skipSkills,
        ['1. One', '2'],
        ['', 'Second'],
        ['2. Second', ':remove 1'],
        ['1. Second', 'Third'],
        ['2. Third', '9'],
        ['A number from 1 to 2', ':remove nine'],
        ['A number from 1 to 2', ''],
        ['Where can you go', STOP],
      ],
      section('coping', 'coping:\n  first_three: ["One", "Two"]\n'),
    );
    expect(plan?.coping?.first_three).toEqual(['Second', 'Third']);
  });

  it('that are kept stay as they are', async () => {
    const { text } = await tell(
      [...skipSkills.slice(0, 1), ['closest', STOP]],
      section('coping', 'coping:\n  first_three: ["One", "Two"] # mine\n'),
    );
    expect(text).toContain('# mine');
  });
});

describe('picks and then a step for each', () => {
  it('asks what fits each pick first, and shows all on request', async () => {
    const { plan, transcript } = await tell(
      [
        ['What makes you want to use', 'The day I get paid, my cousin at the door'],
        ['Now for: The day I get paid', ':all'],
        ['Wait it out', 'Plan my day'],
        ['Now for: my cousin at the door', ''],
        ['might show', STOP],
      ],
      section('triggers'),
    );
    expect(plan?.triggers?.list).toEqual([
      { what: 'payday', then: ['plan_day'] },
      { what: 'my cousin at the door' },
    ]);
    expect(transcript.replace(/\s+/g, ' ')).toContain('Type :all to see the whole list');
  });

  it('keeps the rows that are there, adds, changes and takes out', async () => {
    const start =
      'triggers:\n  list:\n    - what: "payday"\n      then: "call_someone"\n    - what: "old song"\n';
    const { plan } = await tell(
      [
        ['1. The day I get paid, Call someone on my list', ':add'],
        ['What makes you want to use', 'old song, 43'],
        ['Now for: old song', 'dance'],
        ['Now for: I am hungry', ':back'],
        ['If that happens', ENTER],
        ['Now for: I am hungry', 'eat'],
        ['3. I am hungry, eat', ':remove 2'],
        ['2. I am hungry', '1'],
        ['What is the trigger', ENTER],
        ['If that happens', 'ring Dan'],
        ['How strong', ''],
        ['1. The day I get paid, ring Dan', ''],
        ['might show', STOP],
      ],
      section('triggers', start),
    );
    expect(plan?.triggers?.list).toEqual([
      { what: 'payday', then: ['ring Dan'] },
      { what: 'hungry', then: ['eat'] },
    ]);
  });
});

describe('people and rows', () => {
  it('go back part by part, and on to one more', async () => {
    const { plan } = await tell(
      [
        ['What is their name', 'Tasha'],
        ['What would you call them for', ':back'],
        ['What is their name', 'Tash'],
        ['What would you call them for', '2'],
        ['What is their number', ''],
        ['When can you call', 'late'],
        ['someone else', ':back'],
        ['When can you call', 'always'],
        ['someone else', 'maybe'],
        ['Type y for yes', 'yes'],
        ['What is their name', 'Dan'],
        ['What would you call them for', '3'],
        ['What is their number', '+44 (0)20 7946 0018 ext. 3'],
        ['When can you call', ''],
        ['someone else', ''],
        ['had better not contact', STOP],
      ],
      section('people'),
    );
    expect(plan?.people?.contacts).toEqual([
      { name: 'Tash', role: 'distraction', when: 'always' },
      { name: 'Dan', role: 'professional', phone: '+44 (0)20 7946 0018 ext. 3' },
    ]);
  });

  it('a person may be only a number', async () => {
    const { plan } = await tell(
      [
        ['the first person you would tell', ''],
        ['number', '0800 123'],
        ['note', ''],
        ['What will you do if you use', STOP],
      ],
      section('lapse'),
    );
    expect(plan?.lapse?.first_call).toEqual({ phone: '0800 123' });
  });

  it('a person left out altogether is a question left', async () => {
    const { plan } = await tell(
      [
        ['the first person you would tell', ''],
        ['number', ''],
        ['note', ''],
        ['closest', '3'],
        ['What will you do if you use', STOP],
      ],
      section('lapse'),
    );
    expect(plan?.come_back).toEqual({ first_call: 'does_not_apply' });
  });
});

describe('days', () => {
  const start = 'use:\n  status: "stopped"\n';
  const toLastUse: Line[] = [
    ['Which of these do you use', 'heroin'],
    ['Where does it come', '1'],
    ['Where are you with it', ENTER],
  ];
  it('still to come are no last use: they are refused, typed again too, and start nothing', async () => {
    const { plan, text, transcript } = await tell(
      [
        ...toLastUse,
        ['last use', '25 November 2026'],
        ['is still to come', '25 November 2026'],
        ['is still to come', 'tomorrow at 9am'],
        ['Monday 23 November 2026, 9am is still to come', '21 November 2026'],
        ['how many days in a row', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-21');
    expect(transcript).toContain('Wednesday 25 November 2026 is still to come. Type the day it was');
    expect(text).not.toContain('2026-11-25');
    expect(text).not.toContain('2026-11-23 09:00');
  });

  it('today are a last use, at an hour that is still to come as well', async () => {
    const { plan } = await tell(
      [...toLastUse, ['last use', 'today at 23:50'], ['how many days in a row', STOP]],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-22 23:50');
  });

  it.each([
    ['22 November 1986', 'Saturday 22 November 1986'],
    ['21 November 2016', 'Monday 21 November 2016'],
  ])('in a year that cannot be are refused: %s', async (typed, said) => {
    const { plan, transcript } = await tell(
      [
        ...toLastUse,
        ['last use', typed],
        ['is too far from today', typed],
        ['is too far from today', '22 November 2016'],
        ['how many days in a row', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2016-11-22');
    expect(transcript).toContain(`${said} is too far from today. Look at the year`);
  });

  it('that were refused before the person stopped leave nothing behind', async () => {
    const { plan, text } = await tell(
      [...toLastUse, ['last use', '25 November 2026'], ['is still to come', STOP]],
      section('use', start),
    );
    expect(plan?.use).toEqual({ opioids: ['heroin'], source: ['street'], status: 'stopped' });
    expect(text.replace(/^content: .*/m, '')).not.toMatch(/2026-1[12]-\d\d/);
  });

  it('in a year that cannot be are refused where a day to come is asked for too', async () => {
    const toStop: Line[] = [...toLastUse.slice(0, 2), ['Where are you with it', '2']];
    const { plan } = await tell(
      [
        ...toStop,
        ['Which day have you picked', '8 June 2062'],
        ['is too far from today', '8 June 2027'],
        ['Have you left one of these', STOP],
      ],
      section('use'),
    );
    expect(plan?.use?.planned_stop).toBe('2027-06-08');
  });

  it('that have gone by are asked about once more where they would be odd', async () => {
    const toStop: Line[] = [...toLastUse.slice(0, 2), ['Where are you with it', '2']];
    const { plan, transcript } = await tell(
      [
        ...toStop,
        ['Which day have you picked', '20 November 2026'],
        ['has gone by', '20 November 2026'],
        ['Have you left one of these', STOP],
      ],
      section('use'),
    );
    expect(plan?.use?.planned_stop).toBe('2026-11-20');
    expect(transcript).toContain('Friday 20 November 2026 has gone by. If that is right, it is fine.');
  });

  it('of which two were meant are refused when the one that is picked is still to come', async () => {
    const { plan } = await tell(
      [
        ...toLastUse,
        ['last use', '12/11/2026'],
        ['Which one', '2'],
        ['is still to come', '12/11/2026'],
        ['Which one', '1'],
        ['how many days in a row', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-12');
  });

  it('that could be two are asked about, and can be typed anew', async () => {
    const { plan } = await tell(
      [
        ...toLastUse,
        ['last use', 'yesterday midnight'],
        ['midnight between Saturday 21 November 2026 and Sunday 22 November 2026', ':back'],
        ['last use', 'yesterday midnight'],
        ['Which one', '2'],
        ['how many days in a row', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-22 00:00');
  });

  it('that are kept stay to the letter', async () => {
    const { plan } = await tell(
      [...toLastUse, ['last use', ENTER], ['how many days in a row', STOP]],
      section('use', `${start}  last_use: "2026-11-21 10:30"\n`),
    );
    expect(plan?.use?.last_use).toBe('2026-11-21 10:30');
  });
});

describe('a choice that may harm is not offered', () => {
  const upTo: Line[] = [
    ['Where will you be', ':skip'],
    ['closest', ''],
    ['Who can be with you', ':skip'],
    ['closest', ''],
    ['worries you most', ':skip'],
    ['closest', ''],
  ];
  const asked = (use: string): Promise<string> =>
    tell([...upTo, ['What brings you comfort', STOP]], section('first_days', `use:\n  ${use}\n`)).then(
      ({ transcript }) => transcript.slice(transcript.indexOf('What brings you comfort')),
    );

  it('to someone who wears a patch', async () => {
    const page = await asked('opioids: ["my fentanyl patch"]\n  status: "using"');
    expect(page).toContain('Slow, gentle stretching');
    expect(page).not.toMatch(/heat pad|warm bath/);
  });

  it('but it is to anyone else', async () => {
    expect(await asked('opioids: ["heroin"]\n  status: "using"')).toMatch(
      /A warm bath or shower[^]*A heat pad/,
    );
  });

  it('and typed out it stays what it is, so that check can tell', async () => {
    const { plan } = await tell(
      [...upTo, ['What brings you comfort', 'A heat pad or hot water bottle'], ['get ready first', STOP]],
      section('first_days', 'use:\n  how: ["patch"]\n  status: "using"\n'),
    );
    expect(plan?.first_days?.comfort).toHaveLength(1);
  });
});
