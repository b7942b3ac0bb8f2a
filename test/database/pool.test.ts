import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// Under test
import { inTransaction, openPool, LONG_READING, type Pool } from '../../database/pool.ts';

let pool: Pool;
beforeAll(() => {
  pool = openPool(inject('databaseUrl'), { name: 'test-pool', max: 2, statementTimeoutMs: 300, lockTimeoutMs: 150 });
});
afterAll(() => pool.end());

const took = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work.catch(() => undefined);
  return performance.now() - began;
};

it('gives dates as days, instants as milliseconds and big numbers as text', async () => {
  const { rows } = await pool.query(
    `select date '2026-02-28' as on, date 'infinity' as never, timestamptz '2026-01-05T10:00:00.123+08' as at, 9007199254740993 as fen`,
  );
  expect(rows[0]).toEqual({
    on: '2026-02-28',
    never: 'infinity',
    at: Date.parse('2026-01-05T10:00:00.123+08:00'),
    fen: '9007199254740993',
  });
});

it('ends a statement that takes too long', async () => {
  await expect(pool.query('select pg_sleep(5)')).rejects.toThrow(/statement timeout/);
});

it('has session time-outs below the three seconds an activity may take', async () => {
  const ordinary = openPool(inject('databaseUrl'), { name: 'test-defaults', max: 1 });
  for (const setting of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
    const { rows } = await ordinary.query<{ ms: string }>('select setting as ms from pg_settings where name = $1', [
      setting,
    ]);
    expect(Number(rows[0]!.ms)).toBeGreaterThan(0);
    expect(Number(rows[0]!.ms)).toBeLessThan(3_000);
  }
  await ordinary.end();
});

it('lets programs that nobody waits for be idle in a transaction for as long as they hash', async () => {
  const patient = openPool(inject('databaseUrl'), { name: 'test-patient', max: 1, ...LONG_READING });
  const { rows } = await patient.query<{ ms: string }>(
    `select setting as ms from pg_settings where name = 'idle_in_transaction_session_timeout'`,
  );
  expect(Number(rows[0]!.ms)).toBeGreaterThanOrEqual(60_000);
  await patient.end();
});

it('gives up on a server that accepts and then says nothing, within two seconds', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const deaf = openPool(`postgres://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`, {
    name: 'test-deaf',
    max: 1,
  });
  await expect(deaf.query('select 1')).rejects.toThrow();
  expect(await took(deaf.query('select 1'))).toBeLessThan(2_000);
  await deaf.end();
  silent.close();
});

it('survives connections that break, idle or inside a transaction', async () => {
  const killAll = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-pool' and pid <> pg_backend_pid()`;
  await expect(
    inTransaction(pool, (db) => db.query('select pg_terminate_backend(pg_backend_pid())')),
  ).rejects.toThrow();
  const held = inTransaction(pool, async (db) => {
    await db.query('select 1');
    await pool.query(killAll);
    await db.query('select 1');
  });
  await expect(held).rejects.toThrow();
  const { rows } = await pool
    .query<{ one: number }>('select 1 as one')
    .catch(() => pool.query<{ one: number }>('select 1 as one'));
  expect(rows).toEqual([{ one: 1 }]);
});

it('rolls back and gives the connection back when the work fails', async () => {
  for (let count = 0; count < 5; count += 1) {
    const failing = inTransaction(pool, async (db) => {
      await db.query(`select set_config('application_name', 'inside', true)`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
  }
  const { rows } = await pool.query<{ name: string }>(`select current_setting('application_name') as name`);
  expect(rows).toEqual([{ name: 'test-pool' }]);
});
