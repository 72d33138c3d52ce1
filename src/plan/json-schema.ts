/** The shape of a plan as a JSON Schema, for editors: what each answer is for, and which choices there are. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { choicesOf, questionsOf } from '../knowledge/bank.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Field, Question } from '../knowledge/questions.ts';
import { partsOf } from './in-words.ts';
import { PLAN_VERSION, PlanSchema } from './shape.ts';

type Json = Record<string, unknown> & { properties?: Record<string, Json>; items?: Json };

/** JSON Schema (draft 7) of a plan. Texts that a plan holds are strings, whatever they look like. */
export function planJsonSchema(knowledge: Knowledge): Json {
  const schema = toJsonSchema(PlanSchema, { errorMode: 'ignore' }) as Json;
  schema.properties!['version'] = { const: String(PLAN_VERSION) };
  for (const question of questionsOf(knowledge)) {
    const [section = '', key = ''] = question.path.split('.');
    const answer = schema.properties![section]?.properties?.[key];
    if (answer) describe(knowledge, question, answer);
  }
  closed(schema);
  return schema;
}

/** The question as a description, its choices, and the same for the parts of a row or a person. */
function describe(knowledge: Knowledge, field: Question | Field, schema: Json): void {
  schema['description'] = field.ask;
  const values = choicesOf(knowledge, field).map(({ value }) => value);
  if (values.length > 0) {
    const each = schema.items ?? schema;
    // Own words may stand beside choices: these are then only offered.
    if (field.other) each['examples'] = values;
    else each['enum'] = values;
  }
  for (const part of partsOf(knowledge, field)) {
    const inner = (schema.items ?? schema).properties?.[part.key];
    if (inner) describe(knowledge, part, inner);
  }
}

/** A name that no plan has is a slip, and an editor may say so. What kind of answer it is tells an editor nothing. */
function closed(schema: Json): void {
  delete schema['kind'];
  if (schema.properties) schema['additionalProperties'] = false;
  for (const inner of [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])])
    closed(inner);
}
