// What is done every night: the reconciliation, and a seal over everything. The line stands in the log and in the run's
// result, so that whatever collects either keeps it elsewhere.
import type { Logger } from 'pino';
import { openPool, LONG_READING } from '../../database/pool.ts';
import type { ReconciliationSummary } from '../../workflows/reconciliation/contract.ts';
import { reconcile } from '../reconcile.ts';
import { sealed, sealLine } from '../verify/seal.ts';
import type { ReconcileDeps } from './deps.ts';
import { summaryOf } from './report.ts';

export interface NightDeps extends ReconcileDeps {
  /** It reads through all ledgers, for which the worker's own connections have no patience. */
  databaseUrl: string;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** A seal that cannot be made is logged, and tomorrow there is another. */
export function nightlyWith(deps: NightDeps): (alive: () => void) => Promise<ReconciliationSummary> {
  return async (alive) => {
    const summary = summaryOf(await reconcile(deps, alive));
    alive();
    const { mended, watched, left } = summary;
    if (mended + left > 0) deps.log.warn({ mended, watched, left }, 'reconciled, and something was found');
    const seal = await sealOfTonight(deps).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'no seal tonight');
      return undefined;
    });
    return { ...summary, ...(seal !== undefined && { seal, report: `${summary.report}\n封存：${seal}` }) };
  };
}

async function sealOfTonight({ databaseUrl, log }: NightDeps): Promise<string> {
  const pool = openPool(databaseUrl, {
    name: 'duban-seal',
    max: 1,
    ...LONG_READING,
  });
  try {
    const seal = sealLine((await sealed(pool)).seal);
    log.info({ seal }, 'sealed');
    return seal;
  } finally {
    await pool.end();
  }
}
