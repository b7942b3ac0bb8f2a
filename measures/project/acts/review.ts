// What a decision does to the review it closes.
import type { Bookkeeping } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';

/** The review of the present submission, closed by a decision. */
export const decidedReview = (facts: ProjectFacts, { receivedOn }: Bookkeeping): ProjectFacts['review'] =>
  facts.review && { ...facts.review, status: 'DECIDED', decidedOn: receivedOn };
