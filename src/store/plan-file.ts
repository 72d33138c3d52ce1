/**
 * A plan file that is open: held, then read, changed answer by answer, saved whole. The plan file is the only state.
 * Each change gives one text that was read back and found to hold what was meant; that text is what a save writes.
 */
import { UserError, type Problem } from '../errors.ts';
import { holdFile, holding } from '../files/hold.ts';
import { readText } from '../files/read.ts';
import { saveFile } from '../files/save.ts';
import { todayOf, type Io } from '../io.ts';
import { wordsOf, type Knowledge } from '../knowledge/knowledge.ts';
import {
  branchesToMove,
  leaveQuestion,
  moveParked,
  newPlan,
  put,
  setAnswer,
  setContent,
  setPart,
} from '../plan/change.ts';
import { setClock } from '../plan/clock.ts';
import { planIn, readPlan } from '../plan/read.ts';
import type { Plan } from '../plan/shape.ts';
import { phrase, type Words } from '../text/phrases.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { fileOf, formatYaml, LIMITS, readYaml, type Document, type YamlFile } from '../yaml/yaml.ts';
import { keepCopy } from './copies.ts';
import { setTimeline } from './made-parts.ts';
import { planOrProblems } from './reading.ts';
import type { NonAnswer, Question } from '../knowledge/questions.ts';

/** What a changed answer moved: questions whose answers were set aside, and brought back. */
export interface Moved {
  parked: Question[];
  restored: Question[];
}

/** An answer to keep, or how a question was left. */
export type Given = { value: unknown } | { left: NonAnswer };

/** A text that can be opened again, and the plan in it. */
interface Settled {
  text: string;
  plan: Plan;
}

type Home = Pick<Io, 'now' | 'timezone'>;

export class PlanFile implements Disposable {
  readonly knowledge: Knowledge;
  readonly #words: Words;
  /** What clocks show, and the time zone where nothing else says it. */
  readonly #home: Home;
  readonly #madeToday: boolean;
  #path: string;
  #hold: { release(): void };
  #doc: Document;
  #settled: Settled;
  /** What is on disk; undefined when there is no file yet. */
  #disk: { text: string; digest: string } | undefined;
  /** Made here and now: there is no earlier plan to keep a copy of. */
  readonly #isNew: boolean;
  /** What is on disk is in the form of an older version: the next save brings it to this one. */
  readonly wasOld: boolean;

  private constructor(
    path: string,
    knowledge: Knowledge,
    home: Home,
    hold: { release(): void },
    start: {
      doc: Document;
      settled: Settled;
      disk?: { text: string; digest: string };
      madeToday?: boolean;
      wasOld?: boolean;
    },
  ) {
    this.knowledge = knowledge;
    this.#words = wordsOf(knowledge);
    this.#home = home;
    this.#madeToday = start.madeToday ?? false;
    this.#path = path;
    this.#hold = hold;
    this.#doc = start.doc;
    this.#settled = start.settled;
    this.#disk = start.disk;
    this.#isNew = start.disk === undefined;
    this.wasOld = start.wasOld ?? false;
  }

  /**
   * Holds a plan, so that no other window writes it, and reads it. Throws FileProblems with every mistake, or
   * FileError; nothing is changed. With `hold: false` it is only looked at, for what a change would do.
   */
  static open(path: string, knowledge: Knowledge, home: Home, options: { hold?: boolean } = {}): PlanFile {
    return holding(options.hold === false ? undefined : path, (hold) => {
      const disk = readText(path, LIMITS.bytes);
      const { plan, file, isOld } = planOrProblems(path, disk.text, knowledge);
      const settled = isOld ? settledFrom(file.doc, knowledge) : { text: disk.text, plan };
      return new PlanFile(path, knowledge, home, hold, { doc: file.doc, settled, disk, wasOld: isOld });
    });
  }

  /**
   * A new plan; it is on disk from its first save on, which never replaces a file. Until they are said, `made_on` is today and
   * `timezone` that of this computer.
   */
  static create(
    path: string,
    knowledge: Knowledge,
    { now, timezone: here }: Home,
    said: { timezone?: string | undefined; made_on?: string | undefined } = {},
  ): PlanFile {
    return holding(path, (hold) => {
      const home = { now, timezone: said.timezone ?? here };
      const doc = newPlan(wordsOf(knowledge), said.made_on ?? todayOf(home, home), home.timezone);
      const start = { doc, settled: settledFrom(doc, knowledge), madeToday: said.made_on === undefined };
      return new PlanFile(path, knowledge, home, hold, start);
    });
  }

  get path(): string {
    return this.#path;
  }

  /** The plan as it stands now, saved or not. */
  get plan(): Plan {
    return this.#settled.plan;
  }

  /** The text that the next save would write. */
  get text(): string {
    return this.#settled.text;
  }

