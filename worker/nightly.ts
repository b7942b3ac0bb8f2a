// The schedule by which dossiers are reconciled every night. Whoever pauses it in the UI finds it paused after an
// upgrade too.
import { ScheduleAlreadyRunning, type Client, type ScheduleOptions } from '@temporalio/client';
import { argumentsFor } from '../engine/sealing/by-hand.ts';
import {
  NIGHTLY_SCHEDULE,
  RECONCILIATION,
  RECONCILIATION_QUEUE,
  type ReconciliationInput,
} from '../workflows/reconciliation/contract.ts';

const BEGUN: ReconciliationInput = { begunBy: 'schedule' };

const nightly = (client: Client) =>
  ({
    scheduleId: NIGHTLY_SCHEDULE,
    // Nobody acts then, and it is done before dossiers wake from seven on.
    spec: { calendars: [{ hour: 2, minute: 30, comment: '每日 02:30 对账' }], timezone: 'Asia/Shanghai' },
    action: {
      type: 'startWorkflow',
      workflowType: RECONCILIATION,
      workflowId: RECONCILIATION,
      taskQueue: RECONCILIATION_QUEUE,
      // Schedules pass the client's interceptors by.
      args: argumentsFor(client, RECONCILIATION, `start ${RECONCILIATION}`, [BEGUN]),
      staticSummary: '对账：卷宗与工作流',
    },
    // One that was missed because the engine was down is made up for, once.
    policies: { overlap: 'SKIP', catchupWindow: '1 day' },
  }) satisfies ScheduleOptions;

/** Makes the schedule, or brings the one that is there up to date: what it begins with, to the current key as well. */
export async function keepNightly(client: Client): Promise<void> {
  const options = nightly(client);
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    await client.schedule.getHandle(NIGHTLY_SCHEDULE).update((present) => ({ ...present, spec, action, policies }));
  }
}
