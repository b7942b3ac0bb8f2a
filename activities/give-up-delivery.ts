// Gives a delivery up and freezes its fall-back: the same messages, as new deliveries, to the next person who can be
// written to.
import { broughtOtherwise, markFailed, triedBefore } from '../database/attempt.ts';
import { insertDelivery } from '../database/claim.ts';
import { inTransaction } from '../database/pool.ts';
import { namesOf, recipientsOf } from '../database/recipient.ts';
import { POST_NAMES } from '../measures/post.ts';
import type { MailboxActivities } from '../workflows/mailbox/contract.ts';
import { addressed } from './addressing.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { freezeInParts, mentionedTo } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';

/** Makes the activity. A second run finds the delivery marked and does nothing. */
export function giveUpDeliveryWith({
  pool,
  channels,
  noteUnwritable = logUnwritable,
}: ClaimDeps): MailboxActivities['giveUpDelivery'] {
  return ({ deliveryId, because, asOf }) =>
    inTransaction(pool, async (db) => {
      const failed = await markFailed(db, deliveryId, because);
      if (!failed) return;
      const { party, post, recipientName } = failed;
      const brought = await broughtOtherwise(db, failed);
      const left = failed.messages.filter(({ key }) => !brought.has(key));
      if (left.length === 0) return;
      const recipients = await recipientsOf(db, party);
      const tried = await triedBefore(
        db,
        left.map(({ key }) => key),
      );
      const names = await namesOf(
        db,
        mentionedTo(
          party,
          left.map(({ notice }) => notice),
        ),
      );
      for (const group of addressed(left, recipients, channels, tried)) {
        // Nobody is left: the failed delivery itself shows why nothing arrived.
        if (!group.to) continue;
        const insteadOf = `本消息原发${POST_NAMES[post]}（${recipientName}），未能送达，改送${POST_NAMES[group.post]}，请转告并核对登记的联系方式。`;
        const writing = { party, channels, names, asOf, noteUnwritable };
        for (const delivery of freezeInParts({ ...group, insteadOf }, writing)) await insertDelivery(db, delivery);
      }
    });
}
