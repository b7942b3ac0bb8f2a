// Our worker as it runs in production, except that it can be asked how much memory it holds.
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { readConfig, requireSetting } from '../config.ts';
import { openPool } from '../database/pool.ts';
import { openClient } from '../engine/client.ts';
import { connectionOptions } from '../engine/connect.ts';
import { openChannels } from '../messages/channels/open.ts';
import { bundleFile } from '../worker/bundle.ts';
import { installRuntime, openLogger } from '../worker/logger.ts';
import { startRelay } from '../worker/relay.ts';
import { createWorkers } from '../worker/workers.ts';
import { answerParent } from './parent.ts';

const config = readConfig();
installRuntime(openLogger('warn'));
const databaseUrl = requireSetting(config, 'databaseUrl');
const namespace = config.temporalNamespace;
const pool = openPool(databaseUrl, { name: 'duban-worker' });
const [connection, bundle] = await Promise.all([
  NativeConnection.connect(connectionOptions(config)),
  bundleFile(config.workflowBundle, config.folder),
]);

const activities = createActivities({
  pool,
  channels: openChannels(config),
});
const workers = await createWorkers({ connection, namespace, bundle, activities });
const running = Promise.all(workers.map((worker) => worker.run()));
const relay = startRelay({
  pool,
  databaseUrl,
  client: openClient(connection, config),
  onError: (error) => console.error(error),
});

answerParent({
  stop: async () => {
    await relay.stop();
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
  },
});
