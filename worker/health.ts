// Asked by the container's health check: does the worker of this host still work? Ends with 0 if so. A process that is
// stopped no longer asks the engine for work; one whose own thread hangs goes on asking (the SDK asks by threads of its
// own), but reports no longer. Where the database does not answer, what it asks the engine decides alone.
import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { readConfig, requireSetting } from '../config.ts';
import { openPool } from '../database/pool.ts';
import { freshReports } from '../database/worker-report.ts';
import { connectionOptions } from '../engine/connect.ts';
import { sayWhy } from '../program.ts';
import { LIFECYCLE_QUEUE } from '../workflows/lifecycle/contract.ts';

/** A poll stands open for up to a minute before it is begun anew. */
const POLLED_WITHIN_MS = 120_000;
const ANSWERS_WITHIN_MS = 5_000;
/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

/** Whether a worker on this host has asked for workflow tasks lately, and has said lately that it is there. */
async function isWorking(): Promise<boolean> {
  const config = readConfig();
  const connection = await Connection.connect({
    ...connectionOptions(config),
    connectTimeout: ANSWERS_WITHIN_MS,
  });
  const request = {
    namespace: config.temporalNamespace,
    taskQueue: { name: LIFECYCLE_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
  };
  const { pollers } = await connection.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () =>
    connection.workflowService.describeTaskQueue(request),
  );
  const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'duban-health', max: 1 });
  const reports = await freshReports(pool).catch(() => undefined);
  // The SDK calls a worker by its process and host.
  return pollers.some(
    ({ identity, lastAccessTime }) =>
      identity?.endsWith(`@${hostname()}`) &&
      Date.now() - tsToMs(lastAccessTime) < POLLED_WITHIN_MS &&
      (!reports || reports.some((report) => report.identity === identity)),
  );
}

const working = await isWorking().catch((error: unknown) => {
  sayWhy(error);
  return false;
});
process.exit(working ? 0 : 1);
