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
import { namesOf, recipientsOf, type Recipient } from '../database/recipient.ts';
import { POST_NAMES, type Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { OpenChannels } from '../messages/channels/open.ts';
import type { MailboxActivities } from '../workflows/mailbox/contract.ts';
import { addressed, type Addressed } from './addressing.ts';
import { freeze, freezeInParts, mentionedTo, type Writing } from './freeze-delivery.ts';
import { logUnwritable, type NoteUnwritable } from './letters.ts';

export interface ClaimDeps {
  pool: Pool;
  channels: OpenChannels;
  noteUnwritable?: NoteUnwritable;
}

/** Makes the activity; `pool` is the worker's. */
export function claimMessagesWith({
  pool,
  channels,
  noteUnwritable = logUnwritable,
}: ClaimDeps): MailboxActivities['claimMessages'] {
  return ({ party, asOf }) =>
    inTransaction(pool, async (db) => {
      const claimed = await takeDueMessages(db, party, asOf);
      const unaddressed = await unaddressedDeliveriesOf(db, party);
      if (claimed.length > 0 || unaddressed.length > 0) {
        const recipients = await recipientsOf(db, party);
        const writing = { party, channels, asOf, noteUnwritable };
        await freezeAll(db, claimed, recipients, writing);
        for (const { id, messages } of unaddressed) await address(db, id, messages, recipients, writing);
      }
      return unsentDeliveriesOf(db, party);
    });
}

type Setting = Omit<Writing, 'names'>;

async function freezeAll(
  db: Db,
  claimed: readonly ClaimedMessage[],
  recipients: readonly Recipient[],
  setting: Setting,
): Promise<void> {
  const writing = { ...setting, names: await namesIn(db, setting.party, claimed) };
  for (const group of addressed(claimed, recipients, setting.channels))
    for (const delivery of freezeInParts({ ...group, insteadOf: vacancy(group) }, writing))
      await insertDelivery(db, delivery);
}

/**
 * What found nobody goes out as soon as there is somebody, in the words of today: as the same delivery by one channel,
 * as new ones by the others.
 */
async function address(
  db: Db,
  id: string,
  messages: readonly ClaimedMessage[],
  recipients: readonly Recipient[],
  setting: Setting,
): Promise<void> {
  const groups = addressed(messages, recipients, setting.channels).filter(({ to }) => to !== undefined);
  if (groups.length === 0) return;
  const writing = { ...setting, names: await namesIn(db, setting.party, messages) };
  for (const [index, group] of groups.entries()) {
    const frozen = freeze({ ...group, insteadOf: vacancy(group) }, writing);
    if (index === 0) await addressDelivery(db, id, { ...frozen, recipient: frozen.recipient! });
    else await insertDelivery(db, frozen);
  }
}

const namesIn = (db: Db, party: PartyId, messages: readonly ClaimedMessage[]): Promise<Record<PartyId, string>> =>
  namesOf(
    db,
    mentionedTo(
      party,
      messages.map(({ notice }) => notice),
    ),
  );

function vacancy({ to, post, insteadOf }: Addressed): string | undefined {
  if (!to || insteadOf.length === 0) return undefined;
  const named = insteadOf.map((vacant: Post) => POST_NAMES[vacant]).join('、');
  return `贵单位没有登记${named}的联系方式，本消息改送${POST_NAMES[post]}，请转告并补充登记。`;
}
