// The fields of an act as forms need them, from the marks on its schema.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import {
  alternativesOf,
  fieldOf,
  groupIn,
  membersOf,
  required,
  type ChoiceNames,
  type FieldKind,
} from '../../measures/field/field.ts';
import { DOCUMENT_KIND_NAMES } from '../../measures/vocabulary.ts';

export interface Option {
  value: string | boolean;
  name: string;
}

export interface FieldView {
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  help?: string;
  choices?: Option[];
  documentKinds?: Option[];
  /** Of a list: what it is a list of. */
  item?: FieldKind;
  /** Of a group, and of a list of groups. */
  fields?: FieldView[];
  /** Where the kind of a field depends on a choice: the values for which it is this one. */
  when?: { field: string; is: string[] };
}

export const fieldsOfAct = (act: Act): FieldView[] => fieldsOf(act.input);

function fieldsOf(schema: z.core.$ZodType): FieldView[] {
  const alternatives = alternativesOf(schema).map((alternative) => membersOf(alternative).map(viewOf));
  return alternatives.length === 1 ? alternatives[0]! : merged(alternatives, discriminatorOf(schema));
}

function viewOf([name, member]: [string, z.core.$ZodType]): FieldView {
  const field = fieldOf(member)!;
  return {
    name,
    label: field.label,
    kind: field.kind,
    required: !(member instanceof z.ZodOptional),
    ...(field.help && { help: field.help }),
    ...('names' in field && { choices: field.kind === 'yesNo' ? yesOrNo(field.names) : optionsOf(field.names) }),
    ...(field.kind === 'documents' && {
      documentKinds: field.documentKinds.map((kind) => ({ value: kind, name: DOCUMENT_KIND_NAMES[kind] })),
    }),
    ...(field.kind === 'list' && { item: itemKindOf(member) }),
    ...(field.kind === 'group' && { fields: fieldsOf(member) }),
    ...(groupIn(member) && { fields: fieldsOf(groupIn(member)!) }),
  };
}

const optionsOf = (names: ChoiceNames): Option[] => Object.entries(names).map(([value, name]) => ({ value, name }));
const yesOrNo = ({ yes, no }: { yes: string; no: string }): Option[] => [
  { value: true, name: yes },
  { value: false, name: no },
];

function itemKindOf(member: z.core.$ZodType): FieldKind {
  const list = required(member);
  return (list instanceof z.ZodArray && fieldOf(list.element)?.kind) || 'text';
}

const discriminatorOf = (schema: z.core.$ZodType): string | undefined =>
  schema instanceof z.ZodDiscriminatedUnion ? schema.def.discriminator : undefined;

/**
 * The fields of alternatives as one list: what is alike in all stands once; of the choice that tells them apart the
 * values come together; all else says for which of its values it holds, or, without such a choice, may be left out.
 */
function merged(alternatives: readonly FieldView[][], by: string | undefined): FieldView[] {
  const found: FieldView[] = [];
  for (const alternative of alternatives) {
    const is = alternative.find(({ name }) => name === by)?.choices?.map(({ value }) => String(value));
    for (const view of alternative) {
      const known = found.find(({ name }) => name === view.name);
      if (known && view.name === by) known.choices = [...known.choices!, ...view.choices!];
      else if (alternatives.every((other) => other.some((field) => JSON.stringify(field) === JSON.stringify(view)))) {
        if (!known) found.push(view);
      } else if (view.name === by) found.push({ ...view });
      else found.push(by !== undefined && is ? { ...view, when: { field: by, is } } : { ...view, required: false });
    }
  }
  return found;
}
