// test support
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openingOf } from './random-orders.ts';
import { orderFrom, unopened, World } from './world.ts';
// under test
import { openThroughDoor } from '../../api/acts/door.ts';
import { openEngine, type Engine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { kindNamed } from '../../measures/register.ts';

let world: World;
let engine: Engine;
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  world = await World.begin('own_first_attempt', { ownNamespace: true });
  engine = openEngine(readConfig({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: world.namespace }));
});
afterAll(async () => {
  await engine.close();
  await stop?.();
  await world.end();
});

it('sends an opening anew that meets the run of its own first attempt, which took nothing and is over', async () => {
  const code = 'CQ-2026-0001';
  const order = orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'));
  const { workflowService } = engine.client;
  const send = workflowService.executeMultiOperation.bind(workflowService);
  const met: string[] = [];
  workflowService.executeMultiOperation = (async (request: Parameters<typeof send>[0]) => {
    workflowService.executeMultiOperation = send;
    // Nobody works yet, so that it starts a run and its update is taken by none.
    await engine.client.withDeadline(Date.now() + 500, () => send(request)).catch(() => undefined);
    await world.handle(code).terminate();
    try {
      return await send(request);
    } catch (error) {
      met.push(String(error));
      stop = await world.startWorker();
      throw error;
    }
  }) as typeof send;
  const errand = {
    of: kindNamed('project'),
    code,
    order,
    deadline: Date.now() + 20_000,
    title: '智慧医院',
    startWith: () => Promise.resolve(unopened(code)),
    recorded: () => Promise.resolve(undefined),
  };
  const ends = { engine, pool: world.pool };
  expect(await openThroughDoor(ends, errand, unopened(code))).toMatchObject({ seq: 1, requestHash: order.requestHash });
  expect(met).toEqual([expect.stringContaining('Update-with-Start could not be executed')]);
});
