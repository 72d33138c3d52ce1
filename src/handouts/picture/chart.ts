/** The picture of a timeline in plain letters, for terminals and Markdown. */
import { wrapText } from '../../text/wrap.ts';
import type { Bar, Mark, TimelinePicture } from './picture.ts';
import { capital, caption, weeks } from './picture.ts';

/** The narrowest chart has one letter a day. From WIDE columns on it has two. */
const WIDE = 64;

/** Lines of at most `width` columns (40 or more; at most 76 are used), in letters every terminal has. */
export function timelineChart(picture: TimelinePicture, width: number): string {
  const room = Math.max(40, Math.min(76, width));
  const days = picture.last + 1 - picture.first;
  const scale = Math.max(0.5, Math.floor((room >= WIDE ? room : 40) / days));
  const column = (day: number): number => Math.floor((day - picture.first) * scale);
  const lines = [
    ...picture.windows.flatMap((bar) => [...wrapText(caption(bar), room), windowLine(bar, column)]),
    ...picture.stages.flatMap((bar) => [...wrapText(caption(bar), room), stageLine(bar, column)]),
    ...axisLines(picture, column),
    marksLine(picture, column),
    ...todayLine(picture, column),
    '',
    `X ${picture.words('picture.strongest')}  / ${picture.words('picture.high')}`,
    `= ${picture.words('picture.likely')}  o ${picture.words('picture.follow')}`,
    ...wrapText(followUps(picture), room),
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

const repeated = (mark: string, from: number, to: number): string => mark.repeat(Math.max(1, to - from));

function windowLine({ from, to, strongest = to }: Bar, column: (day: number) => number): string {
  const worst = repeated('X', column(from), column(strongest + 1));
  return `${' '.repeat(column(from))}${worst}${repeated('/', column(strongest + 1), column(to + 1))}`;
}

const stageLine = ({ from, to }: Bar, column: (day: number) => number): string =>
  `${' '.repeat(column(from))}${repeated('=', column(from), Math.ceil(column(to)))}`;

function axisLines(picture: TimelinePicture, column: (day: number) => number): string[] {
  const named = weeks(picture);
  const over = (text: (mark: Mark) => string): { at: number; text: string }[] =>
    named.map((mark) => ({ at: column(mark.day), text: text(mark) }));
  return [
    overlay(
      '-'.repeat(column(picture.last + 1)),
      over(() => '+'),
    ),
    overlay(
      '',
      over(({ title }) => title),
    ),
    overlay(
      '',
      over(({ date }) => date),
    ),
  ];
}

const marksLine = (picture: TimelinePicture, column: (day: number) => number): string =>
  overlay(
    '',
    picture.marks.map(({ day }) => ({ at: column(day), text: 'o' })),
  );

/** Where today is, when it is on the axis. */
function todayLine({ today, words }: TimelinePicture, column: (day: number) => number): string[] {
  return today === undefined ? [] : [`${' '.repeat(column(today))}^ ${words('pages.today')}`];
}

/** Words put over a line at their places; one that would touch the one before it is left out. */
function overlay(line: string, parts: readonly { at: number; text: string }[]): string {
  return parts.reduce((done, { at, text }) => {
    const before = done.slice(0, at).padEnd(at);
    const touches = line === '' && done.length > 0 && at <= done.length;
    return touches ? done : `${before}${text}${done.slice(at + text.length)}`;
  }, line);
}

function followUps({ marks, after, words }: TimelinePicture): string {
  const days = [...marks, ...after].map(({ title, whole = title, date }) => `${whole} (${date})`);
  return days.length > 0 ? `${capital(words('picture.follow'))}: ${days.join(', ')}.` : '';
}
