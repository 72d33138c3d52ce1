import { describe, expect, test } from 'vitest';
import { timelineChart } from '../../../src/handouts/picture/chart.ts';
import { timelinePicture, weeks, type TimelinePicture } from '../../../src/handouts/picture/picture.ts';
import { timelineSvg } from '../../../src/handouts/picture/svg.ts';
import { dayAfter } from '../../../src/text/days.ts';
import type { RiskWindow, Stretch } from '../../../src/advice/windows.ts';
import type { FollowUp, Timeline } from '../../../src/timeline/timeline.ts';
import { knowledge } from '../../helpers/knowledge.ts';

const window = (
  id: RiskWindow['kind'],
  from: string,
  strongest_until: string,
  until: string,
  isPlanned = false,
): RiskWindow => ({ id, kind: id, planned: isPlanned, from, strongest_until, until });
const stretchOf = (...windows: RiskWindow[]): Stretch => ({
  from: windows[0]!.from,
  until: windows
    .map(({ until }) => until)
    .sort()
    .at(-1)!,
  windows,
});
const stop = window('stop', '2026-11-21', '2026-12-05', '2026-12-19');
const days = (after: FollowUp['kind'], rows: [day: string, on: string][]): FollowUp[] =>
  rows.map(([day, on]) => ({ after, kind: after, day, on }));
const followUps = days('stop', [
  ['2', '2026-11-23'],
  ['7', '2026-11-28'],
  ['14', '2026-12-05'],
  ['30', '2026-12-21'],
  ['90', '2027-02-19'],
  ['6 months', '2027-05-21'],
]);
const timeline: Timeline = {
  clock: 'dated',
  opioids: [],
  stages: [
    { id: 'early', from: '2026-11-22 03:00', to: '2026-11-22 22:00' },
    { id: 'hardest', from: '2026-11-22 21:00', to: '2026-11-24 22:00' },
    { id: 'easing', from: '2026-11-25 21:00', to: '2026-12-01 22:00' },
    { id: 'later', when: ['wd-later'] },
  ],
  windows: [stop],
  follow_ups: followUps,
  check_ins: followUps,
};
const TODAY = '2026-11-22';
const picture = timelinePicture(timeline, stretchOf(stop), TODAY, knowledge);
const left = window('prison', '2026-11-17', '2026-12-01', '2026-12-15');
const prison = timelinePicture(
  { ...timeline, windows: [left, stop] },
  stretchOf(left, stop),
  TODAY,
  knowledge,
);
const bare = timelinePicture(
  { ...timeline, stages: [], follow_ups: [], check_ins: [] },
  stretchOf(stop),
  TODAY,
  knowledge,
);
/** Seen on a later day: what is over is not there. */
const seenOn = (today: string): TimelinePicture =>
  timelinePicture(
    { ...timeline, check_ins: followUps.filter(({ on }) => on >= today) },
    stretchOf(stop),
    today,
    knowledge,
  );
const late = seenOn('2026-12-12');
const ahead = timelinePicture(
  { ...timeline, stages: [] },
  stretchOf(window('stop', '2026-12-21', '2027-01-04', '2027-01-18', true)),
  TODAY,
  knowledge,
);
// The longest there can be: one place, and a stop on the day after its weeks.
const long = timelinePicture(
  { ...timeline, stages: [] },
  stretchOf(
    window('prison', '2026-10-24', '2026-11-07', '2026-11-21'),
    window('stop', '2026-11-22', '2026-12-06', '2026-12-20'),
  ),
  TODAY,
  knowledge,
);
const pictures: [string, TimelinePicture][] = [
  ['full', picture],
  ['two windows', prison],
  ['bare', bare],
  ['late', late],
  ['ahead', ahead],
];

