// The engine loses what it stores under a running installation: said at once, and mended by the next start of a worker.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// test support
import { readConfig } from '../../config.ts';
import { findEngine } from '../../dev/stack/engine-binary.ts';
import { serverArguments } from '../../dev/stack/engine.ts';
import { prepareNamespace } from '../../dev/stack/namespace.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { SEARCH_ATTRIBUTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { World } from '../api/world.ts';
import { projectId } from '../dossier-names.ts';
import { Program } from '../programs.ts';

let world: World;
let code: string;
beforeAll(async () => {
  world = await World.begin({ DUBAN_RELAY: 'on', LOG_LEVEL: 'warn' });
  code = await world.openProject();
}, 60_000);
afterAll(() => world?.end());

const client = () => world.deps.engine.client;
const readyz = async () => (await world.api.call(undefined, 'GET', '/readyz')).body as Record<string, unknown>;
const isForgotten = () =>
  client()
    .workflow.count()
    .then(
      () => false,
      (error: Error) => error.name === 'NamespaceNotFoundError',
    );
const isRunning = () =>
  client()
    .workflow.getHandle(workflowIdOf(projectId(code)))
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    );

it('O3: a worker whose namespace vanishes with the store of its engine ends with one sentence, which names it and the cure', async () => {
  const folder = mkdtempSync(path.join(inject('stackFolder'), 'lost-'));
  const [port, uiPort] = (await freePorts(2)) as [number, number];
  const binary = await findEngine(path.join(import.meta.dirname, '..', '..', '.duban'), () => undefined);
  const engineStarted = () =>
    spawn(binary, serverArguments({ folder, port, uiPort, say: () => undefined }), { stdio: 'ignore' });
  let engine = engineStarted();
  const worker = Program.start('worker/main.ts', {
    NODE_ENV: 'development',
    DATABASE_URL: world.databases.workerUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    TEMPORAL_NAMESPACE: 'vanishing',
    WORKFLOW_BUNDLE: inject('workflowBundle'),
    DUBAN_RELAY: 'off',
  });
  try {
    await worker.untilItSays('duban worker ready');
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    engine = engineStarted();
    expect(await worker.ended()).toBe(1);
    const last = worker.said.trim().split('\n').at(-1)!;
    expect(last).toMatch(/^Temporal 中的命名空间 vanishing 不见了：.*请重新启动 worker/);
    expect(worker.said).not.toContain('没有料到的错误');
  } finally {
    await worker.stop();
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    rmSync(folder, { recursive: true });
  }
}, 120_000);

it('O11: a worker that finds an engine without dossiers starts them all from their ledgers, and says so', async () => {
  await world.stopWorker();
  await client().connection.operatorService.deleteNamespace({ namespace: world.name });
  // A server remembers namespaces by their names, each part of it for two seconds after its last look: a quick worker
  // would be told of the runs in the old one.
  await expect.poll(isForgotten, { timeout: 30_000 }).toBe(true);
  await sleep(3_000);
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
