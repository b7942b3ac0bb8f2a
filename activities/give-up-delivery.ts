// Gives a delivery up and freezes its fall-back: the same messages, as a new delivery, to the next person who can be
// written to.
import { markFailed, triedRecipients } from '../database/attempt.ts';
import { insertDelivery } from '../database/claim.ts';
import { inTransaction, type Pool } from '../database/pool.ts';
import { namesOf, recipientsOf } from '../database/recipient.ts';
import type { ChannelName, MailboxActivities } from '../workflows/mailbox/contract.ts';
import { CONTACT_NAMES, freeze, partiesIn, standInFor } from './freeze-delivery.ts';
import { logUnwritable, type NoteUnwritable } from './letters.ts';

/** Makes the activity. A second run finds the delivery marked and does nothing. */
export function giveUpDeliveryWith({
  pool,
  noteUnwritable = logUnwritable,
}: {
  pool: Pool;
  noteUnwritable?: NoteUnwritable;
}): MailboxActivities['giveUpDelivery'] {
  return ({ deliveryId, because, asOf }) =>
    inTransaction(pool, async (db) => {
      const failed = await markFailed(db, deliveryId, because);
      if (!failed) return;
      const { party, messages, person: triedPerson, recipientName } = failed;
      const channel = failed.channel as ChannelName;
      const tried = await triedRecipients(
        db,
        messages.map(({ key }) => key),
        channel,
      );
      const recipients = await recipientsOf(db, party);
      const meantFor = messages.some(({ person }) => person === 'handler') ? 'handler' : 'leader';
      const next = standInFor(meantFor, recipients, ({ duty, email }) =>
        tried.some(({ person, address }) => person === duty || address?.toLowerCase() === email.toLowerCase()),
      );
      // Nobody is left: the failed delivery itself shows why nothing arrived.
      if (!next) return;
      const names = await namesOf(
        db,
        partiesIn(
          party,
          messages.map(({ notice }) => notice),
        ),
      );
      const insteadOf = `本邮件原发${CONTACT_NAMES[triedPerson]}${recipientName ? `（${recipientName}）` : ''}，未能送达，改送${CONTACT_NAMES[next.duty]}，请转告并核对登记的联系方式。`;
      await insertDelivery(
        db,
        freeze({
          party,
          person: next.duty,
          channel,
          recipient: next,
          insteadOf,
          enclosed: messages,
          names,
          asOf,
          noteUnwritable,
        }),
      );
    });
}
