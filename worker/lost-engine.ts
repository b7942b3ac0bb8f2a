// An engine that lost its store: nothing in it tells of dossiers that the database knows, so nobody would be reminded
// until the night. And a namespace that vanishes while a worker stands in it.
import type { NativeConnection } from '@temporalio/worker';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { someOpenDossiers } from '../database/dossier.ts';
import { countRuns } from '../engine/runs.ts';
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

/** Throws where it is gone, with its name and the cure: what the SDK says then is about itself. */
export async function assertNamespaceIsThere(connection: NativeConnection, namespace: string): Promise<void> {
  if (await isThere(connection, namespace)) return;
  throw new PlainError(
    `Temporal 中的命名空间 ${namespace} 不见了：引擎的库丢失、换过，或者命名空间被人删去；请重新启动 worker，它重新建立命名空间，并由台账重新启动全部未结卷宗。`,
  );
}

const isThere = ({ workflowService }: NativeConnection, namespace: string): Promise<boolean> =>
  tolerating(NOT_FOUND, () => workflowService.describeNamespace({ namespace })).then(
    (found) => found !== undefined,
    // Away, or nobody's business: that is seen elsewhere.
    () => true,
  );

const LOOKED_EVERY_MS = 5_000;
/** One answer may come from a server that is only just starting. */
const GONE_LOOKS = 2;

/** `gone` fails once the namespace is: the SDK hears of it when its polls come back, after a minute and more. */
export function watchNamespace(
  connection: NativeConnection,
  namespace: string,
): { gone: Promise<never>; stop(): Promise<void> } {
  const told = new AbortController();
  const watch = async (): Promise<void> => {
    for (let goneInARow = 0; goneInARow < GONE_LOOKS;) {
      await sleep(LOOKED_EVERY_MS, undefined, { signal: told.signal });
      goneInARow = (await isThere(connection, namespace)) ? 0 : goneInARow + 1;
    }
  };
  const watching = watch();
  const forEver = new Promise<never>(() => undefined);
  return {
    gone: watching.then(
      () => assertNamespaceIsThere(connection, namespace).then(() => forEver),
      // It was told to stop.
      () => forEver,
    ),
    stop() {
      told.abort();
      return watching.catch(() => undefined);
    },
  };
}
