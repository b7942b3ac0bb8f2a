// Takes what is due out of the outbox and freezes it: one delivery per recipient and channel, in one transaction,
// whatever dies meanwhile.
import {
  addressDelivery,
  insertDelivery,
  takeDueMessages,
  unaddressedDeliveriesOf,
  unsentDeliveriesOf,
  type ClaimedMessage,
} from '../database/claim.ts';
import { inTransaction, type Db, type Pool } from '../database/pool.ts';
import { namesOf, recipientsOf, type ContactDuty, type Recipient } from '../database/recipient.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { ChannelName, MailboxActivities, UnsentDelivery } from '../workflows/mailbox/contract.ts';
import { CONTACT_NAMES, freeze, partiesIn, standInFor } from './freeze-delivery.ts';
import { logUnwritable, type NoteUnwritable } from './letters.ts';

/** Beside the inbox, which is a reading of the outbox itself. */
const CHANNELS: readonly ChannelName[] = ['smtp'];

/** Makes the activity; `pool` is the worker's. */
export function claimMessagesWith({
  pool,
  noteUnwritable = logUnwritable,
}: {
  pool: Pool;
  noteUnwritable?: NoteUnwritable;
}): MailboxActivities['claimMessages'] {
  return ({ party, asOf }) =>
    inTransaction(pool, async (db) => {
      const claimed = await takeDueMessages(db, party, asOf);
      if (claimed.length > 0) await freezeAll(db, party, claimed, asOf, noteUnwritable);
      await addressAll(db, party, asOf, noteUnwritable);
      return (await unsentDeliveriesOf(db, party)) as UnsentDelivery[];
    });
}

async function freezeAll(
  db: Db,
  party: PartyId,
  claimed: readonly ClaimedMessage[],
  asOf: number,
  noteUnwritable: NoteUnwritable,
): Promise<void> {
  const recipients = await recipientsOf(db, party);
  const names = await namesOf(
    db,
    partiesIn(
      party,
      claimed.map(({ notice }) => notice),
    ),
  );
  for (const { person, recipient, messages } of byRecipient(claimed, recipients)) {
    const meantFor = [...new Set(messages.map((message) => message.person))].filter((meant) => meant !== person);
    const isMissing = recipient && meantFor.length > 0 && !recipients.some(({ duty }) => duty === meantFor[0]);
    const insteadOf = isMissing ? sentInsteadOf(meantFor[0]!, person) : undefined;
    for (const channel of CHANNELS)
      await insertDelivery(
        db,
        freeze({ party, person, channel, recipient, insteadOf, enclosed: messages, names, asOf, noteUnwritable }),
      );
  }
}

/** What found nobody goes out as soon as there is somebody: in the words of today, as the same delivery. */
async function addressAll(db: Db, party: PartyId, asOf: number, noteUnwritable: NoteUnwritable): Promise<void> {
  const unaddressed = await unaddressedDeliveriesOf(db, party);
  if (unaddressed.length === 0) return;
  const recipients = await recipientsOf(db, party);
  const names = await namesOf(
    db,
    partiesIn(
      party,
      unaddressed.flatMap(({ messages }) => messages.map(({ notice }) => notice)),
    ),
  );
  for (const { id, person, channel, messages } of unaddressed) {
    const recipient = standInFor(person, recipients);
    if (!recipient) continue;
    const insteadOf = recipient.duty === person ? undefined : sentInsteadOf(person, recipient.duty);
    const frozen = freeze({
      party,
      person,
      channel: channel as ChannelName,
      recipient,
      insteadOf,
      enclosed: messages,
      names,
      asOf,
      noteUnwritable,
    });
    await addressDelivery(db, id, { ...frozen, recipient });
  }
}

const sentInsteadOf = (missing: ContactDuty, recipient: ContactDuty): string =>
  `贵单位没有登记${CONTACT_NAMES[missing]}的联系方式，本邮件改送${CONTACT_NAMES[recipient]}，请转告并补充登记。`;

interface Addressed {
  person: ContactDuty;
  recipient: Recipient | undefined;
  messages: ClaimedMessage[];
}

/**
 * Who holds two duties under one address gets one mail; messages nobody can get are kept apart by the person they were
 * meant for.
 */
function byRecipient(claimed: readonly ClaimedMessage[], recipients: readonly Recipient[]): Addressed[] {
  const groups = new Map<string, Addressed>();
  for (const message of claimed) {
    const recipient = standInFor(message.person, recipients);
    const group = recipient?.email.toLowerCase() ?? `nobody/${message.person}`;
    const addressed = groups.get(group) ?? { person: recipient?.duty ?? message.person, recipient, messages: [] };
    addressed.messages.push(message);
    groups.set(group, addressed);
  }
  return [...groups.values()];
}
