// One line a request, at its end: who asked for what about which dossier, what came of it, how long it took. No contents,
// no query, no address of anybody.
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { updateIdOf } from '../../engine/update-id.ts';
import { scrubbed } from '../../logging/scrubbed.ts';
import type { Locals } from './mount.ts';

/** As it is taken from a caller, given back, and written into every line and problem. */
export const REQUEST_ID = 'X-Request-Id';
/** Room for a UUID, and for what proxies and tracing make. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9_.:=+/-]{0,127}$/;
const LONGEST_PATH = 300;

/** The caller's own, where it could be one and tells nothing of anybody; else one of ours. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) && scrubbed(given) === given ? given : randomUUID();
}

/** What is not to be logged is asked for by whoever watches over us. */
export function logged(log: Logger, unlogged: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const locals = response.locals as Locals;
    locals.requestId = requestIdOf(request);
    response.setHeader(REQUEST_ID, locals.requestId);
    response.once('error', (error) => (locals.error ??= error));
    if (!unlogged.has(pathOf(request)))
      response.once('close', () => {
        const line = lineOf(request, response, Math.round(performance.now() - began));
        if (isTrouble(response)) log.error({ ...line, error: locals.error }, 'request');
        else log.info(line, 'request');
      });
    next();
  };
}

const lineOf = (request: Request, response: Response, durationMs: number): object => ({
  requestId: (response.locals as Locals).requestId,
  ...askedOf(request, response),
  status: response.statusCode,
  durationMs,
  ...(!response.writableFinished && { brokenOff: true }),
});

/** Also where half an answer had gone out before something went wrong. */
const isTrouble = ({ statusCode, locals }: Response): boolean =>
  statusCode >= 500 || (locals as Locals).error !== undefined;

function askedOf(request: Request, { locals }: Response): object {
  const { route, actor, dossier, key, problem } = locals as Locals;
  return {
    method: request.method,
    path: pathOf(request),
    ...(route !== undefined && { route }),
    ...(actor && { party: actor.party, person: personOf(actor.sub), roles: actor.roles }),
    ...(dossier !== undefined && { dossier }),
    ...(key !== undefined && { keyHash: updateIdOf(key) }),
    ...(problem !== undefined && { problem }),
  };
}

const pathOf = ({ originalUrl, url }: { originalUrl?: string; url?: string }): string =>
  (originalUrl ?? url ?? '').split('?', 1)[0]!.slice(0, LONGEST_PATH);

/**
 * As the audit holds it. Where an identity service calls people by their address, a digest: lines of one person are
 * found together, and the audit tells whose they are.
 */
const personOf = (sub: string): string =>
  scrubbed(sub) === sub ? sub : `sha256:${createHash('sha256').update(sub).digest('hex').slice(0, 16)}`;
