// Our worker as it runs in production, except that its practice can be changed while it runs: a window of six minutes,
// beginning now.
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { readConfig, requireSetting } from '../config.ts';
import { openPool } from '../database/pool.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { PRACTICE, type Practice } from '../measures/practice.ts';
import { openChannels } from '../messages/channels/open.ts';
import { bundleFile } from '../worker/bundle.ts';
import { installRuntime, openLogger } from '../worker/logger.ts';
import { startRelay } from '../worker/relay.ts';
import { createWorkers } from '../worker/workers.ts';
import { answerParent } from './parent.ts';
import { workingCalendar } from './working-days.ts';

const config = readConfig();
installRuntime(openLogger('warn'));
const databaseUrl = requireSetting(config, 'databaseUrl');
const namespace = config.temporalNamespace;
const pool = openPool(databaseUrl, { name: 'duban-worker' });
const [connection, bundle] = await Promise.all([
  NativeConnection.connect({ address: requireSetting(config, 'temporalAddress') }),
  bundleFile(config.workflowBundle, config.folder),
]);

// Handed to the activities once and changed in place.
const practice: Practice = { ...PRACTICE };
const activities = createActivities({
  pool,
  practice,
  calendarOf: (arrangements) => workingCalendar(beijingDateOf(Date.now()), arrangements),
  channels: openChannels(config),
});
const workers = await createWorkers({ connection, namespace, bundle, activities });
const running = Promise.all(workers.map((worker) => worker.run()));
const relay = startRelay({
  pool,
  databaseUrl,
  client: new Client({ connection, namespace }),
  onError: (error) => console.error(error),
});

answerParent({
  practice: (changed) => void Object.assign(practice, changed),
  stop: async () => {
    await relay.stop();
    for (const worker of workers) worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
  },
});
