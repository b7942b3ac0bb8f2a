// Sends one frozen delivery. Skips what was sent or given up before; between the server's answer and our note of it
// lies the one gap in which a mail can repeat.
import { activityInfo } from '@temporalio/activity';
import { beginAttempt, markSent, statusOfDelivery, type DeliveryUnderWay } from '../database/attempt.ts';
import { Undeliverable } from '../messages/channels/channel.ts';
import { openChannelNamed, type OpenChannels } from '../messages/channels/open.ts';
import type { DeliverActivities } from '../workflows/mailbox/contract.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { giveUpDeliveryWith } from './give-up-delivery.ts';
import { threadOf } from './thread-of.ts';

export interface DeliverDeps extends ClaimDeps {
  /** Time from the first attempt to this one, ms: the workflow's clock was read before the first. */
  waitedMs?: () => number;
}

/** Makes the activity. */
export function deliverMessageWith({
  pool,
  channels,
  waitedMs = sinceFirstAttempt,
  noteUnwritable,
}: DeliverDeps): DeliverActivities['deliverMessage'] {
  const giveUpDelivery = giveUpDeliveryWith({ pool, channels, noteUnwritable });
  return async ({ deliveryId, asOf }) => {
    const now = asOf + waitedMs();
    const delivery = await beginAttempt(pool, deliveryId);
    if (!delivery) return (await statusOfDelivery(pool, deliveryId)) === 'failed' ? 'failed' : 'sent';
    try {
      await send(delivery, channels);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      await giveUpDelivery({ deliveryId, because: error.message, asOf: now });
      return 'failed';
    }
    await markSent(pool, deliveryId, now);
    return 'sent';
  };
}

/** A delivery for a channel that is closed here waits, and the Temporal UI says why. */
async function send(
  { id, channel, address, recipientName, subject, text, html, datedAt, messageKeys }: DeliveryUnderWay,
  channels: OpenChannels,
): Promise<void> {
  const { sender } = openChannelNamed(channels, channel);
  await sender.send({
    id,
    datedAt,
    to: { name: recipientName, address },
    subject,
    text,
    html,
    thread: threadOf(messageKeys),
  });
}

function sinceFirstAttempt(): number {
  const { currentAttemptScheduledTimestampMs, scheduledTimestampMs } = activityInfo();
  return Math.max(0, currentAttemptScheduledTimestampMs - scheduledTimestampMs);
}
