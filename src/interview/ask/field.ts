/** Asking for one value: a question of a simple kind, or one part of a record. */
import type { Field, Question } from '../../knowledge/shape.ts';
import { dayOf } from '../../text/days.ts';
import { dayAndTime, inWords } from '../typed/answer-words.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import { askOneOf } from './one-of.ts';
import { heading, paragraph, quiet } from '../../terminal/layout.ts';
import type { Command } from '../typed/commands.ts';
import { read, type Prompt, type Reply } from './conversation.ts';
import { fieldPage, readOnPage } from './field-page.ts';
import { askedOf, asTyped, readAnswer, type Asked } from '../typed/answers.ts';
import type { Opening, Turn } from './turn.ts';

export interface FieldAsk {
  field: Question | Field;
  opening: Opening;
  /** The answer there is. */
  current: unknown;
  keep: (value: string | string[]) => Promise<void>;
  /** Said last of the hints, such as that Enter leaves it out. */
  note?: string;
  /** The choices to show first, when they are fewer than all. */
  fitting?: readonly string[];
  /** Days on this side of today are asked about once more. */
  unlikely?: 'past' | 'future' | undefined;
  /** Takes several picks where the field holds one. */
  many?: boolean;
}

/** 'same': what was there stays. 'nothing': an empty line where there was no answer. */
export type Given = 'kept' | 'same' | 'nothing' | 'back' | 'skip';

export async function askField(turn: Turn, ask: FieldAsk): Promise<Given> {
  const asked = askedFor(turn, ask);
  const typed = asTyped(turn, asked, ask.current);
  const prompt: Omit<Prompt, 'page'> = {
    reminder: heading(ask.opening.title),
    current: typed
      ? { text: typed, words: inWords(turn.knowledge, turn.words, ask.field, ask.current) }
      : undefined,
    whole: isLong(ask) || (asked.many && ask.field.other !== undefined),
    // A number is typed anew; words are added to.
    replaces: ask.field.kind !== 'text' && ask.field.kind !== 'phone',
    check: checker(turn, ask, asked, typed),
    help: ask.opening.help,
    commands: [...(isLong(ask) ? LONG_COMMANDS : []), ...(asked.unseen.length > 0 ? (['all'] as const) : [])],
  };
  const paged = asked.choices.length > 0 && typed === '';
  const reply = await readOnPage(turn, fieldPage(turn, ask, asked), prompt, paged);
  if ('command' in reply) return followed(turn, ask, reply.command, typed);
  if (reply.text === typed || reply.text === '') return typed ? 'same' : 'nothing';
  return take(turn, ask, asked, reply.text);
}

const LONG_COMMANDS: readonly Command[] = ['long', 'editor'];
const isLong = ({ field }: FieldAsk): boolean => field.kind === 'text';

/** Only the fitting choices, unless the answer there is one of the others: it must have its number. */
function askedFor({ knowledge }: Turn, { field, fitting = [], many, current }: FieldAsk): Asked {
  const asked = askedOf(knowledge, field);
  const all = asked.choices;
  const first = fitting.flatMap((value) => all.find((choice) => choice.value === value) ?? []);
  const others = all.filter((choice) => !first.includes(choice));
  const short = first.length > 0 && !others.some(({ value }) => value === current);
  return { ...asked, many: many ?? asked.many, choices: short ? first : all, unseen: short ? others : [] };
}

async function take(turn: Turn, ask: FieldAsk, asked: Asked, text: string): Promise<Given> {
  const answer = readAnswer(turn, asked, text);
  if ('problem' in answer) throw new Error('an answer that passed its check cannot be read');
  const value = 'which' in answer ? await askWhich(turn, answer.which) : answer.value;
  if (value === undefined) return askField(turn, ask);
  showBack(turn, ask.field, value);
  await ask.keep(value);
  return 'kept';
}

async function followed(turn: Turn, ask: FieldAsk, command: Command, typed: string): Promise<Given> {
  if (command === 'back' || command === 'skip') return command;
  if (command === 'all') return askField(turn, { ...ask, fitting: [] });
  if (command === 'long') return askLong(turn, ask);
  const text = turn.editText(typed);
  if (text === undefined) return askField(turn, ask);
  if (text === '' || text === typed) return typed ? 'same' : 'nothing';
  await ask.keep(text);
  return 'kept';
}

/** Several lines, one by one, until an empty one. What was written so far is kept each time. */
async function askLong(turn: Turn, ask: FieldAsk): Promise<Given> {
  const lines: string[] = [];
  turn.talk.say(quiet(turn.words('prompts.long_open')));
  for (;;) {
    const reply: Reply = await read(turn, {
      page: [],
      whole: true,
      help: ask.opening.help,
      check: (line) =>
        [...lines, line].join('\n').length > LIMITS.text
          ? turn.words('problems.too_long', { m: LIMITS.text })
          : undefined,
    });
    const current = lines.length > 0 ? lines.join('\n') : ask.current;
    if ('command' in reply && reply.command === 'back') return askField(turn, { ...ask, current });
    if ('command' in reply || reply.text === '')
      return lines.length > 0 ? 'kept' : current ? 'same' : 'nothing';
    lines.push(reply.text);
    await ask.keep(lines.join('\n'));
  }
}

/** Asks which of a few days was meant. Undefined when the person would rather type it anew. */
async function askWhich(
  turn: Turn,
  which: readonly { value: string; label: string }[],
): Promise<string | undefined> {
  const answer = await askOneOf(turn, {
    before: [paragraph(turn.words('prompts.which_day'))],
    options: which.map(({ label }) => label),
    how: turn.words('prompts.pick_one'),
  });
  return typeof answer === 'number' ? which[answer]?.value : undefined;
}

function checker(
  turn: Turn,
  ask: FieldAsk,
  asked: Asked,
  typed: string,
): (text: string) => string | undefined {
  let warned: string | undefined;
  return (text) => {
    if (text === '' || text === typed) return undefined;
    const answer = readAnswer(turn, asked, text);
    if ('problem' in answer) return answer.problem;
    const { today } = turn.clock;
    const value = 'value' in answer && typeof answer.value === 'string' ? answer.value : undefined;
    const side =
      value === undefined || !ask.unlikely || dayOf(value) === today
        ? undefined
        : dayOf(value) > today
          ? 'future'
          : 'past';
    if (side === undefined || side !== ask.unlikely || text === warned) return undefined;
    warned = text;
    return turn.words(`problems.${side}_date`, { date: dayAndTime(turn.words, value!) });
  };
}

function showBack({ talk, words, knowledge }: Turn, field: Question | Field, value: string | string[]): void {
  if (field.kind === 'date' || field.kind === 'moment')
    talk.say(quiet(words('prompts.understood', { date: dayAndTime(words, String(value)) })));
  if (field.kind === 'one' || field.kind === 'many')
    talk.say(quiet(words('prompts.picked', { answer: inWords(knowledge, words, field, value) })));
}
