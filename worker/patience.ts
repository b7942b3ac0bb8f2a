// What is not there yet at the start is waited for, so that the services of a machine may start in any order.
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

/** Tries `attempt` again for half a minute while its error is one for which `isAway` holds; `onAway` is told of each. */
export async function patiently<T>(attempt: () => Promise<T>, isAway: (error: Error) => boolean, onAway: (error: Error) => void): Promise<T> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error) || !isAway(error) || performance.now() > until) throw error;
      onAway(error);
      await sleep(PAUSE_MS);
    }
  }
}
