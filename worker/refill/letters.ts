// What the mailboxes sent, as their histories tell it.
import { DELIVER_ACTIVITY, MAILBOX, type DeliveryReport } from '../../workflows/mailbox/contract.ts';
import type { SettledLetter } from '../../database/put-back.ts';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { Client } from '@temporalio/client';
import { historyOf, runsByWorkflow, valueIn, type Event } from './histories.ts';

/** Letters that are settled, in the order in which they were; of one that was sent again the last word. */
export async function lettersIn(client: Client): Promise<SettledLetter[]> {
  const letters = new Map<string, SettledLetter>();
  for (const [workflowId, runs] of await runsByWorkflow(client, [MAILBOX])) {
    const party = workflowId.slice(workflowId.indexOf(':') + 1);
    for (const { runId } of runs) {
      const history = await historyOf(client, workflowId, runId);
      for (const letter of await lettersOf(client, party, history?.events ?? [])) {
        letters.delete(letter.id);
        letters.set(letter.id, letter);
      }
    }
  }
  return [...letters.values()].sort((one, other) => one.settledAt - other.settledAt);
}

async function lettersOf(client: Client, party: string, events: readonly Event[]): Promise<SettledLetter[]> {
  const attempted = new Map<string, string>();
  const letters: SettledLetter[] = [];
  for (const event of events) {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled?.activityType?.name === DELIVER_ACTIVITY) {
      const input = await valueIn<{ deliveryId: string }>(client, scheduled.input);
      if (input) attempted.set(String(event.eventId), input.deliveryId);
    }
    const completed = event.activityTaskCompletedEventAttributes;
    const id = completed && attempted.get(String(completed.scheduledEventId));
    if (!id) continue;
    const report = await valueIn<DeliveryReport>(client, completed.result);
    if (typeof report !== 'object') continue;
    letters.push({ ...report, id, party, settledAt: tsToMs(event.eventTime) });
  }
  return letters;
}
