// The input of an act as JSON Schema, from the very schema it is parsed with.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';

export type JsonSchema = Record<string, unknown>;

/** JSON Schema (2020-12, as OpenAPI 3.1 wants it); what a refinement asks for is told by its error only. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
}

const known = new Map<Act, JsonSchema>();

export function inputSchemaOf(act: Act): JsonSchema {
  const schema = known.get(act) ?? jsonSchemaOf(act.input);
  known.set(act, schema);
  return schema;
}
