/** What is said before the first question and after the last one. */
import { asArgument } from '../files/names.ts';
import type { PlanFile } from '../store/plan-file.ts';
import { answerCount } from '../plan/answers.ts';
import { gap, heading, paragraph, quiet, type Passage } from '../terminal/layout.ts';
import type { Words } from '../text/phrases.ts';

export interface WelcomeOptions {
  file: string;
  minutes: number;
  kind: 'quick' | 'full';
  withHelper: boolean;
}

export function welcome(words: Words, { file, minutes, kind, withHelper }: WelcomeOptions): Passage[] {
  return [
    heading(words('welcome.title')),
    gap,
    ...words.all('welcome.lines', { file, minutes }).map((line) => paragraph(line, [], '- ')),
    gap,
    paragraph(words(`welcome.${kind}`)),
    ...(kind === 'full' ? [paragraph(words('welcome.worksheet'))] : []),
    ...(withHelper ? helperWelcome(words) : []),
    gap,
    quiet(words('welcome.begin')),
  ];
}

export const helperWelcome = (words: Words): Passage[] => [
  gap,
  heading(words('helper_intro.title')),
  ...words.all('helper_intro.lines').map((line) => paragraph(line, [], '- ')),
];

export const quickDone = (words: Words): Passage[] => [
  gap,
  heading(words('quick_done.title')),
  ...words.all('quick_done.lines').map((line) => paragraph(line)),
];

/** Where the plan is, and what can be done with it. `open`: how many questions are left for later. */
export function done(words: Words, plan: PlanFile, open: number): Passage[] {
  const file = asArgument(plan.path);
  return [
    gap,
    heading(words('done.title')),
    paragraph(words('done.saved', { file: plan.path })),
    ...(['print', 'one_page', 'change', 'check', 'delete'] as const).map((key) =>
      paragraph(words(`done.${key}`, { file })),
    ),
    ...(open > 0 ? [paragraph(words('done.come_back', { count: open }))] : []),
    paragraph(words('done.last')),
  ];
}

/** Said when someone stops: what is kept, where, and how to go on. With danger, `call` comes first. */
export function stoppedWords(words: Words, plan: PlanFile, call: string | undefined): string {
  const file = asArgument(plan.path);
  const kept = plan.isOnDisk
    ? [
        words('stopped.kept', { count: answerCount(plan.knowledge, plan.plan), file: plan.path }),
        words('stopped.carry_on', { file }),
      ]
    : [words('stopped.nothing')];
  return [call ?? words('stopped.title'), ...kept, words(call ? 'stopped.steps' : 'stopped.numbers')].join(
    '\n',
  );
}
