// Test support: lives of samples on the less usual paths: out of plan with adjustments and changes, continuation, O&M.
import { SampledLife } from './sampled-lives.ts';

const UNIT = 'unit-hospital';

/** Out of plan, after a refusal and a withdrawal; adjusted, changed, with a surplus. */
export const outOfPlan = (begun = new SampledLife()): SampledLife =>
  begun
    .bring(UNIT, 'openDossier', 'requestOutOfPlan')
    .bring('finance', 'returnForCorrection')
    .otherwise(UNIT, 'resubmit', { documents: ['doc-directive'] })
    .bring('finance', 'refuseOutOfPlan')
    .bring(UNIT, 'reopenDeclaration', 'requestOutOfPlan', 'withdrawOutOfPlan', 'requestOutOfPlan')
    .bring('finance', 'confirmFunding')
    .bring('big-data', 'list')
    .bring(UNIT, 'submitCombinedReport')
    .opine(['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'])
    .bring('development-reform', 'approveCombinedReport')
    .planAlone()
    .bring('development-reform', 'reviseAnnualPlan')
    .bring('finance', 'reviseBudget')
    .bring(UNIT, 'beginPreparation', 'startConstruction', 'adjust', 'fileAdjustment', 'requestChange')
    .bring('development-reform', 'returnChange')
    .bring(UNIT, 'resubmitChange')
    .bring('development-reform', 'refuseChange')
    .bring(UNIT, 'requestChange', 'withdrawChange', 'requestChange')
    .bring('development-reform', 'approveChange')
    .later('2026-11-02')
    .bring(UNIT, 'confirmCompletion', 'recordSurplus');

export const continuation = (begun = new SampledLife()): SampledLife =>
  begun
    .otherwise(UNIT, 'openDossier', { kind: 'CONTINUATION' })
    .bring(UNIT, 'recordEarlierApproval')
    .bring('development-reform', 'confirmEarlierApproval')
    .plan();

export const operationAndMaintenance = (begun = new SampledLife()): SampledLife =>
  begun
    .otherwise(UNIT, 'openDossier', { kind: 'OM' })
    .bring(UNIT, 'declare')
    .bring('big-data', 'list')
    .plan()
    .bring(UNIT, 'beginService', 'endService');

/** Revised, taken back from every review, off the list and on it again, and given up on request. */
export const takenBack = (begun = new SampledLife()): SampledLife =>
  begun
    .bring(UNIT, 'openDossier', 'reviseDossier', 'declare', 'withdrawSubmission', 'declare')
    .bring('big-data', 'list')
    .removed()
    .bring(UNIT, 'reopenDeclaration', 'declare')
    .bring('big-data', 'list')
    .bring(UNIT, 'submitCombinedReport', 'withdrawSubmission', 'submitCombinedReport')
    .opine(['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'])
    .bring('development-reform', 'approveCombinedReport')
    .bring(UNIT, 'declareForAnnualPlan', 'withdrawSubmission')
    .plan()
    .bring(UNIT, 'requestTermination', 'withdrawTermination', 'requestTermination')
    .bring('development-reform', 'refuseTermination')
    .bring(UNIT, 'requestTermination')
    .bring('development-reform', 'consentTermination')
    .bring(UNIT, 'submitFinalReport');
