// Questions about the facts of a project that acts, duties and sheets ask alike.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Fen } from '../money.ts';
import type { Entry } from '../dossier.ts';
import type { AcceptanceRound, Approval, Extension, ProjectFacts, Rectification, Sanction } from './facts.ts';
import type { TerminationRequest } from './path-facts.ts';
import type { Return } from './returns.ts';

/** Articles 9 and 28: 「3000万元（含）以上」: 3000万元 itself belongs to the upper class. */
export const UPPER_CLASS_FEN = 3_000_000_000n;

export const isAtLeast30M = (total: Fen): boolean => BigInt(total) >= UPPER_CLASS_FEN;

/** Every total that was estimated, appraised or approved so far. */
const totalsKnown = ({ estimatedTotal, appraisal, approvals }: ProjectFacts): { what: string; total: Fen }[] => [
  ...(estimatedTotal === undefined ? [] : [{ what: '项目总投资估算', total: estimatedTotal }]),
  ...(appraisal ? [{ what: '经评估的总投资', total: appraisal.total }] : []),
  ...approvals.map(({ total }) => ({ what: '曾批复的总投资', total })),
];

/** The first of them that closes the single stage of article 9. */
export const upperTotalKnown = (facts: ProjectFacts) => totalsKnown(facts).find(({ total }) => isAtLeast30M(total));

/** Class of article 28, by the latest approved total (cases 31, 67). */
export const isUpperClass = (facts: ProjectFacts): boolean =>
  facts.approvedTotal !== undefined && isAtLeast30M(facts.approvedTotal);

/** The reply that gave the total; a feasibility reply gave an estimate of its own. */
export const approvalOfTotal = (facts: ProjectFacts): Approval | undefined =>
  facts.approvals.findLast(({ of }) => of !== 'FEASIBILITY');

/** The day from which building is lawful: that of the reply itself where it is known, else that of its record. */
export function approvedOn(facts: ProjectFacts): CalendarDate | undefined {
  const approval = approvalOfTotal(facts);
  const written = approval?.repliedOn ?? approval?.instrument?.on;
  return approval && (written !== undefined && written < approval.on ? written : approval.on);
}

/** 续建: its earlier reply is recorded, and not yet looked at. */
export const awaitsConfirmation = ({ earlierApproval }: ProjectFacts): boolean =>
  earlierApproval !== undefined && earlierApproval.confirmation === undefined;

/** O&M (运行维护) has no construction, acceptance or evaluation duties (reading, section 0 point 9). */
export const isConstructionKind = (facts: ProjectFacts): boolean => facts.kind !== 'OM';

const passedRound = (facts: ProjectFacts): AcceptanceRound | undefined =>
  facts.acceptanceRounds.find(({ conclusion }) => conclusion?.passed);

export const passedAcceptance = (facts: ProjectFacts): AcceptanceRound['conclusion'] => passedRound(facts)?.conclusion;

/** Who organises a round is settled when it begins: a unit that convenes says on which day, one that applies has none. */
export const isOrganisedByUnit = ({ convenedOn }: AcceptanceRound): boolean => convenedOn !== undefined;

/** The unit itself concluded what passed; a total corrected afterwards changes that no more. */
export function isAcceptedByUnit(facts: ProjectFacts): boolean {
  const round = passedRound(facts);
  return round !== undefined && isOrganisedByUnit(round);
}

type Conclusion = NonNullable<AcceptanceRound['conclusion']>;

/** The day from which a conclusion counts: its own, unless big-data did not confirm it. */
export const countedOn = ({ on, concludedOn, dateConfirmation }: Conclusion): CalendarDate =>
  dateConfirmation?.confirmed === false ? on : concludedOn;

/**
 * Article 30: since when a project has both passed acceptance and been put into operation, the later of the two (case 84);
 * undefined while one of them is wanting. `instead`: with other dates than those on record.
 */
export function inUseSince(
  facts: ProjectFacts,
  instead: { acceptedOn?: CalendarDate; operationOn?: CalendarDate } = {},
): { by: 'acceptance' | 'operation'; on: CalendarDate } | undefined {
  const passed = passedAcceptance(facts);
  if (!passed || !facts.operation) return undefined;
  const { acceptedOn = countedOn(passed), operationOn = facts.operation.operationOn } = instead;
  return acceptedOn >= operationOn ? { by: 'acceptance', on: acceptedOn } : { by: 'operation', on: operationOn };
}

export const openExtension = (facts: ProjectFacts): Extension | undefined =>
  facts.extensions.find((extension) => extension.status === 'REQUESTED' || extension.status === 'RETURNED');

