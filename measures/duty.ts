// The shape of a duty 义务: who owes what to whom by when. Instances are unfolded from facts; dates are computed by
// `settle` with the calendar.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DueRule, Explanation } from './calendar/period.ts';
import type { DossierFacts } from './dossier.ts';
import type { Moment } from './moment.ts';
import { pick } from './pick.ts';
import type { Awaited, Basis, Bureau, DueBasis, PartyId } from './vocabulary.ts';

/** Names one duty instance inside a dossier, e.g. `YEAR_END_REPORT:2025`. */
export interface DutyRef {
  duty: string;
  key: string;
}

/** What was handed in or asked for, and waits: for the other side, or for what it gave back. */
export interface Awaits {
  what: Awaited;
  since: CalendarDate;
  /** Last day on which waiting counts; without one until it is answered. */
  until?: CalendarDate;
  /** The day it would count from, where that is another than the day on which it came in. */
  countsFrom?: CalendarDate;
}

/** What was handed in was found wanting: that counts from a day on, and not that the date passed. */
export interface Found {
  /** Day of the finding. */
  on: CalendarDate;
  /** The later of it and the day after the last day. */
  from: CalendarDate;
}

/** One instance of a duty as it follows from the facts; no date is computed here. */
export interface DutyInstance {
  key: string;
  anchor: { event: string; on: CalendarDate };
  /** The anchor follows from our practice alone: no correction moves it. */
  anchorIsOurs?: true;
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
  awaits?: Awaits;
  dischargedOn?: CalendarDate;
  found?: Found;
  /** First day of lateness under the present date, where it is not simply the day after it. */
  lateFrom?: CalendarDate;
  /** First day of a lateness under an earlier date of this instance; a later date does not take it away (case 38). */
  lateBefore?: CalendarDate;
  /** Why nothing is owed any more although nothing was done. */
  cancelled?: string;
  /**
   * True when a person moved the date (an extension, a new order): the ladder starts again without a catch-up, the
   * decision itself tells.
   */
  movedByDecision?: boolean | string;
  /** Why it counts from another day than before, in Chinese, where an act of the dossier moved that day lawfully. */
  countsAnewBecause?: string;
  /** An order about this very duty is open: no draft of another. */
  isOrdered?: true;
  /** People have decided on what it failed by: no proposal of measures any more. */
  isDecided?: true;
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
  /** Act that meets it, and others that meet it as well. */
  metBy: string;
  alsoMetBy?: readonly string[];
  /** Met on the day of what was done, and not on that of its entry. */
  countsByItsOwnDay?: true;
  /** Key of `QUOTATIONS`; absent where the Measures are silent. */
  quotation?: string;
  /** Guards ask for instances that are closed as well. */
  readWhenClosed?: true;
  /** Only a mishap would bring it about: nobody's next duty until it opens. */
  onlyOnceOpen?: true;
  /** Of which there may be several: how the instance of this key is told from the others, e.g. 2025年度. */
  keyWorded?: (key: string) => string;
  /** The moment bounds the unfolding of recurring duties to this year and the next, and holds our day counts. */
  instances(facts: Facts, moment: Moment): readonly DutyInstance[];
  /** Whether a reminder `daysLeft` before the last day also points to an extension. */
  mayBeExtended?(facts: Facts, daysLeft: number): boolean;
  lest: Lest;
  /** Where an authority asked for it: what its asking is called, in Chinese. */
  demand?: string;
  /** Of instances that rest on another article: how they are called, what is quoted of it, and what follows by it. */
  onOtherArticles?: Readonly<Record<number, { title: string; demand: string; quotation: string; lest: Lest }>>;
}

/** What follows if a duty is not met, in Chinese; people decide. */
export interface Lest {
  article: number | null;
  says: string;
  decidedBy: readonly Bureau[];
}

/** How a due date became another one. */
export interface DueMove {
  /** Of the date that was replaced. */
  dueVersion: number;
  effectiveOn: CalendarDate;
  replacedOn: CalendarDate;
  /** A person moved it, and told it by that decision. */
  byDecision?: true;
  /** In Chinese. */
  because: string;
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
  /** Earlier due dates of this instance, oldest first. */
  history: DueMove[];
  /** First day of lateness of whoever owes: of none that lies with the silence of the other side. */
  overdueSince?: CalendarDate;
  awaits?: Awaits;
  dischargedOn?: CalendarDate;
  found?: Found;
  isOrdered?: true;
  isDecided?: true;
  metBy?: string;
  cancelled?: string;
  note?: string;
  ladder?: string;
  /** Instant from which the present ladder runs (epoch ms). */
  armedAt: number;
  /** The version under which that ladder began: two lines of one instant tell their ladders apart by it. */
  armedVersion: number;
  /** True when the ladder was started again by a decision that told the date itself. */
  armedByDecision?: boolean;
  /** Steps taken or merged into another one, for the present due version: step id -> planned day. */
  said: Record<string, CalendarDate>;
  /** An act that was taken back had brought it about: should it come about again, nothing of it counts as said. */
  undone?: true;
  /** The highest version that was ever given, where a version was taken back: keys of messages are never used twice. */
  usedVersion?: number;
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
  'awaits',
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
/** Waiting counts on this day: overdue steps rest, and what waits is nobody's lateness. */
export const isAwaiting = ({ awaits }: Pick<DutyRecord, 'awaits'>, today: CalendarDate): boolean =>
  awaits !== undefined && (awaits.until === undefined || today <= awaits.until);

type Dated = Pick<DutyRecord, 'effectiveOn' | 'legalLimitOn' | 'awaits' | 'dischargedOn' | 'cancelled'> & {
  dueBasis?: DueBasis;
};
/** The day has passed and nothing waits. */
const isPast = (duty: Dated, today: CalendarDate): boolean =>
  isOpen(duty) && today > lastDayOf(duty) && !isAwaiting(duty, today);
/** A date of the law, or one that an authority set, has passed: 逾期. */
export const isOverdue = (duty: Dated, today: CalendarDate): boolean =>
  isPast(duty, today) && duty.dueBasis !== 'practice';
/** A date of our own has passed: 已过建议办结日期, and no violation. */
export const isPastTarget = (duty: Dated, today: CalendarDate): boolean =>
  isPast(duty, today) && duty.dueBasis === 'practice';
