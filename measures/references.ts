// What an act leans on beside the dossier itself: read by the API when it is brought, frozen into the order.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Bureau, DocumentKind, PartyId } from './vocabulary.ts';

/** A document as cited by an act: metadata, no bytes. */
export interface CitedDocument {
  id: string;
  kind: DocumentKind;
  name: string;
  sha256: string;
  reference: string;
}

/** What stood in the administrative rows when an act was brought: read by the API, frozen into the order. */
export interface References {
  documents: CitedDocument[];
  standing: Standing;
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
  blocks: {
    flag: 'newBuildBlocked' | 'newBuildNotSupported' | 'omFundingBlocked';
    article: number;
    reason: string;
    version: number;
  }[];
  frameworkPlan?: {
    id: string;
    version: number;
    status: 'DRAFT' | 'SUBMITTED' | 'ENDORSED' | 'RETURNED';
    endorsedOn?: CalendarDate;
    participants: PartyId[];
  };
  sharingException?: { id: string; version: number; firstReviewedOn?: CalendarDate; approvedOn?: CalendarDate };
}

export const NO_REFERENCES: References = { documents: [], standing: { blocks: [] } };