/** What was returned of a request, in order. */
export const returnsOf = ({ earlier = [], returned }: Extension): Return[] => [
  ...earlier.map((one) => one.returned),
  ...(returned ? [returned] : []),
];

/** The request, and what came back after each return: each of them waits for an answer. */
export function askingsOf({ earlier = [], returned, resubmitted, seq, on, by }: Extension): Entry[] {
  const isBack = returned && resubmitted && resubmitted.seq > returned.seq;
  return [{ seq, on, by }, ...earlier.map((one) => one.resubmitted), ...(isBack ? [resubmitted] : [])];
}

export const grantedExtensions = (facts: ProjectFacts): Extension[] =>
  facts.extensions.filter((extension) => extension.status === 'GRANTED');
export const openRectifications = (facts: ProjectFacts): Rectification[] =>
  facts.rectifications.filter(({ status }) => status !== 'VERIFIED' && status !== 'WITHDRAWN');

/** An order that is open about this very duty: `true` or absent, as a duty keeps it. */
export const isOrderedAbout = (facts: ProjectFacts, duty: string, key: string): true | undefined =>
  openRectifications(facts).some(({ about }) => about && 'duty' in about && about.duty === duty && about.key === key) ||
  undefined;

/** The duty of article 28 is met: applied for and not given back, or concluded; a request to extend it is moot. */
export function isAcceptanceMet(facts: ProjectFacts): boolean {
  const { review, acceptanceRounds } = facts;
  const [first] = acceptanceRounds;
  if (!first || first.conclusion) return first !== undefined;
  const isGivenBack = review?.stage === 'ACCEPTANCE_IN_PROGRESS' && review.status === 'RETURNED';
  return !isOrganisedByUnit(first) && !isGivenBack;
}

const isGivenUp = ({ stage }: ProjectFacts): boolean => stage === 'TERMINATED' || stage === 'WITHDRAWN';

/** 暂停项目建设 in force. What is built, or was given up, is not being built any more: then there is nothing to resume. */
export const suspensionOf = (facts: ProjectFacts): Sanction | undefined =>
  facts.completion || isGivenUp(facts)
    ? undefined
    : facts.sanctions.findLast(({ kind, lifted }) => kind === 'SUSPENSION' && !lifted);

/** Whether construction is, or was, suspended on the last day of a year. */
export const isSuspendedAtEndOf = ({ sanctions, completion }: ProjectFacts, year: string): boolean =>
  !(completion && completion.completedOn <= `${year}-12-31`) &&
  sanctions.some(
    ({ kind, from, lifted }) =>
      kind === 'SUSPENSION' && from <= `${year}-12-31` && (lifted === undefined || lifted.on > `${year}-12-31`),
  );

/** 暂缓安排投资计划 in force. Of what is accepted, has ended or was given up no year is planned any more. */
export const planDeferralOf = (facts: ProjectFacts): Sanction | undefined =>
  isGivenUp(facts) || facts.serviceEnded || passedAcceptance(facts)
    ? undefined
    : facts.sanctions.findLast(({ kind, lifted }) => kind === 'PLAN_DEFERRAL' && !lifted);

/** Open orders that bar the end of a suspension or a deferral: those that say so, and the one that it answers unless that says not. */
export const ordersBarring = (facts: ProjectFacts, { answers }: Sanction): Rectification[] =>
  openRectifications(facts).filter(({ seq, blocksResumption }) => blocksResumption ?? seq === answers);

/** Asked by the unit, and not answered yet. */
export const openTerminationRequest = ({ terminationRequests }: ProjectFacts): TerminationRequest | undefined =>
  terminationRequests.find(({ status }) => status === 'REQUESTED');

/**
 * Case 51: by what, and on which day, the construction period of article 23 ended: completion, or passed acceptance where
 * the practice of the completion says so. `instead`: with other dates than those on record.
 */
export function constructionEnded(
  facts: ProjectFacts,
  now: number,
  instead: { completedOn?: CalendarDate; concludedOn?: CalendarDate } = {},
): { on: CalendarDate; what: string } | undefined {
  const { completion } = facts;
  if (!completion) return undefined;
  if ((completion.constructionEndsAtAcceptance ?? now) === 0)
    return { on: instead.completedOn ?? completion.completedOn, what: '已建成' };
  const passed = passedAcceptance(facts);
  return passed && { on: instead.concludedOn ?? countedOn(passed), what: '已通过竣工验收' };
}
