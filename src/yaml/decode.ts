/** From a YAML file to typed values: all problems at once, each with its line, never repeating what was written. */
import * as v from 'valibot';
import { nearest } from '../text/nearest.ts';
import { phrase, type Phrase, type PhraseName } from '../text/phrases.ts';
import type { Path, Problem, YamlFile } from './yaml.ts';

/** What can be wrong with an entry; the words are at `field` in templates/words/answers.yaml. */
export type FieldCode = PhraseName extends infer N ? (N extends `field.${infer C}_hint` ? C : never) : never;

/** A problem about the field at `path`. */
export const fieldProblem = (code: FieldCode, path: Path, file: YamlFile, hint?: Phrase): Problem => ({
  code,
  path,
  message: phrase(`field.${code}`, { field: path.join('.') }),
  hint: hint ?? phrase(`field.${code}_hint`),
  ...file.at(path),
});

/** Asks whether a slip was meant to be `near`, when there is such a name. */
export const didYouMean = (near: string | undefined): Phrase | undefined =>
  near === undefined ? undefined : phrase('errors.did_you_mean', { name: near });

/** Checks `value` (from `file`) against `schema`. `output` is there only when nothing is wrong. */
export function decode<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
  file: YamlFile,
): { output?: v.InferOutput<T>; problems: Problem[] } {
  const result = v.safeParse(schema, value);
  const unknown = [...unknownNames(schema, value, [])].map(({ path, near }) =>
    fieldProblem('unknown', path, file, didYouMean(near)),
  );
  const wrong = (result.issues ?? []).map((issue) => problemOf(issue, file));
  const problems = [...wrong, ...unknown];
  return result.success && problems.length === 0 ? { output: result.output, problems } : { problems };
}

function problemOf(issue: v.BaseIssue<unknown>, file: YamlFile): Problem {
  const path = (issue.path ?? []).map((step) => step.key as string | number);
  if (issue.received === 'undefined') return fieldProblem('missing', path, file);
  if (issue.received === 'null') return fieldProblem('empty', path, file);
  return fieldProblem(issue.message as FieldCode, path, file);
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
