// Every act and every duty of the Measures, found by name.
import type { Act } from './act.ts';
import type { Duty, DutyName } from './duty.ts';
import { acceptanceApplication, acceptanceOrganisation, acceptanceReapplication, acceptanceResultFiling, extensionDecision } from './duties/acceptance.ts';
import { seriousProblemReport, yearEndReport } from './duties/construction.ts';
import { selfEvaluation } from './duties/evaluation.ts';
import { correction, rectification, rectificationVerification } from './duties/supervision.ts';

export const ACTS: readonly Act[] = [];
export const DUTIES: readonly Duty[] = [
  seriousProblemReport, yearEndReport,
  acceptanceApplication, acceptanceOrganisation, acceptanceResultFiling, acceptanceReapplication, extensionDecision,
  selfEvaluation, rectification, rectificationVerification, correction,
];

const actsByName = new Map(ACTS.map((act) => [act.name, act]));
export const findAct = (name: string): Act | undefined => actsByName.get(name);

const dutiesByName = new Map(DUTIES.map((duty) => [duty.name, duty]));
export const findDuty = (name: DutyName): Duty | undefined => dutiesByName.get(name);
