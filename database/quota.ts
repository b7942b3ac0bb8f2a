// What a party enters is counted by the day of Beijing, beside what it enters, so that a write that failed counts for
// nothing.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

const DAY = `(now() at time zone 'Asia/Shanghai')::date`;

/**
 * Counts one more; undefined where it is within what a day allows, else the whole seconds until the next day of Beijing.
 * Belongs into the transaction of the write.
 */
export async function useQuota(db: Db, party: PartyId, what: string, most: number): Promise<number | undefined> {
  const { rowCount } = await db.query({
    name: 'use-quota',
    text: `insert into quota_use as q (party, what, on_day, used) select $1, $2, ${DAY}, 1 where $3 > 0
      on conflict (party, what, on_day) do update set used = q.used + 1 where q.used < $3`,
    values: [party, what, most],
  });
  if (rowCount) return undefined;
  const { rows } = await db.query<{ seconds: number }>(
    `select ceil(extract(epoch from (${DAY} + 1)::timestamp at time zone 'Asia/Shanghai' - now()))::int as seconds`,
  );
  return Math.max(1, rows[0]!.seconds);
}
