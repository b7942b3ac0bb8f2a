import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// test support
import { openFreshPostgres, type FreshPostgres } from './fresh-postgres.ts';
import { openIdentityService, type IdentityService } from './identity-service.ts';
import {
  buildImage,
  commandOf,
  imageEnvironment,
  removeImage,
  runInImage,
  startInImage,
  stopProgram,
  type Environment,
} from './image.ts';
import { ApiClient } from '../../dev/api-client.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { makeOneProject, PROJECT_NAME } from '../../dev/commands/check-host/one-project.ts';
// under test
import { composeVariables, readComposeFile } from '../../dev/commands/check-host/compose-file.ts';

const AUDIENCE = 'duban';
/** Of its own, so that the worker must make it, as it must in containers. */
const NAMESPACE = `containers-${process.pid}`;

type Five = [number, number, number, number, number];

let image: string;
let postgres: FreshPostgres;
let identity: IdentityService;
let given: Environment;
let apiPort: number;
let smtpPort: number;
let metricsPort: number;
let workerMetricsPort: number;
let sdkMetricsPort: number;
let worker: ChildProcess | undefined;
let api: ChildProcess | undefined;

beforeAll(async () => {
  [apiPort, smtpPort, metricsPort, workerMetricsPort, sdkMetricsPort] = (await freePorts(5)) as Five;
  identity = await openIdentityService(AUDIENCE);
  given = {
    ...Object.fromEntries(composeVariables().map(({ name, fallback }) => [name, fallback ?? `${name.toLowerCase()}1`])),
    MAIL_FROM: '督办 <duban@localhost>',
    OIDC_ISSUER: identity.issuer,
    LOG_LEVEL: 'warn',
  };
  postgres = await openFreshPostgres(inject('stackFolder'), readComposeFile(given).services.postgres!.environment);
  image = await buildImage();
  mkdirSync(path.join(image, 'secrets'));
  writeFileSync(path.join(image, 'secrets', 'smtp-url'), `smtp://127.0.0.1:${smtpPort}\n`);
}, 300_000);

afterAll(async () => {
  await Promise.all([stopProgram(api), stopProgram(worker)]);
  await postgres?.close();
  await identity?.close();
  removeImage(image);
});

/**
 * What a container of this service sees, with the names of its neighbours and its one port turned into those of this
 * machine.
 */
function environmentOf(service: string): Environment {
  const { environment } = readComposeFile(given).services[service]!;
  const here = (value: string) =>
    value.replace('@postgres:5432', `@${postgres.address}`).replace(/^temporal:7233$/, inject('temporalAddress'));
  const local = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, here(value)]));
  if (local.TEMPORAL_NAMESPACE) local.TEMPORAL_NAMESPACE = NAMESPACE;
  if (local.DUBAN_API_PORT) local.DUBAN_API_PORT = String(apiPort);
  if (local.SMTP_URL_FILE) local.SMTP_URL_FILE = local.SMTP_URL_FILE.replace('/run', image);
  if (local.DUBAN_METRICS_PORT) local.DUBAN_METRICS_PORT = String(metricsPort);
  if (local.DUBAN_WORKER_METRICS_PORT) local.DUBAN_WORKER_METRICS_PORT = String(workerMetricsPort);
  if (local.DUBAN_SDK_METRICS_PORT) local.DUBAN_SDK_METRICS_PORT = String(sdkMetricsPort);
  // The identity service of the test speaks plain text, which is taken on the own machine in development alone.
  if (local.OIDC_ISSUER) local.NODE_ENV = 'development';
  return { ...imageEnvironment(image, service), ...local };
}

const clientOfApi = () => new ApiClient({ url: `http://127.0.0.1:${apiPort}`, tokenOf: identity.tokenOf });

const run = (service: string, of: 'CMD' | 'HEALTHCHECK') =>
  runInImage(image, commandOf(service, of), environmentOf(service));

it('migrate makes the schema as an owner who is no superuser, and a second time changes nothing', async () => {
  expect(await run('migrate', 'CMD')).toEqual({ code: 0, said: '' });
  expect(await run('migrate', 'CMD')).toEqual({ code: 0, said: '' });
}, 60_000);

it('neither is healthy before it runs', async () => {
  expect((await run('worker', 'HEALTHCHECK')).code).toBe(1);
  expect((await run('api', 'HEALTHCHECK')).code).toBe(1);
});

it('the worker makes its namespace, begins, and is healthy once it polls', async () => {
  worker = await startInImage(image, commandOf('worker', 'CMD'), environmentOf('worker'), 'duban worker ready');
  await expect.poll(() => run('worker', 'HEALTHCHECK'), { timeout: 30_000 }).toEqual({ code: 0, said: '' });
}, 90_000);

