// Whether database and engine will ever let this API in.
import { ConfigError, settings, type Config } from '../config.ts';
import type { Pool } from '../database/pool.ts';
import { whyDatabaseRefuses } from '../database/trust.ts';
import { assertEngineTrusted, reasonOfRefusal } from '../engine/trust.ts';
import type { Engine } from './engine.ts';

const ANSWERS_WITHIN_MS = 1_500;

/**
 * Ends a start that only other settings can help: throws a `ConfigError`. A server that is merely away is waited for, and
 * callers are answered 503 meanwhile.
 */
export async function assertTrusted(config: Config, pool: Pool, engine: Engine): Promise<void> {
  const { databaseApiUrl, temporalAddress } = settings;
  await Promise.all([
    refusing(`连不上数据库（${databaseApiUrl.variable}）`, whyDatabaseRefuses, () => pool.query('select 1')),
    assertEngineTrusted(config),
  ]);
  const { client } = engine;
  await refusing(`Temporal 服务（${temporalAddress.variable}）`, reasonOfRefusal, () =>
    client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflowService.getSystemInfo({})),
  );
}

async function refusing(
  what: string,
  reasonOf: (error: unknown) => string | undefined,
  ask: () => Promise<unknown>,
): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason) throw new ConfigError(`${what}：${reason}`, { cause: error });
  }
}
