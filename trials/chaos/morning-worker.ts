// Our worker as it runs in production, from the same pieces, except that its practice is handed in: a morning in a
// moment.
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { reconcileProjectsWith } from '../../activities/reconcile-projects.ts';
import { readConfig, requireSetting } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { Practice } from '../../measures/practice.ts';
import { openChannels } from '../../messages/channels/open.ts';
import { installRuntime, openLogger } from '../../worker/logger.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { summaryOf } from '../../worker/reconcile/report.ts';
import { startRelay } from '../../worker/relay.ts';
import { createWorkers } from '../../worker/workers.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';

const practice = JSON.parse(process.env.CHAOS_PRACTICE!) as Practice;
const config = readConfig();
const log = openLogger(config.logLevel);
installRuntime(log);
const databaseUrl = requireSetting(config, 'databaseUrl');
const pool = openPool(databaseUrl, { name: 'duban-worker' });
const connection = await NativeConnection.connect({ address: requireSetting(config, 'temporalAddress') });
const namespace = config.temporalNamespace;
await registerNamespace(connection, namespace, SEARCH_ATTRIBUTES);
const client = new Client({ connection, namespace });
const reconciling = reconcileProjectsWith(async (alive) => summaryOf(await reconcile({ client, pool }, alive)));
const activities = createActivities({
  pool,
  calendarOf,
  practice,
  channels: openChannels(config),
});
const workers = await createWorkers({
  connection,
  namespace,
  bundle: requireSetting(config, 'workflowBundle'),
  activities: { ...activities, mailbox: { ...activities.mailbox, ...reconciling } },
});
const running = Promise.all(workers.map((worker) => worker.run()));
const relay = startRelay({
  pool,
  databaseUrl,
  client,
  onError: (error) => log.warn({ error: String(error) }, 'the relay tries again'),
});
process.stdout.write('duban worker ready\n');
await Promise.race([
  running,
  new Promise((stop) => ['SIGTERM', 'SIGINT'].forEach((signal) => process.on(signal, stop))),
]);
await relay.stop();
for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
await running;
process.exit(0);
