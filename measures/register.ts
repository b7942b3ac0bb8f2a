// Every act and every duty of the Measures, found by name.
import type { Act } from './act.ts';
import { applyForAcceptance, conveneAcceptance, failAcceptance, fileAcceptanceResult, passAcceptance, reapplyForAcceptance } from './acts/acceptance.ts';
import { reportSeriousProblem, submitYearEndReport } from './acts/construction-reports.ts';
import { beginPreparation, confirmCompletion, startConstruction, startTrialOperation } from './acts/construction.ts';
import { commissionPostEvaluation, submitPostEvaluation, submitSelfEvaluation } from './acts/evaluation.ts';
import { acknowledgeReceipt, correct } from './acts/everywhere.ts';
import { grantExtension, refuseExtension, requestExtension, returnExtension, withdrawExtension } from './acts/extension.ts';
import { close, putIntoOperation } from './acts/operation.ts';
import { changeRectificationDate, findNotCompliant, orderAgain, orderRectification, submitRectification, verifyRectification, withdrawRectification } from './acts/supervision.ts';
import { approveCombinedReport, approveDesign, approveFeasibilityReport, recordOpinion } from './acts/approval.ts';
import { openDossier } from './acts/opening.ts';
import { declare, declineListing, list, reopenDeclaration } from './acts/declaration.ts';
import { submitCombinedReport, submitDesign, submitFeasibilityReport } from './acts/design-submission.ts';
import { budget, declareForAnnualPlan, declineFromAnnualPlan, includeInAnnualPlan } from './acts/plan.ts';
import { resubmit, returnForCorrection } from './acts/return-for-correction.ts';
import { reject, reopenListing, returnToTwoStages, withdraw, withdrawProposal } from './acts/ways-out.ts';
import type { Duty, DutyName } from './duty.ts';
import { acceptanceApplication, acceptanceOrganisation, acceptanceReapplication, acceptanceResultFiling, extensionDecision } from './duties/acceptance.ts';
import { seriousProblemReport, yearEndReport } from './duties/construction.ts';
import { selfEvaluation } from './duties/evaluation.ts';
import { correction, rectification, rectificationVerification } from './duties/supervision.ts';

export const ACTS: readonly Act[] = [
  openDossier, declare, list, declineListing, reopenDeclaration,
  submitCombinedReport, approveCombinedReport, submitFeasibilityReport, approveFeasibilityReport, submitDesign, approveDesign, recordOpinion,
  returnForCorrection, resubmit, reject, reopenListing, withdraw, returnToTwoStages,
  declareForAnnualPlan, includeInAnnualPlan, declineFromAnnualPlan, budget, withdrawProposal,
  beginPreparation, startConstruction, startTrialOperation, confirmCompletion, submitYearEndReport, reportSeriousProblem,
  applyForAcceptance, conveneAcceptance, passAcceptance, failAcceptance, reapplyForAcceptance, fileAcceptanceResult,
  requestExtension, grantExtension, refuseExtension, returnExtension, withdrawExtension,
  putIntoOperation, submitSelfEvaluation, commissionPostEvaluation, submitPostEvaluation, close,
  orderRectification, submitRectification, verifyRectification, findNotCompliant, orderAgain, changeRectificationDate, withdrawRectification,
  correct, acknowledgeReceipt,
];
export const DUTIES: readonly Duty[] = [
  seriousProblemReport, yearEndReport,
  acceptanceApplication, acceptanceOrganisation, acceptanceResultFiling, acceptanceReapplication, extensionDecision,
  selfEvaluation, rectification, rectificationVerification, correction,
];

const actsByName = new Map(ACTS.map((act) => [act.name, act]));
export const findAct = (name: string): Act | undefined => actsByName.get(name);

const dutiesByName = new Map(DUTIES.map((duty) => [duty.name, duty]));
export const findDuty = (name: DutyName): Duty | undefined => dutiesByName.get(name);
