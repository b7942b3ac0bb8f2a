// The shape of a duty 义务: who owes what to whom by when. Instances are unfolded from facts; dates are computed by
// `settle` with the calendar.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DueRule, Explanation } from './calendar/period.ts';
import type { DossierFacts } from './dossier.ts';
import type { Moment } from './moment.ts';
import { pick } from './pick.ts';
import type { Basis, Bureau, DueBasis, PartyId } from './vocabulary.ts';

/** Names one duty instance inside a dossier, e.g. `YEAR_END_REPORT:2025`. */
export interface DutyRef {
  duty: string;
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
  owedBy?: string;
  owedTo: readonly string[];
  /** Where this instance rests on another article than its duty. */
  article?: number;
  /** Where the date of this instance rests on something else than its duty's usually does. */
  dueBasis?: DueBasis;
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

export interface Duty<Facts extends DossierFacts = DossierFacts> {
  name: string;
  title: string;
  article: number | null;
  /** On what the duty itself rests. */
  basis: Basis;
  /** On what its date rests: the Measures, our practice, or an authority that set it. */
  dueBasis: DueBasis;
  owedBy: string;
  /** How it is met, in Chinese: what to submit. */
  toDo: string;
  /** Act that meets it. */
  metBy: string;
  /** Key of `QUOTATIONS`; absent where the Measures are silent. */
  quotation?: string;
  /** Guards ask for instances that are closed as well. */
  readWhenClosed?: true;
  /** Only a mishap would bring it about: nobody's next duty until it opens. */
  onlyOnceOpen?: true;
  /** A recurring one: how the instance of this key is told from the others, e.g. 2025年度. */
  keyWorded?: (key: string) => string;
  /** The moment bounds the unfolding of recurring duties to this year and the next, and holds our day counts. */
  instances(facts: Facts, moment: Moment): readonly DutyInstance[];
  /** Whether a reminder `daysLeft` before the last day also points to an extension. */
  mayBeExtended?(facts: Facts, daysLeft: number): boolean;
  lest: Lest;
  /** Of instances that rest on another article: what is quoted of it, and what follows by it. */
  onOtherArticles?: Readonly<Record<number, { quotation: string; lest: Lest }>>;
}

/** What follows if a duty is not met, in Chinese; people decide. */
export interface Lest {
  article: number | null;
  says: string;
  decidedBy: readonly Bureau[];
}

/** What is kept of one duty instance; the row of table `duty`. Dates in Beijing time. */
export interface DutyRecord {
  duty: string;
  key: string;
  article: number | null;
  basis: Basis;
  dueBasis: DueBasis;
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
  heldBy?: { duty: string; key: string; because: string; until: CalendarDate };
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

const FIGURES = [
  'duty',
  'key',
  'article',
  'dueBasis',
  'owedBy',
  'owedTo',
  'opensOn',
  'nominalOn',
  'effectiveOn',
  'targetOn',
  'legalLimitOn',
  'limitOn',
  'heldBy',
  'dischargedOn',
  'cancelled',
  'overdueSince',
] as const satisfies readonly (keyof DutyRecord)[];
type Slim = Pick<DutyRecord, (typeof FIGURES)[number]>;

/** The slim part of a duty that guards and the sheet read: it enters the workflow's history with every line. */
export type DutyFigures = Omit<Slim, 'article' | 'dueBasis'> & Partial<Pick<Slim, 'article' | 'dueBasis'>>;
export const figuresOf = (record: DutyRecord): DutyFigures => pick(record, FIGURES);

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
