// What a history says of the ledger, read from its events and not by a replay: by this it is found out when a replay gave
// less than there is.
import type { Client } from '@temporalio/client';
import type { LifecycleInput, RecordAnswer } from '../../workflows/lifecycle/contract.ts';
import { valueIn, type History } from './histories.ts';

export interface HistorySays {
  /** The last line that the run knew to be recorded. */
  knows: number;
  /** Answers to `record` of which nothing could be made. */
  notUnderstood: number;
}

/** By the SDK. */
const LOCAL_ACTIVITY = 'core_local_activity';

/** Local activities are those of `record` alone. */
export async function saidBy(client: Client, { events }: History): Promise<HistorySays> {
  const says: HistorySays = { knows: 0, notUnderstood: 0 };
  for (const event of events ?? []) {
    const begunWith = (
      event.workflowExecutionStartedEventAttributes ?? event.workflowExecutionContinuedAsNewEventAttributes
    )?.input;
    if (begunWith)
      says.knows = Math.max(says.knows, (await valueIn<Partial<LifecycleInput>>(client, begunWith))?.seq ?? 0);
    const marker = event.markerRecordedEventAttributes;
    // An attempt that failed left nothing.
    if (marker?.markerName !== LOCAL_ACTIVITY || marker.failure) continue;
    const upTo = upToIn(await valueIn<RecordAnswer>(client, marker.details?.result));
    if (upTo === undefined) says.notUnderstood += 1;
    else says.knows = Math.max(says.knows, upTo);
  }
  return says;
}

function upToIn(answer: RecordAnswer | undefined): number | undefined {
  if (answer?.is === 'recorded') return answer.recordedUpTo;
  return answer?.is === 'ledgerAhead' ? answer.seq : undefined;
}
