// Takes what is due out of the outbox and freezes it: one delivery per recipient and channel, what is taken and what is
// frozen of it in one transaction, whatever dies meanwhile.
import { lockDeliveries } from '../database/attempt.ts';
import {
  addressDelivery,
  detachPart,
  dueMessages,
  insertDelivery,
  takeMessages,
  unaddressedDeliveriesOf,
  unsentDeliveriesOf,
  type ClaimedMessage,
  type FrozenDelivery,
  type UnaddressedDelivery,
} from '../database/claim.ts';
import { unsettledDeliveriesOf } from '../database/delivery.ts';
import { MOVED } from '../database/outbox.ts';
import { inTransaction, type Db, type Pool } from '../database/pool.ts';
import { recipientsOf, type Recipient } from '../database/recipient.ts';
import { triedBefore } from '../database/tried.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { OpenChannels } from '../messages/channels/open.ts';
import type { Claim, MailboxActivities } from '../workflows/mailbox/contract.ts';
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

/** Two full tables: what is written at a stretch, and held until it is stored. */
const CLAIMED_AT_ONCE = 1_000;

/** Makes the activity; `pool` is the worker's. */
export function claimMessagesWith(deps: ClaimDeps): MailboxActivities['claimMessages'] {
  return async (input) => {
    for (;;) {
      const claim = await claimSome(deps, input);
      if (claim) return claim;
    }
  };
}

/** Undefined where there may be more to claim. */
async function claimSome(
  deps: ClaimDeps,
  { party, asOf }: { party: PartyId; asOf: number },
): Promise<Claim | undefined> {
  const setting = { party, channels: deps.channels, asOf, noteUnwritable: deps.noteUnwritable ?? logUnwritable };
  const due = await dueMessages(deps.pool, party, { asOf, limit: CLAIMED_AT_ONCE });
  // Written before they are taken. It takes seconds where there are many: a transaction would be ended as idle, and until
  // then no act could take one of them back.
  const written = due.length > 0 ? await frozenOf(deps.pool, due, setting) : [];
  return inTransaction(deps.pool, async (db) => {
    if (due.length > 0 && !(await takeMessages(db, keysOf(due)))) return undefined;
    for (const { delivery, insteadOf } of written) await insertDelivery(db, delivery, insteadOf);
    if (due.length === CLAIMED_AT_ONCE) return undefined;
    const failed = await addressAll(db, setting);
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

const keysOf = (messages: readonly ClaimedMessage[]): string[] => messages.map(({ key }) => key);

async function frozenOf(
  db: Db,
  due: readonly ClaimedMessage[],
  setting: Setting,
): Promise<{ delivery: FrozenDelivery; insteadOf: string | undefined }[]> {
  const recipients = await recipientsOf(db, setting.party);
  const writing = { ...setting, names: await namesIn(db, setting.party, due) };
  return addressed(due, recipients, setting.channels).flatMap((group) => {
    const insteadOf = vacancyOf(group);
    return freezeInParts({ ...group, insteadOf }, writing).map((delivery) => ({ delivery, insteadOf }));
  });
}

/**
 * Answers which deliveries of this very claim found nobody, whatever transaction or attempt at it they were frozen in:
 * they bear its instant.
 */
async function addressAll(db: Db, setting: Setting): Promise<string[]> {
  const unaddressed = await unaddressedDeliveriesOf(db, setting.party);
  if (unaddressed.length === 0) return [];
  const recipients = await recipientsOf(db, setting.party);
  const failed: string[] = [];
  for (const delivery of unaddressed) {
    const isOut = await address(db, delivery, recipients, setting);
    if (!isOut && delivery.datedAt === setting.asOf) failed.push(delivery.id);
  }
  return failed;
}

/**
 * What found nobody goes out as soon as there is somebody who has no delivery of it, in the words of today: as the same
 * delivery by one channel, as new ones by the others. Where not all of it goes to one person, each gets a part, and what
 * still finds nobody stays; answers whether nothing does.
 */
async function address(
  db: Db,
  { id, messages }: UnaddressedDelivery,
  recipients: readonly Recipient[],
  setting: Setting,
): Promise<boolean> {
  const keys = keysOf(messages);
  const tried = await triedBefore(db, keys, id);
  const groups = addressed(messages, recipients, setting.channels, tried).filter(({ to }) => to !== undefined);
  if (groups.length === 0) return false;
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
  return left.size === 0;
}
