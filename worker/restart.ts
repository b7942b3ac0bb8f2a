// Ends the workflow of a dossier and starts it again from its ledger: for one that is wedged for good, or was paused. What
// it recorded and the database does not hold would be lost with it, so then nothing is ended.
import { Connection, type Client } from '@temporalio/client';
import { readConfig, requireSetting } from '../config.ts';
import { readDossierRow } from '../database/dossier.ts';
import { openPool } from '../database/pool.ts';
import { openClient } from '../engine/client.ts';
import { clientOptions } from '../engine/connect.ts';
import { proveSealing } from '../engine/sealing/prove.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import type { DossierId } from '../measures/dossier.ts';
import { unlessAbsent } from './grpc.ts';
import { KIND_OPTION, namedDossiers } from './named-dossiers.ts';
import type { ReconcileDeps } from './reconcile/deps.ts';
import { startFromLedger } from '../engine/start-from-ledger.ts';
import { historyOf } from './refill/histories.ts';
import { saidBy } from './refill/known.ts';

/** Answers what was done, in Chinese; throws a `PlainError` where lines would be lost. */
export async function restart(deps: ReconcileDeps, named: DossierId): Promise<string> {
  const row = await readDossierRow(deps.pool, named);
  if (!row)
    throw new PlainError(
      `数据库中没有卷宗 ${workflowIdOf(named)}：请核对编号；曾由备份恢复的，运行 reconcile --refill。`,
    );
  if (row.ended) return '已办结，没有工作流可重新开始';
  const id = { kind: row.kind, code: row.code };
  const recorded = await recordedUpTo(deps.client, workflowIdOf(id));
  if (recorded > row.seq)
    throw new PlainError(
      `${workflowIdOf(id)} 的工作流已记到第 ${recorded} 行，台账止于第 ${row.seq} 行：终止它会丢失其后的行。请先运行 reconcile --refill。`,
    );
  await deps.client.workflow.getHandle(workflowIdOf(id)).terminate('按台账重新开始').catch(unlessAbsent);
  const start = await startFromLedger(deps, id);
  return start.is === 'started' ? `已按台账第 ${start.seq} 行重新开始` : '已有别的程序重新开始了它';
}

/** The last line that its latest run knew to be recorded; 0 where there is none. Throws where that cannot be read. */
async function recordedUpTo(client: Client, workflowId: string): Promise<number> {
  const description = await client.workflow.getHandle(workflowId).describe().catch(unlessAbsent);
  const history = description && (await historyOf(client, workflowId, description.runId));
  return history ? (await saidBy(client, history)).knows : 0;
}

const USAGE = `用法：restart 编号… [--kind project|unit]
终止卷宗的工作流，按台账重新开始：用于修不好的、被人暂停的。台账不全的不动。
退出码：0 已重新开始；2 未能完成。`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments(USAGE, KIND_OPTION, true);
  if (positionals.length === 0) throw new PlainError('请写明要重新开始的卷宗编号；用法见 --help。');
  const ids = namedDossiers(positionals, values.kind);
  const config = readConfig();
  const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'duban-restart', max: 1 });
  await proveSealing(pool, config);
  const connection = await Connection.connect(clientOptions(config));
  const client = openClient(connection, config);
  for (const id of ids) console.log(`${workflowIdOf(id)}　${await restart({ pool, client }, id)}`);
  await connection.close();
  await pool.end();
  return EXIT.done;
}

if (isProgram(import.meta.url)) await runProgram(main);
