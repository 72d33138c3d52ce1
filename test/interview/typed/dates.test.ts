import { describe, expect, it } from 'vitest';
import { dateTyped } from '../../../src/interview/typed/dates.ts';
import { TODAY } from '../../helpers/setting.ts';

// A Sunday.
const now = { today: TODAY, time: '04:10' };

/** What is typed, and what it means: one moment, several to choose from, or a problem. */
const MOMENTS: readonly (readonly [string, string | readonly string[] | { problem: string }])[] = [
  ['today', '2026-11-22'],
  ['Today', '2026-11-22'],
  ['  yesterday ', '2026-11-21'],
  ['tomorrow', '2026-11-23'],
  ['the day before yesterday', '2026-11-20'],
  ['day after tomorrow', '2026-11-24'],
  ['in 3 days', '2026-11-25'],
  ['in three days', '2026-11-25'],
  ['in a week', '2026-11-29'],
  ["in 2 weeks' time", { problem: 'not_a_time' }],
  ['in 2 weeks time', '2026-12-06'],
  ['2 days ago', '2026-11-20'],
  ['a week ago', '2026-11-15'],
  ['a month ago', '2026-10-22'],
  ['about 2 days ago', '2026-11-20'],
  ['3 days from now', '2026-11-25'],
  ['now', '2026-11-22 04:10'],
  ['just now', '2026-11-22 04:10'],
  ['an hour ago', '2026-11-22 03:10'],
  ['half an hour ago', '2026-11-22 03:40'],
  ['5 hours ago', '2026-11-21 23:10'],
  ['20 minutes ago', '2026-11-22 03:50'],
  // Written out, in either order, with and without a year.
  ['2026-11-22', '2026-11-22'],
  ['2026/11/22', '2026-11-22'],
  ['22 Nov 2026', '2026-11-22'],
  ['22 november', '2026-11-22'],
  ['22nd of November', '2026-11-22'],
  ['the 1st of December', '2026-12-01'],
  ['Nov 22', '2026-11-22'],
  ['November 22, 2026', '2026-11-22'],
  ['22-nov-2026', '2026-11-22'],
  ['sept 3 2026', '2026-09-03'],
  ['7 June 2026, 22:00', '2026-06-07 22:00'],
  // The year left out is the one that is nearest.
  ['3 January', '2027-01-03'],
  ['30 June', '2026-06-30'],
  ['29 February', { problem: 'no_such_day' }],
  ['29 February 2028', '2028-02-29'],
  ['31 November', { problem: 'no_such_day' }],
  ['31 February 2026', { problem: 'no_such_day' }],
  // A day of the week beside a date tells the year, or shows a slip.
  ['Sunday 22 November 2026', '2026-11-22'],
  ['Monday 22 November 2026', { problem: 'wrong_weekday' }],
  ['Saturday 22 November', '2025-11-22'],
  // Digits only.
  ['22/11/2026', '2026-11-22'],
  ['11/22/2026', '2026-11-22'],
  ['22/11/26', '2026-11-22'],
  ['22.11.2026', '2026-11-22'],
  ['22-11-2026', '2026-11-22'],
  ['22/11', '2026-11-22'],
  ['03/04/2026', ['2026-04-03', '2026-03-04']],
  ['3/4', ['2027-04-03', '2027-03-04']],
  ['04/04/2026', '2026-04-04'],
  ['31/12', '2026-12-31'],
  ['13/13/2026', { problem: 'no_such_day' }],
  ['2026-13-01', { problem: 'no_such_day' }],
  ['0/5/2026', { problem: 'no_such_day' }],
  // Days of the week: never guessed.
  ['Friday', ['2026-11-20', '2026-11-27']],
  ['tues', ['2026-11-17', '2026-11-24']],
  ['sunday', ['2026-11-15', '2026-11-22', '2026-11-29']],
  ['last Friday', '2026-11-20'],
  ['this friday', '2026-11-27'],
  ['on Friday', ['2026-11-20', '2026-11-27']],
  ['next friday', ['2026-11-27', '2026-12-04']],
  ['next sunday', '2026-11-29'],
  // Times.
  ['yesterday 9pm', '2026-11-21 21:00'],
  ['yesterday at 9 p.m.', '2026-11-21 21:00'],
  ['yesterday 9.30pm', '2026-11-21 21:30'],
  ['yesterday 21:30', '2026-11-21 21:30'],
  ['yesterday 09:30', '2026-11-21 09:30'],
  ['yesterday 2130', '2026-11-21 21:30'],
  ['22 Nov 2026 2130', '2026-11-22 21:30'],
  ['yesterday 0:15', '2026-11-21 00:15'],
  ['yesterday noon', '2026-11-21 12:00'],
  ['yesterday 12am', '2026-11-21 00:00'],
  ['yesterday 12pm', '2026-11-21 12:00'],
  ['9pm yesterday', '2026-11-21 21:00'],
  ['at about 10 pm on 20 November', '2026-11-20 22:00'],
  ['yesterday 9:30', ['2026-11-21 09:30', '2026-11-21 21:30']],
  ['yesterday 9', ['2026-11-21 09:00', '2026-11-21 21:00']],
  ["yesterday 9 o'clock", ['2026-11-21 09:00', '2026-11-21 21:00']],
  ['yesterday 9 in the evening', '2026-11-21 21:00'],
  ['yesterday morning 9', '2026-11-21 09:00'],
  ['friday 9', ['2026-11-20 09:00', '2026-11-20 21:00', '2026-11-27 09:00', '2026-11-27 21:00']],
  ['yesterday midnight', ['2026-11-21 00:00', '2026-11-22 00:00']],
  ['midnight', ['2026-11-21 00:00', '2026-11-22 00:00', '2026-11-23 00:00', '2026-11-24 00:00']],
  ['9pm', ['2026-11-21 21:00', '2026-11-22 21:00', '2026-11-23 21:00']],
  // A night runs into the next day.
  ['last night', { problem: 'time_needed' }],
  ['this morning', { problem: 'time_needed' }],
  ['yesterday evening', { problem: 'time_needed' }],
  ['last night 11pm', '2026-11-21 23:00'],
  ['11pm last night', '2026-11-21 23:00'],
  ['last night at 2am', '2026-11-22 02:00'],
  ['last night at 9', '2026-11-21 21:00'],
  ['last night at 3', '2026-11-22 03:00'],
  ['last night midnight', '2026-11-22 00:00'],
  ['tonight 1am', '2026-11-23 01:00'],
  ['this morning 6', '2026-11-22 06:00'],
  ['this afternoon at 3:15', '2026-11-22 15:15'],
  // What is not a day, or not a time.
  ['', { problem: 'not_a_date' }],
  ['soon', { problem: 'not_a_date' }],
  ['22', { problem: 'not_a_date' }],
  ['2026', { problem: 'not_a_date' }],
  ['next week', { problem: 'not_a_date' }],
  ['I do not know', { problem: 'not_a_date' }],
  ['7 Juno 2026', { problem: 'not_a_date' }],
  ['yesterday 25:00', { problem: 'not_a_time' }],
  ['yesterday 13pm', { problem: 'not_a_time' }],
  ['yesterday 10:75', { problem: 'not_a_time' }],
  ['yesterday, I think', { problem: 'not_a_time' }],
];

