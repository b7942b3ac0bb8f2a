// Bringing a database up to date: migrations forward only, then the rights of the two roles. Both as the owner, under
// one lock.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { Db } from './pool.ts';

const MIGRATIONS = fileURLToPath(new URL('migrations/', import.meta.url));
const ROLES = fileURLToPath(new URL('roles.sql', import.meta.url));
const MIGRATIONS_TABLE = 'schema_migration';
/** Any number that nobody else takes; held for migrations, rights and seeds together. */
const LOCK = 20_211_122;

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Migrates, grants, then lets `seed` enter what every installation starts with. Safe to call again, and by several
 * processes at once.
 */
export async function bringUpToDate(ownerUrl: string, seed: (db: Db) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'duban-migrate',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // What the server has to say about rights it could not take back is no news.
    await client.query(`set client_min_messages = error; select pg_advisory_lock(${LOCK})`);
    await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: MIGRATIONS_TABLE,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: silent,
    });
    await client.query(await readFile(ROLES, 'utf8'));
    await seed(client);
  } finally {
    await client.end();
  }
}

/**
 * For a start without the owner's connection: throws, naming what is missing, when the schema is older than this
 * program.
 */
export async function assertSchemaIsCurrent(db: Db): Promise<void> {
  const files = await readdir(MIGRATIONS);
  const expected = files.filter((file) => file.endsWith('.sql')).map((file) => file.replace(/\.sql$/, ''));
  const applied = await appliedMigrations(db);
  const missing = expected.filter((name) => !applied.includes(name)).sort();
  if (missing.length === 0) return;
  throw new Error(
    `数据库结构过旧，缺少：${missing.join('、')}。请以 DATABASE_OWNER_URL 运行一次迁移（《运维手册》第六部分），然后重新启动。`,
  );
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows: found } = await db.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [
    `public.${MIGRATIONS_TABLE}`,
  ]);
  if (!found[0]!.there) return [];
  const { rows } = await db.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE}`);
  return rows.map(({ name }) => name);
}
