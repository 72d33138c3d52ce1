import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, test } from 'vitest';
import { renderCalendar } from '../../src/handouts/calendar.ts';
import { CALM, knowledge, people, planFrom } from '../helpers/knowledge.ts';
import { TODAY } from '../helpers/setting.ts';

const today = TODAY;
const answers = `${CALM}
about: { region: england }
use: { opioids: [heroin], source: [street], stage: stopped, last_use: "2027-03-20 09:00" }
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

  test('every day is where it should be, over a clock change', () => {
    const events = readWithIcalJs(renderCalendar({ knowledge, plan, today, titles: true }));
    expect(events.map(({ summary, start, end }) => `${start} ${end} ${summary}`)).toEqual([
      '2027-03-27T09:30:00Z 2027-03-27T10:30:00Z Drug service, with Jo; bring *card*',
      '2027-03-29T08:30:00Z 2027-03-29T09:30:00Z After the clocks change',
      '2027-04-02 2027-04-03 Some day',
      '2027-04-20 2027-04-21 Look at my plan again',
      '2027-03-20 2027-04-18 My riskiest weeks: keep naloxone close, do not use alone',
      '2027-03-22 2027-03-23 See or speak to someone',
      '2027-03-27 2027-03-28 See or speak to someone',
      '2027-04-03 2027-04-04 See or speak to someone',
      '2027-04-19 2027-04-20 See or speak to someone',
      '2027-06-18 2027-06-19 See or speak to someone',
      '2027-09-20 2027-09-21 See or speak to someone',
    ]);
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

  test('a planned stop behind a gate puts nothing in the calendar but what the person wrote', () => {
    const closed = planFrom(
      'safety: { now: "no", applies: [pregnant] }\nmedicine: { current: [none] }\nuse: { stage: planning, planned_stop: "2026-12-01" }\n',
    );
    expect(readWithIcalJs(renderCalendar({ knowledge, plan: closed, today }))).toEqual([]);
  });
});

test.each(Object.entries(people))(
  '%s: lines end with CRLF, none is over 75 octets, no control character',
  (_, person) => {
    const text = renderCalendar({ knowledge, plan: person, today, titles: true, alarms: true });
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(() => readWithIcalJs(text)).not.toThrow();
  },
);
