/** The names people use for opioids, other drugs and medicines: street, brand, misspelt, or the label as it is printed. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { editDistance } from '../text/nearest.ts';
import { plainWords } from '../text/plain-words.ts';

/** What an answer in someone's own words names. */
export interface Named {
  /** The ids that the whole answer is a name of. */
  whole: readonly string[];
  /** The ids named somewhere in it. They can make a plan more careful, and nothing else. */
  parts: readonly string[];
}

const NOTHING: Named = { whole: [], parts: [] };

interface Index {
  /** Plain words -> ids. */
  whole: Map<string, string[]>;
  /** Names that count inside a longer answer too, longest first. */
  parts: readonly (readonly [words: string, ids: readonly string[]])[];
  /** Names of one long word, by their length: a slip in one of them is still that name. */
  long: ReadonlyMap<number, readonly (readonly [word: string, ids: readonly string[]])[]>;
  /** Words that name something together, with whatever is between them. */
  apart: readonly (readonly [words: readonly string[], id: string])[];
  /** What may stand before or after a name and changes nothing, longest first. */
  beside: readonly string[];
  /** What says that there is none of what is named after it, with its id. */
  denied: readonly (readonly [words: string, id: string])[];
  /** What is said of something else that is named, or of a common word. */
  around: readonly Around[];
  /** What was looked up before: an answer is asked about by many names. */
  answers: Map<string, Named>;
}

interface Around {
  id: string;
  ways: readonly RegExp[];
  of: ReadonlySet<string>;
  /** Plain words. */
  things: readonly string[];
}

const indexes = new WeakMap<Knowledge, Index>();

/** A shorter name is too likely to be a part of something else, unless terms.yaml says that it may be one. */
const SHORTEST_PART = 4;
/** A shorter name with another letter in it is too likely to be another word: worries are no norries. */
const SHORTEST_SLIP = 8;

export function namedIn(knowledge: Knowledge, text: string): Named {
  const index = indexOf(knowledge);
  const { whole, answers } = index;
  const before = answers.get(text);
  if (before) return before;
  const said = plainWords(text);
  if (said === '') return NOTHING;
  const known = whole.get(said) ?? denialIn(said, index);
  const named = known ? { whole: known, parts: [] } : inLonger(said, index);
  answers.set(text, named);
  return named;
}

/** What a text that is no name itself names: what is left of it without small words, and what is somewhere in it. */
function inLonger(said: string, index: Index): Named {
  const { whole, parts } = withSaid(said, index);
  const left = index.whole.get(withoutSmall(said, index)) ?? [];
  return { whole: [...left, ...whole], parts: parts.filter((id) => !left.includes(id)) };
}

/** A text without what stands beside a name: "just a bit of brown", "10 jellies a day". A number is such a word. */
function withoutSmall(said: string, index: Index): string {
  const first = index.beside.find((words) => said.startsWith(`${words} `)) ?? /^\d\S*(?= )/.exec(said)?.[0];
  if (first !== undefined) return withoutSmall(said.slice(first.length + 1), index);
  const last = index.beside.find((words) => said.endsWith(` ${words}`)) ?? /(?<= )\d\S*$/.exec(said)?.[0];
  return last === undefined ? said : withoutSmall(said.slice(0, -last.length - 1), index);
}

/** What a whole text is that says that there is none of something: "no alcohol". */
function denialIn(said: string, { denied, whole }: Index): string[] | undefined {
  const found = denied.find(
    ([words]) => said.startsWith(`${words} `) && whole.has(said.slice(words.length + 1)),
  );
  return found && [found[1]];
}

/** What is named in a longer text. The longest name is taken first, and what it is made of names nothing more. */
function namedInside(
  said: string,
  { parts, long, apart }: Pick<Index, 'parts' | 'long' | 'apart'>,
): string[] {
  let rest = ` ${said} `;
  const found = new Set<string>();
  for (const [words, ids] of parts) {
    if (!rest.includes(` ${words} `)) continue;
    rest = rest.replaceAll(` ${words} `, ' | ');
    for (const id of ids) found.add(id);
  }
  return [...new Set([...found, ...slipsIn(rest, long), ...scatteredIn(said, apart)])];
}

