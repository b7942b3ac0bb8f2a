// What workers say of themselves, for those who cannot ask them: the API holds none of their settings.
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

export const REPORT_EVERY_MS = 15_000;
/** A worker that missed four reports is gone, hangs, or cannot reach the database. */
const SEEN_WITHIN_SECONDS = 60;

const WORKER_REPORTS = table('worker_report', {
  /** As the engine calls it: process and host. */
  identity: column<string>(),
  startedAt: instant,
  /** Names of the channels by which it sends. */
  channels: column<string[]>(),
  /** In Chinese, each with its cure. */
  warnings: column<string[]>(),
});
export type WorkerReport = RowOf<typeof WORKER_REPORTS>;

/** Says that the worker is there; whoever was not seen for a day is forgotten. */
export async function saveReport(db: Db, { identity, startedAt, channels, warnings }: WorkerReport): Promise<void> {
  await db.query(
    `with forgotten as (delete from worker_report where identity <> $1 and seen_at < now() - interval '1 day')
     insert into worker_report (identity, started_at, seen_at, channels, warnings) values ($1, $2, now(), $3, $4)
     on conflict (identity) do update set started_at = excluded.started_at, seen_at = excluded.seen_at,
       channels = excluded.channels, warnings = excluded.warnings`,
    [identity, new Date(startedAt), channels, warnings],
  );
}

/** Of a worker that stops: others need not wait to find out. */
export async function removeReport(db: Db, identity: string): Promise<void> {
  await db.query('delete from worker_report where identity = $1', [identity]);
}

/** Of the workers that were seen lately. */
export async function freshReports(db: Db): Promise<WorkerReport[]> {
  const { rows } = await db.query<WorkerReport>(
    `select ${WORKER_REPORTS.selected()} from worker_report
      where seen_at > now() - $1 * interval '1 second' order by identity`,
    [SEEN_WITHIN_SECONDS],
  );
  return rows;
}
