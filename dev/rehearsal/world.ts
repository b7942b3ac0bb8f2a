// Where rehearsals happen: the same servers, a namespace and a database of their own, the real worker without its
// relay.
import path from 'node:path';
import { type Client, Connection } from '@temporalio/client';
import type { Config } from '../../config.ts';
import { putParty } from '../../database/party.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { openClient } from '../../engine/client.ts';
import { clientOptions } from '../../engine/connect.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { prepareNamespace } from '../stack/namespace.ts';
import type { Part } from '../stack/part.ts';
import { workerPart } from '../stack/programs.ts';
import type { Say } from '../stack/progress.ts';
import { withEngine, type StackAddresses } from '../stack/stack-addresses.ts';
import type { Stack } from '../stack/stack.ts';
import { Supervisor } from '../stack/supervisor.ts';
import { REHEARSAL_PARTIES } from './scenario.ts';

const REHEARSAL_NAMESPACE = 'duban-rehearsal';
const REHEARSAL_DATABASE = 'duban_rehearsal';

export interface World {
  readonly client: Client;
  readonly pool: Pool;
  readonly namespace: string;
  readonly uiUrl: string | undefined;
  readonly close: () => Promise<void>;
}

/** Virtual and real rows never meet: nothing here touches the main database or namespace. */
export async function openWorld(
  config: Config,
  stack: StackAddresses & Pick<Stack, 'createDatabase'>,
  say: Say,
): Promise<World> {
  const engine = withEngine(config, { ...stack, temporalNamespace: REHEARSAL_NAMESPACE });
  const [database] = await Promise.all([
    stack.createDatabase(REHEARSAL_DATABASE),
    prepareNamespace(engine, SEARCH_ATTRIBUTES),
  ]);
  const pool = openPool(database.apiUrl, { name: 'duban-rehearsal', onError: ({ message }) => say(message) });
  for (const party of REHEARSAL_PARTIES) await putParty(pool, { ...party, contacts: [], updatedBy: 'rehearsal' });
  const supervisor = new Supervisor({
    folder: path.join(stack.folder, 'rehearsal'),
    groups: [[withoutRelay(workerPart(config, { ...stack, temporalNamespace: REHEARSAL_NAMESPACE, database }))]],
    say,
  });
  await supervisor.start();
  const connection = await Connection.connect(clientOptions(engine));
  const close = async (): Promise<void> => {
    await connection.close();
    await supervisor.stop();
    await pool.end();
  };
  return {
    client: openClient(connection, engine),
    pool,
    namespace: REHEARSAL_NAMESPACE,
    uiUrl: stack.temporalUiUrl,
    close,
  };
}

/** The outbox rows are the result of a rehearsal; nothing is sent. */
const withoutRelay = (worker: Part): Part => ({
  ...worker,
  command: () => {
    const command = worker.command();
    return { ...command, env: { ...command.env, DUBAN_RELAY: 'off' } };
  },
});
