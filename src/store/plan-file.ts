/** A plan file that is open: read, changed answer by answer, saved whole. The plan file is the only state. */
import { closesCalendar, gatesOf } from '../advice/gates.ts';
import { FileProblems, UserError } from '../errors.ts';
import { backupOnce, lockFile, readText, saveText } from '../files/files.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Question } from '../knowledge/shape.ts';
import { buildTimeline } from '../timeline/timeline.ts';
import { formatYaml, readYaml, type Document } from '../yaml/yaml.ts';
import { branchesToMove } from '../plan/branches.ts';
import {
  leaveQuestion,
  moveParked,
  newPlan,
  setAnswer,
  setPart,
  setTimeline,
  type FileWords,
} from '../plan/change.ts';
import { readPlan } from '../plan/read.ts';
import { PLAN_VERSION, type NonAnswer, type Plan } from '../plan/shape.ts';

/** What a changed answer moved: questions whose answers were set aside, and brought back. */
export interface Moved {
  parked: Question[];
  restored: Question[];
}

export class PlanFile {
  readonly path: string;
  readonly #knowledge: Knowledge;
  #doc: Document;
  #plan: Plan;
  #digest: string | null;
  #saved: string;
  /** Made here and now: there is no earlier plan to keep a copy of. */
  #isNew: boolean;

  private constructor(
    path: string,
    knowledge: Knowledge,
    start: { doc: Document; plan: Plan; digest: string | null; saved: string },
  ) {
    this.path = path;
    this.#knowledge = knowledge;
    this.#doc = start.doc;
    this.#plan = start.plan;
    this.#digest = start.digest;
    this.#saved = start.saved;
    this.#isNew = start.digest === null;
  }

  /** Reads a plan. Throws FileProblems with every mistake, or FileError; nothing is changed. */
  static open(path: string, knowledge: Knowledge): PlanFile {
    const { text, digest } = readText(path);
    const { plan, problems, file } = readPlan(text, knowledge);
    if (!plan) throw new FileProblems(path, problems, 'Help now, without a plan: aftercare crisis');
    return new PlanFile(path, knowledge, { doc: file.doc, plan, digest, saved: text });
  }

  /** A new plan that is not on disk until it is saved; saving never replaces a file. */
  static create(path: string, knowledge: Knowledge, made: string, timezone: string): PlanFile {
    const doc = newPlan(fileWords(knowledge), made, timezone);
    const plan: Plan = { version: String(PLAN_VERSION), made, timezone };
    return new PlanFile(path, knowledge, { doc, plan, digest: null, saved: '' });
  }

  /** The plan as it stands now, saved or not. */
  get plan(): Plan {
    return this.#plan;
  }

  /** The text that the next save would write. */
  get text(): string {
    return formatYaml(this.#doc);
  }

  /** Sets an answer, and sets aside or brings back what depends on it. */
  answer(question: Question, value: unknown): Moved {
    return this.#change(() => setAnswer(this.#doc, this.#knowledge, question, value));
  }

  /** Many answers and non-answers as one change: branches settle once, when all are in. */
  answerAll(answers: readonly (readonly [Question, { value: unknown } | { left: NonAnswer }])[]): Moved {
    return this.#change(() => {
      for (const [question, answer] of answers)
        if ('value' in answer) setAnswer(this.#doc, this.#knowledge, question, answer.value);
        else leaveQuestion(this.#doc, fileWords(this.#knowledge), question, answer.left);
    });
  }

  /** Sets check-ins or notes, which no question fills. */
  keep(part: 'checkins' | 'notes', value: Plan['checkins'] | Plan['notes']): Moved {
    return this.#change(() => setPart(this.#doc, part, value));
  }

  /** Keeps one of the four non-answers. */
  leave(question: Question, reason: NonAnswer): Moved {
    return this.#change(() => leaveQuestion(this.#doc, fileWords(this.#knowledge), question, reason));
  }

  /** Makes a change whole: one that cannot be read back leaves the plan as it was. */
  #change(change: () => void): Moved {
    const [before, plan] = [this.text, this.#plan];
    try {
      change();
      return this.#settle();
    } catch (error) {
      this.#doc = readYaml(before).doc;
      this.#plan = plan;
      throw error;
    }
  }

  #settle(): Moved {
    this.#plan = this.#reread();
    const moved: Moved = { parked: [], restored: [] };
    // A branch can hold another; each round moves at least one answer, so this ends.
    for (
      let move = branchesToMove(this.#knowledge, this.#plan);
      move.park.length + move.restore.length > 0;
    ) {
      moveParked(this.#doc, this.#knowledge, fileWords(this.#knowledge), this.#plan, move);
      moved.parked.push(...move.park);
      moved.restored.push(...move.restore);
      this.#plan = this.#reread();
      move = branchesToMove(this.#knowledge, this.#plan);
    }
    this.regenerate();
    return moved;
  }

  /** Rebuilds the timeline section from the answers; notes stay. */
  regenerate(): void {
    const closed = closesCalendar(gatesOf(this.#knowledge, this.#plan));
    const timeline = buildTimeline(this.#knowledge, this.#plan, closed);
    setTimeline(this.#doc, fileWords(this.#knowledge), this.#plan, timeline);
    this.#plan = this.#reread();
  }

  /** True when a save would change the file. */
  get changed(): boolean {
    return this.text !== this.#saved;
  }

  /**
   * Writes the plan, all or nothing; `today` names the copy kept of the plan as it was. Returns that copy's path when
   * one was made. A file that another program has changed since is left alone (FileError 'changed').
   */
  save(today: string): string | null {
    const text = this.text;
    if (text === this.#saved && this.#digest !== null) return null;
    const copy = this.#isNew ? null : backupOnce(this.path, today);
    this.#digest = saveText(this.path, text, { expect: this.#digest });
    this.#saved = text;
    return copy;
  }

  /** Keeps other windows from writing this plan until released. */
  lock(): { release(): void } {
    return lockFile(this.path);
  }

  /** What was written must be what will be read: a plan that could not be opened again is never saved. */
  #reread(): Plan {
    const { plan, problems } = readPlan(this.text, this.#knowledge);
    if (plan) return plan;
    const [first] = problems;
    throw new UserError(
      `This answer does not fit in the plan: ${first?.message ?? ''} It was not saved.`,
      first?.hint ? { hint: first.hint } : {},
    );
  }
}

/** The words a plan file carries as comments. */
function fileWords(knowledge: Knowledge): FileWords {
  return knowledge.interview['file'] as unknown as FileWords;
}
