// One sample of every act: an ordinary project gives no more than this, and no less. Tests, sample data, rehearsals,
// trials and examples start from here; where they differ, they say so at their place. Knows neither clock nor store:
// the day, the dossier and the ids of documents are handed in.
import type { z } from 'zod';
import { addDays, addMonths, type CalendarDate } from '../calendar/calendar-date.ts';
import { CHAPTERS, THREE_BUREAUS, type DocumentKind } from '../vocabulary.ts';
import type { ActName } from './act-names.ts';
import { SAMPLES_OF_PATHS } from './act-samples-of-paths.ts';
import type { PROJECT_ACTS } from './acts.ts';
import type { ProjectFacts } from './facts.ts';
import type { AnnualPlan } from './money-facts.ts';
import { plannedNow } from './money-questions.ts';
import { isUpperClass, suspensionOf } from './questions.ts';
import { standingDecisions } from './standing-decisions.ts';
import { SUPERVISION_SAMPLES } from './supervision-samples.ts';

export type { ActName } from './act-names.ts';
export type ActInput<Name extends ActName> = z.infer<(typeof PROJECT_ACTS)[Name]['input']>;

export interface SampleSituation {
  today: CalendarDate;
  /** Ledger numbers, amounts and dates that an act must meet are taken from here; without it they are made up. */
  facts?: ProjectFacts;
  /** Under which a document of the kind is on record. */
  idOf: (kind: DocumentKind) => string;
}

/** Where neither the day nor the dossier matters. */
export const EXAMPLE: SampleSituation = { today: '2026-03-02', idOf: (kind) => `doc-${kind}` };

/** Without `documents`: these follow from the kinds cited, once somebody has registered them. */
export type Said<Input> = Input extends unknown ? Omit<Input, 'documents'> : never;

interface Sample<Input> {
  input: (situation: SampleSituation) => Said<Input>;
  /** Kinds of the documents the act cites. */
  cites?: readonly DocumentKind[];
}
type Citing = { documents: string[] } | { evidence: string[] };

/** A sample that cites, where the input has room for it. */
export type ActSample<Input> = Sample<Input> &
  ([Input] extends [Citing] ? { cites: readonly DocumentKind[] } : unknown);

const DESIGN_PAPERS = ['dataResourceCatalogue', 'cryptographyPlan', 'productSecurityStatement'] as const;
const ACCEPTANCE_PAPERS = [
  'constructionSummary',
  'financialReport',
  'auditReport',
  'mlpsTestReport',
  'mlpsFilingProof',
  'cryptographyAssessmentReport',
  'dataDictionary',
] as const;

/** Fen: 1860万元 in all, below the 3000万元 of article 9; 900万元 of it in one year. */
const TOTAL = '1860000000';
const OF_ONE_YEAR = '900000000';

const yearOf = ({ today }: SampleSituation): string => today.slice(0, 4);
const reply = (situation: SampleSituation) => ({
  replyNumber: `渝发改投〔${yearOf(situation)}〕31号`,
  total: situation.facts?.estimatedTotal ?? TOTAL,
  chapters: [...CHAPTERS],
});
const design = () => ({ chapters: [...CHAPTERS] });
const plan = (situation: SampleSituation) => ({ year: yearOf(situation), amount: OF_ONE_YEAR });

/** The highest ledger number that stands in the facts: that of the last act, unless it left none. */
function lastSeqIn(facts: ProjectFacts): number {
  const numbers = [...JSON.stringify(facts).matchAll(/"seq":(\d+)/g)].map(([, seq]) => Number(seq));
  return Math.max(1, ...numbers);
}