describe('a moment as it is typed', () => {
  it.each(MOMENTS)('%j', (text, expected) => {
    const typed = dateTyped(text, 'moment', now);
    if (typeof expected === 'string') expect(typed).toEqual({ value: expected });
    else if (Array.isArray(expected)) expect(typed).toEqual({ which: expected });
    else expect(typed).toMatchObject(expected);
  });

  it('names the day that a wrong day of the week was typed with', () => {
    expect(dateTyped('Monday 22 November 2026', 'moment', now)).toEqual({
      problem: 'wrong_weekday',
      day: '2026-11-22',
    });
  });

  it('knows no hours ago without a clock', () => {
    expect(dateTyped('2 hours ago', 'moment', { today: TODAY })).toEqual({ problem: 'not_a_date' });
    expect(dateTyped('now', 'moment', { today: TODAY })).toEqual({ value: TODAY });
  });
});

describe('a day as it is typed', () => {
  it.each([
    ['7 June 2026', '2026-06-07'],
    ['last friday', '2026-11-20'],
    // A time is not kept where only a day is asked for.
    ['7 June 2026, 22:00', '2026-06-07'],
    ['last night', '2026-11-21'],
  ])('%j', (text, value) => {
    expect(dateTyped(text, 'date', now)).toEqual({ value });
  });
  it('is not a time alone', () => {
    expect(dateTyped('9pm', 'date', now)).toEqual({ problem: 'not_a_date' });
  });
});

describe('around the turn of a year', () => {
  it.each([
    ['2026-12-30', '2 January', '2027-01-02'],
    ['2027-01-02', '30 December', '2026-12-30'],
    ['2028-03-01', '29 Feb', '2028-02-29'],
    ['2027-12-20', '29 Feb', '2028-02-29'],
  ])('on %s, %s is %s', (today, text, value) => {
    expect(dateTyped(text, 'date', { today })).toEqual({ value });
  });
});
