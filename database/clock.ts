// The database's clock: what is read or judged "today" goes by it, so that every process agrees on the day.
import type { Db } from './pool.ts';

/** Epoch ms. */
export async function readClock(db: Db): Promise<{ now: number }> {
  const { rows } = await db.query<{ now: number }>('select now() as now');
  return rows[0]!;
}
