// Test support: lives along the usual road of every sort of project, and those that only an odd course of things leads to.
import { addDays } from '../../../measures/calendar/calendar-date.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import { CHAPTERS, type Bureau } from '../../../measures/vocabulary.ts';
import {
  accepted,
  budgeted,
  CHECKLIST,
  completed,
  failed,
  inAcceptance,
  inOperation,
  LOWER,
  preparing,
  selfEvaluated,
  START,
  START_DOCUMENTS,
  underConstruction,
  UPPER,
} from '../project/acts/built-lives.ts';
import {
  adjusted,
  changeReturned,
  changing,
  continued,
  continuing,
  funded,
  inService,
  itemised,
  listedOutOfPlan,
  moves,
  omBudgeted,
  omDeclaredOutOfPlan,
  omIncludedOutOfPlan,
  partlyPlanned,
  recorded,
  requested,
  terminationAsked,
} from '../project/acts/path-lives.ts';
import { Life } from '../dossier.ts';
import {
  approved,
  combinedInReview,
  declared,
  declaredForPlan,
  designInReview,
  drafted,
  feasibilityApproved,
  feasibilityInReview,
  listed,
  opine,
  TECHNICAL,
  UNIT,
  withOpinions,
} from '../lawful-lives.ts';
import { deferred, failedAgain, listedItems, suspended, terminated } from '../project/acts/sanctioned-lives.ts';
import { Standpoint, type Brought } from './standpoint.ts';

const OPENINGS = [
  {},
  { kind: 'OM' },
  { classified: true },
  { kind: 'EXPANSION', priorProject: '一期', newCivilWorks: true },
  { frameworkPlan: 'FP-1' },
  { sharesData: false, sharingException: 'SE-1' },
  { estimatedTotal: UPPER },
];
const [, OM, CLASSIFIED] = OPENINGS;
const TOTALS = [LOWER, UPPER];
/** Listed with whatever the listing leans on. */
function listedInOrder(life: Life): Life {
  const standpoint = new Standpoint(life);
  return standpoint.after({ act: 'list', by: 'big-data', input: standpoint.sample('list') }).life;
}
const plannedOm = (): Life => new Standpoint(listed(OM)).after(planning('declareForAnnualPlan')).life;
const planning = (act: ActName): Brought => ({
  act,
  by: act === 'declareForAnnualPlan' ? UNIT : 'development-reform',
  input: {
    year: '2026',
    amount: LOWER,
    ...(act === 'declareForAnnualPlan' && { documents: ['doc-performanceTargetTable'] }),
  },
});
/** Under construction without a platform code, and with a using unit. */
const classifiedUnderConstruction = (): Life => {
  const { platformProjectCode: _, ...start } = START;
  return preparingOf(approved(LOWER, CLASSIFIED)).do(
    'startConstruction',
    UNIT,
    { ...start, usingUnit: 'unit-users' },
    { on: '2026-02-02', documents: START_DOCUMENTS },
  );
};
const budgetedOf = (declaredOne: Life): Life =>
  new Standpoint(declaredOne)
    .after(planning('includeInAnnualPlan'))
    .after({ act: 'budget', by: 'finance', input: { year: '2026', amount: LOWER } }).life;
const preparingOf = (life: Life): Life =>
  budgetedOf(new Standpoint(life).after(planning('declareForAnnualPlan')).life).do('beginPreparation', UNIT);
/** As if the plan had been named at the opening. */
const underFramework = (life: Life): Life => {
  const other = life.branch();
  other.facts = { ...other.facts, frameworkPlan: 'FP-1' };
  return other;
};
/** The first overdue, the second not. */
function withTwoOrders(life: Life): Life {
  const order = (at: Standpoint): Brought => ({
    act: 'orderRectification',
    by: 'big-data',
    input: at.sample('orderRectification'),
  });
  const first = new Standpoint(life);
  const later = first.after(order(first)).with({ today: addDays(first.today, 45) });
  return later.after(order(later)).life;
}
function concludedAgain(life: Life): Life {
  const standpoint = new Standpoint(life).with({ today: '2026-09-01' });
  const input = standpoint.sample('reapplyForAcceptance');
  return standpoint.after({ act: 'reapplyForAcceptance', by: UNIT, input }).life;
}

