import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import pg from 'pg';
// Test support
import { freePorts } from '../../dev/stack/ports.ts';
import { Authority, type Certified } from '../certificates.ts';
import { openFreshPostgres, type FreshPostgres } from '../deploy/fresh-postgres.ts';
import { Program } from '../programs.ts';
import { showCertificate, speakPlainly } from './secured-postgres.ts';
// Under test
import { readConfig, requireSetting } from '../../config.ts';
import { listenTo } from '../../database/listen.ts';
import { openPool } from '../../database/pool.ts';
import { whyDatabaseRefuses } from '../../database/trust.ts';
import { migrate } from '../../worker/migrate.ts';

const PASSWORDS = Object.fromEntries(
  [
    'POSTGRES_PASSWORD',
    'TEMPORAL_DB_PASSWORD',
    'DUBAN_OWNER_PASSWORD',
    'DUBAN_WORKER_PASSWORD',
    'DUBAN_API_PASSWORD',
  ].map((name) => [name, `${name.toLowerCase()}1`]),
);

let postgres: FreshPostgres;
let ours: Authority;
let others: Authority;
let own: Certified;
let port: string;

beforeAll(async () => {
  [postgres, ours, others] = await Promise.all([
    openFreshPostgres(inject('stackFolder'), PASSWORDS, 'secured-postgres'),
    Authority.open(),
    Authority.open('另一根证书'),
  ]);
  own = await ours.certify(['duban']);
  port = postgres.address.split(':')[1]!;
  await showCertificate(postgres, ours, await ours.certify(['localhost', '127.0.0.1']));
}, 120_000);
afterAll(async () => {
  await postgres?.close();
  ours?.close();
  others?.close();
});

type Role = 'owner' | 'worker' | 'api';

/** The address as an operator writes it. */
function urlOf(role: Role, options: { ca?: string; host?: string; shown?: Certified | null } = {}): string {
  const { ca = ours.ca, host = 'localhost', shown = own } = options;
  const url = new URL(`postgres://duban_${role}:duban_${role}_password1@${host}:${port}/duban`);
  url.searchParams.set('sslmode', 'verify-full');
  url.searchParams.set('sslrootcert', ca);
  if (shown) url.searchParams.set('sslcert', shown.cert);
  if (shown) url.searchParams.set('sslkey', shown.key);
  return url.href;
}

async function start(program: string, env: Record<string, string>): Promise<Program> {
  const [apiPort] = await freePorts(1);
  return Program.start(program, {
    NODE_ENV: 'development',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: `secured-${process.pid}`,
    DUBAN_TOKEN_SECRET: inject('tokenSecret'),
    DUBAN_API_PORT: String(apiPort),
    WORKFLOW_BUNDLE: inject('workflowBundle'),
    ...env,
  });
}

/** Which of our connections are encrypted, by the names they give themselves. */
async function encrypted(): Promise<Record<string, boolean>> {
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; ssl: boolean }>(
    `select application_name as name, bool_and(ssl) as ssl
       from pg_stat_activity join pg_stat_ssl using (pid) where application_name like 'duban%' group by 1`,
  );
  await client.end();
  return Object.fromEntries(rows.map(({ name, ssl }) => [name, ssl]));
}

async function refusalOf(url: string): Promise<string | undefined> {
  const pool = openPool(url, { name: 'refused', max: 1 });
  try {
    await pool.query('select 1');
    return undefined;
  } catch (error) {
    return whyDatabaseRefuses(error) ?? String(error);
  } finally {
    await pool.end();
  }
}

