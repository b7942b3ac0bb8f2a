// An engine that lost its store: nothing in it tells of dossiers that the database knows, so nobody would be reminded
// until the night. And a namespace that vanishes while a worker stands in it.
import type { NativeConnection } from '@temporalio/worker';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Logger } from 'pino';
import { someOpenDossiers } from '../database/dossier.ts';
import { countRuns } from '../engine/count-runs.ts';
import { workflowTypes } from '../measures/register.ts';
import { PlainError } from '../worded-error.ts';
import {
  RECONCILIATION,
  RECONCILIATION_QUEUE,
  type ReconciliationInput,
} from '../workflows/reconciliation/contract.ts';
import { NOT_FOUND, tolerating } from './grpc.ts';
import type { ReconcileDeps } from './reconcile/deps.ts';

const BEGUN: ReconciliationInput = { begunBy: 'worker' };

/**
 * Reconciles at once where dossiers are open and the engine knows of no run, living or ended. Only then is there no
 * history that could know more than the ledger: a database that was put back beside an engine of today is refilled by
 * people, before anything is started. As the nightly one, so that it is finished by another worker if this one dies.
 */
export async function reconcileLostEngine(
  { pool, client }: ReconcileDeps,
  log: Pick<Logger, 'warn'>,
): Promise<boolean> {
  if ((await someOpenDossiers(pool, 1)).length === 0) return false;
  if ((await countRuns(client, workflowTypes())) > 0) return false;
  await client.workflow
    .start(RECONCILIATION, {
      workflowId: RECONCILIATION,
      taskQueue: RECONCILIATION_QUEUE,
      args: [BEGUN],
      staticSummary: '对账：引擎中没有卷宗',
    })
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  log.warn('the engine knows none of the open dossiers: all of them are started from their ledgers now');
  return true;
}

/** Why workers ended whose namespace is gone; undefined where it is there, or nobody can say. */
export async function whyNamespaceIsGone(
  { workflowService }: NativeConnection,
  namespace: string,
  cause: unknown,
): Promise<PlainError | undefined> {
  const isThere = await tolerating(NOT_FOUND, () => workflowService.describeNamespace({ namespace })).then(
    (found) => found !== undefined,
    () => true,
  );
  if (isThere) return undefined;
  return new PlainError(
    `Temporal 中的命名空间 ${namespace} 不见了：引擎的库丢失、换过，或者命名空间被人删去；请重新启动 worker，它重新建立命名空间，并由台账重新启动全部未结卷宗。`,
    { cause },
  );
}
