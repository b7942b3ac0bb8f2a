// The API as a process: reads its settings, listens, and stops cleanly when asked to.
import type { Server } from 'node:http';
import { pino } from 'pino';
import { readConfig, requireSetting } from '../config.ts';
import { openPool } from '../database/pool.ts';
import { sayWhy, SERVICE_FAILED } from '../program.ts';
import { createApp } from './app.ts';
import { tokenVerifier } from './http/auth.ts';
import { openEngine } from './engine.ts';
import { metricsServer } from './http/metrics.ts';
import { openServer } from './http/server.ts';

/** Answers under way are due within 5 s. */
const STOP_WITHIN_MS = 6_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = pino(
    { level: config.logLevel, base: { program: 'api' }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
  const verifyToken = tokenVerifier(config);
  const pool = openPool(requireSetting(config, 'databaseApiUrl'), {
    name: 'duban-api',
    onError: (error) => log.warn({ err: error }, 'an idle database connection broke'),
  });
  const engine = openEngine(config);
  const server = openServer(
    createApp({
      pool,
      engine,
      verifyToken,
      log,
      quotas: config.quotasPerDay,
      temporalUiUrl: config.temporalUiUrl,
    }),
  );

  const metrics = config.metricsPort === undefined ? undefined : metricsServer();
  await Promise.all([
    listening(server, config.apiPort, config.host),
    metrics && listening(metrics, config.metricsPort!, config.metricsHost),
  ]);
  console.log(`duban api ready http://${config.host}:${config.apiPort}`);

  await new Promise((resolve) => ['SIGTERM', 'SIGINT'].forEach((signal) => process.once(signal, resolve)));
  const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(late);
  metrics?.close().closeAllConnections();
  await Promise.all([engine.close(), pool.end()]);
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));

try {
  await main();
  process.exit(0);
} catch (error) {
  sayWhy(error);
  process.exit(SERVICE_FAILED);
}
