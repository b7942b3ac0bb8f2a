// The application over HTTP. Everything it needs is handed in; it starts nothing and listens to nothing.
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Deps } from './deps.ts';
import { DOCS, serveDocs } from './http/docs.ts';
import { endpoints } from './endpoints.ts';
import { LIMITS, limited } from './http/limits.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { knownMethods } from './http/methods.ts';
import { measured } from './http/metrics.ts';
import { mount, type Locals } from './http/mount.ts';
import { Problem, problemOf } from './http/problem.ts';
import { logged } from './http/request-log.ts';
import type { TokenVerifier } from './http/auth.ts';

/** Asked by whoever watches over us, and answered from memory. */
const UNLIMITED = new Set(['/healthz', '/readyz']);

export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  // Ours are versions of dossiers; express would add hashes of bodies.
  app.set('etag', false);
  app.set('query parser', 'simple');
  // Whom to believe about where a caller is; nobody, if nothing is set: anyone may write such a header.
  app.set('trust proxy', deps.trustedProxies ?? false);
  app.use(measured(), logged(deps.log, UNLIMITED));
  // Plain http on a private address is lawful here; TLS ends at the proxy in front.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  const routes = endpoints();
  app.use(
    unkept,
    identified(deps.verifyToken),
    limited(deps.limits ?? LIMITS, UNLIMITED),
    crossOrigin(routes, deps),
    knownMethods([...routes, ...DOCS]),
  );
  mount(app, routes, deps);
  serveDocs(app);
  app.use(() => {
    throw new Problem('notFound');
  });
  app.use(told);
  return app;
}

/** What a person may see today is not for a cache to show to another, or tomorrow; where it may, the route says so. */
const unkept: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Finds out who calls; whether that is needed, the route says. */
const identified =
  (verify: TokenVerifier): RequestHandler =>
  async (request, response, next) => {
    const locals = response.locals as Locals;
    const token = /^Bearer +([\w.~+/=-]+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    if (token)
      await verify(token).then(
        (actor) => (locals.actor = actor),
        (error: unknown) => (locals.anonymousBecause = error),
      );
    next();
  };

/** The only place that answers errors. What went wrong stands in the one line of the request. */
const told: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const problem = problemOf(error);
  const locals = response.locals as Locals;
  locals.problem = problem.code;
  if (problem.status >= 500) locals.error = problem.cause ?? error;
  // Too late to say anything: the connection is broken off, so that half an answer is not taken for a whole one.
  if (response.headersSent) return void response.destroy();
  response
    .status(problem.status)
    .set(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem.body, requestId: locals.requestId }));
};
