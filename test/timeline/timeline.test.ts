import { describe, expect, test } from 'vitest';
import { dayAfter, dayOf } from '../../src/text/days.ts';
import { timelineOf as outcomeOf, type Timeline } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, planFrom } from '../helpers/knowledge.ts';
import { inZones, ZONES } from '../helpers/zones.ts';

/** The timeline of calm answers and these, seen on a day. */
function timelineOf(answers: string, today: string, zone = 'Europe/London'): Timeline {
  return outcomeOf(knowledge, planFrom(`${CALM}${answers}`, zone), today).timeline;
}
const heroin = (lastUse: string, region = 'england'): string => `
about: { region: ${region} }
use: { opioids: [heroin], source: [street], status: stopped, last_use: "${lastUse}", left: [{ place: none }] }
`;
const planned = (stop: string): string => `
about: { region: england }
use: { opioids: [heroin], source: [street], status: planning, planned_stop: "${stop}", left: [{ place: none }] }
`;
const dates = (timeline: Timeline): string[] =>
  timeline.stages.flatMap(({ id, from, to }) => (from ? [`${id} ${from} -> ${to}`] : [id]));
/** Two days later: the stop is past, and the stages are not. */
const soonAfter = (lastUse: string): string => dayAfter(dayOf(lastUse), 2);

