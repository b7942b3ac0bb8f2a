// Written from the Measures, article by article, and not from the acts: from which stage a project may come to which, and
// what may become of all that waits for an answer.
import type { Extension, Rectification } from '../../../measures/project/facts.ts';
import type { Change } from '../../../measures/project/path-facts.ts';
import type { Stage } from '../../../measures/vocabulary.ts';

/** The unit gives it up before anything of it is approved; what was handed in for approval goes back with it. */
const BEFORE_APPROVAL: readonly Stage[] = [
  'DRAFT',
  'DECLARED',
  'NOT_LISTED',
  'OOP_REQUESTED',
  'OOP_FUNDING_CONFIRMED',
  'OOP_REFUSED',
  'COMBINED_REVIEW',
  'FEASIBILITY_REVIEW',
];
/** Article 35, 「直至终止项目实施」: at any stage of a project that has not ended. */
const ENDED: readonly Stage[] = ['CLOSED', 'WITHDRAWN', 'REJECTED', 'TERMINATED'];

const ONWARD: Readonly<Record<Stage, readonly Stage[]>> = {
  UNOPENED: ['DRAFT'],
  // Article 8; article 11; article 10 for a continuation that was approved before.
  DRAFT: ['DECLARED', 'OOP_REQUESTED', 'APPROVED'],
  DECLARED: ['LISTED', 'NOT_LISTED', 'DRAFT'],
  NOT_LISTED: ['DRAFT'],
  OOP_REQUESTED: ['OOP_FUNDING_CONFIRMED', 'OOP_REFUSED', 'DRAFT'],
  OOP_FUNDING_CONFIRMED: ['LISTED', 'OOP_REFUSED', 'DRAFT'],
  OOP_REFUSED: ['DRAFT'],
  // Article 9; of O&M and of a continuation article 10; article 6, para 3 for what is taken off the list.
  LISTED: ['COMBINED_REVIEW', 'FEASIBILITY_REVIEW', 'PLAN_DECLARED', 'APPROVED', 'NOT_LISTED', 'OOP_REFUSED', 'DRAFT'],
  COMBINED_REVIEW: ['APPROVED', 'REJECTED', 'LISTED'],
  FEASIBILITY_REVIEW: ['FEASIBILITY_APPROVED', 'REJECTED', 'LISTED'],
  FEASIBILITY_APPROVED: ['DESIGN_REVIEW'],
  DESIGN_REVIEW: ['APPROVED', 'REJECTED', 'FEASIBILITY_APPROVED'],
  // Its report may be handed in anew; it is on the list still, and may be taken off it (article 6, para 3).
  REJECTED: ['LISTED', 'FEASIBILITY_APPROVED', 'NOT_LISTED'],
  APPROVED: ['PLAN_DECLARED'],
  PLAN_DECLARED: ['PLANNED', 'APPROVED', 'LISTED'],
  PLANNED: ['BUDGETED'],
  // Article 16; of O&M its service.
  BUDGETED: ['PREPARING', 'OM_IN_SERVICE'],
  PREPARING: ['UNDER_CONSTRUCTION'],
  UNDER_CONSTRUCTION: ['COMPLETED'],
  // Article 28.
  COMPLETED: ['ACCEPTANCE_IN_PROGRESS'],
  ACCEPTANCE_IN_PROGRESS: ['ACCEPTED', 'ACCEPTANCE_REMEDIATION', 'COMPLETED'],
  ACCEPTANCE_REMEDIATION: ['ACCEPTANCE_IN_PROGRESS'],
  ACCEPTED: ['IN_OPERATION'],
  // Article 30.
  IN_OPERATION: ['SELF_EVALUATED'],
  SELF_EVALUATED: ['POST_EVALUATION', 'CLOSED'],
  POST_EVALUATION: ['CLOSED'],
  OM_IN_SERVICE: ['CLOSED'],
  CLOSED: [],
  WITHDRAWN: [],
  TERMINATED: [],
};

/** Whether a project may come from one stage to the other. Staying is no move. */
export const mayBecome = (from: Stage, to: Stage): boolean =>
  ONWARD[from].includes(to) ||
  (to === 'WITHDRAWN' && BEFORE_APPROVAL.includes(from)) ||
  (to === 'TERMINATED' && from !== 'UNOPENED' && !ENDED.includes(from));

type Followers<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

/** Article 35: an order, or one item of it. */
export const ORDER_FOLLOWERS: Followers<Rectification['status']> = {
  ISSUED: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['VERIFIED', 'NOT_COMPLIANT', 'WITHDRAWN'],
  NOT_COMPLIANT: ['ISSUED', 'SUBMITTED', 'WITHDRAWN'],
  VERIFIED: [],
  WITHDRAWN: [],
};
/** Article 28, last paragraph. */
export const EXTENSION_FOLLOWERS: Followers<Extension['status']> = {
  REQUESTED: ['GRANTED', 'REFUSED', 'RETURNED', 'WITHDRAWN'],
  RETURNED: ['REQUESTED', 'WITHDRAWN', 'GRANTED', 'REFUSED'],
  GRANTED: ['REVOKED'],
  REFUSED: [],
  WITHDRAWN: [],
  REVOKED: [],
};
/** Article 26, para 2. */
export const CHANGE_FOLLOWERS: Followers<Change['status']> = {
  REQUESTED: ['APPROVED', 'REFUSED', 'RETURNED', 'WITHDRAWN'],
  RETURNED: ['REQUESTED', 'WITHDRAWN', 'REFUSED'],
  APPROVED: [],
  REFUSED: [],
  WITHDRAWN: [],
};
