// What the mailboxes sent, as their histories tell it.
import { DELIVER_ACTIVITY, MAILBOX, type DeliveryReport } from '../../workflows/mailbox/contract.ts';
import type { SettledLetter } from '../../database/put-back.ts';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { Client } from '@temporalio/client';
import { isUnsealed } from '../../workflows/sealing/contract.ts';
import { historyOf, runsByWorkflow, valueIn, type Event } from './histories.ts';

export interface LettersFound {
  /** Those that are settled, in the order in which they were; of one that was sent again the last word. */
  letters: SettledLetter[];
  /** Mailboxes, by workflow id, of whose letters not all can be known. */
  unread: string[];
}

export async function lettersIn(client: Client): Promise<LettersFound> {
  const letters = new Map<string, SettledLetter>();
  const unread: string[] = [];
  for (const [workflowId, runs] of await runsByWorkflow(client, [MAILBOX])) {
    const party = workflowId.slice(workflowId.indexOf(':') + 1);
    for (const { runId } of runs) {
      const history = await historyOf(client, workflowId, runId);
      const found = await lettersOf(client, party, history?.events ?? []);
      if (found === undefined) unread.push(workflowId);
      for (const letter of found ?? []) {
        letters.delete(letter.id);
        letters.set(letter.id, letter);
      }
    }
  }
  const inOrder = [...letters.values()].sort((one, other) => one.settledAt - other.settledAt);
  return { letters: inOrder, unread: [...new Set(unread)] };
}

/** Undefined where something in it cannot be read. */
async function lettersOf(
  client: Client,
  party: string,
  events: readonly Event[],
): Promise<SettledLetter[] | undefined> {
  const attempted = new Map<string, string>();
  const letters: SettledLetter[] = [];
  for (const event of events) {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled?.activityType?.name === DELIVER_ACTIVITY) {
      const input = await valueIn<{ deliveryId: string }>(client, scheduled.input);
      if (isUnsealed(input)) return undefined;
      if (input) attempted.set(String(event.eventId), input.deliveryId);
    }
    const completed = event.activityTaskCompletedEventAttributes;
    const id = completed && attempted.get(String(completed.scheduledEventId));
    if (!id) continue;
    const report = await valueIn<DeliveryReport>(client, completed.result);
    if (isUnsealed(report)) return undefined;
    if (typeof report !== 'object') continue;
    letters.push({ ...report, id, party, settledAt: tsToMs(event.eventTime) });
  }
  return letters;
}