it('the API begins, answers /readyz and is healthy', async () => {
  api = await startInImage(image, commandOf('api', 'CMD'), environmentOf('api'), 'duban api ready');
  await expect.poll(() => run('api', 'HEALTHCHECK'), { timeout: 30_000 }).toEqual({ code: 0, said: '' });
  const ready = await fetch(`http://127.0.0.1:${apiPort}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, database: true, engine: true, worker: 'working', projects: 'answering', mail: 'open', says: [] },
  ]);
}, 60_000);

it('H11: serves its figures on a port of their own, and not where the callers are', async () => {
  const [own, api] = [`http://127.0.0.1:${metricsPort}`, `http://127.0.0.1:${apiPort}`];
  const ofWorker = (port: number) => fetch(`http://127.0.0.1:${port}/metrics`).then((reply) => reply.text());
  expect(await ofWorker(workerMetricsPort)).toContain('duban_records_total');
  expect(await ofWorker(sdkMetricsPort)).toContain('temporal_');
  expect(await (await fetch(`${own}/metrics`)).text()).toContain('http_request_duration_seconds');
  expect((await fetch(`${api}/metrics`)).status).toBe(404);
  expect((await fetch(`${own}/projects`)).status).toBe(404);
});

it('H12: in production it does not start with an identity service in plain text', async () => {
  const plain = { ...environmentOf('api'), NODE_ENV: 'production', OIDC_ISSUER: 'http://id.example.org' };
  const { code, said } = await runInImage(image, commandOf('api', 'CMD'), plain);
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('OIDC_ISSUER') as string });
});

it('what was built finds the texts, the description and the page it serves', async () => {
  const client = clientOfApi();
  const { items } = await client.call<{ items: object[] }>({ party: 'big-data' }, 'GET', '/measures/articles');
  expect(items).toHaveLength(38);
  for (const page of ['/openapi.json', '/docs/'])
    expect((await client.send(undefined, 'GET', page)).status, page).toBe(200);
  client.close();
});

it('takes acts of callers whom the identity service vouches for, and of nobody else', async () => {
  const client = clientOfApi();
  expect((await client.send(undefined, 'GET', '/projects')).status).toBe(401);
  const code = await makeOneProject(client);
  const project = await client.call({ party: 'big-data' }, 'GET', `/projects/${code}`);
  expect(project).toMatchObject({ code, name: PROJECT_NAME, lamp: '绿' });
  client.close();
}, 60_000);

/** A tool of ours, as a container of this service runs it. */
const tool = (service: string, program: string, ...args: string[]) =>
  runInImage(image, ['node', `dist/worker/${program}.js`, ...args], {
    ...environmentOf(service),
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: NAMESPACE,
  });

it('O11: what was built verifies, seals, and holds against a seal', async () => {
  expect(await tool('worker', 'verify')).toEqual({
    code: 0,
    said: expect.stringMatching(/^已核对卷宗 \d+ 个、台账 \d+ 行，全部相符\n$/) as string,
  });
  const { code, said } = await tool('worker', 'verify', '--seal', '--details');
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^duban-seal\/1 at=/) as string });
  const file = path.join(image, 'seal.txt');
  writeFileSync(file, said);
  expect(await tool('worker', 'verify', '--against', file)).toMatchObject({
    code: 0,
    said: expect.stringContaining('与封存 1 份比对，全部相符') as string,
  });
}, 120_000);

it('O7: what was built reconciles, replays, recalculates, restarts and rebuilds', async () => {
  expect(await tool('worker', 'replay', '--open')).toEqual({ code: 0, said: '未结卷宗都能回放\n' });
  const { code, said } = await tool('worker', 'reconcile', '--json');
  expect(code, said).toBe(0);
  const { items } = await clientOfApi().call<{ items: { code: string }[] }>({ party: 'big-data' }, 'GET', '/projects');
  const project = items[0]!.code;
  expect(await tool('worker', 'recalculate', project)).toMatchObject({ code: 0 });
  expect(await tool('worker', 'restart', project)).toMatchObject({ code: 0 });
  expect(await tool('migrate', 'rebuild', project)).toEqual({ code: 0, said: '已按台账重建 1 个卷宗\n' });
}, 120_000);

it('O10: what was built refuses to refill while the programs run, and does so once they have stopped', async () => {
  expect(await tool('migrate', 'reconcile', '--refill')).toEqual({
    code: 2,
    said: expect.stringMatching(
      /duban-worker 仍连着这个数据库：.*请先停止全部 worker 和 API，再运行一次。\n$/,
    ) as string,
  });
  await Promise.all([stopProgram(api), stopProgram(worker)]).then((codes) => expect(codes).toEqual([0, 0]));
  expect(await tool('migrate', 'reconcile', '--refill')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^补记：核对卷宗 \d+ 个，为其中 0 个补记 0 行/) as string,
  });
}, 180_000);

it('does not start the API without an identity service', async () => {
  const { OIDC_ISSUER: _, ...without } = environmentOf('api');
  const { code, said } = await runInImage(image, commandOf('api', 'CMD'), without);
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('OIDC_ISSUER') as string });
});
