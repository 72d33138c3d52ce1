/** Numbers, labels and own words -> choices. */
import type { Choice } from '../../knowledge/questions.ts';

export type Picked =
  | { values: string[] }
  | { problem: 'not_there' | 'only_one' }
  | { problem: 'alone'; label: string }
  | { problem: 'several'; numbers: number[] };

export interface PickRules {
  choices: readonly Choice[];
  /** Choices without a number, to be picked by their label. */
  unseen?: readonly Choice[];
  /** Whether several may be picked. */
  many: boolean;
  /** Whether own words are allowed. */
  other: boolean;
  /** Own words are one answer, whatever commas they hold. */
  uncut?: boolean;
}

/** Reads "2, 5, my sister's flat". Own words in double quotes may hold commas and be numbers. */
export function picksTyped(text: string, rules: PickRules): Picked {
  const values: string[] = [];
  const whole = withLabel(text, rules);
  if (whole) return { values: [whole] };
  for (const part of partsOf(text, rules)) {
    const found = pick(part, rules);
    if ('problem' in found) return found;
    values.push(...found.values);
  }
  const unique = [...new Set(values)];
  if (unique.length === 0) return { problem: 'not_there' };
  if (!rules.many && unique.length > 1) return { problem: 'only_one' };
  const alone = rules.choices.find((choice) => choice.alone && unique.includes(choice.value));
  return alone && unique.length > 1 ? { problem: 'alone', label: alone.label } : { values: unique };
}

/** What stands between commas, where several may be picked. */
function partsOf(text: string, rules: PickRules): string[] {
  if (!rules.many) return [text];
  const parts = splitAtCommas(text);
  const isKnown = (part: string): boolean =>
    part.startsWith('"') || numbersIn(part) !== undefined || withLabel(part, rules) !== undefined;
  return rules.uncut && !parts.every(isKnown) ? [text] : parts;
}

/** Choices as they would be typed: numbers first to last, then own words. */
export function picksAsTyped(values: readonly string[], { choices, many }: PickRules): string {
  const parts = values.map((value) => {
    const index = choices.findIndex((choice) => choice.value === value);
    if (index !== -1) return String(index + 1);
    return needsQuotes(value, many) ? `"${value.replaceAll('"', '""')}"` : value;
  });
  return parts.join(', ');
}

/** Own words that would be read as numbers, or as several answers, or that only look quoted. */
function needsQuotes(value: string, many: boolean): boolean {
  return many ? /^[\d\s-]+$|^"|[,\n]/.test(value) : /^"?[\d\s-]+"?$/.test(value);
}

/** Parts between commas. Quotes around a part keep its commas; a quote in it is then doubled. */
const splitAtCommas = (text: string): string[] =>
  (text.match(/\s*"(?:[^"]|"")*"\s*(?=[,\n]|$)|[^,\n]+/g) ?? []).map((part) => part.trim()).filter(Boolean);

function unquoted(part: string, many: boolean): string {
  const inside = /^"(.*)"$/s.exec(part)?.[1]?.replaceAll('""', '"');
  return inside !== undefined && needsQuotes(inside, many) ? inside.trim() : part;
}

function pick(part: string, rules: PickRules): Picked {
  const numbers = numbersIn(part);
  if (!numbers) return byLabel(unquoted(part, rules.many), rules);
  const values = numbers.map((number) => rules.choices[number - 1]?.value);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? { values: known } : { problem: 'not_there' };
}

/** "1 3", "1, 3 and 5", "2-4", "2." Undefined when there is anything else in it. */
function numbersIn(part: string): number[] | undefined {
  const words = part
    .replace(/\s*-\s*/g, '-')
    .split(/\s+(?:and|or)\s+|[\s,.&+)]+/)
    .filter(Boolean);
  if (words.length === 0 || !words.every((word) => /^\d{1,3}(?:-\d{1,3})?$/.test(word))) return undefined;
  return words.flatMap((word) => {
    const [from, to] = word.split('-').map(Number) as [number, number | undefined];
    return to === undefined ? [from] : Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
  });
}

/** The choice whose label this is. */
const withLabel = (words: string, { choices, unseen = [] }: PickRules): string | undefined =>
  [...choices, ...unseen].find(({ label }) => bare(label) === bare(words))?.value;

function byLabel(words: string, rules: PickRules): Picked {
  const { choices, other } = rules;
  const said = bare(words);
  const exact = withLabel(words, rules);
  if (exact) return { values: [exact] };
  if (other) return words ? { values: [words] } : { problem: 'not_there' };
  // Where own words have no place, the start of a label is enough: "yes" for "Yes, I do".
  const start = said === 'y' ? 'yes' : said === 'n' ? 'no' : said;
  const near = [...choices.keys()].filter((index) =>
    `${bare(choices[index]!.label)} `.startsWith(`${start} `),
  );
  if (near.length === 1) return { values: [choices[near[0]!]!.value] };
  return near.length > 1
    ? { problem: 'several', numbers: near.map((index) => index + 1) }
    : { problem: 'not_there' };
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
