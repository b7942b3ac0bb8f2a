// Says again and again that this worker is there, and what of it others must know. It is said by the thread that does
// the work: a process that is stopped, or busy for good, falls silent, although the engine may hold its polls for long.
import type { Pool } from '../database/pool.ts';
import { removeReport, REPORT_EVERY_MS, saveReport, type WorkerReport } from '../database/worker-report.ts';

export interface ReportOptions {
  pool: Pool;
  report: WorkerReport;
  onError: (error: unknown) => void;
}

/** So that a database that comes back soon finds out who is there. */
const AGAIN_MS = 2_000;

/** Returns when it was said for the first time, or could not be. Trouble is reported and never ends the worker. */
export async function keepReported({ pool, report, onError }: ReportOptions): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const say = async (): Promise<void> => {
    let nextInMs = REPORT_EVERY_MS;
    try {
      await saveReport(pool, report);
    } catch (error) {
      onError(error);
      nextInMs = AGAIN_MS;
    }
    if (stopped) return;
    timer = setTimeout(() => {
      saying = say();
    }, nextInMs);
  };
  let saying = say();
  await saying;
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await saying;
      await removeReport(pool, report.identity).catch(onError);
    },
  };
}
