// Figures for a Prometheus that scrapes this process: how it is, and how long which routes take. They are served on a
// port of their own, which no proxy publishes: whoever reads them learns what others ask, and gathering them takes time.
import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Locals } from './mount.ts';

/** One for the process, as what it measures is. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Every answer is due within 5 s. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/**
 * What no route answers, and the documentation pages: any path may stand in a request, and each would be a series of
 * its own.
 */
const OTHER = 'other';

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from a request to the end of its answer',
  labelNames: ['method', 'route', 'status'],
  buckets: SECONDS,
  registers: [registry],
});

/** Times every answer, those that break off included. */
export const measured = (): RequestHandler => (request, response, next) => {
  const end = duration.startTimer();
  response.once('close', () =>
    end({ method: request.method, route: (response.locals as Locals).route ?? OTHER, status: response.statusCode }),
  );
  next();
};

/** Answers `/metrics` and nothing else. */
export const metricsServer = (): Server =>
  createServer((request, response) => {
    const isAsked = request.method === 'GET' && request.url === '/metrics';
    if (!isAsked) return void response.writeHead(404).end();
    void registry.metrics().then(
      (figures) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(figures),
      () => response.writeHead(500).end(),
    );
  });
