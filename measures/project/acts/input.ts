// Fields that the inputs of several acts share. No transforms and no defaults: what is kept is what was sent.
import { z } from 'zod';
import { isCalendarDate } from '../../calendar/calendar-date.ts';
import './input-wording.ts';

/** Positive amount in integer fen, in decimal; up to 15 digits (nearly 10万亿元), which a bigint column holds. */
export const fen = z.string().regex(/^[1-9]\d{0,14}$/, {
  error: '金额应为以分为单位的正整数（十进制文本，至多15位），例如 3000000000 表示3000万元',
});

/**
 * Nothing the Measures speak of lies outside: what does is a slip of the pen, and its duties would reach into no
 * calendar.
 */
const EARLIEST = '2015-01-01';
const LATEST = '2099-12-31';

/** A day that exists, 'YYYY-MM-DD', within the time that projects under the Measures can lie in. */
export const calendarDate = z
  .string()
  .refine(isCalendarDate, { error: '日期应为实有的公历日期，格式为 YYYY-MM-DD' })
  .refine((on) => !isCalendarDate(on) || (on >= EARLIEST && on <= LATEST), {
    error: `日期应在${EARLIEST}至${LATEST}之间`,
  });

/** Four digits; key of `annualPlans`. */
export const year = z.string().regex(/^20\d{2}$/, { error: '年度应为四位数字，例如 2026' });

/** Text a person wrote: not blank, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.trim() !== '', { error: '不得为空' });

/** Reasons and remarks. */
export const reason = text(2000);

/** Ids of documents on record, each cited once. */
export const documents = z
  .array(text(100))
  .max(50)
  .refine((ids) => new Set(ids).size === ids.length, { error: '同一份材料不得重复引用' });

/** A choice of several, each once. */
export const severalOf = <T extends string>(values: readonly [T, ...T[]], min: number) =>
  z
    .array(z.enum(values))
    .min(min)
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: '不得重复' });

/** The keys of a display table, for `z.enum`. */
export const keysOf = <K extends string>(names: Record<K, string>) => Object.keys(names) as [K, ...K[]];
