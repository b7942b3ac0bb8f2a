// What a refusal says to whom, word for word, where it says different things by what stands in the dossier: which way
// out is named, with which input, and what is said of the rest.
// test support
import { describe, expect, it } from 'vitest';
import type { Circumstances, Life } from '../../dossier.ts';
import { approved, budgeted as budgetedFor, declaredForPlan } from '../../lawful-lives.ts';
import { wordsOf } from '../../words-of.ts';
import { completed, inOperation, LOWER, selfEvaluated, settledOn, UNIT, underConstruction } from './built-lives.ts';

const R = 'development-reform';
const TABLE: Circumstances = { documents: ['performanceTargetTable'] };

describe('the annual plan', () => {
  const declaring = (life: Life, year: string, on?: string) =>
    wordsOf(life, 'declareForAnnualPlan', UNIT, { year, amount: '1000' }, { ...TABLE, ...(on && { on }) });
  const including = (life: Life, year: string, amount = '1000') =>
    wordsOf(life, 'includeInAnnualPlan', R, { year, amount });
  const budgeting = (life: Life, year: string) => wordsOf(life, 'budget', 'finance', { year, amount: '1000' });
  const half = '500000000';
  const budgeted = () => budgetedFor(approved(), '2026', half);
  const declaredAgain = () =>
    budgeted().do('declareForAnnualPlan', UNIT, { year: '2027', amount: '100000' }, { ...TABLE, on: '2026-03-02' });
  const declined = () => declaredForPlan().do('declineFromAnnualPlan', R, { year: '2026', reason: '资金未落实' });

  it('is not declared twice, nor for a year that is past or too far', () => {
    expect(declaring(declaredAgain(), '2027')).toEqual([
      'yearNotDeclaredYet: 2027年度投资计划已经申报，尚在审核。请等待审核结果；需要修改的，可请市发展改革委办理「不纳入年度投资计划」后重新申报。 → declineFromAnnualPlan{"year":"2027"}, needless',
    ]);
    expect(declaring(budgeted(), '2026')).toEqual([
      'yearNotDeclaredYet: 本项目已纳入2026年度投资计划。无需重复申报；已纳入的计划需要调整的，请由市发展改革委办理「调整年度投资计划」。 → reviseAnnualPlan{"year":"2026"}, needless',
    ]);
    expect(declaring(budgeted(), '2032')).toEqual([
      'yearNotPast: 2032年不在可申报的年度（2026—2031年）之内。请核对年度。 → mend',
    ]);
    expect(declaring(budgeted(), '2025')).toHaveLength(1);
    expect(declaring(budgeted(), '2031')).toEqual([]);
  });

  it('is decided where it was declared, and each other year says what comes first there', () => {
    expect(including(declaredForPlan(), '2027')).toEqual([
      'declaredForYear: 本项目未申报2027年度投资计划。请核对年度；该年度现在不能申报。 → mend',
    ]);
    expect(including(declaredAgain(), '2026')).toEqual([
      'declaredForYear: 本项目已纳入2026年度投资计划。无需重复办理。 → needless',
    ]);
    expect(including(declaredAgain(), '2028')).toEqual([
      'declaredForYear: 本项目未申报2028年度投资计划。请由项目建设单位或者市级部门先办理「申报年度投资计划」。 → declareForAnnualPlan{"year":"2028"}',
    ]);
    expect(including(declaredAgain(), '2040')).toEqual([
      'declaredForYear: 本项目未申报2040年度投资计划。请核对年度；该年度现在不能申报。 → mend',
    ]);
    expect(including(budgeted(), '2040')).toEqual([
      'declaredForYear: 本项目未申报2040年度投资计划。现无已申报而待决定的年度，无须办理。 → needless',
    ]);
    expect(declined().facts.stage).toBe('APPROVED');
  });

  it('takes no more than was declared: the first year is returned, a further one declined', () => {
    expect(including(declaredForPlan('100000'), '2026', '100001')).toEqual([
      'notMoreThanDeclared: 纳入金额0.100001万元，超过申报金额0.1万元。请按不超过申报金额纳入；申报金额有误的，可请市发展改革委办理「退回补正」。 → returnForCorrection, mend',
    ]);
    expect(including(declaredAgain(), '2027', '100001')).toEqual([
      'notMoreThanDeclared: 纳入金额0.100001万元，超过申报金额0.1万元。请按不超过申报金额纳入；申报金额有误的，可请市发展改革委办理「不纳入年度投资计划」后重新申报。 → declineFromAnnualPlan{"year":"2027"}, mend',
    ]);
    expect(including(declaredForPlan('100000'), '2026', '100000')).toEqual([]);
  });

  it('is proposed once by each; where both proposed, either may still go along', () => {
    const life = declaredForPlan().do('includeInAnnualPlan', R, { year: '2026', amount: '1000' });
    const { seq } = life;
    expect(including(life, '2026')).toEqual([
      `notProposedAlready: 纳入2026年度投资计划的提议已经发出，正等待会同。请等待会同，或者办理「撤回会同提议」（台账第${seq}号）后重新提出。 → withdrawProposal{"proposal":${seq}}, needless`,
    ]);
    life.do('includeInAnnualPlan', 'finance', { year: '2026', amount: '900' });
    expect(including(life, '2026')).toEqual([
      `proposedAlready: 贵单位已经提出同一内容的提议（台账第${seq}号），正等待市财政局会同。请等待市财政局答复；不再提议的，请办理「撤回会同提议」。另有不同内容的，可以另行提出。 → withdrawProposal{"proposal":${seq}}, mend, wait`,
    ]);
    expect(life.codes('includeInAnnualPlan', R, {}, { confirms: life.seq })).toEqual([]);
    expect(life.codes('includeInAnnualPlan', 'finance', {}, { confirms: seq })).toEqual([]);
  });

  it('comes before the budget of its year', () => {
    expect(budgeting(declaredAgain(), '2027')).toEqual([
      'includedInYear: 本项目未纳入2027年度投资计划，不予纳入部门预算。请先办理「纳入年度投资计划」。 → includeInAnnualPlan{"year":"2027"}',
    ]);
    expect(budgeting(declaredAgain(), '2028')).toEqual([
      'includedInYear: 本项目未纳入2028年度投资计划，不予纳入部门预算。请先办理「申报年度投资计划」，再办理「纳入年度投资计划」。 → declareForAnnualPlan{"year":"2028"}, includeInAnnualPlan{"year":"2028"}',
    ]);
    expect(budgeting(declaredAgain(), '2024')).toEqual([
      'includedInYear: 本项目未纳入2024年度投资计划，不予纳入部门预算。该年度现在不能申报，也没有已纳入年度投资计划而尚未纳入部门预算的年度，现无须办理。 → needless',
    ]);
  });
});

