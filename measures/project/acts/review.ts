// What a decision does to the review it closes.
import type { ProjectFacts } from '../facts.ts';

/** The review of the present submission, closed by a decision. */
export const decidedReview = (facts: ProjectFacts): ProjectFacts['review'] =>
  facts.review && { ...facts.review, status: 'DECIDED' };
