// A delivery as it is shown: where it stands, since when and why.
import type { Delivery } from '../../database/delivery.ts';
import { POST_NAMES } from '../../measures/post.ts';
import {
  DELIVERY_STATES,
  deliveryStateInBrief,
  deliveryStateWorded,
  type DeliveryState,
} from '../../messages/delivery-state.ts';
import type { DeliveryOrderRow } from '../../database/delivery-order.ts';
import { remedyOf } from './delivery-remedy.ts';
import { instantOf, instantOrNull } from '../http/instant.ts';

/** Beside a message, for whoever may not know who of another party gets it: where it stands, and since when. */
export function deliveryInBrief(delivery: Delivery, state: DeliveryState = delivery.status) {
  return {
    state,
    stateName: DELIVERY_STATES[state],
    says: deliveryStateInBrief({ ...delivery, status: state }),
    triedSince: instantOrNull(delivery.triedSince),
    nextAttemptAt: instantOrNull(delivery.nextAttemptAt),
    sentAt: instantOrNull(delivery.sentAt),
  };
}

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
    insteadOf: originalView(delivery),
    replacedBy: delivery.replacements.map(relativeView),
    remedy: remedyOf(delivery),
  };
}

type Relative = Delivery['replacements'][number];

const relativeView = ({ delivery, post, name, status }: Relative) => ({
  delivery,
  post,
  postName: POST_NAMES[post],
  name,
  state: status,
  stateName: DELIVERY_STATES[status],
});

/** Without a delivery where nobody holds the post that it was meant for. */
function originalView({ original, insteadOf }: Delivery) {
  if (original === null && insteadOf === null) return null;
  const nobody = { delivery: null, post: null, postName: null, name: null, state: null, stateName: null };
  return { ...(original ? relativeView(original) : nobody), because: insteadOf };
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

/** One delivery by itself, with all that is known of it. */
export function deliveryInFull(
  delivery: Delivery,
  { orders, subjects }: { orders: readonly DeliveryOrderRow[]; subjects: ReadonlyMap<string, MessageSubject> },
) {
  const view = deliveryView(delivery);
  return {
    ...view,
    messages: view.messages.map((message) => ({ ...message, ...(subjects.get(message.key) ?? NO_SUBJECT) })),
    history: delivery.history.map(({ at, status, ...stood }) => ({
      at: instantOf(at),
      state: status,
      stateName: DELIVERY_STATES[status],
      ...stood,
    })),
    orders: orders.map(({ ordered, party, actor, at, delivery: of, contact, outcome }) => ({
      ordered,
      orderedName: ORDER_NAMES[ordered],
      by: { party, sub: actor },
      at: instantOf(at),
      delivery: of,
      contact,
      outcome,
    })),
  };
}

export interface MessageSubject {
  kind: string | null;
  code: string | null;
  subject: string | null;
}
const NO_SUBJECT: MessageSubject = { kind: null, code: null, subject: null };
const ORDER_NAMES = { sendAgain: '重新投递', sendTo: '改投' } as const;
