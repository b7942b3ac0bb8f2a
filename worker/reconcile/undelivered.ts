// Letters that need a person: what failed and nobody else of the party got, and what is tried in vain for longer than a
// day. The mailbox does what can be done by itself.
import { troubledParties } from '../../database/delivery.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import type { Finding } from '../../workflows/reconciliation/contract.ts';
import type { ReconcileDeps } from './deps.ts';

/** A server that is away for a night is nothing to report. */
const LATE_MS = 86_400_000;

/** One finding a party, however many letters. */
export async function undelivered({ pool }: Pick<ReconcileDeps, 'pool'>): Promise<Finding[]> {
  const troubled = await troubledParties(pool, LATE_MS);
  return troubled.map(({ party, failed, late, delivery, because, since }) => {
    const counts = [...(failed > 0 ? [`未送达${failed}封`] : []), ...(late > 0 ? [`重试超过一日${late}封`] : [])];
    return {
      about: mailboxIdOf(party),
      trouble: 'notDelivered',
      outcome: 'left',
      says: `信件${counts.join('、')}，最早一封（${beijingDateOf(since)}，投递 ${delivery}）：${because ?? '尚未尝试'}。请核对并更正该单位登记的联系方式，更正后自动发出；或者办理 POST /deliveries/${delivery}/send-again 或 …/send-to。全部见 GET /deliveries?party=${party}。`,
    };
  });
}
