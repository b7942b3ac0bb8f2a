// The database's clock: what is read or judged "today" goes by it, so that every process agrees on the day.
import type { Db } from './pool.ts';
import { RULES_FINGERPRINT_SQL } from './rules.ts';

/** Epoch ms. */
export async function readClock(db: Db): Promise<{ now: number }> {
  const { rows } = await db.query<{ now: number }>('select now() as now');
  return rows[0]!;
}

/** The same, with a text that changes whenever an edition of the calendar or of the practice is published. */
export async function readClockAndRules(db: Db): Promise<{ now: number; rules: string }> {
  const { rows } = await db.query<{ now: number; rules: string }>({
    name: 'read-clock-and-rules',
    text: `select now() as now, ${RULES_FINGERPRINT_SQL} as rules`,
  });
  return rows[0]!;
}
