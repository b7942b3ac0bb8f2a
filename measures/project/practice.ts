// OUR PRACTICE for projects: ladders, escalation, day counts, caps. Nothing here is law; every number has its reason
// beside it. What stands here is the first edition: administrators publish the next ones.
import type { Addressee, KindPractice, Step } from '../practice.ts';
import type { RectificationGround } from '../vocabulary.ts';
import type { DutyName } from './duty.ts';
import { FIGURES, GUARD_FIGURES } from './figures.ts';

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
  SERVICE_RENEWAL: UNTIL_ON_RECORD,
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
  CHANGE_DECISION: OF_AN_AUTHORITY,
  TERMINATION_DECISION: OF_AN_AUTHORITY,
  BUDGET_REVISION: OF_AN_AUTHORITY,
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

export const PROJECT_PRACTICE: KindPractice = {
  ladders: { ...LADDERS, ...BY_GROUND },
  figures: FIGURES,
  guardFigures: GUARD_FIGURES,
};
