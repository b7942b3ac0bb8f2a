import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// Test support
import { freePorts } from '../../dev/stack/ports.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { Program } from '../programs.ts';
// Under test
import { programsAtWork } from '../../database/put-back.ts';

/** After as long as nobody used it a pool closes a connection. */
const IDLE_MS = 10_000;

let database: OwnDatabase;
let api: Program;
beforeAll(async () => {
  database = await ownDatabase('duban_presence');
  const [port] = await freePorts(1);
  api = Program.start('api/main.ts', {
    NODE_ENV: 'development',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: inject('temporalNamespace'),
    DUBAN_TOKEN_SECRET: inject('tokenSecret'),
    DATABASE_API_URL: database.urls.apiUrl,
    DUBAN_API_PORT: String(port),
    DUBAN_STOP_PAUSE_SECONDS: '0',
  });
  await api.untilItSays('ready');
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

const isSeen = async (): Promise<boolean> => (await programsAtWork(database.owner)).includes('duban-api');

describe('an API that nobody asks anything', () => {
  it('O10: is seen at work by whoever must be alone, also past the time after which idle connections are closed', async () => {
    for (const until = performance.now() + IDLE_MS + 2_000; performance.now() < until; await sleep(500))
      expect(await isSeen()).toBe(true);
  });

  it('O10: is seen again, without a request, after its connections broke as when a database is put back', async () => {
    const { rows } = await database.api.query<{ pid: number }>(
      `select pid, pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'duban-api'`,
    );
    const broken = rows.map(({ pid }) => pid);
    expect(broken).not.toEqual([]);
    await database.api.query(
      `do $$ begin while exists (select from pg_stat_activity where pid = any('{${broken.join()}}')) loop perform pg_sleep(0.01); perform pg_stat_clear_snapshot(); end loop; end $$`,
    );
    await expect.poll(isSeen, { timeout: 10_000 }).toBe(true);
  });

  it('O10: is gone once it is stopped', async () => {
    await api.stop();
    expect(await isSeen()).toBe(false);
  });
});
