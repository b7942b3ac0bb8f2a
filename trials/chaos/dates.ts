// Everything recorded and every letter is dated by the engine's clock, however wrong the clock of a worker is.
import type { Db } from '../../database/pool.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';

/**
 * What is dated by another clock: lines and letters ahead of the database, lines before the one they follow, letters
 * before `beganAt` (epoch ms), when there was none.
 */
export async function wronglyDated(db: Db, beganAt: number): Promise<string[]> {
  const lines = await db.query<{ kind: string; code: string; seq: number }>(
    `select kind, code, seq
       from (select kind, code, seq, at, lag(at) over (partition by kind, code order by seq) as before from ledger) line
      where at > now() + interval '5 seconds' or at < before
      order by kind, code, seq`,
  );
  const letters = await db.query<{ id: string }>(
    `select id from delivery where dated_at > now() + interval '5 seconds' or dated_at < $1 order by id`,
    [new Date(beganAt)],
  );
  return [
    ...lines.rows.map(({ seq, ...id }) => `line ${seq} of ${workflowIdOf(id)}`),
    ...letters.rows.map(({ id }) => `the letter ${id}`),
  ].map((what) => `${what} is dated by the clock of a worker`);
}
