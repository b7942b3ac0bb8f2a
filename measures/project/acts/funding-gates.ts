// What finance secured, and what may lean on it: article 11, and article 26 where it refers to it.
import { yearOf } from '../../calendar/calendar-date.ts';
import { inWan, sumOf, type Fen } from '../../money.ts';
import { gate, practiceGate, type Guard } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { budgetNow, fundingSince } from '../money-questions.ts';
import { entered } from './entries.ts';
import { firstYear, isPending } from './plan-gates.ts';

interface OfYear {
  year: string;
}

/** Upon the last request out of plan. */
const securedFor = ({ fundings, outOfPlan }: ProjectFacts, year: string): bigint =>
  sumOf(fundings.filter((one) => one.year === year && one.seq > (outOfPlan?.seq ?? 0)).map(({ amount }) => amount));

/** The text has finance secure the source; that the first year keeps within it is our reading. */
const keepsWithinFunding = (
  what: string,
  isMeant: (facts: ProjectFacts, year: string) => boolean,
): Guard<OfYear & { amount: Fen }> =>
  practiceGate(
    'input',
    'withinFunding',
    '计划外项目首个年度的金额不超过已落实的预算来源',
    ({ facts }, { year, amount }) => {
      if (!entered(facts).isFundedFirst || !isMeant(facts, year)) return undefined;
      const secured = securedFor(facts, year);
      if (BigInt(amount) <= secured) return undefined;
      return {
        says: `${what}金额${inWan(amount)}，超过市财政局为${year}年度落实的预算来源${inWan(secured)}。`,
        remedy: `请按已落实的金额${what}；需要增加的，请先由市财政局办理「落实预算来源」。`,
        wayOut: { mend: true, acts: [{ act: 'confirmFunding', input: { year } }] },
      };
    },
  );

export const withinFunding = keepsWithinFunding(
  '纳入',
  (facts, year) => facts.stage === 'PLAN_DECLARED' && isPending(facts.annualPlans[year]),
);

/** Revised before there is a budget, it is included once more; from the budget on an increase is secured by itself. */
export const firstYearWithinFunding = keepsWithinFunding(
  '调整',
  (facts, year) => firstYear(facts) === year && budgetNow(facts.annualPlans[year]) === undefined,
);

/** Where a source may be secured beside the request out of plan: for a year that is planned, or asked for out of plan. */
export const fundingAsked: Guard<OfYear | undefined> = practiceGate(
  'facts',
  'fundingAsked',
  '有须另行落实预算来源的年度',
  ({ facts }, input) => {
    if (facts.stage === 'OOP_REQUESTED') return undefined;
    const years = Object.entries(facts.annualPlans).filter(
      ([, plan]) => plan.included ?? (entered(facts).isFundedFirst && isPending(plan)),
    );
    if (years.length === 0)
      return {
        says: '本项目没有须另行落实预算来源的年度。',
        remedy: '无须办理；申报的年度按年度投资计划和部门预算安排。',
        wayOut: { needless: true },
      };
    if (!input || years.some(([year]) => year === input.year)) return undefined;
    return {
      says: `本项目${input.year}年度没有须另行落实的预算来源。`,
      remedy: `请核对年度；现可落实的为${years.map(([year]) => year).join('、')}年度。`,
      wayOut: { mend: true },
    };
  },
);

/**
 * Article 26, last sentence: a plan that changes while the budget of the year under way grows goes the way of article 11.
 * QUESTION(article 26, changeAndIncrease): 「变更及」 may ask for both or for either; we read both.
 */
export const fundingForIncrease: Guard<OfYear & { amount: Fen }> = gate(
  26,
  'input',
  'fundingForIncrease',
  '当年预算安排额度增加的，已由市财政局落实预算来源',
  ({ facts, today }, { year, amount }) => {
    const budgeted = budgetNow(facts.annualPlans[year])?.amount;
    if (budgeted === undefined || year !== String(yearOf(today))) return undefined;
    const increase = BigInt(amount) - BigInt(budgeted);
    const secured = fundingSince(facts, year);
    if (increase <= secured) return undefined;
    return {
      says: `${year}年度预算安排将由${inWan(budgeted)}增加${inWan(increase)}，已落实的预算来源为${inWan(secured)}；涉及年度投资计划变更及当年预算安排额度增加的，参照第十一条办理。`,
      remedy: '请先由市财政局办理「落实预算来源」，再调整年度投资计划。',
      wayOut: { acts: [{ act: 'confirmFunding', input: { year, amount: String(increase - secured) } }] },
    };
  },
);
