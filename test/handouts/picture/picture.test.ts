import { describe, expect, test } from 'vitest';
import { timelineChart } from '../../../src/handouts/picture/chart.ts';
import { timelinePicture, weeks, type TimelinePicture } from '../../../src/handouts/picture/picture.ts';
import { timelineSvg } from '../../../src/handouts/picture/svg.ts';
import type { WindowId } from '../../../src/timeline/windows.ts';
import type { Timeline } from '../../../src/timeline/timeline.ts';
import { knowledge } from '../../helpers/knowledge.ts';

const window = (id: WindowId, from: string, strongest_until: string, until: string) => ({
  id,
  from,
  strongest_until,
  until,
});
const timeline: Timeline = {
  clock: 'dated',
  opioids: [],
  stages: [
    { id: 'early', from: '2026-11-22 03:00', to: '2026-11-22 22:00' },
    { id: 'hardest', from: '2026-11-22 21:00', to: '2026-11-24 22:00' },
    { id: 'easing', from: '2026-11-25 21:00', to: '2026-12-01 22:00' },
    { id: 'later', when: 'wd-later' } as never,
  ],
  windows: [window('stop', '2026-11-21', '2026-12-05', '2026-12-19')],
  follow_ups: [
    { day: '2', on: '2026-11-23' },
    { day: '7', on: '2026-11-28' },
    { day: '14', on: '2026-12-05' },
    { day: '30', on: '2026-12-21' },
    { day: '90', on: '2027-02-19' },
    { day: '6 months', on: '2027-05-21' },
  ],
};
const picture = timelinePicture(timeline, knowledge)!;
const prison = timelinePicture(
  { ...timeline, windows: [...timeline.windows, window('prison', '2026-11-17', '2026-12-01', '2026-12-15')] },
  knowledge,
)!;
const bare = timelinePicture({ ...timeline, stages: [], follow_ups: [] }, knowledge)!;
const pictures: [string, TimelinePicture][] = [
  ['full', picture],
  ['two windows', prison],
  ['bare', bare],
];

describe('the picture', () => {
  test('has nothing to show without dates', () => {
    expect(timelinePicture({ ...timeline, windows: [] }, knowledge)).toBeUndefined();
  });

  test('puts stages on the axis by the hour, and says the same day once', () => {
    expect(picture.stages.map(({ title, dates, from, to }) => [title, dates, from, to])).toEqual([
      ['Early', 'Sun 22 Nov, 3am to 10pm', 1 + 3 / 24, 1 + 22 / 24],
      ['The hardest part', 'Sun 22 Nov, 9pm to Tue 24 Nov, 10pm', 1 + 21 / 24, 3 + 22 / 24],
      ['Easing', 'Wed 25 Nov, 9pm to Tue 1 Dec, 10pm', 4 + 21 / 24, 10 + 22 / 24],
    ]);
    expect(picture.windows[0]).toMatchObject({ from: 0, strongest: 14, to: 28 });
  });

  test('keeps follow-ups that are far off apart from the axis', () => {
    expect(picture.marks.map(({ day }) => day)).toEqual([2, 7, 14, 30]);
    expect(picture.after.map(({ title, date }) => [title, date])).toEqual([
      ['Day 90', '19 Feb'],
      ['6 months', '21 May'],
    ]);
    expect([picture.first, picture.last]).toEqual([0, 30]);
  });

  test('starts before day 0 when another window does, but never gets too long to read', () => {
    expect([prison.first, prison.windows.length]).toEqual([-4, 2]);
    const old = window('hospital', '2026-06-01', '2026-06-15', '2026-06-29');
    expect(
      timelinePicture({ ...timeline, windows: [...timeline.windows, old] }, knowledge)!.windows,
    ).toHaveLength(1);
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

describe.each(pictures)('the drawing (%s)', (_, data) => {
  for (const large of [false, true]) {
    const svg = timelineSvg(data, { large });
    const size = large ? 23 : 17;
    const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]*)</g)].map((match) => ({
      x: Number(match[1]),
      y: Number(match[2]),
      width: match[4]!.length * size * (match[3]!.includes('bold') ? 0.59 : 0.56),
      text: match[4],
    }));

    test(`no two labels touch, and all are on the page${large ? ', in large print' : ''}`, () => {
      const height = Number(/viewBox="0 0 680 (\d+)"/.exec(svg)![1]);
      for (const one of texts) {
        expect(one.x + one.width, one.text).toBeLessThanOrEqual(681);
        expect(one.y, one.text).toBeLessThanOrEqual(height);
        expect(one.y - size, one.text).toBeGreaterThanOrEqual(-1);
        for (const other of texts)
          if (one !== other && Math.abs(one.y - other.y) < size * 0.9)
            expect(
              one.x + one.width <= other.x || other.x + other.width <= one.x,
              `${one.text} / ${other.text}`,
            ).toBe(true);
      }
    });
  }

  test('is one picture with a name, in black and white, that loads and runs nothing', () => {
    const svg = timelineSvg(data);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="timeline-title timeline-desc"/);
    expect(svg).toMatch(/<title id="timeline-title">[^<]+<\/title>\n<desc id="timeline-desc">[^<]+<\/desc>/);
    expect(svg).not.toMatch(/<script|<style|style=|href|<image|on\w+=/);
    const colours = [...svg.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map((match) => match[1]!.slice(1));
    for (const colour of colours) expect(colour, colour).toMatch(/^(.)\1\1$/);
  });
});

