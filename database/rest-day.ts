// The State Council's yearly arrangements of rest days, each in its editions.
import type { RestDayArrangement } from '../measures/calendar/rest-days.ts';
import type { Db } from './pool.ts';

/** Every edition there is, in order; which of them is in force is for the calendar to say. */
export async function readArrangements(db: Db): Promise<RestDayArrangement[]> {
  const { rows } = await db.query<{ arrangement: RestDayArrangement }>(
    'select arrangement from rest_day_arrangement order by year, edition',
  );
  return rows.map(({ arrangement }) => arrangement);
}

/** Enters editions that are not there yet; answers how many were new. */
export async function publishArrangements(
  db: Db,
  arrangements: readonly RestDayArrangement[],
  by: string,
): Promise<number> {
  const { rowCount } = await db.query(
    `insert into rest_day_arrangement (year, edition, arrangement, published_by)
     select (given ->> 'year')::integer, given ->> 'edition', given, $2 from jsonb_array_elements($1::jsonb) given on conflict do nothing`,
    [JSON.stringify(arrangements), by],
  );
  return rowCount ?? 0;
}

/** SQL of a text that changes whenever any arrangement does: the transactions that wrote the rows. */
export const ARRANGEMENTS_FINGERPRINT_SQL = `(select coalesce(string_agg(xmin::text, ',' order by year, edition), '') from rest_day_arrangement)`;
