// A submission lies before somebody: who decides on it and may give it back, and who records what of it meanwhile.
import type { Bookkeeping } from '../act.ts';
import type { ProjectFacts, Review } from '../facts.ts';
import { OPINIONS, type Bureau, type Capacity, type Stage } from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';
import { reviewerAt } from './reviewers.ts';

type Submitted = Pick<Review, 'stage' | 'documents'> & Partial<Pick<Review, 'chapters' | 'records'>>;

/** The review that a submission opens. Whoever decides may give it back (R1). */
export const openedReview = (
  { stage, documents, chapters = [], records = [] }: Submitted,
  { seq, receivedOn }: Bookkeeping,
): Review => ({
  seq,
  on: receivedOn,
  stage,
  version: 1,
  status: 'PENDING',
  reviewer: reviewerAt(stage),
  mayReturn: [reviewerAt(stage)],
  records,
  documents,
  chapters,
  opinions: {},
  returns: [],
});

/** Whoever decides, and whoever records something of it. */
export const reviewersOf = ({ review }: ProjectFacts): Capacity[] =>
  review ? [...new Set<Bureau>([review.reviewer, ...review.records.map((subject) => OPINIONS[subject].by)])] : [];

/** The review of the present submission, closed by a decision; what is over already stays as it ended. */
export const decidedReview = ({ review }: ProjectFacts, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  review && isUnderWay(review) ? { ...review, status: 'DECIDED', decidedOn: receivedOn } : review;

const isUnderWay = ({ status }: Review): boolean => status === 'PENDING' || status === 'RETURNED';

/** The review of the present submission, ended by whoever handed it in. */
export const withdrawnReview = ({ review }: ProjectFacts, reason: string, by: Bookkeeping): ProjectFacts['review'] =>
  review && isUnderWay(review) ? { ...review, status: 'WITHDRAWN', withdrawn: { reason, ...entryOf(by) } } : review;

/** The same submission before whoever looks at it next; what was returned and came back is examined by that. */
export const handedOn = (facts: ProjectFacts, stage: Stage, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  facts.review && {
    ...facts.review,
    stage,
    reviewer: reviewerAt(stage),
    mayReturn: [reviewerAt(stage)],
    returns: facts.review.returns.map((back) => (back.examinedOn ? back : { ...back, examinedOn: receivedOn })),
  };
