// Promise 6: the chain of every ledger holds from its first line to where the dossier's row stands.
import type { LedgerLine } from '../../database/ledger.ts';
import type { Db } from '../../database/pool.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { Finding } from './finding.ts';

export async function checkChain(db: Db, id: DossierId, lines: readonly LedgerLine[]): Promise<Finding[]> {
  const gap = lines.findIndex(({ seq }, index) => seq !== index + 1);
  const { broken } = await verifyLedger(db, id);
  const says = broken.map(({ seq, says }): Finding => ({ promise: 6, dossier: workflowIdOf(id), seq, says }));
  return gap < 0 || says.length > 0
    ? says
    : [{ promise: 6, dossier: workflowIdOf(id), seq: gap + 1, says: 'this line is missing' }];
}
