// Guards of the annual investment plan: articles 10 and 27. A plan is kept per year; only the first year moves the
// stage.
import { gate, practiceGate, type Guard, type Objection, type Remedy } from '../act.ts';
import type { ActName } from '../act-names.ts';
import { yearOf, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { ProjectFacts } from '../facts.ts';
import type { AnnualPlan } from '../money-facts.ts';
import { budgetNow, plannedNow, plannedTotal } from '../money-questions.ts';
import { isConstructionKind } from '../questions.ts';
import { inWan, type Fen } from '../../money.ts';
import type { ActStep } from '../../way-out.ts';
import { requireDocuments } from './document-gates.ts';
import { mayBePlanned } from './planned-before-approval.ts';
import { REVIEW_PENDING } from './review-gates.ts';
import { FURTHER_YEARS } from './stage-spans.ts';

interface OfYear {
  year: string;
}

export const isPending = (plan: AnnualPlan | undefined): boolean =>
  plan?.declared !== undefined && !plan.included && !plan.declined;

/**
 * The year that moves the stage: the first that was included, since a year that was declined leaves the stage where it
 * came from.
 */
export function firstYear({ annualPlans }: ProjectFacts): string | undefined {
  const included = Object.entries(annualPlans).filter(([, plan]) => plan.included);
  return included.sort(([, one], [, other]) => one.included!.seq - other.included!.seq)[0]?.[0];
}

export const listedOm: Guard<unknown> = gate(10, 'facts', 'listed', '运行维护项目已纳入项目清单', ({ facts }) =>
  isConstructionKind(facts) || facts.listing
    ? undefined
    : {
        says: '运行维护项目尚未纳入项目清单。',
        remedy: '请先办理「纳入项目清单」，再申报年度投资计划。',
        wayOut: { acts: ['list'] },
      },
);

export const performanceTargetTable = requireDocuments(
  10,
  'performanceTargetTable',
  (facts) => (isConstructionKind(facts) ? ['performanceTargetTable'] : []),
  '提交「项目绩效目标表」（运行维护项目除外）',
);

/** The first year is under review and can be returned; a further one is declined, and declared again. */
const toChangeDeclared = ({ stage }: ProjectFacts, year: string): { remedy: string; acts: ActStep<ActName>[] } =>
  stage === 'PLAN_DECLARED'
    ? { remedy: '可请市发展改革委办理「退回补正」', acts: ['returnForCorrection'] }
    : {
        remedy: '可请市发展改革委办理「不纳入年度投资计划」后重新申报',
        acts: [{ act: 'declineFromAnnualPlan', input: { year } }],
      };

export const notDeclaredYet: Guard<OfYear> = practiceGate(
  'input',
  'yearNotDeclaredYet',
  '该年度尚未申报',
  ({ facts }, { year }) => {
    const plan = facts.annualPlans[year];
    if (plan?.included)
      return {
        says: `本项目已纳入${year}年度投资计划。`,
        remedy: '无需重复申报；已纳入的计划需要调整的，请由市发展改革委办理「调整年度投资计划」。',
        wayOut: { needless: true, instead: [{ act: 'reviseAnnualPlan', input: { year } }] },
      };
    if (!isPending(plan)) return undefined;
    const { remedy, acts } = toChangeDeclared(facts, year);
    return {
      says: `${year}年度投资计划已经申报，尚在审核。`,
      remedy: `请等待审核结果；需要修改的，${remedy}。`,
      wayOut: { needless: true, instead: acts },
    };
  },
);

const isWithinReach = (year: string, today: CalendarDate): boolean =>
  Number(year) >= yearOf(today) && Number(year) <= yearOf(today) + 5;

export const yearNotPast: Guard<OfYear> = practiceGate(
  'input',
  'yearNotPast',
  '申报的年度为当年或者以后五年内',
  ({ today }, { year }) => {
    const thisYear = yearOf(today);
    return isWithinReach(year, today)
      ? undefined
      : {
          says: `${year}年不在可申报的年度（${thisYear}—${thisYear + 5}年）之内。`,
          remedy: '请核对年度。',
          wayOut: { mend: true },
        };
  },
);

/** While the first year is under review no other is declared; what is over is declared no more. */
const mayBeDeclared = ({ stage }: ProjectFacts, year: string, today: CalendarDate): boolean =>
  stage !== 'PLAN_DECLARED' && isWithinReach(year, today);

/** What all years together may take: no more than was approved. */
export function withinApprovedTotal<Input>(
  amountOf: (input: Input, facts: ProjectFacts) => Fen | undefined,
  yearOfInput: (facts: ProjectFacts, input: Input) => string | undefined,
): Guard<Input> {
  return practiceGate('input', 'withinApprovedTotal', '各年度计划金额合计不超过批复总投资', ({ facts }, input) => {
    const amount = amountOf(input, facts);
    if (facts.approvedTotal === undefined || amount === undefined) return undefined;
    const others = plannedTotal(facts, yearOfInput(facts, input));
    return others < BigInt(facts.approvedTotal) || !FURTHER_YEARS.includes(facts.stage)
      ? beyondTotal(others + BigInt(amount), facts.approvedTotal, {
          remedy: '请核减本年度金额；确需增加总投资的，经批准变更后再行安排。',
          wayOut: { mend: true },
        })
      : beyondTotal(others + BigInt(amount), facts.approvedTotal, {
          remedy: '其他年度已经排满批复总投资；请核对年度，或者先由市发展改革委办理「调整年度投资计划」核减其他年度。',
          wayOut: { mend: true, acts: ['reviseAnnualPlan'] },
        });
  });
}

/** The same the other way round: a total that is corrected or changed still covers the years that are planned. */
export function coversWhatIsPlanned<Input>(totalOf: (input: Input) => Fen | undefined): Guard<Input> {
  return practiceGate('input', 'withinApprovedTotal', '各年度计划金额合计不超过批复总投资', ({ facts }, input) => {
    const total = totalOf(input);
    return total === undefined
      ? undefined
      : beyondTotal(plannedTotal(facts), total, {
          remedy: '请核对总投资；年度计划须核减的，请先调整年度投资计划。',
          wayOut: { mend: true },
        });
  });
}

const beyondTotal = (planned: bigint, total: Fen, way: Remedy): Objection | undefined =>
  planned <= BigInt(total)
    ? undefined
    : { says: `各年度计划金额合计${inWan(planned)}，超过批复总投资${inWan(total)}。`, ...way };

export const declaredForYear: Guard<OfYear> = gate(
  10,
  'input',
  'declaredForYear',
  '项目已申报该年度投资计划，尚未作出决定',
  ({ facts, today }, { year }) => {
    const plan = facts.annualPlans[year];
    if (isPending(plan) || !mayBePlanned(facts)) return undefined;
    if (plan?.included)
      return {
        says: `本项目已纳入${year}年度投资计划。`,
        remedy: '无需重复办理。',
        wayOut: { needless: true },
      };
    const says = plan?.declined ? `${year}年度投资计划的申报已决定不纳入。` : `本项目未申报${year}年度投资计划。`;
    if (mayBeDeclared(facts, year, today))
      return {
        says,
        remedy: '请由项目建设单位或者市级部门先办理「申报年度投资计划」。',
        wayOut: { acts: [{ act: 'declareForAnnualPlan', input: { year } }] },
      };
    if (Object.values(facts.annualPlans).some(isPending))
      return { says, remedy: '请核对年度；该年度现在不能申报。', wayOut: { mend: true } };
    return { says, remedy: '现无已申报而待决定的年度，无须办理。', wayOut: { needless: true } };
  },
);

export const notMoreThanDeclared: Guard<OfYear & { amount: Fen }> = practiceGate(
  'input',
  'notMoreThanDeclared',
  '纳入金额不超过申报金额',
  ({ facts }, { year, amount }) => {
    const plan = facts.annualPlans[year];
    const declared = plan?.declared;
    if (!isPending(plan) || !declared || BigInt(amount) <= BigInt(declared.amount)) return undefined;
    const { remedy, acts } = toChangeDeclared(facts, year);
    return {
      says: `纳入金额${inWan(amount)}，超过申报金额${inWan(declared.amount)}。`,
      remedy: `请按不超过申报金额纳入；申报金额有误的，${remedy}。`,
      wayOut: { mend: true, instead: acts },
    };
  },
);

/**
 * Where the two proposals of both authorities crossed, either may still confirm the other's: only a proposal that
 * nothing answers stands in the way.
 */
export const notProposedAlready: Guard<OfYear> = practiceGate(
  'input',
  'notProposedAlready',
  '本部门没有同一年度的未办结提议',
  ({ facts, party }, { year }) => {
    const ofYear = facts.proposals.filter(
      (proposal) => proposal.act === 'includeInAnnualPlan' && (proposal.input as OfYear).year === year,
    );
    const own = ofYear.find(({ awaiting }) => !awaiting.includes(party));
    if (!own || ofYear.length > 1) return undefined;
    return {
      says: `纳入${year}年度投资计划的提议已经发出，正等待会同。`,
      remedy: `请等待会同，或者办理「撤回会同提议」（台账第${own.seq}号）后重新提出。`,
      wayOut: { needless: true, acts: [{ act: 'withdrawProposal', input: { proposal: own.seq }, by: [own.by] }] },
    };
  },
);

/** Further years are not under a review of their own; a returned first year waits for the unit. */
export const FIRST_YEAR_PENDING: Guard<unknown> = {
  ...REVIEW_PENDING,
  objection: (situation, input) =>
    situation.facts.stage === 'PLAN_DECLARED' ? REVIEW_PENDING.objection(situation, input) : undefined,
};

/** `isMeant`: the years that the act may be about; `then`: what cannot be without the plan; `none`: that there is no such year. */
const inPlanOf = (isMeant: (plan: AnnualPlan) => boolean, then: string, none: string): Guard<OfYear> =>
  gate(10, 'input', 'includedInYear', '项目已纳入该年度投资计划', ({ facts, today }, { year }) => {
    const plan = facts.annualPlans[year];
    if (plan?.included || !mayBePlanned(facts)) return undefined;
    const include: ActStep<ActName> = { act: 'includeInAnnualPlan', input: { year } };
    const says = `本项目未纳入${year}年度投资计划，${then}。`;
    if (isPending(plan)) return { says, remedy: '请先办理「纳入年度投资计划」。', wayOut: { acts: [include] } };
    if (mayBeDeclared(facts, year, today))
      return {
        says,
        remedy: '请先办理「申报年度投资计划」，再办理「纳入年度投资计划」。',
        wayOut: { acts: [{ act: 'declareForAnnualPlan', input: { year } }, include] },
      };
    return Object.values(facts.annualPlans).some(isMeant)
      ? { says, remedy: '请核对年度；该年度现在不能申报。', wayOut: { mend: true } }
      : { says, remedy: `该年度现在不能申报，${none}，现无须办理。`, wayOut: { needless: true } };
  });

export const includedInYear = inPlanOf(
  (plan) => plan.included !== undefined && !budgetNow(plan),
  '不予纳入部门预算',
  '也没有已纳入年度投资计划而尚未纳入部门预算的年度',
);
export const plannedInYear = inPlanOf(
  (plan) => plan.included !== undefined,
  '没有计划可以调整',
  '也没有已纳入年度投资计划的年度',
);

export const notBudgetedYet: Guard<OfYear> = practiceGate(
  'input',
  'notBudgetedYet',
  '该年度尚未纳入部门预算',
  ({ facts }, { year }) =>
    budgetNow(facts.annualPlans[year])
      ? {
          says: `本项目${year}年度已纳入部门预算。`,
          remedy: '无需重复办理；预算随年度投资计划调整的，请办理「调整部门预算」。',
          wayOut: { needless: true, instead: [{ act: 'reviseBudget', input: { year } }] },
        }
      : undefined,
);

/** To the fen, and always with the amount as the plan has it last (case 94). */
export const budgetEqualsPlan: Guard<OfYear & { amount: Fen }> = gate(
  10,
  'input',
  'budgetEqualsPlan',
  '预算金额与年度投资计划金额一致',
  ({ facts }, { year, amount }) => {
    const planned = plannedNow(facts.annualPlans[year]);
    if (planned === undefined || BigInt(planned) === BigInt(amount)) return undefined;
    return {
      says: `预算金额${inWan(amount)}与${year}年度投资计划金额${inWan(planned)}不一致。`,
      ...(FURTHER_YEARS.includes(facts.stage)
        ? {
            remedy: '请按年度投资计划金额安排预算；计划需要调整的，请由市发展改革委办理「调整年度投资计划」后再安排。',
            wayOut: { mend: true, instead: [{ act: 'reviseAnnualPlan', input: { year } }] },
          }
        : { remedy: '请按年度投资计划金额安排预算。', wayOut: { mend: true } }),
    };
  },
);
