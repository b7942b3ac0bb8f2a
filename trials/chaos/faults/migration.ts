// A migration that is killed in its middle is done whole by the next one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { argumentsFor } from '../../../dev/stack/program-files.ts';
import { assertSchemaIsCurrent } from '../../../database/schema.ts';
import { migrate } from '../../../worker/migrate.ts';
import { between, type Fault } from '../fault.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const migrationKilled: Fault = {
  name: 'migration killed',
  strike: async (arena, _driver, dice) => {
    const url = new URL(arena.stack.database.ownerUrl!);
    const name = `migrating_${Math.floor(dice() * 1e9)}`;
    await asked(url.href, `create database ${name}`);
    url.pathname = `/${name}`;
    const child = spawn(process.execPath, argumentsFor('worker/migrate.ts'), {
      cwd: ROOT,
      env: { ...process.env, DATABASE_OWNER_URL: url.href },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // Its connection is the sign that it has begun.
    for (const until = Date.now() + 20_000; Date.now() < until && child.exitCode === null; await sleep(20)) {
      if ((await asked(arena.stack.database.ownerUrl!, `select 1 from pg_stat_activity where datname = '${name}'`)) > 0)
        break;
    }
    await sleep(between(dice, 0, 250));
    child.kill('SIGKILL');
    await ended;
    await migrate(url.href);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await assertSchemaIsCurrent(client);
    } finally {
      await client.end();
    }
    await asked(arena.stack.database.ownerUrl!, `drop database ${name} with (force)`);
  },
};

async function asked(connectionString: string, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
