// Where a storm takes place: PostgreSQL and the engine as `npm start` runs them, in a folder of their own, our own mail
// server, and everybody written to.
import { Connection, type Client } from '@temporalio/client';
import { putParty } from '../../database/party.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import type { Part } from '../../dev/stack/part.ts';
import { workerPart } from '../../dev/stack/programs.ts';
import { withEngine } from '../../dev/stack/stack-addresses.ts';
import type { Stack } from '../../dev/stack/stack.ts';
import { openClient } from '../../engine/client.ts';
import { clientOptions } from '../../engine/connect.ts';
import type { PartyKind } from '../../measures/party-id.ts';
import { BUREAUS } from '../../measures/vocabulary.ts';
import { MailServer } from '../chaos/mail-server.ts';
import { startTrialStack, type Place } from '../trial-stack.ts';
import { installClock, type DatabaseClock } from './database-clock.ts';
import { PATIENT } from '../patience.ts';

export interface Ground {
  stack: Stack;
  client: Client;
  pool: Pool;
  mail: MailServer;
  clock: DatabaseClock;
  /** The worker of production, sending to our mail server. */
  worker: Part;
  /** Construction units, each with people to remind. */
  units: readonly string[];
  end(): Promise<void>;
}

export interface GroundOptions extends Place {
  units: number;
}

/** So that hundreds of lives that look at once do not wait for one another in vain. */
const CONNECTIONS = 40;
/** As the random orders name them. */
const DEPARTMENT = 'department-health';
const OTHERS = ['unit-supervisors', 'unit-of-nobody'];
/** As the sample of a commission names them. */
const EVALUATORS = 'company-evaluators';

export async function layGround({ units: howMany, ...place }: GroundOptions): Promise<Ground> {
  const mail = new MailServer();
  const smtpPort = await mail.listen();
  const { stack, config } = await startTrialStack({
    ...place,
    smtpPort,
    // Sealed, if it is to be.
    settings: { LOG_LEVEL: 'error', DUBAN_SEALING_KEYS: process.env.DUBAN_SEALING_KEYS },
    programs: () => [],
  });
  const clock = await installClock(stack.database.ownerUrl!);
  const pool = openPool(stack.database.workerUrl, {
    name: 'storm',
    max: CONNECTIONS,
    ...PATIENT,
  });
  const units = Array.from({ length: howMany }, (_, number) => `unit-storm-${number + 1}`);
  await enterParties(stack.database.apiUrl, units);
  const settings = withEngine(config, stack);
  const connection = await Connection.connect(clientOptions(settings));
  return {
    stack,
    pool,
    mail,
    clock,
    units,
    worker: workerPart(config, stack, 'trials/storm/worker.ts'),
    client: openClient(connection, settings),
    async end() {
      // Our own connection to the engine ends with the program: closed under calls that are still tried again, it would
      // end it too early.
      await stack.stop();
      await Promise.all([pool.end(), clock.close(), mail.close()]);
    },
  };
}

async function enterParties(apiUrl: string, units: readonly string[]): Promise<void> {
  const pool = openPool(apiUrl, { name: 'storm-parties', max: 1, ...PATIENT });
  const enter = (id: string, kind: PartyKind): Promise<unknown> =>
    putParty(pool, {
      id,
      name: `名称 ${id}`,
      kind,
      department: kind === 'unit' ? DEPARTMENT : null,
      updatedBy: 'storm',
      contacts: [
        { post: 'handler', name: '经办人', addresses: { mail: `handler@${id}.example` } },
        { post: 'leader', name: '分管领导', addresses: { mail: `leader@${id}.example` } },
      ],
    });
  for (const bureau of BUREAUS) await enter(bureau, 'bureau');
  await enter(DEPARTMENT, 'department');
  for (const unit of [...OTHERS, ...units]) await enter(unit, 'unit');
  await enter(EVALUATORS, 'company');
  await pool.end();
}
