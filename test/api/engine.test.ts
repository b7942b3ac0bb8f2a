// The API's way to the engine, by way of a piece of network that falls silent.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
// Test support
import { Proxy } from '../../trials/chaos/proxy.ts';
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
  const ask = () =>
    engine.client.withDeadline(Date.now() + WITHIN_MS, () => engine.client.workflowService.getSystemInfo({}));
  await ask();
  way.silence();
  // Longer than two looks: the connection that is there at the end of the silence began in it.
  await sleep(2_000);
  await expect(ask()).rejects.toThrow();
  await way.clear();
  await sleep(2_000);
  expect((await ask()).serverVersion).toMatch(/^\d/);
  await engine.close();
  await way.close();
});

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
