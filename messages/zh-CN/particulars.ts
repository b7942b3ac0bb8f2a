// What an act was brought with, under the labels of its fields: dates, money, choices, parties and documents as people
// read them.
import { dayNameOf } from '../../measures/date-name.ts';
import { filledIn, type Field, type Filled } from '../../measures/field/field.ts';
import { inWan } from '../../measures/money.ts';
import { findAct } from '../../measures/register.ts';
import type { Cited } from '../../measures/references.ts';
import { DOCUMENT_KIND_NAMES } from '../../measures/vocabulary.ts';
import type { Fact } from '../letter.ts';
import { nameOf, type Names } from '../names.ts';

/** An act with its input, and what is known of the documents that it cites. */
export interface Brought {
  act: string;
  input: unknown;
  documents: readonly Cited[];
}

/** In the order of the schema; empty for an act that left the register. */
export function particularsOf({ act, input, documents }: Brought, names: Names): Fact[] {
  return filledIn(findAct(act)?.input, input)
    .map((filled) => ({ label: filled.label, value: wordedOf(filled, documents, names) }))
    .filter(({ value }) => value !== '');
}

/** Ids of parties and documents in what an act was brought with, for whoever looks up what they are called. */
export const namedIn = ({ act, input, documents }: Brought): string[] => [
  ...filledIn(findAct(act)?.input, input).flatMap(({ field, value }) =>
    field.kind === 'party' ? [String(value)] : [],
  ),
  ...documents.map(({ id }) => id),
];

/** Of a list of groups each in a row: 「科目：软件开发，调整前：100万元」. */
const wordedOf = ({ field, value, items }: Filled, documents: readonly Cited[], names: Names): string =>
  items
    ? items
        .map((fields) => fields.map((one) => `${one.label}：${wordedOf(one, documents, names)}`).join('，'))
        .join('；')
    : valueOf(field, value, documents, names);

/** A value that its field could not have (taken under an older schema) is said as it stands. */
function valueOf(field: Field, value: unknown, documents: readonly Cited[], names: Names): string {
  const said = String(value);
  switch (field.kind) {
    case 'money':
      return /^\d+$/.test(said) ? inWan(said) : said;
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(said) ? dayNameOf(said) : said;
    case 'year':
      return `${said}年`;
    case 'yesNo':
      return value === true ? field.names.yes : field.names.no;
    case 'choice':
      return field.names[said] ?? said;
    case 'choices':
      return itemsOf(value)
        .map((item) => field.names[item] ?? item)
        .join('、');
    case 'party':
      return nameOf(names, said);
    case 'ledgerNumber':
      return `台账第${said}号`;
    case 'document':
      return documentNameOf(said, documents, names);
    case 'documents':
      return itemsOf(value)
        .map((id) => documentNameOf(id, documents, names))
        .join('；');
    case 'list':
      return itemsOf(value).join('；');
    case 'number':
    case 'line':
    case 'text':
    case 'group':
      return said;
  }
}

const itemsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** 「整改报告」密码应用整改报告（2026年4月）; the name once where it is but the kind, the id where nothing is known. */
function documentNameOf(id: string, documents: readonly Cited[], names: Names): string {
  const document = documents.find((known) => known.id === id);
  if (!document) return id;
  const kind = DOCUMENT_KIND_NAMES[document.kind];
  const name = names[id] ?? id;
  return name === kind ? `「${kind}」` : `「${kind}」${name}`;
}
