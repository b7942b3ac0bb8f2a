// Test support: a worker of projects in this process. One of its own would load once more what is loaded here already,
// which is most of what a world costs.
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Config } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import { createWorkers } from '../../worker/workers.ts';

/** As `worker/main.ts` makes it where nothing is sent; the answer stops it. */
export async function startWorkerHere(config: Config, databaseUrl: string): Promise<() => Promise<void>> {
  const namespace = config.temporalNamespace;
  const connection = await NativeConnection.connect(connectionOptions(config));
  const pool = openPool(databaseUrl, { name: namespace });
  const workers = await createWorkers({
    connection,
    namespace,
    bundle: inject('workflowBundle'),
    activities: createActivities({ pool, channels: new Map() }),
    sends: false,
    sealing: sealedWorker(config),
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  return async () => {
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
  };
}
