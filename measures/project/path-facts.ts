// What the less usual paths of a project leave in its facts: out of plan, continuation, adjustment and change, O&M.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Entry, Whole } from '../dossier.ts';
import type { Fen } from '../money.ts';
import type { Cited } from '../references.ts';
import type { AdjustmentGround, Bureau, EntryPath, OutOfPlanGround } from '../vocabulary.ts';
import type { Exception } from './exceptions.ts';
import type { LineItem } from './money-facts.ts';
import type { Return } from './returns.ts';

/** Article 11: the last request; what became of one before it stands in the ledger. */
export interface OutOfPlan extends Entry {
  ground: OutOfPlanGround;
  year: string;
  amount: Fen;
  reason: string;
  documents: Cited[];
  refused?: Entry & { reason: string };
  withdrawn?: Entry & { reason: string };
}

/** 续建: a reply of before this dossier, as the unit recorded it, and whether development-reform found it right. */
export interface EarlierApproval extends Entry {
  replyNumber: string;
  approvedOn: CalendarDate;
  total: Fen;
  items?: LineItem[];
  /** What earlier years took of the total. */
  arrangedBefore?: Fen;
  documents: Cited[];
  confirmation?: Entry & { confirmed: boolean; reason?: string };
  /** Its confirmation was revoked, and it waits to be looked at anew. */
  reopened?: Entry;
}

/** A line item before and after; nothing of one that is new, or that falls away. */
export interface AdjustedItem {
  item: string;
  before: Fen;
  after: Fen;
}

/** Article 26, para 1: decided by the unit itself. */
export interface Adjustment extends Entry {
  ground: AdjustmentGround;
  reason: string;
  content?: string;
  items?: AdjustedItem[];
  plannedCompletion?: { from: CalendarDate; to: CalendarDate };
  documents: Cited[];
  /** 备案. */
  filed?: Entry & { recipients: Bureau[]; documents: Cited[] };
}

/** What is asked for in a change of what was approved (article 26, para 2), or approved of it. */
export interface Changed {
  total?: Fen;
  items?: LineItem[];
  content?: string;
  plannedCompletionOn?: CalendarDate;
}

export interface Change extends Entry, Changed {
  reason: string;
  fundingSource?: string;
  documents: Cited[];
  status: 'REQUESTED' | 'RETURNED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN';
  returns: Return[];
  decided?: Entry &
    Changed & { replyNumber?: string; reason?: string; documents?: Cited[]; plannedBefore?: CalendarDate };
  withdrawn?: Entry;
  /** Its approval was revoked, and it waits for a decision anew. */
  reopened?: Entry;
}

/** Of O&M, for one year. */
export interface Service extends Entry {
  startedOn: CalendarDate;
}

/** Of what was approved: that the unit would give it up, and the answer of development-reform. */
export interface TerminationRequest extends Entry {
  reason: string;
  documents: Cited[];
  status: 'REQUESTED' | 'CONSENTED' | 'REFUSED' | 'WITHDRAWN' | 'OVERTAKEN';
  decided?: Entry & { reason?: string; documents?: Cited[] };
  withdrawn?: Entry;
}

export interface PathFacts {
  /** Taken off the list once the department's plan held it no more: of the listing in this line. */
  removals: (Entry & { listing: number; reason: string })[];
  terminationRequests: TerminationRequest[];
  exceptions: Exception[];
  entry: EntryPath;
  outOfPlan?: OutOfPlan;
  earlierApproval?: EarlierApproval;
  adjustments: Adjustment[];
  changes: Change[];
  services: Record<string, Service>;
  serviceEnded?: Entry & { endedOn: CalendarDate };
}

export const USUAL_PATH: Whole<PathFacts> = {
  removals: [],
  terminationRequests: [],
  exceptions: [],
  entry: 'DEPARTMENT_PLAN',
  outOfPlan: undefined,
  earlierApproval: undefined,
  adjustments: [],
  changes: [],
  services: {},
  serviceEnded: undefined,
};