describe('a report of the year', () => {
  const opinion = { document: 'doc-consultationRecord' };
  const reportOf = (year: string) => ({
    year,
    sections: ['progress', 'investmentPlanExecution'],
    consultations: { usingUnit: opinion, supervisionUnit: opinion },
    recipients: ['big-data', 'development-reform', 'finance'],
  });
  const papersOn = (life: Life, on: string) => settledOn(life, on, ['performanceReport', 'consultationRecord']);
  const reporting = (life: Life, year: string, on: string) =>
    wordsOf(life, 'submitYearEndReport', UNIT, reportOf(year), papersOn(life, on));

  it('is refused with what is owed instead, or that nothing is', () => {
    const building = underConstruction();
    expect(reporting(building, '2026', '2026-12-10')).toEqual([]);
    expect(reporting(building, '2025', '2026-12-10')).toEqual([
      'yearEndReportOwed: 本项目无须提交2025年度项目绩效评价报告：该年年底不在建设期内，或者该年度尚未到来。请核对年度；现应提交的为2026年度。 → mend',
    ]);
    building.do('submitYearEndReport', UNIT, reportOf('2026'), papersOn(building, '2026-12-10'));
    expect(reporting(building, '2026', '2026-12-11')).toEqual([
      'yearEndReportOwed: 2026年度项目绩效评价报告已经提交。无须重复提交。 → needless',
    ]);
    expect(reporting(completed(), '2026', '2026-12-10')).toEqual([
      'yearEndReportOwed: 本项目无须提交2026年度项目绩效评价报告：该年年底不在建设期内，或者该年度尚未到来。无须提交；开工、建成日期登记有误的，请办理「更正登记内容」。 → correct, needless',
    ]);
  });
});

describe('closing', () => {
  const ORDER = { ground: 'ART35', violation: '未共享', servedOn: '2027-07-05', dueOn: '2027-09-30', documents: [] };
  const closing = (life: Life) =>
    wordsOf(life, 'close', 'big-data', {}, { on: '2027-08-02', documents: ['archiveChecklist'] });

  it('waits for what is open: reported by the unit first, where it is not yet', () => {
    const life = selfEvaluated().do('orderRectification', 'finance', ORDER, { on: '2027-07-05' });
    const of = life.seq;
    expect(closing(life)).toEqual([
      `noOpenRectification: 尚有1项整改未办结。请先由项目建设单位办理「提交整改报告」，由要求整改的部门办理「整改核验通过（销号）」，或者撤销整改要求。 → submitRectification{"of":${of}}, verifyRectification{"of":${of}}`,
    ]);
    life.do(
      'submitRectification',
      UNIT,
      { of, statement: '已改' },
      { on: '2027-07-08', documents: ['rectificationReport'] },
    );
    expect(closing(life)).toEqual([
      `noOpenRectification: 尚有1项整改未办结。请先由要求整改的部门办理「整改核验通过（销号）」，或者撤销整改要求。 → verifyRectification{"of":${of}}`,
    ]);
    expect(closing(selfEvaluated())).toEqual([]);
  });
});

describe('a receipt', () => {
  it('is of what was sent to who gives it, and is given once', () => {
    const life = inOperation(LOWER).do(
      'fileAcceptanceResult',
      UNIT,
      {},
      { on: '2026-06-05', documents: ['acceptanceConclusion'] },
    );
    const filed = life.seq;
    const giving = (of: number, by = 'big-data') =>
      wordsOf(life, 'acknowledgeReceipt', by, { of }, { on: '2026-06-08' });
    expect(giving(filed)).toEqual([]);
    expect(giving(1)).toEqual(['receivedAndOpen: 台账第1号不是报送材料。请以报送一行的台账序号指明材料。 → mend']);
    expect(giving(filed, 'finance')).toEqual([
      'somethingReceived: 没有贵单位尚未签收的报送材料。现无须签收。 → needless',
    ]);
    life.do('acknowledgeReceipt', 'big-data', { of: filed }, { on: '2026-06-08' });
    expect(giving(filed).join()).toMatch(
      /台账第\d+号材料不是报送贵单位的，或者贵单位已经签收。请核对台账序号。 → mend$|现无须签收/,
    );
  });
});
