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
    `update dossier_read set sub = 'nobody'`,
    'delete from dossier_read',
    'truncate dossier_read',
    `update administrative_change set sub = 'nobody'`,
    'delete from administrative_change',
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

/**
 * What each role may write, by hand: a row is a table, and what is not said is denied. `update` names columns, or all of
 * them.
 */
type Rights = { insert?: true; update?: readonly string[] | 'all'; delete?: true };
const RIGHTS: Record<string, { api?: Rights; worker?: Rights }> = {
  ledger: { worker: { insert: true } },
  dossier: { worker: { insert: true, update: 'all' } },
  duty: { worker: { insert: true, update: 'all' } },
  message: { worker: { insert: true, update: 'all' } },
  delivery: { worker: { insert: true, update: 'all' } },
  delivery_message: { worker: { insert: true, update: ['delivery'] } },
  delivery_order: { worker: { insert: true } },
  reconciliation: { worker: { insert: true } },
  party: { api: { insert: true, update: ['name', 'kind', 'department', 'version', 'updated_at', 'updated_by'] } },
  contact: { api: { insert: true, delete: true } },
  document: { api: { insert: true } },
  department_plan: { api: { insert: true } },
  framework_plan: { api: { insert: true } },
  sharing_exception: { api: { insert: true } },
  rest_day_arrangement: { api: { insert: true } },
  practice_edition: { api: { insert: true } },
  dossier_code: { api: { insert: true } },
  request: { api: { insert: true, update: ['key', 'answer'] } },
  dossier_read: { api: { insert: true } },
  administrative_change: { api: { insert: true } },
  quota_use: { api: { insert: true, update: ['used'] } },
  engine_namespace: { api: { insert: true }, worker: { insert: true, update: ['lost_key'] } },
  sealing_key: { api: { insert: true }, worker: { insert: true, update: ['lost_at', 'retired_at'] } },
  worker_report: { worker: { insert: true, update: 'all', delete: true } },
  schema_migration: {},
};

describe('H13: of every table', () => {
  it('what may be written is said here', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(RIGHTS).sort());
  });

  /** Whether the statement gets past the rights; what else speaks against it does not matter, and nothing stays. */
  const isAllowed = async (user: 'worker' | 'api', sql: string): Promise<boolean> => {
    const client = await database[user].connect();
    try {
      await client.query('reset role');
      await client.query('begin');
      return await client.query(sql).then(
        () => true,
        (error: Error) => !DENIED.test(error.message),
      );
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const columnsOf = async (table: string): Promise<string[]> =>
    (
      await database.owner.query<{ name: string }>(
        `select column_name as name from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
        [table],
      )
    ).rows.map(({ name }) => name);

  describe.each(['api', 'worker'] as const)('%s', (user) => {
    it.each(Object.entries(RIGHTS))('writes of %s what it is given, and no more', async (table, rights) => {
      const { insert = false, update = [], delete: remove = false } = rights[user] ?? {};
      const columns = await columnsOf(table);
      const changeable: string[] = [];
      for (const column of columns)
        if (await isAllowed(user, `update ${table} set ${column} = null where false`)) changeable.push(column);
      expect({
        insert: await isAllowed(user, `insert into ${table} default values`),
        update: changeable.sort(),
        delete: await isAllowed(user, `delete from ${table} where false`),
        truncate: await isAllowed(user, `truncate ${table} cascade`),
      }).toEqual({
        insert,
        update: [...(update === 'all' ? columns : update)].sort(),
        delete: remove,
        truncate: false,
      });
    });
  });
});
