// 批复总投资 as `correct` reaches it: the figure is put right in whichever decision gave it. Nothing is approved anew: what
// was adjusted by then still counts towards the 15% of article 26.
import { inWan, type Fen } from '../../money.ts';
import { practiceGate } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import type { Budget } from '../money-facts.ts';
import { adjustedAmount } from '../money-questions.ts';
import { approvalOfTotal, isAtLeast30M } from '../questions.ts';

/** The last budget, and those before it that gave the same total: a change of other things left that as it was. */
function givingNow({ budgets, approvedTotal }: ProjectFacts): Budget[] {
  const other = budgets.findLastIndex(({ total }) => total !== approvedTotal);
  return budgets.slice(other + 1);
}

/** Whether the total in force is that of the reply; else a change has given another. */
export const isTotalOfReply = (facts: ProjectFacts): boolean => givingNow(facts).some(({ from }) => from !== 'CHANGE');

/** With the total put right; line items that come to the wrong total are none. */
export function withApprovedTotal(facts: ProjectFacts, total: Fen): ProjectFacts {
  const giving = givingNow(facts);
  const lines = giving.map(({ seq }) => seq);
  const reply = isTotalOfReply(facts) ? approvalOfTotal(facts) : undefined;
  const adjusted = adjustedAmount(facts, [], true);
  const corrected = { total, items: undefined, adjustedBefore: adjusted === 0n ? undefined : String(adjusted) };
  return {
    ...facts,
    approvedTotal: total,
    budgets: facts.budgets.map((one) => (giving.includes(one) ? { ...one, ...corrected } : one)),
    statedItems: [],
    approvals: facts.approvals.map((one) => (one === reply ? { ...one, total } : one)),
    earlierApproval:
      facts.earlierApproval && reply?.of === 'EARLIER' ? { ...facts.earlierApproval, total } : facts.earlierApproval,
    changes: facts.changes.map(({ decided, ...change }) => ({
      ...change,
      decided: decided?.total !== undefined && lines.includes(decided.seq) ? { ...decided, total } : decided,
    })),
  };
}

/** Whoever organises the acceptance that is under way goes on with it; over another class of article 28 it begins anew. */
export const keepsOrganiser = practiceGate<{ field: string; to: string }>(
  'input',
  'keepsOrganiser',
  '竣工验收进行中，更正批复总投资不改变由谁组织验收',
  ({ facts }, { field, to }) => {
    const { approvedTotal, stage } = facts;
    if (field !== 'approvedTotal' || stage !== 'ACCEPTANCE_IN_PROGRESS' || approvedTotal === undefined)
      return undefined;
    if (isAtLeast30M(approvedTotal) === isAtLeast30M(to)) return undefined;
    const organiser = isAtLeast30M(to) ? '市大数据发展局' : '项目建设单位';
    return {
      says: `竣工验收正在进行；批复总投资由${inWan(approvedTotal)}更正为${inWan(to)}，跨越3000万元，应当改由${organiser}组织竣工验收。`,
      remedy: '请先由项目建设单位办理「撤回本次申报（申请）」，更正以后重新申请（组织）竣工验收。',
      wayOut: { acts: ['withdrawSubmission'] },
    };
  },
);
