// What the engine still holds: every run of every dossier and mailbox, and its history. Nothing is asked of a workflow:
// no worker runs.
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { runsOf } from '../../engine/runs.ts';
import { contentsOf } from '../../engine/sealing/by-hand.ts';
import { NOT_FOUND, tolerating, unlessAbsent } from '../grpc.ts';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type Events = NonNullable<History['events']>;
export type Event = Events[number];

export interface FoundRun {
  workflowId: string;
  runId: string;
  startedAt: number;
}

/** Runs of these types by workflow, each workflow's in the order in which they began. */
export async function runsByWorkflow(client: Client, types: readonly string[]): Promise<Map<string, FoundRun[]>> {
  const found = new Map<string, FoundRun[]>();
  for await (const { workflowId, runId, startTime } of client.workflow.list({
    query: runsOf(types),
    pageSize: 500,
  })) {
    const runs = found.get(workflowId) ?? [];
    runs.push({ workflowId, runId, startedAt: startTime.getTime() });
    found.set(workflowId, runs);
  }
  for (const runs of found.values()) runs.sort((one, other) => one.startedAt - other.startedAt);
  return found;
}

/** Undefined where the engine keeps it no longer. */
export async function historyOf(client: Client, workflowId: string, runId: string): Promise<History | undefined> {
  const history = () => client.workflow.getHandle(workflowId, runId).fetchHistory();
  return tolerating(NOT_FOUND, history).catch(unlessAbsent);
}

/** The first of these payloads, as the client reads it. */
export async function valueIn<T>(
  client: Client,
  payloads: { payloads?: Payload[] | null } | null | undefined,
): Promise<T | undefined> {
  const [first] = await contentsOf(client, payloads);
  return first as T | undefined;
}
