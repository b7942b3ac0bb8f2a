// Calls on the floor, with the client our own API uses.
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { LIFECYCLE_TASK_TIMEOUT_MS } from '../../workflows/project-lifecycle/contract.ts';
import { FLOOR, FLOOR_QUEUE, PUT_UPDATE, type FloorInput } from './contract.ts';

type Floor = (input: FloorInput) => Promise<void>;
const WITHIN_MS = 5_000;
const options = (workflowId: string, input: FloorInput) => ({ workflowId, taskQueue: FLOOR_QUEUE, args: [input] as [FloorInput], workflowTaskTimeout: LIFECYCLE_TASK_TIMEOUT_MS });

export async function startFloor(client: Client, workflowId: string, wakeAt: number | null): Promise<void> {
  await client.workflow.start<Floor>(FLOOR, options(workflowId, { wakeAt }));
}

/** The bare counterpart of opening a project. */
export async function openFloor(client: Client, workflowId: string, updateId: string, wakeAt: number | null = null): Promise<void> {
  const startWorkflowOperation = new WithStartWorkflowOperation<Floor>(FLOOR, { ...options(workflowId, { wakeAt }), workflowIdConflictPolicy: 'USE_EXISTING' });
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  await client.withDeadline(Date.now() + WITHIN_MS, () => client.workflow.executeUpdateWithStart<Floor, number, [string]>(PUT_UPDATE, { args: ['opened'], updateId, startWorkflowOperation }));
}

/** The bare counterpart of an act. */
export async function putOnFloor(client: Client, workflowId: string, updateId: string): Promise<void> {
  const send = () => client.workflow.getHandle(workflowId).executeUpdate<number, [string]>(PUT_UPDATE, { args: ['put'], updateId });
  await client.withDeadline(Date.now() + WITHIN_MS, send);
}
