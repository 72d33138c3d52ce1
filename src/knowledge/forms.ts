/** What the entries of templates/ are made of. All arrives as text: a flag is "yes", a number becomes one here. */
import * as v from 'valibot';
import { readExpression } from './expression.ts';

export const anyText = v.string('not_text');
export const words = v.pipe(anyText, v.nonEmpty('empty'));
export const id = v.pipe(words, v.regex(/^[a-z][a-z0-9_]*$/, 'not_id'));
export const statementId = v.pipe(words, v.regex(/^[a-z][a-z0-9-]*$/, 'not_id'));
/** The name of a time zone, such as `Europe/London`. */
export const zone = v.pipe(words, v.regex(/^[A-Z][A-Za-z]+(\/[A-Za-z_-]+){1,2}$/, 'not_id'));
/** A path of the plan, such as `use.opioids` or `medicine.list.name`. */
export const path = v.pipe(words, v.regex(/^[a-z_]+(\.[a-z_]+){1,2}$/, 'not_path'));
/** `a and (b or not c)`, over the names of situation.yaml. */
export const expression = v.pipe(
  words,
  v.check((text) => readExpression(text) !== undefined, 'not_expression'),
  v.transform((text) => readExpression(text)!),
);
export const list = <T extends v.GenericSchema>(item: T) => v.array(item, 'not_list');
export const group = <T extends v.ObjectEntries>(entries: T) => v.object(entries, 'not_group');
export const maybe = <T extends v.GenericSchema>(schema: T) => v.exactOptional(schema);
export const flag = v.literal('yes', 'not_yes');
export const day = v.pipe(words, v.isoDate('not_date'));
export const hours = v.tuple([wholeNumber(), wholeNumber()], 'not_range');
export const citation = { facts: list(words), sources: list(words) };
export const checked = { ...citation, checked_on: day, checked_how: words };

export function wholeNumber() {
  return v.pipe(words, v.regex(/^\d+$/, 'not_number'), v.transform(Number));
}

/** Plan path -> accepted answers. Every path must match; a list of clauses needs one that does. */
export const clause = v.record(
  words,
  v.union(
    [
      list(words),
      v.pipe(
        words,
        v.transform((one) => [one]),
      ),
    ],
    'not_list',
  ),
  'not_group',
);
export const condition = v.union(
  [
    v.pipe(
      clause,
      v.transform((one) => [one]),
    ),
    list(clause),
  ],
  'not_condition',
);
export type Condition = v.InferOutput<typeof condition>;