describe('the picture', () => {
  test('puts stages on the axis by the hour, and says them in parts of a day', () => {
    expect(picture.stages.map(({ title, dates, from, to }) => [title, dates, from, to])).toEqual([
      ['Early', 'the early hours of Sun 22 Nov to late on Sun 22 Nov', 1 + 3 / 24, 1 + 22 / 24],
      ['The hardest part', 'the evening of Sun 22 Nov to late on Tue 24 Nov', 1 + 21 / 24, 3 + 22 / 24],
      ['Easing', 'the evening of Wed 25 Nov to late on Tue 1 Dec', 4 + 21 / 24, 10 + 22 / 24],
    ]);
    expect(picture.windows[0]).toMatchObject({ from: 0, strongest: 14, to: 28 });
  });

  test('leaves out what is over: a stage that has ended, a day that has passed', () => {
    const shown = (today: string): unknown => {
      const { stages, marks, after, today: now } = seenOn(today);
      return [stages.map(({ title }) => title), [...marks, ...after].map(({ title }) => title), now];
    };
    expect(shown('2026-11-22')).toEqual([
      ['Early', 'The hardest part', 'Easing'],
      ['Day 2', 'Day 7', 'Day 14', 'Day 30', 'Day 90', '6 months'],
      1,
    ]);
    expect(shown('2026-11-23')).toEqual([
      ['The hardest part', 'Easing'],
      ['Day 2', 'Day 7', 'Day 14', 'Day 30', 'Day 90', '6 months'],
      2,
    ]);
    expect(shown('2026-12-01')).toEqual([['Easing'], ['Day 14', 'Day 30', 'Day 90', '6 months'], 10]);
    expect(shown('2026-12-19')).toEqual([[], ['Day 30', 'Day 90', '6 months'], 28]);
  });

  test('marks today only where it is on the axis', () => {
    expect([picture.today, late.today, ahead.today]).toEqual([1, 21, undefined]);
    expect(timelineChart(picture, 64)).toContain('^ today');
    expect(timelineChart(ahead, 64)).not.toContain('today');
    expect(timelineSvg(picture)).toMatch(/today/i);
    expect(timelineSvg(ahead)).not.toMatch(/today/i);
  });

  test('keeps follow-ups that are far off apart from the axis', () => {
    expect(picture.marks.map(({ day }) => day)).toEqual([2, 7, 14, 30]);
    expect(picture.after.map(({ title, date }) => [title, date])).toEqual([
      ['Day 90', '19 Feb'],
      ['6 months', '21 May'],
    ]);
    expect([picture.first, picture.last]).toEqual([0, 30]);
  });

  test('starts with the first of windows that are joined, and holds the last day of all of them', () => {
    expect([prison.start, prison.first, prison.windows.map(({ from, to }) => [from, to])]).toEqual([
      '2026-11-17',
      0,
      [
        [0, 28],
        [4, 32],
      ],
    ]);
    expect([long.start, long.last, long.windows.length]).toEqual(['2026-10-24', 57, 2]);
  });

  test('starts before day 0 when a stage of a planned stop does', () => {
    const early = timelinePicture(
      timeline,
      stretchOf(window('hospital', '2026-11-24', '2026-12-08', '2026-12-22')),
      TODAY,
      knowledge,
    );
    expect([early.start, early.first, early.marks]).toEqual(['2026-11-24', -2, []]);
  });

  test('names day 0 and each week', () => {
    expect(weeks(picture).map(({ title, date }) => `${title} ${date}`)).toEqual([
      'Day 0 21 Nov',
      'Day 7 28 Nov',
      'Day 14 5 Dec',
      'Day 21 12 Dec',
      'Day 28 19 Dec',
    ]);
  });
});

/** Labels that touch another, or stick out of the drawing. */
function misplaced(svg: string, size: number): string[] {
  const height = Number(/viewBox="0 0 680 (\d+)"/.exec(svg)![1]);
  const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]*)</g)].map((match) => ({
    x: Number(match[1]),
    y: Number(match[2]),
    width: match[4]!.length * size * (match[3]!.includes('bold') ? 0.59 : 0.56),
    text: match[4]!,
  }));
  expect(texts.length).toBeGreaterThan(4);
  const out = texts.filter(({ x, y, width }) => x + width > 681 || y > height || y - size < -1);
  const touching = texts.flatMap((one) =>
    texts
      .filter((other) => other !== one && Math.abs(one.y - other.y) < size * 0.9)
      .filter((other) => one.x <= other.x && one.x + one.width > other.x)
      .map((other) => `${one.text} / ${other.text}`),
  );
  return [...out.map(({ text }) => text), ...touching];
}
const SIZES = [
  { large: false, size: 17 },
  { large: true, size: 23 },
];