/** Opinions were given, then the report was returned and came again, with these chapters changed. */
function resubmitted(life: Life, changedChapters: readonly string[]): Life {
  const returned = new Standpoint(life).after({
    act: 'returnForCorrection',
    by: 'development-reform',
    input: new Standpoint(life).sample('returnForCorrection'),
  });
  const documents = life.facts.review!.documents.map(({ id }) => id);
  const input = { chapters: [...CHAPTERS], changedChapters, documents };
  return returned.after({ act: 'resubmit', by: UNIT, input }).life;
}
const after = (life: Life, act: ActName, by: string): Life => {
  const at = new Standpoint(life);
  return at.after({ act, by, input: at.sample(act) }).life;
};
const askedFor = (): Life =>
  underConstruction().do(
    'requestInformation',
    'audit',
    { asks: '合同台账', dueOn: '2026-03-31' },
    { on: '2026-03-10' },
  );
/** As if an authority, or a unit of its own, built. */
function ownedBy(life: Life, role: 'constructionUnit' | 'department', bureau: Bureau): Life {
  const other = life.branch();
  other.facts = { ...other.facts, parties: { ...other.facts.parties, [role]: bureau } };
  return other;
}
const own = (): Life[] => [
  ownedBy(declared(), 'department', 'big-data'),
  ownedBy(completed(), 'department', 'big-data'),
  ownedBy(listed(), 'department', 'big-data'),
  ownedBy(terminationAsked(), 'department', 'development-reform'),
  ...[combinedInReview(), feasibilityInReview()].map((life) =>
    ownedBy(withOpinions(life), 'department', 'development-reform'),
  ),
  ownedBy(withOpinions(designInReview(), [...TECHNICAL, 'designContent']), 'department', 'development-reform'),
  ownedBy(budgeted(), 'department', 'finance'),
  ownedBy(inAcceptance(UPPER), 'constructionUnit', 'big-data'),
  ownedBy(recordedLate(), 'department', 'big-data'),
  ownedBy(requested(), 'department', 'finance'),
  ...[changing(), recorded(), partlyPlanned()].map((life) => ownedBy(life, 'department', 'development-reform')),
];
/** The unit's own conclusion, on record long after its date: big-data confirms the date. */
const recordedLate = (): Life =>
  inAcceptance().do(
    'passAcceptance',
    UNIT,
    { concludedOn: '2026-05-20', checklist: CHECKLIST },
    { on: '2026-08-03', documents: ['acceptanceConclusion'] },
  );
const inOperationAfterLateRecord = (): Life =>
  recordedLate().do('putIntoOperation', UNIT, { operationOn: '2026-06-01' }, { on: '2026-08-04' });

/** Extended once, and asked for again. */
const extendedAgain = (life: Life): Life =>
  (['requestExtension', 'grantExtension', 'requestExtension'] as const).reduce(
    (before, act) => {
      const at = before.with({ today: addDays(before.today, 10), standing: undefined });
      return at.after({ act, by: act === 'grantExtension' ? 'big-data' : UNIT, input: at.sample(act) });
    },
    new Standpoint(life, { today: '2026-08-03' }),
  ).life;

/** Appraised at 3000万元 or more, and off the list since. */
const draftedAfterAppraisal = (): Life => {
  const sentBack = after(combinedInReview(), 'returnToTwoStages', 'development-reform');
  return sentBack.do('removeFromList', 'big-data', { reason: '已删减' }).do('reopenDeclaration', UNIT);
};

