// Where the bounds are tried: the whole system as `npm start` runs it, in a folder of its own.
import { Client as Engine, Connection } from '@temporalio/client';
import { openPool, type Pool } from '../../database/pool.ts';
import type { Client } from '../chaos/client.ts';
import { MailServer } from '../chaos/mail-server.ts';
import { register, type Registered } from '../chaos/registers.ts';
import { clientOf, startTrialStack, type Place } from '../trial-stack.ts';
import { SPARE } from './orders.ts';
import { PATIENT } from '../patience.ts';

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

export interface GroundOptions extends Place {
  seed: number;
  projects: number;
}

export async function layGround({ seed, projects, ...place }: GroundOptions): Promise<Ground> {
  const mail = new MailServer();
  const smtpPort = await mail.listen();
  const trial = await startTrialStack({ ...place, smtpPort });
  const { stack } = trial;
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const pool = openPool(stack.database.workerUrl, {
    name: 'bounds',
    ...PATIENT,
  });
  const client = clientOf(trial);
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
