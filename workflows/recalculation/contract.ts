// What others know of a recalculation: every open dossier is asked, a bounded number a second, to compute its dates anew
// because an edition of the calendar or of our practice was published.
import type { DossierId } from '../../measures/dossier.ts';
import type { EditionNames } from '../../measures/editions.ts';
import { MAILBOX_QUEUE } from '../mailbox/contract.ts';

export const RECALCULATION = 'recalculation';
/** With the mailboxes: rare, and ordinary activities only. */
export const RECALCULATION_QUEUE = MAILBOX_QUEUE;
export const RECALCULATION_PROGRESS_QUERY = 'currentProgress';

/** One for each pair of editions, so that however many see them published, one does the work. */
export const recalculationIdOf = ({ calendar, practice }: EditionNames): string =>
  `recalculation:${calendar}/${practice}`;

export interface RecalculationProgress {
  /** Times it goes through all dossiers; each round looks at those still behind. */
  round: number;
  /** Asked in this round. */
  asked: number;
  /** Of these, workflows that were not there and were started from their ledger first. */
  started: number;
  /** Workflow ids that could not be asked, the first few; the nightly reconciliation says why. */
  unreachable: string[];
  /** Still behind when this was noted; null before the first batch. */
  behind: number | null;
}

export interface RecalculationInput {
  /** Those that dossiers are brought to. */
  editions: EditionNames;
  /** Where an earlier run of it stopped. */
  after?: DossierId;
  progress?: RecalculationProgress;
}

export interface RecalculationBatch {
  editions: EditionNames;
  after?: DossierId;
}

export interface RecalculatedBatch {
  asked: number;
  started: number;
  unreachable: string[];
  /** The last dossier of the batch; absent at the end. */
  next?: DossierId;
  /** How many are still behind, those included that were only just asked. */
  behind: number;
  /** Other editions are in force by now, and have a recalculation of their own. */
  superseded: boolean;
}

export interface RecalculationActivities {
  recalculateDossiers(batch: RecalculationBatch): Promise<RecalculatedBatch>;
}