/** What a word in a text is but for one letter: one more, one less, another, or two that changed places. */
function slipsIn(rest: string, long: Index['long']): string[] {
  return rest.split(' ').flatMap((word) => {
    if (word.length < SHORTEST_SLIP - 1) return [];
    const near = [-1, 0, 1].flatMap((more) => long.get(word.length + more) ?? []);
    return near.filter(([name]) => editDistance(word, name) === 1).flatMap(([, ids]) => ids);
  });
}

function scatteredIn(said: string, apart: Index['apart']): string[] {
  const words = said.split(' ');
  return apart.filter(([all]) => all.every((word) => words.includes(word))).map(([, id]) => id);
}

/** What is said of a thing: "missed my Buvidal" is not the same as Buvidal. It may be all that is said. */
function withSaid(said: string, index: Index): Named {
  const whole: string[] = [];
  const parts = namedInside(said, index);
  for (const { id, ways, of, things } of index.around) {
    const isThing = (some: string): boolean =>
      things.some((thing) => ` ${some} `.includes(` ${thing} `)) ||
      idsNamed(some, index).some((one) => of.has(one));
    const matches = ways.flatMap((way) => [...said.matchAll(way)]).filter(([, some]) => isThing(some!));
    if (matches.some(([all]) => all === said)) whole.push(id);
    else if (matches.length > 0) parts.push(id);
  }
  return { whole, parts: [...new Set(parts)] };
}

const idsNamed = (some: string, index: Index): readonly string[] =>
  index.whole.get(some) ?? namedInside(some, index);

/** A way to say something, as a pattern over plain words: * is one to five words, as few as fit when something comes after. */
function patternOf(way: string): RegExp {
  const [before = '', after = ''] = way.split('*').map(plainWords);
  const some = after === '' ? '(\\S+(?: \\S+){0,4})' : '(\\S+(?: \\S+){0,4}?)';
  const words = [before, some, after].filter((part) => part !== '').join(' ');
  return new RegExp(`(?<!\\S)${words}(?!\\S)`, 'gu');
}

function indexOf(knowledge: Knowledge): Index {
  const known = indexes.get(knowledge);
  if (known) return known;
  const whole = new Map<string, string[]>();
  const alone = new Set<string>();
  const inside: [words: string, ids: string[]][] = [];
  const add = (id: string, names: readonly string[]): void => {
    for (const name of names) {
      const words = plainWords(name);
      whole.set(words, [...new Set([...(whole.get(words) ?? []), id])]);
    }
  };
  for (const { id, label, names } of Object.values(knowledge.opioids)) add(id, [id, label, ...names]);
  for (const [id, term] of Object.entries(knowledge.terms)) {
    const { names = [], alone: only = [], inside: short = [] } = term;
    add(id, [id, ...names, ...only, ...short]);
    for (const name of only) alone.add(plainWords(name));
    for (const name of short) inside.push([plainWords(name), [id]]);
  }
  const parts = [...whole]
    .filter(([words]) => words.length >= SHORTEST_PART && !alone.has(words))
    .concat(inside)
    .sort(([a], [b]) => b.length - a.length);
  // What counts inside though it is short or common is too near to other words.
  const exact = new Set(inside.map(([words]) => words));
  const slips = parts.filter(
    ([words]) => words.length >= SHORTEST_SLIP && !words.includes(' ') && !exact.has(words),
  );
  const long = new Map<number, (readonly [string, string[]])[]>();
  for (const slip of slips) long.set(slip[0].length, [...(long.get(slip[0].length) ?? []), slip]);
  const index: Index = { whole, parts, long, ...scattered(knowledge), answers: new Map() };
  indexes.set(knowledge, index);
  return index;
}

/** What is named by words that stand apart, and by what is said around a name. */
function scattered({ terms }: Knowledge): Pick<Index, 'apart' | 'around' | 'beside' | 'denied'> {
  const all = Object.entries(terms);
  return {
    beside: all.flatMap(([, { beside = [] }]) => beside.map(plainWords)).sort((a, b) => b.length - a.length),
    denied: all.flatMap(([id, { denied = [] }]) => denied.map((words) => [plainWords(words), id] as const)),
    apart: all.flatMap(([id, { apart = [] }]) =>
      apart.map((together) => [plainWords(together).split(' '), id] as const),
    ),
    around: all.flatMap(([id, { around = [], of = [], things = [] }]) =>
      around.length === 0
        ? []
        : [{ id, ways: around.map(patternOf), of: new Set(of), things: things.map(plainWords) }],
    ),
  };
}
