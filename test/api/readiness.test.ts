import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { kindNamed } from '../../measures/register.ts';
import { LIFECYCLE_QUEUE, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { freshReports } from '../../database/worker-report.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { MAILBOX_QUEUE } from '../../workflows/mailbox/contract.ts';
import { World } from './world.ts';

/** Nothing listens there, and nothing is sent: what counts is that it is set. */
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9' };
const NO_SMTP_URL =
  '没有设置 SMTP_URL：消息只在收件箱中，不发邮件；请填写发信服务器，如 smtp://用户名:密码@mail.example:587';
const NO_RELAY = 'DUBAN_RELAY=off：消息只记不发，只供预演；正式运行请设为 on';

const NONE_RUNS = /流程引擎中却一个也没有运行.*请运行对账（reconcile）/;

/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

const WORKING = {
  status: 200,
  ready: true,
  database: true,
  engine: true,
  worker: 'working',
  projects: 'answering',
};
const AWAY = {
  status: 503,
  ready: false,
  database: true,
  engine: true,
  worker: 'away',
  projects: 'unknown',
  mail: 'unknown',
};

// One after another, each going on with the workers that the one before it left: starting one takes seconds.
describe('/readyz, as the API answers it', { timeout: 120_000 }, () => {
  let world: World;
  let workers: Pool;
  let worker: ChildProcess;
  beforeAll(async () => {
    world = await World.begin({ NODE_ENV: 'production', DUBAN_RELAY: 'on', DUBAN_TOKEN_SECRET: '' });
    workers = openPool(world.databases.workerUrl, { name: world.name });
  });
  afterAll(async () => {
    await workers?.end();
    await world?.end();
  });

  const readyz = async () => {
    const { status, body } = await world.api.call(undefined, 'GET', '/readyz');
    return { status, ...(body as object) };
  };
  /** An answer is kept for a second; a worker speaks every fifteen. */
  const comesToSay = (said: object) => expect.poll(readyz, { timeout: 30_000, interval: 200 }).toEqual(said);
  /** As if the minute had passed in which nothing was said. */
  const aMinutePasses = () => workers.query(`update worker_report set seen_at = seen_at - interval '61 seconds'`);
  /** What the health check of the worker's container ends with. */
  const workerHealth = async (): Promise<number | null> => {
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: world.databases.workerUrl,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: world.name,
    };
    const health = spawn(process.execPath, argumentsFor('worker/health.ts'), { env, stdio: 'ignore' });
    return ((await once(health, 'exit')) as [number | null])[0];
  };

  /** Whether this process asks for work of a queue. */
  const isPolling = async (queue: string, pid: number): Promise<boolean> => {
    const { pollers } = await world.deps.engine.client.workflowService.describeTaskQueue({
      namespace: world.name,
      taskQueue: { name: queue },
      taskQueueType: WORKFLOW_TASKS,
    });
    return pollers.some(({ identity }) => identity?.startsWith(`${pid}@`));
  };

  it('M7: takes acts without a mail server, and says that no mail goes, why, and what to do', async () => {
    await comesToSay({ ...WORKING, mail: 'closed', says: [NO_SMTP_URL] });
  });

  it('M7: says that mail goes in part while one worker of two has no mail server', async () => {
    worker = await world.startWorker(WITH_MAIL, { beside: true });
    await comesToSay({ ...WORKING, mail: 'partly', says: [`2 个 worker 中有 1 个：${NO_SMTP_URL}`] });
    await world.stopWorker();
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
  });

  it('O4: says how many projects get nowhere while others answer, and is 503 once none of them answers', async () => {
    const codes = [await world.openProject(), await world.openProject()] as const;
    const { client } = world.deps.engine;
    const idOf = (code: string) => workflowIdOf({ kind: 'project', code });
    const wedge = async (code: string): Promise<void> => {
      await client.workflow.getHandle(idOf(code)).terminate('by an administrator');
      await client.workflow.start(kindNamed('project').workflowType, {
        workflowId: idOf(code),
        taskQueue: LIFECYCLE_QUEUE,
        // Of a later release than any worker here.
        args: [{ v: 2, kind: 'project', code }],
        workflowTaskTimeout: '2s',
      });
    };
    const saysOf = (projects: string) => expect.objectContaining({ projects }) as unknown as object;
    const comesTo = (said: object) => expect.poll(readyz, { timeout: 90_000, interval: 500 }).toEqual(said);

    await wedge(codes[0]);
    await comesTo({
      ...WORKING,
      projects: 'partly',
      mail: 'open',
      says: [expect.stringMatching(/^有 1 个卷宗.*对账/)],
    });
    await wedge(codes[1]);
    await comesTo(saysOf('silent'));
    expect(await readyz()).toMatchObject({
      status: 503,
      ready: false,
      worker: 'working',
      says: [expect.stringMatching(/卷宗都不作答.*worker 的日志/)],
    });
    for (const code of codes) await client.workflow.getHandle(idOf(code)).terminate('enough');
    // Without a workflow nobody is reminded. Acts are taken: each starts its dossier again.
    await comesTo({ ...WORKING, mail: 'open', projects: 'partly', says: [expect.stringMatching(NONE_RUNS)] });
    await reconcile({ client, pool: workers });
    await comesTo({ ...WORKING, mail: 'open', says: [] });
  }, 240_000);

  it('O4: is 503 while every worker hangs, and 200 again once one goes on, by itself', async () => {
    worker.kill('SIGSTOP');
    try {
      await aMinutePasses();
      await comesToSay({ ...AWAY, says: [expect.stringContaining('停顿')] });
      expect(await workerHealth(), 'the engine still hears its polls').toBe(1);
    } finally {
      worker.kill('SIGCONT');
    }
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
    expect(await workerHealth()).toBe(0);
  });

  it('O4: is 503 at once when the last worker is stopped in order', async () => {
    worker.kill();
    await once(worker, 'exit');
    expect(await freshReports(workers)).toEqual([]);
    await comesToSay({ ...AWAY, says: [expect.stringContaining('worker')] });
    expect((await world.api.call(undefined, 'GET', '/readyz')).headers.get('Retry-After')).toBe('2');
  });

  it('M7: says that no mail goes where the only worker records what is said and sends none of it', async () => {
    const { pid } = await world.startWorker({ ...WITH_MAIL, DUBAN_RELAY: 'off' });
    await comesToSay({ ...WORKING, mail: 'closed', says: [NO_RELAY] });
    expect([await isPolling(LIFECYCLE_QUEUE, pid!), await isPolling(MAILBOX_QUEUE, pid!)]).toEqual([true, false]);
  });

  it('O4: is 503 a minute after the last worker was killed, although the engine still remembers its polls', async () => {
    await world.stopWorker('SIGKILL');
    await aMinutePasses();
    await comesToSay({ ...AWAY, says: [expect.stringContaining('超过一分钟没有报告')] });
  });

  it('O4: is 503 where the only worker lives, and takes its work elsewhere', async () => {
    await world.startWorker({ ...WITH_MAIL, TEMPORAL_NAMESPACE: `${world.name}_elsewhere` });
    expect(await freshReports(workers)).toHaveLength(1);
    await comesToSay({ ...AWAY, says: [expect.stringContaining('没有向流程引擎领取工作')] });
  });
});
