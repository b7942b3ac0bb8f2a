// Every duty of a project.
import type { Duty } from '../../duty.ts';
import type { ProjectFacts } from '../facts.ts';
import { acceptanceApplication, acceptanceOrganisation, conclusionDateConfirmation } from './acceptance.ts';
import { adjustmentFiling, earlierApprovalConfirmation } from './adjustment.ts';
import { acceptanceReapplication, acceptanceResultFiling } from './after-acceptance.ts';
import { completionConfirmation, seriousProblemReport, yearEndReport } from './construction.ts';
import { correction, correctionReview } from './correction.ts';
import { selfEvaluation } from './evaluation.ts';
import { informationAnswer } from './information.ts';
import { archives, operationConfirmation, postEvaluationReport } from './later-life.ts';
import { budgetRevision, serviceRenewal } from './plan.ts';
import { approvalDecision, changeDecision, listingDecision, terminationDecision } from './target-times.ts';
import { finalReport, suspensionReview } from './sanctions.ts';
import { extensionDecision } from './extension.ts';
import { rectification, rectificationVerification } from './supervision.ts';

export const PROJECT_DUTIES: readonly Duty<ProjectFacts>[] = [
  completionConfirmation,
  seriousProblemReport,
  yearEndReport,
  acceptanceApplication,
  acceptanceOrganisation,
  conclusionDateConfirmation,
  acceptanceResultFiling,
  acceptanceReapplication,
  extensionDecision,
  selfEvaluation,
  rectification,
  rectificationVerification,
  correction,
  correctionReview,
  suspensionReview,
  finalReport,
  informationAnswer,
  archives,
  operationConfirmation,
  postEvaluationReport,
  listingDecision,
  approvalDecision,
  changeDecision,
  terminationDecision,
  adjustmentFiling,
  budgetRevision,
  serviceRenewal,
  earlierApprovalConfirmation,
];
