/** The picture of a timeline as a drawing that reads in black and white. */
import type { Bar, Mark, TimelinePicture } from './picture.ts';
import { capital, caption, weeks } from './picture.ts';
import { escapeHtml } from '../html/inline.ts';

// One unit is a quarter of a millimetre on paper, so letters of 17 units are 12 point and 23 units are 16 point.
const WIDTH = 680;
/** Where the axis starts and ends; to its right is room for what comes later. */
const LEFT = 8;
const RIGHT = WIDTH - 8;
const AFTER_WIDTH = 190;
const BAR = 18;
/** A letter is about this wide, as a part of its size: more than letters are, so that nothing touches. */
const LETTER = 0.56;
/** At least so much is between two labels on one line. */
const LABEL_GAP = 6;

interface Axis {
  readonly size: number;
  readonly x: (day: number) => number;
  readonly right: number;
}

/** Inline SVG as wide as its page. It has no script, no style and no address in it. */
export function timelineSvg(picture: TimelinePicture, options: { large?: boolean } = {}): string {
  const size = options.large ? 23 : 17;
  const right = picture.after.length > 0 ? RIGHT - AFTER_WIDTH : RIGHT;
  const scale = (right - LEFT) / (picture.last + 1 - picture.first);
  const axis: Axis = { size, right, x: (day) => LEFT + (day - picture.first) * scale };
  const rows: string[] = [];
  let y = 0;
  const add = (row: Band): void => {
    rows.push(row.svg);
    y += row.height;
  };
  for (const bar of picture.windows) add(windowRow(bar, y, axis, picture));
  for (const bar of picture.stages) add(stageRow(bar, y, axis, picture));
  y += size * 0.6;
  add(todayRow(picture, y, axis));
  add(axisRow(picture, y, axis));
  add(marksRow(picture, y, axis));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(y)}" role="img" aria-labelledby="timeline-title timeline-desc" font-family="Arial, Liberation Sans, Helvetica, sans-serif" font-size="${size}">
<title id="timeline-title">${escapeHtml(picture.words('picture.title'))}</title>
<desc id="timeline-desc">${escapeHtml(saidAloud(picture))}</desc>
${PATTERNS}
${rows.join('\n')}
</svg>`;
}

interface Band {
  readonly svg: string;
  readonly height: number;
}

const PATTERNS = `<defs>
<pattern id="strongest" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 0L7 7M7 0L0 7" stroke="#000" stroke-width="1.6"/></pattern>
<pattern id="high" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M-2 2L2 -2M0 9L9 0M7 11L11 7" stroke="#000" stroke-width="1.1"/></pattern>
</defs>`;

function windowRow(bar: Bar, y: number, axis: Axis, picture: TimelinePicture): Band {
  const worst = bar.strongest ?? bar.to;
  const { svg, height } = labelled(bar, y, axis, { bold: true });
  const top = y + height;
  const below = top + BAR + axis.size * 1.1;
  const parts = [
    svg,
    weekLines(picture, top, axis),
    box(axis.x(bar.from), axis.x(worst + 1), top, 'url(#strongest)'),
    box(axis.x(worst + 1), axis.x(bar.to + 1), top, 'url(#high)'),
    ...besideEachOther(
      { text: picture.words('picture.strongest'), x: axis.x(bar.from) },
      { text: picture.words('picture.high'), x: axis.x(worst + 1) },
      axis.size,
    ).map(({ text, x }) => label(text, x, below, axis)),
  ];
  return { svg: parts.join('\n'), height: height + BAR + axis.size * 1.6 };
}

interface PlacedLabel {
  readonly text: string;
  readonly x: number;
}

/** Two labels on one line, each as near to its place as the other and the edge of the page let it be. */
function besideEachOther(left: PlacedLabel, right: PlacedLabel, size: number): PlacedLabel[] {
  const width = wordsWidth(left.text, size) + LABEL_GAP;
  const x = Math.min(Math.max(right.x, left.x + width), WIDTH - wordsWidth(right.text, size));
  return [
    { ...left, x: Math.min(left.x, x - width) },
    { ...right, x },
  ];
}

function stageRow(bar: Bar, y: number, axis: Axis, picture: TimelinePicture): Band {
  const { svg, height } = labelled(bar, y, axis, {});
  const parts = [
    svg,
    weekLines(picture, y + height, axis),
    box(axis.x(bar.from), axis.x(bar.to), y + height, '#ccc'),
  ];
  return { svg: parts.join('\n'), height: height + BAR + axis.size * 0.5 };
}

/** What a bar is and when, over it: on two lines when it is too long for one. */
function labelled(bar: Bar, y: number, axis: Axis, look: { bold?: boolean }): Band {
  const whole = caption(bar);
  const lines = wordsWidth(whole, axis.size, look) <= WIDTH ? [whole] : [`${bar.title}:`, bar.dates];
  const svg = lines.map((line, index) =>
    label(line, axis.x(bar.from), y + axis.size * (1 + index * 1.1), axis, look),
  );
  return { svg: svg.join('\n'), height: axis.size * (0.3 + lines.length * 1.1) };
}

/** The start of each week, drawn only where bars are, so that it crosses no words. */
const weekLines = (picture: TimelinePicture, top: number, { x }: Axis): string =>
  `<path d="${weeks(picture)
    .map(({ day }) => `M${at(x(day))} ${at(top - 3)}v${BAR + 6}`)
    .join('')}" stroke="#777"/>`;

