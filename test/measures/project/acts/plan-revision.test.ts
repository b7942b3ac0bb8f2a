// Articles 10, 26: a plan and a budget that become others, and stay equal.
// test support
import { describe, expect, it } from 'vitest';
import { approved, budgeted, UNIT } from '../../lawful-lives.ts';
import type { Life } from '../../dossier.ts';
import { settledOn, underConstruction } from './built-lives.ts';
import { OF_2026, partlyPlanned } from './path-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';

const R = 'development-reform';
const revising = (amount: string, year = '2026') => ({ year, amount, reason: '按实际进度调整', documents: [] });
const revised = (amount: string): Life => partlyPlanned().do('reviseAnnualPlan', R, revising(amount));
const rebudgeting = (amount: string) => ({ year: '2026', amount, reason: '与计划一致' });

describe('a plan that is revised', () => {
  it('to less takes development-reform alone, and the years together less', () => {
    const life = revised('500000000');
    expect(life.facts.annualPlans['2026']).toMatchObject({
      included: { amount: OF_2026.amount },
      revisions: [{ amount: '500000000', by: R }],
    });
    // 1000万元 approved: 500万元 are left.
    const declaring = (amount: string) =>
      life.codes('declareForAnnualPlan', UNIT, { year: '2027', amount }, { documents: ['performanceTargetTable'] });
    expect(declaring('500000000')).toEqual([]);
    expect(declaring('500000001')).toEqual(['withinApprovedTotal']);
  });

  it.each([
    ['to what it is', '600000000', '2026', ['planChanges']],
    ['of a year that is not in it', '100000000', '2027', ['includedInYear']],
    ['beyond the approved total', '1000000001', '2026', ['withinApprovedTotal', 'fundingForIncrease']],
  ])('not %s', (_, amount, year, codes) =>
    expect(partlyPlanned().codes('reviseAnnualPlan', R, revising(amount, year))).toEqual(codes),
  );

  it('is no business of finance, which is told', () =>
    expect(partlyPlanned().codes('reviseAnnualPlan', 'finance', revising('500000000'))).toEqual(['wrongParty']));

  it('to more in the year of the budget goes the way of article 11: finance secures the source first', () => {
    const life = partlyPlanned();
    expect(life.refusals('reviseAnnualPlan', R, revising('700000000'))).toMatchObject([
      {
        code: 'fundingForIncrease',
        article: 26,
        says: '2026年度预算安排将由600万元增加100万元，已落实的预算来源为0万元；涉及年度投资计划变更及当年预算安排额度增加的，参照第十一条办理。',
        acts: [{ act: 'confirmFunding', input: { year: '2026', amount: '100000000' } }],
      },
    ]);
    life.do('confirmFunding', 'finance', { year: '2026', amount: '100000000', source: '市级财政追加' });
    expect(life.facts.stage).toBe('BUDGETED');
    expect(life.codes('reviseAnnualPlan', R, revising('700000001'))).toEqual(['fundingForIncrease']);
    life.do('reviseAnnualPlan', R, revising('700000000')).do('reviseBudget', 'finance', rebudgeting('700000000'));
    // The source is used up with the budget that it paid for.
    expect(life.codes('reviseAnnualPlan', R, revising('700000001'))).toEqual(['fundingForIncrease']);
  });

  it('to more in a later year does not', () => {
    const life = budgeted(approved(), '2027', OF_2026.amount);
    expect(life.codes('reviseAnnualPlan', R, revising('700000000', '2027'))).toEqual([]);
  });
});

describe('a budget that is revised', () => {
  it('equals the plan as it is last, to the fen', () => {
    const life = revised('500000000');
    expect(life.codes('reviseBudget', 'finance', rebudgeting('500000001'))).toEqual(['budgetEqualsPlan']);
    expect(life.codes('reviseBudget', 'finance', rebudgeting('600000000'))).toEqual([
      'budgetEqualsPlan',
      'budgetChanges',
    ]);
    life.do('reviseBudget', 'finance', rebudgeting('500000000'));
    expect(life.facts.annualPlans['2026']).toMatchObject({
      budgeted: { amount: OF_2026.amount },
      budgetRevisions: [{ amount: '500000000', by: 'finance' }],
    });
  });

  it('may change its item and kind of funds with the same amount, and says so with a budget of the first time', () => {
    const life = partlyPlanned().do('reviseBudget', 'finance', {
      ...rebudgeting('600000000'),
      item: '信息化建设',
      funds: 'FISCAL',
      carriedOver: '0',
    });
    expect(life.facts.annualPlans['2026']!.budgetRevisions).toMatchObject([{ item: '信息化建设', funds: 'FISCAL' }]);
  });

  it('is none where there was no budget', () =>
    expect(
      budgeted(approved(), '2026', OF_2026.amount).codes('reviseBudget', 'finance', {
        ...rebudgeting('1'),
        year: '2027',
      }),
    ).toEqual(['budgetedInYear']));
});

describe('what was paid', () => {
  it('stands with its year once the year-end report says so', () => {
    const life = underConstruction();
    const sample = ACT_SAMPLES.submitYearEndReport.input({ ...EXAMPLE, today: '2026-12-10', facts: life.facts });
    const given = settledOn(life, '2026-12-10', ACT_SAMPLES.submitYearEndReport.cites);
    life.do('submitYearEndReport', UNIT, { ...sample, paid: '250000000' }, given);
    expect(life.facts.annualPlans['2026']!.paid).toMatchObject({ amount: '250000000', on: '2026-12-10' });
  });
});
