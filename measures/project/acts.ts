// Every act of a project under its own name: the register takes them from here, and types that go by an act's name.
import {
  applyForAcceptance,
  conveneAcceptance,
  fileAcceptanceResult,
  reapplyForAcceptance,
} from './acts/acceptance.ts';
import { recordArchives } from './acts/archives.ts';
import { failAcceptance, passAcceptance } from './acts/acceptance-conclusion.ts';
import { confirmConclusionDate } from './acts/conclusion-date.ts';
import { reportSeriousProblem, submitYearEndReport } from './acts/construction-reports.ts';
import { beginPreparation, confirmCompletion, startConstruction, startTrialOperation } from './acts/construction.ts';
import { commissionPostEvaluation, submitPostEvaluation, submitSelfEvaluation } from './acts/evaluation.ts';
import { acknowledgeReceipt, correct, undo } from './acts/everywhere.ts';
import {
  grantExtension,
  refuseExtension,
  requestExtension,
  returnExtension,
  withdrawExtension,
} from './acts/extension.ts';
import { close, putIntoOperation } from './acts/operation.ts';
import { findNotCompliant, submitRectification, verifyRectification } from './acts/rectification-report.ts';
import { answerInformation, recordLiability, requestInformation } from './acts/information.ts';
import { deferPlan, liftDeferral } from './acts/plan-deferral.ts';
import { dropSanctionProposal, reprimand } from './acts/reprimand.ts';
import { revoke } from './acts/revocation.ts';
import { resume, reviewSuspension, suspend } from './acts/suspension.ts';
import { submitFinalReport, terminate } from './acts/termination.ts';
import {
  consentTermination,
  refuseTermination,
  requestTermination,
  withdrawTermination,
} from './acts/termination-request.ts';
import { changeRectificationDate, orderAgain, orderRectification, withdrawRectification } from './acts/supervision.ts';
import { approveCombinedReport, approveDesign, approveFeasibilityReport, recordOpinion } from './acts/approval.ts';
import { confirmOpinions } from './acts/opinion-versions.ts';
import { grantException } from './acts/exceptions.ts';
import { openDossier, reviseDossier } from './acts/opening.ts';
import { removeFromList } from './acts/removed-listing.ts';
import { declare, declineListing, list, reopenDeclaration } from './acts/declaration.ts';
import { submitCombinedReport, submitDesign, submitFeasibilityReport } from './acts/design-submission.ts';
import { budget, declareForAnnualPlan, declineFromAnnualPlan, includeInAnnualPlan } from './acts/plan.ts';
import { adjust, fileAdjustment, recordSurplus } from './acts/adjustment.ts';
import {
  approveChange,
  refuseChange,
  requestChange,
  resubmitChange,
  returnChange,
  withdrawChange,
} from './acts/change.ts';
import { confirmEarlierApproval, recordEarlierApproval } from './acts/continuation.ts';
import { confirmFunding, refuseOutOfPlan, requestOutOfPlan, withdrawOutOfPlan } from './acts/out-of-plan.ts';
import { reviseAnnualPlan, reviseBudget } from './acts/plan-revision.ts';
import { beginService, endService } from './acts/service.ts';
import { resubmit, returnForCorrection } from './acts/return-for-correction.ts';
import { reject, reopenListing, returnToTwoStages, withdraw } from './acts/ways-out.ts';
import { withdrawSubmission } from './acts/withdrawn-submission.ts';
import { OPENED } from './acts/stage-spans.ts';
import type { ActName } from './act-names.ts';
import type { ProjectFacts } from './facts.ts';
import { proposalActs } from '../proposal.ts';
import { BUREAUS } from '../vocabulary.ts';

export const PROJECT_ACTS = {
  openDossier,
  reviseDossier,
  declare,
  list,
  declineListing,
  reopenDeclaration,
  removeFromList,
  submitCombinedReport,
  approveCombinedReport,
  submitFeasibilityReport,
  approveFeasibilityReport,
  submitDesign,
  approveDesign,
  recordOpinion,
  confirmOpinions,
  returnForCorrection,
  resubmit,
  reject,
  reopenListing,
  withdraw,
  withdrawSubmission,
  returnToTwoStages,
  grantException,
  declareForAnnualPlan,
  includeInAnnualPlan,
  declineFromAnnualPlan,
  budget,
  // The unit proposes what it corrects in its own favour.
  ...proposalActs<ProjectFacts>(OPENED, [...BUREAUS, 'constructionUnit']),
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
  confirmConclusionDate,
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
  recordArchives,
  close,
  orderRectification,
  submitRectification,
  verifyRectification,
  findNotCompliant,
  orderAgain,
  changeRectificationDate,
  withdrawRectification,
  suspend,
  reviewSuspension,
  resume,
  deferPlan,
  liftDeferral,
  reprimand,
  dropSanctionProposal,
  terminate,
  requestTermination,
  consentTermination,
  refuseTermination,
  withdrawTermination,
  submitFinalReport,
  requestInformation,
  answerInformation,
  recordLiability,
  correct,
  undo,
  revoke,
  acknowledgeReceipt,
  requestOutOfPlan,
  confirmFunding,
  refuseOutOfPlan,
  withdrawOutOfPlan,
  recordEarlierApproval,
  confirmEarlierApproval,
  reviseAnnualPlan,
  reviseBudget,
  adjust,
  fileAdjustment,
  requestChange,
  returnChange,
  resubmitChange,
  approveChange,
  refuseChange,
  withdrawChange,
  recordSurplus,
  beginService,
  endService,
} as const satisfies Record<ActName, unknown>;
