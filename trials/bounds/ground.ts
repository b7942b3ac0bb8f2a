// Where the bounds are tried: the whole system as `npm start` runs it, in a folder of its own.
import path from 'node:path';
import { Client as Engine, Connection } from '@temporalio/client';
import { openPool, PATIENT_STATEMENT_TIMEOUT_MS, type Pool } from '../../database/pool.ts';
import { apiPart, workerPart } from '../../dev/stack/programs.ts';
import { startStack } from '../../dev/stack/stack.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { Client } from '../chaos/client.ts';
import { MailServer } from '../chaos/mail-server.ts';
import { register, type Registered } from '../chaos/registers.ts';
import { freeStackPorts, stackSettings } from '../stack-settings.ts';
import { workThroughTheTrial } from '../working-days.ts';
import { SPARE } from './orders.ts';

export interface Ground {
  client: Client;
  engine: Engine;
  /** As the worker has it. */
  pool: Pool;
  registered: Registered;
  /** Ids that the API gave to the documents that are cited beside those an act needs. */
  spare: readonly string[];
  end(): Promise<void>;
}

export interface GroundOptions {
  folder: string;
  /** Where binaries are kept. */
  home: string;
  workflowBundle: string;
  seed: number;
  projects: number;
  say: (line: string) => void;
}

export async function layGround({ folder, home, workflowBundle, seed, projects, say }: GroundOptions): Promise<Ground> {
  const mail = new MailServer();
  const smtpPort = await mail.listen();
  const ports = await freeStackPorts();
  const config = stackSettings(ports, { folder, workflowBundle, smtpPort });
  const stack = await startStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
    mail: false,
    programs: (addresses) => [workerPart(config, addresses), apiPart(config, addresses)],
  });
  await workThroughTheTrial(stack.database.apiUrl, say);
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const pool = openPool(stack.database.workerUrl, {
    name: 'bounds',
    statementTimeoutMs: PATIENT_STATEMENT_TIMEOUT_MS,
  });
  const client = new Client(`http://127.0.0.1:${ports.api}`, stack.tokenSecret, path.join(folder, 'sent.ndjson'));
  return {
    client,
    engine: new Engine({ connection, namespace: stack.temporalNamespace }),
    pool,
    registered: await register(client, seed, projects, 0),
    spare: await registerSpare(client),
    async end() {
      await connection.close();
      await pool.end();
      await stack.stop();
      await mail.close();
    },
  };
}

/** By a bureau, so that everyone may cite them. */
const registerSpare = (client: Client): Promise<string[]> =>
  Promise.all(
    SPARE.map(async (key) => {
      const body = { kind: 'evidence', name: `佐证材料 ${key}`, sha256: 'd'.repeat(64), reference: `档案/${key}` };
      const reply = await client.call('big-data', 'POST', '/documents', { key, body });
      if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
      return reply.body.id as string;
    }),
  );