describe.each(pictures)('the drawing (%s)', (_, data) => {
  test.each(SIZES)('no two labels touch, and all are on the page (large: $large)', ({ large, size }) => {
    expect(misplaced(timelineSvg(data, { large }), size)).toEqual([]);
  });

  test('is one picture with a name, in black and white, that loads and runs nothing', () => {
    const svg = timelineSvg(data);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="timeline-title timeline-desc"/);
    expect(svg).toMatch(/<title id="timeline-title">[^<]+<\/title>\n<desc id="timeline-desc">[^<]+<\/desc>/);
    expect(svg).not.toMatch(/<script|<style|style=|href|<image|on\w+=/);
    const colours = [...svg.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map((match) => match[1]!.slice(1));
    for (const colour of colours) expect(colour, colour).toMatch(/^(.)\1\1$/);
  });
});

// A stretch may have one place and one stop: from 29 days to 57.
test.each(SIZES)('no two labels touch in a stretch of any length (large: $large)', ({ large, size }) => {
  for (let apart = 1; apart < 30; apart += 1) {
    const from = dayAfter('2026-10-24', apart);
    const two = stretchOf(
      window('prison', '2026-10-24', '2026-11-07', '2026-11-21'),
      window('stop', from, dayAfter(from, 14), dayAfter(from, 28)),
    );
    expect(misplaced(timelineSvg(timelinePicture(timeline, two, TODAY, knowledge), { large }), size)).toEqual(
      [],
    );
  }
});

test('names that could be markup are words', () => {
  const svg = timelineSvg({ ...picture, stages: [{ ...picture.stages[0]!, title: '<b>"&' }] });
  expect(svg).toContain('&lt;b&gt;&quot;&amp;: ');
});

describe('the chart', () => {
  test.each([...pictures, ['longest', long] as const])(
    'fits every width from 40 on, in letters all terminals have (%s)',
    (_, data) => {
      for (let width = 20; width <= 120; width += 1)
        for (const line of timelineChart(data, width).split('\n')) {
          expect(line.length).toBeLessThanOrEqual(Math.max(40, Math.min(76, width)));
          expect(line).toMatch(/^(?:[ -~]*[!-~])?$/);
        }
    },
  );

  test('looks like this', () => {
    expect(timelineChart(picture, 64)).toMatchInlineSnapshot(`
      "Riskiest weeks: Sat 21 Nov to Sat 19 Dec
      XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX////////////////////////////
      Early: the early hours of Sun 22 Nov to late on Sun 22 Nov
        =
      The hardest part: the evening of Sun 22 Nov to late on Tue 24
      Nov
         ====
      Easing: the evening of Wed 25 Nov to late on Tue 1 Dec
               ============
      +-------------+-------------+-------------+-------------+-----
      Day 0         Day 7         Day 14        Day 21        Day 28
      21 Nov        28 Nov        5 Dec         12 Dec        19 Dec
          o         o             o                               o
        ^ today

      X most dangerous  / still high risk
      = likely days  o see or speak to someone
      See or speak to someone: Day 2 (23 Nov), Day 7 (28 Nov), Day 14
      (5 Dec), Day 30 (21 Dec), Day 90 (19 Feb), 6 months (21 May)."
    `);
    expect(timelineChart(picture, 40)).toMatchInlineSnapshot(`
      "Riskiest weeks: Sat 21 Nov to Sat 19 Dec
      XXXXXXXXXXXXXXX//////////////
      Early: the early hours of Sun 22 Nov to
      late on Sun 22 Nov
       =
      The hardest part: the evening of Sun 22
      Nov to late on Tue 24 Nov
       ==
      Easing: the evening of Wed 25 Nov to
      late on Tue 1 Dec
          ======
      +------+------+------+------+--
      Day 0  Day 7  Day 14 Day 21 Day 28
      21 Nov 28 Nov 5 Dec  12 Dec 19 Dec
        o    o      o               o
       ^ today

      X most dangerous  / still high risk
      = likely days  o see or speak to someone
      See or speak to someone: Day 2 (23 Nov),
      Day 7 (28 Nov), Day 14 (5 Dec), Day 30
      (21 Dec), Day 90 (19 Feb), 6 months (21
      May)."
    `);
  });
});
