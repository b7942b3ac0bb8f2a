// Every duty of a project.
import type { Duty } from '../../duty.ts';
import type { ProjectFacts } from '../facts.ts';
import {
  acceptanceApplication,
  acceptanceOrganisation,
  acceptanceReapplication,
  acceptanceResultFiling,
  extensionDecision,
} from './acceptance.ts';
import { seriousProblemReport, yearEndReport } from './construction.ts';
import { selfEvaluation } from './evaluation.ts';
import { correction, rectification, rectificationVerification } from './supervision.ts';

export const PROJECT_DUTIES: readonly Duty<ProjectFacts>[] = [
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
