// The listening side: how long a request may take to arrive, how long a connection may rest, and what is said to whoever
// sends no request that could be read.
import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { noteProblem } from './metrics.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { Problem } from './problem.ts';
import { REQUEST_ID } from './request-log.ts';

export interface Patience {
  /** For a whole request, from its first byte (of a new connection: from the connection) to the last of its body. */
  requestMs: number;
  headersMs: number;
  /** How often it is looked whose time is up. */
  lookEveryMs: number;
  /**
   * Longer than any proxy or client keeps a connection that nobody uses (60 s with most), so that they close it and not
   * we: a request sent as we close is lost, and its sender told 「socket hang up」 or 502.
   */
  keptIdleMs: number;
  /** A connection on which nothing moves in either direction while an answer is sent. */
  silentMs: number;
}

/** A request that is late is answered within 30 s, the look included. */
export const PATIENCE: Patience = {
  requestMs: 29_000,
  headersMs: 15_000,
  lookEveryMs: 1_000,
  keptIdleMs: 75_000,
  silentMs: 60_000,
};
/** So long is waited for a caller that goes on sending to hear what was said, before the connection is cut. */
const HEARD_WITHIN_MS = 1_000;

/** `log` is told of requests that could not be read: no application sees them. */
export function openServer(app: RequestListener, patience: Patience = PATIENCE, log?: Logger): Server {
  const server = createServer(
    {
      requestTimeout: patience.requestMs,
      headersTimeout: patience.headersMs,
      connectionsCheckingInterval: patience.lookEveryMs,
      keepAliveTimeout: patience.keptIdleMs,
    },
    app,
  );
  server.timeout = patience.silentMs;
  const underWay = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request, response) => void underWay.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const last = underWay.get(socket);
    // In an answer, or after one to a request that is still arriving, nothing more can be said.
    const isAnswered = last !== undefined && last.headersSent && !(last.writableFinished && last.req.complete);
    if (!socket.writable || error.code === 'ECONNRESET' || isAnswered) return void socket.destroy();
    const problem = new Problem(problemOf(error.code));
    const requestId = randomUUID();
    noteProblem(problem.code);
    log?.info({ requestId, status: problem.status, problem: problem.code, error: error.code }, 'unread request');
    socket.end(told(problem, requestId));
    socket.resume();
    setTimeout(() => socket.destroy(), HEARD_WITHIN_MS).unref();
  });
  return server;
}

function problemOf(code: string | undefined): ProblemCode {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'requestTimeout';
  return code === 'HPE_HEADER_OVERFLOW' ? 'headersTooLarge' : 'brokenRequest';
}

function told({ status, body, headers }: Problem, requestId: string): string {
  const content = JSON.stringify({ ...body, requestId });
  const lines = {
    ...headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(content),
    'Cache-Control': 'no-store',
    Date: new Date().toUTCString(),
    Connection: 'close',
    [REQUEST_ID]: requestId,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${String(body.title)}`, ...head, '', content].join('\r\n');
}
