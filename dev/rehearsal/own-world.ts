// A world for lives in virtual time on a stack of its own, which is gone when they are over.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedBundle } from '../../worker/bundle.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { startOwnStack } from '../stack/own-stack.ts';
import { removeFolder } from '../stack/postgres-home.ts';
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
  const { config, stack } = await startOwnStack({
    folder,
    settings: {
      DUBAN_SEALING_KEYS: sealingKeys,
      WORKFLOW_BUNDLE: await cachedBundle(home),
      LOG_LEVEL: 'error',
    },
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
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
