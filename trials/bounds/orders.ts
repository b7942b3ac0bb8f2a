// What the unit brings, each as large as the law lets it be, and what the authorities bring, so that the unit can go on.
import { addDays } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../measures/project/act-samples.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import type { CitedDocument } from '../../measures/references.ts';
import { actOf, kindNamed } from '../../measures/register.ts';
import type { PartyId, Stage } from '../../measures/vocabulary.ts';
import {
  factsAfter,
  isKnownEverywhere,
  isLawful,
  lawfulOrders,
  leadsOf,
  referencesOf,
  type Dice,
  type Order,
  type Seen,
} from '../../test/workflows/random-orders.ts';
import { largest, sizeOf } from './largest.ts';

const PROJECT = kindNamed('project');
/**
 * Opens a year after a project went into operation, and a trial lives in real time; of a continuation and of O&M alone,
 * and a trial opens new builds; of bureaus alone, for what a unit has a part in it brings first. They bring no more than
 * others do.
 */
export const OUT_OF_REACH: readonly string[] = [
  'submitSelfEvaluation',
  'recordEarlierApproval',
  'beginService',
  'endService',
  'declineProposal',
] satisfies ActName[];
/** Every other act that a construction unit may bring to a project. */
export const ACTS_OF_A_UNIT: readonly string[] = Object.values(PROJECT_ACTS)
  .filter(({ by, name }) => by.includes('constructionUnit') && !OUT_OF_REACH.includes(name))
  .map(({ name }) => name);
/** As many as a list of documents holds. */
export const SPARE: readonly string[] = Array.from({ length: 50 }, (_, number) => `spare-${number + 1}`);
const SPARE_DOCUMENTS = SPARE.map((id): CitedDocument => ({ id, kind: 'evidence', sha256: '0'.repeat(64) }));

/** All that is lawful now; what the unit can bring is the unit's, at its largest. */
export function ordersAt(seen: Seen, dice: Dice): Order[] {
  const { constructionUnit } = seen.facts.parties;
  const lawful = lawfulOrders(seen, dice);
  const isBroughtByUnit = (act: string): boolean =>
    lawful.some((order) => order.act === act && order.party === constructionUnit);
  return (
    lawful
      .filter(({ act, party }) => party === constructionUnit || !isBroughtByUnit(act))
      // What is revised into another kind of project would leave the road of new builds.
      .filter((order) => factsAfter(order, seen).kind === seen.facts.kind)
      .map((order) =>
        order.party === constructionUnit && order.confirms === undefined ? enlarged(order, seen) : order,
      )
  );
}

/** What may be left out of it says what else the project needs: a framework plan of no name is endorsed by nobody. */
const NAMES_OTHERS: readonly string[] = ['reviseDossier'] satisfies ActName[];

/** The largest that is still lawful. */
export function enlarged(order: Order, seen: Seen): Order {
  const { input } = actOf(PROJECT, order.act)!;
  const { documents, ...references } = order.references;
  const larger = (NAMES_OTHERS.includes(order.act) ? [false] : [true, false]).map((optional) => ({
    ...order,
    input: largest(input, order.input, { spare: SPARE, optional }),
    references: { ...references, documents: [...documents, ...SPARE_DOCUMENTS] },
  }));
  return (
    larger
      .sort((one, other) => sizeOf(other.input) - sizeOf(one.input))
      .find((candidate) => isLawful(candidate, seen)) ?? order
  );
}

/** What an act is brought with where nothing is drawn: the rest as its sample has it. */
export type Otherwise = (seen: Seen) => object;

/** As its sample has it but for what is said otherwise, as large as it may be. */
export function sampledOrder(act: ActName, party: PartyId, seen: Seen, otherwise: Otherwise): Order {
  const input = { ...sampleInput(act, { ...EXAMPLE, ...seen }), ...otherwise(seen) };
  return enlarged({ act, input, references: referencesOf(ACT_SAMPLES[act].cites ?? [], seen), party }, seen);
}

