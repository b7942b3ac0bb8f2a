// Where the waits of mail are tried: the whole system as `npm start` runs it, every setting as it is installed, in a
// folder of its own.
import path from 'node:path';
import { openPool, type Pool } from '../../database/pool.ts';
import { apiPart, workerPart } from '../../dev/stack/programs.ts';
import { startStack } from '../../dev/stack/stack.ts';
import { diceOf } from '../../test/workflows/random-orders.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { Client } from '../chaos/client.ts';
import { Driver } from '../chaos/driver.ts';
import { DEPARTMENT, register } from '../chaos/registers.ts';
import { putUnderOrder } from '../chaos/ripe-projects.ts';
import { freeStackPorts, stackSettings } from '../stack-settings.ts';
import { workThroughTheTrial } from '../working-days.ts';

export interface Ground {
  /** As the worker has it. */
  pool: Pool;
  /** A unit whose people share this mailbox, and a project of it under an order, of which they are told at once. */
  orderOf(unit: PartyId, mailbox: string): Promise<void>;
  end(): Promise<void>;
}

export interface GroundOptions {
  folder: string;
  /** Where binaries are kept. */
  home: string;
  workflowBundle: string;
  smtpPort: number;
  say: (line: string) => void;
}

const SEED = 1;
const PROJECTS = 20;

export async function layGround({ folder, home, workflowBundle, smtpPort, say }: GroundOptions): Promise<Ground> {
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
  const pool = openPool(stack.database.workerUrl, { name: 'mail-trial' });
  const client = new Client(`http://127.0.0.1:${ports.api}`, stack.tokenSecret, path.join(folder, 'sent.ndjson'));
  const driver = new Driver(client, pool, await register(client, SEED, PROJECTS, 0), diceOf(SEED), SEED);
  return {
    pool,
    async orderOf(unit, mailbox) {
      await enter(client, unit, mailbox);
      const { code } = await driver.openAside(unit);
      await putUnderOrder(driver, code);
    },
    async end() {
      await pool.end();
      await stack.stop();
    },
  };
}

/** Who holds both posts under one address gets one letter. */
async function enter(client: Client, unit: PartyId, mailbox: string): Promise<void> {
  const contacts = [
    { post: 'handler', name: '经办人', addresses: { mail: mailbox } },
    { post: 'leader', name: '分管领导', addresses: { mail: mailbox } },
  ];
  const body = { name: `名称 ${unit}`, department: DEPARTMENT, contacts };
  const { status, text } = await client.call('big-data', 'PUT', `/parties/${unit}`, {
    key: `party-${unit}`,
    role: 'administrator',
    body,
  });
  if (status >= 300) throw new Error(`${status} ${text}`);
}
