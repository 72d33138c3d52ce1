import { out } from '../io.ts';
import { planJsonSchema } from '../plan/json-schema.ts';
import type { Setting } from './arguments.ts';

/** `aftercare schema`: the JSON Schema of a plan, for an editor that checks while one types. */
export function schemaCommand({ knowledge, io }: Setting): number {
  out(io, `${JSON.stringify(planJsonSchema(knowledge), null, 2)}\n`);
  return 0;
}
