/** The embedded PostgreSQL: its own server process on the loopback address, with its data in the folder. */
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { postgresHome, type PostgresHome } from './postgres-home.ts';
import { runCommand } from './run-command.ts';
import type { Part } from './part.ts';

export interface PostgresOptions {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** Only a stack thrown away after its tests may trade safety against a power cut for speed. */
  readonly durable?: boolean;
  readonly whenReady?: () => Promise<void>;
}

export const superuser = 'postgres';

/** The part that runs PostgreSQL. */
export function postgresPart({ folder, port, password, durable = true, whenReady }: PostgresOptions): Part {
  let home: PostgresHome | undefined;
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    ports: [{ port, variable: 'DUBAN_PG_PORT', purpose: 'PostgreSQL' }],
    prepare: async (signal) => {
      home = postgresHome(folder);
      if (!existsSync(clusterOf(home))) await initialise(home, password, signal);
    },
    command: () => {
      home ??= postgresHome(folder);
      return {
        file: path.join(home.programs, 'postgres'),
        args: ['-D', clusterOf(home), ...serverSettings(port, durable)],
        cwd: '/',
        account: home.account,
      };
    },
    isReady: () => accepts(port, password),
    whenReady,
    // SIGINT is its "fast" stop: open connections are ended, everything committed stays.
    stop: { signal: 'SIGINT' },
  };
}

/** The address of a database on the embedded server. */
export function databaseUrl(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function serverSettings(port: number, durable: boolean): string[] {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // Paths of Unix sockets are short, those of folders need not be.
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function clusterOf(home: PostgresHome): string {
  return path.join(home.data, 'cluster');
}

/** Made beside and renamed: a cluster is there whole or not at all, also after a kill. */
async function initialise(home: PostgresHome, password: string, signal: AbortSignal): Promise<void> {
  const unfinished = path.join(home.data, 'unfinished');
  const passwordFile = path.join(home.data, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
  try {
    const locale = process.platform === 'darwin' ? 'C' : 'C.UTF-8';
    const cluster = ['--encoding=UTF8', `--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const args = ['-D', unfinished, ...cluster, ...access, '--no-instructions'];
    await runCommand(path.join(home.programs, 'initdb'), args, { signal, account: home.account, cwd: '/' });
    renameSync(unfinished, clusterOf(home));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function accepts(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl(port, superuser, password, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
