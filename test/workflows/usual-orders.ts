// Test support: what a project usually does next, whatever happened to it before: the stretches of the rehearsed lives,
// dated today. Random orders
// alone hardly leave the approvals; a life that takes these up between them gets to its end.
import { acceptanceOwed } from '../../measures/project/acts/extension.ts';
import { addDays, yearOf } from '../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { isAtLeast30M } from '../../measures/project/questions.ts';
import { CHAPTERS, type OpinionSubject } from '../../measures/vocabulary.ts';
import { inputOf, SUPERVISION, UNIT, USING, type ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import {
  ACCEPTANCE_PAPERS,
  annualPlan,
  approved,
  completed,
  construction,
  DESIGN_PAPERS,
  passed,
  selfEvaluated,
  submitted,
  untilListed,
  yearEndReport,
} from '../../dev/rehearsal/scenarios/path.ts';
import { documentOf, isLawful, pick, referencesOf, type Dice, type Order, type Seen } from './random-orders.ts';

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
    {
      on: today,
      act: 'resubmit',
      by: UNIT,
      input: { chapters: CHAPTERS },
      cites: [
        'needsStatement',
        'combinedFeasibilityReport',
        'feasibilityReport',
        'preliminaryDesign',
        'performanceTargetTable',
        ...DESIGN_PAPERS,
        ...ACCEPTANCE_PAPERS,
      ],
    },
    ...annualPlan(year, '100000000', [today, today, today, today]),
    prepared!,
    started!,
    { on: today, act: 'startTrialOperation', by: UNIT, input: { startedOn: today } },
    completed(today),
    {
      on: today,
      act: 'requestExtension',
      by: UNIT,
      input: { until, reason: '测评未完成' },
      cites: ['extensionRequest'],
    },
    { on: today, act: 'grantExtension', by: 'big-data', input: { until } },
    { on: today, act: isUpper ? 'applyForAcceptance' : 'conveneAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    { on: today, act: 'reapplyForAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    passed(today, isUpper ? 'big-data' : parties.constructionUnit, today),
    { on: today, act: 'fileAcceptanceResult', by: UNIT, cites: ['acceptanceConclusion'] },
    { on: today, act: 'putIntoOperation', by: UNIT, input: { operationOn: today } },
    ...yearEndReports(seen),
    selfEvaluated(today),
    { on: today, act: 'commissionPostEvaluation', by: 'big-data', input: { evaluator: '评估机构' } },
    {
      on: today,
      act: 'submitPostEvaluation',
      by: 'big-data',
      input: { findings: '达到预期效益' },
      cites: ['postEvaluationReport'],
    },
  ];
}

/** For the year that ends and the one that ended. */
function yearEndReports({ facts, today }: Seen): ScenarioAct[] {
  const year = yearOf(today);
  return [year - 1, year].map((one) => yearEndReport(today, String(one), facts.trialOperation !== undefined));
}

/** Without the opinions that are there and agree. */
function unheard(acts: readonly ScenarioAct[], { review }: ProjectFacts): ScenarioAct[] {
  return acts.filter(
    ({ act, input }) =>
      act !== 'recordOpinion' || !review?.opinions[(input as { subject: OpinionSubject }).subject]?.agrees,
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
