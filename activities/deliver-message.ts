// Sends one frozen delivery. Skips what was sent or given up before; between the server's answer and our note of it
// lies the one gap in which a mail can repeat.
import { activityInfo } from '@temporalio/activity';
import { beginAttempt, markSent, statusOfDelivery, type DeliveryUnderWay } from '../database/attempt.ts';
import type { Pool } from '../database/pool.ts';
import { PermanentRefusal, type MailChannel } from '../messages/channels/smtp.ts';
import type { ChannelName, DeliverActivities } from '../workflows/mailbox/contract.ts';
import { giveUpDeliveryWith } from './give-up-delivery.ts';
import type { NoteUnwritable } from './letters.ts';

export interface DeliverDeps {
  pool: Pool;
  /** Channels this worker can use; a delivery for another one waits, and the Temporal UI says why. */
  channels: Partial<Record<ChannelName, MailChannel>>;
  /** Sender of mails. */
  from: string;
  /** Time from the first attempt to this one, ms: the workflow's clock was read before the first. */
  waitedMs?: () => number;
  /** For the fall-back of a delivery that is given up. */
  noteUnwritable?: NoteUnwritable;
}

/** Makes the activity. */
export function deliverMessageWith({
  pool,
  channels,
  from,
  waitedMs = sinceFirstAttempt,
  noteUnwritable,
}: DeliverDeps): DeliverActivities['deliverMessage'] {
  const giveUpDelivery = giveUpDeliveryWith({ pool, noteUnwritable });
  return async ({ deliveryId, asOf }) => {
    const now = asOf + waitedMs();
    const delivery = await beginAttempt(pool, deliveryId);
    if (!delivery) return (await statusOfDelivery(pool, deliveryId)) === 'failed' ? 'failed' : 'sent';
    try {
      await send(delivery, channels, from);
    } catch (error) {
      if (!(error instanceof PermanentRefusal)) throw error;
      await giveUpDelivery({ deliveryId, because: error.message, asOf: now });
      return 'failed';
    }
    await markSent(pool, deliveryId, now);
    return 'sent';
  };
}

async function send(
  { id, channel, address, recipientName, subject, text, html, datedAt }: DeliveryUnderWay,
  channels: DeliverDeps['channels'],
  from: string,
): Promise<void> {
  const mail = channels[channel as ChannelName];
  if (!mail) throw new Error(`渠道 ${channel} 没有设置（邮件请设置 SMTP_URL）`);
  await mail.sendMail({ id, datedAt, from, to: { name: recipientName, address }, subject, text, html });
}

function sinceFirstAttempt(): number {
  const { currentAttemptScheduledTimestampMs, scheduledTimestampMs } = activityInfo();
  return Math.max(0, currentAttemptScheduledTimestampMs - scheduledTimestampMs);
}
