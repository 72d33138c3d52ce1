/**
 * What the program says, by name: the texts are in templates/words, phrases.json lists their names and slots as the
 * build found them there. So a name that is not there, or a slot without a value, does not compile.
 */
import names from './phrases.json' with { type: 'json' };

type Texts = (typeof names)['texts'];
type Lists = (typeof names)['lists'];
export type PhraseName = keyof Texts;
export type ListName = keyof Lists;
type Value = string | number;
type SlotsOf<Entry> = Entry extends unknown ? keyof Entry : never;
type Filled<Entry> = [SlotsOf<Entry>] extends [never] ? [] : [slots: Record<SlotsOf<Entry>, Value>];

/** Words to be said later, by whoever has the texts: an error, or what is wrong with a line of a file. */
export interface Phrase {
  readonly name: PhraseName;
  readonly slots: Readonly<Record<string, Value>>;
}

export const phrase = <N extends PhraseName>(name: N, ...[slots]: Filled<Texts[N]>): Phrase => ({
  name,
  slots: slots ?? {},
});

export interface Words {
  /** The text of that name, its slots filled. */
  <N extends PhraseName>(name: N, ...slots: Filled<Texts[N]>): string;
  /** The list of lines of that name. */
  all<N extends ListName>(name: N, ...slots: Filled<Lists[N]>): string[];
  /** The text of a phrase made elsewhere. */
  of(phrase: Phrase): string;
}

/** All texts and lists, name -> words. */
export type WordTable = Readonly<Record<string, string | readonly string[]>>;

/** Says from a table. A name that is missing is our mistake, since templates are checked when they are opened. */
export function wordsFrom(table: WordTable): Words {
  const words = (name: string, slots: Record<string, Value> = {}): string => {
    const text = table[name];
    if (typeof text !== 'string') throw new Error(`templates/words has no text ${name}`);
    return fillSlots(text, slots);
  };
  const all = (name: string, slots: Record<string, Value> = {}): string[] => {
    const lines = table[name];
    if (!Array.isArray(lines)) throw new Error(`templates/words has no list ${name}`);
    return lines.map((line) => fillSlots(String(line), slots));
  };
  return Object.assign(words, { all, of: ({ name, slots }: Phrase) => words(name, slots) }) as Words;
}

/** `{{name}}` filled from `slots`, but never in what a slot brings. Throws for a slot without a value. */
export function fillSlots(text: string, slots: Readonly<Record<string, Value>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(slots, name)) throw new Error(`no value for {{${name}}}`);
    return String(slots[name]);
  });
}

/** The slots of a text, in order, each once. */
export const slotsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!)),
];

/** Every name there must be, with its slots. */
export const PHRASE_NAMES: Readonly<Record<'texts' | 'lists', Readonly<Record<string, object>>>> = names;
