/** The conversation from its first word to its last. Whatever ends it, the lock and the terminal are given back. */
import { Stopped } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Question } from '../knowledge/shape.ts';
import { answerAt } from '../plan/answers.ts';
import type { Moved } from '../plan/plan-file.ts';
import { askQuestion } from './ask-question.ts';
import { gap, heading, paragraph, quiet } from './blocks.ts';
import { pause, read } from './conversation.ts';
import { helpAgain, helpFirst } from './danger.ts';
import { editInEditor } from './editor.ts';
import { minutesFor, openingOf } from './opening.ts';
import { allBut, applying, isOpen, onlyIn, openOnes, quickOnes, Run, without, type Wanted } from './order.ts';
import { crisisPage, statementBlock } from './pages.ts';
import { review } from './review.ts';
import { saveOrAsk } from './saving.ts';
import type { Session } from './session.ts';
import type { Talk } from './talk.ts';
import type { Turn } from './turn.ts';
import { done, helperWelcome, quickDone, stoppedWords, welcome } from './welcome.ts';
import { wordsOf, type Words } from './words.ts';

/** The part that is asked after the review. */
const LAST_PART = 'keeping';
