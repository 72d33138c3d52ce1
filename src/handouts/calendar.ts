/** The days of a plan as a calendar file. Neutral titles unless asked, no alarms unless asked, nobody invited. */
import ical, { ICalAlarmType, type ICalEventData } from 'ical-generator';
import { wordsOf } from '../knowledge/knowledge.ts';
import type { PlanForReader } from '../plan/sharing.ts';
import type { Plan } from '../plan/shape.ts';
import { dayOf, dayAfter } from '../text/days.ts';
import type { Words } from '../text/phrases.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { visibleText } from '../text/visible.ts';
import { seenBy, type Seen } from './view/seen.ts';

/** The day it is made on is the stamp of every entry, so that the same plan gives the same bytes. */
export interface CalendarOptions extends PlanForReader {
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
  const words = wordsOf(options.knowledge);
  const language = words('pages.language').toUpperCase();
  const calendar = ical({
    prodId: { company: 'aftercare', product: 'plan', language },
    name: words('calendar.name'),
  });
  const seen = seenBy(options);
  for (const occasion of occasionsOf(seen, words))
    calendar.createEvent(eventFrom(occasion, options, seen.today));
  return `${calendar.toString().trimEnd()}\r\n`;
}

function occasionsOf({ plan, parts, timeline, today }: Seen, words: Words): Occasion[] {
  const { aftercare = {} } = plan;
  return [
    ...visits(aftercare.appointments ?? [], words),
    ...(aftercare.review_on ? [reviewDay(aftercare.review_on, words)] : []),
    ...(parts.includes('timeline') ? timelineDays(timeline, today, words) : []),
  ];
}

type Aftercare = NonNullable<Plan['aftercare']>;

function visits(appointments: NonNullable<Aftercare['appointments']>, words: Words): Occasion[] {
  const neutral = words('calendar.appointment');
  return appointments.flatMap(({ when, what, where }, index) => {
    if (!when) return [];
    const place = where ? { where } : {};
    return [{ id: `appointment-${index + 1}`, on: when, title: what ?? neutral, neutral, ...place }];
  });
}

function reviewDay(on: string, words: Words): Occasion {
  return { id: 'review', on, title: words('calendar.review'), neutral: words('calendar.review_neutral') };
}

/** The risky weeks that are not over, and the days to be in touch that are still to come. */
function timelineDays({ windows, check_ins }: Timeline, today: string, words: Words): Occasion[] {
  const ranges = windows
    .filter(({ until }) => until >= today)
    .map(({ id, from, until }) => ({
      id: `window-${id}`,
      on: from,
      until,
      title: words('calendar.window'),
      neutral: words('calendar.window_neutral'),
    }));
  const days = check_ins.map(({ day, on }) => ({
    id: `follow-up-${day.replace(' ', '-')}`,
    on,
    title: words('calendar.follow_up'),
    neutral: words('calendar.follow_up_neutral'),
  }));
  return [...ranges, ...days];
}

/** A visit is a promise on the clock on the wall: it has no zone. */
function eventFrom(occasion: Occasion, options: CalendarOptions, today: string): ICalEventData {
  const timed = occasion.on.length > 10;
  const start = timed ? new Date(`${occasion.on.replace(' ', 'T')}:00Z`) : utcDay(occasion.on);
  const end = timed
    ? new Date(start.getTime() + 60 * 60 * 1000)
    : utcDay(dayAfter(dayOf(occasion.until ?? occasion.on), 1));
  return {
    id: `${occasion.id}-${dayOf(occasion.on)}@aftercare`,
    stamp: utcDay(today),
    start,
    end,
    allDay: !timed,
    ...(timed ? { floating: true } : { timezone: 'UTC' }),
    summary: visibleText(options.titles ? occasion.title : occasion.neutral),
    ...(options.titles && occasion.where ? { location: visibleText(occasion.where) } : {}),
    ...(options.alarms && timed ? { alarms: [{ type: ICalAlarmType.display, trigger: 60 * 60 }] } : {}),
  };
}

const utcDay = (day: string): Date => new Date(`${day}T00:00:00Z`);
