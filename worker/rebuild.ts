// Rebuilds the read model (dossier, duty) by folding ledger lines. Nothing is judged again: a rule corrected since
// changes nothing here. What was said and sent (message, delivery) is no reading of the ledger and stays. All dossiers,
// or those that are named. Run it as the owner, with `DATABASE_OWNER_URL`.
import { readConfig, requireSetting } from '../config.ts';
import { asRegistered, DOSSIERS, upsertDossiersSql } from '../database/dossier.ts';
import { DUTIES, upsertDutiesSql } from '../database/duty.ts';
import { recordedDossiers } from '../database/ledger.ts';
import { openPool, LONG_READING, type Db, type Pool } from '../database/pool.ts';
import { holdingDossier } from '../database/recording.ts';
import { verifyChain } from '../database/verify-ledger.ts';
import type { DossierId } from '../measures/dossier.ts';
import { isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { foldLedger, type Folded } from './fold-ledger.ts';
import { KIND_OPTION, namedDossiers } from './named-dossiers.ts';

const AT_ONCE = 200;

/** Puts the rows of one dossier as its ledger has them; throws, and changes nothing, when the chain does not hold. */
export async function rebuildDossier(pool: Pool, id: DossierId): Promise<void> {
  await holdingDossier(pool, id, async (db) => {
    // Only what the lines themselves say counts: the row that holds their end is the one to be rebuilt.
    const { broken } = await verifyChain(db, id);
    if (broken)
      throw new PlainError(
        `卷宗 ${workflowIdOf(id)} 的台账第 ${broken.seq} 行：${broken.says}。未重建；请先查明台账被谁改动，由备份恢复。`,
      );
    const folded = await foldLedger(db, id);
    if (!folded) throw new PlainError(`卷宗 ${workflowIdOf(id)} 没有台账：请核对编号。`);
    await replaceRows(db, id, folded);
  });
}

async function replaceRows(db: Db, { kind, code }: DossierId, { row, duties }: Folded): Promise<void> {
  await db.query('delete from duty where kind = $1 and code = $2', [kind, code]);
  await db.query('delete from dossier where kind = $1 and code = $2', [kind, code]);
  await db.query(upsertDossiersSql('$1'), [DOSSIERS.written([row])]);
  await db.query(upsertDutiesSql('$1'), [DUTIES.written(duties)]);
}

const USAGE = `用法：rebuild [编号…] [--kind project|unit]
以 DATABASE_OWNER_URL，按台账重建卷宗表和义务表（全部，或者所列卷宗）；不重新核定，不动消息和信。
退出码：0 已重建；2 未能完成（台账不相符的卷宗不重建）。`;

async function main(): Promise<void> {
  const { values, positionals } = readArguments(USAGE, KIND_OPTION, true);
  const named = namedDossiers(positionals, values.kind);
  const pool = openPool(requireSetting(readConfig(), 'databaseOwnerUrl'), {
    name: 'duban-rebuild',
    max: 2,
    ...LONG_READING,
  });
  let rebuilt = 0;
  let after: DossierId | undefined;
  for (let ids = named; ; after = ids.at(-1)!) {
    if (named.length === 0) ids = await recordedDossiers(pool, { after, limit: AT_ONCE });
    for (const id of ids) await rebuildDossier(pool, named.length > 0 ? await asRegistered(pool, id) : id);
    rebuilt += ids.length;
    if (named.length > 0 || ids.length === 0) break;
  }
  await pool.end();
  console.log(`已按台账重建 ${rebuilt} 个卷宗`);
}

if (isProgram(import.meta.url)) await runProgram(main);