test('names that could be markup are words', () => {
  const svg = timelineSvg({ ...picture, stages: [{ ...picture.stages[0]!, title: '<b>"&' }] });
  expect(svg).toContain('&lt;b&gt;&quot;&amp;: ');
});

describe('the chart', () => {
  test.each(pictures)('fits every width from 40 on, in letters all terminals have (%s)', (_, data) => {
    for (let width = 20; width <= 120; width += 1)
      for (const line of timelineChart(data, width).split('\n')) {
        expect(line.length).toBeLessThanOrEqual(Math.max(40, Math.min(76, width)));
        expect(line).toMatch(/^(?:[ -~]*[!-~])?$/);
      }
  });

  test('looks like this', () => {
    expect(timelineChart(picture, 64)).toMatchInlineSnapshot(`
      "Riskiest weeks: Sat 21 Nov to Sat 19 Dec
      XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX////////////////////////////
      Early: Sun 22 Nov, 3am to 10pm
        =
      The hardest part: Sun 22 Nov, 9pm to Tue 24 Nov, 10pm
         ====
      Easing: Wed 25 Nov, 9pm to Tue 1 Dec, 10pm
               ============
      +-------------+-------------+-------------+-------------+-----
      Day 0         Day 7         Day 14        Day 21        Day 28
      21 Nov        28 Nov        5 Dec         12 Dec        19 Dec
          o         o             o                               o

      X most dangerous  / still high risk
      = likely days  o see or speak to someone
      See or speak to someone: Day 2 (23 Nov), Day 7 (28 Nov), Day 14
      (5 Dec), Day 30 (21 Dec), Day 90 (19 Feb), 6 months (21 May)."
    `);
    expect(timelineChart(picture, 40)).toMatchInlineSnapshot(`
      "Riskiest weeks: Sat 21 Nov to Sat 19 Dec
      XXXXXXXXXXXXXXX//////////////
      Early: Sun 22 Nov, 3am to 10pm
       =
      The hardest part: Sun 22 Nov, 9pm to Tue
      24 Nov, 10pm
       ==
      Easing: Wed 25 Nov, 9pm to Tue 1 Dec,
      10pm
          ======
      +------+------+------+------+--
      Day 0  Day 7  Day 14 Day 21 Day 28
      21 Nov 28 Nov 5 Dec  12 Dec 19 Dec
        o    o      o               o

      X most dangerous  / still high risk
      = likely days  o see or speak to someone
      See or speak to someone: Day 2 (23 Nov),
      Day 7 (28 Nov), Day 14 (5 Dec), Day 30
      (21 Dec), Day 90 (19 Feb), 6 months (21
      May)."
    `);
  });
});
