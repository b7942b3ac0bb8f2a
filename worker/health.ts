// Asked by the container's health check: does the worker of this host still fetch work? Ends with 0 if so. A worker
// that hangs keeps its process and its connections; what it stops doing is polling.
import { hostname } from 'node:os';
import { Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { readConfig, requireSetting } from '../config.ts';
import { LIFECYCLE_QUEUE } from '../workflows/lifecycle/contract.ts';

/** A poll stands open for up to a minute before it is begun anew. */
const POLLED_WITHIN_MS = 120_000;
const ANSWERS_WITHIN_MS = 5_000;
/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

/** Whether a worker on this host has asked for workflow tasks lately. */
async function isPolling(): Promise<boolean> {
  const config = readConfig();
  const connection = await Connection.connect({
    address: requireSetting(config, 'temporalAddress'),
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
  // The SDK calls a worker by its process and host.
  return pollers.some(
    ({ identity, lastAccessTime }) =>
      identity?.endsWith(`@${hostname()}`) && Date.now() - tsToMs(lastAccessTime) < POLLED_WITHIN_MS,
  );
}

const polling = await isPolling().catch((error: unknown) => {
  console.error(String(error));
  return false;
});
process.exit(polling ? 0 : 1);
