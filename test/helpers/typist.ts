/** Someone who types the answers of a plan into the interview: looks at what is asked, and says what to type. */
import { picksAsTyped } from '../../src/interview/typed/choices.ts';
import { choicesOf, labelOf, questionsOf } from '../../src/knowledge/bank.ts';
import { type Knowledge, wordsOf } from '../../src/knowledge/knowledge.ts';
import { answerAt } from '../../src/plan/answers.ts';
import { inOneLine, partsOf } from '../../src/plan/in-words.ts';
import { type Plan } from '../../src/plan/shape.ts';
import { dayWords } from '../../src/text/day-words.ts';
import type { Words } from '../../src/text/phrases.ts';
import { type Field, type Question, NON_ANSWERS } from '../../src/knowledge/questions.ts';

type Row = Record<string, string | string[]>;

export class Typist {
  readonly #knowledge: Knowledge;
  readonly #plan: Plan;
  readonly #words: Words;
  #question: Question | undefined;
  #item = 0;
  #row = 0;
  #seeded = false;
  #inList: Field | undefined;

  constructor(knowledge: Knowledge, plan: Plan) {
    this.#knowledge = knowledge;
    this.#plan = plan;
    this.#words = wordsOf(knowledge);
  }

  /** What to type for what was said since the last answer. Throws when it cannot tell. */
  answerTo(page: string): string {
    const said = page.replace(/\s+/g, ' ');
    const asks = (text: string): boolean => said.includes(text.replace(/\s+/g, ' ').trim());
    const words = this.#words;
    if (asks(words('danger.choose'))) return '2';
    if (asks(words('more')) || asks(words('danger.read'))) return '';
    if (
      asks(words('danger.after')) ||
      asks(words('welcome.begin')) ||
      asks(words('review.how')) ||
      asks(words('review.more'))
    )
      return '';
    if (asks(words('quick_done.ask'))) return 'n';
    if (asks(words('more_now.ask'))) return 'y';
    if (asks(words('offer.ask'))) return '1';
    if (asks(words('skip.ask'))) return this.#whyNot();
    if (/is still to come|has gone by/.test(said)) return REPEAT;
    const question = questionsOf(this.#knowledge)
      .filter(({ ask }) => asks(ask))
      .sort((a, b) => a.ask.length - b.ask.length)
      .at(-1);
    if (question && question !== this.#question) {
      this.#question = question;
      this.#item = 0;
      this.#row = 0;
      this.#seeded = false;
    }
    if (!this.#question) throw new Error(`no question in:\n${page}`);
    return this.#answer(this.#question, asks);
  }

  #answer(question: Question, asks: (text: string) => boolean): string {
    const answer = answerAt(this.#plan, question.path);
    if (answer === undefined) return ':skip';
    switch (question.kind) {
      case 'lines':
        this.#item += 1;
        return asAnswer((answer as string[])[this.#item - 1] ?? '');
      case 'person':
        return this.#field(partsOf(this.#knowledge, question), answer as Row, asks);
      case 'records':
        return this.#record(question, answer as Row[], asks);
      case 'many':
        return this.#picks(question, answer as string[]);
      default:
        return this.#value(question, answer as string);
    }
  }

  #record(question: Question, rows: Row[], asks: (text: string) => boolean): string {
    const { seed } = question;
    if (seed !== undefined && !this.#seeded) {
      this.#seeded = true;
      this.#row = -1;
      const field = question.fields!.find(({ key }) => key === seed)!;
      return this.#picks(
        field,
        rows.map((row) => String(row[seed])),
      );
    }
    if (asks(question.add ?? this.#words('prompts.add_another'))) {
      this.#row += 1;
      return this.#row < rows.length ? 'y' : 'n';
    }
    const fields = question.fields!.filter(({ key, extra }) => key !== seed && !extra);
    if (seed !== undefined && asks(fields[0]!.ask)) this.#row += 1;
    return this.#field(fields, rows[this.#row]!, asks);
  }

  #field(fields: readonly Field[], row: Row, asks: (text: string) => boolean): string {
    const field = fields.filter(({ ask }) => asks(ask)).at(-1) ?? this.#inList;
    this.#inList = undefined;
    if (field?.kind === 'lines') return this.#line(field, row);
    if (!field) throw new Error(`no part of ${this.#question?.id} was asked for`);
    return row[field.key] === undefined ? '' : this.#value(field, row[field.key]!);
  }

  /** The next line of a part that is a list; the screen does not say the part again. */
  #line(field: Field, row: Row): string {
    const next = ((row[field.key] ?? []) as string[])[this.#item];
    this.#item = next === undefined ? 0 : this.#item + 1;
    if (next !== undefined) this.#inList = field;
    return asAnswer(next ?? '');
  }

  #picks(field: Question | Field, values: string[]): string {
    return picksAsTyped(values, { choices: choicesOf(this.#knowledge, field), many: true, other: true });
  }

  #value(field: Question | Field, value: string | string[]): string {
    if (Array.isArray(value))
      return asAnswer(
        value.length > 1 ? this.#picks(field, value) : labelOf(this.#knowledge, field, value[0]!),
      );
    if (field.kind === 'date' || field.kind === 'moment') return dayWords(this.#words).typed(value);
    if (field.kind === 'one') return asAnswer(labelOf(this.#knowledge, field, value));
    return asAnswer(inOneLine(this.#knowledge, field, value));
  }

  #whyNot(): string {
    const reason = this.#plan.come_back?.[this.#question!.id] ?? 'not_now';
    return String(NON_ANSWERS.indexOf(reason) + 1);
  }
}

/** Press Enter on what stands there. */
export const REPEAT = '\0repeat';

/** What could be taken for a command gets a space before it. */
const asAnswer = (text: string): string => (/^(?:[<?.]$|:[a-z])/i.test(text) ? ` ${text}` : text);