/** Of the year that waits for it the amount of the step before; without one as in `plan`. */
const planAfter = (situation: SampleSituation, step: (plan: AnnualPlan) => string | undefined) => {
  const waiting = Object.entries(situation.facts?.annualPlans ?? {}).findLast(([, one]) => step(one) !== undefined);
  return waiting ? { year: waiting[0], amount: step(waiting[1])! } : plan(situation);
};
export const ACT_SAMPLES: { readonly [Name in ActName]: ActSample<ActInput<Name>> } = {
  openDossier: {
    input: () => ({
      name: '智慧医院服务平台',
      kind: 'NEW_BUILD',
      classified: false,
      department: 'department-health',
      unitCategory: 'PARTY_AND_GOVERNMENT',
      fundSources: ['FISCAL'],
      estimatedTotal: TOTAL,
      newCivilWorks: false,
      highEnergyUse: false,
      sharesData: true,
    }),
  },
  declare: {
    input: () => ({
      channel: 'YUKUAIBAN',
      departmentPlanVersion: 1,
      scopeAttested: true,
      dataStandardsSet: true,
      existingDataGoverned: true,
    }),
    cites: ['needsStatement'],
  },
  list: {
    input: () => ({
      necessity: {
        grounds: '依据充分',
        integrationAndSharing: '方案可行',
        commonNeeds: '已平衡',
        dataGovernance: '已落实',
      },
      dataSharingReviewed: true,
    }),
  },
  declineListing: { input: () => ({ reason: '与在建项目重复' }) },
  reopenDeclaration: { input: () => ({}) },

  submitCombinedReport: { input: design, cites: ['combinedFeasibilityReport', ...DESIGN_PAPERS] },
  approveCombinedReport: { input: reply, cites: ['approvalReply'] },
  submitFeasibilityReport: { input: design, cites: ['feasibilityReport', ...DESIGN_PAPERS] },
  approveFeasibilityReport: { input: reply, cites: ['approvalReply'] },
  submitDesign: {
    input: () => ({ ...design(), followsFeasibilityReply: true }),
    cites: ['preliminaryDesign', ...DESIGN_PAPERS],
  },
  approveDesign: { input: reply, cites: ['approvalReply'] },
  recordOpinion: {
    input: () => ({ subject: 'networkSecurity', agrees: true, chapters: [...CHAPTERS], remark: '同意' }),
    cites: ['technicalOpinion'],
  },
  confirmOpinions: { input: ({ facts }) => ({ version: facts?.review?.version ?? 2 }) },
  returnForCorrection: { input: () => ({ defects: ['密码应用方案未附测算依据', '数据资源目录缺更新周期'] }) },
  resubmit: { input: design, cites: ['preliminaryDesign', ...DESIGN_PAPERS] },
  reject: { input: () => ({ reason: '建设必要性不足' }) },
  reopenListing: { input: () => ({ reason: '已重新论证' }) },
  withdraw: { input: () => ({ reason: '机构调整，不再建设' }) },
  returnToTwoStages: { input: () => ({ appraisedTotal: '3200000000', reason: '经评估总投资超过3000万元' }) },

  declareForAnnualPlan: { input: plan, cites: ['performanceTargetTable'] },
  includeInAnnualPlan: {
    input: (situation) =>
      planAfter(situation, ({ declared, included, declined }) =>
        (included ?? declined) ? undefined : declared?.amount,
      ),
  },
  declineFromAnnualPlan: { input: (situation) => ({ year: yearOf(situation), reason: '本年度资金已安排完毕' }) },
  budget: {
    input: (situation) => planAfter(situation, (one) => (one.budgeted ? undefined : plannedNow(one))),
  },
  withdrawProposal: { input: ({ facts }) => ({ proposal: facts?.proposals.at(-1)?.seq ?? 21 }) },
  declineProposal: {
    input: ({ facts }) => ({ proposal: facts?.proposals.at(-1)?.seq ?? 21, reason: '与年度预算安排不一致' }),
  },

  beginPreparation: { input: () => ({}) },
  startConstruction: {
    input: ({ today }) => ({
      startedOn: today,
      plannedCompletionOn: addMonths(today, 10),
      implementingBody: '信息中心建设科',
      responsiblePerson: '项目负责人',
      supervisionUnit: 'unit-supervisors',
      platformProjectCode: '2026-500000-01',
    }),
    cites: ['procurementRecord', 'supervisionContract'],
  },
  startTrialOperation: { input: ({ today }) => ({ startedOn: today }) },
  confirmCompletion: { input: ({ today }) => ({ completedOn: today }), cites: ['supervisionStatement'] },
  submitYearEndReport: {
    input: (situation) => ({
      year: yearOf(situation),
      sections: [
        'progress',
        'investmentPlanExecution',
        ...(situation.facts?.trialOperation ? (['trialOperation'] as const) : []),
        ...(situation.facts && suspensionOf(situation.facts) ? (['suspension'] as const) : []),
      ],
      consultations: {
        usingUnit: { document: situation.idOf('consultationRecord') },
        supervisionUnit: { document: situation.idOf('consultationRecord') },
      },
      recipients: [...THREE_BUREAUS],
    }),
    cites: ['performanceReport', 'consultationRecord'],
  },
  reportSeriousProblem: {
    input: ({ today }) => ({ kind: 'SERIOUS_DELAY', noticedOn: today, description: '设备到货延误，工程严重逾期' }),
    cites: ['problemReport'],
  },

  applyForAcceptance: { input: () => ({}), cites: ACCEPTANCE_PAPERS },
  conveneAcceptance: { input: ({ today }) => ({ convenedOn: today }), cites: ACCEPTANCE_PAPERS },
  passAcceptance: {
    input: ({ today }) => ({
      concludedOn: today,
      checklist: {
        productSecurity: '符合要求',
        cryptographyUse: '符合要求',
        energyEfficiency: '符合要求',
        sharingScope: '按目录共享',
        networkSecurity: '符合要求',
      },
    }),
    cites: ['acceptanceConclusion'],
  },
  failAcceptance: {
    input: ({ today }) => ({
      concludedOn: today,
      reason: '数据共享范围未达到批复要求',
      reapplyOn: addMonths(today, 3),
    }),
    cites: ['acceptanceConclusion'],
  },
  reapplyForAcceptance: {
    // From 3000万元 on big-data convenes.
    input: ({ today, facts }) => (facts && isUpperClass(facts) ? {} : { convenedOn: today }),
    cites: ACCEPTANCE_PAPERS,
  },
  confirmConclusionDate: { input: () => ({ confirmed: true }) },
  fileAcceptanceResult: { input: () => ({}), cites: ['acceptanceConclusion'] },
  requestExtension: {
    input: ({ today }) => ({ until: addDays(today, 90), reason: '密码应用安全性评估机构排期延后' }),
    cites: ['extensionRequest'],
  },
  grantExtension: { input: ({ today, facts }) => ({ until: facts?.extensions.at(-1)?.until ?? addDays(today, 90) }) },
  refuseExtension: { input: () => ({ reason: '可以按期完成' }) },
  returnExtension: { input: () => ({ defects: ['理由不充分'] }) },
  withdrawExtension: { input: () => ({}) },

  putIntoOperation: { input: ({ today }) => ({ operationOn: today }) },
  submitSelfEvaluation: { input: () => ({ recipients: [...THREE_BUREAUS] }), cites: ['selfEvaluationReport'] },
  commissionPostEvaluation: { input: () => ({ evaluator: 'company-evaluators' }) },
  submitPostEvaluation: { input: () => ({ findings: '达到预期效益' }), cites: ['postEvaluationReport'] },
  recordArchives: { input: () => ({}), cites: ['archiveChecklist'] },
  close: { input: () => ({}), cites: ['archiveChecklist'] },

  ...SUPERVISION_SAMPLES,
  correct: {
    input: ({ facts, idOf }) => ({
      field: 'estimatedTotal',
      from: facts?.estimatedTotal ?? TOTAL,
      // 1万元 more.
      to: String(BigInt(facts?.estimatedTotal ?? TOTAL) + 1_000_000n),
      reason: '录入有误',
      evidence: [idOf('evidence')],
    }),
    cites: ['evidence'],
  },
  // The declaration is filed with big-data, and it is the first filing of every project.
  revoke: {
    input: ({ facts }) => ({
      of: (facts && standingDecisions(facts).at(-1)?.decision.seq) ?? 1,
      reason: '所依据的材料有误，应当重新审查',
    }),
  },
  undo: { input: ({ facts }) => ({ of: facts ? lastSeqIn(facts) : 1, reason: '误登记' }) },
  acknowledgeReceipt: { input: ({ facts }) => ({ of: facts?.declaration?.seq ?? 2 }) },

  ...SAMPLES_OF_PATHS,
};

/** The whole input as it is sent: what is said, and the ids of what is cited. A correction cites as its evidence. */
export function sampleInput<Name extends ActName>(act: Name, situation: SampleSituation): ActInput<Name> {
  const { input, cites }: Sample<ActInput<Name>> = ACT_SAMPLES[act];
  const said = input(situation);
  return (cites && !('evidence' in said) ? { documents: cites.map(situation.idOf), ...said } : said) as ActInput<Name>;
}
