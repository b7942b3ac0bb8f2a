// Stretches of a project's life at which acts of several articles are open.
import { STAGE_NAMES, type Stage } from '../../vocabulary.ts';

/** Every stage of a dossier that was opened, ends included. */
export const OPENED: readonly Stage[] = (Object.keys(STAGE_NAMES) as Stage[]).filter((stage) => stage !== 'UNOPENED');

/** Design documents are under review. */
export const DESIGN_REVIEWS: readonly Stage[] = ['COMBINED_REVIEW', 'FEASIBILITY_REVIEW', 'DESIGN_REVIEW'];

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

/** Article 26: while it is prepared and built, what was approved may still be adjusted or changed (case 69). */
export const ADJUSTABLE: readonly Stage[] = ['PREPARING', 'UNDER_CONSTRUCTION'];

/** From completion on. */
export const FROM_COMPLETION: readonly Stage[] = [...AWAITING_ACCEPTANCE, ...FROM_ACCEPTED];

/** While it is built or waits for acceptance. */
export const BUILDING_OR_AWAITING_ACCEPTANCE: readonly Stage[] = ['UNDER_CONSTRUCTION', ...AWAITING_ACCEPTANCE];

/** From the start of construction on. */
export const FROM_CONSTRUCTION: readonly Stage[] = [...BUILDING_OR_AWAITING_ACCEPTANCE, ...FROM_ACCEPTED];
