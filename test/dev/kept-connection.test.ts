import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
// under test
import { ApiClient } from '../../dev/api-client.ts';

/** Of a thread of its own: it closes while we are busy, and says so where we see it without listening. */
const SERVER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:http').createServer({ keepAliveTimeout: 2000 }, (_, response) => response.end('{}'));
  server.once('connection', (socket) => socket.once('close', () => {
    Atomics.store(workerData, 0, 1);
    Atomics.notify(workerData, 0);
  }));
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;

const hasClosed = new Int32Array(new SharedArrayBuffer(4));
let server: Worker;
let client: ApiClient;
beforeAll(async () => {
  server = new Worker(SERVER, { eval: true, workerData: hasClosed });
  const port = await new Promise<number>((listening) => server.once('message', listening));
  client = new ApiClient({ url: `http://127.0.0.1:${port}`, tokenOf: async ({ party }) => party });
});
afterAll(async () => {
  client?.close();
  await server?.terminate();
});

it('O13: is answered though the server closes the kept connection in the same moment', async () => {
  const ask = () => client.send({ party: 'big-data' }, 'GET', '/');
  await ask();
  await sleep(1_500);
  // Busy while the server's time runs out: that it closed is not heard before the next request is on its way.
  Atomics.wait(hasClosed, 0, 0, 10_000);
  expect((await ask()).status).toBe(200);
});
