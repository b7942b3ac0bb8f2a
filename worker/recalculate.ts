// Asks dossiers to compute their dates anew, each with a line in its ledger that says why. New editions do so by
// themselves.
import { Connection } from '@temporalio/client';
import { readConfig } from '../config.ts';
import { openClient } from '../engine/client.ts';
import { connectionOptions } from '../engine/connect.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { RECALCULATE_SIGNAL } from '../workflows/lifecycle/contract.ts';
import { workflowIdsOf } from './named-workflows.ts';

const USAGE = `用法：recalculate 编号… [--kind project|unit] [--because 原因]
请所列卷宗重新计算期限，各在台账记一行；原因写入台账。公布新的放假安排和提醒惯例会自动做，不必用它。
退出码：0 已通知；1 有的没有在运行的工作流；2 未能完成。`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments(
    USAGE,
    { kind: { type: 'string', default: 'project' }, because: { type: 'string', default: '管理员要求重新计算' } },
    true,
  );
  if (positionals.length === 0) throw new PlainError('请写明要重新计算的卷宗编号；用法见 --help。');
  const ids = workflowIdsOf(positionals, values.kind);
  const config = readConfig();
  const connection = await Connection.connect(connectionOptions(config));
  const client = openClient(connection, config);
  let absent = 0;
  for (const id of ids) {
    const says = await client.workflow
      .getHandle(id)
      .signal(RECALCULATE_SIGNAL, values.because)
      .then(
        () => '已通知重新计算',
        (error: unknown) => {
          if (!(error instanceof Error && error.name === 'WorkflowNotFoundError')) throw error;
          absent += 1;
          return '没有在运行的工作流：已办结的不再计算；未办结的，先运行 reconcile';
        },
      );
    console.log(`${id}　${says}`);
  }
  await connection.close();
  return absent === 0 ? EXIT.done : EXIT.left;
}

if (isProgram(import.meta.url)) await runProgram(main);
