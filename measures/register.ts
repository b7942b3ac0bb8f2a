// Every act and every duty of the Measures, found by name.
import type { Act } from './act.ts';
import { PROJECT_ACTS } from './project/acts.ts';
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

export const ACTS: readonly Act[] = Object.values(PROJECT_ACTS);
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
