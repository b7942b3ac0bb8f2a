// Takes what is due out of the outbox and freezes it: one delivery per recipient and channel, in one transaction,
// whatever dies meanwhile.
import { lockDeliveries } from '../database/attempt.ts';
import {
  addressDelivery,
  detachPart,
  insertDelivery,
  takeDueMessages,
  unaddressedDeliveriesOf,
  unsentDeliveriesOf,
  type ClaimedMessage,
} from '../database/claim.ts';
import { unsettledDeliveriesOf } from '../database/delivery.ts';
import { MOVED } from '../database/outbox.ts';
import { inTransaction, type Db, type Pool } from '../database/pool.ts';
import { recipientsOf, type Recipient } from '../database/recipient.ts';
import { triedBefore } from '../database/tried.ts';
import type { OpenChannels } from '../messages/channels/open.ts';
import type { MailboxActivities } from '../workflows/mailbox/contract.ts';
import { addressed } from './addressing.ts';
import { freeze, freezeInParts, type Writing } from './freeze-delivery.ts';
import { logUnwritable, type NoteUnwritable } from './letters.ts';
import { namesIn } from './names-in.ts';
import { vacancyOf } from './pass-on.ts';
import { settleRecipient } from './prepare-attempt.ts';
import { detailsOf, summaryOf } from './show-deliveries.ts';

export interface ClaimDeps {
  pool: Pool;
  channels: OpenChannels;
  noteUnwritable?: NoteUnwritable;
}

/** Makes the activity; `pool` is the worker's. */
export function claimMessagesWith(deps: ClaimDeps): MailboxActivities['claimMessages'] {
  const { pool, channels, noteUnwritable = logUnwritable } = deps;
  return ({ party, asOf }) =>
    inTransaction(pool, async (db) => {
      const claimed = await takeDueMessages(db, party, asOf);
      const unaddressed = await unaddressedDeliveriesOf(db, party);
      const failed: string[] = [];
      if (claimed.length > 0 || unaddressed.length > 0) {
        const recipients = await recipientsOf(db, party);
        const writing = { party, channels, asOf, noteUnwritable };
        failed.push(...(await freezeAll(db, claimed, recipients, writing)));
        for (const { id, messages } of unaddressed) await address(db, id, messages, recipients, writing);
      }
      for (const moved of await lockDeliveries(db, party, MOVED)) await settleRecipient(db, deps, moved, asOf);
      const unsent = await unsentDeliveriesOf(db, party);
      return {
        unsent: unsent.map(({ id, version, lane, ...row }) => ({ id, version, lane, summary: summaryOf(id, row) })),
        failed,
        details: detailsOf(await unsettledDeliveriesOf(db, party)),
      };
    });
}

type Setting = Omit<Writing, 'names'>;

/** Answers which of them found nobody. */
async function freezeAll(
  db: Db,
  claimed: readonly ClaimedMessage[],
  recipients: readonly Recipient[],
  setting: Setting,
): Promise<string[]> {
  const writing = { ...setting, names: await namesIn(db, setting.party, claimed) };
  const failed: string[] = [];
  for (const group of addressed(claimed, recipients, setting.channels)) {
    const insteadOf = vacancyOf(group);
    for (const delivery of freezeInParts({ ...group, insteadOf }, writing)) {
      await insertDelivery(db, delivery, insteadOf);
      if (delivery.failedBecause !== undefined) failed.push(delivery.id);
    }
  }
  return failed;
}

/**
 * What found nobody goes out as soon as there is somebody who has no delivery of it, in the words of today: as the same
 * delivery by one channel, as new ones by the others. Where not all of it goes to one person, each gets a part, and what
 * still finds nobody stays.
 */
async function address(
  db: Db,
  id: string,
  messages: readonly ClaimedMessage[],
  recipients: readonly Recipient[],
  setting: Setting,
): Promise<void> {
  const keys = messages.map(({ key }) => key);
  const tried = await triedBefore(db, keys, id);
  const groups = addressed(messages, recipients, setting.channels, tried).filter(({ to }) => to !== undefined);
  if (groups.length === 0) return;
  const writing = { ...setting, names: await namesIn(db, setting.party, messages) };
  const left = new Set(keys);
  for (const group of groups) {
    const insteadOf = vacancyOf(group);
    const frozen = freeze({ ...group, insteadOf }, writing);
    const { messageKeys } = frozen;
    if (!messageKeys.some((key) => left.has(key))) {
      await insertDelivery(db, frozen, insteadOf);
      continue;
    }
    const isPart = messageKeys.length < left.size;
    if (isPart) await detachPart(db, id, frozen);
    const addressing = { ...frozen, recipient: frozen.recipient! };
    await addressDelivery(db, isPart ? frozen.id : id, addressing, insteadOf);
    messageKeys.forEach((key) => left.delete(key));
  }
}
