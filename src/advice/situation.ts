/**
 * What is true of this person: the names of knowledge/situation.yaml, each with the answers that say so. Nothing that
 * decides what is printed looks at a raw answer; it asks here.
 */
import { truthOf, type Expression, type Truth } from '../knowledge/expression.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CalendarState, SituationName } from '../knowledge/advice-shapes.ts';
import { answerAt, textsAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';
import { isNameless, isOwnWords, means } from './named.ts';

/** An answer that makes a name true. */
export interface Because {
  path: string;
  value: string;
}

export interface Situation {
  /** True, false, or undefined when it is not known: not answered, or not shared with this reader. */
  is(name: string): Truth;
  holds(condition: Expression): Truth;
  /** The answers that make a name true; none when it is not. */
  because(name: string): Because[];
  /** The same, once it is known whether a gate closes the dates. Ask nothing but gates before. */
  knowing(closed: boolean): Situation;
}

export interface SituationOptions {
  /** How the plan's days lie to today: see windows.ts. Undefined for a reader who may not know. */
  calendar: ReadonlySet<CalendarState> | undefined;
  /** Whether this reader may know the answer at a path; all of them without it. */
  sees?: (path: string) => boolean;
  /** Whether a gate closes the dates, once the gates are known. */
  closed?: boolean;
}

interface Known {
  truth: Truth;
  because: Because[];
}

/** What was looked at so far: where only what is sure counts, and elsewhere. */
interface AllKnown {
  sure: Map<string, Known>;
  maybe: Map<string, Known>;
}

const copyOf = ({ sure, maybe }: AllKnown): AllKnown => ({ sure: new Map(sure), maybe: new Map(maybe) });

export function situationOf(knowledge: Knowledge, plan: Plan, options: SituationOptions): Situation {
  return situationWith(knowledge, plan, options, { sure: new Map(), maybe: new Map() });
}

function situationWith(
  knowledge: Knowledge,
  plan: Plan,
  options: SituationOptions,
  known: AllKnown,
): Situation {
  const look = (name: string, sure = false): Known => {
    const looked = sure ? known.sure : known.maybe;
    const found = looked.get(name) ?? worked(name, sure);
    looked.set(name, found);
    return found;
  };
  const worked = (name: string, sure: boolean): Known => {
    const entry = knowledge.situation[name];
    if (!entry) throw new Error(`nothing in situation.yaml is called ${name}`);
    if (!entry.when)
      return {
        because: [],
        ...fromPlan(knowledge, plan, entry, {
          ...options,
          sure: entry.inside ? entry.inside === 'never' : sure,
        }),
      };
    const truth = truthOf(entry.when, (inner, takesAway) => look(inner, takesAway).truth, sure);
    return { truth, because: truth ? reasonsFor(entry.when) : [] };
  };
  const reasonsFor = (condition: Expression): Because[] => {
    if ('name' in condition) return look(condition.name).because;
    if ('not' in condition || 'unless' in condition) return [];
    return ('all' in condition ? condition.all : condition.any).flatMap(reasonsFor);
  };
  return {
    is: (name) => look(name).truth,
    holds: (condition) => truthOf(condition, (name, takesAway) => look(name, takesAway).truth),
    because: (name) => look(name).because,
    // No name that a gate asks for looks at the gates, so what is known so far stays.
    knowing: (closed) => situationWith(knowledge, plan, { ...options, closed }, copyOf(known)),
  };
}

function fromPlan(
  knowledge: Knowledge,
  plan: Plan,
  entry: SituationName,
  { calendar, closed, sees = () => true, sure }: SituationOptions & { sure: boolean },
): { truth: Truth; because?: Because[] } {
  if (entry.calendar) return { truth: calendar?.has(entry.calendar) };
  if (entry.gates) return { truth: closed };
  if (entry.open) return { truth: anyOpen(plan, entry.open, sees) };
  const because = reasons(knowledge, plan, entry, sure);
  if (because.length > 0) return { truth: true, because };
  const settled = answerAt(plan, settledBy(entry)) !== undefined && pathsOf(entry).every(sees);
  return { truth: settled ? false : undefined };
}

const looksAt = new WeakMap<SituationName, readonly string[]>();

/** Every path of the plan that a name looks at itself. */
export function pathsOf(entry: SituationName): readonly string[] {
  const { answers = [], own_words, nameless, open = [] } = entry;
  const known = looksAt.get(entry) ?? [
    ...answers.flatMap((line) => Object.keys(line)),
    ...(own_words ? [own_words] : []),
    ...(nameless ? [nameless] : []),
    ...open,
  ];
  looksAt.set(entry, known);
  return known;
}

/** The question whose answer makes a name false when none of its lines holds. */
export const settledBy = (entry: SituationName): string => entry.settled_by ?? pathsOf(entry)[0]!;

/** True when one of these questions has no answer, however it was left. */
function anyOpen(plan: Plan, paths: readonly string[], sees: (path: string) => boolean): Truth {
  const seen = paths.filter(sees);
  if (seen.some((path) => answerAt(plan, path) === undefined)) return true;
  return seen.length < paths.length ? undefined : false;
}

/** In a line of situation.yaml: any answer at all. */
const ANY = 'any';

/** The answers that make a name true. Where that takes something away, what is only a part of an answer does not count. */
function reasons(
  knowledge: Knowledge,
  plan: Plan,
  { answers = [], own_words, nameless }: SituationName,
  sure: boolean,
): Because[] {
  const matching = (path: string, fits: (text: string) => boolean): Because[] =>
    textsAt(plan, path)
      .filter(fits)
      .map((value) => ({ path, value }));
  const lines = answers.flatMap((line) =>
    Object.entries(line).flatMap(([path, values]) =>
      matching(path, (text) =>
        values.some((value) =>
          value === ANY ? text.trim() !== '' : means(knowledge, path, text, value, sure),
        ),
      ),
    ),
  );
  return [
    ...lines,
    ...(own_words ? matching(own_words, (text) => isOwnWords(knowledge, own_words, text)) : []),
    ...(nameless ? matching(nameless, (text) => isNameless(knowledge, nameless, text)) : []),
  ];
}
