/** Asking for one value: a question of a simple kind, or one part of a record. */
import { suits } from '../../advice/picks.ts';
import { isBelievable } from '../../advice/windows.ts';
import { choicesIn, itemsOf } from '../../knowledge/bank.ts';
import { inOneLine } from '../../plan/in-words.ts';
import { heading, numbered, paragraph, quiet, windowful, type Passage } from '../../terminal/layout.ts';
import { dayWords } from '../../text/day-words.ts';
import { dayOf } from '../../text/days.ts';
import { timelineOf } from '../../timeline/timeline.ts';
import { LIMITS } from '../../yaml/yaml.ts';
import { asTyped, readAnswer, wayOf, type AnswerAsked } from '../typed/answers.ts';
import type { Command } from '../typed/commands.ts';
import { read, type Prompt, type Reply } from './conversation.ts';
import { titled } from './heading.ts';
import { askOneOf } from './one-of.ts';
import type { Opening, Outcome, Turn } from './turn.ts';
import type { Choice, Field, Question } from '../../knowledge/questions.ts';

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
  /** Takes several picks where the field holds one. */
  many?: boolean;
}

export async function askField(turn: Turn, ask: FieldAsk): Promise<Outcome> {
  const { field, opening, current } = ask;
  const asked = askedFor(turn, ask);
  const typed = asTyped(turn.words, asked, current);
  const { long = false, adds = false } = wayOf(field.kind);
  const prompt: Omit<Prompt, 'says'> = {
    reminder: heading(opening.title),
    current: typed ? { text: typed, words: inOneLine(turn.knowledge, field, current) } : undefined,
    whole: long || (asked.many && field.other !== undefined),
    replaces: !adds,
    check: checker(turn, asked, typed),
    help: opening.help,
    commands: [...(long ? LONG_COMMANDS : []), ...(asked.unseen.length > 0 ? (['all'] as const) : [])],
  };
  const inWindow = asked.choices.length > 0 && typed === '';
  const reply = await readInWindow(turn, shownFor(turn, ask, asked), prompt, inWindow);
  if ('command' in reply) return afterCommand(turn, ask, reply.command, typed);
  if (reply.text === typed || reply.text === '') return typed ? 'kept_old' : 'left_open';
  return accept(turn, ask, asked, reply.text);
}

const LONG_COMMANDS: readonly Command[] = ['long', 'editor'];

/** Only the fitting choices, unless the answer there is one of the others: it must have its number. */
function askedFor(
  { knowledge, plan, now }: Turn,
  { field, fitting = [], many, current }: FieldAsk,
): AnswerAsked {
  const isFor = (choice: Choice): boolean =>
    choice.not_for === undefined || suits(choice, timelineOf(knowledge, plan(), now().today).situation);
  const all = choicesIn(knowledge, field, plan().about?.region).filter(isFor);
  const first = fitting.flatMap((value) => all.find((choice) => choice.value === value) ?? []);
  const others = all.filter((choice) => !first.includes(choice));
  const short = first.length > 0 && !others.some(({ value }) => value === current);
  const several = many ?? field.kind === 'many';
  return { field, many: several, choices: short ? first : all, unseen: short ? others : [] };
}

async function accept(turn: Turn, ask: FieldAsk, asked: AnswerAsked, text: string): Promise<Outcome> {
  const answer = readAnswer(turn.words, turn.now(), asked, text);
  // It has passed its check, but midnight can come between the two.
  if ('problem' in answer) return askField(turn, ask);
  const value = 'which' in answer ? await askWhich(turn, answer.which) : answer.value;
  if (value === undefined) return askField(turn, ask);
  const impossible = typeof value === 'string' ? impossibleDay(turn, ask.field, value) : undefined;
  if (impossible) {
    turn.screen.say(paragraph(turn.words(impossible, { date: dayWords(turn.words).moment(String(value)) })));
    return askField(turn, ask);
  }
  showBack(turn, ask.field, value);
  await ask.keep(value);
  return 'answered';
}

async function afterCommand(turn: Turn, ask: FieldAsk, command: Command, typed: string): Promise<Outcome> {
  if (command === 'back') return 'back';
  if (command === 'skip') return 'skipped';
  if (command === 'all') return askField(turn, { ...ask, fitting: [] });
  if (command === 'long') return askLong(turn, ask);
  const text = await turn.editText(typed);
  if (text === undefined) return askField(turn, ask);
  if (text === '' || text === typed) return typed ? 'kept_old' : 'left_open';
  await ask.keep(text);
  return 'answered';
}

