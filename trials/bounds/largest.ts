// The largest input that a schema takes: every text full to its limit in characters of three bytes, every list as long as
// it may be. Starts from an input that is lawful, and says nothing about the law itself.
import { z } from 'zod';
import { alternativesOf, fieldOf, groupIn, membersOf, required, type Field } from '../../measures/field/field.ts';

/** Three bytes of UTF-8. */
const CHARACTER = '督';

export interface Filling {
  /** Ids of documents to cite beside those that are cited already. */
  spare: readonly string[];
  /** Also texts that may be left out, or only those that the input has. */
  optional: boolean;
}

type Schema = z.core.$ZodType;

/** The input, filled up; the longest of those that its alternatives come to. */
export function largest(schema: Schema, input: unknown, filling: Filling): unknown {
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const filled = alternativesOf(schema)
    .flatMap((alternative) => [filledUp(alternative, given, filling), filledUp(alternative, {}, filling)])
    .filter((one) => z.safeParse(schema as z.ZodType, one).success);
  return filled.reduce((longest: unknown, one) => (sizeOf(one) > sizeOf(longest) ? one : longest), input);
}

export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

function filledUp(schema: Schema, given: Record<string, unknown>, filling: Filling): Record<string, unknown> {
  const members = membersOf(schema).map(([name, member]): [string, unknown] => {
    const value = given[name];
    const isLeftOut = value === undefined && member instanceof z.ZodOptional && !filling.optional;
    const field = fieldOf(member);
    return [name, isLeftOut || !field ? value : valueOf(field, required(member), value, filling)];
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

function valueOf(field: Field, schema: Schema, value: unknown, filling: Filling): unknown {
  switch (field.kind) {
    case 'text':
    case 'line':
      return fullText(schema);
    case 'list':
      // What the lines of a list come to hangs together: a longer one would be refused.
      return groupIn(schema)
        ? value
        : Array.from({ length: limitsOf(schema).maxItems ?? 1 }, () => fullText((schema as z.ZodArray).element));
    case 'documents':
      return cited(Array.isArray(value) ? (value as string[]) : [], filling.spare, limitsOf(schema).maxItems ?? 0);
    case 'group':
      return value === undefined ? undefined : largest(schema, value, filling);
    case 'money':
    case 'date':
    case 'year':
    case 'number':
    case 'party':
    case 'ledgerNumber':
    case 'document':
    case 'yesNo':
    case 'choice':
    case 'choices':
      return value;
  }
}

const cited = (ids: readonly string[], spare: readonly string[], most: number): string[] =>
  [...new Set([...ids, ...spare])].slice(0, Math.max(most, ids.length));

const fullText = (schema: Schema): string => CHARACTER.repeat(limitsOf(schema).maxLength ?? 1);

const limitsOf = (schema: Schema): { maxLength?: number; maxItems?: number } =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
