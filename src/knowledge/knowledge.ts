/** All that the program knows and says, as plain data. */
import type { Problem } from '../errors.ts';
import { wordsFrom, type Phrase, type Words } from '../text/phrases.ts';
import type {
  FindingWords,
  HandoutMeta,
  Opioid,
  PickList,
  Region,
  Source,
  StageId,
  StageWords,
  Statement,
  Timing,
} from './shape.ts';
import type { Gate, SituationName, Term, Urgency, UrgencyPlaces } from './advice-shapes.ts';
import type { Section } from './questions.ts';

/** Where a piece of knowledge stands, so that a mistake found later can be named. */
export interface Origin {
  file: string;
  line: number;
}
export interface Handout {
  meta: HandoutMeta;
  body: string;
  file: string;
  /** Line of the file at which the body starts. */
  firstLine: number;
}

/** A line drawing on a square of 64: what it shows, in words, and its lines as SVG. */
export interface Picture {
  title: string;
  marks: string;
}

/** All that the program knows and says. Plain data: the build keeps it as JSON. */
export interface Knowledge {
  sources: Record<string, Source>;
  facts: Record<string, string>;
  statements: Record<string, Statement>;
  stages: Record<StageId, StageWords>;
  opioids: Record<string, Opioid>;
  /** What may be true of a person, in an order in which each uses only those before it. */
  situation: Record<string, SituationName>;
  terms: Record<string, Term>;
  /** Where the lines of each urgency stand, gravest first. */
  urgency: Record<Urgency, UrgencyPlaces>;
  gates: Record<string, Gate>;
  findings: Record<string, FindingWords>;
  /** Part of the plan that can be shared -> the paths of its answers. */
  shares: Record<string, string[]>;
  /** Paths of answers that only the whole plan prints, and why. */
  unread: Record<string, string>;
  lists: Record<string, PickList>;
  regions: Record<string, Region>;
  /** What the program says, name -> text or lines. */
  words: Record<string, string | string[]>;
  timing: Timing;
  /** The day of the last change to what the pages say, YYYY-MM-DD. */
  content: string;
  sections: Section[];
  handouts: Record<string, Handout>;
  /** Line drawings by name. */
  pictures: Record<string, Picture>;
  /** What several handouts share, by name: `parts/numbers`. */
  parts: Record<string, string>;
  /** `statements.od-signs` -> file and line. */
  origins: Record<string, Origin>;
}
export interface TemplateProblem extends Problem {
  file: string;
}

/** Says what is wrong with a piece of knowledge, named as in Knowledge.origins. */
export type ReportMistake = (origin: string, message: Phrase, hint?: Phrase) => void;

/** What the program says, in the words of these templates. */
export const wordsOf = ({ words }: Knowledge): Words => wordsFrom(words);
