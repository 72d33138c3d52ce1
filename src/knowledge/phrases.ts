/** The interview's own words, from templates/questions/interview.yaml. Pure. */
import type { Knowledge } from './knowledge.ts';

export type Slots = Record<string, string | number>;

export interface Words {
  /** The words at a key such as `problems.pick_number`, their slots filled. */
  (key: string, slots?: Slots): string;
  /** The list of lines at a key. */
  all(key: string, slots?: Slots): string[];
}

/** Throws Error for a key that is not there or a slot without a value: both are our mistake. */
export function wordsOf(knowledge: Knowledge): Words {
  const at = (key: string): unknown =>
    key
      .split('.')
      .reduce<unknown>(
        (group, name) => (group as Record<string, unknown> | undefined)?.[name],
        knowledge.interview,
      );
  const words = (key: string, slots: Slots = {}): string => {
    const text = at(key);
    if (typeof text !== 'string') throw new Error(`questions/interview.yaml has no words for ${key}`);
    return fill(text, slots, key);
  };
  const all = (key: string, slots: Slots = {}): string[] => {
    const lines = at(key);
    if (!Array.isArray(lines)) throw new Error(`questions/interview.yaml has no lines for ${key}`);
    return lines.map((line) => fill(String(line), slots, key));
  };
  return Object.assign(words, { all });
}

function fill(text: string, slots: Slots, key: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (slots[name] === undefined) throw new Error(`no value for {{${name}}} in ${key}`);
    return String(slots[name]);
  });
}
