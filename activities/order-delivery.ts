// Carries out what an administrator orders of a delivery: to send it again, or to send what lies in it to another contact.
// Once for each request key, and on record with it.
import { ApplicationFailure } from '@temporalio/activity';
import { closeDelivery, lockDelivery, renewDelivery, type StandingDelivery } from '../database/attempt.ts';
import { claimedMessages, insertDelivery } from '../database/claim.ts';
import { insertDeliveryOrder, readDeliveryOrder } from '../database/delivery-order.ts';
import { deliveriesOfMessages } from '../database/delivery.ts';
import { inTransaction, type Db } from '../database/pool.ts';
import { recipientsOf, type Recipient } from '../database/recipient.ts';
import { POST_NAMES } from '../measures/post.ts';
import { DELIVERY_STATES } from '../messages/delivery-state.ts';
import type { MailboxActivities, OrderRefusalType } from '../workflows/mailbox/contract.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { freezeInParts } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';
import { namesIn } from './names-in.ts';
import { lookThrough } from './what-holds.ts';

/** Makes the activity. */
export function orderDeliveryWith(deps: ClaimDeps): MailboxActivities['orderDelivery'] {
  return ({ party, order: { deliveryId, contact, by, requestKey, requestHash }, asOf }) =>
    inTransaction(deps.pool, async (db) => {
      const delivery = await lockDelivery(db, deliveryId);
      // The lock comes first: of two under one key the second sees what the first did.
      const done = await readDeliveryOrder(db, by.party, requestKey);
      if (done) return { deliveryId: done.outcome, requestHash: done.requestHash };
      if (!delivery || delivery.party !== party) throw refused('没有这项投递');
      const outcome =
        contact === undefined ? await sendAgain(db, delivery, asOf) : await sendTo(db, deps, delivery, contact, asOf);
      await insertDeliveryOrder(db, {
        party: by.party,
        requestKey,
        requestHash,
        delivery: deliveryId,
        ordered: contact === undefined ? 'sendAgain' : 'sendTo',
        contact: contact ?? null,
        actor: by.sub,
        at: asOf,
        outcome,
      });
      return { deliveryId: outcome, requestHash };
    });
}

/** `remedy`: what to do instead, where it is not the general advice. */
const refused = (message: string, remedy?: string): ApplicationFailure =>
  ApplicationFailure.create({
    type: 'OrderRefused' satisfies OrderRefusalType,
    message,
    details: remedy === undefined ? [] : [remedy],
    nonRetryable: true,
  });

const ADD_A_CONTACT = '请登记联系人（PUT /parties/{id}），登记后自动发出。';
const CHOOSE_ANOTHER = '请更正登记的联系方式（PUT /parties/{id}），或者改投另一联系人；可选的联系人见该投递的 remedy。';
const NEEDLESS = '无须办理。';
const WAIT = '请稍候，读取该投递的状态后再定。';

async function sendAgain(db: Db, delivery: StandingDelivery, asOf: number): Promise<string> {
  const { id, party, status, contact, channel, messageKeys, attemptBegunAt } = delivery;
  if (contact === null) throw refused('该投递没有收件人：请先登记联系人，登记后自动发出', ADD_A_CONTACT);
  if (status === 'sent' || status === 'waiting')
    throw refused(`该投递${DELIVERY_STATES[status]}，不能重新投递`, status === 'sent' ? NEEDLESS : WAIT);
  if (attemptBegunAt !== null) throw refused('该投递正在发送，请稍候再试', WAIT);
  const person = (await recipientsOf(db, party)).find((one) => one.id === contact);
  const address = person?.addresses[channel];
  if (!person || address === undefined)
    throw refused('原联系人已不在登记之列，或者没有该渠道的地址：请改投另一联系人', CHOOSE_ANOTHER);
  const messages = await claimedMessages(db, messageKeys);
  const { messages: said, leftOut } = await lookThrough(db, party, messages, asOf);
  if (messages.length > 0 && said.length === 0)
    throw refused(`该投递的内容已不再有效（${[...new Set(Object.values(leftOut))].join('；')}），无须再发`, NEEDLESS);
  await renewDelivery(db, id, { address, name: person.name }, asOf);
  return id;
}

/** By the channel it went by where that finds the contact, else by the first that does. */
async function sendTo(
  db: Db,
  { channels, noteUnwritable = logUnwritable }: ClaimDeps,
  { id, party, post, channel, status, messageKeys, recipientName, attemptBegunAt }: StandingDelivery,
  contact: string,
  asOf: number,
): Promise<string> {
  if (status !== 'failed' && status !== 'leftOut' && status !== 'retrying')
    throw refused(`该投递${DELIVERY_STATES[status]}，不能改投`, status === 'sent' ? NEEDLESS : WAIT);
  if (attemptBegunAt !== null) throw refused('该投递正在发送，请稍候再试', WAIT);
  const person = (await recipientsOf(db, party)).find((one) => one.id === contact);
  if (!person) throw refused('所选联系人不属于该单位，也不是其所属部门的管理员', CHOOSE_ANOTHER);
  const by = [channel, ...channels.keys()].find((one) => channels.has(one) && person.addresses[one] !== undefined);
  if (by === undefined) throw refused('所选联系人没有已开通渠道的地址', CHOOSE_ANOTHER);
  // Locked before it is asked where they lie: another delivery of them may end at this instant, and go to him.
  const all = await claimedMessages(db, messageKeys);
  const theirs = (await deliveriesOfMessages(db, messageKeys)).filter(isFor(person, by));
  if (theirs.some((one) => one.id === id)) throw refused('所选联系人就是原收件人，请办理重新投递');
  // What stands in a letter of theirs already is not said to them twice.
  const messages = all.filter(({ key }) => theirs.every((one) => one.key !== key));
  if (messages.length === 0) {
    const ids = [...new Set(theirs.map((one) => one.id))].join('、');
    throw refused(`所选联系人已有其中各条消息的投递（${ids}），请对其重新投递`);
  }
  const names = await namesIn(db, party, messages);
  const insteadOf = `本消息原发${POST_NAMES[post]}${recipientName === null ? '' : `（${recipientName}）`}，未能送达，由管理员改送${POST_NAMES[person.post]}。`;
  const to = { contact: person, channel: by, address: person.addresses[by]! };
  const writing = { party, channels, names, asOf, noteUnwritable };
  const parts = freezeInParts({ to, post: person.post, messages, insteadOf }, writing);
  for (const part of parts) await insertDelivery(db, part, insteadOf, id);
  // The administrator decided who gets it: whoever is entered later, or again, gets it no second time.
  await closeDelivery(db, id, 'leftOut', `已由管理员改送${POST_NAMES[person.post]}（${person.name}）`);
  return parts[0]!.id;
}

const isFor =
  ({ id, addresses }: Recipient, by: string) =>
  ({
    contact,
    channel,
    address,
    status,
  }: {
    contact: string | null;
    channel: string;
    address: string | null;
    status: string;
  }) =>
    channel === by &&
    (contact === id || (status !== 'leftOut' && address?.toLowerCase() === addresses[by]!.toLowerCase()));
