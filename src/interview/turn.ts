/** One question's turn: what every way of asking needs. */
import type { Knowledge } from '../knowledge/load.ts';
import type { Question } from '../knowledge/shape.ts';
import type { NonAnswer, Plan } from '../plan/shape.ts';
import type { Block } from './blocks.ts';
import type { Conversation } from './conversation.ts';
import type { Setting } from './reading.ts';

export interface Turn extends Conversation, Setting {
  knowledge: Knowledge;
  /** The plan as it stands. */
  plan: () => Plan;
  /** Keeps an answer: it is on disk when this returns. */
  keep: (question: Question, value: unknown) => Promise<void>;
  /** Keeps how a question was left. */
  leave: (question: Question, reason: NonAnswer) => Promise<void>;
  /** Starts an editor on a text. Undefined when that failed; then it has been said. */
  editText: (text: string) => string | undefined;
  /** Whether lines for a helper are shown. */
  withHelper: boolean;
  /** Things said once in an interview. */
  once: (key: string) => boolean;
}

/** Where to go after a question. */
export type Way = 'on' | 'back';

/** What is said of the question before it is asked: where it stands, and what it is. */
export interface Opening {
  above: Block[];
  title: string;
}
