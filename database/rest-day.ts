// The State Council's yearly arrangements of rest days, each in its editions. A row is a version; none is ever changed.
import type { Follows } from '../measures/calendar/edition.ts';
import type { RestDayArrangement } from '../measures/calendar/rest-days.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const EDITIONS = table('rest_day_arrangement', {
  arrangement: column<RestDayArrangement>(),
  /** Which edition it amends or withdraws; null for the first of a year. */
  follows: column<Follows>(),
  publishedAt: instant,
});
export type CalendarEdition = RowOf<typeof EDITIONS>;

/** Every edition there is, in order; which of them is in force is for the calendar to say. */
export async function readArrangements(db: Db): Promise<RestDayArrangement[]> {
  const { rows } = await db.query<{ arrangement: RestDayArrangement }>(
    'select arrangement from rest_day_arrangement order by year, edition',
  );
  return rows.map(({ arrangement }) => arrangement);
}

/** The same in the order in which they were published. */
export async function arrangementsAsPublished(db: Db): Promise<RestDayArrangement[]> {
  const { rows } = await db.query<{ arrangement: RestDayArrangement }>(
    'select arrangement from rest_day_arrangement order by published_at, year, length(edition), edition',
  );
  return rows.map(({ arrangement }) => arrangement);
}

/** The editions of one year with their history, the first one first. */
export async function editionsOfYear(db: Db, year: number): Promise<CalendarEdition[]> {
  const { rows } = await db.query<CalendarEdition>(
    `select ${EDITIONS.selected()} from rest_day_arrangement where year = $1 order by published_at, length(edition), edition`,
    [year],
  );
  return rows;
}

/** Enters editions that are not there yet; answers how many were new. `follows` is of a single one. */
export async function publishArrangements(
  db: Db,
  arrangements: readonly RestDayArrangement[],
  by: string,
  follows: Follows = null,
): Promise<number> {
  const { rowCount } = await db.query(
    `insert into rest_day_arrangement (year, edition, arrangement, follows, published_by)
     select (given ->> 'year')::integer, given ->> 'edition', given, $3::jsonb, $2 from jsonb_array_elements($1::jsonb) given on conflict do nothing`,
    [JSON.stringify(arrangements), by, follows === null ? null : JSON.stringify(follows)],
  );
  return rowCount ?? 0;
}

/** SQL of a text that changes whenever any arrangement does: the transactions that wrote the rows. */
export const ARRANGEMENTS_FINGERPRINT_SQL = `(select coalesce(string_agg(xmin::text, ',' order by year, edition), '') from rest_day_arrangement)`;
