// The schedule by which dossiers are reconciled every night. Whoever pauses it in the UI finds it paused after an
// upgrade too.
import { ScheduleAlreadyRunning, type Client, type ScheduleOptions } from '@temporalio/client';
import { NIGHTLY_SCHEDULE, RECONCILIATION, RECONCILIATION_QUEUE } from '../workflows/reconciliation/contract.ts';

const NIGHTLY = {
  scheduleId: NIGHTLY_SCHEDULE,
  // Nobody acts then, and it is done before dossiers wake from seven on.
  spec: { calendars: [{ hour: 2, minute: 30, comment: '每日 02:30 对账' }], timezone: 'Asia/Shanghai' },
  action: {
    type: 'startWorkflow',
    workflowType: RECONCILIATION,
    workflowId: RECONCILIATION,
    taskQueue: RECONCILIATION_QUEUE,
    args: [],
    staticSummary: '对账：卷宗与工作流',
  },
  // One that was missed because the engine was down is made up for, once.
  policies: { overlap: 'SKIP', catchupWindow: '1 day' },
} satisfies ScheduleOptions;

/** Makes the schedule, or brings the one that is there up to date. */
export async function keepNightly(client: Client): Promise<void> {
  try {
    await client.schedule.create(NIGHTLY);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = NIGHTLY;
    await client.schedule.getHandle(NIGHTLY_SCHEDULE).update((present) => ({ ...present, spec, action, policies }));
  }
}
