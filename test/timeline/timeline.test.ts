import { describe, expect, test } from 'vitest';
import { timelineOf as timelineOfPlan, type Timeline } from '../../src/timeline/timeline.ts';
import { CALM, knowledge, planFrom } from '../helpers/knowledge.ts';

function timelineOf(answers: string, zone = 'Europe/London'): Timeline {
  return timelineOfPlan(knowledge, planFrom(`${CALM}${answers}`, zone)).timeline;
}
const heroin = (lastUse: string, region = 'england'): string => `
about: { region: ${region} }
use: { opioids: [heroin], source: [street], stage: stopped, last_use: "${lastUse}", left: none }
`;
const dates = (timeline: Timeline): string[] =>
  timeline.stages.flatMap(({ id, from, to }) => (from ? [`${id} ${from} -> ${to}`] : [id]));

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
      'over a month end and a leap day',
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
      'over the clocks going forward in England: 24 hours of time read 25 on the clock',
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
  ];
  test.each(cases)('%s', (_, lastUse, zone, expected) => {
    expect(dates(timelineOf(heroin(lastUse), zone))).toEqual(expected);
  });

  test('the same whatever the time zone of this computer', () => {
    const before = process.env['TZ'];
    try {
      const all = ['Europe/London', 'America/New_York', 'Pacific/Auckland', 'UTC'].map((zone) => {
        process.env['TZ'] = zone;
        return timelineOf(heroin('2027-03-27 20:00'));
      });
      for (const one of all) expect(one).toEqual(all[0]);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('which clock', () => {
  const use = (opioids: string, source: string, region: string): string =>
    `about: { region: ${region} }\nuse: { opioids: [${opioids}], source: [${source}], stage: stopped, last_use: "2026-11-10 08:00" }\n`;
  test.each([
    ['heroin', 'street', 'england', 'dated', ['heroin']],
    ['oxycodone', 'street', 'new_zealand', 'dated', ['oxycodone']],
    ['heroin', 'street', 'united_states', 'words', ['fentanyl']],
    ['heroin', 'street', 'canada', 'words', ['fentanyl']],
    ['oxycodone', 'online', 'united_states', 'words', ['fentanyl']],
    ['"heroin, fentanyl"', 'street', 'england', 'none', ['unsure']],
    ['heroin, fentanyl', 'street', 'england', 'words', ['heroin', 'fentanyl']],
    ['heroin, nitazenes', 'street', 'england', 'none', ['heroin', 'nitazenes']],
    ['unsure', 'street', 'england', 'none', ['unsure']],
    ['kratom', 'shop', 'england', 'none', ['kratom']],
    ['tramadol', 'street', 'england', 'none', ['tramadol']],
  ])('%s from %s in %s: %s', (opioids, source, region, clock, printed) => {
    const timeline = timelineOf(use(opioids, source, region));
    expect([timeline.clock, timeline.opioids.map(({ id }) => id)]).toEqual([clock, printed]);
    if (clock !== 'dated') expect(timeline.stages.filter((stage) => stage.from)).toEqual([]);
  });

  test('supply that is not said is read as the street', () => {
    const answers =
      'about: { region: united_states }\nuse: { opioids: [heroin], stage: stopped, last_use: "2026-11-10" }\n';
    expect(timelineOf(answers).opioids.map(({ id }) => id)).toEqual(['fentanyl']);
  });

  test('someone still using has no dates to count from', () => {
    const answers =
      'about: { region: england }\nuse: { opioids: [heroin], source: [street], stage: using, last_use: "2026-11-10" }\n';
    expect(dates(timelineOf(answers))).toEqual(['early', 'hardest', 'easing', 'later']);
    expect(timelineOf(answers).windows).toEqual([]);
  });
});

describe('the high-risk window and follow-ups', () => {
  test('28 days from the stop, 14 the strongest; then 2, 7, 14, 30, 90 days and 6 months', () => {
    const timeline = timelineOf(heroin('2026-08-31 23:50'));
    expect(timeline.windows).toEqual([
      { id: 'stop', from: '2026-08-31', strongest_until: '2026-09-14', until: '2026-09-28' },
    ]);
    expect(timeline.follow_ups.map(({ day, on }) => `${day}: ${on}`)).toEqual([
      '2: 2026-09-02',
      '7: 2026-09-07',
      '14: 2026-09-14',
      '30: 2026-09-30',
      '90: 2026-11-29',
      '6 months: 2027-02-28',
    ]);
  });

  test('leaving hospital, prison or treatment opens a window of its own', () => {
    const answers =
      'about: { region: england }\nuse: { opioids: [heroin], stage: using, left: prison, left_on: "2028-02-20" }\n';
    expect(timelineOf(answers).windows).toEqual([
      { id: 'prison', from: '2028-02-20', strongest_until: '2028-03-05', until: '2028-03-19' },
    ]);
  });

  test('someone who has stopped keeps the window when a gate closes the calendar', () => {
    const plan = planFrom(`
about: { region: england }
safety: { now: "no", applies: [pregnant] }
medicine: { current: [none] }
use: { opioids: [heroin], stage: stopped, last_use: "2026-11-10" }
`);
    const timeline = timelineOfPlan(knowledge, plan).timeline;
    expect([timeline.clock, timeline.stages, timeline.windows.length]).toEqual(['closed', [], 1]);
  });

  test('a planned stop behind a gate gets no dates at all', () => {
    const plan = planFrom(`
about: { region: england }
safety: { now: "no", applies: [alcohol_daily] }
medicine: { current: [none] }
use: { opioids: [heroin], stage: planning, planned_stop: "2026-12-10" }
`);
    const timeline = timelineOfPlan(knowledge, plan).timeline;
    expect([timeline.stages, timeline.windows, timeline.follow_ups]).toEqual([[], [], []]);
  });
});
