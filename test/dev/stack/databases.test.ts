// A database is dropped at the end of nearly every file of tests, and a green file must not end red for who is still in it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { freePorts } from '../../../dev/stack/ports.ts';
import { databaseUrl, postgresPart, superuser } from '../../../dev/stack/postgres.ts';
import { removeFolder } from '../../../dev/stack/postgres-home.ts';
import { secretsOf } from '../../../dev/stack/secrets.ts';
import { Supervisor } from '../../../dev/stack/supervisor.ts';
// under test
import { createDatabase, createRoles, dropDatabase, type DatabaseUrls } from '../../../dev/stack/databases.ts';

describe('databases of the embedded server', () => {
  let folder: string;
  let supervisor: Supervisor;
  let superuserUrl: string;
  let urls: DatabaseUrls;
  beforeAll(async () => {
    folder = path.join(inject('stackFolder'), 'dropping');
    // Under root the server runs as an account of its own, which must be able to pass through.
    mkdirSync(folder, { mode: 0o711 });
    const [port] = (await freePorts(1)) as [number];
    const secrets = secretsOf(folder);
    const urlOf = (user: string, password: string) => databaseUrl(port, user, password, 'postgres');
    superuserUrl = urlOf(superuser, secrets.postgres);
    urls = {
      ownerUrl: urlOf('duban_owner', secrets.owner),
      workerUrl: urlOf('duban_worker', secrets.worker),
      apiUrl: urlOf('duban_api', secrets.api),
    };
    const part = postgresPart({ folder, port, password: secrets.postgres, durable: false });
    supervisor = new Supervisor({ folder, groups: [[part]], say: () => undefined });
    await supervisor.start();
    await createRoles(superuserUrl, secrets);
  });
  afterAll(async () => {
    await supervisor?.stop();
    removeFolder(folder);
  });

  const databases = async () => (await ask('select datname from pg_database')).map(({ datname }) => datname as string);

  async function ask(query: string, url = superuserUrl): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  }

  it('are made once though several ask for the same at once, as their roles are', async () => {
    const secrets = secretsOf(folder);
    await Promise.all([1, 2, 3, 4].map(() => createRoles(superuserUrl, secrets)));
    await Promise.all([1, 2, 3, 4].map(() => createDatabase(urls, 'at_once')));
    expect((await databases()).filter((name) => name === 'at_once')).toHaveLength(1);
    expect(await ask('select current_database() as name', urls.workerUrl.replace(/postgres$/, 'at_once'))).toEqual([
      { name: 'at_once' },
    ]);
  });

  it.each([
    ['of the worker', ({ workerUrl }: DatabaseUrls) => workerUrl],
    ['of the API', ({ apiUrl }: DatabaseUrls) => apiUrl],
    ['of the owner', ({ ownerUrl }: DatabaseUrls) => ownerUrl],
    [
      'of a superuser',
      ({ ownerUrl }: DatabaseUrls) => superuserUrl.replace(/postgres$/, new URL(ownerUrl).pathname.slice(1)),
    ],
  ])('are gone once dropped, though a session %s was in one', async (_, userOf) => {
    const session = new pg.Client({ connectionString: userOf(await createDatabase(urls, 'left_open')) });
    const said: string[] = [];
    session.on('error', ({ message }) => said.push(message));
    const ended = new Promise<void>((resolve) => session.once('end', resolve));
    await session.connect();
    await dropDatabase(superuserUrl, 'left_open');
    expect(await databases()).not.toContain('left_open');
    await ended;
    expect(said[0]).toContain('terminating connection');
  });

  it('O12: are gone once dropped, though autovacuum was at work in one, time after time', async () => {
    // So slow that it is still there, and at once: by itself it comes once a minute and stays for a moment.
    for (const [name, value] of Object.entries({
      autovacuum_naptime: '1s',
      autovacuum_vacuum_cost_delay: '100ms',
      autovacuum_vacuum_cost_limit: '1',
    }))
      await ask(`alter system set ${name} = '${value}'`);
    await ask('select pg_reload_conf()');
    for (let time = 1; time <= 3; time++) {
      const { ownerUrl } = await createDatabase(urls, 'vacuumed');
      await ask(
        `create table rows with (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0)
           as select repeat('行', 500) as row from generate_series(1, 20000)`,
        ownerUrl,
      );
      await ask('delete from rows', ownerUrl);
      const isAtWork = "select from pg_stat_activity where datname = 'vacuumed' and backend_type = 'autovacuum worker'";
      while ((await ask(isAtWork)).length === 0) await sleep(50);
      await dropDatabase(superuserUrl, 'vacuumed');
      expect(await databases()).not.toContain('vacuumed');
    }
  }, 60_000);
});
