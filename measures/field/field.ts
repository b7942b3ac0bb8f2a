// What a field of an act's input is: its Chinese label and its kind, kept beside the schema. Wording of news and ledger,
// errors of input, OpenAPI and forms follow from it; no other table names a field.
import { z } from 'zod';
import type { DocumentKind } from '../vocabulary.ts';

interface Named {
  label: string;
  /** Unit, meaning or form, for whoever fills it in. */
  help?: string;
}

/** Values of a choice and how each is called. */
export type ChoiceNames = Readonly<Record<string, string>>;

export type Field = Named &
  (
    | { kind: 'money' | 'date' | 'year' | 'number' | 'party' | 'ledgerNumber' | 'document' }
    /** One line; several lines. */
    | { kind: 'line' | 'text' }
    | { kind: 'yesNo'; names: { yes: string; no: string } }
    | { kind: 'choice' | 'choices'; names: ChoiceNames }
    /** `documentKinds`: those that the act may ask for; others may be cited beside them. */
    | { kind: 'documents'; documentKinds: readonly DocumentKind[] }
    | { kind: 'list' | 'group' }
  );
export type FieldKind = Field['kind'];

const fields = z.registry<Field>();

/** Marks a schema as a field; what refines it later keeps the mark. */
export function asField<Schema extends z.ZodType>(schema: Schema, field: Field): Schema {
  fields.add(schema, field);
  return schema;
}

/** The mark of a schema, whether it is optional or not; undefined where it has none. */
export const fieldOf = (schema: z.core.$ZodType): Field | undefined => fields.get(required(schema) as z.ZodType);

/** Without `optional`. */
export const required = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? required(schema.unwrap()) : schema;

/** The alternatives of an input that has several, or the one that it is. */
export const alternativesOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  const inner = required(schema);
  return inner instanceof z.ZodUnion ? inner.options : [inner];
};

/** The fields of an object, in the order in which they are declared; nothing for other schemas. */
export const membersOf = (schema: z.core.$ZodType): [name: string, member: z.core.$ZodType][] => {
  const inner = required(schema);
  return inner instanceof z.ZodObject ? Object.entries(inner.shape) : [];
};

export interface Filled {
  /** Of a member of a group: the label of the group, a dot, and its own; of a list of groups with the number between. */
  label: string;
  field: Field;
  value: unknown;
  /** JSON pointer into the input. */
  pointer: string;
  /** Of a list of groups: the fields of each. */
  items?: Filled[][];
}

/**
 * The fields that an input fills in, in the order of the schema, whatever order the input has: what comes back from the
 * store has its keys in another. Groups yield their members. Never throws, however far the input is from the schema: it
 * may have been taken under an older one.
 */
export function filledIn(schema: z.core.$ZodType | undefined, input: unknown, pointer = '', within = ''): Filled[] {
  if (!schema || typeof input !== 'object' || input === null) return [];
  return membersOf(alternativeFor(schema, input)).flatMap(([name, member]) => {
    const value = (input as Record<string, unknown>)[name];
    const field = fieldOf(member);
    if (!field || value === undefined || value === null) return [];
    const filled = { label: within + field.label, field, value, pointer: `${pointer}/${name}` };
    if (field.kind === 'group') return filledIn(member, value, filled.pointer, `${filled.label}·`);
    const element = groupIn(member);
    return element && Array.isArray(value)
      ? [{ ...filled, items: value.map((item, at) => filledIn(element, item, `${filled.pointer}/${at}`)) }]
      : [filled];
  });
}

/** What a list of groups is made of; undefined for whatever is none. */
export function groupIn(member: z.core.$ZodType): z.core.$ZodType | undefined {
  const list = required(member);
  return list instanceof z.ZodArray && fieldOf(list.element)?.kind === 'group' ? list.element : undefined;
}

/** The alternative whose fields these are; where a choice tells the alternatives apart, the one that knows the value. */
function alternativeFor(schema: z.core.$ZodType, input: object): z.core.$ZodType {
  const alternatives = alternativesOf(schema);
  const knows = (alternative: z.core.$ZodType): boolean => {
    const members = new Map(membersOf(alternative));
    return Object.entries(input).every(([name, value]) => {
      const field = members.has(name) ? fieldOf(members.get(name)!) : undefined;
      return field?.kind === 'choice' ? Object.hasOwn(field.names, String(value)) : field !== undefined;
    });
  };
  return alternatives.find(knows) ?? alternatives[0]!;
}
