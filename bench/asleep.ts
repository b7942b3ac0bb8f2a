// A start is answered before its first workflow task is done: a crowd still working it off would be late for its own
// window.
import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcDeadlineError, type Client } from '@temporalio/client';
import { isBusy } from '../engine/grpc.ts';
import { sideBySide } from '../worker/side-by-side.ts';

/** Tasks are handed out about in their order, so when the last few are done, all are. */
const LAST = 24;
/** Every workflow answers it, once its first task is done. */
const ANSWERED_BY_ALL = '__stack_trace';
const PATIENCE_MS = 300_000;
const PAUSE_MS = 1_000;

/** Returns when workflows that were started in this order have nothing left to do but sleep. */
export async function allAsleep(client: Client, workflowIds: readonly string[]): Promise<void> {
  await sideBySide(workflowIds.slice(-LAST), LAST, (id) => answered(client, id));
}

/**
 * A query waits behind the tasks of all others, and the server gives it up meanwhile, or holds it still and takes no
 * second one: then it is asked again.
 */
const isEarly = (error: unknown): boolean => isGrpcDeadlineError(error) || isBusy(error);

async function answered(client: Client, id: string): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    try {
      return void (await client.workflow.getHandle(id).query(ANSWERED_BY_ALL));
    } catch (error) {
      if (!isEarly(error) || performance.now() > until) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
