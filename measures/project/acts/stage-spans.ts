// Stretches of a project's life at which acts of several articles are open.
import { STAGE_NAMES, type Stage } from '../../vocabulary.ts';

/** Every stage of a dossier that was opened, ends included. */
export const OPENED: readonly Stage[] = (Object.keys(STAGE_NAMES) as Stage[]).filter((stage) => stage !== 'UNOPENED');

/** Design documents are under review. */
export const DESIGN_REVIEWS: readonly Stage[] = ['COMBINED_REVIEW', 'FEASIBILITY_REVIEW', 'DESIGN_REVIEW'];

/** Listed, and its budget not approved yet. */
export const BEFORE_ITS_BUDGET: readonly Stage[] = ['LISTED', 'FEASIBILITY_APPROVED', ...DESIGN_REVIEWS];

/** Nothing is approved yet, and it stands on no list, or lies under review: the unit gives it up by itself. */
export const BEFORE_APPROVAL: readonly Stage[] = [
  'DRAFT',
  'DECLARED',
  'NOT_LISTED',
  'OOP_REQUESTED',
  'OOP_FUNDING_CONFIRMED',
  'OOP_REFUSED',
  'COMBINED_REVIEW',
  'FEASIBILITY_REVIEW',
];

/** It stands on the list, and no more of it is decided than that. */
export const LISTED_ALONE: readonly Stage[] = ['LISTED', 'REJECTED'];

/** From the first approval, or the plan, until acceptance is passed: the unit asks to have it terminated. */
export const TERMINABLE: readonly Stage[] = [
  'FEASIBILITY_APPROVED',
  'DESIGN_REVIEW',
  'APPROVED',
  'PLAN_DECLARED',
  'PLANNED',
  'BUDGETED',
  'PREPARING',
  'UNDER_CONSTRUCTION',
  'COMPLETED',
  'ACCEPTANCE_IN_PROGRESS',
  'ACCEPTANCE_REMEDIATION',
];

/** From completion on, acceptance not yet passed. */
const AWAITING_ACCEPTANCE: readonly Stage[] = ['COMPLETED', 'ACCEPTANCE_IN_PROGRESS', 'ACCEPTANCE_REMEDIATION'];

/** Once the first year is in the plan, further years run beside the stage. */
export const FURTHER_YEARS: readonly Stage[] = [
  'PLANNED',
  'BUDGETED',
  'PREPARING',
  'UNDER_CONSTRUCTION',
  'COMPLETED',
  'OM_IN_SERVICE',
];

/** From a passed acceptance on. */
export const FROM_ACCEPTED: readonly Stage[] = [
  'ACCEPTED',
  'IN_OPERATION',
  'SELF_EVALUATED',
  'POST_EVALUATION',
  'CLOSED',
];

/** Not accepted and not given up: what lies over it may be looked at again, and lifted. */
export const BEFORE_ACCEPTED: readonly Stage[] = OPENED.filter(
  (stage) => !FROM_ACCEPTED.includes(stage) && stage !== 'WITHDRAWN' && stage !== 'TERMINATED',
);

/** A year of it is planned, or was: its budget follows the plan to the end, and after it. */
export const FROM_PLANNED: readonly Stage[] = [
  ...FURTHER_YEARS,
  'ACCEPTANCE_IN_PROGRESS',
  'ACCEPTANCE_REMEDIATION',
  ...FROM_ACCEPTED,
];

/** Article 26: while it is prepared and built, what was approved may still be adjusted or changed (case 69). */
export const ADJUSTABLE: readonly Stage[] = ['PREPARING', 'UNDER_CONSTRUCTION'];

/** From completion on. */
export const FROM_COMPLETION: readonly Stage[] = [...AWAITING_ACCEPTANCE, ...FROM_ACCEPTED];

/** While it is built or waits for acceptance. */
export const BUILDING_OR_AWAITING_ACCEPTANCE: readonly Stage[] = ['UNDER_CONSTRUCTION', ...AWAITING_ACCEPTANCE];

/** From the start of construction on. */
export const FROM_CONSTRUCTION: readonly Stage[] = [...BUILDING_OR_AWAITING_ACCEPTANCE, ...FROM_ACCEPTED];
