import { afterAll, beforeAll, expect, it } from 'vitest';
// Test support
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { readArrangements } from '../../database/rest-day.ts';
import { readParty } from '../../database/party.ts';
import { assertSchemaIsCurrent } from '../../database/schema.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { migrate } from '../../worker/migrate.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_migrate');
});
afterAll(() => database.drop());

it('enters the bureaus and every edition of the arrangements of rest days', async () => {
  expect(await readParty(database.api, 'big-data')).toMatchObject({
    name: '市大数据发展局',
    kind: 'bureau',
    contacts: [],
  });
  const byEdition = (arrangements: readonly { edition: string }[]) => arrangements.map(({ edition }) => edition).sort();
  expect(byEdition(await readArrangements(database.worker))).toEqual(byEdition(REST_DAY_ARRANGEMENTS));
});

it('changes nothing the second time, also when several processes migrate at once', async () => {
  await database.owner.query(`update party set name = '改过的名称' where id = 'audit'`);
  await Promise.all([
    migrate(database.urls.ownerUrl),
    migrate(database.urls.ownerUrl),
    migrate(database.urls.ownerUrl),
  ]);
  expect((await readParty(database.api, 'audit'))!.name).toBe('改过的名称');
  const { rows } = await database.owner.query<{ runs: string }>(
    'select count(*) as runs from schema_migration group by name having count(*) > 1',
  );
  expect(rows).toEqual([]);
});

it('makes one database from nothing when several processes migrate it at once', async () => {
  await database.owner.query('drop schema public cascade; create schema public');
  await Promise.all([
    migrate(database.urls.ownerUrl),
    migrate(database.urls.ownerUrl),
    migrate(database.urls.ownerUrl),
  ]);
  await assertSchemaIsCurrent(database.worker);
});

it('refuses to start on a schema that is older, and names what is missing', async () => {
  await assertSchemaIsCurrent(database.api);
  const { rows } = await database.owner.query<{ name: string }>(
    'delete from schema_migration where name = (select max(name) from schema_migration) returning name',
  );
  await expect(assertSchemaIsCurrent(database.worker)).rejects.toThrow(`缺少：${rows[0]!.name}。`);
  await database.owner.query(
    'drop schema public cascade; create schema public; grant usage on schema public to duban_worker',
  );
  await expect(assertSchemaIsCurrent(database.worker)).rejects.toThrow(/缺少：001_foundation/);
});
