// What the worker writes into its log and counts for whoever watches, while its database, a mail server and a workflow
// give it trouble.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHash, randomUUID } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { openPool, type Pool } from '../../database/pool.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { kindNamed } from '../../measures/register.ts';
import { LIFECYCLE_QUEUE, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { UNIT, World } from '../api/world.ts';
import { figuresIn, type Figures } from './figures-in.ts';

type Line = Record<string, unknown>;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a worker in trouble', { timeout: 120_000 }, () => {
  let world: World;
  let owner: Pool;
  let mail: SMTPServer;
  let metrics: string;
  let sdkMetrics: string;
  beforeAll(async () => {
    mail = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) =>
        done(Object.assign(new Error(`4.2.2 <${address}> mailbox full`), { responseCode: 452 })),
    });
    const listening = mail.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const [port, sdkPort] = (await freePorts(2)) as [number, number];
    metrics = `http://127.0.0.1:${port}/metrics`;
    sdkMetrics = `http://127.0.0.1:${sdkPort}/metrics`;
    world = await World.begin({
      LOG_LEVEL: 'info',
      DUBAN_RELAY: 'on',
      SMTP_URL: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
      DUBAN_WORKER_METRICS_PORT: String(port),
      DUBAN_SDK_METRICS_PORT: String(sdkPort),
    });
    owner = openPool(world.databases.ownerUrl, { name: world.name });
  }, 120_000);
  afterAll(async () => {
    await owner?.end();
    await world?.end();
    await new Promise<void>((closed) => mail.close(() => closed()));
  });

  const lines = (): Line[] =>
    world.workersSaid
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as Line);
  const comes = (found: (line: Line) => boolean): Promise<void> =>
    expect.poll(() => lines().some(found), { timeout: 60_000, interval: 200 }).toBe(true);
  const figures = async (): Promise<Figures> => figuresIn(await (await fetch(metrics)).text());
  const actsInLedger = async () => {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from ledger where line = 'act'`,
    );
    return rows[0]!.count;
  };

  it('O1: says of a record that failed why, whole, of which project, run, line and key; O5: and counts it', async () => {
    const code = await world.openProject();
    const before = await figures();
    const key = randomUUID();
    await owner.query('revoke insert on ledger from duban_worker');
    try {
      const withdrawn = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw`, {
        key,
        body: { reason: '不再建设' },
      });
      expect(withdrawn.status).toBe(503);
      await comes(
        ({ activity, keyHashes }) =>
          activity === 'record' && JSON.stringify(keyHashes) === JSON.stringify([sha256(key)]),
      );
    } finally {
      await owner.query('grant insert on ledger to duban_worker');
    }
    const line = lines().find(({ activity }) => activity === 'record')!;
    expect(line).toMatchObject({
      level: 'warn',
      program: 'worker',
      msg: 'Activity failed',
      dossier: `project:${code}`,
      run: expect.stringMatching(/^[\da-f-]{36}$/),
      activity: 'record',
      seqs: [2],
      keyHashes: [sha256(key)],
      error: {
        name: 'error',
        message: expect.stringContaining('permission denied'),
        code: '42501',
        stack: expect.stringContaining('at '),
      },
    });
    expect(line).not.toHaveProperty('taskToken');
    const now = await figures();
    const failed = 'duban_activity_failures_total{activity="record",cause="other"}';
    expect(now[failed]! - before[failed]!).toBeGreaterThan(0);
    expect(now['duban_activity_failures_total{activity="record",cause="database"}']).toBe(0);

    await expect
      .poll(async () => (await world.api.call(UNIT, 'GET', `/projects/${code}`)).body.stage, { timeout: 30_000 })
      .toBe('WITHDRAWN');
    const recorded = 'duban_records_total{kind="project",line="act"}';
    expect((await figures())[recorded]).toBe(await actsInLedger());
  });

  it("O2: says of a letter that was not taken which it was, and nobody's address; O5: and how long it waits", async () => {
    await world.openProject();
    await owner.query(`update message set send_not_before = now() - interval '90 seconds', announced_at = null`);
    await comes(({ activity }) => activity === 'deliverMessage');
    const line = lines().find(({ activity }) => activity === 'deliverMessage')!;
    expect(line).toMatchObject({
      party: expect.stringMatching(/^[a-z-]+$/),
      delivery: expect.stringMatching(/^[\da-f-]{36}$/),
      error: { message: expect.stringContaining('mailbox full'), type: 'TryingAgain' },
    });
    expect(world.workersSaid).not.toContain('example.org');
    const { rows } = await owner.query<{ address: string }>(
      `select address from delivery where status = 'retrying' limit 1`,
    );
    expect(rows[0]!.address).toContain('example.org');

    await owner.query(`update delivery set dated_at = now() - interval '1 hour' where status = 'retrying'`);
    // A look is answered from the one before for a second.
    const waits = async () => (await figures())['duban_outbox_oldest_age_seconds{stage="delivery"}'];
    await expect.poll(waits, { timeout: 10_000, interval: 200 }).toBeGreaterThan(3_590);
    const now = await figures();
    expect(now['duban_outbox_oldest_age_seconds{stage="message"}']).toBeGreaterThanOrEqual(0);
    expect(now['duban_deliveries{state="retrying",channel="mail"}']).toBeGreaterThan(0);
  });

  it('O1: says of a workflow that cannot go on which project it is, in which run, and why; O5: and counts it', async () => {
    const code = await world.openProject();
    const { client } = world.deps.engine;
    const id = workflowIdOf({ kind: 'project', code });
    expect((await figures())['duban_workflows_wedged{queue="lifecycle"}']).toBe(0);
    await client.workflow.getHandle(id).terminate('by an administrator');
    const { firstExecutionRunId: run } = await client.workflow.start(kindNamed('project').workflowType, {
      workflowId: id,
      taskQueue: LIFECYCLE_QUEUE,
      args: [{ v: 2, kind: 'project', code }],
      workflowTaskTimeout: '3s',
    });
    await comes(({ run: of, error }) => of === run && JSON.stringify(error ?? {}).includes('state version 2'));
    const line = lines().find(({ run: of, error }) => of === run && error !== undefined)!;
    expect(line).toMatchObject({ dossier: id, error: { message: expect.stringContaining('state version 2') } });
    const wedged = async () => (await figures())['duban_workflows_wedged{queue="lifecycle"}'];
    await expect.poll(wedged, { timeout: 60_000, interval: 1_000 }).toBe(1);
    await client.workflow.getHandle(id).terminate('enough');
    await expect.poll(wedged, { timeout: 30_000, interval: 500 }).toBe(0);
  });

  it('O5: serves the figures of the SDK beside its own', async () => {
    expect(await (await fetch(sdkMetrics)).text()).toMatch(/^temporal_workflow_task_queue_poll_succeed_total\{/m);
  });

  it('O5: serves what it can while its database is away, and says that it is', async () => {
    await owner.query(`revoke connect on database ${world.name} from duban_worker, duban_api`);
    const superuser = openPool(inject('databaseSuperuserUrl'), { name: world.name, max: 1 });
    await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'duban_worker' and datname = $1`,
      [world.name],
    );
    await superuser.end();
    try {
      await expect
        .poll(async () => (await figures())['duban_source_up{source="database"}'], { timeout: 20_000 })
        .toBe(0);
      const now = await figures();
      expect(now['duban_source_up{source="engine"}']).toBe(1);
      expect(Object.keys(now).filter((name) => name.startsWith('duban_deliveries'))).toEqual([]);
      expect(now['duban_mail_open{channel="mail"}']).toBe(1);
      expect(now['duban_reconciliation_finished_timestamp_seconds']).toBeNaN();
    } finally {
      await owner.query(`grant connect on database ${world.name} to duban_worker, duban_api`);
    }
  });

  it('O1: writes nothing but such lines', () => {
    expect(lines().length).toBe(world.workersSaid.split('\n').filter((line) => line !== '').length);
    expect(lines().every(({ level, program, msg }) => Boolean(level && program === 'worker' && msg))).toBe(true);
    expect(world.workersSaid).not.toMatch(/"(error|err|cause)":\{\}/);
  });
});
