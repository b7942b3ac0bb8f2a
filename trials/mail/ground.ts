// Where the waits of mail are tried: the whole system as `npm start` runs it, every setting as it is installed, in a
// folder of its own.
import { openPool, type Pool } from '../../database/pool.ts';
import { diceOf } from '../../test/workflows/random-orders.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Client } from '../chaos/client.ts';
import { Driver } from '../chaos/driver.ts';
import { DEPARTMENT, register } from '../chaos/registers.ts';
import { putUnderOrder } from '../chaos/ripe-projects.ts';
import { clientOf, startTrialStack, type Place } from '../trial-stack.ts';

export interface Ground {
  /** As the worker has it. */
  pool: Pool;
  /** A unit whose people share this mailbox, and a project of it under an order, of which they are told at once. */
  orderOf(unit: PartyId, mailbox: string): Promise<void>;
  end(): Promise<void>;
}

export interface GroundOptions extends Place {
  smtpPort: number;
}

const SEED = 1;
const PROJECTS = 20;

export async function layGround(options: GroundOptions): Promise<Ground> {
  const trial = await startTrialStack(options);
  const { stack } = trial;
  const pool = openPool(stack.database.workerUrl, { name: 'mail-trial' });
  const client = clientOf(trial);
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
