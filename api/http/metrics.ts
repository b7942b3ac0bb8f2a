// Figures for a Prometheus that scrapes this process: how it is, how long which routes take, what is refused. They are
// served on a port of their own, which no proxy publishes: whoever reads them learns what others ask, and gathering them
// takes time.
import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Readiness } from '../readiness.ts';
import type { Locals } from './mount.ts';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts';

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
/** Any word may stand in the place of a method, too. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PATCH']);

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time from a request to the end of its answer',
  labelNames: ['method', 'route', 'status'],
  buckets: SECONDS,
  registers: [registry],
});

const problems = new Counter({
  name: 'duban_problems_total',
  help: 'Requests that were refused or failed, by the code of the problem they were answered with',
  labelNames: ['code'],
  registers: [registry],
});
// The first of a code would be no increase otherwise.
for (const code of Object.keys(PROBLEMS)) problems.inc({ code }, 0);

/** Also of what never reached a route. */
export const noteProblem = (code: ProblemCode): void => problems.inc({ code });

/** Times every answer, those that break off included. */
export const measured = (): RequestHandler => (request, response, next) => {
  const end = duration.startTimer();
  response.once('close', () => {
    const { route = OTHER, problem } = response.locals as Locals;
    end({ method: METHODS.has(request.method) ? request.method : OTHER, route, status: response.statusCode });
    if (problem) noteProblem(problem);
  });
  next();
};

const PART_FIGURES: { [part in 'database' | 'engine' | 'worker' | 'projects' | 'mail']: (is: Readiness) => boolean } = {
  database: ({ database }) => database,
  engine: ({ engine }) => engine,
  worker: ({ worker }) => worker === 'working',
  projects: ({ projects }) => projects === 'answering',
  mail: ({ mail }) => mail === 'open',
};

/** What `/readyz` says, as figures: asked for at each look. */
export function readinessFigures(ask: () => Promise<Readiness>): Registry {
  const own = new Registry();
  new Gauge({
    name: 'duban_ready',
    help: 'Whether acts can be taken now: 1, or 0 where /readyz is 503',
    registers: [own],
    async collect() {
      this.set((await ask()).ready ? 1 : 0);
    },
  });
  new Gauge({
    name: 'duban_part_ready',
    help: 'Of database, engine, worker, projects, mail: 1 where all is well, 0 where not, or where it is not known',
    labelNames: ['part'],
    registers: [own],
    async collect() {
      const readiness = await ask();
      for (const [part, isWell] of Object.entries(PART_FIGURES)) this.set({ part }, isWell(readiness) ? 1 : 0);
    },
  });
  return own;
}

/** Answers `/metrics` and nothing else. */
export const metricsServer = (...more: Registry[]): Server =>
  createServer((request, response) => {
    const isAsked = request.method === 'GET' && request.url === '/metrics';
    if (!isAsked) return void response.writeHead(404).end();
    void Promise.all([registry, ...more].map((one) => one.metrics())).then(
      (figures) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(figures.join('\n')),
      () => response.writeHead(500).end(),
    );
  });
