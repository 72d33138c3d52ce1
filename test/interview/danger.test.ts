import { describe, expect, it } from 'vitest';
import { ENTER, STOP, tell, type Line } from '../helpers/script.ts';

const START: readonly Line[] = [
  ['Ready?', ''],
  ['Where are you living', 'England'],
];

describe('danger now', () => {
  it.each([
    ['2', 'overdose', 'Stay with them'],
    ['3', 'suicide', 'you do not have to be alone'],
    ['4', 'very_unwell', 'until help comes'],
  ])('%s shows help at once, and Enter stops there with all kept', async (typed, value, said) => {
    const { stopped, plan, transcript } = await tell([
      ...START,
      ['danger right now', typed],
      [said, ''],
      ['Enter means stop here', ''],
    ]);
    expect(stopped?.exitCode).toBe(130);
    expect(plan?.safety?.now).toBe(value);
    expect(transcript).toContain('999');
    expect(transcript.indexOf('999')).toBeGreaterThan(transcript.indexOf('danger right now'));
  });

  it.each([
    ['United States', '911', '988'],
    ['Australia', '000', '13 11 14'],
    ['New Zealand', '111', '1737'],
    ['Ireland', '112 or 999', '116 123'],
  ])('in %s names its own numbers: %s and %s', async (region, emergency, line) => {
    const { transcript, stopped } = await tell([
      ['Ready?', ''],
      ['Where are you living', region],
      ['danger right now', '3'],
      ['you do not have to be alone', ''],
      ['Enter means stop here', ''],
    ]);
    const said = transcript.slice(transcript.indexOf('you do not have to be alone'));
    expect(said.replace(/\s+/g, ' ')).toContain(`Call ${emergency} if you may act on it`);
    expect(said).toContain(line);
    expect(stopped?.message).toContain(`Call ${emergency} now`);
  });

  it('ends on whom to call, not on a well done', async () => {
    const { stopped } = await tell([
      ...START,
      ['danger right now', '2'],
      ['Stay with them', ''],
      ['Enter means stop here', ''],
    ]);
    expect(stopped?.message).toMatch(/^Call 999 now\./);
    expect(stopped?.message).toContain('aftercare crisis');
    expect(stopped?.message).not.toContain('That is fine');
  });

  it('can be put right when it was a slip', async () => {
    const { plan } = await tell([
      ...START,
      ['danger right now', '2'],
      ['Stay with them', ''],
      ['Enter means stop here', ':back'],
      ['danger right now', '1'],
      ['What name', STOP],
    ]);
    expect(plan?.safety?.now).toBe('no');
  });

  it('goes on only when the person says that help is there, and shows the numbers again at the end', async () => {
    const { plan, stopped, transcript } = await tell([
      ...START,
      ['danger right now', '2'],
      ['Stay with them', ''],
      ['Enter means stop here', 'yes'],
      ['That is not on the list', '2'],
      ['What name', ':skip'],
      ['closest', ''],
      ['fit you', '11'],
      ['Which of these do you use', 'heroin'],
      ['Where does it come from', '1'],
      ['Where are you with it', '5'],
      ['How often do you use', '1'],
      ['on any of these medicines', '6'],
      ['What is their name?', ':skip'],
      ['closest', ''],
      ['naloxone', '1'],
      ['What you said', ''],
      ['Would you like to go on', ''],
    ]);
    expect(stopped).toBeUndefined();
    expect(plan?.safety?.now).toBe('overdose');
    const again = transcript.slice(transcript.indexOf('Here are the numbers again'));
    expect(again).toContain('999');
    expect(again).toContain("That's it");
  });

  it('is asked about first when the person comes back', async () => {
    const start = 'version: "1"\nabout:\n  region: "england"\nsafety:\n  now: "overdose"\n';
    const { plan } = await tell(
      [
        ['danger right now', ENTER],
        ['Stay with them', ''],
        ['Enter means stop here', '2'],
        ['What name', STOP],
      ],
      { path: 'open', start },
    );
    expect(plan?.safety?.now).toBe('overdose');
    const better = await tell(
      [
        ['danger right now', 'no'],
        ['What name', STOP],
      ],
      { path: 'open', start },
    );
    expect(better.plan?.safety?.now).toBe('no');
  });

  it('without a region says the local number', async () => {
    const { transcript } = await tell([
      ['Ready?', ''],
      ['Where are you living', ':skip'],
      ['closest', ''],
      ['danger', '2'],
      ['Call your local emergency number now', ''],
      ['Call your local emergency number now', ''],
    ]);
    expect(transcript).toContain('England');
  });
});

describe('signs and mind', () => {
  const start = 'version: "1"\nabout:\n  region: "england"\nsafety:\n  now: "no"\n';
  const section = { path: { section: 'safety' }, start } as const;

  it('an urgent sign stops the questions', async () => {
    const { stopped, plan, transcript } = await tell(
      [
        ['fit you', '11'],
        ['in the last day', '1 3'],
        ['should not wait', ''],
        ['Enter means stop here', ''],
      ],
      section,
    );
    expect(stopped?.exitCode).toBe(130);
    expect(plan?.safety?.signs).toEqual(['fit', 'chest_pain']);
    expect(transcript).toContain('999');
  });

  it('a plan to end their life is danger now; thoughts are met with numbers', async () => {
    const plan = await tell(
      [
        ['fit you', '11'],
        ['in the last day', '13'],
        ['in your mind', '4'],
        ['you do not have to be alone', ''],
        ['Enter means stop here', ''],
      ],
      section,
    );
    expect(plan.stopped?.exitCode).toBe(130);
    const thoughts = await tell(
      [
        ['fit you', '11'],
        ['in the last day', '13'],
        ['in your mind', '3'],
        ['Thank you for telling us', ''],
        ['have you had, any of these', STOP],
      ],
      section,
    );
    expect(thoughts.transcript).toContain('Samaritans');
    expect(thoughts.plan?.safety?.mind).toBe('thoughts');
  });

  it('no urgent sign interrupts nothing', async () => {
    const { transcript } = await tell(
      [
        ['fit you', '1'],
        ['in the last day', '13'],
        ['in your mind', '1'],
        ['have you had, any of these', STOP],
      ],
      section,
    );
    expect(transcript).not.toContain('should not wait');
  });
});
