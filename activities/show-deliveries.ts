// How deliveries stand, as the Temporal UI shows it.
import { failedAmong, type DeliveryRow } from '../database/delivery.ts';
import type { Pool } from '../database/pool.ts';
import { POST_NAMES, type Post } from '../measures/post.ts';
import { DELIVERY_STATES, deliveryStateWorded } from '../messages/delivery-state.ts';
import type { MailboxActivities } from '../workflows/mailbox/contract.ts';

/** What a page of the UI shows without scrolling, and what fits a failure's message. */
const SHOWN = 20;

/** Of one attempt: what is sent to whom, without a name. */
export const summaryOf = (
  id: string,
  { post, channel, messages }: { post: Post; channel: string; messages: number },
): string => `投递 ${id}：${POST_NAMES[post]}（${channel}），${messages}项`;

/** Of all that is not settled. */
export function detailsOf(deliveries: readonly DeliveryRow[]): string {
  if (deliveries.length === 0) return '没有待发送的投递。';
  const counts = (['waiting', 'retrying', 'failed'] as const).flatMap((status) => {
    const count = deliveries.filter((delivery) => delivery.status === status).length;
    return count === 0 ? [] : [`${DELIVERY_STATES[status]}${count}封`];
  });
  return [`${counts.join('、')}：`, '', ...linesOf(deliveries)].join('\n');
}

function linesOf(deliveries: readonly DeliveryRow[]): string[] {
  const lines = deliveries
    .slice(0, SHOWN)
    .map((delivery) => `- ${POST_NAMES[delivery.post]}，投递 ${delivery.id}：${deliveryStateWorded(delivery)}`);
  return deliveries.length > SHOWN ? [...lines, `- 另有${deliveries.length - SHOWN}封，见 GET /deliveries`] : lines;
}

/** Makes the activity. */
export function reportFailedWith({ pool }: { pool: Pool }): MailboxActivities['reportFailed'] {
  return async ({ party, deliveryIds }) => {
    const failed = await failedAmong(pool, deliveryIds);
    if (failed.length === 0) return '';
    return [
      `${party} 有${failed.length}封投递未送达，请核对联系方式，或者重新投递、改投另一联系人：`,
      ...linesOf(failed),
    ].join('\n');
  };
}
