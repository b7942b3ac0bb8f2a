// I17: a key that nobody has any more is given up, and its dossiers go on in another namespace under a new one.
// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { openPool } from '../../database/pool.ts';
import { projectId } from '../dossier-names.ts';
import { Dossiers } from '../workflows/dossiers.ts';
import { openingOf } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, World } from '../workflows/world.ts';
import { K1, K2, K3 } from './keys.ts';
// under test
import { readConfig } from '../../config.ts';
import { openClient } from '../../engine/client.ts';
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import { proveSealing } from '../../engine/sealing/prove.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { sealing } from '../../worker/sealing.ts';
import { createWorkers } from '../../worker/workers.ts';
import { LIFECYCLE_QUEUE, SEARCH_ATTRIBUTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';

quietRuntime();

const CODE = 'LOSING-1';
let world: World;
let native: NativeConnection;
const settings = (keys: string, namespace = world.namespace) =>
  readConfig({ TEMPORAL_NAMESPACE: namespace, DUBAN_SEALING_KEYS: keys });
const lost = (id: string, keys: string) =>
  sealing(world.pool, world.client.connection as Connection, settings(keys), { lost: id });
const asked = async (keys: string, namespace?: string): Promise<string> =>
  proveSealing(world.pool, settings(keys, namespace)).then(
    () => 'begins',
    (error: Error) => error.message,
  );

beforeAll(async () => {
  world = await World.begin('losing', { ownNamespace: true, sealingKeys: K1 });
  native = await NativeConnection.connect({ address: inject('temporalAddress') });
  await proveSealing(world.pool, settings(K1));
  const stopWorker = await world.startWorker();
  await world.open(CODE, orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000')));
  await stopWorker();
  // Lists follow the engine by a moment.
  for (let found = 0; found === 0; await sleep(200)) found = (await world.client.workflow.count()).count;
});
afterAll(async () => {
  await native.close();
  await world.end();
});

it('I17: cannot be declared lost while the settings hold it or a program runs, nor can the last one be retired', async () => {
  expect(await lost('k1', K1)).toMatchObject({ isDone: false, lines: [expect.stringContaining('还写着密钥 k1')] });
  expect(await lost('k7', K2)).toMatchObject({ isDone: false, lines: [expect.stringContaining('没有登记过密钥 k7')] });
  const worker = openPool(world.databaseUrl, { name: 'duban-worker' });
  await worker.query('select 1');
  expect(await lost('k1', K2)).toMatchObject({
    isDone: false,
    lines: [expect.stringContaining('duban-worker 还在运行')],
  });
  await worker.end();
  const connection = world.client.connection as Connection;
  expect(await sealing(world.pool, connection, settings(K2), { retire: 'k1' })).toMatchObject({
    isDone: false,
    lines: [expect.stringContaining('丢失的，运行 sealing --lost k1')],
  });
  expect(await asked(K1)).toBe('begins');
});

it('I17: declared lost takes its namespace with it, and every dossier goes on in a new one under a new key', async () => {
  const anew = `${world.namespace}_anew`;
  expect(await asked(K2, anew)).toContain('sealing --lost');
  const { lines, isDone } = await lost('k1', K2);
  expect(isDone).toBe(true);
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^密钥 k1 已报失，命名空间 ${world.namespace} 中[^]*从此读不出`)),
  ]);
  expect(lines[0]).not.toMatch(/[\n。]/);
  expect((await lost('k1', K2)).isDone).toBe(true);

  expect(await asked(K2)).toContain(`命名空间 ${world.namespace} 中有以密钥 k1 封装的历史`);
  expect(await asked(`${K2},${K1}`, anew)).toContain('密钥 k1 已报失');
  await registerNamespace(native, anew, SEARCH_ATTRIBUTES);
  expect(await asked(K2, anew)).toBe('begins');
  expect(await asked(`${K3},${K2}`, anew)).toContain('k3 尚未登记');

  const client = openClient(world.client.connection, settings(K2, anew));
  const workers = await createWorkers({
    connection: native,
    namespace: anew,
    bundle: inject('workflowBundle'),
    activities: createActivities({ pool: world.pool, channels: new Map() }),
    sends: false,
    sealing: sealedWorker(settings(K2, anew)),
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  const { findings } = await reconcile({ client, pool: world.pool });
  expect(findings).toContainEqual(
    expect.objectContaining({ about: workflowIdOf(projectId(CODE)), trouble: 'notRunning', outcome: 'mended' }),
  );
  const dossiers = new Dossiers(client, world.pool, LIFECYCLE_QUEUE);
  const references = { documents: [], standing: { blocks: [] } };
  const withdrawal = orderFrom({ act: 'withdraw', party: 'unit-hospital', input: { reason: '不再建设' }, references });
  expect((await dossiers.bringPatiently(CODE, withdrawal)).seq).toBe(2);
  workers.forEach((worker) => worker.shutdown());
  await running;
}, 60_000);