describe('O6: PostgreSQL that is verified, and verifies', { timeout: 120_000 }, () => {
  it('O6: is migrated, worked on and listened to by encrypted connections alone', async () => {
    const migration = await start('worker/migrate.ts', { DATABASE_OWNER_URL: urlOf('owner') });
    expect([await migration.ended(), migration.said]).toEqual([0, '']);
    const [worker, api] = await Promise.all([
      start('worker/main.ts', { DATABASE_URL: urlOf('worker') }),
      start('api/main.ts', { DATABASE_API_URL: urlOf('api', { host: '127.0.0.1' }) }),
    ]);
    try {
      await Promise.all([worker.untilItSays('duban worker ready'), api.untilItSays('duban api ready')]);
      await expect
        .poll(encrypted, { timeout: 30_000 })
        .toMatchObject({ 'duban-worker': true, 'duban-relay': true, 'duban-api': true });
    } finally {
      await Promise.all([worker.stop(), api.stop()]);
    }
  });

  it('O6: is heard of through an encrypted connection, too', async () => {
    const pool = openPool(urlOf('worker'), { name: 'teller', max: 1 });
    const heard = new Promise<void>((news) => {
      const listening = listenTo({
        databaseUrl: urlOf('worker'),
        channel: 'secured',
        onNews: () => void listening.stop().then(news),
        onError: () => undefined,
      });
    });
    await pool.query('notify secured');
    await heard;
    await pool.end();
  });

  it('O6: is not migrated where its certificate is another authority’s', async () => {
    const error: unknown = await migrate(urlOf('owner', { ca: others.ca })).catch((failed: unknown) => failed);
    expect(whyDatabaseRefuses(error)).toMatch(/^对方的证书不是由所给的.*根证书签发的/);
  });

  it.each([
    ['worker/main.ts', 'DATABASE_URL', 'worker'],
    ['api/main.ts', 'DATABASE_API_URL', 'api'],
  ] as const)('O6: is not used by %s where its certificate is another authority’s', async (program, variable, role) => {
    const started = await start(program, { [variable]: urlOf(role, { ca: others.ca }) });
    expect(await started.ended()).toBe(1);
    expect(started.said.trim()).toMatch(
      new RegExp(`^连不上数据库（${variable}）：对方的证书不是由所给的.*根证书签发的.*$`),
    );
  });

  it('O6: is refused where the certificate is for another host, by name as by address', async () => {
    await showCertificate(postgres, ours, await ours.certify(['db.example']));
    expect(await refusalOf(urlOf('worker'))).toMatch(/^对方证书上的名称与所连的主机不符/);
    expect(await refusalOf(urlOf('worker', { host: '127.0.0.1' }))).toMatch(/^对方证书上的名称与所连的主机不符/);
  });

  it('O6: is refused where the certificate has run out', async () => {
    await showCertificate(postgres, ours, await ours.certify(['localhost'], { daysLeft: -1 }));
    expect(await refusalOf(urlOf('worker'))).toMatch(/^对方的证书已经过期/);
  });

  it('O6: turns away whoever shows no certificate, or a stranger’s', async () => {
    await showCertificate(postgres, ours, await ours.certify(['localhost']));
    expect(await refusalOf(urlOf('worker'))).toBeUndefined();
    expect(await refusalOf(urlOf('worker', { shown: null }))).toMatch(/^数据库不让这个用户连接（.*certificate/);
    expect(await refusalOf(urlOf('worker', { shown: await others.certify(['duban']) }))).toMatch(
      /^对方不接受所出示的客户端证书/,
    );
  });

  it('O6: is refused where it speaks plainly', async () => {
    await speakPlainly(postgres);
    expect(await refusalOf(urlOf('worker'))).toMatch(/^服务器没有启用加密/);
  });

  it('O6: is not even tried where a certificate of ours is of no use', async () => {
    const [expired, mine] = [await ours.certify(['duban'], { daysLeft: -1 }), await ours.certify(['duban'])];
    const use = (url: string) => () => requireSetting(readConfig({ DATABASE_URL: url }), 'databaseUrl');
    expect(use(urlOf('worker'))).not.toThrow();
    expect(use(urlOf('worker', { ca: '/nowhere.pem' }))).toThrow(
      '设置有误：DATABASE_URL：sslrootcert=/nowhere.pem：无法读取：没有这个文件',
    );
    expect(use(urlOf('worker', { ca: own.key }))).toThrow('其中没有 PEM 格式的证书');
    expect(use(urlOf('worker', { shown: expired }))).toThrow('过期');
    expect(use(urlOf('worker', { shown: { cert: own.cert, key: mine.key } }))).toThrow('不相配');
  });
});
