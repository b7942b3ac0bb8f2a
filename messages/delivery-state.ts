// Where a letter stands, in words: alike in the API, in the Temporal UI and in what reconciliation reports.
import { beijingDateOf, beijingTimeOf } from '../measures/calendar/calendar-date.ts';

export const DELIVERY_STATES = {
  waiting: '待发送',
  retrying: '重试中',
  sent: '已发出',
  failed: '未送达',
  leftOut: '不再发送',
} as const;
export type DeliveryState = keyof typeof DELIVERY_STATES;

export interface DeliveryStanding {
  status: DeliveryState;
  because: string | null;
  attempts: number;
  triedSince: number | null;
  nextAttemptAt: number | null;
  sentAt: number | null;
}

/** 北京时间2026-03-02 09:20 */
export const instantNameOf = (at: number): string => `北京时间${beijingDateOf(at)} ${beijingTimeOf(at)}`;

/** E.g. 重试中：……，已尝试3次（自北京时间2026-03-02 09:00起），下次北京时间2026-03-02 09:20 */
export function deliveryStateWorded(standing: DeliveryStanding): string {
  const { status, because, attempts, sentAt } = standing;
  const name = DELIVERY_STATES[status];
  if (status === 'sent' && sentAt !== null) return `${name}（${instantNameOf(sentAt)}）`;
  if (status !== 'retrying') return because === null ? name : `${name}：${because}`;
  return `${name}：${because ?? '原因不明'}，已尝试${attempts}次${sinceAndNext(standing)}`;
}

/** The same for whoever may not know who gets it: no reason, since reasons name addresses and people. */
export function deliveryStateInBrief(standing: DeliveryStanding): string {
  if (standing.status !== 'retrying') return deliveryStateWorded({ ...standing, because: null });
  return `${DELIVERY_STATES.retrying}${sinceAndNext(standing)}`;
}

function sinceAndNext({ triedSince, nextAttemptAt }: DeliveryStanding): string {
  const since = triedSince === null ? '' : `（自${instantNameOf(triedSince)}起）`;
  const next = nextAttemptAt === null ? '' : `，下次${instantNameOf(nextAttemptAt)}`;
  return `${since}${next}`;
}
