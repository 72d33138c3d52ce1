/** From a read YAML file to typed values: all problems at once, each with its line, never repeating what was written. */
import * as v from 'valibot';
import { nearest } from '../text/nearest.ts';
import type { Path, Problem, YamlFile } from './yaml.ts';

const WORDS: Record<string, readonly [message: string, hint: string]> = {
  not_text: ['should be one text.', 'Write it after the colon, in straight double quotes.'],
  not_list: ['should be a list.', 'Put each item on its own line below the name, like this: - "item".'],
  not_group: [
    'should hold entries of its own.',
    'Put each on its own line below, with two more spaces: name: "answer".',
  ],
  not_date: ['is not a day in the calendar.', 'Write the year, month and day, like this: 2026-11-22.'],
  not_moment: [
    'is not a day, or a day and a time.',
    'Write it like this: 2026-11-22, or with a 24-hour time: 2026-11-22 21:30.',
  ],
  not_scale: ['should be a whole number from 0 to 10.', 'Write it like this: "7".'],
  not_timezone: ['is not a time zone this computer knows.', 'Write it like this: "Europe/London".'],
  not_reason: [
    'should say how the question was left.',
    'Use one of: dont_know, not_now, does_not_apply, rather_not_say.',
  ],
  not_choice: ['is not one of the choices.', 'Look at the list of choices for this field.'],
  not_id: [
    'is not a valid id.',
    'Use small letters, digits and _ (or - for statements), starting with a letter.',
  ],
  not_yes: ['can only be "yes".', 'Write "yes", or leave the line out.'],
  not_number: ['should be a whole number.', 'Write digits only.'],
  not_range: ['should be two whole numbers.', 'Write it like this: [6, 24].'],
  not_path: ['is not the path of an answer.', 'Write it like this: safety.applies.'],
  not_status: ['is not a status.', 'Use R, S or K, or several joined with +.'],
  not_condition: ['is not a condition.', 'Write it like this: { safety.applies: [pregnant] }.'],
  empty: ['is empty.', 'Write something, or leave the line out.'],
  missing: ['is missing.', 'Add it.'],
  unknown: ['is not a name used here.', 'Check the spelling, or remove it.'],
};

/** A problem in our own words for `code`, about the field at `path`. */
export function fieldProblem(code: string, path: Path, file: YamlFile, hint?: string): Problem {
  const [message, usual] = WORDS[code] ?? WORDS['unknown']!;
  const name = path.length > 0 ? `"${path.join('.')}"` : 'The file';
  return { code, path, message: `${name} ${message}`, hint: hint ?? usual, ...file.at(path) };
}

/** Checks `value` (from `file`) against `schema`. `output` is there only when nothing is wrong. */
export function decode<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
  file: YamlFile,
): { output?: v.InferOutput<T>; problems: Problem[] } {
  const result = v.safeParse(schema, value);
  const unknown = [...unknownNames(schema, value, [])].map(({ path, near }) =>
    fieldProblem('unknown', path, file, near && `Did you mean "${near}"?`),
  );
  const wrong = (result.issues ?? []).map((issue) => problemOf(issue, file));
  const problems = [...wrong, ...unknown];
  return result.success && problems.length === 0 ? { output: result.output, problems } : { problems };
}

function problemOf(issue: v.BaseIssue<unknown>, file: YamlFile): Problem {
  const path = (issue.path ?? []).map((step) => step.key as string | number);
  if (issue.received === 'undefined') return fieldProblem('missing', path, file);
  if (issue.received === 'null') return fieldProblem('empty', path, file);
  return fieldProblem(issue.message, path, file);
}

type AnySchema = v.GenericSchema & {
  wrapped?: AnySchema;
  entries?: Record<string, AnySchema>;
  item?: AnySchema;
  value?: AnySchema;
};

/** Every name that the schema does not know; valibot itself stops at the first in a group. */
function* unknownNames(
  schema: AnySchema,
  value: unknown,
  path: Path,
): Generator<{ path: Path; near: string | undefined }> {
  if (schema.wrapped) yield* unknownNames(schema.wrapped, value, path);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      if (schema.item) yield* unknownNames(schema.item, item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const inner = schema.entries ? schema.entries[key] : schema.value;
      if (inner) yield* unknownNames(inner, child, [...path, key]);
      else if (schema.entries) {
        const free = Object.keys(schema.entries).filter((name) => !Object.hasOwn(value, name));
        yield { path: [...path, key], near: nearest(key, free) };
      }
    }
  }
}
