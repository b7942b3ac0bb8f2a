// What is not there yet is waited for, so that the services of a machine may start in any order.
import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  withinMs: number;
  pauseMs: number;
  /** Errors that time may cure; all of them if absent. */
  isAway?: (error: Error) => boolean;
  /** Told of each that is waited out. */
  onAway?: (error: Error) => void;
}

/**
 * Tries `attempt` again until it succeeds, its error is none that time may cure, or patience ends; then that error is
 * thrown.
 */
export async function patiently<T>(
  attempt: () => Promise<T>,
  { withinMs, pauseMs, isAway = () => true, onAway }: Patience,
): Promise<T> {
  for (const until = performance.now() + withinMs; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error) || !isAway(error) || performance.now() > until) throw error;
      onAway?.(error);
      await sleep(pauseMs);
    }
  }
}
