// Test support: what a project usually does next, whatever happened to it before: the stretches of the rehearsed lives,
// dated today. Random orders
// alone hardly leave the approvals; a life that takes these up between them gets to its end.
import { acceptanceOwed } from '../../measures/project/acts/extension-gates.ts';
import { addDays, yearOf } from '../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { isAtLeast30M } from '../../measures/project/questions.ts';
import type { OpinionSubject } from '../../measures/vocabulary.ts';
import { inputOf, sampled, SUPERVISION, UNIT, USING, type ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  selfEvaluated,
  submitted,
  untilListed,
  yearEndReport,
} from '../../dev/rehearsal/scenarios/path.ts';
import {
  documentOf,
  pick,
  referencesOf,
  RESUBMITTED,
  type Dice,
  type Order,
  type Seen,
  isLawful,
} from './random-orders.ts';

/** Days from the start of construction to its planned end. */
const BUILT_WITHIN_DAYS = 240;
const EXTENDED_BY_DAYS = 90;

/** Lawful now, those furthest on the way last. */
export function usualOrders(seen: Seen): Order[] {
  return wayOf(seen)
    .map((act) => orderOf(act, seen))
    .filter((order) => isLawful(order, seen));
}

/** The step that leads furthest, or one of those that must all be there before it. */
export function usualOrder(seen: Seen, dice: Dice): Order | undefined {
  const usual = usualOrders(seen);
  return dice() < 0.5 ? usual.at(-1) : usual.length > 0 ? pick(usual, dice) : undefined;
}

function wayOf(seen: Seen): ScenarioAct[] {
  const { facts, duties, today } = seen;
  const { estimatedTotal: total = '1', parties } = facts;
  const isUpper = isAtLeast30M(facts.approvedTotal ?? total);
  const year = String(yearOf(today));
  const reply = `渝发改投〔${year}〕${facts.approvals.length + 1}号`;
  const acceptanceDueOn = acceptanceOwed(duties)?.effectiveOn ?? today;
  const until = addDays(acceptanceDueOn > today ? acceptanceDueOn : today, EXTENDED_BY_DAYS);
  const [prepared, started] = construction(today, today, addDays(today, BUILT_WITHIN_DAYS));
  return [
    ...untilListed(today, today),
    submitted(isAtLeast30M(total) ? 'feasibility' : 'combined', today),
    ...unheard(approved('combined', today, today, total, reply), facts),
    ...unheard(approved('feasibility', today, today, total, reply), facts),
    submitted('design', today),
    ...unheard(approved('design', today, today, total, reply), facts),
    { ...sampled(today, UNIT, 'resubmit'), cites: RESUBMITTED },
    ...annualPlan(year, '100000000', [today, today, today, today]),
    prepared!,
    started!,
    sampled(today, UNIT, 'startTrialOperation'),
    completed(today),
    sampled(today, UNIT, 'requestExtension', { until }),
    sampled(today, 'big-data', 'grantExtension', { until }),
    sampled(today, UNIT, isUpper ? 'applyForAcceptance' : 'conveneAcceptance'),
    sampled(today, UNIT, 'reapplyForAcceptance'),
    passed(today, isUpper ? 'big-data' : parties.constructionUnit, today),
    sampled(today, UNIT, 'fileAcceptanceResult'),
    sampled(today, UNIT, 'putIntoOperation'),
    ...yearEndReports(seen),
    selfEvaluated(today),
    sampled(today, 'big-data', 'commissionPostEvaluation'),
    sampled(today, 'big-data', 'submitPostEvaluation'),
  ];
}

/** For the year that ends and the one that ended. */
function yearEndReports({ today }: Seen): ScenarioAct[] {
  const year = yearOf(today);
  return [year - 1, year].map((one) => yearEndReport(today, String(one)));
}

/** Without the opinions that are there and agree. */
function unheard(acts: readonly ScenarioAct[], facts: ProjectFacts): ScenarioAct[] {
  return acts.filter(
    (one) =>
      one.act !== 'recordOpinion' ||
      !facts.review?.opinions[(inputOf(one, facts) as { subject: OpinionSubject }).subject]?.agrees,
  );
}

function orderOf(act: ScenarioAct, seen: Seen): Order {
  const { facts } = seen;
  const proposal = act.confirms && facts.proposals.find((open) => open.act === act.act);
  const party = proposal?.awaiting[0] ?? (act.by === UNIT ? facts.parties.constructionUnit : act.by);
  if (proposal)
    return { act: act.act, input: undefined, references: referencesOf([], seen), confirms: proposal.seq, party };
  const input = renamed(
    inputOf(act, facts, (kind) => documentOf(kind).id),
    OTHER_UNITS,
  );
  return { act: act.act, input, references: referencesOf(act.cites ?? [], seen), party };
}

/** Units that the rehearsed lives name, by their names here. */
export const OTHER_UNITS = { [SUPERVISION]: 'unit-supervisors', [USING]: 'unit-of-nobody' };

/** The input of a rehearsed act with other parties in it. */
export const renamed = (input: object, names: Readonly<Record<string, string>>): object =>
  JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    typeof value === 'string' ? (names[value] ?? value) : value,
  ) as object;
