// Test support: what holds of the facts of every project after every line, whatever was brought; thrown as a sentence
// where it does not.
import type { Line } from '../../../measures/line.ts';
import { partsOf } from '../../../measures/project/order-parts.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { isConstructionKind, openRectifications, passedAcceptance } from '../../../measures/project/questions.ts';
import type { Stage } from '../../../measures/vocabulary.ts';
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { Turn } from './any-life.ts';
import { CHANGE_FOLLOWERS, EXTENSION_FOLLOWERS, mayBecome, ORDER_FOLLOWERS } from './state-machine.ts';

export function hold(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Takes back the last line: then what was before stands again. */
const TAKES_BACK: readonly string[] = ['undo', 'revoke'];

export function lawfulState({ line, before }: Turn, today: CalendarDate): void {
  if (line.is !== 'act') return hold(line.facts === before.facts, `${line.is} changed the facts`);
  const { facts } = line;
  const { act } = line.brought;
  if (facts.stage !== before.facts.stage && !TAKES_BACK.includes(act))
    hold(mayBecome(before.facts.stage, facts.stage), `${act} led from ${before.facts.stage} to ${facts.stage}`);
  if (!TAKES_BACK.includes(act)) followOn(act, before.facts, facts);
  inOrder(facts, today);
  inItsPlace(facts);
  numbered(line);
  if (facts.stage === 'CLOSED' && before.facts.stage !== 'CLOSED')
    hold(openRectifications(before.facts).length === 0 || !isConstructionKind(facts), `${act} with an open order`);
}

/** What waited for an answer has become what it may become, and once answered stays so. */
function followOn(act: string, before: ProjectFacts, after: ProjectFacts): void {
  const follows = <Status extends string>(
    what: string,
    followers: Readonly<Record<Status, readonly Status[]>>,
    [was, is]: [{ status: Status }[], { status: Status }[]],
  ): void => {
    hold(is.length >= was.length, `${act} lost ${what}`);
    was.forEach(({ status }, at) => {
      const now = is[at]!.status;
      hold(status === now || followers[status].includes(now), `${act} made of ${what} ${status}: ${now}`);
    });
  };
  const partsIn = (facts: ProjectFacts) => facts.rectifications.flatMap(partsOf);
  follows('an order', ORDER_FOLLOWERS, [partsIn(before), partsIn(after)]);
  follows('an extension', EXTENSION_FOLLOWERS, [before.extensions, after.extensions]);
  follows('a change', CHANGE_FOLLOWERS, [before.changes, after.changes]);
  before.answeredProposals.forEach(({ seq, answered }, at) => {
    const now = after.answeredProposals[at];
    hold(now?.seq === seq && now.answered.as === answered.as, `${act} changed what had become of a proposal`);
  });
}

/** Days follow one another as events do, and none lies ahead that has happened. */
function inOrder(facts: ProjectFacts, today: CalendarDate): void {
  const { construction, completion, trialOperation, operation, selfEvaluation } = facts;
  const passed = passedAcceptance(facts);
  const days = (what: string, ...inTurn: (CalendarDate | undefined)[]): void => {
    const known = inTurn.filter((on) => on !== undefined);
    known.forEach((on, at) => hold(at === 0 || known[at - 1]! <= on, `${what}: ${known.join(' > ')}`));
  };
  days('built', construction?.startedOn, completion?.completedOn, today);
  days('tried', construction?.startedOn, trialOperation?.startedOn, completion?.completedOn ?? today);
  for (const { conclusion } of facts.acceptanceRounds)
    days('concluded', completion?.completedOn, conclusion?.concludedOn, today);
  days('operated', operation?.operationOn, today);
  days('evaluated', passed?.concludedOn, selfEvaluation?.on, today);
  for (const { dates, dueOn, servedOn } of facts.rectifications) {
    days('ordered', servedOn, dueOn);
    hold(dates.length > 0, 'an order without a date');
  }
}

/** What a stage rests on is on record; what a kind of project does not know is not. */
function inItsPlace(facts: ProjectFacts): void {
  const { stage, kind } = facts;
  const from = (stages: readonly Stage[], what: string, isThere: boolean): void =>
    hold(!stages.includes(stage) || isThere, `${stage} without ${what}`);
  const isOm = kind === 'OM';
  from(
    FROM_PLANNED,
    'a year in the plan',
    Object.values(facts.annualPlans).some(({ included }) => included),
  );
  from(
    FROM_BUDGETED,
    'a budget',
    Object.values(facts.annualPlans).some(({ budgeted }) => budgeted),
  );
  from(['APPROVED', ...FROM_PLANNED], 'an approved total', isOm || facts.approvedTotal !== undefined);
  from(FROM_COMPLETED, 'its completion', isOm || facts.completion !== undefined);
  from(FROM_ACCEPTED, 'a passed acceptance', isOm || passedAcceptance(facts) !== undefined);
  from(['OM_IN_SERVICE'], 'a service', Object.keys(facts.services).length > 0);
  from(['TERMINATED'], 'its termination', facts.terminated !== undefined);
  from(['WITHDRAWN'], 'its withdrawal', facts.withdrawn !== undefined);
  hold(!isOm || !(facts.construction ?? facts.completion ?? facts.selfEvaluation), 'O&M that is built');
  hold(!isOm || facts.approvals.length === 0, 'O&M that was approved');
  hold(facts.extensions.filter(({ status }) => status === 'REQUESTED').length <= 1, 'two requests to extend');
  hold(facts.changes.filter(isUndecided).length <= 1, 'two requests for a change');
  for (const of of ['SUSPENSION', 'PLAN_DEFERRAL'] as const)
    hold(facts.sanctions.filter(({ kind, lifted }) => kind === of && !lifted).length <= 1, `${of} in force twice`);
}

const isUndecided = ({ status }: ProjectFacts['changes'][number]): boolean =>
  status === 'REQUESTED' || status === 'RETURNED';

const FROM_ACCEPTED: readonly Stage[] = ['ACCEPTED', 'IN_OPERATION', 'SELF_EVALUATED', 'POST_EVALUATION', 'CLOSED'];
const FROM_COMPLETED: readonly Stage[] = [
  'COMPLETED',
  'ACCEPTANCE_IN_PROGRESS',
  'ACCEPTANCE_REMEDIATION',
  ...FROM_ACCEPTED,
];
const FROM_BUDGETED: readonly Stage[] = [
  'BUDGETED',
  'PREPARING',
  'UNDER_CONSTRUCTION',
  'OM_IN_SERVICE',
  ...FROM_COMPLETED,
];
const FROM_PLANNED: readonly Stage[] = ['PLANNED', ...FROM_BUDGETED];

/** Whatever the line entered bears its number, and none a later one. */
function numbered({ facts, seq, brought }: Line<ProjectFacts> & { is: 'act' }): void {
  const highest = Math.max(0, ...[...JSON.stringify(facts).matchAll(/"seq":(\d+)/g)].map(([, found]) => Number(found)));
  hold(highest <= seq, `${brought.act} entered number ${highest} in line ${seq}`);
}
