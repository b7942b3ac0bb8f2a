// Plan and budget of each year as decisions that may be revoked.
import type { ActName } from './act-names.ts';
import { entered, plannedBy } from './acts/entries.ts';
import { firstYear } from './acts/plan-gates.ts';
import type { ProjectFacts } from './facts.ts';
import { LEFT_TO_PEOPLE, reopened, withSecond, type Leaning, type StandingDecision } from './standing-decision.ts';
import { leaningBeyond } from './standing-stages.ts';
import type { ActStep } from '../way-out.ts';

export function plans(facts: ProjectFacts): StandingDecision[] {
  return Object.entries(facts.annualPlans).flatMap(([year, plan]): StandingDecision[] => {
    const { included, budgeted, revisions = [], budgetRevisions = [] } = plan;
    const isFirst = year === firstYear(facts);
    const without = (name: 'included' | 'budgeted'): ProjectFacts['annualPlans'] => ({
      ...facts.annualPlans,
      [year]: { ...plan, [name]: undefined },
    });
    const inclusion: StandingDecision[] = included
      ? [
          {
            act: 'includeInAnnualPlan',
            decision: { ...included, year },
            by: isFirst ? entered(facts).firstYearBy : plannedBy(facts),
            leaning: () => leaningOnPlan(facts, year, isFirst),
            revoked: (entry) => ({
              ...facts,
              annualPlans: without('included'),
              ...(isFirst && {
                stage: 'PLAN_DECLARED' as const,
                review: reopened(facts, 'PLAN_DECLARED', plan.declared?.documents ?? [], entry),
              }),
            }),
          },
        ]
      : [];
    const budget: StandingDecision[] = budgeted
      ? [
          {
            act: 'budget',
            decision: { ...budgeted, year },
            by: withSecond(facts, 'finance'),
            leaning: () => leaningOnBudget(facts, year, isFirst),
            revoked: () => ({
              ...facts,
              annualPlans: without('budgeted'),
              ...(isFirst && { stage: 'PLANNED' as const }),
            }),
          },
        ]
      : [];
    // What was revised is not what was decided first.
    return [...(revisions.length === 0 ? inclusion : []), ...(budgetRevisions.length === 0 ? budget : [])];
  });
}

function leaningOnPlan(facts: ProjectFacts, year: string, isFirst: boolean): Leaning | undefined {
  const budgeted = facts.annualPlans[year]?.budgeted;
  if (budgeted) {
    const beyond = isFirst ? leaningBeyond(facts, 'PLANNED') : undefined;
    return (
      beyond ?? {
        what: `${year}年度已经纳入部门预算（台账第${budgeted.seq}号）`,
        wayOut: { acts: [{ act: 'revoke', input: { of: budgeted.seq } }] },
      }
    );
  }
  return isFirst ? laterYears(facts, year) : undefined;
}

/** Further years run beside the first one. */
function laterYears({ annualPlans }: ProjectFacts, year: string): Leaning | undefined {
  const later = Object.entries(annualPlans).find(
    ([other, { declared, declined }]) => other !== year && declared && !declined,
  );
  if (!later) return undefined;
  const [other, { included }] = later;
  const clearing: ActStep<ActName>[] = [
    ...(included ? [{ act: 'revoke' as const, input: { of: included.seq } }] : []),
    { act: 'declineFromAnnualPlan', input: { year: other } },
  ];
  return {
    what: `其后又申报了${other}年度的投资计划`,
    wayOut: { acts: clearing },
  };
}

function leaningOnBudget(facts: ProjectFacts, year: string, isFirst: boolean): Leaning | undefined {
  const service = facts.services[year];
  if (service) return { what: `${year}年度的服务已经开始（台账第${service.seq}号）`, ...LEFT_TO_PEOPLE };
  return isFirst ? (leaningBeyond(facts, 'BUDGETED') ?? laterYears(facts, year)) : undefined;
}
