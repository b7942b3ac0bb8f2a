/**
 * Hands out what a replayed run gave to `record` and was answered: a database that was put back is told it again. Only
 * where the code itself says so, for the sandbox reads no settings; a worker's does not. The story waits for the answer itself and not for what is
 * done with it here, so nothing is decided otherwise than it was.
 */
import {
  proxySinks,
  type Sinks,
  type WorkflowInterceptorsFactory,
  type WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';
import type { RecordAnswer, RecordInput } from './lifecycle/contract.ts';

export interface RecordedBatches extends Sinks {
  recordedBatches: { note(input: RecordInput, answer: RecordAnswer): void };
}

const { recordedBatches } = proxySinks<RecordedBatches>();
const { batchesAreHandedOut = false } = globalThis as { batchesAreHandedOut?: boolean };

const handingOut: WorkflowOutboundCallsInterceptor = {
  scheduleLocalActivity(input, next) {
    const answered = next(input);
    answered.then(
      (answer) => recordedBatches.note(input.args[0] as RecordInput, answer as RecordAnswer),
      // An attempt that failed left nothing: the same lines were recorded by a later one.
      () => undefined,
    );
    return answered;
  },
};

export const interceptors: WorkflowInterceptorsFactory = () => (batchesAreHandedOut ? { outbound: [handingOut] } : {});
