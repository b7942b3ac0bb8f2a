// Coming to rest: what was asked is answered, nobody is cut off in the middle, and a proxy has the time to find out that
// it is to ask others.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Stopping {
  /** How long requests are still taken, each answered with `Connection: close`. */
  pauseMs: number;
  /** For what is under way after that; then it is cut. */
  withinMs: number;
}

/**
 * Makes the server ready to stop in order once `stopping` is aborted. The answer begins the stop and tells how many
 * connections had to be cut.
 */
export function stoppable(server: Server, stopping: AbortSignal): (patience: Stopping) => Promise<number> {
  const sockets = new Set<Socket>();
  const underWay = new Set<ServerResponse>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (stopping.aborted) response.shouldKeepAlive = false;
  });
  // What is being answered when the signal comes is the last on its connection.
  stopping.addEventListener('abort', () => underWay.forEach((response) => (response.shouldKeepAlive = false)));

  return async ({ pauseMs, withinMs }) => {
    await sleep(pauseMs);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    // Node takes those that have never asked for anything for busy.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    let cut = 0;
    const late = setTimeout(() => {
      cut = sockets.size;
      server.closeAllConnections();
    }, withinMs);
    await closed;
    clearTimeout(late);
    return cut;
  };
}
