// Test support: an input in all the ways it can be spoiled, field by field, by the kinds of its fields; acts and fields
// that are added later take part by themselves.
import { z } from 'zod';
import { addDays, yearOf, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { alternativesOf, fieldOf, membersOf, required, type Field } from '../../../measures/field/field.ts';
import { EXAMPLE } from '../../../measures/project/act-samples.ts';

/** Where values are taken from beside the schema. */
export interface Ground {
  today: CalendarDate;
  facts: object;
  /** Every line that the facts cite, and this one, and every year of theirs; else the last few lines, and years near today. */
  everyLineAnd?: number;
}
type Input = Record<string, unknown>;

/** The input, and every way to spoil one of its fields, members of groups included. */
export const spoiled = (schema: z.core.$ZodType, input: Input, ground: Ground): Input[] => [
  input,
  ...fitting(schema, input).flatMap((alternative) =>
    membersOf(alternative).flatMap(([name, member]) =>
      spoiledValues(member, input[name], ground).map((value) => withValue(input, name, value)),
    ),
  ),
];

/** Of alternatives that a choice tells apart those that know its value. */
const fitting = (schema: z.core.$ZodType, input: Input): z.core.$ZodType[] =>
  alternativesOf(schema).filter((alternative) =>
    membersOf(alternative).every(([name, member]) => {
      const field = fieldOf(member);
      return field?.kind !== 'choice' || !(name in input) || String(input[name]) in field.names;
    }),
  );

function withValue(input: Input, name: string, value: unknown): Input {
  const { [name]: _, ...others } = input;
  return value === undefined ? others : { ...others, [name]: value };
}

function spoiledValues(member: z.core.$ZodType, value: unknown, ground: Ground): unknown[] {
  const field = fieldOf(member);
  const absent = member instanceof z.ZodOptional ? [undefined] : [];
  if (!field) return absent;
  if (field.kind !== 'group') return [...absent, ...valuesOf(field, member, value, ground)];
  const groups = alternativesOf(member).flatMap((alternative) => {
    const filled = { ...filledGroup(alternative, ground), ...(value as Input | undefined) };
    return spoiled(alternative, filled, ground);
  });
  return [...absent, ...groups];
}

const filledGroup = (schema: z.core.$ZodType, ground: Ground): Input =>
  Object.fromEntries(
    membersOf(schema).flatMap(([name, member]) => {
      const field = fieldOf(member);
      if (!field || member instanceof z.ZodOptional) return [];
      return [
        [name, field.kind === 'group' ? filledGroup(member, ground) : valuesOf(field, member, undefined, ground)[0]],
      ];
    }),
  );

/** Valid values of a field by its kind, whatever they mean. */
function valuesOf(field: Field, member: z.core.$ZodType, value: unknown, ground: Ground): unknown[] {
  const { today, facts, everyLineAnd } = ground;
  switch (field.kind) {
    case 'date':
      return [-30, -1, 0, 1, 30, 400]
        .map((days) => addDays(today, days))
        .concat('2016-01-04', '2098-01-04', ...datesIn(facts).map((on) => addDays(on, -1)));
    case 'year':
      return [-1, 0, 1, 9]
        .map((years) => String(yearOf(today) + years))
        .concat(everyLineAnd === undefined ? [] : yearsIn(facts));
    case 'money':
      return ['1', '1000000000', '2999999999', '3000000000', '999999999999'];
    case 'number':
      return [1, 9];
    case 'ledgerNumber':
      return everyLineAnd === undefined ? [...seqsIn(facts).slice(-4), 9999] : [...seqsIn(facts), everyLineAnd, 9999];
    case 'yesNo':
      return [true, false];
    case 'choice':
      return Object.keys(field.names);
    case 'choices':
      return [[], Object.keys(field.names).slice(0, 1), Object.keys(field.names)];
    case 'line':
    case 'text':
      return ['甲'];
    case 'party':
      return ['unit-another', 'company-another', ...partiesIn(facts)];
    case 'document':
      return ['doc-unknown'];
    case 'documents': {
      const cited = (value ?? []) as string[];
      const more = field.documentKinds.map(EXAMPLE.idOf).filter((id) => !cited.includes(id));
      return [
        [],
        ['doc-unknown'],
        [...cited, ...more],
        ...cited.map((id) => cited.filter((one) => one !== id)),
        ...more.map((id) => [...cited, id]),
      ];
    }
    case 'list': {
      const { element } = required(member) as z.ZodArray;
      if (fieldOf(element)?.kind !== 'group') return [['甲']];
      const filled = filledGroup(element, ground);
      // One of it, one twice, and what there is with its first spoiled.
      const [first, ...others] = (value ?? []) as Input[];
      const changed = spoiled(element, first ?? filled, ground).map((one) => [one, ...others]);
      return [[filled], [filled, filled], ...changed];
    }
    case 'group':
      return [];
  }
}

/** Looked for once in each facts: many fields ask. */
function finder(pattern: RegExp): (facts: object) => string[] {
  const found = new WeakMap<object, string[]>();
  return (facts) => {
    const known = found.get(facts) ?? [...new Set(JSON.stringify(facts).match(pattern) ?? [])];
    found.set(facts, known);
    return known;
  };
}
const datesIn = finder(/(?<=On":")\d{4}-\d\d-\d\d/g);
const yearsIn = finder(/(?<=")\d{4}(?=":\{)/g);
const seqNumbersIn = finder(/(?<="seq":)\d+/g);
const seqsIn = (facts: object): number[] => seqNumbersIn(facts).map(Number);
const partiesIn = finder(/(?<="constructionUnit":")[a-z-]+/g);
