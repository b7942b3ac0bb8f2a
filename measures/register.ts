// Every act and every duty of the Measures, found by name.
import type { Act } from './act.ts';
import {
  applyForAcceptance,
  conveneAcceptance,
  failAcceptance,
  fileAcceptanceResult,
  passAcceptance,
  reapplyForAcceptance,
} from './project/acts/acceptance.ts';
import { reportSeriousProblem, submitYearEndReport } from './project/acts/construction-reports.ts';
import {
  beginPreparation,
  confirmCompletion,
  startConstruction,
  startTrialOperation,
} from './project/acts/construction.ts';
import { commissionPostEvaluation, submitPostEvaluation, submitSelfEvaluation } from './project/acts/evaluation.ts';
import { acknowledgeReceipt, correct } from './project/acts/everywhere.ts';
import {
  grantExtension,
  refuseExtension,
  requestExtension,
  returnExtension,
  withdrawExtension,
} from './project/acts/extension.ts';
import { close, putIntoOperation } from './project/acts/operation.ts';
import {
  changeRectificationDate,
  findNotCompliant,
  orderAgain,
  orderRectification,
  submitRectification,
  verifyRectification,
  withdrawRectification,
} from './project/acts/supervision.ts';
import {
  approveCombinedReport,
  approveDesign,
  approveFeasibilityReport,
  recordOpinion,
} from './project/acts/approval.ts';
import { openDossier } from './project/acts/opening.ts';
import { declare, declineListing, list, reopenDeclaration } from './project/acts/declaration.ts';
import { submitCombinedReport, submitDesign, submitFeasibilityReport } from './project/acts/design-submission.ts';
import { budget, declareForAnnualPlan, declineFromAnnualPlan, includeInAnnualPlan } from './project/acts/plan.ts';
import { resubmit, returnForCorrection } from './project/acts/return-for-correction.ts';
import { reject, reopenListing, returnToTwoStages, withdraw, withdrawProposal } from './project/acts/ways-out.ts';
import type { Duty, DutyName } from './duty.ts';
import {
  acceptanceApplication,
  acceptanceOrganisation,
  acceptanceReapplication,
  acceptanceResultFiling,
  extensionDecision,
} from './project/duties/acceptance.ts';
import { seriousProblemReport, yearEndReport } from './project/duties/construction.ts';
import { selfEvaluation } from './project/duties/evaluation.ts';
import { correction, rectification, rectificationVerification } from './project/duties/supervision.ts';

export const ACTS: readonly Act[] = [
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
  withdrawProposal,
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
export const DUTIES: readonly Duty[] = [
  seriousProblemReport,
  yearEndReport,
  acceptanceApplication,
  acceptanceOrganisation,
  acceptanceResultFiling,
  acceptanceReapplication,
  extensionDecision,
  selfEvaluation,
  rectification,
  rectificationVerification,
  correction,
];

const actsByName = new Map(ACTS.map((act) => [act.name, act]));
export const findAct = (name: string): Act | undefined => actsByName.get(name);

const dutiesByName = new Map(DUTIES.map((duty) => [duty.name, duty]));
export const findDuty = (name: DutyName): Duty | undefined => dutiesByName.get(name);