describe('stages of heroin: 6-24 hours, 24-72 hours, 4-10 days', () => {
  const cases: [string, string, string, string[]][] = [
    [
      'from an exact time',
      '2026-11-10 08:00',
      'Europe/London',
      [
        'early 2026-11-10 14:00 -> 2026-11-11 08:00',
        'hardest 2026-11-11 08:00 -> 2026-11-13 08:00',
        'easing 2026-11-14 08:00 -> 2026-11-20 08:00',
        'later',
      ],
    ],
    [
      'to whole hours, never shorter than the source',
      '2026-11-10 21:30',
      'Europe/London',
      [
        'early 2026-11-11 03:00 -> 2026-11-11 22:00',
        'hardest 2026-11-11 21:00 -> 2026-11-13 22:00',
        'easing 2026-11-14 21:00 -> 2026-11-20 22:00',
        'later',
      ],
    ],
    [
      'from a day alone: wide enough for any hour of it',
      '2026-11-10',
      'Europe/London',
      [
        'early 2026-11-10 06:00 -> 2026-11-12 00:00',
        'hardest 2026-11-11 00:00 -> 2026-11-14 00:00',
        'easing 2026-11-14 00:00 -> 2026-11-21 00:00',
        'later',
      ],
    ],
    [
      'over the end of a year',
      '2026-12-28 09:00',
      'America/Toronto',
      [
        'early 2026-12-28 15:00 -> 2026-12-29 09:00',
        'hardest 2026-12-29 09:00 -> 2026-12-31 09:00',
        'easing 2027-01-01 09:00 -> 2027-01-07 09:00',
        'later',
      ],
    ],
    [
      'over a month end and a leap day in London',
      '2028-02-28 22:30',
      'Europe/London',
      [
        'early 2028-02-29 04:00 -> 2028-02-29 23:00',
        'hardest 2028-02-29 22:00 -> 2028-03-02 23:00',
        'easing 2028-03-03 22:00 -> 2028-03-09 23:00',
        'later',
      ],
    ],
    [
      'over a leap day in Rotorua',
      '2028-02-28 20:00',
      'Pacific/Auckland',
      [
        'early 2028-02-29 02:00 -> 2028-02-29 20:00',
        'hardest 2028-02-29 20:00 -> 2028-03-02 20:00',
        'easing 2028-03-03 20:00 -> 2028-03-09 20:00',
        'later',
      ],
    ],
    [
      'on the day before a year without a leap day',
      '2027-02-27 20:00',
      'Pacific/Auckland',
      [
        'early 2027-02-28 02:00 -> 2027-02-28 20:00',
        'hardest 2027-02-28 20:00 -> 2027-03-02 20:00',
        'easing 2027-03-03 20:00 -> 2027-03-09 20:00',
        'later',
      ],
    ],
    [
      'over the clocks going forward in Leeds: 24 hours of time read 25 on the clock',
      '2027-03-27 20:00',
      'Europe/London',
      [
        'early 2027-03-28 03:00 -> 2027-03-28 21:00',
        'hardest 2027-03-28 21:00 -> 2027-03-30 21:00',
        'easing 2027-03-31 21:00 -> 2027-04-06 21:00',
        'later',
      ],
    ],
    [
      'over the clocks going back in Leeds',
      '2026-10-24 20:00',
      'Europe/London',
      [
        'early 2026-10-25 01:00 -> 2026-10-25 19:00',
        'hardest 2026-10-25 19:00 -> 2026-10-27 19:00',
        'easing 2026-10-28 19:00 -> 2026-11-03 19:00',
        'later',
      ],
    ],
    [
      'over the clocks going back in Sydney',
      '2027-04-03 20:00',
      'Australia/Sydney',
      [
        'early 2027-04-04 02:00 -> 2027-04-04 19:00',
        'hardest 2027-04-04 19:00 -> 2027-04-06 19:00',
        'easing 2027-04-07 19:00 -> 2027-04-13 19:00',
        'later',
      ],
    ],
    [
      'over the clocks going forward in Sydney',
      '2027-10-02 20:00',
      'Australia/Sydney',
      [
        'early 2027-10-03 03:00 -> 2027-10-03 21:00',
        'hardest 2027-10-03 21:00 -> 2027-10-05 21:00',
        'easing 2027-10-06 21:00 -> 2027-10-12 21:00',
        'later',
      ],
    ],
    [
      'over the clocks going forward in New York, in the middle of a stage',
      '2027-03-13 12:00',
      'America/New_York',
      [
        'early 2027-03-13 18:00 -> 2027-03-14 13:00',
        'hardest 2027-03-14 13:00 -> 2027-03-16 13:00',
        'easing 2027-03-17 13:00 -> 2027-03-23 13:00',
        'later',
      ],
    ],
    [
      'over the clocks going back in New York',
      '2026-10-31 21:00',
      'America/New_York',
      [
        'early 2026-11-01 02:00 -> 2026-11-01 20:00',
        'hardest 2026-11-01 20:00 -> 2026-11-03 20:00',
        'easing 2026-11-04 20:00 -> 2026-11-10 20:00',
        'later',
      ],
    ],
    [
      'in a zone of half hours, which rounds outwards',
      '2026-11-10 08:00',
      'Australia/Adelaide',
      [
        'early 2026-11-10 14:00 -> 2026-11-11 08:00',
        'hardest 2026-11-11 08:00 -> 2026-11-13 08:00',
        'easing 2026-11-14 08:00 -> 2026-11-20 08:00',
        'later',
      ],
    ],
  ];
  test.each(cases)('%s', (_, lastUse, zone, expected) => {
    expect(dates(timelineOf(heroin(lastUse), soonAfter(lastUse), zone))).toEqual(expected);
  });
  test.each(cases)('the same from a stop that is planned: %s', (_, stop, zone, expected) => {
    expect(dates(timelineOf(planned(stop), dayAfter(dayOf(stop), -9), zone))).toEqual(expected);
  });

  test.each(cases)('the same whatever the time zone of this computer: %s', (_, lastUse, zone) => {
    const all = inZones(() => timelineOf(heroin(lastUse), soonAfter(lastUse), zone));
    expect(all).toHaveLength(ZONES.length);
    for (const one of all) expect(one).toEqual(all[0]);
  });
});

// An hour that the clocks skip or repeat, in the person's own zone: nobody's computer decides what it was.
describe('an hour that is not there, or is there twice', () => {
  const earlyOn = (zone: string, lastUse: string): string[] => [
    ...new Set(inZones(() => dates(timelineOf(heroin(lastUse), soonAfter(lastUse), zone))[0]!)),
  ];

  test.each([
    ['America/New_York', '2026-03-08 02:30', 'early 2026-03-08 09:00 -> 2026-03-09 04:00'],
    ['America/Los_Angeles', '2026-03-08 02:30', 'early 2026-03-08 09:00 -> 2026-03-09 04:00'],
    ['Europe/London', '2027-03-28 01:30', 'early 2027-03-28 08:00 -> 2027-03-29 03:00'],
    ['Australia/Sydney', '2026-10-04 02:30', 'early 2026-10-04 09:00 -> 2026-10-05 04:00'],
    ['Pacific/Auckland', '2026-09-27 02:30', 'early 2026-09-27 09:00 -> 2026-09-28 04:00'],
  ])('skipped in %s, %s: the later reading, on every computer', (zone, lastUse, early) => {
    expect(earlyOn(zone, lastUse)).toEqual([early]);
  });

  test.each([
    ['Europe/London', '2026-10-25 01:30'],
    ['Australia/Sydney', '2026-04-05 02:30'],
    ['Pacific/Auckland', '2026-04-05 02:30'],
    ['America/New_York', '2026-11-01 01:30'],
  ])('repeated in %s, %s: one reading, on every computer', (zone, lastUse) => {
    expect(earlyOn(zone, lastUse)).toHaveLength(1);
  });
});

