// A message as inbox and project show it: also what was cancelled, and why; and where each letter that carries it stands.
import { z } from 'zod';
import { deliveriesOfMessages, type MessageInDelivery } from '../../database/delivery.ts';
import type { Message, MessagePlace } from '../../database/message.ts';
import type { Page } from '../../database/page.ts';
import type { Db } from '../../database/pool.ts';
import { namesOf } from '../../database/recipient.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { mentionedTo } from '../../messages/mentioned.ts';
import type { Names } from '../../messages/names.ts';
import { renderNotice } from '../../messages/render.ts';
import { DELIVERY_STATES } from '../../messages/delivery-state.ts';
import { messageStateWorded } from '../../messages/message-state.ts';
import { instantOf } from '../http/instant.ts';
import { dayInCursor, instantInCursor, listOf, seqInCursor } from '../http/paging.ts';
import { maySee, type Standpoint } from '../visibility.ts';
import { deliveryInBrief, deliveryStateView } from './delivery-view.ts';

/** What a cursor of inbox and project holds. */
export const messagePlace: z.ZodType<MessagePlace> = z.strictObject({
  plannedOn: dayInCursor,
  createdAt: instantInCursor,
  seq: seqInCursor,
  number: seqInCursor,
});

type MessagePage = Page<Message, MessagePlace>;

/** A page of messages, each with its deliveries as this reader may know them. */
export async function messagesView(db: Db, reader: Standpoint, page: MessagePage) {
  const deliveriesOf = await deliveriesByMessage(db, page);
  return listOf(page, (message) => messageView(message, deliveriesOf(message), reader));
}

/** The same with each letter in full, as this party reads it. */
export async function inboxView(db: Db, party: PartyId, page: MessagePage) {
  const deliveriesOf = await deliveriesByMessage(db, page);
  const notices = page.items.map(({ notice }) => notice);
  const names = await namesOf(db, mentionedTo(party, notices));
  return listOf(page, (message) => ({
    ...messageView(message, deliveriesOf(message), { party }),
    ...letterOf(message, names, party),
  }));
}

async function deliveriesByMessage(db: Db, { items }: MessagePage) {
  const found = await deliveriesOfMessages(
    db,
    items.map(({ key }) => key),
  );
  return ({ key }: Message) => found.filter((delivery) => delivery.key === key);
}

function messageView(
  { sendNotBefore, createdAt, announcedAt: _announcedAt, number: _number, ...message }: Message,
  deliveries: readonly MessageInDelivery[],
  reader: Standpoint,
) {
  const letters = deliveries.map((delivery) => deliveryOfMessage(message.key, delivery, reader));
  return {
    ...message,
    ...messageStateWorded({ ...message, sendNotBefore }, letters),
    sendNotBefore: instantOf(sendNotBefore),
    createdAt: instantOf(createdAt),
    deliveries: letters,
  };
}

/** What was left out of a letter is not sent, whatever became of the letter. */
function deliveryOfMessage(key: string, delivery: MessageInDelivery, reader: Standpoint) {
  const leftOut = delivery.leftOut[key];
  if (!maySee('deliveries', reader, { of: delivery.party, department: delivery.department }))
    return deliveryInBrief(delivery, leftOut === undefined ? delivery.status : 'leftOut');
  if (leftOut === undefined) return deliveryStateView(delivery);
  const says = `${DELIVERY_STATES.leftOut}：${leftOut}`;
  return {
    ...deliveryStateView(delivery),
    remedy: null,
    state: 'leftOut' as const,
    stateName: DELIVERY_STATES.leftOut,
    because: leftOut,
    says,
  };
}

/** A notice that no letter can be made of still has a line, as in the mail. */
export function letterOf(
  { notice }: Pick<Message, 'notice'>,
  names: Names,
  party: PartyId,
): { subject: string; text: string } {
  try {
    const { subject, text } = renderNotice(notice, names, party);
    return { subject, text };
  } catch {
    return { subject: '〔通知〕', text: '内容无法生成，请查看数据部分。\n' };
  }
}
