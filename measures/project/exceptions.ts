// 破例: where a rule leaves room, or is ours, development-reform may let one project pass it, with its reasons and a paper. Which
// of them may be granted at all is a switch of the practice.
import { addMonths, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Entry } from '../dossier.ts';
import type { Figures } from '../practice.ts';
import type { Cited } from '../references.ts';
import type { ProjectFacts } from './facts.ts';
import type { GuardFigure } from './figures.ts';
import { approvedOn } from './questions.ts';

export const EXCEPTION_NAMES = {
  SINGLE_STAGE: '总投资3000万元（含）以上，一次审批',
  PLAN_BEFORE_APPROVAL: '批复以前纳入年度投资计划',
  NO_PRIOR_EVALUATION: '改扩建项目不提交前期项目第三方后评价报告',
  EARLY_YEAR_END_REPORT: '提前接收年度项目绩效评价报告',
  LAPSED_APPROVAL: '超过有效期限的批复继续有效',
} as const;
export type ExceptionOf = keyof typeof EXCEPTION_NAMES;

export interface Exception extends Entry {
  of: ExceptionOf;
  /** Of a report: its year. */
  year?: string;
  reason: string;
  documents: Cited[];
}

/** 0: none is granted. Of approvals: after how many years unused they lapse, 0 for never. */
export const SWITCH_OF = {
  SINGLE_STAGE: 'singleStageExceptions',
  PLAN_BEFORE_APPROVAL: 'unapprovedPlanExceptions',
  NO_PRIOR_EVALUATION: 'priorEvaluationExceptions',
  EARLY_YEAR_END_REPORT: 'earlyYearEndReportExceptions',
  LAPSED_APPROVAL: 'approvalValidYears',
} as const satisfies Record<ExceptionOf, GuardFigure>;

export const mayBeExcepted = (figures: Figures, of: ExceptionOf): boolean => Number(figures[SWITCH_OF[of]] ?? 0) > 0;

/** The exception that stands; one from the two stages falls with a later appraisal that sends the project on both. */
export function exceptionOf(facts: ProjectFacts, of: ExceptionOf, year?: string): Exception | undefined {
  const granted = facts.exceptions.findLast((one) => one.of === of && one.year === year);
  const isOver = of === 'SINGLE_STAGE' && granted && facts.appraisal && facts.appraisal.seq > granted.seq;
  return isOver ? undefined : granted;
}

/** Case 95: since when an approval that no plan used is in force no more; undefined while it is, or where none lapses. */
export function lapsedSince(facts: ProjectFacts, figures: Figures, today: CalendarDate): CalendarDate | undefined {
  const years = Number(figures.approvalValidYears ?? 0);
  const since = exceptionOf(facts, 'LAPSED_APPROVAL')?.on ?? approvedOn(facts);
  if (years === 0 || facts.stage !== 'APPROVED' || since === undefined) return undefined;
  const until = addMonths(since, 12 * years);
  return today > until ? until : undefined;
}
