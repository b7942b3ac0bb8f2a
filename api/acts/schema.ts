// The input of an act as JSON Schema, from the very schema it is parsed with.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import { fieldOf, type ChoiceNames, type Field } from '../../measures/field/field.ts';
import { DOCUMENT_KIND_NAMES } from '../../measures/vocabulary.ts';

export type JsonSchema = Record<string, unknown>;

/** JSON Schema (2020-12, as OpenAPI 3.1 wants it); fields bring their label, their meaning and what refines them. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const field = fieldOf(zodSchema);
      if (field) Object.assign(jsonSchema, annotationsOf(field));
    },
  });
  return rest;
}

/** What the schema alone does not say. */
function annotationsOf(field: Field): JsonSchema {
  const said = [field.help, ...meaningsOf(field)].filter((part) => part !== undefined).join('。');
  return { title: field.label, ...(said && { description: said }), ...refinementsOf(field) };
}

/** Every tool shows a description; extensions that name the values of an enum are known to some only. */
function meaningsOf(field: Field): string[] {
  switch (field.kind) {
    case 'choice':
      return [Object.entries(field.names).map(valueAndName).join('；')];
    case 'yesNo':
      return [`true：${field.names.yes}；false：${field.names.no}`];
    case 'documents':
      return field.documentKinds.length === 0
        ? []
        : [
            `可能要求的材料：${field.documentKinds.map((kind) => valueAndName([kind, DOCUMENT_KIND_NAMES[kind]])).join('；')}`,
          ];
    case 'choices':
    case 'date':
    case 'document':
    case 'group':
    case 'ledgerNumber':
    case 'line':
    case 'list':
    case 'money':
    case 'number':
    case 'party':
    case 'text':
    case 'year':
      return [];
  }
}

const valueAndName = ([value, name]: [string, string]): string => `${value}：${name}`;

function refinementsOf(field: Field): JsonSchema {
  switch (field.kind) {
    case 'money':
      return { examples: ['3000000000'] };
    case 'date':
      return { format: 'date', examples: ['2026-03-02'] };
    case 'year':
      return { examples: ['2026'] };
    case 'line':
    case 'text':
    case 'document':
      return { pattern: '\\S' };
    case 'choice':
      return { 'x-enumDescriptions': field.names satisfies ChoiceNames };
    case 'choices':
    case 'documents':
      return { uniqueItems: true };
    case 'group':
    case 'ledgerNumber':
    case 'list':
    case 'number':
    case 'party':
    case 'yesNo':
      return {};
  }
}

const known = new Map<Act, JsonSchema>();

export function inputSchemaOf(act: Act): JsonSchema {
  const schema = known.get(act) ?? jsonSchemaOf(act.input);
  known.set(act, schema);
  return schema;
}
