// The API as a process: reads its settings, listens, and comes to rest when asked to.
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, requireSetting } from '../config.ts';
import { openPool } from '../database/pool.ts';
import { staysConnected } from '../database/presence.ts';
import { codecOf } from '../engine/sealing/data-converter.ts';
import { endOnUncaught, endService, openLogger, toldToStop } from '../logging/logger.ts';
import { createApp } from './app.ts';
import { openEngine } from './engine.ts';
import { tokenVerifier } from './http/auth.ts';
import { metricsServer, readinessFigures } from './http/metrics.ts';
import { openServer, PATIENCE } from './http/server.ts';
import { stoppable } from './http/stopping.ts';
import { onceProven, untilProven } from './proof.ts';
import { readiness } from './readiness.ts';
import { assertTrusted } from './trust.ts';

/** Answers under way are due within 5 s. */
const STOP_WITHIN_MS = 6_000;
/** A database that is there answers sooner; one that is away is not waited for. */
const PROVEN_AT_START_MS = 1_500;

async function main(): Promise<void> {
  const config = readConfig();
  const log = openLogger('api', config.logLevel);
  endOnUncaught(log);
  const toStop = toldToStop(log);
  const stopping = new AbortController();
  const verifyToken = tokenVerifier(config);
  const pool = openPool(requireSetting(config, 'databaseApiUrl'), {
    name: 'duban-api',
    onError: (error) => log.warn({ error }, 'an idle database connection broke'),
  });
  const leave = staysConnected(pool);
  const connected = openEngine(config);
  await assertTrusted(config, pool, connected);
  const proof = untilProven(pool, config);
  const engine = onceProven(connected, proof);
  await Promise.race([proof, sleep(PROVEN_AT_START_MS, undefined, { ref: false })]);
  proof.catch((error: unknown) => endService('api', error));
  const deps = {
    pool,
    engine,
    verifyToken,
    log,
    quotas: config.quotasPerDay,
    temporalUiUrl: config.temporalUiUrl,
    trustedProxies: config.trustedProxies,
    codec: codecOf(config),
    stopping: stopping.signal,
  };
  const server = openServer(createApp(deps), PATIENCE, log);
  const stop = stoppable(server, stopping.signal);

  const metrics = config.metricsPort === undefined ? undefined : metricsServer(readinessFigures(() => readiness(deps)));
  await Promise.all([
    listening(server, config.apiPort, config.host),
    metrics && listening(metrics, config.metricsPort!, config.metricsHost),
  ]);
  console.log(`duban api ready http://${config.host}:${config.apiPort}`);

  const signal = await toStop;
  stopping.abort();
  log.info({ signal, pauseSeconds: config.stopPauseSeconds }, 'stopping');
  const cut = await stop({ pauseMs: config.stopPauseSeconds * 1_000, withinMs: STOP_WITHIN_MS });
  if (cut > 0) log.warn({ connections: cut }, 'connections were cut: they had not come to an end in time');
  metrics?.close().closeAllConnections();
  leave();
  await Promise.all([engine.close(), pool.end()]);
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));

try {
  await main();
  process.exit(0);
} catch (error) {
  endService('api', error);
}
