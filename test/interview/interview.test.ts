import { describe, expect, it } from 'vitest';
import { ENTER, STOP, tell, type Line } from '../helpers/script.ts';

/** The quick path of someone in England who has stopped; `changes` replace lines by their question. */
const QUICK: readonly Line[] = [
  ['Ready?', ''],
  ['Where are you living', 'England'],
  ['in danger right now', '1'],
  ['What name', 'Jay'],
  ['Do any of these fit you', '11'],
  ['Which of these do you use', 'Heroin'],
  ['Where does it come from', '1'],
  ['Where are you with it', '3'],
  ['When was your last use', 'last night 11pm'],
  ['How often do you use', '1'],
  ['on any of these medicines', '6'],
  ['What is their name?', 'Tasha'],
  ['What would you call them for', '1'],
  ['What is their number', '07700 900321'],
  ['When can you call', 'up to midnight'],
  ['someone else?', 'n'],
  ['Do you have naloxone', '3'],
];
const END: readonly Line[] = [
  ['What you said', ''],
  ['Would you like to go on?', 'n'],
];
const upTo = (question: string): Line[] =>
  QUICK.slice(
    0,
    QUICK.findIndex(([one]) => one === question),
  );

describe('the quick path', () => {
  it('gives a plan, and says where it is', async () => {
    const { plan, stopped, transcript } = await tell([...QUICK, ...END]);
    expect(stopped).toBeUndefined();
    expect(plan).toMatchObject({
      about: { region: 'england', name: 'Jay' },
      safety: { now: 'no', applies: ['none'] },
      use: { opioids: ['heroin'], source: ['street'], status: 'stopped', last_use: '2026-11-21 23:00' },
      medicine: { current: ['none'] },
      people: {
        contacts: [{ name: 'Tasha', role: 'help', phone: '07700 900321', when: 'up to midnight' }],
      },
      overdose: { naloxone: 'none' },
    });
    expect(transcript).toContain('1 of 11');
    expect(transcript).toContain('aftercare print');
    expect(transcript).toContain('Saturday 21 November 2026, 11pm');
  });

  it('goes back through every question and on again without changing a byte', async () => {
    const there = await tell([...QUICK, ['What you said', STOP]]);
    const back: Line[] = [
      ['naloxone', ':back'],
      ['Who could you call', ':back'],
      ['medicines', ':back'],
      ['How often', ':back'],
      ['last use', ':back'],
      ['Where are you with it', ':back'],
      ['Where does it come', ':back'],
      ['Which of these do you use', ':back'],
      ['fit you', ':back'],
      ['What name', ':back'],
      ['danger', ':back'],
      ['living', ':back'],
      ['first question', ENTER],
      ['danger', ENTER],
      ['What name', ENTER],
      ['fit you', ENTER],
      ['Which of these do you use', ENTER],
      ['Where does it come', ENTER],
      ['Where are you with it', ENTER],
      ['last use', ENTER],
      ['How often', ENTER],
      ['medicines', ENTER],
      ['Who could you call', ENTER],
      ['naloxone', '3'],
    ];
    const again = await tell([...QUICK.slice(0, -1), ...back, ['What you said', STOP]]);
    expect(again.text).toBe(there.text);
  });

  it('goes on with the rest when the person wants to', async () => {
    const { stopped, plan } = await tell([
      ...QUICK,
      ['What you said', ''],
      ['Would you like to go on?', 'y'],
      ['Who is filling this in', '1'],
      ['Have you had any of these', STOP],
    ]);
    expect(stopped?.exitCode).toBe(130);
    expect(plan?.about?.filled_by).toBe('me');
  });
});

describe('stopping', () => {
  it('keeps exactly what was confirmed, at every question', async () => {
    const questions = QUICK.slice(1).map(([question]) => question);
    for (const [index, question] of questions.entries()) {
      const { plan, stopped } = await tell([...QUICK.slice(0, index + 1), [question, ':stop']]);
      expect(stopped?.exitCode, question).toBe(130);
      if (index === 0) {
        expect(plan).toBeUndefined();
        expect(stopped?.message).toContain('Nothing has been saved');
      } else {
        expect(stopped?.message, question).toContain('aftercare edit');
        expect(plan?.about?.region, question).toBe('england');
        expect(plan?.overdose?.naloxone, question).toBeUndefined();
      }
    }
  });

  it('keeps the parts of a row that was not finished', async () => {
    const { plan } = await tell([...upTo('When can you call'), ['When can you call', STOP]]);
    expect(plan?.people?.contacts).toEqual([{ name: 'Tasha', role: 'help', phone: '07700 900321' }]);
  });
});

describe('not answering', () => {
  it('offers the four ways, and Enter is the mildest', async () => {
    const { plan, transcript } = await tell([
      ['Ready?', ''],
      ['living', 'england'],
      ['danger', 'no'],
      ['What name', ''],
      ['Which of these is closest', '4'],
      ['fit you', ':skip'],
      ['Which of these is closest', ''],
      ['Which of these do you use', ':skip'],
      ['Which of these is closest', ':back'],
      ['Which of these do you use', ':skip'],
      ['Which of these is closest', '1'],
      ['Where does it come', STOP],
    ]);
    expect(plan?.come_back).toEqual({
      name: 'rather_not_say',
      applies: 'not_now',
      opioids: 'dont_know',
    });
    expect(transcript).toContain("I don't know");
  });

  it('never takes an answer away', async () => {
    const { plan } = await tell([
      ...upTo('Do any of these fit you'),
      ['fit you', ':back'],
      ['What name', ''],
      ['fit you', ':back'],
      ['What name', ':skip'],
      ['stays as it is', STOP],
    ]);
    expect(plan?.about?.name).toBe('Jay');
    expect(plan?.come_back).toBeUndefined();
  });
});

describe('at every question', () => {
  it('says why it is asked, an example, and how a helper may ask', async () => {
    const { transcript } = await tell([
      ['Ready?', ''],
      ['living', '?'],
      ['Why we ask: So we can show you the right emergency number', 'wales'],
      ['danger', STOP],
    ]);
    expect(transcript).toContain('Such as: Kez sleeps');
    expect(transcript).toContain('For the helper: Pick where they are now');
    expect(transcript).toContain(':crisis');
  });

  it('shows the crisis numbers of the region and comes back', async () => {
    const { plan } = await tell([
      ['Ready?', ''],
      ['living', ':crisis'],
      ['Press Enter to go back', ''],
      ['living', 'england'],
      ['danger', ':crisis'],
      ['999', ''],
      ['danger', 'no'],
      ['What name', STOP],
    ]);
    expect(plan?.safety?.now).toBe('no');
  });

  it('empties the screen and waits', async () => {
    const { transcript } = await tell([
      ['Ready?', ''],
      ['living', ':clear'],
      ['Press Enter to go on', ''],
      ['living', STOP],
    ]);
    expect(transcript).toContain('(cleared)\nPress Enter to go on.');
  });

  it('tells a command it does not know from an answer', async () => {
    const { plan } = await tell([
      ...upTo('What name'),
      ['What name', ':bakc'],
      ['We do not know that one', ' :bakc'],
      ['fit you', STOP],
    ]);
    expect(plan?.about?.name).toBe(':bakc');
  });
});
