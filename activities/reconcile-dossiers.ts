// The reconciliation as an activity: says that it is alive, so that another worker goes on when this one dies.
import { heartbeat } from '@temporalio/activity';
import type { ReconciliationActivities, ReconciliationSummary } from '../workflows/reconciliation/contract.ts';

/**
 * `reconcile` is the worker's: it talks to the engine, which no activity does by itself. It calls `alive` after
 * everything it looked at.
 */
export function reconcileDossiersWith(
  reconcile: (alive: () => void) => Promise<ReconciliationSummary>,
): ReconciliationActivities {
  return { reconcileDossiers: () => reconcile(heartbeat) };
}
