// Starts the workflow of a project that has none, from its row and ledger. Clocks stay as they were: the next wake is
// the one last recorded,
// and one that was missed meanwhile is taken once, at the start. Nothing is said again: what is said has its key in the
// outbox.
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { recentKeys } from '../../database/ledger.ts';
import { readProject } from '../../database/project.ts';
import {
  LIFECYCLE_QUEUE,
  LIFECYCLE_TASK_TIMEOUT_MS,
  lifecycleSummaryOf,
  PROJECT_LIFECYCLE,
  RECENT_KEYS_CARRIED,
  resumedFrom,
  workflowIdOf,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import type { ReconcileDeps } from './deps.ts';

export type Start = { is: 'started'; seq: number; nextWakeAt: number | null } | { is: 'ended' } | { is: 'running' };

/** Of two that start it at once one succeeds; the other answers `running`. */
export async function startFromLedger({ client, pool }: ReconcileDeps, code: string): Promise<Start> {
  const project = await readProject<RecordedState>(pool, code);
  if (!project || project.ended) return { is: 'ended' };
  const input = resumedFrom(project, await recentKeys(pool, code, RECENT_KEYS_CARRIED));
  try {
    await client.workflow.start(PROJECT_LIFECYCLE, {
      workflowId: workflowIdOf(code),
      taskQueue: LIFECYCLE_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
      workflowTaskTimeout: LIFECYCLE_TASK_TIMEOUT_MS,
      staticSummary: lifecycleSummaryOf(project.name, code),
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { is: 'running' };
    throw error;
  }
  return { is: 'started', seq: project.seq, nextWakeAt: project.recorded.nextWakeAt };
}
