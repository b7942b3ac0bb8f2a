/** The roles and databases of the embedded server, and fresh databases for tests and rehearsals. */
import pg from 'pg';
import { migrate } from '../../worker/migrate.ts';
import type { Secrets } from './secrets.ts';

/** The server waits five seconds for the sessions it has told to end; on a busy machine some need longer. */
const OBJECT_IN_USE = '55006';
const GONE_WITHIN_MS = 20_000;

/** One database as its three users see it; none of them is a superuser. */
export interface DatabaseUrls {
  /** Owns the tables, may create databases. */
  readonly ownerUrl: string;
  readonly workerUrl: string;
  readonly apiUrl: string;
}

/** Makes owner, worker and api as login roles, and gives them the passwords of this folder. */
export async function createRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  await oneAfterAnother(superuserUrl, async (client) => {
    const roles = { duban_owner: secrets.owner, duban_worker: secrets.worker, duban_api: secrets.api };
    for (const [role, password] of Object.entries(roles)) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(
        `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    await client.query('ALTER ROLE duban_owner CREATEDB CREATEROLE');
    // The owner may look after the two, but does not act as one of them.
    await client.query('GRANT duban_worker, duban_api TO duban_owner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE');
  });
}

/** The same users on another database of the same server, made and migrated if it is not there. */
export async function createDatabase(urls: DatabaseUrls, name: string): Promise<DatabaseUrls> {
  await oneAfterAnother(onDatabase(urls.ownerUrl, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  const made = {
    ownerUrl: onDatabase(urls.ownerUrl, name),
    workerUrl: onDatabase(urls.workerUrl, name),
    apiUrl: onDatabase(urls.apiUrl, name),
  };
  await migrate(made.ownerUrl);
  return made;
}

/**
 * Throws a database away, whoever is in it. Only a superuser may end every session: the owner may not end those of the
 * worker and the API (it looks after the two and inherits nothing of them), nor autovacuum, which comes by itself.
 */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const until = Date.now() + GONE_WITHIN_MS;
    const drop = (): Promise<unknown> =>
      client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`).catch((error: unknown) => {
        const { code } = error as { code?: string };
        if (code !== OBJECT_IN_USE || Date.now() > until) throw error;
        return drop();
      });
    await drop();
  });
}

function onDatabase(url: string, name: string): string {
  const moved = new URL(url);
  moved.pathname = `/${name}`;
  return moved.href;
}

/** Several may ask for the same at once, and what is looked for may be made the moment after. */
const oneAfterAnother = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient(url, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('duban roles and databases', 0))`);
    return work(client);
  });

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
