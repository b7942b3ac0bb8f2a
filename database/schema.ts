// Bringing a database up to date: migrations forward only, then the rights of the two roles. Both as the owner, under
// one lock.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { PlainError } from '../worded-error.ts';
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
    await refuseLaterSchema(client);
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
  const applied = await appliedMigrations(db);
  const missing = (await ownMigrations()).filter((name) => !applied.includes(name)).sort();
  if (missing.length === 0) return;
  throw new PlainError(
    `数据库结构过旧，缺少：${missing.join('、')}。请以 DATABASE_OWNER_URL 运行一次迁移（《运维手册》第六部分），然后重新启动。`,
  );
}

/** An older program must not migrate what it does not know. It may run beside it: newer tables serve the release before. */
async function refuseLaterSchema(db: Db): Promise<void> {
  const own = await ownMigrations();
  const later = (await appliedMigrations(db)).filter((name) => !own.includes(name)).sort();
  if (later.length > 0)
    throw new PlainError(
      `数据库结构由更新的版本建立（本版没有：${later.join('、')}），本版不能迁移。请用那个版本的程序迁移；只是退回上一版程序的，无须迁移。`,
    );
}

async function ownMigrations(): Promise<string[]> {
  const files = await readdir(MIGRATIONS);
  return files.filter((file) => file.endsWith('.sql')).map((file) => file.replace(/\.sql$/, ''));
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows: found } = await db.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [
    `public.${MIGRATIONS_TABLE}`,
  ]);
  if (!found[0]!.there) return [];
  const { rows } = await db.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE}`);
  return rows.map(({ name }) => name);
}
