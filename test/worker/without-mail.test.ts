import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
// Test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { World } from '../api/world.ts';

/** What the worker says before it ends for want of a database. */
async function startedWith(settings: Record<string, string>): Promise<string> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, argumentsFor('worker/main.ts'), { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  expect(await once(child, 'close')).toEqual([1, null]);
  return said;
}

describe.concurrent('M7: a worker in production', () => {
  it('M7: without a mail server warns when it starts', async () => {
    const said = await startedWith({});
    expect(said).toMatch(/"level":(40|"warn").*没有设置 SMTP_URL：消息只在收件箱中，不发邮件/);
    expect(said).toContain('DATABASE_URL');
  });

  it('M7: without a mail server does not start where mail is required', async () => {
    const said = await startedWith({ DUBAN_MAIL_REQUIRED: 'true' });
    expect(said.trim()).toBe('缺少设置 SMTP_URL：DUBAN_MAIL_REQUIRED=true 要求能够发送邮件，请填写发信服务器');
  });

  it('M7: does not start with smtp:// on port 465, and says how to write it', async () => {
    const said = await startedWith({ SMTP_URL: 'smtp://duban:geheim@mail.example:465' });
    expect(said.trim()).toBe(
      '设置有误：SMTP_URL：465 端口自始加密，应把 smtp:// 改为 smtps://；要先明文后加密的，改用 587 端口',
    );
  });
});

it('M7: a worker says as a figure whether it sends by mail', { timeout: 120_000 }, async () => {
  const [port] = await freePorts(1);
  const world = await World.begin({ DUBAN_WORKER_METRICS_PORT: String(port), DUBAN_RELAY: 'on' });
  const figure = async () =>
    /^duban_mail_open\{.*$/m.exec(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text())?.[0];
  try {
    expect(await figure()).toBe('duban_mail_open{channel="mail"} 0');
    await world.stopWorker();
    await world.startWorker({ SMTP_URL: 'smtp://127.0.0.1:9' });
    expect(await figure()).toBe('duban_mail_open{channel="mail"} 1');
  } finally {
    await world.end();
  }
});
