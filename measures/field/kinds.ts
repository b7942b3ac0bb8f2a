// The kinds of fields an act's input is made of. No transforms and no defaults: what is kept is what was sent.
import { z } from 'zod';
import { isCalendarDate } from '../calendar/calendar-date.ts';
import { partyIdOf, partyKindsWorded, type PartyKind } from '../party-id.ts';
import type { DocumentKind } from '../vocabulary.ts';
import { asField } from './field.ts';
import './input-wording.ts';
import { writtenLine, writtenText } from './written.ts';

/** Positive amount in integer fen, in decimal; up to 15 digits (nearly 10万亿元), which a bigint column holds. */
export const money = (label: string) =>
  asField(
    z.string().regex(/^[1-9]\d{0,14}$/, {
      error: '应为以分为单位的正整数（十进制文本，至多15位），例如 3000000000 表示3,000万元',
    }),
    { label, kind: 'money', help: '以分为单位的正整数，以文本填写，例如 3000000000 表示3,000万元' },
  );

/** The same, or nothing. */
export const moneyOrNone = (label: string) =>
  asField(
    z.string().regex(/^(0|[1-9]\d{0,14})$/, {
      error: '应为以分为单位的非负整数（十进制文本，至多15位），没有金额的填 0',
    }),
    { label, kind: 'money', help: '以分为单位的非负整数，以文本填写，没有金额的填 0' },
  );

/**
 * Nothing the Measures speak of lies outside: what does is a slip of the pen, and its duties would reach into no
 * calendar.
 */
const EARLIEST = '2015-01-01';
const LATEST = '2099-12-31';

/** A day that exists, 'YYYY-MM-DD', within the time that projects under the Measures can lie in. */
export const day = z
  .string()
  .refine(isCalendarDate, { error: '应为实有的公历日期，写作年-月-日，例如 2026-03-02' })
  .refine((on) => !isCalendarDate(on) || (on >= EARLIEST && on <= LATEST), {
    error: '应在2015年1月1日至2099年12月31日之间',
  });

/** Such a day as a field. */
export const date = (label: string, help?: string) => asField(day.clone(), { label, kind: 'date', help });

/** Four digits; key of `annualPlans`. */
export const year = (label: string, help?: string) =>
  asField(z.string().regex(/^20\d{2}$/, { error: '应为四位数字的年份，例如 2026' }), { label, kind: 'year', help });

/** Text of one line, at most `max` characters; see `written.ts` for what it may hold. */
export const line = (label: string, max: number, help?: string) =>
  asField(writtenLine(max), { label, kind: 'line', help });

/** Text of several lines, at most `max` characters. */
export const text = (label: string, max = 2000, help?: string) =>
  asField(writtenText(max), { label, kind: 'text', help });

/** Why somebody acts as they do. */
export const reason = text('理由');

export const yesNo = (label: string, names = { yes: '是', no: '否' }) =>
  asField(z.boolean(), { label, kind: 'yesNo', names });

export const number = (label: string, min: number, max: number, help?: string) =>
  asField(z.int().min(min).max(max), { label, kind: 'number', help });

/** One of the keys of a display table. */
export const choice = <K extends string>(label: string, names: Readonly<Record<K, string>>, help?: string) =>
  asField(z.enum(Object.keys(names) as [K, ...K[]]), { label, kind: 'choice', names, help });

/** Several of the keys of a display table, each once, at least `min`. */
export const choices = <K extends string>(
  label: string,
  names: Readonly<Record<K, string>>,
  min: number,
  help?: string,
) =>
  asField(
    z
      .array(choice(label, names))
      .min(min)
      .refine((chosen) => new Set(chosen).size === chosen.length, { error: '不能重复' }),
    { label, kind: 'choices', names, help },
  );

/** Id of a document on record. */
export const document = (label: string, help?: string) => asField(writtenLine(100), { label, kind: 'document', help });

/** Ids of documents on record, each cited once; `documentKinds` are those that the act may ask for. */
export const documents = (documentKinds: readonly DocumentKind[] = [], label = '材料') =>
  asField(
    z
      .array(document('材料编号'))
      .max(50)
      .refine((ids) => new Set(ids).size === ids.length, { error: '重复引用了同一份材料' }),
    { label, kind: 'documents', documentKinds, help: '已登记材料的编号，每份引用一次' },
  );

/** Id of a party of one of these kinds. */
export const party = (label: string, ...kinds: readonly PartyKind[]) =>
  asField(partyIdOf(...kinds), { label, kind: 'party', help: `${partyKindsWorded(kinds)}的编号` });

/** Seq of the line of the ledger that is meant. */
export const ledgerNumber = (label: string) =>
  asField(z.int().min(1), { label, kind: 'ledgerNumber', help: '台账序号' });

/** One or more of the same, at most 50. */
export const listOf = <Item extends z.ZodType>(label: string, item: Item, help?: string) =>
  asField(z.array(item).min(1).max(50), { label, kind: 'list', help });

/** Fields under one heading. */
export const group = <Shape extends z.core.$ZodShape>(label: string, shape: Shape, help?: string) =>
  asField(z.strictObject(shape), { label, kind: 'group', help });

/** One of several ways to fill in a group; `says` is what they come to. */
export const either = <Ways extends readonly [z.ZodType, ...z.ZodType[]]>(label: string, says: string, ways: Ways) =>
  asField(z.union(ways, { error: says }), { label, kind: 'group', help: says });
