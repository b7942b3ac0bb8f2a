// Test support: where projects may stand: along the usual road of every sort of project, and one or two acts off it.
import type { ActName } from '../../../measures/project/act-names.ts';
import { addDays } from '../../../measures/calendar/calendar-date.ts';
import { isOpen, lastDayOf } from '../../../measures/duty.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { isBureau } from '../../../measures/party-id.ts';
import { isUpperClass, upperTotalKnown } from '../../../measures/project/questions.ts';
import type { Standing } from '../../../measures/references.ts';
import { livesOnRoad } from './road-lives.ts';
import { PROJECT, Standpoint, type Brought } from './standpoint.ts';

/** What lies near: the year's end, the opening of what is owed, and the day after the first last day. */
function laterFrom(standpoint: Standpoint): Standpoint[] {
  const { facts, duties, today } = standpoint;
  const isBuilt = facts.stage === 'UNDER_CONSTRUCTION' || facts.stage === 'COMPLETED';
  const lastDays = duties.filter(isOpen).map(lastDayOf).sort();
  const days = [
    ...(isBuilt ? ['2026-12-10', '2027-01-15'] : []),
    ...duties.flatMap(({ opensOn }) => opensOn ?? []),
    ...lastDays.slice(0, 1).map((on) => addDays(on, 1)),
  ];
  return [...new Set(days)]
    .filter((on) => on > today && on < '2030')
    .map((on) => standpoint.with({ today: on, standing: undefined }));
}

/** Everything that samples lead to from here, whoever brings them. */
export const childrenOf = (standpoint: Standpoint): Standpoint[] =>
  PROJECT.acts
    .filter(({ at }) => at.includes(standpoint.facts.stage))
    .flatMap(({ name, by }) => {
      const act = name as ActName;
      const lawful = by
        .flatMap((capacity) => standpoint.partyIn(capacity) ?? [])
        .map((party): Brought => ({ act, by: party, input: standpoint.sample(act) }))
        .find((brought) => standpoint.refusals(brought)?.length === 0);
      if (!lawful) return [];
      // Half a joint act is a standpoint too.
      const proposed = standpoint.proposed(lawful);
      const isHalf = proposed.facts.proposals.length > standpoint.facts.proposals.length;
      return isHalf ? [proposed, standpoint.after(lawful)] : [proposed];
    });

/** What tells one standpoint from another, as far as guards can see. */
function signatureOf({ facts, today, duties }: Standpoint): string {
  const { stage, kind, classified, review, rectifications, extensions, proposals, annualPlans, acceptanceRounds } =
    facts;
  const { trialOperation, postEvaluation, acceptanceFiling, yearEndReports, answeredProposals } = facts;
  const { frameworkPlan, sharingException } = facts;
  return JSON.stringify([
    [stage, kind, classified, isUpperClass(facts), upperTotalKnown(facts)?.what, frameworkPlan, sharingException],
    Object.values(facts.parties).filter((party) => party !== undefined && isBureau(party)),
    [review?.version, Object.keys(review?.changedIn ?? {}).length],
    duties.map((owed) => [owed.duty, isOpen(owed), (owed.opensOn ?? '') <= today, lastDayOf(owed) < today]),
    [
      review?.stage,
      review?.status,
      Object.values(review?.opinions ?? {}).map((opinion) => [opinion?.agrees, opinion?.chapters.length]),
    ],
    [rectifications, extensions].map((list) => list.map(({ status }) => status)),
    [proposals.map(({ act }) => act), answeredProposals.length > 0],
    Object.entries(annualPlans).map(([year, plan]) => [year, Object.keys(plan)]),
    [acceptanceRounds.length, trialOperation, postEvaluation?.report, acceptanceFiling].map(Boolean),
    Object.keys(yearEndReports),
    facts.sanctions.map(({ kind, lifted }) => [kind, lifted !== undefined]),
    [facts.droppedProposals.length, facts.finalReport !== undefined],
    facts.informationRequests.map(({ answered }) => answered !== undefined),
    pathOf(facts),
  ]);
}