/** An arrow down to today. */
function todayRow({ today, words }: TimelinePicture, y: number, axis: Axis): Band {
  if (today === undefined) return { svg: '', height: 0 };
  const x = axis.x(today + 0.5);
  const arrow = `<path d="M${at(x - 6)} ${at(y + axis.size * 1.2)}h12l-6 9z"/>`;
  return {
    svg: `${label(words('pages.today'), x - 18, y + axis.size, axis, { bold: true })}\n${arrow}`,
    height: axis.size * 1.2 + 10,
  };
}

function axisRow(picture: TimelinePicture, y: number, axis: Axis): Band {
  const days = Array.from({ length: picture.last - picture.first + 2 }, (_, index) => picture.first + index);
  const ticks = days.map((day) => `M${at(axis.x(day))} ${at(y)}v${day % 7 === 0 ? 10 : 5}`).join('');
  const labels = roomFor(weeks(picture), axis).flatMap(({ title, day, date }) => [
    label(title, axis.x(day), y + 10 + axis.size, axis),
    label(date, axis.x(day), y + 10 + axis.size * 2.1, axis),
  ]);
  const later =
    picture.after.length > 0
      ? `<path d="M${at(axis.right + 12)} ${at(y)}H${RIGHT}" stroke="#000" stroke-width="2" stroke-dasharray="2 6"/>`
      : '';
  const line = `<path d="M${LEFT} ${at(y)}H${at(axis.right)}${ticks}" fill="none" stroke="#000" stroke-width="1.5"/>`;
  return { svg: [line, later, ...labels].join('\n'), height: 10 + axis.size * 2.6 };
}

/** Of labels on the axis those that do not touch the one before. */
function roomFor(marks: readonly Mark[], axis: Axis): Mark[] {
  let end = -LABEL_GAP;
  return marks.filter((mark) => {
    const width = labelWidth(mark, axis.size);
    const from = clamp(axis.x(mark.day), 0, WIDTH - width);
    if (from < end + LABEL_GAP) return false;
    end = from + width;
    return true;
  });
}

/** Follow-ups as rings, each with its day under it, and on a second line where two would touch. */
function marksRow(picture: TimelinePicture, y: number, axis: Axis): Band {
  if (picture.marks.length + picture.after.length === 0) return { svg: '', height: 0 };
  const centre = y + axis.size * 2;
  const step = (RIGHT - axis.right - 20) / Math.max(1, picture.after.length);
  const placed = [
    ...picture.marks.map((mark) => ({ mark, x: axis.x(mark.day + 0.5) })),
    ...picture.after.map((mark, index) => ({ mark, x: axis.right + 20 + step * (index + 0.5) })),
  ];
  const ends: number[] = [];
  const levels = placed.map(({ mark, x }) => {
    const width = labelWidth(mark, axis.size);
    const from = clamp(x - width / 2, 0, WIDTH - width);
    let level = ends.findIndex((end) => end + LABEL_GAP <= from);
    if (level < 0) level = ends.length;
    ends[level] = from + width;
    return { mark, x, from, level };
  });
  const svg = levels.map(({ mark, x, from, level }) => {
    const top = centre + 14 + axis.size + level * axis.size * 2.4;
    return [
      `<circle cx="${at(x)}" cy="${at(centre)}" r="6.5" fill="#fff" stroke="#000" stroke-width="2.2"/>`,
      label(mark.title, from, top, axis),
      label(mark.date, from, top + axis.size * 1.1, axis),
    ].join('\n');
  });
  const head = label(capital(picture.words('picture.follow')), LEFT, y + axis.size, axis, { bold: true });
  return {
    svg: [head, ...svg].join('\n'),
    height: axis.size * 3.7 + 14 + ends.length * axis.size * 2.4 - axis.size * 1.2,
  };
}

const labelWidth = ({ title, date }: Mark, size: number): number =>
  Math.max(title.length, date.length) * size * LETTER;

const box = (from: number, to: number, top: number, fill: string): string =>
  `<rect x="${at(from)}" y="${at(top)}" width="${at(Math.max(3, to - from))}" height="${BAR}" fill="${fill}" stroke="#000" stroke-width="1.5"/>`;

const wordsWidth = (text: string, size: number, look: { bold?: boolean } = {}): number =>
  text.length * size * (look.bold ? LETTER * 1.06 : LETTER);

/** Words that start at `x`, or as far to the right as they can and still end on the page. */
function label(text: string, x: number, y: number, { size }: Axis, look: { bold?: boolean } = {}): string {
  const bold = look.bold ? ' font-weight="bold"' : '';
  const start = clamp(x, 0, WIDTH - wordsWidth(text, size, look));
  return `<text x="${at(start)}" y="${at(y)}"${bold}>${escapeHtml(text)}</text>`;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
const at = (value: number): string => String(Math.round(value * 10) / 10);

/** The whole picture in words, for those who hear it. */
function saidAloud(picture: TimelinePicture): string {
  const bars = [...picture.windows, ...picture.stages].map((bar) => `${caption(bar)}.`);
  const marks = [...picture.marks, ...picture.after].map(
    ({ title, whole = title, date }) => `${whole}, ${date}`,
  );
  const follow =
    marks.length > 0 ? [`${capital(picture.words('picture.follow'))}: ${marks.join('; ')}.`] : [];
  return [picture.words('picture.ranges'), ...bars, ...follow].join(' ');
}
