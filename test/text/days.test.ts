import { expect, test } from 'vitest';
import {
  daysAfter,
  daysBetween,
  dayInWords,
  hoursAfter,
  momentInShort,
  momentInWords,
  monthsAfter,
} from '../../src/text/days.ts';

test.each([
  ['2026-11-22', 'Sunday 22 November 2026'],
  ['2028-02-29', 'Tuesday 29 February 2028'],
])('%s in words', (day, words) => expect(dayInWords(day)).toBe(words));

test.each([
  ['2026-11-22', 'Sunday 22 November 2026', 'Sun 22 Nov'],
  ['2026-11-22 14:30', 'Sunday 22 November 2026, 2:30pm', 'Sun 22 Nov, 2:30pm'],
  ['2026-11-22 09:00', 'Sunday 22 November 2026, 9am', 'Sun 22 Nov, 9am'],
  ['2026-11-22 00:00', 'Sunday 22 November 2026, midnight', 'Sun 22 Nov, midnight'],
  ['2026-11-22 12:00', 'Sunday 22 November 2026, noon', 'Sun 22 Nov, noon'],
  ['2026-11-22 12:15', 'Sunday 22 November 2026, 12:15pm', 'Sun 22 Nov, 12:15pm'],
])('the moment %s', (moment, words, short) =>
  expect([momentInWords(moment), momentInShort(moment)]).toEqual([words, short]),
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
  expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01');
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysAfter('2027-03-27', 2)).toBe('2027-03-29');
  expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
  expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
  expect(daysBetween('2027-03-29', '2027-03-27')).toBe(-2);
});
