import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, inject } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { Listening, OPENING, UNIT, World } from './world.ts';

/** Nothing listens there. */
const NOWHERE = '127.0.0.1:1';

describe('when a part is away', () => {
  let world: World;
  let code: string;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    // Told nothing, and yet a process, for it is to be killed.
    world = await World.begin({});
    code = await world.openProject();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  afterAll(() => world?.end());

  const withdraw = (api: Listening, key: string, { patient = false } = {}) =>
    api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw`, { body: { reason: '不再建设' }, key, patient });

  it('answers 503 within 5 s for acts while the engine is away, reads on, and a retry opens one project', async () => {
    const api = await apiOn({ engineAt: NOWHERE });
    const key = randomUUID();
    const open = (through: Listening) => through.call(UNIT, 'POST', '/projects', { body: OPENING, key });
    for (const reply of [
      await open(api),
      await withdraw(api, randomUUID()),
      await api.call(UNIT, 'GET', `/projects/${code}/sheet`),
    ]) {
      expect(reply).toMatchObject({ status: 503, body: { code: 'engineAway' } });
      expect(reply.headers.get('Retry-After')).toBe('2');
      expect(reply.tookMs).toBeLessThan(5_000);
    }
    expect(await api.call(UNIT, 'GET', `/projects/${code}/acts`)).toMatchObject({ status: 200 });
    expect(await api.call(undefined, 'GET', '/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, database: true, engine: false },
    });
    expect((await api.call(undefined, 'GET', '/healthz')).status).toBe(200);
    const opened = await open(world.api);
    expect(opened.status).toBe(201);
    expect((await open(world.api)).text).toBe(opened.text);
  });

  it('answers 503 within 5.5 s where the engine takes connections and says nothing', async () => {
    const api = await apiOn({ engineAt: await silentServer() });
    const reply = await withdraw(api, randomUUID());
    expect(reply).toMatchObject({ status: 503 });
    expect(reply.tookMs).toBeLessThan(5_500);
  });

  it('answers 503 within 2 s where the database refuses connections', async () => {
    const api = await apiOn({ databaseAt: NOWHERE });
    for (const reply of [
      await withdraw(api, randomUUID()),
      await api.call(UNIT, 'GET', '/projects'),
      await api.call(UNIT, 'POST', '/documents', { body: DOCUMENT }),
    ]) {
      expect(reply).toMatchObject({ status: 503, body: { code: 'databaseAway' } });
      expect(reply.headers.get('Retry-After')).toBe('2');
      expect(reply.tookMs).toBeLessThan(2_000);
    }
    expect(await api.call(undefined, 'GET', '/readyz')).toMatchObject({
      status: 503,
      body: { database: false, engine: true },
    });
  });

  it('answers 503 within 5.5 s where the database takes connections and says nothing, and tells nobody why', async () => {
    const api = await apiOn({ databaseAt: await silentServer() });
    const reply = await api.call(UNIT, 'GET', '/projects', { patient: false });
    expect(reply.status).toBe(503);
    expect(reply.tookMs).toBeLessThan(5_500);
    expect(reply.text).not.toMatch(/timeout|127\.0\.0\.1|pg|node_modules/);
  });

  it(
    'answers 503 within 5.5 s while no worker takes the act, and the retry gets the one true outcome',
    { timeout: 60_000 },
    async () => {
      await world.stopWorker('SIGKILL');
      const key = randomUUID();
      const late = await withdraw(world.api, key);
      expect(late).toMatchObject({ status: 503, body: { code: 'deadline' } });
      expect(late.tookMs).toBeLessThan(5_500);
      await world.startWorker();
      const taken = await withdraw(world.api, key, { patient: true });
      expect(taken).toMatchObject({ status: 200, body: { seq: 2, stage: 'WITHDRAWN' } });
      expect((await withdraw(world.api, key)).text).toBe(taken.text);
      expect((await world.api.call(UNIT, 'GET', `/projects/${code}/ledger`)).body.items).toHaveLength(2);
    },
  );

  it('gives a project whose workflow was lost a new one with its next act', async () => {
    const lost = await world.openProject();
    await world.deps.engine.client.workflow.getHandle(`project:${lost}`).terminate('test');
    const reply = await world.api.call(UNIT, 'POST', `/projects/${lost}/acts/withdraw`, { body: { reason: '理由' } });
    expect(reply).toMatchObject({ status: 200, body: { seq: 2, stage: 'WITHDRAWN' } });
    expect((await world.api.call(UNIT, 'GET', `/projects/${lost}/ledger`)).body.items).toHaveLength(2);
  });

  async function apiOn({
    engineAt = inject('temporalAddress'),
    databaseAt,
  }: {
    engineAt?: string;
    databaseAt?: string;
  }): Promise<Listening> {
    const url = new URL(world.databases.apiUrl);
    if (databaseAt) url.host = databaseAt;
    const deps = {
      pool: openPool(url.href, { name: 'outage' }),
      engine: openEngine(readConfig({ TEMPORAL_ADDRESS: engineAt, TEMPORAL_NAMESPACE: world.name })),
      temporalUiUrl: inject('temporalUiUrl'),
    };
    const api = await Listening.open(deps);
    closing.push(
      () => deps.pool.end(),
      () => deps.engine.close(),
      () => api.close(),
    );
    return api;
  }

  /** Takes connections and never says a word. */
  async function silentServer(): Promise<string> {
    const sockets = new Set<{ destroy(): void }>();
    const server: Server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
});

const DOCUMENT = { kind: 'evidence', name: '佐证', sha256: 'd'.repeat(64), reference: '档案' };
