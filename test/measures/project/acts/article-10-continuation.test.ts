// Article 10: continuation that was approved before (C1), and O&M through the years (M3).
// test support
import { describe, expect, it } from 'vitest';
import { approved, budgeted, drafted, listed, STANDING, UNIT } from '../../lawful-lives.ts';
import { isOpen } from '../../../../measures/duty.ts';
import { saysOf, settled } from '../warned-life.ts';
import { orderBy } from '../../settled-projects.ts';
import { START, START_DOCUMENTS } from './built-lives.ts';
import {
  continued,
  continuing,
  EARLIER,
  inService,
  listedOutOfPlan,
  OF_2026,
  omBudgeted,
  recorded,
  REQUEST,
} from './path-lives.ts';

const R = 'development-reform';
const REPLY = { documents: ['approvalReply'] as const };
const TABLE = { documents: ['performanceTargetTable'] as const };

describe('a continuation', () => {
  it('goes from its earlier reply to the annual plan, without the list, once development-reform has looked at it', () => {
    const life = recorded();
    expect(life.facts.stage).toBe('DRAFT');
    expect(life.codes('declareForAnnualPlan', UNIT, OF_2026, TABLE)).toEqual(['wrongStage']);
    life.do('confirmEarlierApproval', R, { confirmed: true });
    expect(life.facts).toMatchObject({
      stage: 'APPROVED',
      entry: 'CONTINUATION',
      approvedTotal: EARLIER.total,
      budgets: [{ from: 'EARLIER_APPROVAL', total: EARLIER.total }],
    });
    expect(budgeted(life, '2026', OF_2026.amount).facts.stage).toBe('BUDGETED');
  });

  it('is sent to its earlier reply, and to the list only where the switch asks for it', () => {
    const wayOf = (life = continuing(), figures = {}) =>
      life.refusals('declareForAnnualPlan', UNIT, OF_2026, { ...TABLE, figures })[0];
    expect(wayOf()).toMatchObject({
      code: 'wrongStage',
      remedy: '请先办结「登记既有批复」（项目建设单位）、「核对既有批复」（市发展改革委）。',
      acts: [{ act: 'recordEarlierApproval' }, { act: 'confirmEarlierApproval' }],
    });
    expect(wayOf(recorded())?.acts).toMatchObject([{ act: 'confirmEarlierApproval' }]);
    expect(wayOf(continuing(), { continuationNeedsListing: 1 })?.acts).toMatchObject([{ act: 'declare' }]);
    // Listed, what it was approved by before goes before another approval.
    const listedOne = listed({ kind: 'CONTINUATION' });
    expect(listedOne.refusals('beginPreparation', UNIT)).toMatchObject([
      {
        code: 'wrongStage',
        remedy: '请先办结「登记既有批复」（项目建设单位）、「核对既有批复」（市发展改革委），再依次办结其后事项。',
      },
    ]);
    const [first] = listedOne.refusals('declareForAnnualPlan', UNIT, OF_2026, TABLE);
    expect(first).toMatchObject({ code: 'approved', instead: [{ act: 'recordEarlierApproval' }] });
    const [then] = recorded(listedOne).refusals('declareForAnnualPlan', UNIT, OF_2026, TABLE);
    expect(then).toMatchObject({ code: 'approved', instead: [{ act: 'confirmEarlierApproval' }] });
    expect(wayOf(drafted())?.acts).toMatchObject([{ act: 'declare' }]);
  });

  it('that is in the budget is sent from the way out of plan to its earlier reply', () => {
    const asking = (figures = {}, life = continuing()) =>
      life.refusals(
        'requestOutOfPlan',
        UNIT,
        { ...REQUEST, ground: 'TRUE_NEED', notInBudget: false },
        { documents: ['statementOfNeed'], standing: STANDING, figures },
      );
    expect(asking()).toMatchObject([{ code: 'notInBudget', instead: [{ act: 'recordEarlierApproval' }] }]);
    expect(asking({ continuationNeedsListing: 1 })).toMatchObject([{ instead: [{ act: 'declare' }] }]);
    expect(asking({}, recorded())).toMatchObject([{ instead: [{ act: 'confirmEarlierApproval' }] }]);
  });

  it('leaves for further years what earlier ones did not take: 700 of 1000万元', () => {
    const declaring = (amount: string) =>
      continued().codes('declareForAnnualPlan', UNIT, { year: '2026', amount }, TABLE);
    expect(declaring('700000000')).toEqual([]);
    expect(declaring('700000001')).toEqual(['withinApprovedTotal']);
  });

  it('may have begun since the day of its reply', () => {
    const life = budgeted(continued(), '2026', OF_2026.amount).do('beginPreparation', UNIT);
    const starting = (startedOn: string) =>
      life.codes('startConstruction', UNIT, { ...START, startedOn }, { documents: START_DOCUMENTS });
    expect(starting('2024-06-03')).toEqual([]);
    expect(starting('2024-06-02')).toEqual(['startedAfterApproval']);
  });

  it.each([
    ['of a new build', drafted, {}, REPLY, ['continuationKind']],
    ['without the reply', continuing, {}, { documents: [] }, ['earlierReply']],
    ['of a reply of tomorrow', continuing, { approvedOn: '2026-01-06' }, REPLY, ['approvedOnNotInFuture']],
    ['outside the scope', continuing, { scopeAttested: false }, REPLY, ['withinScope']],
    ['twice at a time', recorded, {}, REPLY, ['notAwaitedAlready']],
  ])('is not recorded %s', (_, lived, input, documents, codes) =>
    expect(lived().codes('recordEarlierApproval', UNIT, { ...EARLIER, ...input }, documents)).toEqual(codes),
  );

  it('that is not confirmed is recorded again, or goes the whole way', () => {
    const life = recorded();
    expect(life.codes('confirmEarlierApproval', R, { confirmed: false })).toEqual(['reasonForNot']);
    life.do('confirmEarlierApproval', R, { confirmed: false, reason: '批复已经失效' });
    expect(life.facts).toMatchObject({ stage: 'DRAFT', entry: 'DEPARTMENT_PLAN' });
    expect(life.facts.approvedTotal).toBeUndefined();
    expect(life.codes('recordEarlierApproval', UNIT, EARLIER, REPLY)).toEqual([]);
    expect(life.codes('confirmEarlierApproval', R, { confirmed: true })).toEqual(['earlierApprovalAwaited']);
  });

  it('is listed first where the switch continuationNeedsListing asks for it', () => {
    const figures = { continuationNeedsListing: 1 };
    const recording = (life = continuing()) =>
      life.refusals('recordEarlierApproval', UNIT, EARLIER, { ...REPLY, figures });
    expect(recording()).toMatchObject([
      { code: 'continuationListed', basis: 'practice', acts: [{ act: 'declare' }, { act: 'list' }] },
    ]);
    expect(recording(listed({ kind: 'CONTINUATION' }))).toEqual([]);
  });

  it('out of plan brings its reply once it is listed, and keeps its way in', () => {
    const life = recorded(listedOutOfPlan({ kind: 'CONTINUATION', ground: 'TRUE_NEED' }));
    life.do('confirmEarlierApproval', R, { confirmed: true });
    expect(life.facts).toMatchObject({ stage: 'APPROVED', entry: 'OUT_OF_PLAN' });
  });

  it('waits for development-reform ten working days by our practice', () => {
    const life = settled(continuing());
    life.do('recordEarlierApproval', UNIT, EARLIER, REPLY);
    // Monday, 5 January: the tenth working day after it is Monday, 19 January.
    expect(life.duty('EARLIER_APPROVAL_CONFIRMATION')).toMatchObject({ effectiveOn: '2026-01-19', owedBy: R });
    life.do('confirmEarlierApproval', R, { confirmed: true }, { on: '2026-01-12' });
    expect(life.duty('EARLIER_APPROVAL_CONFIRMATION')).toMatchObject({ dischargedOn: '2026-01-12' });
  });
});

