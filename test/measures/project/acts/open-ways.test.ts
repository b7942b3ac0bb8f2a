// What a refusal names can be brought where it is said: found where many standpoints were tried, each with the words that
// are right there.
// test support
import { describe, expect, it } from 'vitest';
import {
  COMBINED,
  combinedInReview,
  declaredForPlan,
  opine,
  REPLY,
  REPLY_DOCUMENTS,
  TECHNICAL,
} from '../../lawful-lives.ts';
import { wordsOf } from '../../words-of.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  budgeted,
  completed,
  inAcceptance,
  LOWER,
  settledOn,
  underConstruction,
  UNIT,
  UPPER,
} from './built-lives.ts';
import { DECISION, deferred, failedAgain, lastOrder, terminated } from './sanctioned-lives.ts';

// under test
import { CHAPTERS } from '../../../../measures/vocabulary.ts';

const R = 'development-reform';

describe('an extension', () => {
  const granting = (life = inAcceptance(UPPER), on = '2026-05-07') =>
    wordsOf(life, 'grantExtension', 'big-data', { until: '2026-12-16' }, settledOn(life, on));

  it('is not waited for once acceptance was applied for', () =>
    expect(granting()).toEqual([
      'undecidedRequest: 没有尚待决定的延期验收申请。无须办理。 → needless',
      'acceptanceStillOwed: 本项目没有尚待履行的申请或者组织竣工验收的义务，无从延期。无须办理；验收已申请或者已有结论的，请继续办理后续事项。 → needless',
    ]));

  it('is waited for while acceptance is only convened, and where an application came back', () => {
    const waited =
      'undecidedRequest: 没有尚待决定的延期验收申请。请待项目建设单位办理「申请延期验收」。 → requestExtension';
    expect(granting(inAcceptance(LOWER))).toEqual([waited]);
    const returned = inAcceptance(UPPER).do('returnForCorrection', 'big-data', { defects: ['缺审计报告'] });
    expect(granting(returned)).toEqual([waited]);
  });

  it('that was granted once needs no reason for a second one that nobody asks for', () => {
    const life = completed(UPPER);
    life.do(
      'requestExtension',
      UNIT,
      { until: '2026-12-16', reason: '测评机构排期', documents: [] },
      settledOn(life, '2026-08-20'),
    );
    life.do('grantExtension', 'big-data', { until: '2026-11-16' }, settledOn(life, '2026-08-25'));
    life.do('applyForAcceptance', UNIT, {}, { on: '2026-09-02', documents: ACCEPTANCE_DOCUMENTS });
    expect(granting(life, '2026-09-03').map((said) => said.split(':')[0])).toEqual([
      'undecidedRequest',
      'acceptanceStillOwed',
    ]);
  });
});

describe('a resubmission', () => {
  const resubmitting = (life: Parameters<typeof wordsOf>[0]) =>
    wordsOf(life, 'resubmit', UNIT, { chapters: [] }, { documents: ACCEPTANCE_DOCUMENTS });

  it('of nothing that lies under review names nobody who might return it', () =>
    expect(resubmitting(inAcceptance(LOWER))).toEqual([
      'returned: 现有申报材料未被退回补正，无需重新提交。现没有待审的申报材料，无须办理。 → needless',
    ]));

  it('of what lies under review waits for its reviewer', () =>
    expect(resubmitting(inAcceptance(UPPER))).toEqual([
      'returned: 现有申报材料未被退回补正，无需重新提交。请等待审查结果；材料确需更换的，请审查部门先办理「退回补正」。 → returnForCorrection, needless',
    ]));
});

it('opinions are confirmed for a version that lies under review, and not for one that is returned again', () => {
  const life = TECHNICAL.reduce(
    (so, subject) => opine(so, subject, subject === 'governmentData' ? { chapters: ['dataSharing'] } : {}),
    combinedInReview(),
  );
  const returning = { defects: ['补充'] };
  life.do('returnForCorrection', R, returning);
  life.do('resubmit', UNIT, { chapters: CHAPTERS, changedChapters: ['networkSecurity'] }, { documents: COMBINED });
  const codes = () => life.codes('approveCombinedReport', R, REPLY, { documents: REPLY_DOCUMENTS });
  expect(codes()).toContain('opinionsConfirmed');
  life.do('returnForCorrection', R, returning);
  expect(codes()).toEqual(['reviewPending']);
});

