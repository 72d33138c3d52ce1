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
      { what: 'payday', then: 'plan_day' },
      { what: 'my cousin at the door' },
    ]);
    expect(transcript).toContain('Type :all to see the whole list');
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
        ['1. The day I get paid, ring Dan', ''],
        ['might show', STOP],
      ],
      section('triggers', start),
    );
    expect(plan?.triggers?.list).toEqual([
      { what: 'payday', then: 'ring Dan' },
      { what: 'hungry', then: 'eat' },
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
        ['Who knows about this plan', STOP],
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
  const start = 'use:\n  stage: "stopped"\n';
  const toLastUse: Line[] = [
    ['Which of these do you use', 'heroin'],
    ['Where does it come', '1'],
    ['Where are you with it', ENTER],
  ];
  it('to come are asked about once more where they would be odd', async () => {
    const { plan, transcript } = await tell(
      [
        ...toLastUse,
        ['last use', '25 November 2026'],
        ['is still to come', '25 November 2026'],
        ['Have you left one of these', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-25');
    expect(transcript).toContain('Wednesday 25 November 2026');
  });

  it('that could be two are asked about, and can be typed anew', async () => {
    const { plan } = await tell(
      [
        ...toLastUse,
        ['last use', 'yesterday midnight'],
        ['midnight between Saturday 21 November 2026 and Sunday 22 November 2026', ':back'],
        ['last use', 'yesterday midnight'],
        ['Which one', '2'],
        ['Have you left one of these', STOP],
      ],
      section('use', start),
    );
    expect(plan?.use?.last_use).toBe('2026-11-22 00:00');
  });

  it('that are kept stay to the letter', async () => {
    const { plan } = await tell(
      [...toLastUse, ['last use', ENTER], ['Have you left one of these', STOP]],
      section('use', `${start}  last_use: "2026-11-21 10:30"\n`),
    );
    expect(plan?.use?.last_use).toBe('2026-11-21 10:30');
  });
});
