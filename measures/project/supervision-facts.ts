// What supervision leaves in the dossier of a project: orders of rectification, and the measures that people decided on.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Entry } from '../dossier.ts';
import type { Cited } from '../references.ts';
import type { Bureau, RectificationGround, SanctionGround, SanctionKind } from '../vocabulary.ts';
import type { OrderableDuty } from './ordered-about.ts';

/** What an order is about: a duty that is owed, or what stands in a line of the ledger. */
export type OrderedAbout = { duty: OrderableDuty; key: string } | { line: number };

export interface Rectification extends Entry {
  ground: RectificationGround;
  issuers: Bureau[];
  violation: string;
  about?: OrderedAbout;
  /** Whether construction may be resumed before it is met; where nobody said, only the order that a suspension answers bars that. */
  blocksResumption?: boolean;
  documents: Cited[];
  servedOn: CalendarDate;
  dueOn: CalendarDate;
  /** Of an order with items what they come to. */
  status: 'ISSUED' | 'SUBMITTED' | 'VERIFIED' | 'NOT_COMPLIANT' | 'WITHDRAWN';
  /** 问题清单: each is dated, reported on and verified by itself; the order is met when all are. */
  items?: RectificationItem[];
  /** Every date that was ever set, with its act; the last one counts. Of an order with items each entry names its own. */
  dates: (Entry & { item?: number; dueOn: CalendarDate; servedOn: CalendarDate; reason?: string })[];
  /** `reopened`: what was found of it was revoked, and it waits to be examined anew. */
  submissions: (Entry & { item?: number; documents: Cited[]; statement: string; reopened?: Entry })[];
  findings: (Entry & { item?: number; compliant: boolean; reason?: string })[];
  withdrawn?: Entry & { reason: string };
}

export interface RectificationItem extends Pick<
  Rectification,
  'violation' | 'servedOn' | 'dueOn' | 'status' | 'withdrawn'
> {
  /** From 1. */
  number: number;
}

/** Article 34: what a supervisor asked for, by the day that it set. */
export interface InformationRequest extends Entry {
  asks: string;
  dueOn: CalendarDate;
  answered?: Entry & { statement: string; documents: Cited[] };
}

/** Article 38: that a decision on liability was taken; whom it concerns stands in no dossier. */
export interface Liability extends Entry {
  /** 文号 */
  number: string;
  decidedOn: CalendarDate;
}

/** 通报批评、暂缓安排投资计划、暂停项目建设、终止项目实施, as people decided them. */
export interface Sanction extends Entry {
  kind: SanctionKind;
  ground: SanctionGround;
  /** The line that it answers: of an order, or of a report under article 24; of article 38 none. */
  answers?: number;
  /** First day on which it holds. */
  from: CalendarDate;
  reason: string;
  documents: Cited[];
  /** Of a suspension: when it was looked at and left in force. */
  reviews?: (Entry & { reason: string })[];
  /** Of a suspension or a deferral: its end. */
  lifted?: Entry & { reason: string };
}
