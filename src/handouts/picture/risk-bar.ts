/** The riskiest weeks as one bar with today on it: black where they are worst, hatched where they are still high. */
import type { Stretch } from '../../advice/windows.ts';
import type { DayWords } from '../../text/day-words.ts';
import { dayAfter, daysBetween } from '../../text/days.ts';
import type { Words } from '../../text/phrases.ts';
import { escapeHtml } from '../html/inline.ts';

// Four units are a millimetre where the bar is half a page wide, so letters of 17 units are 12 point there.
const WIDTH = 344;
const SIZE = 17;
const BAR = { top: 24, height: 30 };
/** A letter is about this wide, as a part of its size. */
const LETTER = 0.56;

export interface RiskBar {
  stretch: Stretch;
  /** YYYY-MM-DD; undefined for what is carried for weeks, where today is soon another day. */
  today: string | undefined;
  words: Words;
  days: DayWords;
}

/** Inline SVG, as wide as its place: its letters are 12 point on half a page, and grow with it. */
export function riskSvg({ stretch, today, words, days }: RiskBar): string {
  const { from, until, windows } = stretch;
  const scale = (WIDTH - 2) / (daysBetween(from, until) + 1);
  const x = (day: string): number => 1 + daysBetween(from, day) * scale;
  const worst = windows.map((window) => ({
    from: x(window.from),
    to: x(dayAfter(window.strongest_until, 1)),
  }));
  const end = x(dayAfter(until, 1));
  const { top } = BAR;
  const [first] = worst;
  const lastWorst = Math.max(...worst.map(({ to }) => to));
  const says = (text: string, left: number, right: number, look: string, back: string): string => {
    const wide = text.length * SIZE * LETTER;
    if (wide > right - left - 8) return '';
    const middle = (left + right) / 2;
    return `<rect x="${at(middle - wide / 2 - 3)}" y="${at(top + 4)}" width="${at(wide + 6)}" height="${BAR.height - 8}" fill="${back}"/><text x="${at(middle)}" y="${at(top + BAR.height / 2 + SIZE * 0.35)}" text-anchor="middle"${look}>${escapeHtml(text)}</text>`;
  };
  const marks = [
    { day: from, x: 1 },
    {
      day: windows.find(({ strongest_until }) => x(dayAfter(strongest_until, 1)) === lastWorst)!
        .strongest_until,
      x: lastWorst,
    },
    { day: until, x: end },
  ];
  const isNow = today !== undefined && from <= today && today <= until;
  const below = top + BAR.height;
  const rows = [
    ...dateLabels(marks.map((mark) => ({ text: days.dayAndMonth(mark.day), x: mark.x }))),
    `<rect x="1" y="${top}" width="${WIDTH - 2}" height="${BAR.height}" fill="url(#risk-high)" stroke="#000" stroke-width="2"/>`,
    ...worst.map(
      (one) =>
        `<rect x="${at(one.from)}" y="${top}" width="${at(one.to - one.from)}" height="${BAR.height}" fill="#000"/>`,
    ),
    first
      ? says(words('picture.strongest'), first.from, first.to, ' fill="#fff" font-weight="bold"', '#000')
      : '',
    says(words('picture.high'), lastWorst, end, '', '#fff'),
    isNow
      ? todayMark(words('picture.today', { day: days.shortest(today) }), x(today) + scale / 2, below)
      : '',
  ];
  const high = below + (isNow ? Math.max(15, SIZE + 4) : 2);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(high)}" role="img" aria-label="${escapeHtml(aloud({ stretch, today, words, days }))}" font-family="Arial, Liberation Sans, Helvetica, sans-serif" font-size="${SIZE}">
<defs><pattern id="risk-high" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="#fff"/><path d="M-2 2L2 -2M0 9L9 0M7 11L11 7" stroke="#000" stroke-width="1.4"/></pattern></defs>
${rows.filter((row) => row !== '').join('\n')}
</svg>`;
}

/** Dates over the bar: at its start, where the worst part ends, at its end; the middle one only where it touches none. */
function dateLabels(marks: readonly { text: string; x: number }[]): string[] {
  const wide = (text: string): number => text.length * SIZE * LETTER;
  const [start, middle, end] = marks as [(typeof marks)[0], (typeof marks)[0], (typeof marks)[0]];
  const text = (x: number, anchor: string, words: string): string =>
    `<text x="${at(x)}" y="${SIZE}" text-anchor="${anchor}" font-weight="bold">${escapeHtml(words)}</text>`;
  const from = middle.x - wide(middle.text) / 2;
  const fits = from > wide(start.text) + 6 && from + wide(middle.text) < WIDTH - wide(end.text) - 6;
  return [
    text(0, 'start', start.text),
    ...(fits ? [text(middle.x, 'middle', middle.text)] : []),
    text(WIDTH, 'end', end.text),
  ];
}

/** Words beside a mark: at its right, or at its left where there is no room. */
function label(words: string, x: number, y: number, mark: number): string {
  const fits = x + words.length * SIZE * LETTER < WIDTH;
  return `<text x="${at(fits ? x : mark - 12)}" y="${at(y)}" font-weight="bold"${fits ? '' : ' text-anchor="end"'}>${escapeHtml(words)}</text>`;
}

/** An arrow up to the bar, and what it points at. */
const todayMark = (says: string, x: number, y: number): string =>
  `<path d="M${at(x)} ${y + 1}l-8 13h16z"/>${label(says, x + 12, y + 3 + SIZE * 0.8, x)}`;

function aloud({ stretch, today, words, days }: RiskBar): string {
  const weeks = { from: days.short(stretch.from), until: days.short(stretch.until) };
  return today === undefined
    ? words('picture.risk_on_card', weeks)
    : words('picture.risk', { ...weeks, today: days.short(today) });
}

const at = (value: number): string => String(Math.round(value * 10) / 10);
