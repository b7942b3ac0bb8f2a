// A plan or a budget of a year that becomes another one: articles 10, 26 (A7). Both stay equal, to the fen.
import { z } from 'zod';
import { documents, money, reason, year } from '../../field/kinds.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { inWan, type Fen } from '../../money.ts';
import { practiceGate, type Guard } from '../act.ts';
import { decision } from '../decision.ts';
import { budgetNow, plannedNow } from '../money-questions.ts';
import { firstYearWithinFunding, fundingForIncrease } from './funding-gates.ts';
import { BUDGET_FIELDS, budgetOf, withPlan } from './plan.ts';
import { noIncreaseWhileDeferred } from './plan-deferral.ts';
import { budgetEqualsPlan, plannedInYear, withinApprovedTotal } from './plan-gates.ts';
import { FROM_PLANNED, FURTHER_YEARS } from './stage-spans.ts';
import { OM_FUNDING_GATES } from './unit-blocks.ts';

const revisionInput = z.strictObject({
  year: year('年度'),
  amount: money('调整后的计划金额'),
  reason,
  documents: documents(),
});
type Revision = z.infer<typeof revisionInput>;

const planChanges: Guard<{ year: string; amount: Fen }> = practiceGate(
  'input',
  'planChanges',
  '调整后的金额与现行计划金额不同',
  ({ facts }, { year: of, amount }) => {
    const now = plannedNow(facts.annualPlans[of]);
    return now === undefined || BigInt(now) !== BigInt(amount)
      ? undefined
      : {
          says: `${of}年度投资计划金额现为${inWan(now)}，与调整后的金额相同。`,
          remedy: '请核对调整后的金额；无须调整的，不必办理。',
          wayOut: { mend: true },
        };
  },
);

/** By development-reform alone; finance is told, and brings the budget in line. */
export const reviseAnnualPlan = decision<Revision>({
  name: 'reviseAnnualPlan',
  title: '调整年度投资计划',
  article: 10,
  basis: 'law',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  settles: ({ act: proposed, input: of }, input) =>
    proposed === 'reviseAnnualPlan' && (of as Revision).year === input.year,
  at: FURTHER_YEARS,
  input: revisionInput,
  guards: [
    plannedInYear,
    planChanges,
    noIncreaseWhileDeferred,
    withinApprovedTotal<Revision>(
      ({ amount }) => amount,
      (_, input) => input.year,
    ),
    firstYearWithinFunding,
    fundingForIncrease,
    ...OM_FUNDING_GATES,
    documentsOnRecord,
  ],
  apply: (facts, { year: of, amount, reason: why, documents: ids }, entry) => {
    const plan = facts.annualPlans[of];
    const revision = { amount, reason: why, documents: citedDocuments(entry.references, ids), ...entryOf(entry) };
    return {
      ...facts,
      annualPlans: withPlan(facts, of, { ...plan, revisions: [...(plan?.revisions ?? []), revision] }),
    };
  },
  tells: () => ['constructionUnit', 'department', 'finance'],
});

const budgetInput = z.strictObject({ year: year('年度'), amount: money('调整后的预算金额'), ...BUDGET_FIELDS, reason });
type Budgeted = z.infer<typeof budgetInput>;

const budgetedInYear: Guard<{ year: string }> = practiceGate(
  'input',
  'budgetedInYear',
  '该年度已纳入部门预算',
  ({ facts }, { year: of }) => {
    const plan = facts.annualPlans[of];
    if (budgetNow(plan)) return undefined;
    const says = `本项目${of}年度尚未纳入部门预算，没有预算可以调整。`;
    const isOtherBudgeted = Object.values(facts.annualPlans).some(budgetNow);
    const mayBeBudgeted = plan?.included !== undefined && FURTHER_YEARS.includes(facts.stage);
    if (mayBeBudgeted)
      return {
        says,
        remedy: `该年度已纳入年度投资计划，请办理「纳入部门预算」${isOtherBudgeted ? '；或者核对年度' : ''}。`,
        wayOut: { acts: [{ act: 'budget', input: { year: of } }], ...(isOtherBudgeted && { mend: true }) },
      };
    return isOtherBudgeted
      ? { says, remedy: '请核对年度。', wayOut: { mend: true } }
      : { says, remedy: '没有已纳入部门预算的年度，现无须办理。', wayOut: { needless: true } };
  },
);

const budgetChanges: Guard<Budgeted> = practiceGate(
  'input',
  'budgetChanges',
  '调整后的预算与现行预算不同',
  ({ facts }, input) => {
    const now = budgetNow(facts.annualPlans[input.year]);
    const isAlike =
      now !== undefined &&
      BigInt(now.amount) === BigInt(input.amount) &&
      now.item === input.item &&
      now.funds === input.funds &&
      now.carriedOver === input.carriedOver;
    return isAlike
      ? {
          says: `${input.year}年度预算现已如此，没有变化。`,
          remedy: '请核对预算金额、科目、资金性质和结转金额；无须调整的，不必办理。',
          wayOut: { mend: true },
        }
      : undefined;
  },
);

export const reviseBudget = decision<Budgeted>({
  name: 'reviseBudget',
  title: '调整部门预算',
  article: 10,
  basis: 'law',
  by: ['finance'],
  deciderLookedOver: () => 'finance',
  settles: ({ act: proposed, input: of }, input) => proposed === 'reviseBudget' && (of as Budgeted).year === input.year,
  at: FROM_PLANNED,
  input: budgetInput,
  guards: [budgetedInYear, budgetEqualsPlan, budgetChanges, ...OM_FUNDING_GATES],
  apply: (facts, input, entry) => {
    const plan = facts.annualPlans[input.year];
    const revised = { ...budgetOf(input), reason: input.reason, ...entryOf(entry) };
    return {
      ...facts,
      annualPlans: withPlan(facts, input.year, {
        ...plan,
        budgetRevisions: [...(plan?.budgetRevisions ?? []), revised],
      }),
    };
  },
  tells: () => ['constructionUnit', 'department', 'development-reform'],
});
