// What articles 24, 35 and 38 allow, once it is decided.
import { citedDocuments } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import type { Bookkeeping } from '../act.ts';
import type { ProjectFacts, Sanction } from '../facts.ts';

interface Decided {
  /** The line that it answers. */
  of?: number;
  reason: string;
  documents: string[];
}

/** The measures on a project and this one, from the day of its entry unless it names another. */
export const sanctioned = (
  { sanctions }: ProjectFacts,
  measure: Pick<Sanction, 'kind' | 'ground'> & Partial<Pick<Sanction, 'from'>>,
  { of: answers, reason, documents }: Decided,
  entry: Bookkeeping,
): Sanction[] => [
  ...sanctions,
  {
    from: entry.receivedOn,
    ...measure,
    answers,
    reason,
    documents: citedDocuments(entry.references, documents),
    ...entryOf(entry),
  },
];
