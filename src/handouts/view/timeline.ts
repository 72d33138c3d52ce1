/** The timeline as handouts print it: `timeline.*`. */
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Calendar, RiskWindow, Stretch } from '../../advice/windows.ts';
import type { Plan } from '../../plan/shape.ts';
import { dayNumber, dayWords, type DayWords } from '../../text/day-words.ts';
import { dayOf, lastDayOf } from '../../text/days.ts';
import type { Words } from '../../text/phrases.ts';
import type { StageId } from '../../knowledge/shape.ts';
import type { Stage } from '../../timeline/stages.ts';
import type { FollowUp } from '../../timeline/timeline.ts';
import { timelineChart } from '../picture/chart.ts';
import { timelinePicture } from '../picture/picture.ts';
import { Markdown } from '../template/markdown.ts';
import type { StatementOf } from '../template/statements.ts';
import type { View } from '../template/template.ts';
import { WRITE_LINE } from './answers.ts';
import type { Seen } from './seen.ts';

/** Columns of the chart in letters: fits a terminal of 80 and a page. */
const CHART_WIDTH = 72;

/** What is left when the riskiest weeks are over. */
const LAST_STAGE: StageId = 'later';

/** What is written beside a part of the timeline. */
interface TimelineNotes {
  stage: Map<string, string>;
  window: Map<string, string>;
  day: Map<string, string>;
}

export function timelineView(knowledge: Knowledge, seen: Seen, print: StatementOf): View {
  const { timeline, calendar, plan, parts, today } = seen;
  const words = wordsOf(knowledge);
  const [days, notes] = [dayWords(words), timelineNotes(plan)];
  const shared = parts.includes('timeline');
  const isPast = seen.situation.is('window_past') === true;
  const stages = (shared || parts.includes('opioids') ? timeline.stages : []).filter(({ id, to }) =>
    isPast ? id === LAST_STAGE : to === undefined || lastDayOf(to) >= today,
  );
  const lost = shared && isPast;
  const stretch = shared && calendar.shown && calendar.shown.until >= today ? calendar.shown : undefined;
  const picture = stretch ? timelinePicture(timeline, stretch, today, knowledge) : undefined;
  const checkIns = shared ? timeline.check_ins : [];
  const rest: TimelineNotes = {
    stage: without(notes.stage, idsOf(stages)),
    window: without(notes.window, idsOf(stretch?.windows ?? [])),
    day: without(notes.day, checkIns.map(checkInKey)),
  };
  return {
    opioids: opioidsView(seen, print),
    stages: stages.map((stage) =>
      stageView(stage, notes.stage.get(stage.id), { knowledge, plan, today, days, words, print }),
    ),
    stretch: stretch
      ? [stretchView(stretch, { today, days, words, notes, sure: !seen.situation.is('planned_day_came') })]
      : [],
    then: stretch ? laterStart(calendar, stretch, { days, words }) : [],
    lost_since: lost ? [{ day: days.short(lostSince(calendar)) }] : [],
    planned_words: shared && calendar.planned_in_words,
    no_days: !stretch && !lost && hasDay(seen) && !(shared && calendar.planned_in_words),
    check_ins: checkInsView(checkIns, notes, days, words),
    chart: picture ? new Markdown(`\`\`\`timeline\n${timelineChart(picture, CHART_WIDTH)}\n\`\`\``) : '',
    notes: plan.timeline?.notes ?? WRITE_LINE,
    noted: notedElsewhere(knowledge, rest, words),
  };
}

/** Days to be in touch; which start they count from is said where there are several. */
function checkInsView(
  checkIns: readonly FollowUp[],
  notes: TimelineNotes,
  days: DayWords,
  words: Words,
): View[] {
  const several = new Set(checkIns.map(({ after }) => after)).size > 1;
  return checkIns.map((one) => ({
    day: checkInDay(one, several, words),
    on: days.short(one.on),
    ...noteView(notes.day.get(checkInKey(one))),
  }));
}

/** Behind a gate, and for who may not have used enough, nothing that speaks of times; what has no times may speak. */
function opioidsView({ timeline, situation }: Seen, print: StatementOf): View[] {
  const mayTime = timeline.clock !== 'closed' && !situation.is('no_steady_use');
  return timeline.opioids
    .filter(({ clock }) => mayTime || clock === 'none')
    .map(({ label, says }) => ({ label, says: print(says) }));
}

/** The next start that is still to come, when the weeks that are shown do not hold it. */
function laterStart(
  { next }: Calendar,
  { windows }: Stretch,
  { days, words }: Pick<StageContext, 'days' | 'words'>,
): View[] {
  if (!next || windows.some(({ id }) => id === next.id)) return [];
  const kind = next.planned ? 'planned' : next.kind;
  const what = words(`window.ahead.${kind}`, { day: days.short(next.from) });
  return [{ line: words('window.then', { what }) }];
}

