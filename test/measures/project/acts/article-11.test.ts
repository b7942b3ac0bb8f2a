// Article 11: out of plan. Only article 6 and the season fall away (U1 to U7).
// test support
import { describe, expect, it, test } from 'vitest';
import {
  DEPARTMENT,
  drafted,
  LISTING,
  STANDING,
  UNIT,
  combinedInReview,
  withOpinions,
  REPLY,
  REPLY_DOCUMENTS,
} from '../../lawful-lives.ts';
import { COMBINED } from '../../lawful-lives.ts';
import type { Life } from '../../dossier.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import { saying } from '../../saying.ts';
import type { ProjectKind } from '../../../../measures/vocabulary.ts';
import {
  funded,
  FUNDING,
  listedOutOfPlan,
  OF_2026,
  omDeclaredOutOfPlan,
  omIncludedOutOfPlan,
  REQUEST,
  requested,
} from './path-lives.ts';

const TABLE = { documents: ['performanceTargetTable'] as const };
const requesting = (kind: ProjectKind, input: object, documents: readonly string[]) =>
  drafted({ kind, priorProject: kind === 'EXPANSION' ? '一期' : undefined }).refusals(
    'requestOutOfPlan',
    UNIT,
    { ...REQUEST, ...input },
    { documents: documents as readonly 'directive'[], standing: STANDING },
  );

describe('the request', () => {
  it.each<[string, ProjectKind, object, string[], string[]]>([
    ['of a new build that is clearly required', 'NEW_BUILD', {}, ['directive'], []],
    ['of one without the paper that requires it', 'NEW_BUILD', {}, [], ['directive']],
    [
      'case 99: of a plain new build that is only needed',
      'NEW_BUILD',
      { ground: 'TRUE_NEED' },
      ['statementOfNeed'],
      ['groundOfKind'],
    ],
    [
      'of an expansion that is only needed',
      'EXPANSION',
      { ground: 'TRUE_NEED' },
      ['statementOfNeed'],
      ['groundOfKind'],
    ],
    ['of a continuation that is needed', 'CONTINUATION', { ground: 'TRUE_NEED' }, ['statementOfNeed'], []],
    ['case 91: of O&M that is needed', 'OM', { ground: 'TRUE_NEED' }, ['statementOfNeed'], []],
    ['of O&M without a statement of the need', 'OM', { ground: 'TRUE_NEED' }, [], ['statementOfNeed']],
    ['of what stands in the budget', 'NEW_BUILD', { notInBudget: false }, ['directive'], ['notInBudget']],
    ['of what the scope list does not hold', 'NEW_BUILD', { scopeAttested: false }, ['directive'], ['withinScopeList']],
    [
      'before the data are in order (article 7)',
      'NEW_BUILD',
      { existingDataGoverned: false },
      ['directive'],
      ['existingDataGoverned'],
    ],
    ['for a year that is past', 'NEW_BUILD', { year: '2025' }, ['directive'], ['yearNotPast']],
  ])('%s', (_, kind, input, documents, codes) =>
    expect(requesting(kind, input, documents).map(({ code }) => code)).toEqual(codes),
  );

  test('case 99: is refused with the article, and with the way of the season', () =>
    expect(requesting('NEW_BUILD', { ground: 'TRUE_NEED' }, ['statementOfNeed'])).toMatchObject([
      { article: 11, basis: 'law', mend: true, instead: [{ act: 'declare' }], says: saying('限于续建、运行维护') },
    ]));

  test('asks for no plan of the department, and keeps the bans of articles 31 to 33', () => {
    const bare = { blocks: [] };
    const blocked = { blocks: [{ flag: 'newBuildBlocked', article: 31, reason: '未共享', version: 1 } as const] };
    const codes = (standing: typeof STANDING) =>
      drafted().codes('requestOutOfPlan', UNIT, REQUEST, { documents: ['directive'], standing });
    expect(codes(bare)).toEqual([]);
    expect(codes(blocked)).toEqual(['notBlockedForNotSharing']);
  });
});

describe('the path', () => {
  test('goes from finance to the list, through the approval as always, to a plan that development-reform adjusts alone, to the budget', () => {
    const life = requested();
    expect(life.facts).toMatchObject({ stage: 'OOP_REQUESTED', entry: 'OUT_OF_PLAN' });
    expect(life.codes('list', 'big-data', LISTING, { standing: STANDING })).toEqual(['wrongStage']);
    expect(life.codes('confirmFunding', 'development-reform', FUNDING)).toEqual(['wrongParty']);
    life.do('confirmFunding', 'finance', FUNDING).do('list', 'big-data', LISTING, { standing: STANDING });
    expect(life.facts.stage).toBe('LISTED');
    expect(life.codes('declareForAnnualPlan', UNIT, OF_2026, TABLE)).toEqual(['approved']);
    life.do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), { documents: COMBINED });
    withOpinions(life).do('approveCombinedReport', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS });
    life.do('declareForAnnualPlan', UNIT, OF_2026, TABLE);
    expect(life.codes('includeInAnnualPlan', 'finance', OF_2026)).toEqual(['wrongParty']);
    life.do('includeInAnnualPlan', 'development-reform', OF_2026);
    expect(life.facts).toMatchObject({ stage: 'PLANNED', proposals: [] });
    expect(life.do('budget', 'finance', OF_2026).facts.stage).toBe('BUDGETED');
  });

  test('of a further year is that of every project: both authorities together', () => {
    const life = omDeclaredOutOfPlan().do('includeInAnnualPlan', 'development-reform', OF_2026);
    life.do('declareForAnnualPlan', UNIT, { year: '2027', amount: '100000000' }, { documents: [] });
    life.do('includeInAnnualPlan', 'finance', { year: '2027', amount: '100000000' });
    expect(life.facts.proposals).toMatchObject([{ awaiting: ['development-reform'] }]);
  });

  test('of O&M needs neither approval nor a target table (case 90)', () =>
    expect(omDeclaredOutOfPlan().facts.stage).toBe('PLAN_DECLARED'));

  test('takes no more than finance secured for the year, to the fen', () => {
    const more = { year: '2026', amount: '600000001' };
    const life = listedOutOfPlan({ kind: 'OM', ground: 'TRUE_NEED' }).do('declareForAnnualPlan', UNIT, more, {
      documents: [],
    });
    expect(life.codes('includeInAnnualPlan', 'development-reform', OF_2026)).toEqual([]);
    expect(life.refusals('includeInAnnualPlan', 'development-reform', more)).toMatchObject([
      { code: 'withinFunding', basis: 'practice', acts: [{ act: 'confirmFunding', by: [{ capacity: 'finance' }] }] },
    ]);
    life.do('confirmFunding', 'finance', { ...FUNDING, amount: '1' });
    expect(life.codes('includeInAnnualPlan', 'development-reform', more)).toEqual([]);
  });
});