describe('O&M', () => {
  const beginning = (year: string, startedOn: string, on = startedOn) => ({ input: { year, startedOn }, on });

  it.each([
    ['in the year that is budgeted', beginning('2026', '2026-02-02'), []],
    ['in a year that is not', beginning('2027', '2027-01-04'), ['budgetedForService']],
    ['on a day of another year', beginning('2026', '2025-12-31', '2026-02-02'), ['beganInYear']],
    ['tomorrow', beginning('2026', '2026-02-03', '2026-02-02'), ['serviceNotInFuture']],
  ])('begins its service %s', (_, { input, on }, codes) =>
    expect(omBudgeted().codes('beginService', UNIT, input, { on })).toEqual(codes),
  );

  it('is renewed by the plan of each year, and closed when it ends', () => {
    const life = inService();
    expect(life.facts.stage).toBe('OM_IN_SERVICE');
    const next = { year: '2027', startedOn: '2027-01-04' };
    expect(life.codes('beginService', UNIT, next, { on: '2027-01-04' })).toEqual(['budgetedForService']);
    budgeted(life, '2027', '300000000').do('beginService', UNIT, next, { on: '2027-01-04' });
    expect(Object.keys(life.facts.services)).toEqual(['2026', '2027']);
    expect(life.codes('beginService', UNIT, next, { on: '2027-01-05' })).toEqual(['notBegunYet']);
    expect(life.codes('endService', UNIT, { endedOn: '2027-01-03' }, { on: '2027-12-31' })).toEqual([
      'serviceEndsAfterBegin',
    ]);
    life.do('endService', UNIT, { endedOn: '2027-12-31' }, { on: '2027-12-31' });
    expect(life.facts).toMatchObject({ stage: 'CLOSED', serviceEnded: { endedOn: '2027-12-31' } });
  });

  it('ends with a word of each further year that is declared, planned or budgeted, and not begun', () => {
    const life = settled(inService());
    const warned = (on = '2026-12-30'): string[] => {
      const other = settled(life);
      other.do('endService', UNIT, { endedOn: on }, { on });
      return saysOf(other).map(([, says]) => says!);
    };
    expect(warned()).toEqual([]);
    const next = { year: '2027', amount: '300000000' };
    const then =
      '该年度的服务尚未开始；结束服务以后项目办结归档，该年度的安排不再执行，请先与市发展改革委、市财政局核对。';
    life.do('declareForAnnualPlan', UNIT, next, { on: '2026-11-02', documents: [] });
    expect(warned()).toEqual([`2027年度已申报年度投资计划300万元，${then}`]);
    life.do('includeInAnnualPlan', R, next, { on: '2026-11-16' });
    life.do('includeInAnnualPlan', 'finance', {}, { on: '2026-11-16', confirms: life.seq });
    expect(warned()).toEqual([`2027年度已纳入年度投资计划300万元，${then}`]);
    life.do('budget', 'finance', next, { on: '2026-12-01' });
    expect(warned()).toEqual([`2027年度已纳入部门预算300万元，${then}`]);
    life.do('beginService', UNIT, { year: '2027', startedOn: '2027-01-04' }, { on: '2027-01-04' });
    expect(warned('2027-01-05')).toEqual([]);
  });

  it('ends not while an order is open', () => {
    const life = inService();
    life.facts = { ...life.facts, rectifications: [orderBy('big-data')] };
    expect(life.codes('endService', UNIT, { endedOn: '2026-03-02' }, { on: '2026-03-02' })).toEqual([
      'noOpenRectification',
    ]);
  });

  it('owes no report, acceptance or evaluation in the years of its service (case 59)', () => {
    const life = settled(omBudgeted()).do(
      'beginService',
      UNIT,
      { year: '2026', startedOn: '2026-02-02' },
      { on: '2026-02-02' },
    );
    // Only whether it goes on is asked.
    expect(
      new Set(
        life
          .until('2028-01-31')
          .duties.filter(isOpen)
          .map(({ duty }) => duty),
      ),
    ).toEqual(new Set(['SERVICE_RENEWAL']));
  });

  it('is what a construction project is not, and the other way round', () => {
    expect(
      budgeted(approved(), '2026', OF_2026.amount).codes('beginService', UNIT, {
        year: '2026',
        startedOn: '2026-01-05',
      }),
    ).toEqual(['omKind']);
    expect(omBudgeted().refusals('beginPreparation', UNIT)).toMatchObject([
      { code: 'constructionProject', instead: [{ act: 'beginService' }] },
    ]);
    expect(
      listed({ kind: 'OM' }).codes('recordEarlierApproval', UNIT, EARLIER, { ...REPLY, standing: STANDING }),
    ).toEqual(['continuationKind']);
  });
});
