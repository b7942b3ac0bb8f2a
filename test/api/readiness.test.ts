import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { openPool, type Pool } from '../../database/pool.ts';
import { World } from './world.ts';

/** Nothing listens there, and nothing is sent: what counts is that it is set. */
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9' };
const NO_SMTP_URL =
  '没有设置 SMTP_URL：消息只在收件箱中，不发邮件；请填写发信服务器，如 smtp://用户名:密码@mail.example:587';
const NO_RELAY = 'DUBAN_RELAY=off：消息只记不发，只供预演；正式运行请设为 on';

const WORKING = { status: 200, ready: true, database: true, engine: true, worker: 'working' };
const AWAY = { status: 503, ready: false, database: true, engine: true, worker: 'away', mail: 'unknown' };

describe('/readyz, as the API answers it', { timeout: 60_000 }, () => {
  let world: World;
  let workers: Pool;
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
  const comesToSay = (said: object) => expect.poll(readyz, { timeout: 25_000, interval: 200 }).toEqual(said);
  const onlyWith = async (settings: Record<string, string>) => {
    await world.stopWorker();
    return world.startWorker(settings);
  };
  /** As if the minute had passed in which it said nothing. */
  const aMinutePasses = () => workers.query(`update worker_report set seen_at = seen_at - interval '61 seconds'`);
  const identities = async () =>
    (await workers.query<{ identity: string }>('select identity from worker_report order by identity')).rows.map(
      ({ identity }) => identity,
    );

  it('M7: takes acts without a mail server, and says that no mail goes, why, and what to do', async () => {
    await comesToSay({ ...WORKING, mail: 'closed', says: [NO_SMTP_URL] });
  });

  it('M7: says that mail goes in part where one worker of two has no mail server', async () => {
    const without = await onlyWith({});
    await world.startWorker(WITH_MAIL);
    await comesToSay({ ...WORKING, mail: 'partly', says: [`2 个 worker 中有 1 个：${NO_SMTP_URL}`] });
    without.kill();
    await once(without, 'exit');
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
  });

  it('M7: says that no mail goes where the only worker records what is said and sends none of it', async () => {
    await onlyWith({ ...WITH_MAIL, DUBAN_RELAY: 'off' });
    await comesToSay({ ...WORKING, mail: 'closed', says: [NO_RELAY] });
  });

  it('O4: is 503 as soon as the last worker was stopped in order', async () => {
    await onlyWith(WITH_MAIL);
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
    await world.stopWorker();
    expect(await identities()).toEqual([]);
    await comesToSay({ ...AWAY, says: [expect.stringContaining('worker')] });
    const { headers } = await world.api.call(undefined, 'GET', '/readyz');
    expect(headers.get('Retry-After')).toBe('2');
  });

  it('O4: is 503 a minute after the last worker was killed, although the engine still remembers its polls', async () => {
    await onlyWith(WITH_MAIL);
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
    await world.stopWorker('SIGKILL');
    await aMinutePasses();
    await comesToSay({ ...AWAY, says: [expect.stringContaining('超过一分钟没有报告')] });
  });

  it('O4: is 503 while every worker hangs, and 200 again once one goes on, by itself', async () => {
    const worker = await onlyWith(WITH_MAIL);
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
    worker.kill('SIGSTOP');
    try {
      await aMinutePasses();
      await comesToSay({ ...AWAY, says: [expect.stringContaining('停顿')] });
    } finally {
      worker.kill('SIGCONT');
    }
    await comesToSay({ ...WORKING, mail: 'open', says: [] });
  });

  it('O4: is 503 where a worker lives, and takes work elsewhere', async () => {
    await onlyWith({ ...WITH_MAIL, TEMPORAL_NAMESPACE: `${world.name}_elsewhere` });
    expect(await identities()).toHaveLength(1);
    await comesToSay({ ...AWAY, says: [expect.stringContaining('TEMPORAL_NAMESPACE')] });
  });
});
