// What an order of rectification may be about: a duty that the unit owes by the Measures or by a decision, or what a line
// of the ledger holds.
import {
  acceptanceApplication,
  acceptanceOrganisation,
  acceptanceReapplication,
  acceptanceResultFiling,
} from './duties/acceptance.ts';
import { seriousProblemReport, yearEndReport } from './duties/construction.ts';
import { selfEvaluation } from './duties/evaluation.ts';
import type { OrderedAbout } from './facts.ts';

/** No order is about an order: that is ordered again. */
const ORDERABLE = {
  YEAR_END_REPORT: yearEndReport,
  SERIOUS_PROBLEM_REPORT: seriousProblemReport,
  ACCEPTANCE_APPLICATION: acceptanceApplication,
  ACCEPTANCE_ORGANISATION: acceptanceOrganisation,
  ACCEPTANCE_RESULT_FILING: acceptanceResultFiling,
  ACCEPTANCE_REAPPLICATION: acceptanceReapplication,
  SELF_EVALUATION: selfEvaluation,
} as const;
export type OrderableDuty = keyof typeof ORDERABLE;

export const ORDERABLE_DUTY_NAMES = Object.fromEntries(
  Object.entries(ORDERABLE).map(([name, { title }]) => [name, title]),
) as Record<OrderableDuty, string>;

/** 「提交年度绩效评价报告」（2025年度）, 台账第7号所载事项. */
export function aboutWorded(about: OrderedAbout): string {
  if ('line' in about) return `台账第${about.line}号所载事项`;
  const title = `「${ORDERABLE_DUTY_NAMES[about.duty]}」`;
  return about.duty === 'YEAR_END_REPORT' ? `${title}（${about.key}年度）` : title;
}
