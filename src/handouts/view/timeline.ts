/** The timeline as handouts print it. Pure. */
import { wordsOf, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Opioid } from '../../knowledge/shape.ts';
import type { Plan } from '../../plan/shape.ts';
import { daysBetween } from '../../text/days.ts';
import { dayNumber, dayWords, type DayWords } from '../../text/day-words.ts';
import { fromStreet } from '../../advice/supply.ts';
import type { Stage } from '../../timeline/stages.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import type { RiskWindow } from '../../timeline/windows.ts';
import { WRITE_LINE } from './answers.ts';
import { Markdown } from '../template/markdown.ts';
import type { StatementOf } from '../template/statements.ts';
import type { View } from '../template/template.ts';
import { timelineChart } from '../picture/chart.ts';
import { timelinePicture } from '../picture/picture.ts';

/** Columns of the chart in letters: fits a terminal of 80 and a page. */
const CHART_WIDTH = 72;

/** `timeline.*`: stages, windows and follow-ups in words, with the person's notes. */
export function timelineView(
  { knowledge, plan, today }: { knowledge: Knowledge; plan: Plan; today: string },
  timeline: Timeline,
  statement: StatementOf,
): View {
  const notes = plan.timeline;
  const words = wordsOf(knowledge);
  const days = dayWords(words);
  const picture = timelinePicture(timeline, knowledge);
  const stageNote = (id: string): string | undefined => notes?.stages?.find((one) => one.id === id)?.note;
  const dated = timeline.clock === 'dated';
  return {
    dated,
    words: timeline.clock === 'words',
    none: timeline.clock === 'none',
    closed: timeline.clock === 'closed',
    has_dates: dated && timeline.stages.some((stage) => stage.from !== undefined),
    planned: plan.use?.stage === 'planning',
    opioids: timeline.opioids.map((opioid) => opioidView(opioid, plan, statement)),
    has_opioids: timeline.opioids.length > 0,
    stages: timeline.stages.map((stage) => ({
      ...stageView(stage, knowledge, days, statement),
      ...noteView(stageNote(stage.id)),
    })),
    windows: timeline.windows.map((window) => ({
      ...windowView(window, today, days),
      ...noteView(notes?.windows?.find(({ id }) => id === window.id)?.note),
    })),
    has_windows: timeline.windows.length > 0,
    in_window: timeline.windows.some((window) => today >= window.from && today <= window.until),
    follow_ups: timeline.follow_ups.map(({ day, on }) => ({
      day: dayNumber(day, words),
      on: days.short(on),
      ...noteView(notes?.follow_ups?.find((one) => one.day === day)?.note),
    })),
    has_follow_ups: timeline.follow_ups.length > 0,
    has_chart: picture !== undefined,
    chart: picture ? new Markdown(`\`\`\`timeline\n${timelineChart(picture, CHART_WIDTH)}\n\`\`\``) : '',
    notes: notes?.notes ?? WRITE_LINE,
    has_notes: notes?.notes !== undefined,
  };
}

const noteView = (note: string | undefined): View => ({ has_note: note !== undefined, note: note ?? '' });

function opioidView(opioid: Opioid, plan: Plan, statement: StatementOf): View {
  const region = plan.about?.region ?? '';
  const supply = (opioid.supply ?? []).filter((entry) => entry.regions.includes(region) && fromStreet(plan));
  const warnings = [...(opioid.warnings ?? []), ...supply.flatMap((entry) => entry.says)];
  return {
    label: opioid.label,
    says: statement(opioid.says),
    feels: (opioid.feels ?? []).map(statement),
    helps: (opioid.helps ?? []).map(statement),
    warnings: [...new Set(warnings)].map(statement),
    not_ordinary: (opioid.not_ordinary ?? []).map(statement),
  };
}

function stageView(stage: Stage, knowledge: Knowledge, days: DayWords, statement: StatementOf): View {
  const words = knowledge.stages[stage.id];
  return {
    title: words.title,
    has_dates: stage.from !== undefined,
    from: stage.from ? days.shortMoment(stage.from) : '',
    to: stage.to ? days.shortMoment(stage.to) : '',
    in_words: stage.when !== undefined,
    when: (stage.when ?? []).map(statement),
    feels: words.feels.map(statement),
    helps: words.helps.map(statement),
  };
}

function windowView(window: RiskWindow, today: string, days: DayWords): View {
  const day = daysBetween(window.from, today);
  return {
    after_stop: window.id === 'stop',
    after_hospital: window.id === 'hospital',
    after_prison: window.id === 'prison',
    after_treatment: window.id === 'treatment',
    from: days.day(window.from),
    strongest_until: days.day(window.strongest_until),
    until: days.day(window.until),
    now: today >= window.from && today <= window.until,
    day_number: day,
  };
}
