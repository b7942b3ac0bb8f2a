// The shape of a duty 义务: who owes what to whom by when. Instances are unfolded from facts; dates are computed by
// `settle` with the calendar.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DueRule, Explanation } from './calendar/period.ts';
import type { ProjectFacts } from './project/facts.ts';
import type { Basis, Bureau, Capacity, PartyId } from './vocabulary.ts';

export const DUTY_NAMES = [
  'ACCEPTANCE_APPLICATION',
  'ACCEPTANCE_ORGANISATION',
  'ACCEPTANCE_RESULT_FILING',
  'YEAR_END_REPORT',
  'SELF_EVALUATION',
  'RECTIFICATION',
  'SERIOUS_PROBLEM_REPORT',
  'ACCEPTANCE_REAPPLICATION',
  'CORRECTION',
  'EXTENSION_DECISION',
  'RECTIFICATION_VERIFICATION',
] as const;
export type DutyName = (typeof DUTY_NAMES)[number];

/** Names one duty instance inside a project, e.g. `YEAR_END_REPORT:2025`. */
export interface DutyRef {
  duty: DutyName;
  key: string;
}

/** One instance of a duty as it follows from the facts; no date is computed here. */
export interface DutyInstance {
  key: string;
  anchor: { event: string; on: CalendarDate };
  due: DueRule;
  /** Start of the window or season, computed from the anchor and never rolled. */
  opens?: DueRule;
  /** A further date guards need, e.g. the latest date an extension may run to. */
  limit?: DueRule;
  owedBy?: Capacity;
  owedTo: readonly Capacity[];
  /** Where this instance rests on another article than its duty. */
  article?: number;
  /** Where another act meets it at this point. */
  metBy?: string;
  /** Another duty whose pending outcome holds overdue steps back; the hold lapses when that duty's own date passes. */
  heldBy?: DutyRef & { because: string; since: CalendarDate; onlyIfInTime: boolean };
  dischargedOn?: CalendarDate;
  /**
   * The discharge counts from `dischargedOn` only if these other duties were met in time; else from the day the last
   * late one was met (case 35).
   */
  provided?: readonly DutyRef[];
  /** Why nothing is owed any more although nothing was done. */
  cancelled?: string;
  /**
   * True when a person moved the date (an extension, a new order): the ladder starts again without a catch-up, the
   * decision itself tells.
   */
  movedByDecision?: boolean;
  /** A submission waits for the other side: no draft of a sanction may be enclosed. */
  awaitsOtherSide?: boolean;
  /** Sentence added to the reminders of this instance. */
  note?: string;
  /** Ladder variant, e.g. orders under article 35 alone propose sanctions. */
  ladder?: string;
}

export interface Duty {
  name: DutyName;
  title: string;
  article: number | null;
  basis: Basis;
  owedBy: Capacity;
  /** How it is met, in Chinese: what to submit. */
  toDo: string;
  /** Act that meets it. */
  metBy: string;
  /** Key of `QUOTATIONS`; absent where the Measures are silent. */
  quotation?: string;
  /** `asOf` bounds the unfolding of recurring duties to this year and the next. */
  instances(facts: ProjectFacts, asOf: CalendarDate): readonly DutyInstance[];
  /** What follows if it is not met, in Chinese; people decide. */
  lest: { article: number | null; says: string; decidedBy: readonly Bureau[] };
}

/** Declares a duty. */
export const duty = (definition: Duty): Duty => definition;

/** What is kept of one duty instance; the row of table `duty`. Dates in Beijing time. */
export interface DutyRecord {
  duty: DutyName;
  key: string;
  article: number | null;
  basis: Basis;
  owedBy: PartyId;
  owedTo: PartyId[];
  opensOn?: CalendarDate;
  nominalOn: CalendarDate;
  effectiveOn: CalendarDate;
  targetOn?: CalendarDate;
  legalLimitOn?: CalendarDate;
  limitOn?: CalendarDate;
  explanation: Explanation;
  opening?: Explanation;
  dueVersion: number;
  /** Earlier due dates of this instance, oldest first, with the day they were replaced. */
  history: { dueVersion: number; effectiveOn: CalendarDate; replacedOn: CalendarDate; because: string }[];
  /** Kept for good once a due date passed unmet, also after a later extension. */
  overdueSince?: CalendarDate;
  heldBy?: { duty: DutyName; key: string; because: string; until: CalendarDate };
  /** Last day of a hold that lapsed undecided. */
  holdLapsedOn?: CalendarDate;
  dischargedOn?: CalendarDate;
  provided?: readonly DutyRef[];
  metBy?: string;
  cancelled?: string;
  note?: string;
  awaitsOtherSide?: boolean;
  ladder?: string;
  /** Instant from which the present ladder runs (epoch ms). */
  armedAt: number;
  /** True when the ladder was started again by a decision that told the date itself. */
  armedByDecision?: boolean;
  /** Steps taken or merged into another one, for the present due version: step id -> planned day. */
  said: Record<string, CalendarDate>;
}

/** The slim part of a duty that guards and the sheet read inside the workflow. */
export type DutyFigures = Pick<
  DutyRecord,
  | 'duty'
  | 'key'
  | 'owedBy'
  | 'owedTo'
  | 'opensOn'
  | 'nominalOn'
  | 'effectiveOn'
  | 'targetOn'
  | 'legalLimitOn'
  | 'limitOn'
  | 'heldBy'
  | 'dischargedOn'
  | 'cancelled'
  | 'overdueSince'
> & { nextReminderOn?: CalendarDate } & Partial<Pick<DutyRecord, 'article'>>;

export const refOf = ({ duty: name, key }: DutyRef): string => `${name}:${key}`;
export const isOpen = (duty: { dischargedOn?: CalendarDate; cancelled?: string }): boolean =>
  duty.dischargedOn === undefined && duty.cancelled === undefined;
/** Open, and its window or season (if any) has begun. */
export const isDueNow = (
  duty: Pick<DutyRecord, 'opensOn' | 'dischargedOn' | 'cancelled'>,
  today: CalendarDate,
): boolean => isOpen(duty) && (duty.opensOn === undefined || duty.opensOn <= today);
/** Last day on which meeting it is in time: for the year-end report the legal limit, not its target. */
export const lastDayOf = (duty: Pick<DutyRecord, 'effectiveOn' | 'legalLimitOn'>): CalendarDate =>
  duty.legalLimitOn ?? duty.effectiveOn;
export const isOverdue = (
  duty: Pick<DutyRecord, 'effectiveOn' | 'legalLimitOn' | 'dischargedOn' | 'cancelled'>,
  today: CalendarDate,
): boolean => isOpen(duty) && today > lastDayOf(duty);