describe('which clock', () => {
  const use = (opioids: string, source: string, region: string): string =>
    `about: { region: ${region} }\nuse: { opioids: [${opioids}], source: [${source}], status: stopped, last_use: "2026-11-10 08:00" }\n`;
  test.each([
    ['heroin', 'street', 'england', 'dated', ['heroin']],
    ['oxycodone', 'street', 'new_zealand', 'dated', ['oxycodone']],
    ['heroin', 'street', 'united_states', 'words', ['fentanyl']],
    ['heroin', 'street', 'canada', 'words', ['fentanyl']],
    ['oxycodone', 'online', 'united_states', 'words', ['fentanyl']],
    ['"heroin, fentanyl"', 'street', 'england', 'none', ['unsure']],
    ['heroin, fentanyl', 'street', 'england', 'words', ['heroin', 'fentanyl']],
    ['heroin, nitazenes', 'street', 'england', 'none', ['heroin', 'nitazenes']],
    ['heroin, unsure', 'street', 'england', 'dated', ['heroin']],
    ['unsure', 'street', 'england', 'none', ['unsure']],
    ['zorbodone', 'street', 'england', 'none', ['unsure']],
    ['heroin, zorbodone', 'street', 'england', 'none', ['heroin', 'unsure']],
    ['kratom', 'shop', 'england', 'none', ['kratom']],
    ['tramadol', 'street', 'england', 'none', ['tramadol']],
  ])('%s from %s in %s: %s', (opioids, source, region, clock, printed) => {
    const timeline = timelineOf(use(opioids, source, region), '2026-11-11');
    expect([timeline.clock, timeline.opioids.map(({ id }) => id)]).toEqual([clock, printed]);
    if (clock !== 'dated') expect(timeline.stages.filter((stage) => stage.from)).toEqual([]);
    else expect(timeline.stages.filter((stage) => stage.from).length).toBeGreaterThan(2);
  });

  test('supply that is not said is read as the street', () => {
    const answers =
      'about: { region: united_states }\nuse: { opioids: [heroin], status: stopped, last_use: "2026-11-10" }\n';
    expect(timelineOf(answers, '2026-11-11').opioids.map(({ id }) => id)).toEqual(['fentanyl']);
  });

  test('someone still using has no dates to count from', () => {
    const answers =
      'about: { region: england }\nuse: { opioids: [heroin], source: [street], status: using, last_use: "2026-11-10" }\n';
    const timeline = timelineOf(answers, '2026-11-11');
    expect(dates(timeline)).toEqual(['early', 'hardest', 'easing', 'later']);
    expect([timeline.windows, timeline.follow_ups, timeline.check_ins]).toEqual([[], [], []]);
  });

  test.each([
    ['tomorrow', '2026-11-12'],
    ['a year ahead', '2027-11-10 08:00'],
    ['a year that cannot be', '1926-11-10'],
  ])('a last use of %s gives no dates, and no risky weeks', (_, lastUse) => {
    const timeline = timelineOf(heroin(lastUse), '2026-11-11');
    expect([timeline.clock, dates(timeline)]).toEqual(['dated', ['early', 'hardest', 'easing', 'later']]);
    expect([timeline.windows, timeline.follow_ups]).toEqual([[], []]);
  });

  test('one use after a break brings no withdrawal, only lost tolerance', () => {
    const timeline = timelineOf(
      `${heroin('2026-11-10 08:00').trimEnd().replace('left: [{ place: none }]', 'left: [{ place: none }], pattern: now_and_then')}\n`,
      '2026-11-11',
    );
    expect([timeline.clock, timeline.stages, timeline.windows.map(({ id }) => id)]).toEqual([
      'none',
      [],
      ['stop'],
    ]);
  });
});

