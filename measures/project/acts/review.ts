// A submission lies before somebody: who decides on it and may give it back, and who records what of it meanwhile.
import type { Bookkeeping } from '../act.ts';
import type { ProjectFacts, Review } from '../facts.ts';
import { OPINIONS, type Bureau, type Capacity } from '../../vocabulary.ts';

type Submitted = Pick<Review, 'stage' | 'reviewer' | 'documents'> & Partial<Pick<Review, 'chapters' | 'records'>>;

/** The review that a submission opens. Whoever decides may give it back (R1). */
export const openedReview = (
  { stage, reviewer, documents, chapters = [], records = [] }: Submitted,
  { seq, receivedOn }: Bookkeeping,
): Review => ({
  seq,
  on: receivedOn,
  stage,
  version: 1,
  status: 'PENDING',
  reviewer,
  mayReturn: [reviewer],
  records,
  documents,
  chapters,
  opinions: {},
  returns: [],
});

/** Whoever decides, and whoever records something of it. */
export const reviewersOf = ({ review }: ProjectFacts): Capacity[] =>
  review ? [...new Set<Bureau>([review.reviewer, ...review.records.map((subject) => OPINIONS[subject].by)])] : [];

/** The review of the present submission, closed by a decision. */
export const decidedReview = (facts: ProjectFacts, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  facts.review && { ...facts.review, status: 'DECIDED', decidedOn: receivedOn };

/** The same submission before whoever looks at it next; what was returned and came back is examined by that. */
export const handedOn = (
  { review }: ProjectFacts,
  { stage, reviewer }: Pick<Review, 'stage' | 'reviewer'>,
  { receivedOn }: Bookkeeping,
): ProjectFacts['review'] =>
  review && {
    ...review,
    stage,
    reviewer,
    mayReturn: [reviewer],
    returns: review.returns.map((back) => (back.examinedOn ? back : { ...back, examinedOn: receivedOn })),
  };
