import { describe, expect, it, test } from 'vitest';
import { isSameClock, shownBy, timesShown } from '../../src/text/clock.ts';

describe('what a clock shows', () => {
  test.each([
    ['Pacific/Auckland', '2026-11-21T20:00Z', '2026-11-22 09:00'],
    ['Pacific/Honolulu', '2026-11-22T05:30Z', '2026-11-21 19:30'],
    ['Pacific/Kiritimati', '2026-11-21T10:00Z', '2026-11-22 00:00'],
    ['Australia/Adelaide', '2026-11-21T13:29Z', '2026-11-21 23:59'],
    // The hour that is there twice, and the day on which it is.
    ['Europe/London', '2026-10-25T00:30Z', '2026-10-25 01:30'],
    ['Europe/London', '2026-10-25T01:30Z', '2026-10-25 01:30'],
    ['America/New_York', '2026-03-08T06:59Z', '2026-03-08 01:59'],
    ['America/New_York', '2026-03-08T07:00Z', '2026-03-08 03:00'],
    ['UTC', '2027-01-01T00:00Z', '2027-01-01 00:00'],
  ])('%s at %s: %s', (zone, at, shown) => {
    expect(shownBy(zone, new Date(at))).toBe(shown);
  });

  it('is that of this computer when no zone is named', () => {
    const at = new Date(2026, 10, 22, 9, 5);
    expect(shownBy(undefined, at)).toBe('2026-11-22 09:05');
  });
});

test.each([
  ['Europe/Belfast', 'Europe/London', true],
  ['Europe/Dublin', 'Europe/London', true],
  ['Antarctica/McMurdo', 'Pacific/Auckland', true],
  // The same in winter only, and in no half of the year.
  ['UTC', 'Europe/London', false],
  ['America/Phoenix', 'America/Denver', false],
  ['Australia/Brisbane', 'Australia/Sydney', false],
  ['America/Toronto', 'Europe/London', false],
])('%s shows what %s shows: %s', (one, other, same) => {
  expect(isSameClock(one, other, '2026-11-22')).toBe(same);
});

test.each([
  ['2026-03-29 01:30', 'Europe/London', 0],
  ['2026-10-25 01:30', 'Europe/London', 2],
  ['2026-10-25 02:00', 'Europe/London', 1],
  ['2026-10-04 02:30', 'Australia/Sydney', 0],
  ['2026-11-01 01:15', 'America/Chicago', 2],
  ['2026-11-01 01:15', 'America/Phoenix', 1],
  ['2026-06-01 01:30', 'Europe/London', 1],
])('%s is on the clock of %s %i times', (moment, zone, times) =>
  expect(timesShown(moment, zone)).toBe(times),
);