/** How far it is on one of the less usual paths. */
export const pathOf = ({
  entry,
  terminationRequests,
  exceptions,
  budgets,
  changes,
  adjustments,
  earlierApproval,
  services,
}: ProjectFacts): unknown[] => [
  entry,
  terminationRequests.map(({ status }) => status),
  exceptions.map(({ of }) => of),
  budgets.at(-1)?.items?.length,
  changes.map(({ status }) => status),
  adjustments.map(({ filed }) => filed !== undefined),
  earlierApproval?.confirmation?.confirmed ?? earlierApproval?.replyNumber,
  Object.keys(services),
];

const once = (standpoints: readonly Standpoint[]): Standpoint[] => [
  ...new Map(standpoints.toReversed().map((standpoint) => [signatureOf(standpoint), standpoint])).values(),
];

export function allStandpoints(): Standpoint[] {
  const road = once(livesOnRoad().flatMap((life) => [new Standpoint(life), ...laterFrom(new Standpoint(life))]));
  const near = few(once(road.flatMap(childrenOf)).filter(({ facts }) => isUnderWay(facts)));
  const farther = few(once(near.flatMap((standpoint) => [...childrenOf(standpoint), ...laterFrom(standpoint)])));
  return once([...road, ...near, ...farther]);
}

/** Of those that differ in little but their days a few are enough. */
function few(standpoints: readonly Standpoint[]): Standpoint[] {
  const met = new Map<string, number>();
  return standpoints.filter(({ facts }) => {
    const { stage, rectifications, extensions, proposals, review, changes, adjustments } = facts;
    const states = [rectifications, extensions].map((list) => list.map(({ status }) => status));
    const others = [changes.map(({ status }) => status), adjustments.length, facts.sanctions.length, !!facts.archives];
    const asked = proposals.map(({ act }) => act);
    const key = JSON.stringify([stage, isUpperClass(facts), states, asked, review?.status, others]);
    met.set(key, (met.get(key) ?? 0) + 1);
    return met.get(key)! <= 2;
  });
}

/** Something beside the stage is going on: an order, an extension, a proposal, a returned submission. */
const isUnderWay = ({
  rectifications,
  extensions,
  proposals,
  review,
  postEvaluation,
  changes,
  terminationRequests,
  exceptions,
}: ProjectFacts): boolean =>
  rectifications.length + extensions.length + proposals.length + changes.length > 0 ||
  terminationRequests.length + exceptions.length > 0 ||
  review?.status === 'RETURNED' ||
  !!postEvaluation;

/** In order, and each way in which it can be out of order. */
export function standingsOf({ facts, standing }: Standpoint): Standing[] {
  const { departmentPlan, frameworkPlan, sharingException } = standing;
  const plans = [
    undefined,
    { ...departmentPlan!, collectiveDecision: false },
    { ...departmentPlan!, toYear: departmentPlan!.fromYear },
    { ...departmentPlan!, contains: false },
    { ...departmentPlan!, fromYear: 2017, toYear: 2020 },
    { ...departmentPlan!, version: 7 },
  ].map((plan): Standing => ({ ...standing, departmentPlan: plan }));
  const blocks = ([31, 32, 33] as const).flatMap((article) =>
    (['newBuildBlocked', 'newBuildNotSupported', 'omFundingBlocked'] as const).map((flag): Standing => ({
      ...standing,
      blocks: [{ flag, article, reason: '未按要求共享', version: 1 }],
    })),
  );
  const frameworks = frameworkPlan
    ? [undefined, { ...frameworkPlan, status: 'DRAFT' as const }, { ...frameworkPlan, participants: [] }]
    : [];
  const exceptions = facts.sharesData ? [] : [undefined, { ...sharingException!, approvedOn: undefined }];
  return [
    ...plans,
    ...blocks,
    ...frameworks.map((plan): Standing => ({ ...standing, frameworkPlan: plan })),
    ...exceptions.map((exception): Standing => ({ ...standing, sharingException: exception })),
  ];
}
