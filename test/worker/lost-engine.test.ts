// The engine loses what it stores under a running installation: said at once, and mended by the next start of a worker.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// test support
import { readConfig } from '../../config.ts';
import { prepareNamespace } from '../../dev/stack/namespace.ts';
import { SEARCH_ATTRIBUTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { World } from '../api/world.ts';
import { projectId } from '../dossier-names.ts';

let world: World;
let code: string;
beforeAll(async () => {
  world = await World.begin({ DUBAN_RELAY: 'on', LOG_LEVEL: 'warn' });
  code = await world.openProject();
}, 60_000);
afterAll(() => world?.end());

const client = () => world.deps.engine.client;
const readyz = async () => (await world.api.call(undefined, 'GET', '/readyz')).body as Record<string, unknown>;
const isRunning = () =>
  client()
    .workflow.getHandle(workflowIdOf(projectId(code)))
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    );
const loseNamespace = () => client().connection.operatorService.deleteNamespace({ namespace: world.name });

it('O3: a worker whose namespace vanishes ends with one sentence, which names it and the cure', async () => {
  const worker = world.worker!;
  const ended = once(worker, 'exit');
  await loseNamespace();
  expect(await ended).toEqual([1, null]);
  const last = world.workersSaid.trim().split('\n').at(-1)!;
  expect(last).toMatch(new RegExp(`^Temporal 中的命名空间 ${world.name} 不见了：.*请重新启动 worker`));
  expect(world.workersSaid).not.toContain('没有料到的错误');
  // The engine goes on for a minute and more with what it knew of the namespace.
}, 300_000);

it('O11: a worker that finds an engine without dossiers starts them all from their ledgers, and says so', async () => {
  world.workersSaid = '';
  await world.startWorker();
  await expect.poll(isRunning, { timeout: 30_000 }).toBe(true);
  await expect.poll(() => world.workersSaid, { timeout: 30_000 }).toMatch(/"mended":1,[^\n]*reconciled, and something/);
  expect(world.workersSaid).toContain('the engine knows none of the open dossiers');
  await expect.poll(readyz, { timeout: 30_000 }).toMatchObject({ ready: true, projects: 'answering' });
}, 120_000);

it('O11: one that finds histories of dossiers, though none runs, leaves them to people, and the API says so', async () => {
  await world.stopWorker();
  await client()
    .workflow.getHandle(workflowIdOf(projectId(code)))
    .terminate('by an administrator');
  await expect
    .poll(
      async () =>
        (await client().workflow.count(`WorkflowType = 'projectLifecycle' AND ExecutionStatus = 'Running'`)).count,
    )
    .toBe(0);
  await world.startWorker();
  await expect.poll(readyz, { timeout: 60_000 }).toMatchObject({
    ready: true,
    projects: 'partly',
    says: [expect.stringMatching(/却一个也没有运行.*reconcile/), expect.anything()],
  });
  await sleep(3_000);
  expect(await isRunning()).toBe(false);
}, 120_000);

it('O11: one that sends nothing starts nothing', async () => {
  await world.stopWorker();
  const namespace = `${world.name}_rehearsed`;
  const settings = readConfig({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: namespace });
  await prepareNamespace(settings, SEARCH_ATTRIBUTES);
  world.workersSaid = '';
  await world.startWorker({ DUBAN_RELAY: 'off', TEMPORAL_NAMESPACE: namespace });
  expect(world.workersSaid).not.toContain('the engine knows none');
}, 60_000);
