// I17: a key goes when nothing in the engine needs it any more, and not before.
// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '@temporalio/client';
import { projectId } from '../dossier-names.ts';
import { openingOf } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, World } from '../workflows/world.ts';
import { K1, K2 } from './keys.ts';
// under test
import { readConfig } from '../../config.ts';
import { registeredKeys } from '../../database/sealing.ts';
import { proveSealing } from '../../engine/sealing/prove.ts';
import { keepNightly } from '../../worker/nightly.ts';
import { sealing } from '../../worker/sealing.ts';
import { NIGHTLY_SCHEDULE } from '../../workflows/reconciliation/contract.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';

quietRuntime();

let world: World;
let stopWorker: () => Promise<void>;
const settings = (keys: string) => readConfig({ TEMPORAL_NAMESPACE: world.namespace, DUBAN_SEALING_KEYS: keys });
const asked = (keys: string, retire?: string) =>
  sealing(world.pool, world.client.connection as Connection, settings(keys), { retire });

beforeAll(async () => {
  world = await World.begin('retiring', { ownNamespace: true, sealingKeys: K1 });
  for (const keys of [K1, `${K1},${K2}`]) await proveSealing(world.pool, settings(keys));
  stopWorker = await world.startWorker({ sealingKeys: `${K2},${K1}` });
});
afterAll(async () => {
  await stopWorker();
  await world.end();
});

it('I17: stays while a history or a schedule was sealed with it, goes afterwards, and is missed by nobody', async () => {
  const code = 'RETIRING-1';
  await world.open(code, orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000')));
  await keepNightly(world.client);
  const both = `${K2},${K1}`;
  // Lists follow the engine by a moment.
  for (let found = ''; !found.includes('2 个'); await sleep(200)) found = (await asked(both)).lines[0]!;
  expect((await asked(both)).lines).toEqual([
    expect.stringMatching(
      new RegExp(
        `^k1\\u3000[-\\d]+ 登记，只用于读，2 个工作流或计划的历史要用它来读（.*${workflowIdOf(projectId(code))}.*），不能停用$`,
      ),
    ),
    expect.stringMatching(/^k2\u3000[-\d]+ 登记，当前密钥，1 个工作流/),
  ]);
  expect(await asked(both, 'k1')).toMatchObject({ isDone: false, lines: [expect.stringContaining('不能停用')] });
  expect(await asked(both, 'k2')).toMatchObject({ isDone: false, lines: [expect.stringContaining('是当前密钥')] });
  expect(await asked(both, 'k3')).toMatchObject({
    isDone: false,
    lines: [expect.stringContaining('没有登记过密钥 k3')],
  });

  // What time does by itself: the run falls out of retention, and the schedule is made anew with the current key.
  const { workflowService } = world.client;
  const { namespace } = world;
  await world.handle(code).terminate();
  await workflowService.deleteWorkflowExecution({
    namespace,
    workflowExecution: { workflowId: workflowIdOf(projectId(code)) },
  });
  await workflowService.deleteSchedule({ namespace, scheduleId: NIGHTLY_SCHEDULE });
  for (let found = ''; !found.includes('没有历史用它，可以停用'); await sleep(200))
    found = (await asked(both)).lines[0]!;
  expect(await asked(both, 'k1')).toMatchObject({ isDone: true, lines: [expect.stringContaining('k1 已停用')] });
  expect((await registeredKeys(world.pool)).map(({ id, retiredAt }) => [id, retiredAt !== null])).toEqual([
    ['k1', true],
    ['k2', false],
  ]);
  await proveSealing(world.pool, settings(K2));
}, 60_000);
