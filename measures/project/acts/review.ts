// What an act does to the review of a submission: opens it, hands it on, or closes it by a decision.
import type { Cited } from '../../references.ts';
import type { Stage } from '../../vocabulary.ts';
import type { Bookkeeping } from '../act.ts';
import type { ProjectFacts, Review } from '../facts.ts';

/** A submission that awaits its decision; `chapters` of a design document. */
export const newReview = (
  stage: Stage,
  documents: Cited[],
  { seq, receivedOn }: Bookkeeping,
  chapters: Review['chapters'] = [],
): Review => ({
  seq,
  on: receivedOn,
  stage,
  version: 1,
  status: 'PENDING',
  documents,
  chapters,
  opinions: {},
  returns: [],
});

/** The review of the present submission, closed by a decision. */
export const decidedReview = (facts: ProjectFacts, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  facts.review && { ...facts.review, status: 'DECIDED', decidedOn: receivedOn };

/** The same submission before whoever looks at it next; what was returned and came back is examined by that. */
export const handedOn = (facts: ProjectFacts, stage: Stage, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  facts.review && {
    ...facts.review,
    stage,
    returns: facts.review.returns.map((back) => (back.examinedOn ? back : { ...back, examinedOn: receivedOn })),
  };
