// The worker: builds what the activities need, runs until it is told to stop, and then stops in order.
import { NativeConnection, TransportError, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from '../activities/index.ts';
import { recalculateDossiersWith } from '../activities/recalculate-dossiers.ts';
import { reconcileDossiersWith } from '../activities/reconcile-dossiers.ts';
import { ConfigError, mailWarning, readConfig, requireSetting, whyNoMail, type Config } from '../config.ts';
import { isDatabaseAway } from '../database/away.ts';
import { openPool, type Pool } from '../database/pool.ts';
import { assertSchemaIsCurrent } from '../database/schema.ts';
import { refusalOfDatabase } from '../database/trust.ts';
import { openClient } from '../engine/client.ts';
import { connectionOptions } from '../engine/connect.ts';
import { sealedWorker } from '../engine/sealing/data-converter.ts';
import { proveSealing } from '../engine/sealing/prove.ts';
import { assertEngineTrusted, reasonOfRefusal } from '../engine/trust.ts';
import { endOnUncaught, endService, openLogger, toldToStop } from '../logging/logger.ts';
import { openChannels, type EveryChannelSetting, type OpenChannels } from '../messages/channels/open.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/lifecycle/contract.ts';
import { bundleFile } from './bundle.ts';
import { installRuntime } from './logger.ts';
import { serveMetrics, workerFigures } from './metrics.ts';
import { assertNamespaceIsThere, reconcileLostEngine, watchNamespace } from './lost-engine.ts';
import { migrate } from './migrate.ts';
import { registerNamespace } from './namespace.ts';
import { keepNightly } from './nightly.ts';
import { patiently } from './patience.ts';
import { askToRecalculate, keepRecalculated } from './recalculation.ts';
import { nightlyWith } from './reconcile/nightly.ts';
import { startRelay } from './relay.ts';
import { keepReported } from './report.ts';
import { createWorkers } from './workers.ts';

/** Whoever started this process waits for the line. */
const READY = 'duban worker ready';
const AT_START = { withinMs: 30_000, pauseMs: 500 };

async function main(): Promise<void> {
  const config = readConfig();
  const log = openLogger('worker', config.logLevel);
  endOnUncaught(log);
  const { metricsHost: host, workerMetricsPort, sdkMetricsPort } = config;
  installRuntime(log, sdkMetricsPort === undefined ? undefined : { host, port: sdkMetricsPort });
  const toStop = toldToStop(log);
  const withoutMail = mailWarning(config);
  if (withoutMail) log.warn(withoutMail);
  const databaseUrl = requireSetting(config, 'databaseUrl');
  const pool = openPool(databaseUrl, {
    name: 'duban-worker',
    onError: (error) => log.warn({ error }, 'a database connection broke'),
  });
  // Bundling keeps the process busy for seconds: connections would time out beside it.
  const [connection] = await Promise.all([
    patiently(() => connect(config), {
      ...AT_START,
      isAway: isEngineAway,
      onAway: (error) => log.warn({ error }, 'the engine does not answer yet'),
    }),
    patiently(() => bringUpToDate(config, pool), {
      ...AT_START,
      isAway: isDatabaseAway,
      onAway: (error) => log.warn({ error }, 'the database does not answer yet'),
    }),
  ]);
  await proveSealing(pool, config);
  // In containers nobody prepares the server for us. A worker that may not use a namespace leaves none behind.
  await registerNamespace(connection, config.temporalNamespace, SEARCH_ATTRIBUTES);
  const bundle = await bundleFile(config.workflowBundle, config.folder);
  const namespace = config.temporalNamespace;
  const channels = openChannels(config satisfies EveryChannelSetting);
  if (channels.size === 0) log.warn('no channel is open: messages stand in the inboxes alone');
  const client = openClient(connection, config);
  const { lifecycle, mailbox, deliver } = createActivities({
    pool,
    channels,
    noteRecorded: (news) => figures.noteRecorded(news),
  });
  const reconciling = reconcileDossiersWith(nightlyWith({ client, pool, databaseUrl, log }));
  const recalculating = recalculateDossiersWith({
    pool,
    perSecond: config.recalculationsPerSecond,
    ask: askToRecalculate({ client, pool }),
  });
  const activities = { lifecycle, mailbox: { ...mailbox, ...reconciling, ...recalculating }, deliver };
  const figures = workerFigures(Object.values(activities).flatMap((one) => Object.keys(one)));
  const { noteFailure } = figures;
  // A rehearsal sends nothing: what is said there stays in the record, and its dossiers live in another time.
  const isOn = config.relay === 'on';
  const workers = await createWorkers({
    connection,
    namespace,
    bundle,
    stacks: config.workflowStacks === 'on',
    threads: config.workflowThreads === 'on',
    activities,
    sends: isOn,
    noteFailure,
    sealing: sealedWorker(config),
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const triesAgain = (who: string) => (error: unknown) => log.warn({ error }, `${who} tries again`);
  const watches: { stop(): Promise<void> }[] = isOn
    ? [
        startRelay({ pool, databaseUrl, client, onError: triesAgain('the relay') }),
        keepRecalculated({ pool, client, onError: triesAgain('the recalculation') }),
      ]
    : [];
  const sendsBy = isOn ? [...channels.keys()] : [];
  figures.readFrom({ pool, client, sendsBy });
  if (workerMetricsPort !== undefined)
    watches.push(await serveMetrics(figures.registry, { host, port: workerMetricsPort }));
  const report = {
    identity: workers[0]!.options.identity,
    startedAt: Date.now(),
    channels: sendsBy,
    warnings: [whyNoMail(config)].filter((why) => why !== undefined),
  };
  watches.push(await keepReported({ pool, report, onError: triesAgain('the report of this worker') }));
  if (isOn) await keepNightly(client).catch((error: unknown) => log.warn({ error }, 'no nightly reconciliation'));
  if (isOn)
    await reconcileLostEngine({ pool, client }, log).catch((error: unknown) =>
      log.warn({ error }, 'nobody could say whether the engine knows the dossiers'),
    );
  process.stdout.write(`${READY}\n`);
  const namespaceWatch = watchNamespace(connection, namespace);
  watches.push(namespaceWatch);
  const ended = running.catch(async (error: unknown) => {
    await assertNamespaceIsThere(connection, namespace);
    throw error;
  });
  await Promise.race([toStop, ended, namespaceWatch.gone]);
  await stopInOrder({ watches, workers, running, channels, connection, pool, log });
}

async function connect(config: Config): Promise<NativeConnection> {
  await assertEngineTrusted(config);
  return NativeConnection.connect(connectionOptions(config)).catch((error: unknown) => {
    const reason = reasonOfRefusal(error);
    throw reason ? new ConfigError(`Temporal 服务（TEMPORAL_ADDRESS）：${reason}`, { cause: error }) : error;
  });
}

const isEngineAway = (error: Error): boolean => error instanceof TransportError;

async function bringUpToDate(config: Config, pool: Pool): Promise<void> {
  if (config.databaseOwnerUrl) await letIn('DATABASE_OWNER_URL', migrate(requireSetting(config, 'databaseOwnerUrl')));
  await letIn('DATABASE_URL', assertSchemaIsCurrent(pool));
}

/** A server that does not let us in, or is not the right one, will not become another by waiting. */
function letIn<T>(variable: string, asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw refusalOfDatabase(variable, error) ?? error;
  });
}

interface Running {
  watches: { stop(): Promise<void> }[];
  workers: Worker[];
  running: Promise<unknown>;
  channels: OpenChannels;
  connection: NativeConnection;
  pool: Pool;
  log: Logger;
}

/** What wakes others first, what the others stand on last. */
async function stopInOrder({ watches, workers, running, channels, connection, pool, log }: Running): Promise<void> {
  log.info('stopping');
  await Promise.all(watches.map((watch) => watch.stop()));
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
  for (const { sender } of channels.values()) sender.close();
  await connection.close();
  await pool.end();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  endService('worker', error);
}
