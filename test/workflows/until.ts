// Test support: waiting for what comes by itself.
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it holds, and says after `withinMs` what did not, and how it stands instead. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  withinMs = 20_000,
  standing: () => Promise<unknown> = () => Promise.resolve(''),
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`within ${withinMs} ms not: ${what} ${JSON.stringify(await standing())}`);
    await sleep(50);
  }
}
