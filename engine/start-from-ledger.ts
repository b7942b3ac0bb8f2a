// Starts the workflow of a dossier that has none, from its row and ledger. Clocks stay as they were: the next wake is
// the one last recorded, and one that was missed meanwhile is taken once, at the start. Nothing is said again: what is
// said has its key in the outbox.
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { readDossierRow } from '../database/dossier.ts';
import { recentKeys } from '../database/ledger.ts';
import type { Pool } from '../database/pool.ts';
import type { DossierId } from '../measures/dossier.ts';
import { kindNamed } from '../measures/register.ts';
import {
  LIFECYCLE_QUEUE,
  LIFECYCLE_TASK_TIMEOUT_MS,
  lifecycleSummaryOf,
  RECENT_KEYS_CARRIED,
  resumedFrom,
  workflowIdOf,
  type RecordedState,
} from '../workflows/lifecycle/contract.ts';

export type Start = { is: 'started'; seq: number; nextWakeAt: number | null } | { is: 'ended' } | { is: 'running' };

/** Where a run is under way the engine refuses a second: so does the later of two that start it at once. */
export async function startFromLedger({ client, pool }: { client: Client; pool: Pool }, id: DossierId): Promise<Start> {
  const dossier = await readDossierRow<RecordedState>(pool, id);
  if (!dossier || dossier.ended) return { is: 'ended' };
  const input = resumedFrom(dossier, await recentKeys(pool, id, RECENT_KEYS_CARRIED));
  const { title, workflowType } = kindNamed(id.kind);
  try {
    await client.workflow.start(workflowType, {
      workflowId: workflowIdOf(id),
      taskQueue: LIFECYCLE_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'FAIL',
      workflowTaskTimeout: LIFECYCLE_TASK_TIMEOUT_MS,
      staticSummary: lifecycleSummaryOf(title, dossier.name, id.code),
    });
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { is: 'running' };
    throw error;
  }
  return { is: 'started', seq: dossier.seq, nextWakeAt: dossier.recorded.nextWakeAt };
}
