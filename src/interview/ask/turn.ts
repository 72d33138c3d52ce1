/** One question's turn: what every way of asking needs. */
import type { Question } from '../../knowledge/shape.ts';
import type { NonAnswer, Plan } from '../../plan/shape.ts';
import type { Block } from '../../terminal/layout.ts';
import type { Conversation } from './conversation.ts';
import type { Setting } from '../typed/answers.ts';

export interface Turn extends Conversation, Setting {
  /** The plan as it stands. */
  plan: () => Plan;
  /** Keeps an answer: it is on disk when this is done. */
  keep: (question: Question, value: unknown) => Promise<void>;
  /** Keeps how a question was left. */
  leave: (question: Question, reason: NonAnswer) => Promise<void>;
  /** A statement of templates/, with the numbers of the person's region. */
  statement: (id: string) => Promise<Block>;
  /** Starts an editor on a text. Undefined when that failed, which has then been said. */
  editText: (text: string) => string | undefined;
  withHelper: boolean;
  /** True the first time it is called with a key: for things said once. */
  once: (key: string) => boolean;
}

/** What a question opens with: where it stands, how it is asked, and what :help says of it. */
export interface Opening {
  above: Block[];
  title: string;
  /** Under the title. */
  below: Block[];
  help: Block[];
}

/** Where to go after a question: to the next, to the one before, or nothing was said. */
export type Way = 'on' | 'back' | 'nothing';
