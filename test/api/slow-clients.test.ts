import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { developerTokens } from '../../dev/api-client.ts';
import { appOf, UNIT } from './world.ts';
// Under test
import { openServer, PATIENCE } from '../../api/http/server.ts';

// Nothing here is read from a database or an engine: both are away.
const pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
/** The same as in operation, thirty times as quick. */
const QUICK = { requestMs: 1_000, headersMs: 500, lookEveryMs: 50, keptIdleMs: 400, silentMs: 2_000 };

interface Heard {
  text: string;
  afterMs: number;
}

describe('H6: whoever sends slowly', () => {
  let server: Server;
  let token: string;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    server = openServer(appOf({ pool, engine }), QUICK);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    token = await developerTokens(inject('tokenSecret'))(UNIT);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
    await Promise.all([engine.close(), pool.end()]);
  });

  const port = () => (server.address() as AddressInfo).port;
  /** Sends `first`, then a byte of `rest` each `everyMs`; answers what was heard until the connection closed. */
  async function heard(first: string, rest = '', everyMs = 100): Promise<Heard> {
    const socket = connect(port(), '127.0.0.1');
    sockets.push(socket);
    const began = performance.now();
    let text = '';
    socket.on('data', (part: Buffer) => (text += part.toString())).on('error', () => undefined);
    socket.write(first);
    const closed = once(socket, 'close');
    const dripping = (async () => {
      for (const byte of rest) {
        await sleep(everyMs);
        if (!socket.writable) return;
        socket.write(byte);
      }
    })();
    await closed;
    await dripping;
    return { text, afterMs: performance.now() - began };
  }

  const post = (length: number) =>
    `POST /documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: k\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

  it.each([
    ['whose headers stall', () => ['GET /projects HTTP/1.1\r\nHost: x\r\n', ''], 500],
    ['who sends one byte of a header at a time', () => ['GET /projects HTTP/1.1\r\nX-Slow: ', 'a'.repeat(40)], 500],
    ['whose body stalls', () => [post(1_000) + '{"kind":', ''], 1_000],
    ['who sends one byte of a body at a time', () => [post(1_000), '{'.padEnd(60)], 1_000],
  ] as const)('H6: %s is answered 408 in time, and the connection is closed', async (_who, sent, dueMs) => {
    const [first, rest] = sent();
    const { text, afterMs } = await heard(first!, rest);
    const [head, body] = text.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 /);
    expect(head).toMatch(/^Connection: close\r?$/im);
    expect(head).toMatch(/^Content-Type: application\/problem\+json/im);
    expect(JSON.parse(body!)).toMatchObject({ status: 408, code: 'requestTimeout', type: '/problems/requestTimeout' });
    expect(afterMs).toBeGreaterThan(dueMs - 100);
    expect(afterMs).toBeLessThan(dueMs + 2_500);
  });

  it('H6: a connection that says nothing is closed as well, new or kept', async () => {
    expect((await heard('')).text).toMatch(/^HTTP\/1\.1 408 |^$/);
    const kept = await heard('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(kept.text).toMatch(/^HTTP\/1\.1 200 /);
    expect(kept.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(kept.afterMs).toBeLessThan(4_000);
  });

  it('H6: twenty slow clients hold up nobody', async () => {
    const slow = Array.from({ length: 20 }, () => heard(post(1_000) + '{', ' '.repeat(20)));
    await sleep(200);
    const times: number[] = [];
    for (let asked = 0; asked < 20; asked++) {
      const began = performance.now();
      expect((await fetch(`http://127.0.0.1:${port()}/measures`)).status).toBe(200);
      times.push(performance.now() - began);
    }
    expect(times.sort((one, other) => one - other)[10]).toBeLessThan(100);
    expect((await Promise.all(slow)).map(({ text }) => text.slice(9, 12))).toEqual(Array(20).fill('408'));
  });

  it('H6: an answer that was given before the whole body came is not followed by a second one', async () => {
    const unknown = post(1_000).replace(/Authorization: [^\r]+\r\n/, '');
    const { text } = await heard(unknown + '{');
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each([
    ['no HTTP at all', 'HELO mail\r\n\r\n', 400, 'brokenRequest'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headersTooLarge'],
  ])('H6: %s is answered with a problem', async (_what, sent, status, code) => {
    const { text } = await heard(sent);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(text.split('\r\n\r\n')[1]!)).toMatchObject({ status, code });
  });

  it('H6: in operation a request is read within 30 s, the look for late ones included', () => {
    expect(PATIENCE.requestMs + PATIENCE.lookEveryMs).toBeLessThanOrEqual(30_000);
    expect(PATIENCE.headersMs).toBeLessThanOrEqual(PATIENCE.requestMs);
  });
});
