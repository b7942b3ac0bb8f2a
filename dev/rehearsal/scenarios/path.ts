// Stretches of the main path that several lives share.
import { CHAPTERS, OPINIONS, type DocumentKind, type OpinionSubject } from '../../../measures/vocabulary.ts';
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { SUPERVISION, UNIT, USING, type ScenarioAct } from '../scenario.ts';

export const DESIGN_PAPERS: readonly DocumentKind[] = [
  'dataResourceCatalogue',
  'cryptographyPlan',
  'productSecurityStatement',
];
export const ACCEPTANCE_PAPERS: readonly DocumentKind[] = [
  'constructionSummary',
  'financialReport',
  'auditReport',
  'securityRiskAssessmentReport',
  'mlpsTestReport',
  'mlpsFilingProof',
  'cryptographyAssessmentReport',
  'dataDictionary',
];
const CHECKLIST = {
  productSecurity: '符合要求',
  cryptographyUse: '符合要求',
  energyEfficiency: '符合要求',
  sharingScope: '按目录共享',
  networkSecurity: '符合要求',
};

export function untilListed(declaredOn: CalendarDate, listedOn: CalendarDate): ScenarioAct[] {
  return [
    {
      on: declaredOn,
      act: 'declare',
      by: UNIT,
      input: {
        channel: 'YUKUAIBAN',
        departmentPlanVersion: 1,
        scopeAttested: true,
        dataStandardsSet: true,
        existingDataGoverned: true,
      },
      cites: ['needsStatement', 'departmentPlanExtract'],
    },
    {
      on: listedOn,
      act: 'list',
      by: 'big-data',
      input: {
        necessity: {
          grounds: '依据充分',
          integrationAndSharing: '方案可行',
          commonNeeds: '已平衡',
          dataGovernance: '已落实',
        },
        dataSharingReviewed: true,
      },
    },
  ];
}

const SUBMISSIONS = {
  combined: {
    submit: 'submitCombinedReport',
    approve: 'approveCombinedReport',
    document: 'combinedFeasibilityReport',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'],
  },
  feasibility: {
    submit: 'submitFeasibilityReport',
    approve: 'approveFeasibilityReport',
    document: 'feasibilityReport',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'],
  },
  design: {
    submit: 'submitDesign',
    approve: 'approveDesign',
    document: 'preliminaryDesign',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal', 'designContent'],
  },
} as const satisfies Record<
  string,
  { submit: string; approve: string; document: DocumentKind; opinions: readonly OpinionSubject[] }
>;
type Submission = keyof typeof SUBMISSIONS;

export const submitted = (of: Submission, on: CalendarDate): ScenarioAct => ({
  on,
  act: SUBMISSIONS[of].submit,
  by: UNIT,
  input: { chapters: CHAPTERS, ...(of === 'design' ? { followsFeasibilityReply: true } : {}) },
  cites: [SUBMISSIONS[of].document, ...DESIGN_PAPERS],
});

export function approved(
  of: Submission,
  opinionsOn: CalendarDate,
  on: CalendarDate,
  total: string,
  replyNumber: string,
): ScenarioAct[] {
  const opinions = SUBMISSIONS[of].opinions.map((subject): ScenarioAct => ({
    on: opinionsOn,
    act: 'recordOpinion',
    by: OPINIONS[subject].by,
    input: { subject, agrees: true, chapters: CHAPTERS, remark: '同意' },
    cites: [subject === 'appraisal' ? 'appraisalReport' : 'technicalOpinion'],
  }));
  return [
    ...opinions,
    {
      on,
      act: SUBMISSIONS[of].approve,
      by: 'development-reform',
      input: { replyNumber, total, chapters: CHAPTERS },
      cites: ['approvalReply'],
    },
  ];
}

/** T10-T12 for one year: declared, included by two authorities together, budgeted. */
export function annualPlan(
  year: string,
  amount: string,
  days: readonly [CalendarDate, CalendarDate, CalendarDate, CalendarDate],
): ScenarioAct[] {
  return [
    { on: days[0], act: 'declareForAnnualPlan', by: UNIT, input: { year, amount }, cites: ['performanceTargetTable'] },
    { on: days[1], act: 'includeInAnnualPlan', by: 'development-reform', input: { year, amount } },
    { on: days[2], act: 'includeInAnnualPlan', by: 'finance', confirms: true },
    { on: days[3], act: 'budget', by: 'finance', input: { year, amount } },
  ];
}

export function construction(
  preparedOn: CalendarDate,
  startedOn: CalendarDate,
  plannedCompletionOn: CalendarDate,
): ScenarioAct[] {
  return [
    { on: preparedOn, act: 'beginPreparation', by: UNIT },
    {
      on: startedOn,
      act: 'startConstruction',
      by: UNIT,
      cites: ['procurementRecord', 'supervisionContract'],
      input: {
        startedOn,
        plannedCompletionOn,
        implementingBody: '演练信息中心建设科',
        responsiblePerson: '项目负责人',
        supervisionUnit: SUPERVISION,
        usingUnit: USING,
        platformProjectCode: 'PT-2031-001',
      },
    },
  ];
}

export const completed = (on: CalendarDate): ScenarioAct => ({
  on,
  act: 'confirmCompletion',
  by: UNIT,
  input: { completedOn: on },
  cites: ['supervisionStatement'],
});

export const yearEndReport = (on: CalendarDate, year: string, trialOperation = false): ScenarioAct => ({
  on,
  act: 'submitYearEndReport',
  by: UNIT,
  cites: ['performanceReport', 'consultationRecord'],
  input: {
    year,
    sections: ['progress', 'investmentPlanExecution', ...(trialOperation ? ['trialOperation'] : [])],
    consultations: {
      usingUnit: { document: '@consultationRecord' },
      supervisionUnit: { document: '@consultationRecord' },
    },
    recipients: ['development-reform', 'finance', 'big-data'],
  },
});

export const passed = (on: CalendarDate, by: string, concludedOn: CalendarDate): ScenarioAct => ({
  on,
  act: 'passAcceptance',
  by,
  input: { concludedOn, checklist: CHECKLIST },
  cites: ['acceptanceConclusion'],
});

export const selfEvaluated = (on: CalendarDate): ScenarioAct => ({
  on,
  act: 'submitSelfEvaluation',
  by: UNIT,
  input: { recipients: ['development-reform', 'finance', 'big-data'] },
  cites: ['selfEvaluationReport'],
});
