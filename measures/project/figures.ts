// The numbers of the practice of projects: what guards and due dates reckon with where the Measures leave it to us.
import type { Bookkeeping } from '../act.ts';
import type { Practice } from '../practice.ts';

/** Our day counts and caps, where the Measures give none. */
export const FIGURES = {
  /** O-3: a comparable filing elsewhere has 15 working days. */
  acceptanceResultFilingWorkingDays: 15,
  /** O-8: 「及时」. Three working days. */
  seriousProblemWorkingDays: 3,
  /** O-8: a delay counts as serious from two months past the planned completion. */
  delayThresholdDays: 60,
  /** R1: what a return suggests where the authority sets no date. */
  correctionWorkingDays: 10,
  /** Time for the authority to examine what came back. */
  correctionReviewWorkingDays: 10,
  /** E2: time for the bureau to decide an extension. */
  extensionDecisionWorkingDays: 10,
  /** V3: time for the issuer to verify. */
  verificationWorkingDays: 10,
  /** T18: an own conclusion recorded later than this is confirmed by big-data before its date counts. */
  conclusionRecordedWorkingDays: 15,
  /** Time for big-data to confirm it. */
  conclusionDateConfirmationWorkingDays: 10,
  /** E2: one extension of at most half a year, as long as the period itself; more needs an override. */
  extensionMaxMonths: 6,
  /** O-4: due if under construction on any day from here (cases 47-50). */
  yearEndFromMonthDay: '12-01',
  /** O-4: reports are taken from here on (case 54). */
  yearEndOpensMonthDay: '11-01',
  /** E2: how many extensions are granted without a reason of their own (case 40). */
  extensionsWithoutReason: 1,
  /** O-20: how long a suspension stays in force before it is looked at again. */
  suspensionReviewDays: 90,
  /** Time to account for what was given up. */
  finalReportDays: 30,
  /** O-16: a quarter to put the archives in order. */
  archivesMonths: 3,
  /** Case 85: a month after acceptance a system is usually in use. */
  operationPromptDays: 30,
  /** A month after its year a service is usually renewed or over. */
  servicePromptDays: 30,
  /** Article 10: two weeks to bring a budget in line with the plan. */
  budgetRevisionWorkingDays: 10,
  /** O-17: half a year for a commissioned post-evaluation. */
  postEvaluationMonths: 6,
  /** O-19: 0 means that no time is set. */
  listingDecisionWorkingDays: 0,
  approvalDecisionWorkingDays: 0,
  changeDecisionWorkingDays: 0,
  terminationDecisionWorkingDays: 0,
  /** A decision is recorded within about a month of its document; what is older draws a word. */
  instrumentAgeDays: 30,
  /** O-7: 「同时」. A week to write to three. */
  adjustmentFilingWorkingDays: 5,
  /** Article 26: 15% of all adjustments together since line items were approved (1), or of each by itself (0) (case 62). */
  adjustmentsAddUp: 1,
  /** Article 9: 「原则上」: whether the single stage may be granted from 3000万元 up (1), or not (0). */
  singleStageExceptions: 0,
  /** Article 27: 「原则上」: whether a project may be planned before it is approved (1), or not (0). */
  unapprovedPlanExceptions: 0,
  /** Case 88: whether an expansion may do without the post-evaluation of what it expands (1), or not (0). */
  priorEvaluationExceptions: 0,
  /** Case 54: whether a report may be taken before its season (1), or not (0): the season is ours. */
  earlyYearEndReportExceptions: 1,
  /** Case 95: after how many years an approval that no plan used lapses; 0: never. A district elsewhere has two. */
  approvalValidYears: 0,
  /** Case 51: the construction period ends at completion (0), or at passed acceptance (1). */
  constructionEndsAtAcceptance: 0,
  /** Case 18: from when on what units hand in counts from the next day; 24:00: only from midnight on. */
  submissionsCloseAt: '24:00',
  /** C1: a continuation that was approved before is listed first (1), or need not be (0). */
  continuationNeedsListing: 0,
  /** C1: time for development-reform to look at the earlier reply. */
  earlierApprovalWorkingDays: 10,
  /** Two weeks to do what a granted extension had put off, where that is revoked after the date before it. */
  revokedExtensionWorkingDays: 10,
  /** What was entered on a Friday is looked at again on the Monday, three days later. */
  undoDays: 3,
} as const;

export type ProjectFigures = {
  readonly [Name in keyof typeof FIGURES]: (typeof FIGURES)[Name] extends number ? number : string;
};

/** Figures that guards read, and that acts keep in the facts: the only ones that are answered into a workflow. */
export const GUARD_FIGURES = [
  'extensionsWithoutReason',
  'correctionWorkingDays',
  'conclusionRecordedWorkingDays',
  'yearEndFromMonthDay',
  'adjustmentsAddUp',
  'continuationNeedsListing',
  'singleStageExceptions',
  'unapprovedPlanExceptions',
  'priorEvaluationExceptions',
  'earlyYearEndReportExceptions',
  'approvalValidYears',
  'constructionEndsAtAcceptance',
  'undoDays',
  'submissionsCloseAt',
] as const satisfies readonly (keyof ProjectFigures)[];
export type GuardFigure = (typeof GUARD_FIGURES)[number];

/**
 * A figure as it held on the day of an act, for the facts: what came in time by it stays in time whatever a later edition
 * says. Absent where the act brought none; then the practice in force counts.
 */
export const figureKept = <Name extends GuardFigure>(
  { references }: Bookkeeping,
  name: Name,
): ProjectFigures[Name] | undefined => references.figures?.[name] as ProjectFigures[Name] | undefined;

/** The figures of projects in the practice in force. */
export const figuresIn = ({ figures }: Pick<Practice, 'figures'>): ProjectFigures => figures as ProjectFigures;
