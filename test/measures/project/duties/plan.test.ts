// Article 10: a budget follows its plan, and a service that nobody renewed is asked after.
// test support
import { describe, expect, it } from 'vitest';
import { budgeted, UNIT } from '../../lawful-lives.ts';
import { inService, partlyPlanned } from '../acts/path-lives.ts';
import { settled } from '../warned-life.ts';

const R = 'development-reform';
const revising = (amount: string) => ({ year: '2026', amount, reason: '按实际进度调整', documents: [] });
const rebudgeting = (amount: string) => ({ year: '2026', amount, reason: '与计划一致' });

describe('after a plan was revised finance brings its budget in line', () => {
  // Revised on Monday, 5 January: within ten working days, by Monday, 19 January.
  const revised = () => settled(partlyPlanned()).do('reviseAnnualPlan', R, revising('500000000'), { on: '2026-01-05' });

  it('by a day of ours, that is its own affair', () => {
    const life = revised().until('2026-02-28');
    expect(life.duty('BUDGET_REVISION')).toMatchObject({
      owedBy: 'finance',
      effectiveOn: '2026-01-19',
      dueBasis: 'practice',
      overdueSince: undefined,
    });
    const told = life.says.filter(({ dutyRef }) => dutyRef?.startsWith('BUDGET_REVISION')).map(({ party }) => party);
    expect([...new Set(told)]).toEqual(['finance']);
  });

  it('is met by the budget, and falls away where the plan is revised again first', () => {
    const met = revised().do('reviseBudget', 'finance', rebudgeting('500000000'), { on: '2026-01-12' });
    expect(met.duty('BUDGET_REVISION')).toMatchObject({ dischargedOn: '2026-01-12' });
    const again = revised().do('reviseAnnualPlan', R, revising('550000000'), { on: '2026-01-12' });
    const owed = again.duties.filter(({ duty }) => duty === 'BUDGET_REVISION');
    expect(owed.map(({ cancelled }) => cancelled)).toEqual(['该年度投资计划已再次调整', undefined]);
    // Revised back to what the budget is, nothing is to be revised.
    const back = revised().do('reviseAnnualPlan', R, revising('600000000'), { on: '2026-01-12' });
    expect(back.duties.filter(({ duty, cancelled }) => duty === 'BUDGET_REVISION' && !cancelled)).toEqual([]);
  });

  it('is owed by nobody where there is no budget yet', () => {
    const life = partlyPlanned();
    life.facts = { ...life.facts, annualPlans: { '2026': { ...life.facts.annualPlans['2026'], budgeted: undefined } } };
    const revisedOne = settled(life).do('reviseAnnualPlan', R, revising('500000000'), { on: '2026-01-05' });
    expect(revisedOne.duty('BUDGET_REVISION')).toBeUndefined();
  });
});

describe('a service whose year has passed', () => {
  const served = () => {
    const life = settled(inService());
    return life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-02-03' });
  };

  it('is asked after a month later, and every month, until it is renewed', () => {
    const life = served().until('2027-03-15');
    // 30 January 2027 is a Saturday: said on the Friday before.
    expect(life.said('SERVICE_RENEWAL', `${UNIT}/handler`).map((said) => said.slice(0, 10))).toEqual([
      '2027-01-29',
      '2027-02-28',
    ]);
    budgeted(life, '2027', '100000000').do(
      'beginService',
      UNIT,
      { year: '2027', startedOn: '2027-03-15' },
      { on: '2027-03-15' },
    );
    expect(life.duty('SERVICE_RENEWAL', '2026')).toMatchObject({ dischargedOn: '2027-03-15' });
    expect(life.duty('SERVICE_RENEWAL', '2027')).toMatchObject({ effectiveOn: '2028-01-30' });
  });

  it('or ended', () => {
    const life = served().do('endService', UNIT, { endedOn: '2026-12-30' }, { on: '2026-12-30' });
    expect(life.duty('SERVICE_RENEWAL')).toMatchObject({ dischargedOn: '2026-12-30' });
    expect(life.until('2027-06-30').said('SERVICE_RENEWAL', `${UNIT}/handler`)).toEqual([]);
  });
});
