/** Asking for a person, or for rows of several parts. */
import type { Question } from '../../knowledge/shape.ts';
import { answerAt, isEmpty } from '../../plan/answers.ts';
import { inWords } from '../typed/answer-words.ts';
import { askField } from './field.ts';
import { askYesNo, placeOf } from './one-of.ts';
import { askRow, partsOf, titled, type Row, type RowAsk } from './rows.ts';
import { gap, heading, numbered, paragraph, quiet, type Block } from '../../terminal/layout.ts';
import { read } from './conversation.ts';
import type { Opening, Turn, Way } from './turn.ts';

export async function askPerson(turn: Turn, question: Question, opening: Opening): Promise<Way> {
  const row: Row = { ...(answerAt(turn.plan(), question.path) as Row | undefined) };
  const way = await askRow(turn, {
    question,
    row,
    fields: partsOf(turn, question),
    above: titled(opening),
    help: opening.help,
    keep: () => turn.keep(question, { ...row }),
    mayEnd: false,
  });
  if (way === 'back') return 'back';
  return isEmpty(row) ? 'nothing' : 'on';
}

/** The rows of one question while they are asked about. */
interface Table {
  turn: Turn;
  question: Question;
  opening: Opening;
  rows: Row[];
}

export async function askRecords(turn: Turn, question: Question, opening: Opening): Promise<Way> {
  const rows = ((answerAt(turn.plan(), question.path) ?? []) as Row[]).map((row) => ({ ...row }));
  const table: Table = { turn, question, opening, rows };
  if (rows.length > 0) return askWhatToChange(table);
  return question.seed ? askSeed(table) : askNewRows(table);
}

const keep = ({ turn, question, rows }: Table): Promise<void> =>
  turn.keep(
    question,
    rows.map((row) => ({ ...row })),
  );

const rowAsk = (table: Table, row: Row, more: Partial<RowAsk>): RowAsk => ({
  question: table.question,
  row,
  fields: partsOf(table.turn, table.question),
  above: [],
  help: table.opening.help,
  keep: () => {
    if (!table.rows.includes(row)) table.rows.push(row);
    return keep(table);
  },
  mayEnd: false,
  ...more,
});

/** New rows, one by one, until there is no more. */
async function askNewRows(table: Table): Promise<Way> {
  const { turn, question, rows } = table;
  const last = partsOf(turn, question).length - 1;
  let row: Row = {};
  let from = 0;
  for (;;) {
    const first = rows.length === 0;
    const way = await askRow(
      turn,
      rowAsk(table, row, { above: first ? titled(table.opening) : [], mayEnd: true, from }),
    );
    if (way === 'end' || isEmpty(row)) return way === 'back' && first ? 'back' : first ? 'nothing' : 'on';
    if (way === 'back') return askWhatToChange(table);
    const title = heading(question.add ?? turn.words('prompts.add_another'));
    const more = await askYesNo(turn, { before: [gap], title });
    if (more !== true && more !== 'back') return 'on';
    from = more === 'back' ? last : 0;
    if (more === true) row = {};
  }
}

/** Picks for the first part of many rows at once, then the other parts row by row. Rows that are there stay. */
async function askSeed(table: Table): Promise<Way> {
  const { turn, question, rows } = table;
  const seed = question.seed!;
  const field = partsOf(turn, question).find(({ key }) => key === seed)!;
  for (;;) {
    const given = await askField(turn, {
      field,
      many: true,
      opening: table.opening,
      current: rows.length > 0 ? rows.map((row) => row[seed] ?? '') : undefined,
      keep: (values) => {
        const added = [values].flat().filter((value) => !rows.some((row) => row[seed] === value));
        rows.push(...added.map((value) => ({ [seed]: value })));
        return keep(table);
      },
    });
    if (given === 'back') return 'back';
    if (rows.length === 0) return 'nothing';
    if ((await askRest(table, seed)) === 'on') return 'on';
  }
}

/** The other parts of each row that has a gap. */
async function askRest(table: Table, seed: string): Promise<'on' | 'back'> {
  const { turn, question, rows } = table;
  const fields = partsOf(turn, question);
  const seeded = fields.find(({ key }) => key === seed)!;
  const others = fields.filter(({ key }) => key !== seed);
  const open = rows.filter((row) => others.some(({ key }) => isEmpty(row[key])));
  let from = 0;
  for (let at = 0; at < open.length;) {
    const row = open[at]!;
    const name = inWords(turn.knowledge, turn.words, seeded, row[seed]);
    const above = [gap, paragraph(turn.words('prompts.record_for', { answer: name }))];
    const way = await askRow(turn, rowAsk(table, row, { fields: others, above, from }));
    if (way === 'back') {
      if (at === 0) return 'back';
      at -= 1;
      from = others.length - 1;
    } else {
      at += 1;
      from = 0;
    }
  }
  return 'on';
}

/** Rows that are there: each can be kept, changed or taken out by its number. */
async function askWhatToChange(table: Table): Promise<Way> {
  const { turn, question, opening, rows } = table;
  const { words } = turn;
  let above = titled(opening);
  for (;;) {
    const reply = await read(turn, {
      page: [...above, ...listed(table)],
      reminder: heading(opening.title),
      help: opening.help,
      commands: ['add', 'remove'],
      check: (text) =>
        text === '' || placeOf(text, rows.length) !== undefined
          ? undefined
          : words('problems.pick_row', { m: rows.length }),
    });
    above = [gap];
    if ('command' in reply) {
      if (reply.command === 'back') return 'back';
      if (reply.command === 'skip') return 'nothing';
      if (reply.command === 'add') await (question.seed ? askSeed(table) : askNewRows(table));
      else {
        const at = placeOf(reply.rest, rows.length);
        if (at === undefined) above = [paragraph(words('problems.pick_row', { m: rows.length }))];
        else {
          rows.splice(at, 1);
          await keep(table);
        }
      }
    } else if (reply.text === '') return 'on';
    else await askRow(turn, rowAsk(table, rows[placeOf(reply.text, rows.length)!]!, { above: [gap] }));
  }
}

function listed({ turn, question, rows }: Table): Block[] {
  const { knowledge, words } = turn;
  const items = rows.map((row) => inWords(knowledge, words, question, row));
  return [numbered([{ items }]), quiet(words('prompts.change_rows'))];
}
