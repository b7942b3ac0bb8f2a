// Test support
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

// Under test
import { readConfig } from '../../../config.ts';
import { createDatabase, dropDatabase } from '../../../dev/stack/databases.ts';
import { readPidFiles } from '../../../dev/stack/pid-file.ts';
import { freePorts } from '../../../dev/stack/ports.ts';
import { removeFolder } from '../../../dev/stack/postgres-home.ts';
import { isRunning } from '../../../dev/stack/process-identity.ts';
import { runningStack, startStack, type Stack } from '../../../dev/stack/stack.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/lifecycle/contract.ts';

const home = fileURLToPath(new URL('../../../.duban', import.meta.url));

async function ask(connectionString: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded stack', () => {
  let folder: string;
  let stack: Stack;
  let start: () => Promise<Stack>;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(home, 'stack-test-'));
    const [pgPort, temporal, ui, mail, smtp] = await freePorts(5);
    const config = readConfig({
      DUBAN_FOLDER: folder,
      DUBAN_PG_PORT: String(pgPort),
      DUBAN_TEMPORAL_PORT: String(temporal),
      DUBAN_UI_PORT: String(ui),
      DUBAN_MAIL_PORT: String(mail),
      DUBAN_SMTP_PORT: String(smtp),
    });
    start = () => startStack({ config, searchAttributes: SEARCH_ATTRIBUTES, say: () => undefined, binaryFolder: home });
    stack = await start();
  });

  afterAll(async () => {
    await stack?.stop();
    removeFolder(folder);
  });

  it('keeps UTF-8 text, and its owner and users are no superusers', async () => {
    const [settings] = await ask(
      stack.database.ownerUrl!,
      'SELECT pg_encoding_to_char(encoding), datlocale FROM pg_database WHERE datname = current_database()',
    );
    expect(settings).toEqual(['UTF8', 'C.UTF-8']);
    const roles = await ask(
      stack.database.ownerUrl!,
      "SELECT rolname, rolsuper FROM pg_roles WHERE rolname LIKE 'duban%' ORDER BY 1",
    );
    expect(roles).toEqual([
      ['duban_api', false],
      ['duban_owner', false],
      ['duban_worker', false],
    ]);
    expect(await ask(stack.database.workerUrl, 'SELECT current_user::text')).toEqual([['duban_worker']]);
    expect(await ask(stack.database.apiUrl, 'SELECT current_user::text')).toEqual([['duban_api']]);
  });

  it('keeps its secrets from other accounts', () => {
    for (const file of ['secrets.json', 'run/stack.json', 'run/supervisor.json'])
      expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0);
  });

  it('has a namespace that keeps closed runs for ninety days and knows our attributes', async () => {
    const connection = await Connection.connect({ address: stack.temporalAddress });
    const namespace = stack.temporalNamespace;
    const described = await connection.workflowService.describeNamespace({ namespace });
    expect(Number(described.config?.workflowExecutionRetentionTtl?.seconds) / 86_400).toBe(90);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    expect(Object.keys(customAttributes ?? {})).toEqual(
      expect.arrayContaining(SEARCH_ATTRIBUTES.map(({ name }) => name)),
    );
    await connection.close();
  });

  it('shows the Temporal UI and the mail page', async () => {
    const asBrowser = { headers: { accept: 'text/html' } };
    for (const url of [stack.temporalUiUrl!, stack.mailPageUrl!])
      expect((await fetch(url, asBrowser)).status).toBe(200);
  });

  it('is found by another program, and another database of it made by name', async () => {
    const found = runningStack(folder);
    expect(found?.temporalAddress).toBe(stack.temporalAddress);
    const { workerUrl } = await found!.createDatabase('duban_rehearsal');
    expect(await ask(workerUrl, 'SELECT current_database()::text, current_user::text')).toEqual([
      ['duban_rehearsal', 'duban_worker'],
    ]);
  });

  it('leaves no process and has all data when it is started again', async () => {
    await ask(stack.database.ownerUrl!, "CREATE TABLE kept AS SELECT '督办' AS word");
    const files = readPidFiles(folder);
    expect(files.map((file) => file.part).sort()).toEqual(['mail', 'postgres', 'temporal']);
    await stack.stop();
    expect(files.some(isRunning)).toBe(false);
    expect(runningStack(folder)).toBeUndefined();

    stack = await start();
    expect(await ask(stack.database.ownerUrl!, 'SELECT word FROM kept')).toEqual([['督办']]);
    expect(existsSync(path.join(folder, 'temporal.sqlite'))).toBe(true);
  });
});

describe('the stack of the tests', () => {
  it('gives a fresh database to whoever asks, and takes it back', async () => {
    const databases = inject('databases');
    const { ownerUrl } = await createDatabase(databases, 'fresh');
    expect(await ask(ownerUrl, 'SELECT current_database()::text')).toEqual([['fresh']]);
    await dropDatabase(inject('databaseSuperuserUrl'), 'fresh');
    await expect(ask(ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
