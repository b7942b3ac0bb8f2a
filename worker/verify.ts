// Verifies the hash chains of the ledger, all or those of the dossiers named by their workflow ids; ends with 1 and names
// the line when one does not hold.
import { pathToFileURL } from 'node:url';
import { readConfig, requireSetting } from '../config.ts';
import { openPool, PATIENT_STATEMENT_TIMEOUT_MS } from '../database/pool.ts';
import { verifyLedger } from '../database/verify-ledger.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { namedDossiers } from './named-dossiers.ts';

export async function verify(databaseUrl: string, dossiers: readonly string[]): Promise<boolean> {
  const pool = openPool(databaseUrl, {
    name: 'duban-verify',
    max: 1,
    statementTimeoutMs: PATIENT_STATEMENT_TIMEOUT_MS,
  });
  try {
    const named = dossiers.length > 0 ? namedDossiers(dossiers) : [undefined];
    const found = [];
    for (const id of named) found.push(await verifyLedger(pool, id));
    const broken = found.flatMap((verification) => verification.broken);
    for (const { seq, says, ...id } of broken) console.error(`卷宗 ${workflowIdOf(id)} 台账第 ${seq} 行：${says}`);
    const lines = found.reduce((sum, verification) => sum + verification.lines, 0);
    console.log(`已核对 ${lines} 行${broken.length === 0 ? '，全部相符' : `；${broken.length} 个卷宗的台账有问题`}`);
    return broken.length === 0;
  } finally {
    await pool.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = (await verify(requireSetting(readConfig(), 'databaseUrl'), process.argv.slice(2))) ? 0 : 1;
}
