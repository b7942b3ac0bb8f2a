import { describe, expect, test } from 'vitest';
// test support
import type { Life } from '../../dossier.ts';
import {
  approved,
  budgeted,
  declaredForPlan as firstDeclared,
  DEPARTMENT,
  listed,
  STANDING,
  UNIT,
} from '../../lawful-lives.ts';
import { saying } from '../../saying.ts';
import type { Standing } from '../../../../measures/references.ts';

const TABLE = { documents: ['performanceTargetTable'] } as const;
const OF_2026 = { year: '2026', amount: '600000000' };
const OF_2027 = { year: '2027', amount: '400000000' };
const blockedBy = (flag: Standing['blocks'][number]['flag'], article: 31 | 32 | 33) => ({
  standing: { ...STANDING, blocks: [{ flag, article, reason: '未纳入政务信息系统总目录', version: 1 }] },
});

const declaredForPlan = (): Life => firstDeclared(OF_2026.amount);
const planned = (): Life => {
  const life = declaredForPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);
  return life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
};

describe('declaring for the annual plan', () => {
  test('is open to the unit and to its department', () => {
    for (const party of [UNIT, DEPARTMENT])
      expect(approved().codes('declareForAnnualPlan', party, OF_2026, TABLE)).toEqual([]);
    expect(approved().codes('declareForAnnualPlan', 'finance', OF_2026, TABLE)).toEqual(['wrongParty']);
  });

  test('takes the performance target table', () => {
    expect(approved().refusals('declareForAnnualPlan', UNIT, OF_2026, { documents: [] })).toMatchObject([
      { code: 'performanceTargetTable', article: 10, says: saying('「项目绩效目标表」') },
    ]);
  });

  test('needs the approval first (article 27)', () => {
    expect(listed().refusals('declareForAnnualPlan', UNIT, OF_2026, TABLE)).toMatchObject([
      { code: 'approved', article: 27 },
    ]);
  });

  test.each([
    ['2025', ['yearNotPast']],
    ['2026', []],
    ['2031', []],
    ['2032', ['yearNotPast']],
  ])('for %s, on 31 December 2026: %j', (year, codes) => {
    expect(
      approved().codes('declareForAnnualPlan', UNIT, { ...OF_2026, year }, { ...TABLE, on: '2026-12-31' }),
    ).toEqual(codes);
  });

  test('keeps all years together within the approved total, to the fen', () => {
    const life = planned();
    expect(life.codes('declareForAnnualPlan', UNIT, OF_2027, TABLE)).toEqual([]);
    expect(life.refusals('declareForAnnualPlan', UNIT, { year: '2027', amount: '400000001' }, TABLE)).toMatchObject([
      { code: 'withinApprovedTotal', basis: 'practice', says: saying('1,000.000001万元') },
    ]);
  });

  test('is not done twice for one year', () => {
    expect(planned().codes('declareForAnnualPlan', UNIT, OF_2026, TABLE)).toEqual(['yearNotDeclaredYet']);
    expect(declaredForPlan().codes('declareForAnnualPlan', UNIT, OF_2027, TABLE)).toEqual(['oneFirstYear']);
  });
});

