// The annual investment plan and the budget, every year of construction anew: articles 10, 27, 31-33 (T10 to T12).
import { z } from 'zod';
import type { Entry } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { act, practiceGate, type Bookkeeping } from '../act.ts';
import { decision } from '../decision.ts';
import { choice, documents, line, money, moneyOrNone, reason, year } from '../../field/kinds.ts';
import type { ProjectFacts } from '../facts.ts';
import type { AnnualPlan, YearBudget } from '../money-facts.ts';
import { isConstructionKind } from '../questions.ts';
import { FUND_SOURCE_NAMES } from '../../vocabulary.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { plannedBy } from './entries.ts';
import { decidedReview, openedReview } from './review.ts';
import { BEFORE_ITS_BUDGET, FURTHER_YEARS } from './stage-spans.ts';
import { approvedFirst } from './planned-before-approval.ts';
import {
  budgetEqualsPlan,
  declaredForYear,
  FIRST_YEAR_PENDING,
  firstYear,
  includedInYear,
  listedOm,
  notBudgetedYet,
  notDeclaredYet,
  notMoreThanDeclared,
  notProposedAlready,
  performanceTargetTable,
  withinApprovedTotal,
  yearNotPast,
} from './plan-gates.ts';
import { approvalInForce } from './approval-in-force.ts';
import { withinFunding } from './funding-gates.ts';
import { NEW_BUILD_GATES_FIRST_YEAR, OM_FUNDING_GATES } from './unit-blocks.ts';

export const withPlan = (facts: ProjectFacts, ofYear: string, plan: AnnualPlan): ProjectFacts['annualPlans'] => ({
  ...facts.annualPlans,
  [ofYear]: plan,
});

/** A decision on a year settles every open proposal about it. */
const settledForYear = (facts: ProjectFacts, ofYear: string, entry: Bookkeeping): ProjectFacts =>
  overtaken(
    facts,
    entry,
    ({ act: proposed, input }) => proposed === 'includeInAnnualPlan' && (input as { year: string }).year === ofYear,
  );

export const declareForAnnualPlan = act({
  name: 'declareForAnnualPlan',
  title: '申报年度投资计划',
  undoable: true,
  article: 10,
  basis: 'law',
  by: ['constructionUnit', 'department'],
  at: ['APPROVED', 'PLAN_DECLARED', ...BEFORE_ITS_BUDGET, ...FURTHER_YEARS],
  input: z.strictObject({
    year: year('年度'),
    amount: money('申报金额'),
    documents: documents(['performanceTargetTable']),
  }),
  guards: [
    approvedFirst,
    approvalInForce,
    listedOm,
    practiceGate('facts', 'oneFirstYear', '首个年度的申报已有结果', ({ facts }) =>
      facts.stage !== 'PLAN_DECLARED'
        ? undefined
        : {
            says: '本项目首个年度的投资计划申报尚在审核。',
            remedy: '请待「纳入年度投资计划」或者「不纳入年度投资计划」后，再申报其他年度。',
            wayOut: { acts: ['includeInAnnualPlan'] },
          },
    ),
    performanceTargetTable,
    documentsOnRecord,
    notDeclaredYet,
    yearNotPast,
    withinApprovedTotal<{ year: string; amount: string }>(
      ({ amount }) => amount,
      (_, input) => input.year,
    ),
    ...OM_FUNDING_GATES,
  ],
  apply: (facts, input, entry) => {
    const cited = citedDocuments(entry.references, input.documents);
    const annualPlans = withPlan(facts, input.year, {
      declared: { amount: input.amount, documents: cited, ...entryOf(entry) },
    });
    const isFirst = facts.stage === 'APPROVED' || (facts.stage === 'LISTED' && !isConstructionKind(facts));
    if (!isFirst) return { ...facts, annualPlans };
    const stage = 'PLAN_DECLARED';
    return {
      ...facts,
      annualPlans,
      stage,
      review: openedReview({ stage, documents: cited }, entry),
    };
  },
  tells: () => ['development-reform', 'finance'],
});

