// The ways in which a reconciliation comes about: every night by its schedule, and by hand.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { quietRuntime } from '../workflows/world.ts';
import { ofDossiers, Patients } from './patients.ts';
import { figuresIn } from './figures-in.ts';
// under test
import { reconcileDossiersWith } from '../../activities/reconcile-dossiers.ts';
import { codeOfBundle } from '../../worker/bundle.ts';
import { workerFigures } from '../../worker/metrics.ts';
import { keepNightly } from '../../worker/nightly.ts';
import { nightlyWith } from '../../worker/reconcile/nightly.ts';
import { sealsIn } from '../../worker/verify/seal.ts';
import {
  NIGHTLY_SCHEDULE,
  RECONCILIATION_QUEUE,
  type Reconciliation,
  type ReconciliationSummary,
} from '../../workflows/reconciliation/contract.ts';

quietRuntime();

let patients: Patients;
beforeAll(async () => {
  patients = await Patients.begin();
});
afterAll(() => patients.end());

describe('every night', () => {
  const nightly = () => patients.world.client.schedule.getHandle(NIGHTLY_SCHEDULE);

  async function night(): Promise<string> {
    const before = (await nightly().describe()).info.recentActions.length;
    await nightly().trigger();
    for (;;) {
      const { recentActions } = (await nightly().describe()).info;
      const taken = recentActions[before]?.action;
      if (taken)
        return patients.world.client.workflow
          .getHandle(taken.workflow.workflowId)
          .result()
          .then(
            (summary) => JSON.stringify(summary),
            (error: Error) => `failed: ${(error.cause as Error).message}`,
          );
      await sleep(100);
    }
  }

  it('at half past two in Beijing a schedule does it, made once however often a worker starts', async () => {
    await keepNightly(patients.world.client);
    await keepNightly(patients.world.client);
    const { info } = await nightly().describe();
    expect(info.nextActionTimes.slice(0, 2).map((at) => at.toISOString().slice(11, 16))).toEqual(['18:30', '18:30']);
  });

  it('O11: what can be mended is mended, everything is sealed, and what is left to people makes the run fail with the report', async () => {
    const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
    const said: unknown[] = [];
    const log = { info: (line: unknown) => void said.push(line), warn: (line: unknown) => void said.push(line) };
    const { databaseUrl } = patients.world;
    const activities = reconcileDossiersWith(
      nightlyWith({ client: patients.world.client, pool: patients.world.pool, databaseUrl, log }),
    );
    const worker = await Worker.create({
      connection,
      namespace: patients.world.namespace,
      taskQueue: RECONCILIATION_QUEUE,
      workflowBundle: { code: codeOfBundle(inject('workflowBundle'), { stacks: false }) },
      activities,
    });
    await worker.runUntil(async () => {
      const code = await patients.declared();
      await patients.terminate(code);
      const summary = JSON.parse(await night()) as ReconciliationSummary;
      expect(summary).toMatchObject({ left: 0, report: expect.stringContaining(code) as string });
      // O11: whoever collects logs or results keeps the seal of each night.
      expect(sealsIn(summary.seal!)).toMatchObject([{ dossiers: 1, lines: 2 }]);
      expect(said).toEqual([expect.objectContaining({ mended: summary.mended, left: 0 }), { seal: summary.seal }]);
      await patients.owner.query('update dossier set seq = seq - 1 where code = $1', [code]);
      expect(await night()).toMatch(new RegExp(`^failed: 对账[^]*需要人处理 1 项[^]*${code}`));
      await patients.owner.query('update dossier set seq = seq + 1 where code = $1', [code]);
    });
    await connection.close();
  }, 60_000);
});

it('O5: what the last one found, by night or by hand, is told as a figure, and that it was done', async () => {
  const told = async () => {
    const { registry, readFrom } = workerFigures([]);
    const { pool, client } = patients.world;
    readFrom({ pool, client, sendsBy: [] });
    return figuresIn(await registry.metrics());
  };
  const left = 'duban_reconciliation_findings{outcome="left"}';
  const code = await patients.declared();
  await patients.owner.query('update dossier set seq = seq - 1 where code = $1', [code]);
  const began = Date.now() / 1_000;
  const { findings } = await patients.look();
  const counted = findings.filter(({ outcome }) => outcome === 'left').length;
  expect(counted).toBeGreaterThan(0);
  const after = await told();
  expect(after[left]).toBe(counted);
  expect(after.duban_reconciliation_finished_timestamp_seconds).toBeGreaterThan(began - 5);

  await patients.owner.query('update dossier set seq = seq + 1 where code = $1', [code]);
  await patients.look();
  expect((await told())[left]).toBe(counted - 1);
});

describe('the command', () => {
  const run = (env: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number; stdout: string }>((done) => {
      execFile(
        process.execPath,
        [...argumentsFor('worker/reconcile.ts'), ...args],
        { env: { ...process.env, ...env } },
        (error, stdout, stderr) =>
          done({ code: typeof error?.code === 'number' ? error.code : 0, stdout: stdout || stderr }),
      );
    });
  const env = () => ({
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: patients.world.namespace,
    DATABASE_URL: patients.world.databaseUrl,
  });

  it('mends, says so in Chinese or JSON, and ends with 0', async () => {
    const code = await patients.declared();
    await patients.terminate(code);
    const first = await run(env());
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        `project:${code}　工作流不在运行（已被人终止），已按台账第 2 行重新启动`,
      ) as string,
    });
    const second = await run(env(), '--json');
    expect(second.code).toBe(0);
    expect(ofDossiers(JSON.parse(second.stdout) as Reconciliation)).toEqual([]);
  }, 60_000);

  it('ends with 1 when nobody works, though it starts what it can in a namespace that was lost', async () => {
    const code = await patients.declared();
    const lost = await run({ ...env(), TEMPORAL_NAMESPACE: `${patients.world.namespace}_lost` });
    expect(lost.code).toBe(1);
    expect(lost.stdout).toContain('没有 worker 在运行');
    expect(lost.stdout).toContain(`project:${code}　工作流不在运行（Temporal 中没有它），已按台账第 2 行重新启动`);
  }, 60_000);
});
