import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { ApiClient, developerTokens } from '../../dev/api-client.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { Authority, type Certified } from '../certificates.ts';
import { Program } from '../programs.ts';
import { openTlsFront, type TlsFront } from '../tls-front.ts';
import { World } from '../api/world.ts';
// Under test
import { readConfig } from '../../config.ts';
import { prepareNamespace } from '../../dev/stack/namespace.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { assertEngineTrusted } from '../../engine/trust.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';

type Env = Record<string, string>;

let world: World;
let ours: Authority;
let others: Authority;
let own: Certified;
let front: TlsFront;
const fronts: TlsFront[] = [];

beforeAll(async () => {
  [world, ours, others] = await Promise.all([World.begin(), Authority.open(), Authority.open('另一根证书')]);
  own = await ours.certify(['duban']);
  front = await inFront(await ours.certify(['localhost']));
}, 120_000);
afterAll(async () => {
  await world?.end();
  await Promise.all(fronts.map((one) => one.close()));
  ours?.close();
  others?.close();
});

/** The engine of the tests behind this certificate; clients show one of ours, or are turned away. */
async function inFront(certified: Certified): Promise<TlsFront> {
  const opened = await openTlsFront(inject('temporalAddress'), certified, { clientCa: ours.ca });
  fronts.push(opened);
  return opened;
}

const through = (opened: TlsFront, certified: Certified | undefined = own, ca = ours.ca): Env => ({
  TEMPORAL_ADDRESS: `localhost:${opened.port}`,
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: ca,
  ...(certified && {
    TEMPORAL_TLS_CLIENT_CERT_PATH: certified.cert,
    TEMPORAL_TLS_CLIENT_KEY_PATH: certified.key,
  }),
});

const PROGRAMS = ['worker/main.ts', 'api/main.ts'] as const;
/** That look at the same engine beside them. */
const TOOLS = ['worker/health.ts', 'worker/reconcile.ts'] as const;

async function start(program: (typeof PROGRAMS)[number] | (typeof TOOLS)[number], env: Env): Promise<Program> {
  const [port] = await freePorts(1);
  return Program.start(program, {
    NODE_ENV: 'development',
    TEMPORAL_NAMESPACE: world.name,
    DATABASE_URL: world.databases.workerUrl,
    DATABASE_API_URL: world.databases.apiUrl,
    DUBAN_TOKEN_SECRET: inject('tokenSecret'),
    DUBAN_API_PORT: String(port),
    WORKFLOW_BUNDLE: inject('workflowBundle'),
    DUBAN_RELAY: 'off',
    ...env,
  });
}

/** What a program says that does not start, beside what is logged. */
async function refusalOf(program: (typeof PROGRAMS)[number], env: Env): Promise<string> {
  const started = await start(program, env);
  expect(await started.ended()).toBe(1);
  return started.said.trim();
}

describe('O6: an engine that speaks TLS and asks for certificates', { timeout: 120_000 }, () => {
  it('O6: is worked on by worker and API alike, each of which shows its own', async () => {
    await world.stopWorker();
    await world.startWorker(through(front));
    const [port] = await freePorts(1);
    const api = await start('api/main.ts', { ...through(front), DUBAN_API_PORT: String(port) });
    try {
      await api.untilItSays('duban api ready');
      const client = new ApiClient({
        url: `http://127.0.0.1:${port}`,
        tokenOf: developerTokens(inject('tokenSecret')),
      });
      const { code } = await client.call<{ code: string }>({ party: 'unit-one' }, 'POST', '/projects', {
        key: randomUUID(),
        body: { ...ACT_SAMPLES.openDossier.input(EXAMPLE), department: 'department-one' },
      });
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect(await ready.json()).toMatchObject({ ready: true, engine: true, worker: 'working' });
      client.close();
      expect((await world.api.call({ party: 'unit-one' }, 'GET', `/projects/${code}`)).status).toBe(200);
      for (const tool of TOOLS) {
        const before = front.letIn();
        const looked = await start(tool, through(front));
        expect([await looked.ended(), looked.said], tool).toEqual([0, expect.anything()]);
        expect(front.letIn(), tool).toBeGreaterThan(before);
      }
    } finally {
      await api.stop();
    }
  });

  it.each(PROGRAMS)('O6: is not worked on by a %s that trusts another authority', async (program) => {
    const said = await refusalOf(program, through(front, own, others.ca));
    expect(said).toMatch(
      /^连不上 localhost:\d+ 的 Temporal 服务（TEMPORAL_ADDRESS）：对方的证书不是由所给的.*根证书签发的.*$/,
    );
  });

  it.each(PROGRAMS)('O6: turns away a %s without a certificate, which ends with one sentence', async (program) => {
    const said = await refusalOf(program, { ...through(front, own), ...WITHOUT_OWN });
    expect(said).toMatch(/^连不上 .*：对方要求出示客户端证书.*$/);
  });

  it('O6: is not trusted where its certificate has run out, or is for another host and nothing says for which', async () => {
    const old = await inFront(await ours.certify(['localhost'], { daysLeft: -1 }));
    const other = await inFront(await ours.certify(['elsewhere.example']));
    const trusts = (env: Env) => assertEngineTrusted(readConfig(env));
    const prepares = (env: Env) =>
      prepareNamespace(readConfig({ ...env, TEMPORAL_NAMESPACE: world.name }), SEARCH_ATTRIBUTES);
    await prepares(through(front));
    await expect(prepares(through(front, own, others.ca))).rejects.toThrow(/^连不上 .*根证书签发的.*$/);
    await expect(trusts(through(old))).rejects.toThrow(/^连不上 .*：对方的证书已经过期.*$/);
    await expect(trusts(through(other))).rejects.toThrow(/^连不上 .*：对方证书上的名称与所连的主机不符.*$/);
    await trusts({ ...through(other), TEMPORAL_TLS_SERVER_NAME: 'elsewhere.example' });
    await trusts({ TEMPORAL_ADDRESS: 'localhost:1', TEMPORAL_TLS: 'true' });
    const plain = { TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_TLS: 'true' };
    await expect(trusts(plain)).rejects.toThrow(/^连不上 .*：对方的连接不是加密的.*$/);
  });

  it('O6: is not even tried where a certificate of ours is of no use, and the file is named', async () => {
    const [expired, mine] = [await ours.certify(['duban'], { daysLeft: -1 }), await ours.certify(['duban'])];
    const gone = await ours.certify(['duban']);
    rmSync(gone.cert);
    const cases: [Env, RegExp][] = [
      [through(front, expired), /^设置有误：TEMPORAL_TLS_CLIENT_CERT_PATH=.*：证书已于 .* 过期$/],
      [through(front, { ...own, key: mine.key }), /^设置有误：TEMPORAL_TLS_CLIENT_KEY_PATH=.*：私钥与证书 .* 不相配$/],
      [through(front, { ...own, key: own.cert }), /^设置有误：TEMPORAL_TLS_CLIENT_KEY_PATH=.*：不是可以使用的私钥/],
      [through(front, gone), /^设置有误：TEMPORAL_TLS_CLIENT_CERT_PATH=.*：无法读取：没有这个文件$/],
      [through(front, own, own.key), /^设置有误：TEMPORAL_TLS_SERVER_CA_CERT_PATH=.*：其中没有 PEM 格式的证书$/],
    ];
    for (const [env, sentence] of cases) expect(() => connectionOptions(readConfig(env))).toThrow(sentence);
  });
});

const WITHOUT_OWN: Env = { TEMPORAL_TLS_CLIENT_CERT_PATH: '', TEMPORAL_TLS_CLIENT_KEY_PATH: '' };