/** Since when: the last use that is known, else the first place that was left. */
function lostSince({ windows, today }: Calendar): string {
  const come = windows.filter(({ from }) => from <= today);
  return (come.find(({ kind }) => kind === 'stop') ?? come[0]!).from;
}

/** Whether there is a day to write in: what wears off over weeks has none. */
const hasDay = ({ calendar, situation }: Seen): boolean =>
  calendar.can_have_day && !situation.is('on_depot') && !situation.is('takes_naltrexone');

/** Which day it is; after which start, when there are several. */
const checkInDay = ({ kind, day }: FollowUp, several: boolean, words: Words): string =>
  several ? words(`timeline.after.${kind}`, { day: dayNumber(day, words) }) : dayNumber(day, words);

const noteView = (note: string | undefined): View => ({ has_note: note !== undefined, note: note ?? '' });

function timelineNotes({ timeline = {} }: Plan): TimelineNotes {
  const noted = (rows: readonly { note?: string }[] | undefined, key: (row: never) => string) =>
    new Map((rows ?? []).flatMap((row) => (row.note ? [[key(row as never), row.note] as const] : [])));
  const first = timeline.windows?.[0]?.id ?? 'stop';
  return {
    stage: noted(timeline.stages, ({ id }: { id: string }) => id),
    window: noted(timeline.windows, ({ id }: { id: string }) => id),
    day: noted(
      timeline.follow_ups,
      ({ after = first, day }: { after?: string; day: string }) => `${after} ${day}`,
    ),
  };
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const checkInKey = ({ after, day }: { after: string; day: string }): string => `${after} ${day}`;

const without = (notes: ReadonlyMap<string, string>, shown: readonly string[]): Map<string, string> =>
  new Map([...notes].filter(([key]) => !shown.includes(key)));

/** Notes on what is over or not shown: they are the person's, so they stand on their own. */
const notedElsewhere = (knowledge: Knowledge, notes: TimelineNotes, words: Words): View[] => [
  ...[...notes.stage].map(([id, note]) => ({ what: knowledge.stages[id as Stage['id']]?.title ?? id, note })),
  ...[...notes.window].map(([id, note]) => ({ what: words('regenerate.window', { id }), note })),
  ...[...notes.day].map(([key, note]) => ({ what: dayNumber(key.replace(/^\S+ /, ''), words), note })),
];

interface StageContext {
  knowledge: Knowledge;
  plan: Plan;
  today: string;
  days: DayWords;
  words: Words;
  print: StatementOf;
}

function stageView(stage: Stage, note: string | undefined, context: StageContext): View {
  const { title, feels, helps } = context.knowledge.stages[stage.id];
  const sentence = stageSentence(stage, context);
  return {
    title,
    sentence,
    has_sentence: sentence !== '',
    /** Whether there is more to say than its name. */
    has_line: sentence !== '' || stage.when !== undefined || note !== undefined,
    ...noteView(note),
    when: (stage.when ?? []).map(context.print),
    feels: feels.map(context.print),
    helps: helps.map(context.print),
  };
}

/** When a stage may be, in parts of a day; with only a day known, in days. */
function stageSentence({ id, from, to, rough = false }: Stage, { today, days, words }: StageContext): string {
  if (from === undefined || to === undefined || id === 'later') return '';
  const between = { from: days.part(from, rough, 'from'), to: days.part(to, rough, 'to') };
  const said =
    id === 'easing' ? words('timeline.easing', { to: between.to }) : words(`timeline.${id}`, between);
  return dayOf(from) <= today && today <= lastDayOf(to) ? `${said} ${words('timeline.now')}` : said;
}

interface StretchContext {
  today: string;
  days: DayWords;
  words: Words;
  notes: TimelineNotes;
  /** They said that they stopped or left, and not only that they plan to. */
  sure: boolean;
}

function stretchView(
  { from, until, windows }: { from: string; until: string; windows: readonly RiskWindow[] },
  { today, days, words, notes, sure }: StretchContext,
): View {
  const line = (window: RiskWindow): string => {
    const come = window.from <= today;
    const kind = window.planned ? 'planned' : window.kind;
    const what = words(come ? `window.past.${kind}` : `window.ahead.${kind}`, {
      day: days.short(window.from),
    });
    if (come && window.strongest_until < today) return words('window.eased', { what });
    return words('window.strongest', { what, until: days.short(window.strongest_until) });
  };
  return {
    from: days.short(from),
    until: days.short(until),
    first_day: days.dayAndMonth(from),
    last_day: days.withYear(until),
    now: from <= today && sure,
    starts: windows.map((window) => ({ line: line(window), ...noteView(notes.window.get(window.id)) })),
  };
}