describe('including in the annual plan', () => {
  test('takes both authorities, in either order', () => {
    for (const [first, second] of [
      ['development-reform', 'finance'],
      ['finance', 'development-reform'],
    ] as const) {
      const life = declaredForPlan().do('includeInAnnualPlan', first, OF_2026);
      expect(life.facts).toMatchObject({
        stage: 'PLAN_DECLARED',
        proposals: [{ act: 'includeInAnnualPlan', by: first, awaiting: [second] }],
      });
      expect(life.codes('includeInAnnualPlan', first, {}, { confirms: life.seq })).toEqual(['wrongParty']);
      expect(life.refusals('includeInAnnualPlan', first, OF_2026)).toMatchObject([
        { code: 'notProposedAlready', acts: [{ act: 'withdrawProposal', by: [{ capacity: first }] }] },
      ]);
      life.do('includeInAnnualPlan', second, {}, { confirms: life.seq });
      expect(life.facts).toMatchObject({
        stage: 'PLANNED',
        proposals: [],
        annualPlans: { 2026: { included: { amount: OF_2026.amount, by: second } } },
        review: { status: 'DECIDED' },
      });
    }
  });

  test('is no business of others', () => {
    for (const party of ['big-data', UNIT, DEPARTMENT])
      expect(declaredForPlan().codes('includeInAnnualPlan', party, OF_2026)).toEqual(['wrongParty']);
  });

  test('asks for a declaration of that very year, and for no more than it', () => {
    expect(declaredForPlan().refusals('includeInAnnualPlan', 'finance', { ...OF_2026, year: '2027' })).toMatchObject([
      { code: 'declaredForYear', article: 10 },
    ]);
    expect(declaredForPlan().codes('includeInAnnualPlan', 'finance', { ...OF_2026, amount: '600000001' })).toEqual([
      'notMoreThanDeclared',
    ]);
    expect(declaredForPlan().codes('includeInAnnualPlan', 'finance', { ...OF_2026, amount: '599999999' })).toEqual([]);
  });

  test('looks at the blocks of the unit once more, in the first year only', () => {
    expect(
      declaredForPlan().refusals('includeInAnnualPlan', 'finance', OF_2026, blockedBy('newBuildBlocked', 31)),
    ).toMatchObject([{ code: 'notBlockedForNotSharing', article: 31 }]);
    const second = planned().do('declareForAnnualPlan', UNIT, OF_2027, TABLE);
    expect(second.codes('includeInAnnualPlan', 'finance', OF_2027, blockedBy('newBuildBlocked', 31))).toEqual([]);
  });

  test('waits while the declaration is returned', () => {
    const life = declaredForPlan().do('returnForCorrection', 'development-reform', { defects: ['绩效目标不可衡量'] });
    expect(life.codes('includeInAnnualPlan', 'finance', OF_2026)).toEqual(['reviewPending']);
  });

  test('a proposal can be taken back by its own side alone, and then confirms nothing', () => {
    const life = declaredForPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);
    const { seq } = life;
    expect(life.codes('withdrawProposal', 'finance', { proposal: seq })).toEqual(['ownProposal']);
    expect(life.codes('withdrawProposal', 'development-reform', { proposal: seq + 1 })).toEqual(['ownProposal']);
    expect(life.codes('withdrawProposal', UNIT, { proposal: seq })).toEqual(['ownProposal']);
    life.do('withdrawProposal', 'development-reform', { proposal: seq });
    expect(life.facts).toMatchObject({ stage: 'PLAN_DECLARED', proposals: [] });
    expect(life.codes('includeInAnnualPlan', 'finance', {}, { confirms: seq })).toEqual(['noSuchProposal']);
  });

  test('is judged anew when confirmed: by the blocks of that day, not by those of the proposal', () => {
    const blocked = declaredForPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);
    expect(
      blocked.refusals(
        'includeInAnnualPlan',
        'finance',
        {},
        { confirms: blocked.seq, ...blockedBy('newBuildBlocked', 31) },
      ),
    ).toMatchObject([{ code: 'notBlockedForNotSharing', article: 31 }]);
    expect(blocked.codes('includeInAnnualPlan', 'finance', {}, { confirms: blocked.seq })).toEqual([]);
  });

  test('two proposals that crossed are settled by one confirmation', () => {
    const life = declaredForPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);
    const { seq } = life;
    life.do('includeInAnnualPlan', 'finance', OF_2026).do('includeInAnnualPlan', 'finance', {}, { confirms: seq });
    expect(life.facts).toMatchObject({ stage: 'PLANNED', proposals: [] });
  });
});

