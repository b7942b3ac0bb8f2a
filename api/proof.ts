// No order leaves this API before its keys are proven. Where the database is away that cannot be done yet: what needs no
// engine is answered meanwhile, and all else is told that the database is away.
import type { Config } from '../config.ts';
import { isDatabaseAway } from '../database/away.ts';
import type { Pool } from '../database/pool.ts';
import { proveSealing } from '../engine/sealing/prove.ts';
import type { Engine } from './engine.ts';
import { Problem } from './http/problem.ts';

/** Settles when the keys fit; rejects with a `ConfigError` of one sentence where they never will. */
export async function untilProven(pool: Pool, config: Config): Promise<void> {
  for (;;) {
    try {
      return await proveSealing(pool, config);
    } catch (error) {
      if (!(error instanceof Error) || !isDatabaseAway(error)) throw error;
    }
  }
}

export function onceProven(engine: Engine, proof: Promise<void>): Engine {
  let isProven = false;
  proof.then(
    () => (isProven = true),
    () => undefined,
  );
  return {
    get client() {
      if (!isProven) throw new Problem('databaseAway');
      return engine.client;
    },
    close: () => engine.close(),
  };
}
