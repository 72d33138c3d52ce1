import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { renderCalendar } from '../../src/handouts/calendar.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';
import { inZones } from '../helpers/zones.ts';

/** The day after the stop. */
const today = '2027-03-21';
const answers = `${CALM}
about: { region: england }
use: { opioids: [heroin], source: [street], status: stopped, last_use: "2027-03-20 09:00" }
aftercare:
  appointments:
    - { what: "Drug service, with Jo; bring *card*", when: "2027-03-27 09:30", where: "12 High St, Leeds" }
    - { what: "After the clocks change", when: "2027-03-29 09:30" }
    - { what: "Some day", when: "2027-04-02" }
    - { what: "No day yet" }
  review_on: "2027-04-20"
`;
const plan = planFrom(answers);

interface Event {
  summary: string;
  start: string;
  end: string;
}
function readWithIcalJs(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { summary: event.summary, start: event.startDate.toString(), end: event.endDate.toString() };
  });
}

describe('a plan as a calendar', () => {
  test('titles tell a passer-by nothing', () => {
    const text = renderCalendar({ knowledge, plan, today });
    expect(text).not.toMatch(/drug|naloxone|opioid|risk|High St|Jo/i);
    expect([...new Set(readWithIcalJs(text).map(({ summary }) => summary))].sort()).toEqual([
      'Appointment',
      'Check in',
      'Review',
      'Take care',
    ]);
  });

  const shown = (on: string, of = plan): string[] =>
    readWithIcalJs(renderCalendar({ knowledge, plan: of, today: on, titles: true })).map(
      ({ summary, start, end }) => `${start} ${end} ${summary}`,
    );
  const VISITS = [
    '2027-03-27T09:30:00 2027-03-27T10:30:00 Drug service, with Jo; bring *card*',
    '2027-03-29T09:30:00 2027-03-29T10:30:00 After the clocks change',
    '2027-04-02 2027-04-03 Some day',
    '2027-04-20 2027-04-21 Look at my plan again',
  ];

  test('every day is where it should be, over a clock change', () => {
    expect(shown(today)).toEqual([
      ...VISITS,
      '2027-03-20 2027-04-18 My riskiest weeks: keep naloxone close, do not use alone',
      '2027-03-22 2027-03-23 See or speak to someone',
      '2027-03-27 2027-03-28 See or speak to someone',
      '2027-04-03 2027-04-04 See or speak to someone',
      '2027-04-19 2027-04-20 See or speak to someone',
      '2027-06-18 2027-06-19 See or speak to someone',
      '2027-09-20 2027-09-21 See or speak to someone',
    ]);
  });

  test('what is over is not in it: risky weeks, days to check in', () => {
    expect(shown('2027-04-17').slice(VISITS.length)).toEqual([
      '2027-03-20 2027-04-18 My riskiest weeks: keep naloxone close, do not use alone',
      '2027-04-19 2027-04-20 See or speak to someone',
      '2027-06-18 2027-06-19 See or speak to someone',
      '2027-09-20 2027-09-21 See or speak to someone',
    ]);
    expect(shown('2027-04-18').slice(VISITS.length)).toEqual([
      '2027-04-19 2027-04-20 See or speak to someone',
      '2027-06-18 2027-06-19 See or speak to someone',
      '2027-09-20 2027-09-21 See or speak to someone',
    ]);
    // A last use that is still to come starts nothing.
    expect(shown('2027-03-19')).toEqual(VISITS);
  });

  test('a visit is on the clock on the wall: no zone, no Z, whatever the plan or the computer has', () => {
    const odd: [what: string, when: string][] = [
      ['an hour that is skipped', '2027-10-03 02:30'],
      ['an hour that is there twice', '2027-04-04 02:30'],
      ['the end of a year', '2027-12-31 23:30'],
    ];
    const visits = odd.map(([what, when]) => `    - { what: "${what}", when: "${when}" }`).join('\n');
    const text = `about: { region: australia }\naftercare:\n  appointments:\n${visits}\n`;
    const all = ['Australia/Sydney', 'UTC', 'America/New_York'].flatMap((zone) =>
      inZones(() => renderCalendar({ knowledge, plan: planFrom(text, zone), today, titles: true })),
    );
    expect(new Set(all).size).toBe(1);
    expect(all[0]!.match(/^DT(?:START|END).*$/gm)!.map((line) => line.trim())).toEqual([
      'DTSTART:20271003T023000',
      'DTEND:20271003T033000',
      'DTSTART:20270404T023000',
      'DTEND:20270404T033000',
      'DTSTART:20271231T233000',
      'DTEND:20280101T003000',
    ]);
    expect(all[0]).not.toContain('VTIMEZONE');
  });

  test('a second reader sees the same', () => {
    const text = renderCalendar({ knowledge, plan, today, titles: true });
    const parsed = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    expect(parsed.map((one) => String((one as { summary: unknown }).summary)).sort()).toEqual(
      readWithIcalJs(text)
        .map(({ summary }) => summary)
        .sort(),
    );
  });

  test('no attendees, no links, no alarms unless asked', () => {
    expect(renderCalendar({ knowledge, plan, today, titles: true })).not.toMatch(
      /ATTENDEE|ORGANIZER|URL|VALARM/,
    );
    expect(renderCalendar({ knowledge, plan, today, alarms: true }).match(/BEGIN:VALARM/g)).toHaveLength(2);
  });

  test('the same plan gives the same bytes', () => {
    expect(renderCalendar({ knowledge, plan, today })).toBe(renderCalendar({ knowledge, plan, today }));
  });

  test('a planned stop behind a gate brings no day at all', () => {
    const closed = planFrom(
      'safety: { now: "no", applies: [pregnant] }\nmedicine: { current: [none] }\nuse: { status: planning, planned_stop: "2027-04-01" }\n',
    );
    expect(shown(today, closed)).toEqual([]);
  });

  test('two starts have two stretches of days, each entry with a name of its own', () => {
    const two = planFrom(
      'about: { region: england }\nuse: { opioids: [heroin], status: stopped, last_use: "2027-03-01", left: [{ place: prison, out: "2027-03-25" }] }\n',
    );
    const text = renderCalendar({ knowledge, plan: two, today });
    const ids = text.match(/^UID:.*$/gm)!;
    expect(ids.length).toBeGreaterThan(8);
    expect(new Set(ids).size).toBe(ids.length);
    expect(shown(today, two).filter((line) => line.includes('riskiest'))).toEqual([
      '2027-03-01 2027-03-30 My riskiest weeks: keep naloxone close, do not use alone',
      '2027-03-25 2027-04-23 My riskiest weeks: keep naloxone close, do not use alone',
    ]);
  });
});

test.each(Object.entries(people))(
  '%s: lines end with CRLF, none is over 75 octets, no control character',
  (_, person) => {
    const text = renderCalendar({ knowledge, plan: person, today: TODAY, titles: true, alarms: true });
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(() => readWithIcalJs(text)).not.toThrow();
  },
);
