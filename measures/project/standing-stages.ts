// List and approvals as decisions that may be revoked: what stands at a later stage leans on what led to an earlier one.
import type { ActName } from './act-names.ts';
import { firstYear } from './acts/plan-gates.ts';
import { DESIGN_REVIEWS } from './acts/stage-spans.ts';
import type { Approval, ProjectFacts } from './facts.ts';
import { isConstructionKind } from './questions.ts';
import type { RevocableAct } from './revocation-facts.ts';
import { LEFT_TO_PEOPLE, reopened, withSecond, type Leaning, type StandingDecision } from './standing-decision.ts';
import { STAGE_NAMES, type Stage } from '../vocabulary.ts';
import type { ActStep } from '../way-out.ts';

/** What brings the project back to this stage, in order; undefined from where nothing does. */
function wayBackTo(facts: ProjectFacts, target: Stage): ActStep<ActName>[] | undefined {
  const steps: ActStep<ActName>[] = [];
  const year = firstYear(facts);
  const plan = year === undefined ? undefined : facts.annualPlans[year];
  const declared = Object.entries(facts.annualPlans).find(([, one]) => one.declared && !one.included && !one.declined);
  const approvals = [...facts.approvals];
  let stage: Stage = facts.stage;
  let inReview = facts.review?.stage;
  while (stage !== target) {
    const revoking = (of: number | undefined): boolean =>
      of !== undefined && steps.push({ act: 'revoke', input: { of } }) > 0;
    if (stage === 'BUDGETED' && !plan?.budgetRevisions && revoking(plan?.budgeted?.seq)) stage = 'PLANNED';
    else if (stage === 'PLANNED' && !plan?.revisions && revoking(plan?.included?.seq)) stage = 'PLAN_DECLARED';
    else if (stage === 'PLAN_DECLARED') {
      steps.push({ act: 'declineFromAnnualPlan', input: { year: year ?? declared?.[0] ?? '' } });
      inReview = stage;
      stage = isConstructionKind(facts) ? 'APPROVED' : 'LISTED';
    } else if (DESIGN_REVIEWS.includes(stage)) {
      steps.push('reject');
      stage = 'REJECTED';
    } else if (stage === 'REJECTED') {
      steps.push('reopenListing');
      stage = 'LISTED';
    } else if (stage === 'APPROVED' || stage === 'FEASIBILITY_APPROVED') {
      const last = approvals.pop();
      if (!last || !revoking(last.seq)) return undefined;
      stage = backFrom(facts, last, inReview);
    } else if (stage === 'LISTED' && target === 'OOP_FUNDING_CONFIRMED' && revoking(facts.listing?.seq)) stage = target;
    else return undefined;
  }
  return steps;
}

export const leaningBeyond = (facts: ProjectFacts, stage: Stage): Leaning | undefined => {
  if (facts.stage === stage) return undefined;
  const what = `其后项目已经进入「${STAGE_NAMES[facts.stage]}」阶段`;
  const acts = wayBackTo(facts, stage);
  if (!acts || acts.length === 0) return { what, ...LEFT_TO_PEOPLE };
  return {
    what,
    wayOut: { acts },
  };
};

export function listing(facts: ProjectFacts): StandingDecision[] {
  const { listing: listed, declaration, outOfPlan } = facts;
  if (!listed) return [];
  const stage = facts.entry === 'OUT_OF_PLAN' ? 'OOP_FUNDING_CONFIRMED' : 'DECLARED';
  const documents = (facts.entry === 'OUT_OF_PLAN' ? outOfPlan?.documents : declaration?.documents) ?? [];
  return [
    {
      act: 'list',
      decision: { ...listed },
      by: withSecond(facts, 'big-data'),
      leaning: () => leaningBeyond(facts, 'LISTED'),
      revoked: (entry) => ({
        ...facts,
        stage,
        listing: undefined,
        review: reopened(facts, stage, documents, entry),
      }),
    },
  ];
}

const APPROVED_BY: Record<Exclude<Approval['of'], 'EARLIER'>, { act: RevocableAct; at: Stage; leads: Stage }> = {
  COMBINED: { act: 'approveCombinedReport', at: 'COMBINED_REVIEW', leads: 'APPROVED' },
  FEASIBILITY: { act: 'approveFeasibilityReport', at: 'FEASIBILITY_REVIEW', leads: 'FEASIBILITY_APPROVED' },
  DESIGN: { act: 'approveDesign', at: 'DESIGN_REVIEW', leads: 'APPROVED' },
};

/** Before the review again; where another review took its place since, before the submission. A reply of before comes back to where it was recorded. */
function backFrom(facts: ProjectFacts, { of }: Approval, inReview: Stage | undefined): Stage {
  if (of === 'EARLIER') return facts.listing ? 'LISTED' : 'DRAFT';
  const { at } = APPROVED_BY[of];
  if (inReview === at) return at;
  return of === 'DESIGN' ? 'FEASIBILITY_APPROVED' : 'LISTED';
}

export function approval(facts: ProjectFacts): StandingDecision[] {
  const last = facts.approvals.at(-1);
  if (!last || last.of === 'EARLIER') return [];
  const { act, at, leads } = APPROVED_BY[last.of];
  return [
    {
      act,
      decision: { ...last },
      by: withSecond(facts, 'development-reform'),
      leaning: () => leaningBeyond(facts, leads),
      revoked: (entry) => {
        const budgets = facts.budgets.filter(({ seq }) => seq !== last.seq);
        const stage = backFrom(facts, last, facts.review?.stage);
        return {
          ...facts,
          stage,
          approvals: facts.approvals.slice(0, -1),
          budgets,
          approvedTotal: last.of === 'FEASIBILITY' ? facts.approvedTotal : budgets.at(-1)?.total,
          review: stage === at ? reopened(facts, at, [], entry) : facts.review,
        };
      },
    },
  ];
}

/** 续建: a reply of before this dossier that was found right. */
export function earlierReply(facts: ProjectFacts): StandingDecision[] {
  const { earlierApproval } = facts;
  const confirmation = earlierApproval?.confirmation;
  if (!confirmation?.confirmed || facts.approvals.at(-1)?.of !== 'EARLIER') return [];
  return [
    {
      act: 'confirmEarlierApproval',
      decision: { ...confirmation },
      by: withSecond(facts, 'development-reform'),
      leaning: () => leaningBeyond(facts, 'APPROVED'),
      revoked: ({ seq, receivedOn: on, by }) => {
        const budgets = facts.budgets.filter((one) => one.seq !== confirmation.seq);
        const stage = facts.listing ? 'LISTED' : 'DRAFT';
        return {
          ...facts,
          stage,
          entry: stage === 'DRAFT' ? 'DEPARTMENT_PLAN' : facts.entry,
          approvals: facts.approvals.slice(0, -1),
          budgets,
          approvedTotal: budgets.at(-1)?.total,
          earlierApproval: { ...earlierApproval!, confirmation: undefined, reopened: { seq, on, by } },
        };
      },
    },
  ];
}
