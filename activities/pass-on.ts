// A delivery that does not reach its person goes to the next who can be written to, as new deliveries of the same
// messages.
import { closeDelivery, unaddress, type StandingDelivery } from '../database/attempt.ts';
import { claimedMessages, insertDelivery, type ClaimedMessage } from '../database/claim.ts';
import { deliveriesOfMessages } from '../database/delivery.ts';
import type { Db } from '../database/pool.ts';
import { recipientsOf } from '../database/recipient.ts';
import { broughtOtherwise, toldOtherwise, triedBefore } from '../database/tried.ts';
import { POST_NAMES } from '../measures/post.ts';
import { addressed, type Addressed } from './addressing.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { freezeInParts } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';
import { namesIn } from './names-in.ts';

/** It failed: marked so, and its messages go to somebody else, unless another channel brings them to the same person. */
export async function giveUp(
  db: Db,
  deps: ClaimDeps,
  delivery: StandingDelivery,
  because: string,
  asOf: number,
): Promise<void> {
  const left = await leftOf(db, delivery);
  const tried = await triedBefore(db, delivery.messageKeys, undefined);
  const recipients = await recipientsOf(db, delivery.party);
  const { groups, told } = await untold(db, addressed(left, recipients, deps.channels, tried));
  const hint = told.length > 0 ? `；${namedAmong(told)}已另有同一通知，不再改送` : '';
  await closeDelivery(db, delivery.id, 'failed', `${because}${hint}`);
  await insertFor(
    db,
    deps,
    // Where nobody is left the delivery that failed shows why nothing arrived.
    groups.filter(({ to }) => to !== undefined),
    delivery,
    asOf,
    ({ post }) =>
      `本消息原发${POST_NAMES[delivery.post]}（${delivery.recipientName}），未能送达，改送${POST_NAMES[post]}，请转告并核对登记的联系方式。`,
  );
}

/** Nobody gets a notice in another's stead that he has, or is to get, for himself: `told` are those who do. */
async function untold(db: Db, found: readonly Addressed[]): Promise<{ groups: Addressed[]; told: Addressed[] }> {
  const groups: Addressed[] = [];
  const told: Addressed[] = [];
  for (const group of found) {
    const keys = group.messages.map(({ key }) => key);
    const known = group.to ? await toldOtherwise(db, group.to.contact.id, keys) : new Set<string>();
    const messages = group.messages.filter(({ key }) => !known.has(key));
    if (messages.length > 0) groups.push({ ...group, messages });
    if (known.size > 0) told.push(group);
  }
  return { groups, told };
}

/** It failed, and its person is none of the party's any more: whoever holds the post now gets it, if nothing went there. */
export async function succeed(db: Db, deps: ClaimDeps, delivery: StandingDelivery, asOf: number): Promise<void> {
  const left = await leftOf(db, delivery);
  const tried = await triedBefore(db, delivery.messageKeys, undefined);
  const holders = (await recipientsOf(db, delivery.party)).filter(({ post }) => post === delivery.post);
  const found = addressed(left, holders, deps.channels, tried).filter(({ to }) => to?.channel === delivery.channel);
  if (found.length === 0) return;
  await closeDelivery(db, delivery.id, 'leftOut', `联系人已不在登记之列，改送${namedAmong(found)}`);
  await insertFor(db, deps, found, delivery, asOf, () => delivery.insteadOf ?? undefined);
}

/** Its person is none of the party's any more: whoever is gets it, by the same channel. */
export async function handOver(db: Db, deps: ClaimDeps, delivery: StandingDelivery, asOf: number): Promise<void> {
  const left = await leftOf(db, delivery);
  // Nothing went to the address it had, so whoever has it now may be written to there.
  const tried = await triedBefore(db, delivery.messageKeys, delivery.id);
  const recipients = await recipientsOf(db, delivery.party);
  const groups = addressed(left, recipients, deps.channels, tried).filter(
    ({ to }) => to === undefined || to.channel === delivery.channel || !recipients.some(hasChannel(delivery.channel)),
  );
  const found = groups.filter(({ to }) => to !== undefined);
  if (left.length > 0 && found.length === 0 && (await unaddress(db, delivery, '联系人已不在登记之列，现无联系人')))
    return;
  const to = namedAmong(found);
  await closeDelivery(db, delivery.id, 'leftOut', `联系人已不在登记之列${to ? `，改送${to}` : ''}`);
  // What nobody can get yet waits for somebody, and is not lost with the rest.
  const waiting = new Set(
    (await deliveriesOfMessages(db, delivery.messageKeys)).filter(isToNobody).map(({ key }) => key),
  );
  const nobody = groups
    .filter((group) => group.to === undefined)
    .map((group) => ({ ...group, messages: group.messages.filter(({ key }) => !waiting.has(key)) }))
    .filter(({ messages }) => messages.length > 0);
  await insertFor(db, deps, [...found, ...nobody], delivery, asOf, vacancyOf);
}

const isToNobody = ({ contact }: { contact: string | null }): boolean => contact === null;
const namedAmong = (groups: readonly Addressed[]): string =>
  groups.map(({ to, post }) => `${POST_NAMES[post]}（${to!.contact.name}）`).join('、');

const hasChannel =
  (channel: string) =>
  ({ addresses }: { addresses: Record<string, string> }): boolean =>
    channel in addresses;

/**
 * What its person has by no other delivery. Asked once the messages are locked: of two of his deliveries that end at the
 * same instant each would count on the other, and nobody would get anything.
 */
async function leftOf(db: Db, delivery: StandingDelivery): Promise<ClaimedMessage[]> {
  const messages = await claimedMessages(db, delivery.messageKeys);
  const brought = await broughtOtherwise(db, delivery);
  return messages.filter(({ key }) => !brought.has(key));
}

async function insertFor(
  db: Db,
  { channels, noteUnwritable = logUnwritable }: ClaimDeps,
  groups: readonly Addressed[],
  { id, party }: StandingDelivery,
  asOf: number,
  insteadOf: (group: Addressed) => string | undefined,
): Promise<void> {
  const messages = groups.flatMap((group) => group.messages);
  const names = await namesIn(db, party, messages);
  for (const group of groups) {
    const writing = { party, channels, names, asOf, noteUnwritable };
    const why = insteadOf(group);
    for (const part of freezeInParts({ ...group, insteadOf: why }, writing)) await insertDelivery(db, part, why, id);
  }
}

/** Why it comes to somebody who does not hold the post it was meant for. */
export function vacancyOf({ to, post, insteadOf }: Addressed): string | undefined {
  if (!to || insteadOf.length === 0) return undefined;
  const named = insteadOf.map((vacant) => POST_NAMES[vacant]).join('、');
  return `贵单位没有登记${named}的联系方式，本消息改送${POST_NAMES[post]}，请转告并补充登记。`;
}
