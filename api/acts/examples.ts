// What the input of an act may look like, for the documentation: made of its fields, valid under its schema. Whether it
// would be lawful depends on the project.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import { alternativesOf, fieldOf, membersOf, required } from '../../measures/field/field.ts';

const PARTIES = ['unit-cqjt-xxzx', 'department-jtw'];

export const examplesOf = (act: Act): unknown[] => alternativesOf(act.input).map(exampleOf);

function exampleOf(schema: z.core.$ZodType): unknown {
  const inner = required(schema) as z.ZodType;
  const field = fieldOf(inner);
  switch (field?.kind) {
    case undefined:
    case 'group':
      return Object.fromEntries(
        membersOf(alternativesOf(inner)[0]!).map(([name, member]) => [name, exampleOf(member)]),
      );
    case 'money':
      return '3000000000';
    case 'date':
      return '2026-03-02';
    case 'year':
      return '2026';
    case 'number':
    case 'ledgerNumber':
      return 1;
    case 'yesNo':
      return true;
    case 'party':
      return PARTIES.find((party) => inner.safeParse(party).success);
    case 'choice':
      return Object.keys(field.names)[0];
    case 'choices':
      return Object.keys(field.names);
    case 'document':
      return 'CL-2026-0001';
    case 'documents':
      return ['CL-2026-0001'];
    case 'list':
      return [exampleOf((inner as z.ZodArray).element)];
    case 'line':
    case 'text':
      return `（${field.label}）`;
  }
}
