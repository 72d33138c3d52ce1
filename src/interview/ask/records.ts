/** Asking for a person, or for rows of several parts. Every part is kept as it comes. */
import { choiceOf, itemsOf } from '../../knowledge/bank.ts';
import { answerAt, isEmpty } from '../../plan/answers.ts';
import { inOneLine, partsOf } from '../../plan/in-words.ts';
import { gap, heading, numbered, paragraph, quiet, type Passage } from '../../terminal/layout.ts';
import { read } from './conversation.ts';
import { askField } from './field.ts';
import { askLines } from './lines.ts';
import { titled } from './heading.ts';
import { askYesNo, placeOf } from './one-of.ts';
import type { Opening, Outcome, Turn } from './turn.ts';
import type { Field, Question } from '../../knowledge/questions.ts';

export async function askPerson(turn: Turn, question: Question, opening: Opening): Promise<Outcome> {
  const row: RecordRow = { ...(answerAt(turn.plan(), question.path) as RecordRow | undefined) };
  const outcome = await askRow(turn, {
    question,
    row,
    fields: partsOf(turn.knowledge, question),
    above: titled(opening),
    help: opening.help,
    keep: () => turn.keep(question, { ...row }),
    mayEnd: false,
  });
  if (outcome === 'back') return 'back';
  return isEmpty(row) ? 'left_open' : 'answered';
}

/** The rows of one question while they are asked about. */
interface Table {
  turn: Turn;
  question: Question;
  opening: Opening;
  rows: RecordRow[];
}

export async function askRecords(turn: Turn, question: Question, opening: Opening): Promise<Outcome> {
  const rows = ((answerAt(turn.plan(), question.path) ?? []) as RecordRow[]).map((row) => ({ ...row }));
  const table: Table = { turn, question, opening, rows };
  if (rows.length > 0) return askWhatToChange(table);
  return question.seed ? askSeed(table) : askNewRows(table);
}

const keepRows = ({ turn, question, rows }: Table): Promise<void> =>
  turn.keep(
    question,
    rows.map((row) => ({ ...row })),
  );

const rowAsk = (table: Table, row: RecordRow, more: Partial<RowAsk>): RowAsk => ({
  question: table.question,
  row,
  fields: partsOf(table.turn.knowledge, table.question),
  above: [],
  help: table.opening.help,
  keep: () => {
    if (!table.rows.includes(row)) table.rows.push(row);
    return keepRows(table);
  },
  mayEnd: false,
  ...more,
});

/** The parts that are asked of a new row. */
const usual = (turn: Turn, question: Question): readonly Field[] =>
  partsOf(turn.knowledge, question).filter(({ extra }) => !extra);

/** New rows, one by one, until there is no more. */
async function askNewRows(table: Table): Promise<Outcome> {
  const { turn, question, rows } = table;
  const fields = usual(turn, question);
  const last = fields.length - 1;
  let row: RecordRow = {};
  let from = 0;
  for (;;) {
    const first = rows.length === 0;
    const above = first ? titled(table.opening) : [];
    const outcome = await askRow(turn, rowAsk(table, row, { fields, above, mayEnd: true, from }));
    if (outcome === 'left_open' || isEmpty(row))
      return !first ? 'answered' : outcome === 'back' ? 'back' : 'left_open';
    if (outcome === 'back') return askWhatToChange(table);
    const title = heading(question.add ?? turn.words('prompts.add_another'));
    const more = await askYesNo(turn, { before: [gap], title });
    if (more !== true && more !== 'back') return 'answered';
    from = more === 'back' ? last : 0;
    if (more === true) row = {};
  }
}

/** Picks for the first part of many rows at once, then the other parts row by row. Rows that are there stay. */
async function askSeed(table: Table): Promise<Outcome> {
  const { turn, question, rows } = table;
  const seed = question.seed!;
  const field = partsOf(turn.knowledge, question).find(({ key }) => key === seed)!;
  for (;;) {
    const outcome = await askField(turn, {
      field,
      many: true,
      opening: table.opening,
      current: rows.length > 0 ? rows.map((row) => row[seed] ?? '') : undefined,
      keep: (values) => {
        const added = [values].flat().filter((value) => !rows.some((row) => row[seed] === value));
        rows.push(...added.map((value) => ({ [seed]: value })));
        return keepRows(table);
      },
    });
    if (outcome === 'back') return 'back';
    if (rows.length === 0) return outcome;
    if ((await askRest(table, seed)) === 'answered') return 'answered';
  }
}

