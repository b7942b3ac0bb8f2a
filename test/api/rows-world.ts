// Test support: the API on a database of its own, for rows that need no engine.
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { migrate } from '../../worker/migrate.ts';
import { Listening, type Caller, type Deps, type Reply } from './world.ts';

export const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };

export class RowsWorld {
  private constructor(
    private readonly name: string,
    private readonly ownerUrl: string,
    readonly deps: Deps,
    readonly api: Listening,
  ) {}

  static async begin(more: Pick<Deps, 'quotas'> = {}): Promise<RowsWorld> {
    const name = `rows_${randomUUID().slice(0, 8)}`;
    const databases = await createDatabase(inject('databases'), name);
    await migrate(databases.ownerUrl);
    const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
    const deps = { pool: openPool(databases.apiUrl, { name }), engine, ...more };
    return new RowsWorld(name, databases.ownerUrl, deps, await Listening.open(deps));
  }

  async end(): Promise<void> {
    await this.api.close();
    await Promise.all([this.deps.engine.close(), this.deps.pool.end()]);
    await dropDatabase(inject('databaseSuperuserUrl'), this.name);
  }

  /** For what no program of ours may do. To be ended by the caller. */
  asOwner(): Pool {
    return openPool(this.ownerUrl, { name: 'owner', max: 1 });
  }

  put(caller: Caller, route: string, body: unknown, seen?: number): Promise<Reply> {
    return this.api.call(caller, 'PUT', route, {
      body,
      headers: seen === undefined ? {} : { 'If-Match': `"${seen}"` },
    });
  }

  /** A party without contacts, by big-data. */
  async register(id: string, department?: string): Promise<void> {
    const reply = await this.put(ADMINISTRATOR, `/parties/${id}`, { name: `名称 ${id}`, department, contacts: [] });
    if (reply.status !== 200) throw new Error(reply.text);
  }
}
