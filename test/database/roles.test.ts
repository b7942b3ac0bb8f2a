import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { inputOf } from '../activities/recording.ts';
import { underConstruction } from '../activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_roles');
  const { lines } = underConstruction('CQ-2026-0001');
  await recordWith({ pool: database.worker })(inputOf(lines));
});
afterAll(() => database.drop());

const DENIED = /permission denied|must be owner/;
/** The role a connection could have been given must not matter: it goes back to the one it logged in with. */
const asLoggedIn = async (user: 'worker' | 'api', sql: string) => {
  const client = await database[user].connect();
  try {
    await client.query('reset role');
    return await client.query(sql);
  } finally {
    client.release();
  }
};

describe.each(['worker', 'api'] as const)('%s', (user) => {
  it.each([
    `update ledger set input = '{}'`,
    'delete from ledger',
    'truncate ledger',
    'alter table ledger disable trigger all',
    'drop table ledger',
    'create table notes (id int)',
    'set role duban_owner',
  ])('may not: %s', async (sql) => {
    await expect(asLoggedIn(user, sql)).rejects.toThrow(DENIED);
  });

  it('reads every table', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of rows) await expect(asLoggedIn(user, `select from ${name} limit 1`)).resolves.toBeDefined();
  });
});

it.each(['dossier', 'duty', 'message', 'delivery', 'delivery_order', 'ledger'])(
  'lets the API write nothing of %s',
  async (table) => {
    await expect(asLoggedIn('api', `insert into ${table} default values`)).rejects.toThrow(DENIED);
    await expect(asLoggedIn('api', `delete from ${table}`)).rejects.toThrow(DENIED);
    const { rows } = await database.owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
      [table],
    );
    await expect(asLoggedIn('api', `update ${table} set ${rows[0]!.name} = ${rows[0]!.name}`)).rejects.toThrow(DENIED);
  },
);

it.each([
  'party',
  'contact',
  'document',
  'department_plan',
  'framework_plan',
  'sharing_exception',
  'request',
  'rest_day_arrangement',
  'practice_edition',
])('lets the worker change nothing of %s', async (table) => {
  await expect(
    asLoggedIn('worker', `insert into ${table} overriding system value select * from ${table} where false`),
  ).rejects.toThrow(DENIED);
  await expect(asLoggedIn('worker', `delete from ${table}`)).rejects.toThrow(DENIED);
});
