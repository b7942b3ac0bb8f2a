// Samples of the acts on the less usual paths of a project: out of plan, continuation, revised plans, adjustment and change,
// O&M. Part of the one table in act-samples.ts.
import { addMonths } from '../calendar/calendar-date.ts';
import { THREE_BUREAUS, type FundSource } from '../vocabulary.ts';
import type { ActName } from './act-names.ts';
import type { ActInput, ActSample, SampleSituation } from './act-samples.ts';
import { isPending } from './acts/plan-gates.ts';
import { UNDER_REVIEW } from './acts/reviewers.ts';
import type { ProjectFacts } from './facts.ts';
import { budgetNow, plannedNow, presentItems } from './money-questions.ts';

type OfPaths = Extract<
  ActName,
  | 'requestOutOfPlan'
  | 'confirmFunding'
  | 'refuseOutOfPlan'
  | 'withdrawOutOfPlan'
  | 'recordEarlierApproval'
  | 'confirmEarlierApproval'
  | 'reviseAnnualPlan'
  | 'reviseBudget'
  | 'adjust'
  | 'fileAdjustment'
  | 'requestChange'
  | 'returnChange'
  | 'resubmitChange'
  | 'approveChange'
  | 'refuseChange'
  | 'withdrawChange'
  | 'recordSurplus'
  | 'beginService'
  | 'endService'
  | 'reviseDossier'
  | 'removeFromList'
  | 'withdrawSubmission'
  | 'requestTermination'
  | 'consentTermination'
  | 'refuseTermination'
  | 'withdrawTermination'
  | 'grantException'
>;

const yearOf = ({ today }: SampleSituation): string => today.slice(0, 4);
/** 1万元. */
const A_LITTLE = 1_000_000n;
const AMOUNT = '900000000';

/** The year that was planned first, and its amount. */
function planned(situation: SampleSituation): { year: string; amount: bigint } {
  const found = Object.entries(situation.facts?.annualPlans ?? {}).find(([, plan]) => plannedNow(plan) !== undefined);
  const [year, plan] = found ?? [yearOf(situation), undefined];
  return { year, amount: BigInt(plannedNow(plan) ?? AMOUNT) };
}
/** That which waits for its service, else the last that was budgeted. */
const served = (situation: SampleSituation): string => {
  const { annualPlans = {}, services = {} } = situation.facts ?? {};
  const years = Object.keys(annualPlans).filter((year) => budgetNow(annualPlans[year]));
  return years.find((year) => !services[year]) ?? years.at(-1) ?? yearOf(situation);
};

/** 1万元 goes from the first line item to a new one; without any on record the whole total is one. */
function shifted({ facts }: SampleSituation) {
  const [first] = (facts && presentItems(facts)) ?? [];
  const before = first?.amount ?? facts?.approvedTotal ?? AMOUNT;
  const later = facts && presentItems(facts)?.find(({ item }) => item === '数据治理服务')?.amount;
  return [
    { item: first?.item ?? '软件开发', before, after: String(BigInt(before) - A_LITTLE) },
    { item: '数据治理服务', before: later ?? '0', after: String(BigInt(later ?? '0') + A_LITTLE) },
  ];
}

const otherFunds = (now: readonly FundSource[]): FundSource[] =>
  now.includes('OWN_INCOME') ? ['FISCAL'] : ['FISCAL', 'OWN_INCOME'];

/** A declared year that waits beside a stage at which nothing else does. */
const yearBeside = ({ stage, annualPlans }: ProjectFacts): string | undefined =>
  UNDER_REVIEW.includes(stage) ? undefined : Object.keys(annualPlans).find((year) => isPending(annualPlans[year]));

const change = () => ({ reason: '业务流程调整', content: '增加跨部门协同审批模块，相应减少单机版报表模块' });

