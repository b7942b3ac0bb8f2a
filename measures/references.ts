// What an act leans on beside the dossier itself: read by the API when it is brought, frozen into the order.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { OnPaper } from './on-paper.ts';
import type { Figures } from './practice.ts';
import type { BroughtBefore } from './undo.ts';
import type { Block } from './unit/facts.ts';
import type { Bureau, DocumentKind, PartyId } from './vocabulary.ts';

/** A document in the facts: its name and hash stand in the ledger and in its row. */
export interface Cited {
  id: string;
  kind: DocumentKind;
}

/** A document as an act cites it: the ledger seals what was handed in by its hash. */
export interface CitedDocument extends Cited {
  sha256: string;
}

/** What an act is judged by beside the dossier. */
export interface References {
  documents: Cited[];
  standing: Standing;
  /**
   * Figures of the practice in force: for an act that opens a dossier, as nothing was recorded before it, and for one that
   * keeps some in the facts.
   */
  figures?: Figures;
  /** Of what an authority recorded for whoever wrote it. */
  onPaper?: OnPaper;
  /** What stood before the act that this one takes back, read from the ledger. */
  before?: BroughtBefore;
  /** Whom news of that act had reached all the same when this one was recorded. */
  heardOf?: PartyId[];
}

/** What stood in the administrative rows when an act was brought: read by the API, frozen into the order. */
export interface BroughtReferences extends References {
  documents: CitedDocument[];
}

/**
 * Standing of the unit and of the plans a project leans on (articles 6, 13, 31-33), each with the version of the row it
 * was read from.
 */
export interface Standing {
  departmentPlan?: {
    department: PartyId;
    version: number;
    fromYear: number;
    toYear: number;
    collectiveDecision: boolean;
    filedWith: Bureau[];
    contains: boolean;
  };
  /** In force against the unit; each with the version of its dossier. */
  blocks: (Pick<Block, 'flag' | 'article' | 'reason'> & { version: number })[];
  frameworkPlan?: {
    id: string;
    version: number;
    status: 'DRAFT' | 'SUBMITTED' | 'ENDORSED' | 'RETURNED';
    endorsedOn?: CalendarDate;
    participants: PartyId[];
  };
  sharingException?: { id: string; version: number; firstReviewedOn?: CalendarDate; approvedOn?: CalendarDate };
  /** As registered. */
  party?: { id: PartyId; name: string; department: PartyId | null; version: number };
}

export const NO_REFERENCES: References = { documents: [], standing: { blocks: [] } };

/** What the standing of a dossier is read from; what is absent is not asked for. */
export interface Leaning {
  /** Whose plan of article 6 it must stand in, by code or name. */
  departmentPlan?: { department: PartyId; code: string; name: string };
  /** Whose blocks of articles 31 to 33 bind it. */
  blocksOf?: PartyId;
  frameworkPlan?: string;
  sharingException?: string;
  /** A party as it is registered. */
  party?: PartyId;
}
