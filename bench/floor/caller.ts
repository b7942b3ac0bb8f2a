// Calls on the floor, with the client our own API uses.
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { sideBySide } from '../../worker/side-by-side.ts';
import { LIFECYCLE_TASK_TIMEOUT_MS } from '../../workflows/lifecycle/contract.ts';
import { allAsleep } from '../asleep.ts';
import { FLOOR, FLOOR_QUEUE, PUT_UPDATE, type FloorInput } from './contract.ts';

type Floor = (input: FloorInput) => Promise<void>;
const WITHIN_MS = 5_000;
const STARTS_AT_ONCE = 24;
const options = (workflowId: string, input: FloorInput) => ({
  workflowId,
  taskQueue: FLOOR_QUEUE,
  args: [input] as [FloorInput],
  workflowTaskTimeout: LIFECYCLE_TASK_TIMEOUT_MS,
});

/** Bare workflows that sleep, each until its instant; returns when all of them do. */
export async function startFloors(client: Client, sleepers: readonly { id: string; wakeAt: number }[]): Promise<void> {
  await sideBySide(sleepers, STARTS_AT_ONCE, ({ id, wakeAt }) =>
    client.workflow.start<Floor>(FLOOR, options(id, { wakeAt })),
  );
  await allAsleep(
    client,
    sleepers.map(({ id }) => id),
  );
}

/** The bare counterpart of opening a project. */
export async function openFloor(
  client: Client,
  workflowId: string,
  updateId: string,
  wakeAt: number | null = null,
): Promise<void> {
  const startWorkflowOperation = new WithStartWorkflowOperation<Floor>(FLOOR, {
    ...options(workflowId, { wakeAt }),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  await client.withDeadline(Date.now() + WITHIN_MS, () =>
    client.workflow.executeUpdateWithStart<Floor, number, [string]>(PUT_UPDATE, {
      args: ['opened'],
      updateId,
      startWorkflowOperation,
    }),
  );
}

/** The bare counterpart of an act. */
export async function putOnFloor(client: Client, workflowId: string, updateId: string): Promise<void> {
  const send = () =>
    client.workflow.getHandle(workflowId).executeUpdate<number, [string]>(PUT_UPDATE, { args: ['put'], updateId });
  await client.withDeadline(Date.now() + WITHIN_MS, send);
}
