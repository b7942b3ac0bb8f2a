// Which later act leaves an earlier one of a project without effect: whoever hears of the earlier one only now must hear
// of both.
import type { Overtaken, Overtaking } from '../kind.ts';
import { pick } from '../pick.ts';
import type { Entry } from '../dossier.ts';
import type { ProjectFacts, Rectification } from './facts.ts';
import { keyOfPart, partsOf, type PartName } from './order-parts.ts';

/** Acts about an order of rectification; the input of all but the order itself names it. */
const ABOUT_ORDERS: readonly string[] = [
  'orderRectification',
  'orderAgain',
  'changeRectificationDate',
  'submitRectification',
  'findNotCompliant',
];
const ABOUT_EXTENSIONS: readonly string[] = ['requestExtension'];
/** What lies under review by one of these lines; what came back of it as well. */
const SUBMISSIONS: readonly string[] = [
  'declare',
  'submitCombinedReport',
  'submitFeasibilityReport',
  'submitDesign',
  'declareForAnnualPlan',
  'applyForAcceptance',
  'reapplyForAcceptance',
];
const takingBack = ({ withdrawn, outOfPlan }: ProjectFacts, seq: number): string =>
  withdrawn?.seq === seq ? 'withdraw' : outOfPlan?.withdrawn?.seq === seq ? 'withdrawOutOfPlan' : 'withdrawSubmission';

const ABOUT_CHANGES: readonly string[] = ['requestChange', 'resubmitChange'];

export function overtakenBy(facts: ProjectFacts, { act, seq, input, key }: Overtaken): Overtaking | undefined {
  const revoked = act === undefined ? undefined : facts.revocations.find(({ decision }) => decision.seq === seq);
  if (revoked) return { act: 'revoke', ...entryOf(revoked) };
  if (act === undefined || ABOUT_ORDERS.includes(act)) {
    const { of = seq, item } = (input ?? {}) as Partial<PartName>;
    const order = facts.rectifications.find((one) => one.seq === of);
    const part =
      order && partsOf(order).find((one) => keyOfPart(one) === key || (item !== undefined && one.item === item));
    return order && endOf(part ?? order);
  }
  if (act === 'requestOutOfPlan') {
    const { outOfPlan } = facts;
    return outOfPlan?.seq === seq && outOfPlan.withdrawn
      ? { act: 'withdrawOutOfPlan', ...entryOf(outOfPlan.withdrawn) }
      : undefined;
  }
  if (act === 'requestTermination') {
    const asked = facts.terminationRequests.find((one) => one.seq === seq);
    return asked?.withdrawn && { act: 'withdrawTermination', ...entryOf(asked.withdrawn) };
  }
  if (act === 'resubmit' || SUBMISSIONS.includes(act)) {
    const { review } = facts;
    const taken = review?.withdrawn;
    const isOfIt = taken && (act === 'resubmit' ? review.seq < seq && seq < taken.seq : review.seq === seq);
    return isOfIt ? { act: takingBack(facts, taken.seq), ...entryOf(taken) } : undefined;
  }
  if (ABOUT_CHANGES.includes(act)) {
    // What was handed in by this line is of the change that was the last to be asked for by then.
    const change = facts.changes.findLast((one) => one.seq <= seq);
    return change?.withdrawn && { act: 'withdrawChange', ...entryOf(change.withdrawn) };
  }
  if (!ABOUT_EXTENSIONS.includes(act)) return undefined;
  const withdrawn = facts.extensions.find((one) => one.seq === seq)?.withdrawn;
  return withdrawn && { act: 'withdrawExtension', ...entryOf(withdrawn) };
}

function endOf({ status, withdrawn, findings }: Rectification): Overtaking | undefined {
  if (withdrawn) return { act: 'withdrawRectification', ...entryOf(withdrawn) };
  const verified = status === 'VERIFIED' ? findings.at(-1) : undefined;
  return verified && { act: 'verifyRectification', ...entryOf(verified) };
}

const entryOf = (entry: Entry) => pick(entry, ['seq', 'on', 'by']);
