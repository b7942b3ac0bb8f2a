// Who decides on what lies under review, by the stage at which it lies there; and so who may give it back.
import type { Bureau, Stage } from '../../vocabulary.ts';

const REVIEWERS = {
  DECLARED: 'big-data',
  OOP_REQUESTED: 'finance',
  OOP_FUNDING_CONFIRMED: 'big-data',
  COMBINED_REVIEW: 'development-reform',
  FEASIBILITY_REVIEW: 'development-reform',
  DESIGN_REVIEW: 'development-reform',
  PLAN_DECLARED: 'development-reform',
  ACCEPTANCE_IN_PROGRESS: 'big-data',
} as const satisfies Partial<Record<Stage, Bureau>>;

export const UNDER_REVIEW = Object.keys(REVIEWERS) as readonly Stage[];
export type Reviewer = (typeof REVIEWERS)[keyof typeof REVIEWERS];
export const ALL_REVIEWERS: readonly Reviewer[] = [...new Set(Object.values(REVIEWERS))];

/** At a stage of no review, of development-reform, which decides on most. */
export const reviewerAt = (stage: Stage): Reviewer =>
  stage in REVIEWERS ? REVIEWERS[stage as keyof typeof REVIEWERS] : 'development-reform';
