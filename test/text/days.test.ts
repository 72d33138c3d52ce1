import { expect, test } from 'vitest';
import { dayWords } from '../../src/text/day-words.ts';
import { dayAfter, daysBetween, hoursAfter, isOlder, monthsAfter } from '../../src/text/days.ts';
import { words } from '../helpers/knowledge.ts';

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
