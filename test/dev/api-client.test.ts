import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
// under test
import { ApiClient } from '../../dev/api-client.ts';

let server: Server;
let client: ApiClient;
let answer: RequestListener;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new ApiClient({ url, tokenOf: async ({ party }) => `token of ${party}`, giveUpAfterMs: 2_000 });
});

afterEach(() => {
  client.close();
  server.closeAllConnections();
  server.close();
});

it('sends who asks, the key and the body, and answers what came', async () => {
  answer = (request, response) => {
    const { authorization, 'idempotency-key': key, 'content-type': type } = request.headers;
    response.writeHead(409, { 'Content-Type': 'application/problem+json', 'Retry-After': '3' });
    response.end(JSON.stringify({ authorization, key, type }));
  };
  const reply = await client.send({ party: 'unit-a' }, 'POST', '/projects', { key: 'k', body: {} });
  expect(reply).toMatchObject({
    status: 409,
    body: { authorization: 'Bearer token of unit-a', key: 'k', type: 'application/json' },
    retryAfterMs: 3_000,
  });
  await expect(client.call({ party: 'unit-a' }, 'GET', '/projects')).rejects.toThrow('GET /projects answered 409');
});

it('asks a busy API again, with the same key, while its patience lasts', async () => {
  const keys: unknown[] = [];
  answer = (request, response) => {
    keys.push(request.headers['idempotency-key']);
    response.writeHead(keys.length < 3 ? 503 : 201).end();
  };
  const asked = { key: 'k', patienceMs: 5_000 };
  expect((await client.send({ party: 'unit-a' }, 'POST', '/projects', asked)).status).toBe(201);
  expect(keys).toEqual(['k', 'k', 'k']);
  keys.length = 0;
  expect((await client.send({ party: 'unit-a' }, 'POST', '/projects', { key: 'k' })).status).toBe(503);
});

it('tries once more where a kept connection was closed under it, unless that might do something twice', async () => {
  const requestsOf = new Map<unknown, number>();
  answer = ({ socket }, response) => {
    const count = (requestsOf.get(socket) ?? 0) + 1;
    requestsOf.set(socket, count);
    if (count > 1) socket.destroy();
    else response.end('{}');
  };
  const post = (key?: string) => client.send(undefined, 'POST', '/projects', { key });
  expect((await post('first')).status).toBe(200);
  expect((await post('second')).status).toBe(200);
  expect([...requestsOf.values()]).toEqual([2, 1]);
  await expect(post()).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('rejects where there is no answer in time, or half of one', async () => {
  answer = () => undefined;
  await expect(client.send(undefined, 'GET', '/')).rejects.toThrow();
  answer = (_, response) => {
    response.writeHead(200, { 'Content-Length': '10' }).write('half');
    setTimeout(() => response.destroy(), 50);
  };
  await expect(client.send(undefined, 'GET', '/')).rejects.toMatchObject({ code: 'ECONNRESET' });
});