export const SAMPLES_OF_PATHS: { readonly [Name in OfPaths]: ActSample<ActInput<Name>> } = {
  requestOutOfPlan: {
    input: (situation) => ({
      ground: 'DIRECTIVE',
      year: yearOf(situation),
      amount: situation.facts?.estimatedTotal ?? AMOUNT,
      notInBudget: true,
      scopeAttested: true,
      dataStandardsSet: true,
      existingDataGoverned: true,
      reason: '市政府专题会议要求年内建成',
    }),
    cites: ['directive'],
  },
  confirmFunding: {
    input: (situation) => ({
      year: situation.facts?.outOfPlan?.year ?? planned(situation).year,
      amount: situation.facts?.outOfPlan?.amount ?? AMOUNT,
      source: '年初预留资金',
    }),
  },
  refuseOutOfPlan: { input: () => ({ reason: '可以在下一年度申报' }) },
  withdrawOutOfPlan: { input: () => ({ reason: '改在年度申报' }) },
  recordEarlierApproval: {
    input: ({ today, facts }) => ({
      scopeAttested: true,
      replyNumber: '渝发改投〔2024〕88号',
      approvedOn: addMonths(today, -12),
      total: facts?.estimatedTotal ?? '1860000000',
      arrangedBefore: '0',
    }),
    cites: ['approvalReply'],
  },
  confirmEarlierApproval: { input: () => ({ confirmed: true }) },
  reviseAnnualPlan: {
    input: (situation) => {
      const { year, amount } = planned(situation);
      return { year, amount: String(amount - A_LITTLE), reason: '按实际进度核减' };
    },
    cites: [],
  },
  reviseBudget: {
    input: (situation) => {
      const { year, amount } = planned(situation);
      return { year, amount: String(amount), item: '信息化建设', reason: '与年度投资计划保持一致' };
    },
  },
  adjust: {
    input: (situation) => ({
      ground: 'GROUND_3',
      withinBudget: true,
      goalsUnchanged: true,
      contentNeedsAdjusting: true,
      reason: '业务发展需要',
      content: '增加数据治理服务',
      items: shifted(situation),
    }),
    cites: ['adjustmentStatement'],
  },
  fileAdjustment: { input: () => ({ recipients: [...THREE_BUREAUS] }), cites: ['adjustmentStatement'] },
  requestChange: { input: change, cites: ['changeRequest'] },
  returnChange: { input: () => ({ defects: ['未说明对原批复建设目标的影响'] }) },
  resubmitChange: { input: change, cites: ['changeRequest'] },
  approveChange: {
    input: (situation) => ({ replyNumber: `渝发改投〔${yearOf(situation)}〕52号`, content: change().content }),
    cites: ['changeReply'],
  },
  refuseChange: { input: () => ({ reason: '变更理由不充分' }) },
  withdrawChange: { input: () => ({}) },
  recordSurplus: {
    input: () => ({ amount: '5000000', goalsUnchanged: true, handling: '已按规定上缴国库' }),
    cites: ['financialReport'],
  },
  beginService: {
    input: (situation) => {
      const year = served(situation);
      return { year, startedOn: yearOf(situation) === year ? situation.today : `${year}-01-01` };
    },
  },
  endService: { input: ({ today }) => ({ endedOn: today }) },
  // The estimate 1万元 larger, unless it was appraised; then another source of funds.
  reviseDossier: {
    input: ({ facts }) => ({
      name: facts?.name ?? '智慧医院服务平台',
      kind: facts?.kind ?? 'NEW_BUILD',
      classified: false,
      usingUnit: facts?.parties.usingUnit,
      unitCategory: facts?.unitCategory ?? 'PARTY_AND_GOVERNMENT',
      fundSources: facts?.appraisal ? otherFunds(facts.fundSources) : (facts?.fundSources ?? ['FISCAL']),
      estimatedTotal: facts?.appraisal
        ? facts.estimatedTotal!
        : String(BigInt(facts?.estimatedTotal ?? AMOUNT) + A_LITTLE),
      frameworkPlan: facts?.frameworkPlan,
      newCivilWorks: facts?.newCivilWorks ?? false,
      highEnergyUse: facts?.highEnergyUse ?? false,
      priorProject: facts?.priorProject,
      sharesData: facts?.sharesData ?? true,
      sharingException: facts?.sharingException,
    }),
  },
  removeFromList: { input: () => ({ reason: '部门整合建设总体方案已删减本项目' }) },
  withdrawSubmission: {
    input: ({ facts }) => {
      const year = facts && yearBeside(facts);
      return { reason: '材料须重新编制', ...(year !== undefined && { year }) };
    },
  },
  requestTermination: { input: () => ({ reason: '机构职能调整，不再需要建设' }), cites: ['terminationRequest'] },
  consentTermination: { input: () => ({}), cites: ['terminationReply'] },
  refuseTermination: { input: () => ({ reason: '建设内容仍有必要' }) },
  withdrawTermination: { input: () => ({}) },
  grantException: {
    input: (situation) => ({
      of: 'EARLY_YEAR_END_REPORT',
      year: yearOf(situation),
      reason: '审计进点，须提前报告',
    }),
    cites: ['exceptionDecision'],
  },
};
