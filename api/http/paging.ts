// Lists: `{ items, next }`. The cursor is opaque to callers and holds the place of the last item.
import { z } from 'zod';
import type { Page } from '../../database/page.ts';
import { isCalendarDate } from '../../measures/calendar/calendar-date.ts';
import { readJson } from './json.ts';
import { malformed } from './problem.ts';

/** Written in digits: what JavaScript would read as a number besides (`1e2`, `0x10`, a blank) is none here. */
const limit = z
  .preprocess(
    (written) => (typeof written === 'string' && !/^-?\d+$/.test(written) ? undefined : written),
    z.coerce.number({ error: '应为整数' }).int('应为整数').min(1, '不得小于1').max(200, '不得大于200'),
  )
  .default(50);

/** A day inside a cursor: one that the database knows as well. */
export const dayInCursor = z.string().refine(isCalendarDate);
/** A ledger number inside a cursor; larger ones do not fit the column. */
export const seqInCursor = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

/** An instant inside a cursor, epoch ms: up to the end of the year 9999. */
export const instantInCursor = z.int().min(0).max(253_402_300_799_999);

/** Query parameters of every list. */
export const paging = { limit, cursor: z.string().max(500).optional() };

export function placeOf<Place>(cursor: string | undefined, place: z.ZodType<Place>): Place | undefined {
  if (cursor === undefined) return undefined;
  const parsed = place.safeParse(decoded(cursor));
  if (!parsed.success) throw malformed([{ pointer: '/cursor', says: '不是本列表给出的游标，请从头读取' }]);
  return parsed.data;
}

function decoded(cursor: string): unknown {
  try {
    return readJson(Buffer.from(cursor, 'base64url'));
  } catch {
    return undefined;
  }
}

const cursorOf = (place: unknown): string | null =>
  place === null ? null : Buffer.from(JSON.stringify(place)).toString('base64url');

/** A page as it is answered; `view` makes what a reader sees of a row. */
export const listOf = <Row, Place>({ items, next }: Page<Row, Place>, view: (row: Row) => unknown) => ({
  items: items.map(view),
  next: cursorOf(next),
});
