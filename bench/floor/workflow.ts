// The bare shape of a project's workflow: handlers queue, the loop alone runs one local activity at a time, one timer.
import { condition, defineUpdate, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { PUT_UPDATE, type FloorActivities, type FloorInput } from './contract.ts';

const put = defineUpdate<number, [string]>(PUT_UPDATE);
const { insertLine } = proxyLocalActivities<FloorActivities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '6s',
});

export async function floor({ wakeAt }: FloorInput): Promise<void> {
  const { workflowId: workflow } = workflowInfo();
  const queued: string[] = [];
  let given = 0;
  let inserted = 0;
  const queue = (text: string): number => {
    queued.push(text);
    return ++given;
  };
  setHandler(put, async (text) => {
    const number = queue(text);
    await condition(() => inserted >= number);
    return number;
  });
  if (wakeAt !== null) void sleep(Math.max(1, wakeAt - Date.now())).then(() => queue('time'));
  for (;;) {
    await condition(() => queued.length > 0);
    await insertLine({ workflow, number: inserted + 1, text: queued.shift()! });
    inserted += 1;
  }
}
