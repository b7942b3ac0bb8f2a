// Test support: lives on the less usual paths of a project, each up to a step at which something may follow.
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import type { AdjustedItem } from '../../../../measures/project/path-facts.ts';
import type { OutOfPlanGround, ProjectKind } from '../../../../measures/vocabulary.ts';
import type { Life } from '../../dossier.ts';
import { approved, budgeted, drafted, LISTING, listed, STANDING, UNIT } from '../../lawful-lives.ts';
import { LOWER, preparing, underConstruction } from './built-lives.ts';

/** 600万元 of the year. */
export const OF_2026 = { year: '2026', amount: '600000000' };
export const REQUEST = { ...ACT_SAMPLES.requestOutOfPlan.input({ ...EXAMPLE, today: '2026-01-05' }), ...OF_2026 };

interface OutOfPlan {
  kind?: ProjectKind;
  ground?: OutOfPlanGround;
}

/** U1. */
export const requested = ({ kind = 'NEW_BUILD', ground = 'DIRECTIVE' }: OutOfPlan = {}): Life =>
  drafted({ kind }).do(
    'requestOutOfPlan',
    UNIT,
    { ...REQUEST, ground },
    { documents: [ground === 'DIRECTIVE' ? 'directive' : 'statementOfNeed'], standing: STANDING },
  );
export const FUNDING = { ...OF_2026, source: '年初预留资金' };
/** U2. */
export const funded = (of?: OutOfPlan): Life => requested(of).do('confirmFunding', 'finance', FUNDING);
/** U3. */
export const listedOutOfPlan = (of?: OutOfPlan): Life =>
  funded(of).do('list', 'big-data', LISTING, { standing: STANDING });

/** An O&M project out of plan, declared for its year. */
export const omDeclaredOutOfPlan = (): Life =>
  listedOutOfPlan({ kind: 'OM', ground: 'TRUE_NEED' }).do('declareForAnnualPlan', UNIT, OF_2026, { documents: [] });

/** And in the plan, its budget still to come. */
export const omIncludedOutOfPlan = (): Life =>
  omDeclaredOutOfPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);

/** A reply of 2024 over 1000万元, of which 300万元 were arranged before. */
export const EARLIER = {
  scopeAttested: true,
  replyNumber: '渝发改投〔2024〕88号',
  approvedOn: '2024-06-03',
  total: LOWER,
  arrangedBefore: '300000000',
};
const EARLIER_DOCUMENTS = ACT_SAMPLES.recordEarlierApproval.cites;
export const continuing = (): Life => drafted({ kind: 'CONTINUATION' });
export const recorded = (life = continuing()): Life =>
  life.do('recordEarlierApproval', UNIT, EARLIER, { documents: EARLIER_DOCUMENTS });
export const continued = (): Life => recorded().do('confirmEarlierApproval', 'development-reform', { confirmed: true });

/** Three line items, 1000万元 together. */
export const ITEMS = [
  { item: '软件开发', amount: '500000000' },
  { item: '硬件设备', amount: '300000000' },
  { item: '安全测评', amount: '200000000' },
];
/** As approved with these line items, at 建设中 since 2 February 2026. */
export function itemised(life = underConstruction()): Life {
  const [budget] = life.facts.budgets;
  life.facts = { ...life.facts, budgets: [{ ...budget!, items: ITEMS }] };
  return life;
}
export const moves = (...items: [item: string, before: string, after: string][]): AdjustedItem[] =>
  items.map(([item, before, after]) => ({ item, before, after }));

/** All six conditions hold. */
export const ADJUSTMENT = {
  ground: 'GROUND_3',
  withinBudget: true,
  goalsUnchanged: true,
  contentNeedsAdjusting: true,
  reason: '业务发展需要',
};
export const ADJUSTMENT_DOCUMENTS = ACT_SAMPLES.adjust.cites;
export const CHANGE_DOCUMENTS = ACT_SAMPLES.requestChange.cites;
export const REPLY_TO_CHANGE = { replyNumber: '渝发改投〔2026〕52号' };
export const REPLY_DOCUMENTS = ACT_SAMPLES.approveChange.cites;

export const adjusted = (life: Life, items: AdjustedItem[], on?: string): Life =>
  life.do('adjust', UNIT, { ...ADJUSTMENT, items }, { on, documents: ADJUSTMENT_DOCUMENTS });

export const changing = (life = underConstruction(), asked: object = { content: '增加协同审批模块' }): Life =>
  life.do('requestChange', UNIT, { reason: '业务流程调整', ...asked }, { documents: CHANGE_DOCUMENTS });
export const changeReturned = (life?: Life): Life =>
  changing(life).do('returnChange', 'development-reform', { defects: ['未说明影响'] });

/** 1000万元 approved, 600万元 of it planned and budgeted for 2026. */
export const partlyPlanned = (): Life => budgeted(approved(), OF_2026.year, OF_2026.amount);
export { preparing };

/** O&M, budgeted for 2026. */
export const omBudgeted = (): Life => budgeted(listed({ kind: 'OM' }), OF_2026.year, OF_2026.amount);
export const inService = (): Life =>
  omBudgeted().do('beginService', UNIT, { year: '2026', startedOn: '2026-02-02' }, { on: '2026-02-02' });

/** Asked by the unit to be terminated, while it is built. */
export const terminationAsked = (life = underConstruction()): Life =>
  life.do('requestTermination', UNIT, { reason: '机构职能调整' }, { documents: ACT_SAMPLES.requestTermination.cites });
