/** Which question comes next. Pure. */
import { holds, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Question } from '../knowledge/shape.ts';
import { answerAt } from '../plan/answers.ts';
import type { Plan } from '../plan/shape.ts';

/** Which questions a run through the bank asks, beside those it has asked already. */
export type Wanted = (question: Question, plan: Plan) => boolean;

export const wantsAll: Wanted = () => true;
export const wantsQuick: Wanted = (question) => question.quick !== undefined;
export const wantsSection = (section: string): Wanted => (question) => question.path.startsWith(`${section}.`);
/** Never asked, or left for later. */
export const wantsOpen: Wanted = (question, plan) => isUnanswered(question, plan) && !isSettled(question, plan);
export const wantsBoth =
  (one: Wanted, other: Wanted): Wanted =>
  (question, plan) =>
    one(question, plan) && other(question, plan);

const isUnanswered = (question: Question, plan: Plan): boolean => answerAt(plan, question.path) === undefined;
/** Left in a way that asks for no second try. */
const isSettled = ({ id }: Question, plan: Plan): boolean =>
  plan.come_back?.[id] === 'does_not_apply' || plan.come_back?.[id] === 'rather_not_say';

/** A run through the questions. It remembers what it asked, so that going back and on again meets the same ones. */
export class Run {
  readonly #knowledge: Knowledge;
  readonly #wanted: Wanted;
  /** Ids in the order asked; `#at` is the one being asked. */
  #asked: string[] = [];
  #at = -1;

  constructor(knowledge: Knowledge, wanted: Wanted) {
    this.#knowledge = knowledge;
    this.#wanted = wanted;
  }

  /** The next question, or undefined at the end. */
  next(plan: Plan): Question | undefined {
    const again = this.#step(plan, 1);
    const fresh = this.#fresh(plan);
    // A changed answer can open a question between two that were asked.
    const first = again && fresh && this.#place(fresh) < this.#place(again) ? fresh : (again ?? fresh);
    if (first && first === fresh) this.#asked.splice(this.#at + 1, 0, first.id);
    if (first) this.#at = this.#asked.indexOf(first.id);
    return first;
  }

  /** The question asked before, or undefined at the first. */
  back(plan: Plan): Question | undefined {
    const question = this.#step(plan, -1);
    if (question) this.#at = this.#asked.indexOf(question.id);
    return question;
  }

  /** Where a question stands among all that this run asks: 2 of 7. */
  progress(plan: Plan, question: Question): { n: number; m: number; left: Question[] } {
    const all = this.#questions(plan).filter((one) => this.#asked.includes(one.id) || this.#wanted(one, plan));
    const at = all.indexOf(question);
    return { n: at + 1, m: all.length, left: all.slice(Math.max(0, at)) };
  }

  #questions(plan: Plan): Question[] {
    return questionsOf(this.#knowledge).filter((question) => holds(this.#knowledge, question.when, plan));
  }
  ...
}