export const includeInAnnualPlan = decision({
  name: 'includeInAnnualPlan',
  title: '纳入年度投资计划',
  article: 10,
  basis: 'law',
  by: ['development-reform', 'finance'],
  at: ['PLAN_DECLARED', ...BEFORE_ITS_BUDGET, ...FURTHER_YEARS],
  under: { planDeferral: 'closed' },
  input: z.strictObject({ year: year('年度'), amount: money('纳入金额') }),
  guards: [
    FIRST_YEAR_PENDING,
    approvedFirst,
    listedOm,
    declaredForYear,
    notMoreThanDeclared,
    withinFunding,
    notProposedAlready,
    ...NEW_BUILD_GATES_FIRST_YEAR,
    ...OM_FUNDING_GATES,
  ],
  byHere: plannedBy,
  jointly: plannedBy,
  apply: (facts, input, entry) => ({
    ...settledForYear(facts, input.year, entry),
    annualPlans: withPlan(facts, input.year, {
      ...facts.annualPlans[input.year],
      included: { amount: input.amount, ...entryOf(entry) },
    }),
    ...(facts.stage === 'PLAN_DECLARED' ? { stage: 'PLANNED' as const, review: decidedReview(facts, entry) } : {}),
  }),
  tells: () => ['constructionUnit', 'department', 'development-reform', 'finance'],
});

export const declineFromAnnualPlan = decision({
  name: 'declineFromAnnualPlan',
  title: '不纳入年度投资计划',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  at: ['PLAN_DECLARED', ...BEFORE_ITS_BUDGET, ...FURTHER_YEARS],
  input: z.strictObject({ year: year('年度'), reason }),
  guards: [approvedFirst, declaredForYear],
  apply: (facts, input, entry) => ({
    ...settledForYear(facts, input.year, entry),
    annualPlans: withPlan(facts, input.year, {
      ...facts.annualPlans[input.year],
      declined: { reason: input.reason, ...entryOf(entry) },
    }),
    ...(facts.stage === 'PLAN_DECLARED'
      ? {
          stage: isConstructionKind(facts) ? ('APPROVED' as const) : ('LISTED' as const),
          review: decidedReview(facts, entry),
        }
      : {}),
  }),
  tells: () => ['constructionUnit', 'department', 'finance'],
});

/** What a budget says beside its amount. */
export const BUDGET_FIELDS = {
  item: line('预算科目', 200).optional(),
  funds: choice('资金性质', FUND_SOURCE_NAMES).optional(),
  carriedOver: moneyOrNone('上年结转金额').optional(),
};
type Budgeted = Omit<YearBudget, keyof Entry>;
export const budgetOf = ({ amount, item, funds, carriedOver }: Budgeted): Budgeted => ({
  amount,
  item,
  funds,
  carriedOver,
});

export const budget = decision({
  name: 'budget',
  title: '纳入部门预算',
  article: 10,
  basis: 'law',
  by: ['finance'],
  deciderLookedOver: () => 'finance',
  settles: ({ act: proposed, input: of }, input) => proposed === 'budget' && (of as typeof input).year === input.year,
  at: [...BEFORE_ITS_BUDGET, ...FURTHER_YEARS],
  input: z.strictObject({ year: year('年度'), amount: money('预算金额'), ...BUDGET_FIELDS }),
  guards: [approvedFirst, includedInYear, notBudgetedYet, budgetEqualsPlan, ...OM_FUNDING_GATES],
  apply: (facts, input, entry) => ({
    ...facts,
    annualPlans: withPlan(facts, input.year, {
      ...facts.annualPlans[input.year],
      budgeted: { ...budgetOf(input), ...entryOf(entry) },
    }),
    ...(facts.stage === 'PLANNED' && input.year === firstYear(facts) ? { stage: 'BUDGETED' as const } : {}),
  }),
  tells: () => ['constructionUnit', 'department', 'development-reform'],
});