describe('a budget', () => {
  const revising = (life: Parameters<typeof wordsOf>[0], year: string, amount = LOWER) =>
    wordsOf(life, 'reviseBudget', 'finance', { year, amount, reason: '与计划一致' });
  const planned = () => {
    const life = declaredForPlan().do('includeInAnnualPlan', R, { year: '2026', amount: LOWER });
    return life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
  };

  it('that is not there is not revised: it is made where its year is planned, or another year is meant', () => {
    expect(revising(planned(), '2026')).toEqual([
      'budgetedInYear: 本项目2026年度尚未纳入部门预算，没有预算可以调整。该年度已纳入年度投资计划，请办理「纳入部门预算」。 → budget{"year":"2026"}',
    ]);
    expect(revising(planned(), '2027')).toEqual([
      'budgetedInYear: 本项目2027年度尚未纳入部门预算，没有预算可以调整。没有已纳入部门预算的年度，现无须办理。 → needless',
    ]);
    expect(revising(inAcceptance(), '2027')).toEqual([
      'budgetedInYear: 本项目2027年度尚未纳入部门预算，没有预算可以调整。请核对年度。 → mend',
    ]);
  });

  it('follows the plan, which is revised up to completion and not later', () => {
    expect(revising(budgeted(), '2026', '1')).toEqual([
      'budgetEqualsPlan: 预算金额0.000001万元与2026年度投资计划金额1,000万元不一致。请按年度投资计划金额安排预算；计划需要调整的，请由市发展改革委办理「调整年度投资计划」后再安排。 → reviseAnnualPlan{"year":"2026"}, mend',
    ]);
    expect(revising(inAcceptance(), '2026', '1')).toEqual([
      'budgetEqualsPlan: 预算金额0.000001万元与2026年度投资计划金额1,000万元不一致。请按年度投资计划金额安排预算。 → mend',
    ]);
  });

  it('of a year that is over and was never planned is none; a plan of such a year is not revised', () => {
    expect(wordsOf(underConstruction(), 'budget', 'finance', { year: '2025', amount: '1000' })).toEqual([
      'includedInYear: 本项目未纳入2025年度投资计划，不予纳入部门预算。该年度现在不能申报，也没有已纳入年度投资计划而尚未纳入部门预算的年度，现无须办理。 → needless',
    ]);
    expect(
      wordsOf(underConstruction(), 'reviseAnnualPlan', R, {
        year: '2025',
        amount: '1000',
        reason: '核减',
        documents: [],
      }),
    ).toContain(
      'includedInYear: 本项目未纳入2025年度投资计划，没有计划可以调整。请核对年度；该年度现在不能申报。 → mend',
    );
  });
});

describe('suspension of what is built', () => {
  const suspending = (life = failedAgain(completed())) =>
    wordsOf(
      life,
      'suspend',
      R,
      { ground: 'ART35', of: lastOrder(life), from: life.today, reason: '逾期未整改' },
      DECISION,
    ).map((said) => said.slice(said.indexOf('项目已建成')));

  it('leaves the other measures, and the deferral of a plan where none is in force', () => {
    expect(suspending()).toEqual([
      '项目已建成，没有可以暂停的建设；可以办理「通报批评」，以后年度还有计划的，可以办理「暂缓安排投资计划」。 → reprimand, deferPlan, needless',
    ]);
    expect(suspending(deferred(completed()))).toEqual([
      '项目已建成，没有可以暂停的建设；可以办理「通报批评」。 → reprimand, needless',
    ]);
  });
});

it('what may be done about an order is named by whom who issued that order, and not another one', () => {
  const life = underConstruction().do(
    'orderRectification',
    R,
    { ground: 'ART35', violation: '进度滞后', servedOn: '2026-03-10', dueOn: '2026-05-13' },
    { on: '2026-03-10', documents: ['rectificationOrder'] },
  );
  const of = lastOrder(life);
  const said = { of, reason: '设备到货延误', dueOn: '2026-04-14' };
  const [refusal] = terminated(life).refusals('changeRectificationDate', R, said);
  expect(refusal).toMatchObject({
    code: 'laterThanBefore',
    instead: [{ act: 'withdrawRectification', input: { of }, by: [{ capacity: R }] }],
  });
});
