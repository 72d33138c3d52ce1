/** Which question comes next. */
import { questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Plan } from '../plan/shape.ts';
import { applying, isOpen } from '../plan/conditions.ts';
import type { Phase, Question, Section } from '../knowledge/questions.ts';

/** Which questions a run asks. `rank` puts some before or after the others; with the same rank the bank decides. */
export interface Wanted {
  wants: (question: Question, plan: Plan) => boolean;
  rank?: (question: Question, plan: Plan) => number;
  /** Without the numbers of the bank: where most of them are left out they would only puzzle. */
  unnumbered?: boolean;
}

/** What one sitting asks: what matters now, or in the first weeks. What can wait is offered part by part. */
export const sitting = (phase: Exclude<Phase, 'later'>): Wanted => ({
  wants: (question) => question.phase === phase,
});

/** The parts in which something that can wait has no answer. */
export const partsToOffer = (knowledge: Knowledge, plan: Plan): Section[] => {
  const open = applying(knowledge, plan).filter(
    (question) => question.phase === 'later' && isOpen(question, plan),
  );
  return knowledge.sections.filter(({ questions }) => questions.some((one) => open.includes(one)));
};
export const laterIn = (section: Section): Wanted =>
  inBoth(openOnes, {
    wants: (question) => question.phase === 'later' && section.questions.includes(question),
  });

export const onlyIn = ({ questions }: Section): Wanted => ({
  wants: (question) => questions.includes(question),
});
export const quickOnes: Wanted = { wants: (question) => question.quick !== undefined, unnumbered: true };
/** The questions that are in both, ranked as by the first. */
export const inBoth = (one: Wanted, other: Wanted): Wanted => ({
  ...other,
  ...one,
  wants: (question, plan) => one.wants(question, plan) && other.wants(question, plan),
});

/** All questions but the one that fills a path, as when its answer came on the command line. */
export const allBut = (path: string | undefined): Wanted => ({
  wants: (question) => question.path !== path,
});

/** What has no answer yet: first whether there still is danger, then what was never asked, then what was left. */
export const openOnes: Wanted = {
  wants: (question, plan) => inDanger(question, plan) || isOpen(question, plan),
  rank: (question, plan) => (inDanger(question, plan) ? -1 : plan.come_back?.[question.id] ? 1 : 0),
};

const inDanger = (question: Question, plan: Plan): boolean =>
  question.path === 'safety.now' && plan.safety?.now !== undefined && plan.safety.now !== 'no';

const OPENED_LATER = 9;

/** A run through the questions. It remembers what it asked, so that going back and on again meets the same ones. */
export class Run {
  readonly #knowledge: Knowledge;
  readonly #wanted: Wanted;
  /** Rank of each question that was asked, by its id. */
  readonly #asked = new Map<string, number>();
  #current: Question | undefined;

  constructor(knowledge: Knowledge, wanted: Wanted) {
    this.#knowledge = knowledge;
    this.#wanted = wanted;
  }

  /** Whether questions show their number in the bank. */
  get numbered(): boolean {
    return !this.#wanted.unnumbered;
  }

  /** The next question; undefined at the end. */
  next(plan: Plan): Question | undefined {
    const all = this.#sequence(plan);
    const after = this.#current && this.#after(this.#current, all, plan);
    // A late answer may open a question that the run has passed: it comes last, and what follows it is not repeated.
    const passed = after ? undefined : all.find((question) => !this.#asked.has(question.id));
    const next = this.#current ? (after ?? passed) : all[0];
    if (next && !this.#asked.has(next.id))
      this.#asked.set(next.id, next === passed && this.#current ? OPENED_LATER : this.#rank(next, plan));
    this.#current = next ?? this.#current;
    return next;
  }

  /** The question asked before; undefined at the first. */
  back(plan: Plan): Question | undefined {
    const asked = this.#sequence(plan).filter((question) => this.#asked.has(question.id));
    const before = asked
      .filter((question) => this.#current && this.#compare(question, this.#current, plan) < 0)
      .at(-1);
    this.#current = before ?? this.#current;
    return before;
  }

  /** All that this run asks, as far as is known now, and where a question stands among it, from 0. */
  progress(plan: Plan, question: Question): { all: Question[]; at: number } {
    const all = this.#sequence(plan);
    return { all, at: all.indexOf(question) };
  }

  #sequence(plan: Plan): Question[] {
    return applying(this.#knowledge, plan)
      .filter((question) => this.#asked.has(question.id) || this.#wanted.wants(question, plan))
      .sort((a, b) => this.#rank(a, plan) - this.#rank(b, plan));
  }

  #after(current: Question, all: readonly Question[], plan: Plan): Question | undefined {
    return all.find((question) => this.#compare(question, current, plan) > 0);
  }

  #compare(a: Question, b: Question, plan: Plan): number {
    const ids = questionsOf(this.#knowledge).map(({ id }) => id);
    return this.#rank(a, plan) - this.#rank(b, plan) || ids.indexOf(a.id) - ids.indexOf(b.id);
  }

  #rank(question: Question, plan: Plan): number {
    return this.#asked.get(question.id) ?? this.#wanted.rank?.(question, plan) ?? 0;
  }
}
