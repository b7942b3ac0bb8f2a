// Every act of a project, in the order of its life.
import {
  applyForAcceptance,
  conveneAcceptance,
  failAcceptance,
  fileAcceptanceResult,
  passAcceptance,
  reapplyForAcceptance,
} from './acceptance.ts';
import { reportSeriousProblem, submitYearEndReport } from './construction-reports.ts';
import { beginPreparation, confirmCompletion, startConstruction, startTrialOperation } from './construction.ts';
import { commissionPostEvaluation, submitPostEvaluation, submitSelfEvaluation } from './evaluation.ts';
import { acknowledgeReceipt, correct } from './everywhere.ts';
import { grantExtension, refuseExtension, requestExtension, returnExtension, withdrawExtension } from './extension.ts';
import { close, putIntoOperation } from './operation.ts';
import {
  changeRectificationDate,
  findNotCompliant,
  orderAgain,
  orderRectification,
  submitRectification,
  verifyRectification,
  withdrawRectification,
} from './supervision.ts';
import { approveCombinedReport, approveDesign, approveFeasibilityReport, recordOpinion } from './approval.ts';
import { openDossier } from './opening.ts';
import { declare, declineListing, list, reopenDeclaration } from './declaration.ts';
import { submitCombinedReport, submitDesign, submitFeasibilityReport } from './design-submission.ts';
import { budget, declareForAnnualPlan, declineFromAnnualPlan, includeInAnnualPlan } from './plan.ts';
import { resubmit, returnForCorrection } from './return-for-correction.ts';
import { reject, reopenListing, returnToTwoStages, withdraw } from './ways-out.ts';
import type { Act } from '../../act.ts';
import { proposalActs } from '../../proposal.ts';
import type { ProjectFacts } from '../facts.ts';
import { OPENED } from './stage-spans.ts';

export const PROJECT_ACTS: readonly Act<ProjectFacts>[] = [
  openDossier,
  declare,
  list,
  declineListing,
  reopenDeclaration,
  submitCombinedReport,
  approveCombinedReport,
  submitFeasibilityReport,
  approveFeasibilityReport,
  submitDesign,
  approveDesign,
  recordOpinion,
  returnForCorrection,
  resubmit,
  reject,
  reopenListing,
  withdraw,
  returnToTwoStages,
  declareForAnnualPlan,
  includeInAnnualPlan,
  declineFromAnnualPlan,
  budget,
  ...proposalActs<ProjectFacts>(OPENED),
  beginPreparation,
  startConstruction,
  startTrialOperation,
  confirmCompletion,
  submitYearEndReport,
  reportSeriousProblem,
  applyForAcceptance,
  conveneAcceptance,
  passAcceptance,
  failAcceptance,
  reapplyForAcceptance,
  fileAcceptanceResult,
  requestExtension,
  grantExtension,
  refuseExtension,
  returnExtension,
  withdrawExtension,
  putIntoOperation,
  submitSelfEvaluation,
  commissionPostEvaluation,
  submitPostEvaluation,
  close,
  orderRectification,
  submitRectification,
  verifyRectification,
  findNotCompliant,
  orderAgain,
  changeRectificationDate,
  withdrawRectification,
  correct,
  acknowledgeReceipt,
];