/** Several lines, one by one, until an empty one. What was written so far is kept each time. */
async function askLong(turn: Turn, ask: FieldAsk): Promise<Outcome> {
  const lines: string[] = [];
  turn.screen.say(quiet(turn.words('prompts.long_open')));
  for (;;) {
    const reply: Reply = await read(turn, {
      says: [],
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
      return lines.length > 0 ? 'answered' : current ? 'kept_old' : 'left_open';
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

/** What is wrong with a text. A day on the side of today where it is not expected is asked about once more. */
function checker(turn: Turn, asked: AnswerAsked, typed: string): (text: string) => string | undefined {
  let warned: string | undefined;
  return (text) => {
    if (text === '' || text === typed) return undefined;
    const answer = readAnswer(turn.words, turn.now(), asked, text);
    if ('problem' in answer) return answer.problem;
    const value = 'value' in answer && typeof answer.value === 'string' ? answer.value : undefined;
    const { kind } = asked.field;
    if (value === undefined || (kind !== 'date' && kind !== 'moment')) return undefined;
    const date = dayWords(turn.words).moment(value);
    const impossible = impossibleDay(turn, asked.field, value);
    if (impossible) return turn.words(impossible, { date });
    const side = sideOf(dayOf(value), turn.now().today);
    const { expect } = asked.field;
    if (side !== 'past' || expect === undefined || side === expect || text === warned) return undefined;
    warned = text;
    return turn.words('problems.past_date', { date });
  };
}

/** Why a day cannot be right; undefined when it can be. */
function impossibleDay(
  { knowledge, now }: Turn,
  { kind, expect }: Field | Question,
  value: string,
): 'problems.not_yet' | 'problems.far_year' | undefined {
  if (kind !== 'date' && kind !== 'moment') return undefined;
  const [day, { today }] = [dayOf(value), now()];
  if (expect === 'past' && day > today) return 'problems.not_yet';
  return isBelievable(knowledge.timing, day, today) ? undefined : 'problems.far_year';
}

const sideOf = (day: string, today: string): 'past' | 'future' | undefined =>
  day === today ? undefined : day > today ? 'future' : 'past';

function showBack(
  { screen, words, knowledge }: Turn,
  field: Question | Field,
  value: string | string[],
): void {
  const { echo } = wayOf(field.kind);
  if (echo) screen.say(quiet(words.of(echo(inOneLine(knowledge, field, value)))));
}

/** A lower window would hold little but the question: its list just runs through. */
const FEWEST_ROWS = 10;

/** Reads an answer. With `inWindow`, what is taller than the window comes a windowful at a time; Enter shows more. */
async function readInWindow(
  turn: Turn,
  passages: Passage[],
  prompt: Omit<Prompt, 'says'>,
  inWindow: boolean,
): Promise<Reply> {
  const window = turn.screen.rows();
  const rows = inWindow && window && window.count >= FEWEST_ROWS ? window : undefined;
  for (let start = 0; ;) {
    const { shown, next } = windowful(passages, start, rows);
    const more = next === Infinity ? [] : [quiet(turn.words('prompts.list_more'))];
    const reply = await read(turn, { ...prompt, says: [shown, ...more] });
    if (next === Infinity || 'command' in reply || reply.text !== '') return reply;
    start = next;
    turn.screen.forget();
  }
}

/** What is shown: the question, its choices, and how to answer. */
function shownFor(turn: Turn, ask: FieldAsk, asked: AnswerAsked): Passage[] {
  return [...titled(ask.opening), ...choicesShown(turn, asked), ...hints(turn, ask, asked)];
}

/** From this many on, choices are shown under the titles of their groups. */
const MANY_CHOICES = 12;

function choicesShown({ knowledge }: Turn, { field, choices }: AnswerAsked): Passage[] {
  if (choices.length === 0) return [];
  const list = field.choices_from ?? '';
  const whole = choices.length > MANY_CHOICES && choices.length === itemsOf(knowledge, list).length;
  if (!whole) return [numbered([{ items: choices.map(({ label }) => label) }])];
  const groups = knowledge.lists[list]?.groups ?? [];
  return [numbered(groups.map(({ title, items }) => ({ title, items: items.map(({ label }) => label) })))];
}

function hints(turn: Turn, ask: FieldAsk, asked: AnswerAsked): Passage[] {
  const { words, firstTime } = turn;
  const { kind, other } = ask.field;
  const { how, once } = wayOf(kind);
  const lines: string[] = [];
  if (asked.choices.length > 0) {
    lines.push(words(asked.many ? 'prompts.pick_many' : 'prompts.pick_one'));
    if (other) lines.push(words('prompts.or_own_words'));
    if (asked.unseen.length > 0) lines.push(words('prompts.see_all'));
  } else if (!once || (!('quick' in ask.field) && firstTime(`hint ${kind}`)))
    lines.push(...how.map((line) => words.of(line)));
  if (ask.note) lines.push(ask.note);
  return lines.length > 0 ? [quiet(lines.join(' '))] : [];
}
