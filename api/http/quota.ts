// A daily quota a party: it keeps a program that runs wild from filling the rows that everybody reads.
import type { QuotaName } from '../../config.ts';
import type { Db } from '../../database/pool.ts';
import { useQuota } from '../../database/quota.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from './problem.ts';

const NAMES: Record<QuotaName, string> = {
  openings: '建档',
  documents: '登记材料',
  plans: '登记部门整合建设总体方案、跨部门框架方案',
  exceptions: '登记不予共享事项',
  parties: '登记单位及其联系人',
  editions: '公布惯例、放假安排',
};

/** Counts one more of what a party enters today, in the transaction of the write; 429 past what its day allows. */
export async function countTowards(what: QuotaName, party: PartyId, { quotas }: Deps, db: Db): Promise<void> {
  const most = quotas?.[what];
  if (most === undefined) return;
  const retryAfter = await useQuota(db, party, what, most);
  if (retryAfter !== undefined)
    throw new Problem('quotaSpent', {
      detail: `本单位今日${NAMES[what]}已达${most}次，是系统设定的每日上限；次日0时（北京时间）起可以继续办理。`,
      retryAfter,
    });
}