/** The other parts of each row that has a gap. */
async function askRest(table: Table, seed: string): Promise<Outcome> {
  const { turn, question, rows } = table;
  const fields = usual(turn, question);
  const seeded = fields.find(({ key }) => key === seed)!;
  const others = fields.filter(({ key }) => key !== seed);
  const isNone = (row: RecordRow): boolean =>
    choiceOf(turn.knowledge, seeded, String(row[seed]))?.alone !== undefined;
  const open = rows.filter((row) => !isNone(row) && others.some(({ key }) => isEmpty(row[key])));
  let from = 0;
  for (let at = 0; at < open.length;) {
    const row = open[at]!;
    const name = inOneLine(turn.knowledge, seeded, row[seed]);
    const above = [gap, paragraph(turn.words('prompts.record_for', { answer: name }))];
    const outcome = await askRow(turn, rowAsk(table, row, { fields: others, above, from }));
    if (outcome === 'back') {
      if (at === 0) return 'back';
      at -= 1;
      from = others.length - 1;
    } else {
      at += 1;
      from = 0;
    }
  }
  return 'answered';
}

/** Rows that are there: each can be kept, changed or taken out by its number. */
async function askWhatToChange(table: Table): Promise<Outcome> {
  const { turn, question, opening, rows } = table;
  const { words } = turn;
  let above = titled(opening);
  for (;;) {
    const reply = await read(turn, {
      says: [...above, ...rowsShown(table)],
      reminder: heading(opening.title),
      help: opening.help,
      commands: ['add', 'remove'],
      check: (text) =>
        text === '' || placeOf(text, rows.length) !== undefined ? undefined : words('problems.pick_row'),
    });
    above = [gap];
    if ('command' in reply) {
      if (reply.command === 'back') return 'back';
      if (reply.command === 'skip') return 'skipped';
      if (reply.command === 'add') await (question.seed ? askSeed(table) : askNewRows(table));
      else {
        const at = placeOf(reply.rest, rows.length);
        if (at === undefined) above = [paragraph(words('problems.pick_row'))];
        else {
          rows.splice(at, 1);
          await keepRows(table);
        }
      }
    } else if (reply.text === '') return 'answered';
    else await askRow(turn, rowAsk(table, rows[placeOf(reply.text, rows.length)!]!, { above: [gap] }));
  }
}

function rowsShown({ turn, question, rows }: Table): Passage[] {
  const { knowledge, words } = turn;
  const items = rows.map((row) => inOneLine(knowledge, question, row));
  return [numbered([{ items }]), quiet(words('prompts.change_rows'))];
}

type RecordRow = Record<string, string | string[]>;

interface RowAsk {
  question: Question;
  row: RecordRow;
  fields: readonly Field[];
  /** Said before the first part. */
  above: Passage[];
  help: Passage[];
  /** Called after each part, when the row has changed. */
  keep: () => Promise<void>;
  /** An empty line for the first part of an empty row ends it. A skip there always does. */
  mayEnd: boolean;
  /** The part to start with; the last one when a person comes back to the row. */
  from?: number;
}

/** left_open: nothing was typed for a new row. back: before its first part. */
async function askRow(turn: Turn, ask: RowAsk): Promise<Outcome> {
  const { row, fields } = ask;
  for (let at = ask.from ?? 0; at < fields.length;) {
    const field = fields[at]!;
    const outcome = await askPart(turn, ask, field, at);
    if (outcome === 'back' && at === 0) return 'back';
    const ends = outcome === 'skipped' || (outcome === 'left_open' && ask.mayEnd);
    if (ends && at === 0 && isEmpty(row)) return 'left_open';
    at += outcome === 'back' ? -1 : 1;
  }
  return 'answered';
}

function askPart(turn: Turn, ask: RowAsk, field: Field, at: number): Promise<Outcome> {
  const { row } = ask;
  const opening = fieldOpening(turn, ask, field, at);
  const current = row[field.key];
  const keep = (value: string | string[]): Promise<void> => {
    row[field.key] = value;
    return ask.keep();
  };
  if (field.kind === 'lines') return askLines(turn, { opening, current, keep });
  const note = turn.words('prompts.leave_out');
  return askField(turn, { field, opening, current, keep, note, fitting: fitting(turn, ask, field) });
}

/** Question and first part together; then each part alone. */
function fieldOpening({ words }: Turn, ask: RowAsk, field: Field, at: number): Opening {
  const example = field.example ? [paragraph(words('help.example', { answer: field.example }))] : [];
  return {
    above: at === (ask.from ?? 0) ? ask.above : [],
    title: field.ask,
    below: [],
    help: [
      ...ask.help.slice(0, 1),
      ...(example.length > 0 ? example : ask.help.slice(1, 2)),
      ...ask.help.slice(2),
    ],
  };
}

/** What the lists of templates/ say goes with another part of the row: the skills that fit a trigger. */
function fitting(turn: Turn, { question, row }: RowAsk, field: Field): string[] {
  return partsOf(turn.knowledge, question)
    .filter(({ key }) => key !== field.key)
    .flatMap(({ key, choices_from: list }) => {
      const item = itemsOf(turn.knowledge, list ?? '').find(({ value }) => value === row[key]);
      return item?.then ?? [];
    });
}
