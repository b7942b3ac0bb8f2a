// What was changed of an approved total, and what finance secured, as decisions that may be revoked.
import type { ActName } from './act-names.ts';
import { openChange } from './acts/change-gates.ts';
import { firstYear, isPending } from './acts/plan-gates.ts';
import { ADJUSTABLE } from './acts/stage-spans.ts';
import type { ProjectFacts } from './facts.ts';
import { inWan } from '../money.ts';
import type { Funding } from './money-facts.ts';
import { plannedTotal } from './money-questions.ts';
import { LEFT_TO_PEOPLE, reopened, withSecond, type Leaning, type StandingDecision } from './standing-decision.ts';
import { leaningBeyond } from './standing-stages.ts';
import type { ActStep } from '../way-out.ts';

/** Article 26, para 2: the change lies before development-reform again, and the total and the schedule are what they were. */
export function change(facts: ProjectFacts): StandingDecision[] {
  const last = facts.changes.findLast(({ status }) => status === 'APPROVED');
  const { decided } = last ?? {};
  if (!last || !decided) return [];
  const budgets = facts.budgets.filter(({ seq }) => seq !== decided.seq);
  const isNew = budgets.length < facts.budgets.length;
  const approvedTotal = isNew ? budgets.at(-1)?.total : facts.approvedTotal;
  const { construction } = facts;
  return [
    {
      act: 'approveChange',
      decision: { ...decided, request: last.seq },
      by: withSecond(facts, 'development-reform'),
      leaning: () => leaningOnChange(facts, decided.seq, approvedTotal),
      revoked: ({ seq, receivedOn: on, by }) => ({
        ...facts,
        changes: facts.changes.map((one) =>
          one === last
            ? { ...one, status: 'REQUESTED', returns: [], decided: undefined, reopened: { seq, on, by } }
            : one,
        ),
        budgets,
        approvedTotal,
        construction:
          construction && decided.plannedBefore !== undefined
            ? { ...construction, plannedCompletionOn: decided.plannedBefore }
            : construction,
      }),
    },
  ];
}

function leaningOnChange(facts: ProjectFacts, since: number, before: string | undefined): Leaning | undefined {
  if (!ADJUSTABLE.includes(facts.stage)) return leaningBeyond(facts, 'UNDER_CONSTRUCTION');
  const adjusted = facts.adjustments.find(({ seq }) => seq > since);
  if (adjusted) return { what: `其后已经自行调整（台账第${adjusted.seq}号）`, ...LEFT_TO_PEOPLE };
  if (openChange(facts)) return { what: '其后又申请了变更，尚未办结', wayOut: { acts: ['withdrawChange'] } };
  const planned = plannedTotal(facts);
  if (before === undefined || planned <= BigInt(before)) return undefined;
  const [year] = Object.entries(facts.annualPlans).find(([, plan]) => isPending(plan)) ?? [];
  return {
    what: `各年度计划金额合计${inWan(planned)}，超过变更以前的批复总投资${inWan(before)}`,
    wayOut: {
      acts: [year === undefined ? 'reviseAnnualPlan' : { act: 'declineFromAnnualPlan', input: { year } }],
    },
  };
}

/** Articles 11, 26: the last source that finance secured. */
export function funding(facts: ProjectFacts): StandingDecision[] {
  const { outOfPlan } = facts;
  const last = facts.fundings.at(-1);
  if (!last) return [];
  const handsOn = isOfRequest(facts, last);
  if (handsOn && (outOfPlan?.refused || outOfPlan?.withdrawn)) return [];
  return [
    {
      act: 'confirmFunding',
      decision: { ...last },
      by: withSecond(facts, 'finance'),
      leaning: () => (handsOn ? leaningBeyond(facts, 'OOP_FUNDING_CONFIRMED') : leaningOnMoney(facts, last)),
      revoked: (entry) => ({
        ...facts,
        fundings: facts.fundings.slice(0, -1),
        ...(handsOn && {
          stage: 'OOP_REQUESTED' as const,
          review: reopened(facts, 'OOP_REQUESTED', outOfPlan?.documents ?? [], entry),
        }),
      }),
    },
  ];
}

/** By it the request went on to big-data; any other is beside a plan. */
const isOfRequest = ({ entry, outOfPlan, fundings }: ProjectFacts, { seq }: Funding): boolean =>
  entry === 'OUT_OF_PLAN' && outOfPlan !== undefined && fundings.find((one) => one.seq > outOfPlan.seq)?.seq === seq;

/** Whatever was planned or budgeted of its year since. */
function leaningOnMoney(facts: ProjectFacts, { year, seq }: Funding): Leaning | undefined {
  const { included, budgeted, revisions = [], budgetRevisions = [] } = facts.annualPlans[year] ?? {};
  const since = [budgeted, included].filter((one) => one !== undefined && one.seq > seq).map((one) => one!.seq);
  const revised = [...revisions, ...budgetRevisions].find((one) => one.seq > seq);
  if (revised) return { what: `其后已据以调整${year}年度的计划或者预算（台账第${revised.seq}号）`, ...LEFT_TO_PEOPLE };
  if (since.length === 0) return undefined;
  if (year === firstYear(facts))
    return leaningBeyond(facts, included && included.seq > seq ? 'PLAN_DECLARED' : 'PLANNED');
  const clearing = since.map((of): ActStep<ActName> => ({ act: 'revoke', input: { of } }));
  return { what: `其后已据以安排${year}年度的计划或者预算`, wayOut: { acts: clearing } };
}
