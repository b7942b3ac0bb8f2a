// The API's way to the engine, by way of a piece of network that falls silent.
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
// Test support
import { Proxy } from '../../trials/chaos/proxy.ts';
import { Authority } from '../certificates.ts';
import { openTlsFront } from '../tls-front.ts';
// Under test
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { problemOf } from '../../api/http/problem.ts';

const LOOKS = { every: 300, answeredWithin: 200 };
const WITHIN_MS = 1_000;

it('gives up a connection on which nothing comes back, also one that was made while nothing did', async () => {
  const way = await Proxy.open(Number(inject('temporalAddress').split(':')[1]));
  const engine = openEngine(
    readConfig({ TEMPORAL_ADDRESS: `127.0.0.1:${way.port}`, TEMPORAL_NAMESPACE: 'default' }),
    LOOKS,
  );
  const ask = (withinMs = WITHIN_MS) =>
    engine.client.withDeadline(Date.now() + withinMs, () => engine.client.workflowService.getSystemInfo({}));
  await ask(10_000);
  way.silence();
  // Longer than two looks: the connection that is there at the end of the silence began in it.
  await sleep(2_000);
  await expect(ask()).rejects.toThrow();
  await way.clear();
  await sleep(2_000);
  expect((await ask(10_000)).serverVersion).toMatch(/^\d/);
  await engine.close();
  await way.close();
});

it('O6: goes on where a certificate is gone while a new connection is needed, and finds it again', async () => {
  const authority = await Authority.open();
  const front = await openTlsFront(inject('temporalAddress'), await authority.certify(['localhost']));
  const way = await Proxy.open(front.port);
  const ca = authority.ca;
  const engine = openEngine(
    readConfig({ TEMPORAL_ADDRESS: `localhost:${way.port}`, TEMPORAL_TLS_SERVER_CA_CERT_PATH: ca }),
    LOOKS,
  );
  const ask = () =>
    engine.client.withDeadline(Date.now() + WITHIN_MS, () => engine.client.workflowService.getSystemInfo({}));
  await ask();
  rmSync(ca);
  way.silence();
  await sleep(2_000);
  await expect(ask()).rejects.toThrow();
  expect(authority.ca).toBe(ca);
  await way.clear();
  await expect.poll(ask, { timeout: 10_000 }).toMatchObject({ serverVersion: expect.stringMatching(/^\d/) as string });
  await engine.close();
  await way.close();
  await front.close();
  authority.close();
}, 30_000);

it('says that the engine is away where it does not know the namespace', async () => {
  const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: 'nowhere' }));
  const asked = engine.client.workflow.getHandle('project:nothing').executeUpdate('act', { args: [] });
  expect(problemOf(await asked.catch((error: unknown) => error))).toMatchObject({ code: 'engineAway', status: 503 });
  await engine.close();
});

it('may be closed while a call waits to be tried again, and nothing is thrown that nobody could catch', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown): void => void thrown.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  try {
    // Nothing listens there: each call fails at once, and is tried again a moment later.
    const closedAfterMs = Array.from({ length: 40 }, (_, number) => number * 5);
    await Promise.all(
      closedAfterMs.map(async (afterMs) => {
        const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'default' }));
        const asked = engine.client.workflowService.getSystemInfo({}).catch(() => 'failed');
        await sleep(afterMs);
        await engine.close();
        expect(await asked).toBe('failed');
      }),
    );
    await sleep(500);
  } finally {
    process.off('uncaughtException', note);
    for (const other of others) process.on('uncaughtException', other);
  }
  expect(thrown).toEqual([]);
});
