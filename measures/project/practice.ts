// OUR PRACTICE for projects: ladders, escalation, day counts, caps. Nothing here is law; every number has its reason
// beside it. What stands here is the first edition: administrators publish the next ones.
import type { Bookkeeping } from '../act.ts';
import type { Addressee, KindPractice, Practice, Step } from '../practice.ts';
import type { RectificationGround } from '../vocabulary.ts';
import type { DutyName } from './duty.ts';

const OWNER: readonly Addressee[] = ['owner/handler'];
/** From the day after. */
const OWNER_AND_HEAD: readonly Addressee[] = [...OWNER, 'owner/head'];
/** From the fifteenth day on. */
const OWNER_AND_LEADER: readonly Addressee[] = [...OWNER_AND_HEAD, 'owner/leader'];
const HEAD_WITH_OWED: readonly Addressee[] = [...OWNER_AND_HEAD, 'owedTo/handler'];
const WITH_OWED: readonly Addressee[] = [...OWNER_AND_LEADER, 'owedTo/handler'];
/** A date of the law reaches the department as it reaches the unit: the handler from the day after, the leader later. */
const FROM_1: readonly Addressee[] = [...OWNER_AND_HEAD, 'department/handler'];
const FROM_15: readonly Addressee[] = [...OWNER_AND_LEADER, 'department/handler', 'department/leader'];
const THE_THREE: readonly Addressee[] = ['development-reform/handler', 'finance/handler', 'big-data/handler'];

/** What was handed in waits for somebody else: a word a month that it does, once the date is past. */
const AWAITING: Step = { id: 'awaiting', from: 'awaited', days: 0, nature: 'awaiting', to: OWNER, monthly: true };

/** What an authority owes is its own affair: its handler, its head from the day after, its leader from the fifteenth. */
const OF_AN_AUTHORITY: readonly Step[] = [
  { id: 'ahead-3', from: 'due', days: -3, nature: 'ahead', to: OWNER },
  { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_HEAD },
  { id: 'overdue-15', from: 'due', days: 15, nature: 'overdue', to: OWNER_AND_LEADER },
  { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_LEADER, monthly: true },
];

