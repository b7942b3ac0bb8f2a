import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { developerTokens } from '../../dev/api-client.ts';
import { serveApi, type Serving } from './process.ts';
import { UNIT } from './world.ts';

/** A database that lets everybody in and never says a word: whoever asks it is under way until its deadline. */
let silent: Server;
const silenced: Socket[] = [];
beforeAll(async () => {
  silent = createServer((socket) => void silenced.push(socket.on('error', () => undefined)));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  for (const socket of silenced) socket.destroy();
  silent.close();
});
const silentUrl = () => `postgres://duban_api@127.0.0.1:${(silent.address() as AddressInfo).port}/none`;

interface Answer {
  status: number;
  connection: string | undefined;
  body: string;
  /** On a connection that was used before. */
  reused: boolean;
}

describe('O3: an API that is told to stop', { timeout: 60_000 }, () => {
  let api: Serving;
  const agents: Agent[] = [];
  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    if (api.child.exitCode === null && api.child.signalCode === null) api.child.kill('SIGKILL');
    await api.ended;
  });

  const keptAlive = (): Agent => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    return agent;
  };
  async function get(path: string, agent: Agent, headers: Record<string, string> = {}): Promise<Answer> {
    const asked = request(api.url + path, { agent, headers }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    let body = '';
    for await (const part of response.setEncoding('utf8')) body += String(part);
    return { status: response.statusCode!, connection: response.headers.connection, body, reused: asked.reusedSocket };
  }
  const tokenOf = async () => ({ Authorization: `Bearer ${await developerTokens(inject('tokenSecret'))(UNIT)}` });

  it('O3: says at once that it is not ready, closes each connection with its next answer, and ends in order', async () => {
    api = await serveApi({ DUBAN_STOP_PAUSE_SECONDS: '2' });
    const clients = [keptAlive(), keptAlive(), keptAlive()];
    for (const agent of clients) expect((await get('/healthz', agent)).connection).toBe('keep-alive');
    api.child.kill('SIGTERM');
    const began = performance.now();
    await expect.poll(() => api.said.err, { interval: 10, timeout: 20_000 }).toContain('stopping');

    const [one, two] = clients as [Agent, Agent, Agent];
    const ready = await get('/readyz', one);
    expect(ready).toMatchObject({ status: 503, connection: 'close', reused: true });
    expect(JSON.parse(ready.body)).toMatchObject({ ready: false, stopping: true });
    expect(await get('/projects', two)).toMatchObject({ status: 401, connection: 'close', reused: true });
    expect(await get('/healthz', two), 'a proxy that has not found out yet').toMatchObject({
      status: 200,
      connection: 'close',
      reused: false,
    });
    expect(await api.ended).toEqual([0, null]);
    expect(performance.now() - began, 'the third kept its connection and said nothing').toBeLessThan(4_500);
    await expect(get('/healthz', keptAlive())).rejects.toThrow('ECONNREFUSED');
  });

  it('O3: answers what it has in hand and takes nothing more', async () => {
    api = await serveApi({ DATABASE_API_URL: silentUrl() });
    const authorization = await tokenOf();
    const agent = keptAlive();
    await get('/healthz', agent);
    // It asks the database of its own accord as well; what was not read yet of a connection that is closed is cut.
    await sleep(300);
    const before = silenced.length;
    const underWay = get('/projects', agent, authorization);
    await expect.poll(() => silenced.length, { timeout: 20_000 }).toBeGreaterThan(before);
    api.child.kill('SIGTERM');
    await expect.poll(() => api.said.err, { interval: 10, timeout: 20_000 }).toContain('stopping');
    await sleep(100);
    await expect(get('/healthz', keptAlive())).rejects.toThrow('ECONNREFUSED');
    expect(await underWay).toMatchObject({ status: 503, connection: 'close', reused: true });
    expect(await api.ended).toEqual([0, null]);
  });

  it('O3: does not wait for those who connected and said nothing, and no longer than its bound for a slow sender', async () => {
    api = await serveApi();
    const mute = connect(api.port, '127.0.0.1').on('error', () => undefined);
    await once(mute, 'connect');
    await get('/healthz', keptAlive());
    api.child.kill('SIGTERM');
    const began = performance.now();
    expect(await api.ended).toEqual([0, null]);
    expect(performance.now() - began).toBeLessThan(2_000);

    api = await serveApi();
    const slow = connect(api.port, '127.0.0.1').on('error', () => undefined);
    slow.write('POST /documents HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n');
    await sleep(100);
    api.child.kill('SIGTERM');
    expect(await api.ended).toEqual([0, null]);
    expect(api.lines().at(-1)).toMatchObject({ level: 'warn', connections: 1 });
    slow.destroy();
  });

  it.each([
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGTERM', 'SIGINT', 130],
  ] as const)('O3: ends at once when it is told a second time: %s, then %s', async (first, second, code) => {
    api = await serveApi({ DUBAN_STOP_PAUSE_SECONDS: '60' });
    api.child.kill(first);
    await expect.poll(() => api.said.err, { interval: 10, timeout: 20_000 }).toContain('stopping');
    api.child.kill(second);
    const began = performance.now();
    expect(await api.ended).toEqual([code, null]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
