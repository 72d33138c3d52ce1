/** The days of a plan as a calendar file. Neutral titles unless asked, no alarms unless asked, nobody invited. Pure. */
import ical, { ICalAlarmType, type ICalEventData } from 'ical-generator';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import { planOfParts, sharedParts, type Reader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import { dayOf, dayAfter, instantOf } from '../text/days.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { visibleText } from '../text/visible.ts';

export interface CalendarOptions {
  knowledge: Knowledge;
  plan: Plan;
  /** YYYY-MM-DD; the stamp of every entry, so that the same plan gives the same bytes. */
  today: string;
  /** Anyone but the person gets only the days that the plan shares with them. */
  reader?: Reader;
  /** Say what each entry is, in the person's words. Without it a passer-by learns nothing. */
  titles?: boolean;
  /** A reminder an hour before appointments. */
  alarms?: boolean;
}

/** One entry: a day or several (`until` is the last), or an hour that starts at a moment. */
interface Occasion {
  id: string;
  on: string;
  until?: string;
  title: string;
  neutral: string;
  where?: string;
}

/** The calendar as text (RFC 5545, CRLF line ends). Entries without a day are left out. */
export function renderCalendar(options: CalendarOptions): string {
  const { plan, today } = options;
  const calendar = ical({
    prodId: { company: 'aftercare', product: 'plan', language: 'EN' },
    name: wordsOf(options.knowledge)('calendar.name'),
  });
  for (const occasion of occasionsOf(options))
    calendar.createEvent(eventFrom(occasion, options, plan.timezone ?? 'UTC', today));
  return `${calendar.toString().trimEnd()}\r\n`;
}

function occasionsOf({ knowledge, plan: whole, reader = 'me' }: CalendarOptions): Occasion[] {
  const parts = sharedParts(knowledge, whole, reader);
  const plan = planOfParts(knowledge, whole, parts);
  const words = wordsOf(knowledge);
  const dates = timelineOf(knowledge, whole).timeline;
  const { windows, follow_ups } = parts.includes('timeline') ? dates : { windows: [], follow_ups: [] };
  const appointments = (plan.aftercare?.appointments ?? []).flatMap((one, index): Occasion[] =>
    one.when
      ? [
          {
            id: `appointment-${index + 1}`,
            on: one.when,
            title: one.what ?? words('calendar.appointment'),
            neutral: words('calendar.appointment'),
            ...(one.where ? { where: one.where } : {}),
          },
        ]
      : [],
  );
  const review = plan.aftercare?.review_on;
  return [
    ...appointments,
    ...(review
      ? [
          {
            id: 'review',
            on: review,
            title: words('calendar.review'),
            neutral: words('calendar.review_neutral'),
          },
        ]
      : []),
    ...windows.map((window) => ({
      id: `window-${window.id}`,
      on: window.from,
      until: window.until,
      title: words('calendar.window'),
      neutral: words('calendar.window_neutral'),
    })),
    ...follow_ups.map(({ day, on }) => ({
      id: `follow-up-${day.replace(' ', '-')}`,
      on,
      title: words('calendar.follow_up'),
      neutral: words('calendar.follow_up_neutral'),
    })),
  ];
}

function eventFrom(occasion: Occasion, options: CalendarOptions, zone: string, today: string): ICalEventData {
  const timed = occasion.on.length > 10;
  const start = timed ? instantOf(occasion.on, zone) : utcDay(occasion.on);
  const end = timed
    ? new Date(start.getTime() + 60 * 60 * 1000)
    : utcDay(dayAfter(dayOf(occasion.until ?? occasion.on), 1));
  return {
    id: `${occasion.id}-${dayOf(occasion.on)}@aftercare`,
    stamp: utcDay(today),
    start,
    end,
    allDay: !timed,
    timezone: 'UTC',
    summary: visibleText(options.titles ? occasion.title : occasion.neutral),
    ...(options.titles && occasion.where ? { location: visibleText(occasion.where) } : {}),
    ...(options.alarms && timed ? { alarms: [{ type: ICalAlarmType.display, trigger: 60 * 60 }] } : {}),
  };
}

const utcDay = (day: string): Date => new Date(`${day}T00:00:00Z`);