  /** Whether there is a file yet. */
  get isOnDisk(): boolean {
    return this.#disk !== undefined;
  }

  /** True when a save would change the file. */
  get isChanged(): boolean {
    return this.#settled.text !== this.#disk?.text;
  }

  /** Keeps an answer or how a question was left, and sets aside or brings back what depends on it. */
  give(question: Question, given: Given): Moved {
    return this.giveAll([[question, given]]);
  }

  /** Many answers and non-answers as one change: branches settle once, when all are in. */
  giveAll(all: readonly (readonly [Question, Given])[]): Moved {
    return this.#change(() => {
      for (const [question, given] of all)
        if ('value' in given) setAnswer(this.#doc, this.knowledge, question, given.value);
        else leaveQuestion(this.#doc, this.#words, question, given.left);
    });
  }

  /** Sets check-ins, lapses or notes, which no question fills. */
  keep(part: 'checkins' | 'lapses' | 'notes', value: Plan['checkins' | 'lapses' | 'notes']): void {
    this.#change(() => setPart(this.#doc, part, value));
  }

  /** Rebuilds what the program makes from the answers; notes stay. */
  regenerate(): void {
    this.#change(() => undefined);
  }

  /** Takes a whole text in place of this one. Returns what is wrong with it; then nothing changes. */
  takeText(text: string): Problem[] {
    const { plan, problems, file } = readPlan(text, this.knowledge);
    if (!plan) return problems;
    this.#doc = file.doc;
    this.#settled = { text, plan };
    this.regenerate();
    return [];
  }

  /** Makes a change whole: one that cannot be read back leaves the plan as it was. */
  #change(change: () => void): Moved {
    try {
      change();
      const moved = this.#moveBranches();
      this.#setClock();
      const plan = this.#unsettledPlan();
      const { timeline } = timelineOf(this.knowledge, plan, todayOf(this.#home, plan));
      setTimeline(this.#doc, this.#words, plan, timeline);
      setContent(this.#doc, this.knowledge);
      this.#settled = settledFrom(this.#doc, this.knowledge);
      return moved;
    } catch (error) {
      this.#doc = readYaml(this.#settled.text).doc;
      throw error;
    }
  }

  /** The time zone follows from the answers, and with it the day on which a new plan was made. */
  #setClock(): void {
    const plan = this.#unsettledPlan();
    const change = { before: this.plan, plan, today: todayOf(this.#home, plan) };
    const timezone = setClock(this.#doc, this.knowledge, change, this.#home);
    if (timezone && this.#madeToday) put(this.#doc, ['made_on'], todayOf(this.#home, { timezone }));
  }

  #moveBranches(): Moved {
    const moved: Moved = { parked: [], restored: [] };
    // A branch can hold another; each round moves at least one answer, so this ends.
    for (;;) {
      const plan = this.#unsettledPlan();
      const { park, restore } = branchesToMove(this.knowledge, plan);
      if (park.length + restore.length === 0) return moved;
      moveParked(this.#doc, this.knowledge, this.#words, plan, { park, restore });
      moved.parked.push(...park);
      moved.restored.push(...restore);
    }
  }

  /** The plan in the document as it is, before it has a text. */
  #unsettledPlan(): Plan {
    return planOrRefuse(fileOf(this.#doc), this.knowledge);
  }

  /**
   * Writes the plan, all or nothing, and keeps a copy of it as it was. Returns that copy's path when one was made. A file that another program has changed since is left alone (FileError 'changed').
   */
  save(): string | undefined {
    if (!this.isChanged) return undefined;
    const { text } = this.#settled;
    const copy = this.#isNew ? undefined : keepCopy(this.#path, todayOf(this.#home, this.plan));
    const digest = saveFile(this.#path, text, this.#disk ?? 'nothing');
    this.#disk = { text, digest };
    return copy;
  }

  /** Goes on in another file, which must be new. Throws FileError. */
  saveElsewhere(path: string): void {
    const hold = holdFile(path);
    try {
      const { text } = this.#settled;
      this.#disk = { text, digest: saveFile(path, text, 'nothing') };
    } catch (error) {
      hold.release();
      throw error;
    }
    this.#hold.release();
    this.#hold = hold;
    this.#path = path;
  }

  /** Lets go of the file. */
  [Symbol.dispose](): void {
    this.#hold.release();
  }
}

function settledFrom(doc: Document, knowledge: Knowledge): Settled {
  const { text, file } = formatYaml(doc);
  return { text, plan: planOrRefuse(file, knowledge) };
}

/** What was written must be what will be read: a plan that could not be opened again is never saved. */
function planOrRefuse(file: YamlFile, knowledge: Knowledge): Plan {
  const { plan, problems } = planIn(file, knowledge);
  if (plan) return plan;
  const [first] = problems;
  throw new UserError(phrase('saved.does_not_fit'), { hint: first?.message });
}