/** Nothing counts from an event that is not on record. */
const UNTIL_ON_RECORD: readonly Step[] = [
  { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
  { id: 'overdue-monthly', from: 'limit', days: 0, nature: 'overdue', to: OWNER_AND_LEADER, monthly: true },
];

/**
 * A date of the law that passed: upward, at +30 a draft order for the bureau that may give one, then once a month. `told`
 * are the authorities that hear of it from the first day on.
 */
const lateByLaw = (from: 'due' | 'limit', told: readonly Addressee[], drafts: Addressee): readonly Step[] => [
  { id: 'overdue-1', from, days: 1, nature: 'overdue', to: [...FROM_1, ...told] },
  { id: 'overdue-15', from, days: 15, nature: 'overdue', to: [...FROM_15, ...told] },
  { id: 'overdue-30', from, days: 30, nature: 'overdue', to: [...FROM_15, ...THE_THREE] },
  { id: 'draft-order', from, days: 30, nature: 'overdue', to: [drafts], says: 'draftRectificationOrder' },
  { id: 'overdue-monthly', from, days: 30, nature: 'overdue', to: [...FROM_15, ...THE_THREE], monthly: true },
];

/**
 * Acceptance (article 28). Half a year is long: three marks ahead, the day itself, then upward. The draft order goes to
 * the bureau that receives applications.
 */
const ACCEPTANCE: readonly Step[] = [
  { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
  // Two months are about what audit, MLPS test and cryptography assessment take: the last moment to commission them.
  { id: 'ahead-60', from: 'due', days: -60, nature: 'ahead', to: OWNER },
  // From here on the reminder also points to the extension request.
  { id: 'ahead-30', from: 'due', days: -30, nature: 'ahead', to: OWNER },
  { id: 'ahead-7', from: 'due', days: -7, nature: 'ahead', to: OWNER },
  { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
  ...lateByLaw('due', ['big-data/handler'], 'big-data/handler'),
  AWAITING,
];

const LADDERS: Record<DutyName, readonly Step[]> = {
  ACCEPTANCE_APPLICATION: ACCEPTANCE,
  ACCEPTANCE_ORGANISATION: ACCEPTANCE,
  ACCEPTANCE_RESULT_FILING: [
    { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
    { id: 'ahead-5', from: 'due', days: -5, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: HEAD_WITH_OWED },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: WITH_OWED, monthly: true },
  ],
  YEAR_END_REPORT: [
    { id: 'opened', from: 'opens', days: 0, nature: 'opened', to: OWNER },
    { id: 'ahead-15', from: 'target', days: -15, nature: 'ahead', to: OWNER },
    { id: 'ahead-7', from: 'target', days: -7, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'target', days: 0, nature: 'dueToday', to: OWNER },
    ...lateByLaw('limit', THE_THREE, 'development-reform/handler'),
  ],
  SELF_EVALUATION: [
    { id: 'opened', from: 'opens', days: 0, nature: 'opened', to: OWNER },
    // The window is a year wide: one mark in its middle, then two near its end.
    { id: 'ahead-180', from: 'due', days: -180, nature: 'ahead', to: OWNER },
    { id: 'ahead-60', from: 'due', days: -60, nature: 'ahead', to: OWNER },
    { id: 'ahead-14', from: 'due', days: -14, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    ...lateByLaw('due', THE_THREE, 'development-reform/handler'),
  ],
  RECTIFICATION: [
    // An order is no step of lateness: whoever answers for the unit hears of it at once.
    { id: 'served', from: 'recorded', days: 0, nature: 'served', to: [...OWNER, 'owner/leader'] },
    { id: 'halfway', from: 'halfway', days: 0, nature: 'ahead', to: OWNER },
    { id: 'ahead-3', from: 'due', days: -3, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    // DRC and FIN hold the measures of article 35, whoever issued the order (case 76).
    {
      id: 'overdue-1',
      from: 'due',
      days: 1,
      nature: 'overdue',
      to: [...HEAD_WITH_OWED, 'development-reform/handler', 'finance/handler'],
    },
    { id: 'overdue-7', from: 'due', days: 7, nature: 'overdue', to: HEAD_WITH_OWED },
    {
      id: 'overdue-monthly',
      from: 'due',
      days: 1,
      nature: 'overdue',
      to: [...WITH_OWED, 'development-reform/handler', 'finance/handler'],
      monthly: true,
    },
    AWAITING,
  ],
  SERIOUS_PROBLEM_REPORT: [
    // For a delay the clock notices; an incident that somebody reports is met by the report itself.
    { id: 'opened', from: 'opens', days: 0, nature: 'opened', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: HEAD_WITH_OWED },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: WITH_OWED, monthly: true },
  ],
  ACCEPTANCE_REAPPLICATION: [
    { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
    { id: 'ahead-15', from: 'due', days: -15, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: [...OWNER_AND_HEAD, 'big-data/handler'] },
    {
      id: 'overdue-monthly',
      from: 'due',
      days: 1,
      nature: 'overdue',
      to: [...OWNER_AND_LEADER, 'big-data/handler'],
      monthly: true,
    },
  ],
  // The returning side is kept informed when the date passes.
  CORRECTION: [
    { id: 'ahead-3', from: 'due', days: -3, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: HEAD_WITH_OWED },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: WITH_OWED, monthly: true },
    AWAITING,
  ],
  // Cases 26 and 85: a word on the day, and one a month until the event is on record.
  COMPLETION_CONFIRMATION: UNTIL_ON_RECORD,
  OPERATION_CONFIRMATION: UNTIL_ON_RECORD,
  ARCHIVES: [
    { id: 'ahead-30', from: 'due', days: -30, nature: 'ahead', to: OWNER },
    { id: 'ahead-7', from: 'due', days: -7, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_HEAD },
  ],
  // A month before the day is when the third party can still be hurried.
  POST_EVALUATION_REPORT: [
    { id: 'ahead-30', from: 'due', days: -30, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_HEAD },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_LEADER, monthly: true },
  ],
  LISTING_DECISION: OF_AN_AUTHORITY,
  APPROVAL_DECISION: OF_AN_AUTHORITY,
  CORRECTION_REVIEW: OF_AN_AUTHORITY,
  EXTENSION_DECISION: OF_AN_AUTHORITY,
  RECTIFICATION_VERIFICATION: OF_AN_AUTHORITY,
  CONCLUSION_DATE_CONFIRMATION: OF_AN_AUTHORITY,
  SUSPENSION_REVIEW: OF_AN_AUTHORITY,
  // The day is the supervisor's own; nobody else is drawn in.
  INFORMATION_ANSWER: [
    { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
    { id: 'ahead-3', from: 'due', days: -3, nature: 'ahead', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: HEAD_WITH_OWED },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: WITH_OWED, monthly: true },
  ],
  EARLIER_APPROVAL_CONFIRMATION: OF_AN_AUTHORITY,
  // The three hear of the adjustment by the filing; that it is late they hear from the day after.
  ADJUSTMENT_FILING: [
    { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
    { id: 'due', from: 'due', days: 0, nature: 'dueToday', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: HEAD_WITH_OWED },
    { id: 'overdue-monthly', from: 'due', days: 1, nature: 'overdue', to: WITH_OWED, monthly: true },
  ],
  // A suggestion is made once, and once more when its time is over.
  FINAL_REPORT: [
    { id: 'started', from: 'recorded', days: 0, nature: 'started', to: OWNER },
    { id: 'ahead-7', from: 'due', days: -7, nature: 'ahead', to: OWNER },
    { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: OWNER_AND_HEAD },
  ],
};

/**
 * What orders of one ground say besides. Under article 35 alone they lead to a draft sanction proposal (reading, O-6);
 * under the others the two that hold the measures of article 35 go on being reminded.
 */
const OTHER_GROUNDS: readonly Step[] = [
  {
    id: 'overdue-7-supervisors',
    from: 'due',
    days: 7,
    nature: 'overdue',
    to: ['development-reform/handler', 'finance/handler'],
  },
];
const BY_GROUND: Record<`RECTIFICATION:${RectificationGround}`, readonly Step[]> = {
  'RECTIFICATION:ART35': [
    {
      id: 'draft-sanction',
      from: 'due',
      days: 7,
      nature: 'overdue',
      to: ['development-reform/handler', 'finance/handler'],
      says: 'draftSanctionProposal',
    },
    // The other limb of the article: 整改后仍不符合要求.
    {
      id: 'draft-sanction-found',
      from: 'found',
      days: 0,
      nature: 'overdue',
      to: ['development-reform/handler', 'finance/handler'],
      says: 'draftSanctionProposal',
    },
  ],
  'RECTIFICATION:ART24': OTHER_GROUNDS,
  'RECTIFICATION:ART37': OTHER_GROUNDS,
};

/** Our day counts and caps, where the Measures give none. */
const FIGURES = {
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
  /** O-17: half a year for a commissioned post-evaluation. */
  postEvaluationMonths: 6,
  /** O-19: 0 means that no time is set. */
  listingDecisionWorkingDays: 0,
  approvalDecisionWorkingDays: 0,
  /** A decision is recorded within about a month of its document; what is older draws a word. */
  instrumentAgeDays: 30,
  /** O-7: 「同时」. A week to write to three. */
  adjustmentFilingWorkingDays: 5,
  /** Article 26: 15% of all adjustments together since line items were approved (1), or of each by itself (0) (case 62). */
  adjustmentsAddUp: 1,
  /** C1: a continuation that was approved before is listed first (1), or need not be (0). */
  continuationNeedsListing: 0,
  /** C1: time for development-reform to look at the earlier reply. */
  earlierApprovalWorkingDays: 10,
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
] as const satisfies readonly (keyof ProjectFigures)[];
type GuardFigure = (typeof GUARD_FIGURES)[number];

/**
 * A figure as it held on the day of an act, for the facts: what came in time by it stays in time whatever a later edition
 * says. Absent where the act brought none; then the practice in force counts.
 */
export const figureKept = <Name extends GuardFigure>(
  { references }: Bookkeeping,
  name: Name,
): ProjectFigures[Name] | undefined => references.figures?.[name] as ProjectFigures[Name] | undefined;

export const PROJECT_PRACTICE: KindPractice = {
  ladders: { ...LADDERS, ...BY_GROUND },
  figures: FIGURES,
  guardFigures: GUARD_FIGURES,
};

/** The figures of projects in the practice in force. */
export const figuresIn = ({ figures }: Pick<Practice, 'figures'>): ProjectFigures => figures as ProjectFigures;
