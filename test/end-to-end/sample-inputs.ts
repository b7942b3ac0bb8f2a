// Test support: for every act a body of the right shape, so that a refusal speaks of the law and never of the form.
import { addDays, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { CHAPTERS } from '../../measures/vocabulary.ts';
import { SUPERVISION } from '../../dev/rehearsal/scenario.ts';

const because = { reason: '按有关要求办理' };
const documents: string[] = [];
const THREE = ['development-reform', 'finance', 'big-data'];

/** By the name of the act; documents are left out, since the stage or a fact already forbids. */
export function sampleInputs(today: CalendarDate): Record<string, object> {
  const year = today.slice(0, 4);
  const soon = addDays(today, 30);
  const chapters = CHAPTERS;
  const amount = '900000000';
  const ofOrder = { of: 1 };
  const reply = { replyNumber: `渝发改投〔${year}〕1号`, total: amount, chapters, documents };
  return {
    declare: {
      channel: 'YUKUAIBAN',
      departmentPlanVersion: 1,
      scopeAttested: true,
      dataStandardsSet: true,
      existingDataGoverned: true,
      documents,
    },
    list: { necessity: { grounds: '依据充分' }, dataSharingReviewed: true },
    declineListing: because,
    reopenDeclaration: {},
    submitCombinedReport: { chapters, documents },
    submitFeasibilityReport: { chapters, documents },
    submitDesign: { chapters, documents, followsFeasibilityReply: true },
    approveCombinedReport: reply,
    approveFeasibilityReport: reply,
    approveDesign: reply,
    recordOpinion: { subject: 'networkSecurity', agrees: true, chapters, remark: '同意', documents },
    returnForCorrection: { defects: ['缺少数据目录'] },
    resubmit: { documents },
    reject: because,
    reopenListing: because,
    withdraw: because,
    returnToTwoStages: { appraisedTotal: '3000000000', ...because },
    declareForAnnualPlan: { year, amount, documents },
    includeInAnnualPlan: { year, amount },
    declineFromAnnualPlan: { year, ...because },
    budget: { year, amount },
    withdrawProposal: { proposal: 1 },
    declineProposal: { proposal: 1, reason: '理由' },
    beginPreparation: {},
    startConstruction: {
      startedOn: today,
      plannedCompletionOn: soon,
      implementingBody: '建设科',
      responsiblePerson: '负责人',
      supervisionUnit: SUPERVISION,
      platformProjectCode: 'PT-1',
      documents,
    },
    startTrialOperation: { startedOn: today },
    confirmCompletion: { completedOn: today, documents },
    submitYearEndReport: {
      year,
      sections: ['progress'],
      consultations: { supervisionUnit: { noReply: '逾期未复' } },
      recipients: THREE,
      documents,
    },
    reportSeriousProblem: { kind: 'SERIOUS_DELAY', noticedOn: today, description: '工程严重逾期', documents },
    applyForAcceptance: { documents },
    conveneAcceptance: { documents },
    reapplyForAcceptance: { documents },
    fileAcceptanceResult: { documents },
    passAcceptance: { concludedOn: today, checklist: {}, documents },
    failAcceptance: { concludedOn: today, reapplyOn: soon, documents, ...because },
    requestExtension: { until: soon, documents, ...because },
    grantExtension: { until: soon },
    refuseExtension: because,
    returnExtension: { defects: ['缺少理由'] },
    withdrawExtension: {},
    putIntoOperation: { operationOn: today },
    submitSelfEvaluation: { recipients: THREE, documents },
    commissionPostEvaluation: { evaluator: '第三方机构' },
    submitPostEvaluation: { findings: '达到预期', documents },
    close: { documents },
    orderRectification: { ground: 'ART35', violation: '未按要求共享数据资源', dueOn: soon, documents },
    submitRectification: { ...ofOrder, statement: '已整改', documents },
    verifyRectification: ofOrder,
    findNotCompliant: { ...ofOrder, ...because },
    orderAgain: { ...ofOrder, dueOn: soon, ...because },
    changeRectificationDate: { ...ofOrder, dueOn: soon, ...because },
    withdrawRectification: { ...ofOrder, ...because },
    correct: { field: 'estimatedTotal', from: '1', to: '2', evidence: documents, ...because },
    acknowledgeReceipt: { of: 1 },
  };
}
