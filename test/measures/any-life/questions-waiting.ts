// Test support: what waits for one answer: of two who give one at the same moment, the second is refused.
import { partsOf, keyOfPart } from '../../../measures/project/order-parts.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { unacknowledgedBy } from '../../../measures/project/acts/filings.ts';
import { planDeferralOf, suspensionOf } from '../../../measures/project/questions.ts';
import { BUREAUS } from '../../../measures/vocabulary.ts';

/** To give it back for correction decides nothing. */
const isUndecided = ({ status }: { status: string }): boolean => ['PENDING', 'REQUESTED', 'RETURNED'].includes(status);

/** Each under a name of its own. */
export function waitingIn(facts: ProjectFacts): string[] {
  const { review, earlierApproval } = facts;
  const over = [suspensionOf(facts), planDeferralOf(facts)];
  return [
    ...facts.proposals.map(({ seq }) => `proposal ${seq}`),
    ...(review && isUndecided(review) ? [`review ${review.seq}`] : []),
    ...facts.extensions.filter(isUndecided).map(({ seq }) => `extension ${seq}`),
    ...facts.changes.filter(isUndecided).map(({ seq }) => `change ${seq}`),
    ...facts.rectifications
      .flatMap(partsOf)
      .flatMap((part) => (part.status === 'SUBMITTED' ? [`report on ${keyOfPart(part)}`] : [])),
    ...facts.informationRequests.flatMap(({ seq, answered }) => (answered ? [] : [`information ${seq}`])),
    ...over.flatMap((sanction) => (sanction ? [`sanction ${sanction.seq}`] : [])),
    ...BUREAUS.flatMap((bureau) => unacknowledgedBy(facts, bureau).map(({ seq }) => `receipt ${seq} of ${bureau}`)),
    ...(earlierApproval && !earlierApproval.confirmation ? [`earlier approval ${earlierApproval.seq}`] : []),
  ];
}

/** Of those, what this act has answered. */
export function answeredBy(before: ProjectFacts, after: ProjectFacts): string[] {
  const waiting = waitingIn(after);
  return waitingIn(before).filter((one) => !waiting.includes(one));
}