/** An order of rectification by big-data, as large as one may be. */
export const rectificationOrder = (seen: Seen): Order =>
  sampledOrder('orderRectification', 'big-data', seen, ({ today }) => ({ dueOn: addDays(today, 30), documents: [] }));

/** Onward, but by another road, or with what others wait for taken back. */
const ASTRAY: readonly string[] = ['requestOutOfPlan', 'declineProposal', 'withdrawProposal'] satisfies ActName[];
/** What may be brought, or lets others bring, again and again: it would fill a dossier before it comes to its dwelling. */
const REPEATABLE: readonly string[] = [
  'reviseDossier',
  'correct',
  'orderRectification',
  'reportSeriousProblem',
  'returnForCorrection',
  'acknowledgeReceipt',
  'adjust',
  'requestTermination',
  'refuseTermination',
  'requestChange',
  'withdrawChange',
  'refuseChange',
  'returnChange',
  'recordSurplus',
  'confirmFunding',
  'reviseAnnualPlan',
  'reviseBudget',
] satisfies ActName[];
/** Fills as much, without standing in the way to a dwelling. */
const FILLING: readonly string[] = ['requestExtension', 'submitYearEndReport'] satisfies ActName[];
/** What would leave a project standing where it is, if its turns were over first. */
const LIFTING: readonly string[] = ['resume', 'liftDeferral', 'withdrawTermination'] satisfies ActName[];
/** Opinions are asked for at every review, and whose is drawn; joint acts are brought by several. */
const OFTEN = { opinion: 200, other: 12 };

/** How often an order has its turn where every act is to be brought once or twice; what ends the life never has. */
export function timesInAWalk(order: Order, seen: Seen): number {
  const { act } = order;
  const leads = leadsOf(order, seen);
  if (leads === 'to an end') return 0;
  if (leads === 'back' || ASTRAY.includes(act)) return 1;
  const isAside = isKnownEverywhere(act) && !LIFTING.includes(act);
  if (isAside || [...REPEATABLE, ...FILLING].includes(act)) return 2;
  return act === 'recordOpinion' ? OFTEN.opinion : OFTEN.other;
}
/** The same on the shortest way to a dwelling, and there. */
export const timesOnTheWay = (order: Order, seen: Seen): number =>
  leadsOf(order, seen) !== 'on' || isKnownEverywhere(order.act) || [...ASTRAY, ...REPEATABLE].includes(order.act)
    ? 0
    : Infinity;
export const timesInADwelling = (order: Order, seen: Seen): number =>
  ASTRAY.includes(order.act) || factsAfter(order, seen).stage !== seen.facts.stage ? 0 : Infinity;

/** As it is drawn, or as the unit says it. */
export type Step = ActName | { act: ActName; otherwise: Otherwise };
const LATER_THAN_ALONE: Otherwise = ({ today }) => ({ reapplyOn: addDays(today, 150) });
const SOON: Otherwise = ({ today }) => ({ reapplyOn: addDays(today, 30) });

/** What few walks come to, or none: from a stage on, one after another. */
export const SELDOM: readonly { at: Stage; steps: readonly Step[] }[] = [
  { at: 'DRAFT', steps: ['withdraw'] },
  { at: 'APPROVED', steps: ['requestTermination', 'consentTermination', 'submitFinalReport'] },
  { at: 'UNDER_CONSTRUCTION', steps: ['requestChange', 'returnChange', 'resubmitChange'] },
  // A unit that gives itself long to apply again needs big-data.
  {
    at: 'ACCEPTANCE_IN_PROGRESS',
    steps: [
      { act: 'failAcceptance', otherwise: LATER_THAN_ALONE },
      'withdrawProposal',
      { act: 'failAcceptance', otherwise: SOON },
    ],
  },
];

/** Where a unit may go back and forth for as long as it likes, without anything being decided. */
export const DWELLINGS = ['COMPLETED', 'DESIGN_REVIEW'] as const satisfies readonly Stage[];
