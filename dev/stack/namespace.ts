/** Brings a Temporal server, ours or a given one, to where a worker can begin. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { Config } from '../../config.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { registerNamespace, type SearchAttribute } from '../../worker/namespace.ts';
import { StartFailure } from './failure.ts';

const oldestServer = [1, 29] as const;
const answersWithinMs = 20_000;

/** Returns when workflows can be started in the namespace of the settings and found by these attributes. */
export async function prepareNamespace(config: Config, attributes: readonly SearchAttribute[]): Promise<void> {
  const connection = await connect(config);
  try {
    await assertRecentEnough(connection);
    await registerNamespace(connection, config.temporalNamespace, attributes);
  } finally {
    await connection.close();
  }
}

/** A server that has just been started listens a moment before it answers. */
async function connect(config: Config): Promise<Connection> {
  const options = connectionOptions(config);
  const until = performance.now() + answersWithinMs;
  for (;;) {
    try {
      return await Connection.connect({ ...options, connectTimeout: 2_000 });
    } catch (error) {
      if (performance.now() > until) {
        throw new StartFailure(
          `${options.address} 的 Temporal 服务没有应答（TEMPORAL_ADDRESS）：${(error as Error).message}`,
          {
            cause: error,
          },
        );
      }
      await sleep(50);
    }
  }
}

async function assertRecentEnough(connection: Connection): Promise<void> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  const [major = 0, minor = 0] = serverVersion.split('.').map(Number);
  if (major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1])) return;
  throw new StartFailure(
    `Temporal 服务是 ${serverVersion}，需要 ${oldestServer.join('.')} 或更新的版本（TEMPORAL_ADDRESS）`,
  );
}
