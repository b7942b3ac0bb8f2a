// A delivery as it is shown: where it stands, since when and why.
import type { Delivery } from '../../database/delivery.ts';
import { POST_NAMES } from '../../measures/post.ts';
import { DELIVERY_STATES, deliveryStateWorded } from '../../messages/delivery-state.ts';
import { instantOf, instantOrNull } from '../http/instant.ts';

/** Beside a message: without the address, which stands in the delivery itself. */
export function deliveryStateView(delivery: Delivery) {
  const { id, contact, post, channel, status, because, attempts, unknownOutcomes } = delivery;
  return {
    id,
    state: status,
    stateName: DELIVERY_STATES[status],
    says: deliveryStateWorded(delivery),
    because,
    attempts,
    unknownOutcomes,
    triedSince: instantOrNull(delivery.triedSince),
    nextAttemptAt: instantOrNull(delivery.nextAttemptAt),
    sentAt: instantOrNull(delivery.sentAt),
    contact,
    post,
    postName: POST_NAMES[post],
    channel,
  };
}

export function deliveryView(delivery: Delivery) {
  const { party, recipientName, address, subject, datedAt, messageKeys, leftOut } = delivery;
  return {
    ...deliveryStateView(delivery),
    party,
    recipientName,
    address,
    subject,
    datedAt: instantOf(datedAt),
    messages: messageKeys.map((key) => ({ key, leftOutBecause: leftOut[key] ?? null })),
  };
}
