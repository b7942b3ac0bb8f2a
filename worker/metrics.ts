// Figures of the worker for a Prometheus that scrapes it, on a port of their own.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Client } from '@temporalio/client';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Pool } from '../database/pool.ts';
import { engineFigures } from './figures/engine.ts';
import { outboxFigures } from './figures/outbox.ts';
import { recordingFigures, type RecordingFigures } from './figures/recording.ts';
import { Sources } from './figures/source.ts';
import { ignoredSignals } from './ignored-signals.ts';

export interface WorkerFigures extends RecordingFigures {
  registry: Registry;
  /** From when on the database and the engine can be asked. */
  readonly readFrom: (from: { pool: Pool; client: Client; sendsBy: readonly string[] }) => void;
}

/** `activities`: the names of all that run here. */
export function workerFigures(activities: readonly string[]): WorkerFigures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(ignoredSignals);
  return {
    registry,
    ...recordingFigures(registry, activities),
    readFrom({ pool, client, sendsBy }) {
      const sources = new Sources(registry);
      outboxFigures(registry, sources, pool, sendsBy);
      engineFigures(registry, sources, client);
    },
  };
}

/** Answers `GET /metrics`. */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { host: string; port: number },
): Promise<{ server: Server; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await once(server.listen(port, host), 'listening');
  return {
    server,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
