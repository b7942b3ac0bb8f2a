// Asks dossiers to compute their dates anew, each with a line in its ledger that says why. New editions do so by
// themselves.
import { Connection, WorkflowNotFoundError } from '@temporalio/client';
import { readConfig, requireSetting } from '../config.ts';
import { asRegistered, isThere } from '../database/dossier.ts';
import { openPool } from '../database/pool.ts';
import { openClient } from '../engine/client.ts';
import { clientOptions } from '../engine/connect.ts';
import { proveSealing } from '../engine/sealing/prove.ts';
import type { DossierId } from '../measures/dossier.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { KIND_OPTION, namedDossiers } from './named-dossiers.ts';
import type { ReconcileDeps } from './reconcile/deps.ts';

/** Answers whether its workflow was told, and what came of it in Chinese. */
async function recalculate(
  { client, pool }: ReconcileDeps,
  id: DossierId,
  because: string,
): Promise<{ isTold: boolean; says: string }> {
  try {
    await client.workflow.getHandle(workflowIdOf(id)).signal(RECALCULATE_SIGNAL, because);
    return { isTold: true, says: '已通知重新计算' };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const says = (await isThere(pool, id))
      ? '没有在运行的工作流：已办结的不再计算；未办结的，先运行 reconcile'
      : '没有这个卷宗：请核对编号';
    return { isTold: false, says };
  }
}

const USAGE = `用法：recalculate 编号… [--kind project|unit] [--because 原因]
请所列卷宗重新计算期限，各在台账记一行；原因写入台账。公布新的放假安排和提醒惯例会自动做，不必用它。
退出码：0 已通知；1 有的没有在运行的工作流；2 未能完成。`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments(
    USAGE,
    { ...KIND_OPTION, because: { type: 'string', default: '管理员要求重新计算' } },
    true,
  );
  if (positionals.length === 0) throw new PlainError('请写明要重新计算的卷宗编号；用法见 --help。');
  const named = namedDossiers(positionals, values.kind);
  const config = readConfig();
  const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'duban-recalculate', max: 1 });
  // What is sent by a wrong key is taken, and told to nobody.
  await proveSealing(pool, config);
  const connection = await Connection.connect(clientOptions(config));
  const client = openClient(connection, config);
  let untold = 0;
  for (const one of named) {
    const id = await asRegistered(pool, one);
    const { isTold, says } = await recalculate({ client, pool }, id, values.because);
    if (!isTold) untold += 1;
    console.log(`${workflowIdOf(id)}　${says}`);
  }
  await connection.close();
  await pool.end();
  return untold === 0 ? EXIT.done : EXIT.left;
}

if (isProgram(import.meta.url)) await runProgram(main);
