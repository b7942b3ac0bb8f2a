// The worker's own program, killed with SIGKILL again and again while acts come in: what was answered stands in the
// ledger, and nothing is there twice.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { readDossierRow } from '../../database/dossier.ts';
import { readLedger } from '../../database/ledger.ts';
import { notReplaying } from '../../worker/replayed.ts';
import type { RecordedState } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { diceOf, lawfulOrders, openingOf, pick, seenIn } from './random-orders.ts';
import { Proxy } from '../../trials/chaos/proxy.ts';
import { orderFrom, quietRuntime, World } from './world.ts';

const PROJECTS = 6;
const ACTS_EACH = 8;
const KILLS = 3;
/**
 * After several tasks in a row were lost the server lets the next one wait, longer each time, and turns updates away
 * meanwhile.
 */
const PATIENCE_MS = 150_000;
const root = fileURLToPath(new URL('../..', import.meta.url));

quietRuntime();
let world: World;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  world = await World.begin('killed', { ownNamespace: true });
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await world.end();
});

/** Starts the program and waits until it says that it polls. */
async function startProgram(temporalAddress = inject('temporalAddress')): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DUBAN_RELAY: 'off',
    DUBAN_FOLDER: inject('stackFolder'),
    WORKFLOW_BUNDLE: inject('workflowBundle'),
    DATABASE_URL: world.databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: world.namespace,
  };
  worker = spawn(process.execPath, argumentsFor('worker/main.ts'), {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of worker.stdout!) {
    said += String(chunk);
    if (said.includes('duban worker ready\n')) return;
  }
  throw new Error(`the worker ended: ${said}`);
}

async function kill(): Promise<void> {
  const gone = once(worker!, 'exit');
  worker!.kill('SIGKILL');
  await gone;
}

it('loses no act that was answered, and repeats none', async () => {
  const codes = Array.from({ length: PROJECTS }, (_, number) => `KILL-${world.name.split('_')[1]}-${number}`);
  const answered: { code: string; key: string; seq: number }[] = [];
  const bring = async (code: string, order: Parameters<typeof orderFrom>[0]) => {
    const sent = orderFrom(order);
    const { seq } = await world.bringPatiently(code, sent, { patienceMs: PATIENCE_MS });
    answered.push({ code, key: sent.requestKey, seq });
  };
  let done = false;

  await startProgram();
  const working = Promise.all(
    codes.map(async (code, number) => {
      const dice = diceOf(number + 1);
      await bring(code, openingOf(`项目 ${code}`, 'unit-hospital', '2000000000'));
      for (let n = 1; n < ACTS_EACH; n++) {
        const project = (await readDossierRow<RecordedState>(world.pool, projectId(code)))!;
        await bring(code, pick(lawfulOrders(seenIn(project), dice), dice));
        await sleep(200 + dice() * 600);
      }
    }),
  ).finally(() => (done = true));
  for (let kills = 0; kills < KILLS && !done; kills++) {
    await sleep(1_000);
    await kill();
    await startProgram();
  }
  await working;

  expect(answered).toHaveLength(PROJECTS * ACTS_EACH);
  for (const code of codes) {
    const acts = (await readLedger(world.pool, projectId(code), { limit: 1_000, line: 'act' })).items.map(
      ({ requestKey, seq }) => ({ code, key: requestKey, seq }),
    );
    expect(acts).toEqual(answered.filter((act) => act.code === code));
  }
  expect(await notReplaying(inject('workflowBundle'), await world.histories())).toEqual([]);
}, 240_000);

it('stops by itself when it is told to', async () => {
  const gone = once(worker!, 'exit');
  worker!.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
}, 30_000);

it('waits for an engine that starts after it', async () => {
  const way = await Proxy.open(Number(inject('temporalAddress').split(':')[1]));
  await way.away();
  const started = startProgram(`127.0.0.1:${way.port}`);
  const soon = await Promise.race([
    started.then(
      () => 'ready',
      () => 'ended',
    ),
    sleep(4_000).then(() => 'waiting'),
  ]);
  expect(soon).toBe('waiting');
  await way.clear();
  await started;
  await kill();
  await way.close();
}, 60_000);

it('names what is missing when a setting is', async () => {
  const program = spawn(process.execPath, argumentsFor('worker/main.ts'), {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL: world.databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let says = '';
  program.stderr.on('data', (chunk) => (says += String(chunk)));
  expect((await once(program, 'exit'))[0]).toBe(1);
  expect(says).toContain('TEMPORAL_ADDRESS');
});