/** Out of plan, continuation, adjustment and change, O&M. */
const onOtherPaths = (): Life[] => [
  requested(),
  requested({ kind: 'OM', ground: 'TRUE_NEED' }),
  funded(),
  requested().do('refuseOutOfPlan', 'finance', { reason: '可以在下一年度申报' }),
  listedOutOfPlan(),
  listedOutOfPlan({ kind: 'CONTINUATION', ground: 'TRUE_NEED' }),
  omDeclaredOutOfPlan(),
  omIncludedOutOfPlan(),
  continuing(),
  recorded(),
  continued(),
  partlyPlanned(),
  itemised(),
  adjusted(itemised(), moves(['软件开发', '500000000', '400000000'], ['硬件设备', '300000000', '400000000'])),
  changing(),
  changeReturned(),
  changing(itemised(), { total: '1200000000', items: DOUBLED, fundingSource: '自有收入' }),
  omBudgeted(),
  inService(),
  terminationAsked(),
  draftedAfterAppraisal(),
];
const DOUBLED = [{ item: '软件开发', amount: '1200000000' }];

export const livesOnRoad = (): Life[] => [
  ...own(),
  suspended(),
  suspended(preparing()),
  deferred(),
  failedAgain(underConstruction()),
  failedAgain(completed(UPPER)),
  failedAgain(declaredForPlan()),
  listedItems(),
  terminated(),
  askedFor(),
  after(accepted(), 'fileAcceptanceResult', UNIT),
  after(accepted(), 'recordArchives', UNIT),
  after(after(selfEvaluated(), 'commissionPostEvaluation', 'big-data'), 'submitPostEvaluation', 'big-data'),
  terminated().do('submitFinalReport', UNIT, { statement: '已停止建设' }, { documents: ['finalReport'] }),
  extendedAgain(completed(UPPER)),
  recordedLate(),
  inOperationAfterLateRecord(),
  ...[combinedInReview(), feasibilityInReview()].flatMap((life) => [
    resubmitted(withOpinions(life), []),
    resubmitted(withOpinions(life), CHAPTERS),
  ]),
  resubmitted(withOpinions(designInReview(), [...TECHNICAL, 'designContent']), []),
  resubmitted(withOpinions(designInReview(), [...TECHNICAL, 'designContent']), CHAPTERS),
  ...onOtherPaths(),
  new Life(),
  ...OPENINGS.flatMap((opening) => [drafted(opening), declared(opening), listedInOrder(declared(opening))]),
  ...OPENINGS.filter(
    (opening) => opening !== OM && !('frameworkPlan' in opening) && !('sharesData' in opening),
  ).flatMap((opening) => [feasibilityInReview(opening), feasibilityApproved(opening), designInReview(opening)]),
  combinedInReview(),
  combinedInReview(CLASSIFIED),
  underFramework(combinedInReview()),
  underFramework(feasibilityApproved()),
  underFramework(designInReview()),
  withOpinions(combinedInReview()),
  opine(withOpinions(combinedInReview()), 'budget', { agrees: false }),
  opine(withOpinions(combinedInReview()), 'appraisal', { chapters: [] }),
  withOpinions(feasibilityInReview()),
  opine(withOpinions(feasibilityInReview()), 'budget', { agrees: false }),
  opine(withOpinions(feasibilityInReview()), 'appraisal', { chapters: [] }),
  opine(withOpinions(designInReview(), [...TECHNICAL, 'designContent']), 'budget', { agrees: false }),
  opine(withOpinions(designInReview(), [...TECHNICAL, 'designContent']), 'appraisal', { chapters: [] }),
  withOpinions(designInReview(), [...TECHNICAL, 'designContent']),
  plannedOm(),
  new Standpoint(plannedOm()).after(planning('includeInAnnualPlan')).life,
  budgetedOf(plannedOm()),
  classifiedUnderConstruction(),
  ...TOTALS.flatMap((total) => [
    approved(total),
    budgeted(total),
    preparing(total),
    underConstruction(total),
    withTwoOrders(underConstruction(total)),
    underConstruction(total).do('startTrialOperation', UNIT, { startedOn: '2026-02-02' }),
    completed(total),
    inAcceptance(total),
    failed(total),
    concludedAgain(failed(total)),
    accepted(total),
    inOperation(total),
    selfEvaluated(total),
  ]),
];
