// A world for lives in virtual time on a stack of its own, which is gone when they are over.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../config.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { freePorts } from '../stack/ports.ts';
import { removeFolder } from '../stack/postgres-home.ts';
import { startStack } from '../stack/stack.ts';
import { openWorld, type World } from './world.ts';

const home = fileURLToPath(new URL('../../.duban', import.meta.url));

interface OwnWorld {
  /** Of its folder, beside the number of this process. */
  name: string;
  /** Payloads are sealed with the first; none if absent. */
  sealingKeys?: string;
  say: (line: string) => void;
}

/** Lays the stack down, works, and takes all of it away again, also where the work fails. */
export async function inOwnWorld(
  { name, sealingKeys = '', say }: OwnWorld,
  work: (world: World) => Promise<unknown>,
): Promise<void> {
  const folder = path.join(home, `${name}-${process.pid}`);
  const [postgres, temporal, ui] = await freePorts(3);
  const config = readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    DUBAN_PG_PORT: String(postgres),
    DUBAN_TEMPORAL_PORT: String(temporal),
    DUBAN_UI_PORT: String(ui),
    DUBAN_SEALING_KEYS: sealingKeys,
    WORKFLOW_BUNDLE: await cachedBundle(home),
    LOG_LEVEL: 'error',
  });
  const stack = await startStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
    durable: false,
    mail: false,
  });
  try {
    const world = await openWorld(config, stack, say);
    try {
      await work(world);
    } finally {
      await world.close();
    }
  } finally {
    await stack.stop();
    removeFolder(folder);
  }
}
