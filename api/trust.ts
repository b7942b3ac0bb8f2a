// Whether database and engine will ever let this API in.
import { ConfigError, settings, type Config } from '../config.ts';
import type { Pool } from '../database/pool.ts';
import { refusalOfDatabase } from '../database/trust.ts';
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
    refusing(
      (error) => refusalOfDatabase(databaseApiUrl.variable, error),
      () => pool.query('select 1'),
    ),
    assertEngineTrusted(config),
  ]);
  const { client } = engine;
  const refusalOfEngine = (error: unknown) => {
    const reason = reasonOfRefusal(error);
    if (reason) return new ConfigError(`Temporal 服务（${temporalAddress.variable}）：${reason}`, { cause: error });
    return undefined;
  };
  await refusing(refusalOfEngine, () =>
    client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflowService.getSystemInfo({})),
  );
}

async function refusing(refusalOf: (error: unknown) => Error | undefined, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) throw refusal;
  }
}
