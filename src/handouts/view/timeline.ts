/** The timeline as handouts print it. */
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
  const { clock, opioids, stages, windows, follow_ups } = timeline;
  const { timeline: kept = {} } = plan;
  const words = wordsOf(knowledge);
  const days = dayWords(words);
  return {
    dated: clock === 'dated',
    words: clock === 'words',
    none: clock === 'none',
    closed: clock === 'closed',
    has_dates: clock === 'dated' && stages.some((stage) => stage.from !== undefined),
    planned: plan.use?.stage === 'planning',
    opioids: opioids.map((opioid) => opioidView(opioid, plan, statement)),
    has_opioids: opioids.length > 0,
    stages: stages.map((stage) => ({
      ...stageView(stage, knowledge, days, statement),
      ...noteView(kept.stages?.find(({ id }) => id === stage.id)),
    })),
    windows: windows.map((window) => ({
      ...windowView(window, today, days),
      ...noteView(kept.windows?.find(({ id }) => id === window.id)),
    })),
    has_windows: windows.length > 0,
    in_window: windows.some((window) => isOpenOn(today, window)),
    follow_ups: follow_ups.map(({ day, on }) => ({
      day: dayNumber(day, words),
      on: days.short(on),
      ...noteView(kept.follow_ups?.find((one) => one.day === day)),
    })),
    has_follow_ups: follow_ups.length > 0,
    ...chartView(timeline, knowledge),
    notes: kept.notes ?? WRITE_LINE,
    has_notes: kept.notes !== undefined,
  };
}

/** The picture in letters. HTML draws it anew in the place of this fence. */
function chartView(timeline: Timeline, knowledge: Knowledge): View {
  const picture = timelinePicture(timeline, knowledge);
  if (!picture) return { has_chart: false, chart: '' };
  const fence = `\`\`\`timeline\n${timelineChart(picture, CHART_WIDTH)}\n\`\`\``;
  return { has_chart: true, chart: new Markdown(fence) };
}

const isOpenOn = (today: string, { from, until }: RiskWindow): boolean => today >= from && today <= until;

const noteView = ({ note }: { note?: string } = {}): View => ({
  has_note: note !== undefined,
  note: note ?? '',
});

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
  return {
    after_stop: window.id === 'stop',
    after_hospital: window.id === 'hospital',
    after_prison: window.id === 'prison',
    after_treatment: window.id === 'treatment',
    from: days.day(window.from),
    strongest_until: days.day(window.strongest_until),
    until: days.day(window.until),
    now: isOpenOn(today, window),
    day_number: daysBetween(window.from, today),
  };
}
