// What an order of rectification may be about: a duty that the unit owes by the Measures or by a decision, or what a line
// of the ledger holds.
import { acceptanceApplication, acceptanceOrganisation } from './duties/acceptance.ts';
import { acceptanceReapplication, acceptanceResultFiling } from './duties/after-acceptance.ts';
import { adjustmentFiling } from './duties/adjustment.ts';
import { seriousProblemReport, yearEndReport } from './duties/construction.ts';
import { selfEvaluation } from './duties/evaluation.ts';
import { informationAnswer } from './duties/information.ts';
import type { Duty } from '../duty.ts';
import type { DutyName } from './duty.ts';
import type { OrderedAbout, ProjectFacts } from './facts.ts';

/** No order is about an order: that is ordered again; nor about what a bureau, or the way back to it, owes. */
type NotOrdered =
  | 'COMPLETION_CONFIRMATION'
  | 'RECTIFICATION'
  | 'RECTIFICATION_VERIFICATION'
  | 'CORRECTION'
  | 'CORRECTION_REVIEW'
  | 'EXTENSION_DECISION'
  | 'CONCLUSION_DATE_CONFIRMATION'
  | 'SUSPENSION_REVIEW'
  | 'FINAL_REPORT'
  | 'ARCHIVES'
  | 'OPERATION_CONFIRMATION'
  | 'POST_EVALUATION_REPORT'
  | 'LISTING_DECISION'
  | 'APPROVAL_DECISION'
  | 'CHANGE_DECISION'
  | 'TERMINATION_DECISION'
  | 'BUDGET_REVISION'
  | 'SERVICE_RENEWAL'
  | 'EARLIER_APPROVAL_CONFIRMATION';
export type OrderableDuty = Exclude<DutyName, NotOrdered>;
const ORDERABLE: Record<OrderableDuty, Duty<ProjectFacts>> = {
  YEAR_END_REPORT: yearEndReport,
  SERIOUS_PROBLEM_REPORT: seriousProblemReport,
  ACCEPTANCE_APPLICATION: acceptanceApplication,
  ACCEPTANCE_ORGANISATION: acceptanceOrganisation,
  ACCEPTANCE_RESULT_FILING: acceptanceResultFiling,
  ACCEPTANCE_REAPPLICATION: acceptanceReapplication,
  SELF_EVALUATION: selfEvaluation,
  INFORMATION_ANSWER: informationAnswer,
  ADJUSTMENT_FILING: adjustmentFiling,
};

export const ORDERABLE_DUTY_NAMES = Object.fromEntries(
  Object.entries(ORDERABLE).map(([name, { title }]) => [name, title]),
) as Record<OrderableDuty, string>;

/** 「提交年度绩效评价报告」（2025年度）, 台账第7号所载事项. */
export function aboutWorded(about: OrderedAbout): string {
  if ('line' in about) return `台账第${about.line}号所载事项`;
  const { title, keyWorded } = ORDERABLE[about.duty];
  return `「${title}」${keyWorded ? `（${keyWorded(about.key)}）` : ''}`;
}
