// Duties of projects: the general shape, narrowed to the capacities that a project knows.
import type * as general from '../duty.ts';
import type { Capacity } from '../vocabulary.ts';
import type { ProjectFacts } from './facts.ts';

export const DUTY_NAMES = [
  'COMPLETION_CONFIRMATION',
  'ACCEPTANCE_APPLICATION',
  'ACCEPTANCE_ORGANISATION',
  'CONCLUSION_DATE_CONFIRMATION',
  'ACCEPTANCE_RESULT_FILING',
  'YEAR_END_REPORT',
  'SELF_EVALUATION',
  'RECTIFICATION',
  'SERIOUS_PROBLEM_REPORT',
  'ACCEPTANCE_REAPPLICATION',
  'CORRECTION',
  'CORRECTION_REVIEW',
  'EXTENSION_DECISION',
  'RECTIFICATION_VERIFICATION',
  'SUSPENSION_REVIEW',
  'FINAL_REPORT',
  'INFORMATION_ANSWER',
  'ARCHIVES',
  'OPERATION_CONFIRMATION',
  'POST_EVALUATION_REPORT',
  'LISTING_DECISION',
  'APPROVAL_DECISION',
  'CHANGE_DECISION',
  'TERMINATION_DECISION',
  'ADJUSTMENT_FILING',
  'BUDGET_REVISION',
  'SERVICE_RENEWAL',
  'EARLIER_APPROVAL_CONFIRMATION',
] as const;
export type DutyName = (typeof DUTY_NAMES)[number];

export type DutyInstance = Omit<general.DutyInstance, 'owedBy' | 'owedTo'> & {
  owedBy?: Capacity;
  owedTo: readonly Capacity[];
};

type Narrowed = Omit<general.Duty<ProjectFacts>, 'name' | 'owedBy' | 'instances'> & {
  name: DutyName;
  owedBy: Capacity;
  instances(...asked: Parameters<general.Duty<ProjectFacts>['instances']>): readonly DutyInstance[];
};

/** Declares a duty. */
export const duty = (definition: Narrowed): general.Duty<ProjectFacts> => definition;
