import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

export interface StopManner {
  readonly signal: NodeJS.Signals;
  /** After this long it is killed with its whole process group. */
  readonly withinMs: number;
}

/** Asks one process to stop and returns when it is gone; answers whether it went by itself. */
export async function stopProcess(identity: ProcessIdentity, { signal, withinMs }: StopManner): Promise<boolean> {
  signalTo(identity, identity.pid, signal);
  if (await isGoneWithin(identity, withinMs)) return true;
  signalTo(identity, -identity.pid, 'SIGKILL');
  signalTo(identity, identity.pid, 'SIGKILL');
  await isGoneWithin(identity, 5_000);
  return false;
}

async function isGoneWithin(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (isRunning(identity)) {
    if (performance.now() > until) return false;
    await sleep(20);
  }
  return true;
}

function signalTo(identity: ProcessIdentity, target: number, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(target, signal);
  } catch (error) {
    // It may end between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