it('U2, U5: what was secured bounds the first year also where it is revised before its budget', () => {
  const life = omIncludedOutOfPlan();
  const revise = (amount: string) =>
    life.refusals('reviseAnnualPlan', 'development-reform', { year: '2026', amount, reason: '增加', documents: [] });
  expect(revise('600000001')).toMatchObject([{ code: 'withinFunding', acts: [{ act: 'confirmFunding' }] }]);
  life.do('confirmFunding', 'finance', { year: '2026', amount: '1', source: '预算稳定调节基金' });
  expect(revise('600000001')).toEqual([]);
});

describe('U7: it ends otherwise', () => {
  const refusing = (life: Life, by: string) => life.codes('refuseOutOfPlan', by, { reason: '可以在下一年度申报' });

  test('refused by whoever it lies before, and reopened as a draft', () => {
    expect(refusing(requested(), 'finance')).toEqual([]);
    expect(refusing(requested(), 'big-data')).toEqual(['wrongParty']);
    expect(refusing(funded(), 'big-data')).toEqual([]);
    expect(refusing(funded(), 'finance')).toEqual(['wrongParty']);
    const life = funded().do('refuseOutOfPlan', 'big-data', { reason: '不属于申报范围' });
    expect(life.facts).toMatchObject({ stage: 'OOP_REFUSED', outOfPlan: { refused: { reason: '不属于申报范围' } } });
    expect(life.do('reopenDeclaration', UNIT).facts).toMatchObject({ stage: 'DRAFT', entry: 'DEPARTMENT_PLAN' });
  });

  test('of its approval development-reform decides, as of any other', () => {
    const life = listedOutOfPlan().do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
      documents: COMBINED,
    });
    expect(life.codes('reject', 'development-reform', { reason: '建设必要性不足' })).toEqual(
      combinedInReview().codes('reject', 'development-reform', { reason: '建设必要性不足' }),
    );
  });

  test('returned by whoever it lies before, and nothing is decided until it comes back', () => {
    for (const [life, by, decides] of [
      [requested(), 'finance', ['confirmFunding', FUNDING]],
      [funded(), 'big-data', ['list', LISTING]],
    ] as const) {
      life.do('returnForCorrection', by, { defects: ['文件不清'] });
      const [act, input] = decides;
      expect(life.codes(act, by, input, { standing: STANDING })).toEqual(['reviewPending']);
      expect(life.codes('resubmit', UNIT, {}, { documents: [] })).toEqual(['outOfPlanPapers']);
      life.do('resubmit', UNIT, {}, { documents: ['directive'] });
      expect(life.codes(act, by, input, { standing: STANDING })).toEqual([]);
    }
  });

  test('withdrawn by the unit, before it is listed: the project may then be declared in the season', () => {
    const life = funded().do('withdrawOutOfPlan', UNIT, { reason: '改在年度申报' });
    expect(life.facts).toMatchObject({ stage: 'DRAFT', entry: 'DEPARTMENT_PLAN' });
    expect(funded().codes('withdrawOutOfPlan', DEPARTMENT, { reason: '改在年度申报' })).toEqual(['wrongParty']);
    expect(listedOutOfPlan().codes('withdrawOutOfPlan', UNIT, { reason: '改在年度申报' })).toEqual(['wrongStage']);
  });

  test('what finance secured for a request that was withdrawn serves no later one', () => {
    const life = funded({ kind: 'OM', ground: 'TRUE_NEED' }).do('withdrawOutOfPlan', UNIT, { reason: '改在年度申报' });
    life.do(
      'requestOutOfPlan',
      UNIT,
      { ...REQUEST, ground: 'TRUE_NEED' },
      { documents: ['statementOfNeed'], standing: STANDING },
    );
    life
      .do('confirmFunding', 'finance', { ...FUNDING, amount: '100000000' })
      .do('list', 'big-data', LISTING, { standing: STANDING });
    life.do('declareForAnnualPlan', UNIT, OF_2026, { documents: [] });
    expect(life.codes('includeInAnnualPlan', 'development-reform', OF_2026)).toEqual(['withinFunding']);
  });
});