describe('the high-risk window and follow-ups', () => {
  const follow = (timeline: Timeline): string[] =>
    timeline.follow_ups.map(({ after, day, on }) => `${after} ${day}: ${on}`);

  test('28 days from the stop, 14 the strongest; then 2, 7, 14, 30, 90 days and 6 months', () => {
    const timeline = timelineOf(heroin('2026-08-31 23:50'), '2026-09-01');
    expect(timeline.windows).toEqual([
      {
        id: 'stop',
        kind: 'stop',
        planned: false,
        from: '2026-08-31',
        strongest_until: '2026-09-14',
        until: '2026-09-28',
      },
    ]);
    expect(follow(timeline)).toEqual([
      'stop 2: 2026-09-02',
      'stop 7: 2026-09-07',
      'stop 14: 2026-09-14',
      'stop 30: 2026-09-30',
      'stop 90: 2026-11-29',
      'stop 6 months: 2027-02-28',
    ]);
    expect(timeline.check_ins).toEqual(timeline.follow_ups);
  });

  test('days that are over are no check-ins, and today is', () => {
    const checkIns = (today: string): string[] =>
      timelineOf(heroin('2026-08-31 23:50'), today).check_ins.map(({ day }) => day);
    expect(checkIns('2026-09-07')).toEqual(['7', '14', '30', '90', '6 months']);
    expect(checkIns('2026-09-08')).toEqual(['14', '30', '90', '6 months']);
    expect(checkIns('2027-03-01')).toEqual([]);
  });

  test('from the latest start that has come, and the next', () => {
    const answers = (leftOn: string): string =>
      `about: { region: england }\nuse: { opioids: [heroin], source: [street], status: stopped, last_use: "2026-09-01", left: [{ place: prison, out: "${leftOn}" }] }\n`;
    const days = (leftOn: string): string[] =>
      timelineOf(answers(leftOn), '2026-11-22').check_ins.map(
        ({ after, day, on }) => `${after} ${day} ${on}`,
      );
    expect(days('2026-11-20')).toEqual([
      'prison 2 2026-11-22',
      'prison 7 2026-11-27',
      'prison 14 2026-12-04',
      'prison 30 2026-12-20',
      'prison 90 2027-02-18',
      'prison 6 months 2027-05-20',
    ]);
    expect(days('2026-12-05').slice(0, 3)).toEqual([
      'stop 90 2026-11-30',
      'prison 2 2026-12-07',
      'prison 7 2026-12-12',
    ]);
  });

  test('leaving hospital, prison or treatment opens a window of its own', () => {
    const answers =
      'about: { region: england }\nuse: { opioids: [heroin], status: using, left: [{ place: prison, out: "2028-02-20" }] }\n';
    expect(timelineOf(answers, '2028-02-21').windows).toEqual([
      {
        id: 'prison',
        kind: 'prison',
        planned: false,
        from: '2028-02-20',
        strongest_until: '2028-03-05',
        until: '2028-03-19',
      },
    ]);
  });

  const closed = (use: string): string => `
about: { region: england }
safety: { now: "no", applies: [pregnant] }
medicine: { current: [none] }
${use}
`;
  const closedTimeline = (use: string): Timeline =>
    outcomeOf(knowledge, planFrom(closed(use)), '2026-11-22').timeline;

  test('someone who has stopped keeps the window when a gate closes the calendar', () => {
    const timeline = closedTimeline('use: { opioids: [heroin], status: stopped, last_use: "2026-11-10" }');
    expect([
      timeline.clock,
      timeline.stages.map((stage) => Object.keys(stage)),
      timeline.windows.length,
    ]).toEqual(['closed', [['id'], ['id'], ['id'], ['id']], 1]);
  });

  test('a planned stop behind a gate is told in words: it has no dates at all', () => {
    const timeline = closedTimeline(
      'use: { opioids: [heroin], status: planning, planned_stop: "2026-12-10" }',
    );
    expect(timeline.clock).toBe('closed');
    for (const stage of timeline.stages) expect(Object.keys(stage)).toEqual(['id']);
    expect([timeline.windows, timeline.follow_ups]).toEqual([[], []]);
  });
});
