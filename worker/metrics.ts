// Figures of the worker for a Prometheus that scrapes it: how many letters stand where, and whether it sends any.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Gauge, Registry } from 'prom-client';
import { countDeliveries } from '../database/delivery.ts';
import type { Pool } from '../database/pool.ts';
import { CHANNELS } from '../messages/channels/registry.ts';
import { DELIVERY_STATES } from '../messages/delivery-state.ts';
import { ignoredSignals } from './ignored-signals.ts';

/** Deliveries are counted anew at each look; `sendsBy` names the channels by which this worker sends. */
export function workerFigures(pool: Pool, sendsBy: readonly string[]): Registry {
  const registry = new Registry();
  registry.registerMetric(ignoredSignals);
  const open = new Gauge({
    name: 'duban_mail_open',
    help: 'Whether this worker sends by the channel: 1, or 0 where it is not set up or nothing is to go out',
    labelNames: ['channel'],
    registers: [registry],
  });
  for (const { name } of CHANNELS) open.set({ channel: name }, 0);
  for (const channel of sendsBy) open.set({ channel }, 1);
  new Gauge({
    name: 'duban_deliveries',
    help: 'Deliveries by where they stand and by channel',
    labelNames: ['state', 'channel'],
    registers: [registry],
    async collect() {
      const counts = await countDeliveries(pool);
      this.reset();
      // Named also where there is none: an alert on a series that is absent never fires.
      for (const state of Object.keys(DELIVERY_STATES)) this.set({ state, channel: '' }, 0);
      for (const { status, channel, count } of counts) this.set({ state: status, channel }, count);
    },
  });
  return registry;
}

/** Answers `GET /metrics`; what cannot be counted now is 503. */
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
