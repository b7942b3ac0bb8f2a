// Test support: a database of one's own beside the stack's main one, with a pool for each of its users.
import { inject } from 'vitest';
import { createDatabase, dropDatabase, type DatabaseUrls } from '../../dev/stack/databases.ts';
import { openPool, type Pool } from '../../database/pool.ts';

export interface OwnDatabase {
  urls: DatabaseUrls;
  owner: Pool;
  worker: Pool;
  api: Pool;
  drop: () => Promise<void>;
}

export async function ownDatabase(name: string): Promise<OwnDatabase> {
  await dropDatabase(inject('databaseSuperuserUrl'), name);
  const urls = await createDatabase(inject('databases'), name);
  const [owner, worker, api] = (['ownerUrl', 'workerUrl', 'apiUrl'] as const).map((user) =>
    openPool(urls[user], { name: `test-${user}`, max: 5 }),
  );
  const pools = [owner!, worker!, api!];
  const drop = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await dropDatabase(inject('databaseSuperuserUrl'), name);
  };
  return { urls, owner: owner!, worker: worker!, api: api!, drop };
}

/** Every row that `record` writes, as text-free JSON in a fixed order; what PostgreSQL numbers itself is not compared. */
export async function recordedRows(pool: Pool): Promise<Record<string, unknown[]>> {
  const orders = {
    dossier: 'kind, code',
    ledger: 'kind, code, seq',
    duty: 'kind, code, duty, key',
    message: 'key',
  };
  const rows = Object.entries(orders).map(async ([table, order]) => {
    const { rows: all } = await pool.query<{ row: unknown }>(
      `select to_jsonb(t) - 'number' as row from ${table} t order by ${order}`,
    );
    return [table, all.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
