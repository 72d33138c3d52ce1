import { describe, expect, test } from 'vitest';
import { dayWords } from '../../src/text/day-words.ts';
import { dayAfter, daysBetween, hoursAfter, isOlder, monthsAfter } from '../../src/text/days.ts';
import { words } from '../helpers/knowledge.ts';
import { inZones } from '../helpers/zones.ts';

const days = dayWords(words);

test.each([
  ['2026-11-22', 'Sunday 22 November 2026'],
  ['2028-02-29', 'Tuesday 29 February 2028'],
])('%s in words', (day, said) => expect(days.day(day)).toBe(said));

test.each([
  ['2026-11-22', 'Sunday 22 November 2026', 'Sun 22 Nov'],
  ['2026-11-22 14:30', 'Sunday 22 November 2026, 2:30pm', 'Sun 22 Nov, 2:30pm'],
  ['2026-11-22 09:00', 'Sunday 22 November 2026, 9am', 'Sun 22 Nov, 9am'],
  [
    '2026-11-30 00:00',
    'midnight between Sunday 29 November 2026 and Monday 30 November 2026',
    'midnight Sun 29/Mon 30 Nov',
  ],
  ['2026-11-22 12:00', 'Sunday 22 November 2026, noon', 'Sun 22 Nov, noon'],
  ['2026-11-22 12:15', 'Sunday 22 November 2026, 12:15pm', 'Sun 22 Nov, 12:15pm'],
])('B5: the moment %s', (moment, said, short) =>
  expect([days.moment(moment), days.shortMoment(moment)]).toEqual([said, short]),
);

test.each([
  ['2026-11-22 14:30', 1, 'down', '2026-11-22 15:00'],
  ['2026-11-22 14:30', 1, 'up', '2026-11-22 16:00'],
  ['2026-11-22 14:00', 1, 'up', '2026-11-22 15:00'],
  ['2026-11-22 24:00', 0, 'up', '2026-11-23 00:00'],
  ['2026-12-31 23:00', 2, 'down', '2027-01-01 01:00'],
] as const)('%s plus %i hours, rounded %s', (start, hours, round, expected) =>
  expect(hoursAfter(start, hours, 'UTC', round)).toBe(expected),
);

test('days and months over their ends', () => {
  expect(dayAfter('2027-12-31', 1)).toBe('2028-01-01');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(dayAfter('2027-03-27', 2)).toBe('2027-03-29');
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  expect(daysBetween('2027-03-29', '2027-03-27')).toBe(-2);
});

test.each([
  // The pairs of days on which the page and `check` once disagreed: months end on different days.
  ['2027-03-01', '2027-08-30', false],
  ['2027-03-01', '2027-09-01', false],
  ['2027-03-01', '2027-09-02', true],
  ['2026-08-31', '2027-02-28', false],
  ['2026-08-31', '2027-03-01', true],
])('B6: a number checked on %s is old on %s: %s', (checked, today, old) =>
  expect(isOlder(checked, 6, today)).toBe(old),
);

describe('a part of a day, never an hour', () => {
  test.each([
    ['2026-11-22 00:00', 'late on Sat 21 Nov'],
    ['2026-11-22 01:00', 'the early hours of Sun 22 Nov'],
    ['2026-11-22 04:00', 'the early hours of Sun 22 Nov'],
    ['2026-11-22 05:00', 'the morning of Sun 22 Nov'],
    ['2026-11-22 11:00', 'the morning of Sun 22 Nov'],
    ['2026-11-22 12:00', 'the afternoon of Sun 22 Nov'],
    ['2026-11-22 16:00', 'the afternoon of Sun 22 Nov'],
    ['2026-11-22 17:00', 'the evening of Sun 22 Nov'],
    ['2026-11-22 21:00', 'the evening of Sun 22 Nov'],
    ['2026-11-22 22:00', 'late on Sun 22 Nov'],
    ['2026-11-22 23:00', 'late on Sun 22 Nov'],
    ['2027-01-01 00:00', 'late on Thu 31 Dec'],
  ])('%s is %s', (moment, said) => expect(days.part(moment, false, 'to')).toBe(said));

  test.each([
    ['2026-11-22 06:00', 'Sun 22 Nov'],
    ['2026-11-23 00:00', 'Sun 22 Nov'],
  ])('%s of a day that is all that is known is %s', (moment, said) =>
    expect(days.part(moment, true, 'to')).toBe(said),
  );
});

test('days are the same on every computer', () => {
  const all = inZones(() => {
    let day = '2026-01-01';
    const out: string[] = [];
    for (; day < '2028-03-02'; day = dayAfter(day, 1))
      out.push(`${day} ${monthsAfter(day, 1)} ${daysBetween('2026-01-01', day)} ${days.short(day)}`);
    return out.join('\n');
  });
  expect(all[0]!.split('\n')).toHaveLength(791);
  expect(new Set(all).size).toBe(1);
});

test.each([
  ['2026-11-26 00:00', false, 'the early hours of Thu 26 Nov'],
  ['2026-11-26 00:00', true, 'Thu 26 Nov'],
  ['2026-12-06 00:00', true, 'Sun 6 Dec'],
  ['2026-11-25 18:00', false, 'the evening of Wed 25 Nov'],
] as const)('what starts at %s (rough: %s) starts on %s', (moment, rough, said) =>
  expect(days.part(moment, rough, 'from')).toBe(said),
);
