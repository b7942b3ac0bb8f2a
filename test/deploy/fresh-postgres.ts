// Test support: PostgreSQL as the container starts it the first time: an empty server, on which only
// deploy/postgres/roles.sql has run.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePorts } from '../../dev/stack/ports.ts';
import { databaseUrl, postgresPart, superuser } from '../../dev/stack/postgres.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { Supervisor } from '../../dev/stack/supervisor.ts';
import type { Environment } from './image.ts';

export interface FreshPostgres {
  /** Host and port. */
  readonly address: string;
  readonly folder: string;
  readonly superuserUrl: string;
  readonly close: () => Promise<void>;
}

/** `name`: of its folder. */
export async function openFreshPostgres(
  parent: string,
  env: Environment,
  name = 'fresh-postgres',
): Promise<FreshPostgres> {
  const folder = path.join(parent, name);
  // Under root the server runs as an account of its own, which must be able to pass through.
  mkdirSync(folder, { mode: 0o711 });
  const [port] = await freePorts(1);
  const password = env.POSTGRES_PASSWORD!;
  const supervisor = new Supervisor({
    folder,
    groups: [[postgresPart({ folder, port: port!, password, durable: false })]],
    say: () => undefined,
  });
  const close = async () => {
    await supervisor.stop();
    removeFolder(folder);
  };
  await supervisor.start();
  const superuserUrl = databaseUrl(port!, superuser, password, 'postgres');
  try {
    await runRoles(superuserUrl, env);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: `127.0.0.1:${port}`, folder, superuserUrl, close };
}

/** The two things psql does beyond SQL in that file: `\getenv name VARIABLE` and `:'name'`. */
async function runRoles(url: string, env: Environment): Promise<void> {
  const script = readFileSync(fileURLToPath(new URL('../../deploy/postgres/roles.sql', import.meta.url)), 'utf8');
  const values = new Map(
    [...script.matchAll(/^\\getenv (\w+) (\w+)$/gm)].map(([, name, variable]) => [name!, env[variable!]!]),
  );
  const statements = script
    .replace(/^(--|\\).*$/gm, '')
    .replace(/:'(\w+)'/g, (_, name: string) => pg.escapeLiteral(values.get(name)!));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One by one: a database is not made inside of a transaction.
    for (const statement of statements.split(';').filter((part) => part.trim() !== '')) await client.query(statement);
  } finally {
    await client.end();
  }
}
