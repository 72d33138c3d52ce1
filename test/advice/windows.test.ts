// Which weeks are risky, by the answers and the day: worked out by hand on a calendar of 2026.
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/advice/windows.ts';
import { renderHandout } from '../../src/handouts/handout.ts';
import { knowledge, planFrom } from '../helpers/knowledge.ts';

/** What is so of these answers about use, on a day. */
function on(today: string, use: string) {
  const plan = planFrom(`about: { region: england }\nuse: { ${use} }`);
  const { windows, shown, states, latest, next, impossible } = calendarOf(knowledge, plan, today);
  return {
    windows: windows.map(
      ({ id, from, strongest_until, until }) => `${id} ${from} ${strongest_until} ${until}`,
    ),
    shown: shown && `${shown.from} to ${shown.until}`,
    states: [...states].sort().join(' '),
    latest: latest?.from,
    next: next?.from,
    impossible: impossible.map(({ path }) => path),
  };
}
const HEROIN = 'opioids: [heroin], source: [street]';
const stopped = (day: string, more = 'left: [{ place: none }]'): string =>
  `${HEROIN}, status: stopped, last_use: "${day}", ${more}`;
const left = (place: string, day: string, status = 'using'): string =>
  `${HEROIN}, status: ${status}, left: [{ place: ${place}, out: "${day}" }]`;

describe('one start', () => {
  test('29 days, both ends counted, the first 15 the strongest', () =>
    expect(on('2026-11-26', stopped('2026-11-20 23:50')).windows).toEqual([
      'stop 2026-11-20 2026-12-04 2026-12-18',
    ]));

  test.each([
    ['the day itself', '2026-11-20', 'running'],
    ['the last day', '2026-12-18', 'running'],
    ['the day after', '2026-12-19', 'past'],
    ['half a year on', '2027-05-20', 'past'],
  ])('%s', (_, today, states) => {
    const { shown, ...now } = on(today, stopped('2026-11-20'));
    expect([now.states, shown]).toEqual([states, '2026-11-20 to 2026-12-18']);
  });

  test.each([
    ['prison', '2026-11-26', 'leaving_soon', '2026-12-02', 'ahead leaving_soon'],
    ['prison, in a month', '2026-11-26', '', '2026-12-26', 'ahead'],
    ['hospital, yesterday', '2026-11-26', '', '2026-11-25', 'hospital_days running'],
    ['hospital, three days ago', '2026-11-26', '', '2026-11-23', 'running'],
    ['treatment, yesterday', '2026-11-26', '', '2026-11-25', 'running'],
  ])('left: %s', (place, today, _, day, states) =>
    expect(on(today, left(place.split(',')[0]!, day)).states).toBe(states),
  );

  test('someone who uses again is past nothing', () => {
    expect(on('2027-05-20', left('prison', '2026-11-20')).states).toBe('place_past');
    expect(on('2027-05-20', left('prison', '2026-11-20', 'stopped')).states).toBe('past place_past');
  });
});

describe('several starts', () => {
  test('that overlap are one stretch', () => {
    const now = on('2026-11-26', stopped('2026-11-10', 'left: [{ place: hospital, out: "2026-11-20" }]'));
    expect([now.windows.length, now.shown, now.latest]).toEqual([
      2,
      '2026-11-10 to 2026-12-18',
      '2026-11-20',
    ]);
  });
  test('the day after the last one is no gap, the next is', () => {
    const shown = (day: string): string | undefined =>
      on('2026-10-05', stopped('2026-10-01', `left: [{ place: prison, out: "${day}" }]`)).shown;
    expect(shown('2026-10-30')).toBe('2026-10-01 to 2026-11-27');
    expect(shown('2026-10-31')).toBe('2026-10-01 to 2026-10-29');
  });
  test('one that is over and one to come: both are so, and the next is shown', () => {
    const now = on('2026-11-26', stopped('2026-06-01', 'left: [{ place: prison, out: "2026-12-05" }]'));
    expect([now.states, now.shown, now.latest, now.next]).toEqual([
      'ahead past',
      '2026-12-05 to 2027-01-02',
      '2026-06-01',
      '2026-12-05',
    ]);
  });
  test('then nobody reads that what is taken now is safe now', () => {
    const plan = planFrom(
      `about: { region: england }\nuse: { ${stopped('2026-06-01', 'left: [{ place: prison, out: "2026-12-05" }]')} }`,
    );
    const page = renderHandout(knowledge.handouts['one-page']!, { knowledge, plan, today: '2026-11-26' });
    expect(page).toContain(
      '**Your riskiest weeks are still to come.** Your body already takes far less than it did.',
    );
    expect(page).not.toContain('The first weeks are over');
    expect(page).toContain(
      'I leave prison on Sat 5 Dec 2026: the risk is highest to Sat 19 Dec 2026. High to Sat 2 Jan 2027.',
    );
    expect(page).not.toContain('What you take now');
  });
});

describe('no start at all', () => {
  const nothing = { windows: [], shown: undefined, states: '', latest: undefined, next: undefined };
  test.each([
    ['a last use of someone who uses', `${HEROIN}, status: using, last_use: "2026-11-20"`, []],
    ['a last use still to come', stopped('2026-11-27'), ['use.last_use']],
    ['a last use eleven years ago', stopped('2015-11-20'), ['use.last_use']],
    ['a place to be left in three years', left('prison', '2029-12-01'), ['use.left.0.out']],
    [
      'a stop planned in 2062',
      `${HEROIN}, status: planning, planned_stop: "2062-01-01"`,
      ['use.planned_stop'],
    ],
    [
      'the last patch',
      `opioids: [fentanyl_patch], source: [my_prescription], status: stopped, last_use: "2026-11-20"`,
      [],
    ],
  ])('%s', (_, use, impossible) => expect(on('2026-11-26', use)).toEqual({ ...nothing, impossible }));

  test('a planned stop, and a last use beside a patch and heroin', () => {
    const planned = on('2026-11-26', `${HEROIN}, status: planning, planned_stop: "2026-12-10"`);
    expect([planned.states, planned.shown]).toEqual(['ahead', '2026-12-10 to 2027-01-07']);
    const both = on('2026-11-26', stopped('2026-11-20').replace('[heroin]', '[heroin, fentanyl_patch]'));
    expect(both.states).toBe('running');
  });
});