describe('declining', () => {
  test('leads back to 已批复, from where the same year may be declared again', () => {
    const life = declaredForPlan()
      .do('includeInAnnualPlan', 'development-reform', OF_2026)
      .do('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '本年度资金已安排完毕' });
    expect(life.facts).toMatchObject({
      stage: 'APPROVED',
      proposals: [],
      annualPlans: { 2026: { declined: { reason: '本年度资金已安排完毕' } } },
      review: { status: 'DECIDED' },
    });
    life.do('declareForAnnualPlan', UNIT, OF_2026, TABLE);
    expect(life.facts.stage).toBe('PLAN_DECLARED');
    expect(life.facts.annualPlans['2026']).not.toHaveProperty('declined');
  });

  test('of a further year leaves the stage alone', () => {
    const life = budgeted(approved(), '2026', OF_2026.amount)
      .do('declareForAnnualPlan', UNIT, OF_2027, TABLE)
      .do('declineFromAnnualPlan', 'development-reform', { year: '2027', reason: '暂不安排' });
    expect(life.facts).toMatchObject({
      stage: 'BUDGETED',
      annualPlans: { 2026: { budgeted: {} }, 2027: { declined: {} } },
    });
  });

  test('is decided by development-reform, on a pending year only', () => {
    expect(declaredForPlan().codes('declineFromAnnualPlan', 'finance', { year: '2026', reason: '暂不安排' })).toEqual([
      'wrongParty',
    ]);
    expect(
      planned().codes('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '暂不安排' }),
    ).toEqual(['declaredForYear']);
  });
});

describe('the budget', () => {
  test.each([
    ['one fen less', '599999999', ['budgetEqualsPlan']],
    ['the same', '600000000', []],
    ['one fen more', '600000001', ['budgetEqualsPlan']],
  ])('case 94: of %s than the plan', (_, amount, codes) => {
    expect(planned().codes('budget', 'finance', { year: '2026', amount })).toEqual(codes);
  });

  test('says both amounts to the fen', () => {
    expect(planned().refusals('budget', 'finance', { year: '2026', amount: '600000001' })[0]).toMatchObject({
      article: 10,
      says: '预算金额600.000001万元与2026年度投资计划金额600万元不一致。',
    });
  });

  test('follows the plan: a year not in it is not budgeted', () => {
    expect(planned().refusals('budget', 'finance', OF_2027)).toMatchObject([{ code: 'includedInYear', article: 10 }]);
  });

  test('is arranged once, by the finance bureau', () => {
    expect(planned().codes('budget', 'development-reform', OF_2026)).toEqual(['wrongParty']);
    expect(planned().do('budget', 'finance', OF_2026).codes('budget', 'finance', OF_2026)).toEqual(['notBudgetedYet']);
  });

  test('of every further year runs beside the stage, which the first year moved', () => {
    const life = planned()
      .do('declareForAnnualPlan', DEPARTMENT, OF_2027, TABLE)
      .do('includeInAnnualPlan', 'finance', OF_2027);
    life.do('includeInAnnualPlan', 'development-reform', {}, { confirms: life.seq }).do('budget', 'finance', OF_2027);
    expect(life.facts.stage).toBe('PLANNED');
    life.do('budget', 'finance', OF_2026);
    expect(life.facts).toMatchObject({
      stage: 'BUDGETED',
      annualPlans: { 2026: { budgeted: { amount: OF_2026.amount } }, 2027: { budgeted: { amount: OF_2027.amount } } },
    });
  });
});

describe('O&M', () => {
  test('case 90: goes from the list to the plan without approval and without performance targets, which it may bring', () => {
    const life = listed({ kind: 'OM' }).do('declareForAnnualPlan', UNIT, OF_2026, { documents: [] });
    expect(life.facts.stage).toBe('PLAN_DECLARED');
    expect(budgeted(listed({ kind: 'OM' }), '2026', OF_2026.amount).facts).toMatchObject({ stage: 'BUDGETED' });
    expect(listed({ kind: 'OM' }).codes('declareForAnnualPlan', UNIT, OF_2026, TABLE)).toEqual([]);
  });

  test('declined goes back to the list', () => {
    const life = listed({ kind: 'OM' })
      .do('declareForAnnualPlan', UNIT, OF_2026, { documents: [] })
      .do('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '暂不安排' });
    expect(life.facts.stage).toBe('LISTED');
  });

  test.each([31, 32, 33] as const)(
    'gets no money under a block of article %i, at any step of plan and budget',
    (article) => {
      const blocked = blockedBy('omFundingBlocked', article);
      const life = listed({ kind: 'OM' });
      expect(life.refusals('declareForAnnualPlan', UNIT, OF_2026, { documents: [], ...blocked })).toMatchObject([
        { article },
      ]);
      life.do('declareForAnnualPlan', UNIT, OF_2026, { documents: [] });
      expect(life.refusals('includeInAnnualPlan', 'finance', OF_2026, blocked)).toMatchObject([{ article }]);
      life.do('includeInAnnualPlan', 'finance', OF_2026);
      life.do('includeInAnnualPlan', 'development-reform', {}, { confirms: life.seq });
      expect(life.refusals('budget', 'finance', OF_2026, blocked)).toMatchObject([{ article }]);
    },
  );
});
