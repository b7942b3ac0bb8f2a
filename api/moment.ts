// The moment of a request: the day by the database's clock, and the editions in force, in one look.
import { readClockAndRules } from '../database/clock.ts';
import type { Pool } from '../database/pool.ts';
import { readRules } from '../database/rules.ts';
import { rulesKept } from '../measures/editions.ts';
import { momentOf, type Moment, type Rules } from '../measures/moment.ts';

interface Kept {
  rulesIn: ReturnType<typeof rulesKept>;
  latest?: { rules: Rules; readAt: number };
}

const keptOf = new WeakMap<Pool, Kept>();
/** How old the editions may be that only a lamp beside an answer hangs on. */
const LATELY_MS = 5_000;

export async function momentNow(pool: Pool): Promise<Moment> {
  const kept = keptOf.get(pool) ?? { rulesIn: rulesKept() };
  keptOf.set(pool, kept);
  const { now, rules: fingerprint } = await readClockAndRules(pool);
  const rules = await kept.rulesIn(fingerprint, () => readRules(pool));
  kept.latest = { rules, readAt: performance.now() };
  return momentOf(now, rules);
}

/** The editions in force, as they were a few seconds ago at most. */
export async function rulesLately(pool: Pool): Promise<Rules> {
  const latest = keptOf.get(pool)?.latest;
  return latest && performance.now() - latest.readAt < LATELY_MS ? latest.rules : momentNow(pool);
}
