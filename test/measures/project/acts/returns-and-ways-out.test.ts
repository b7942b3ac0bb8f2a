import { describe, expect, test } from 'vitest';
// test support
import type { Life } from '../../dossier.ts';
import {
  approved,
  COMBINED,
  combinedInReview,
  declared,
  declaredForPlan,
  DESIGN,
  designInReview,
  drafted,
  FEASIBILITY,
  feasibilityApproved,
  feasibilityInReview,
  listed,
  LISTING,
  opine,
  REPLY,
  REPLY_DOCUMENTS,
  UNIT,
  withOpinions,
  DEPARTMENT,
} from '../../lawful-lives.ts';
import { CHAPTERS, type DocumentKind, type PartyId } from '../../../../measures/vocabulary.ts';

const DEFECTS = { defects: ['数据资源目录不完整', '缺少密码应用测算'] };

const REVIEWS: {
  stage: string;
  life: () => Life;
  reviewer: PartyId;
  documents: readonly DocumentKind[];
  input: object;
}[] = [
  { stage: 'DECLARED', life: declared, reviewer: 'big-data', documents: ['needsStatement'], input: {} },
  {
    stage: 'COMBINED_REVIEW',
    life: combinedInReview,
    reviewer: 'development-reform',
    documents: COMBINED,
    input: { chapters: CHAPTERS },
  },
  {
    stage: 'FEASIBILITY_REVIEW',
    life: feasibilityInReview,
    reviewer: 'development-reform',
    documents: FEASIBILITY,
    input: { chapters: CHAPTERS },
  },
  {
    stage: 'DESIGN_REVIEW',
    life: designInReview,
    reviewer: 'development-reform',
    documents: DESIGN,
    input: { chapters: CHAPTERS },
  },
  {
    stage: 'PLAN_DECLARED',
    life: () => declaredForPlan(),
    reviewer: 'development-reform',
    documents: ['performanceTargetTable'],
    input: {},
  },
];

describe.each(REVIEWS)('at $stage', ({ stage, life, reviewer, documents, input }) => {
  const returned = () => life().do('returnForCorrection', reviewer, DEFECTS, { on: '2026-03-02' });

  test('the reviewer, and no one else, returns for correction', () => {
    for (const party of ['big-data', 'development-reform', 'finance', UNIT])
      expect(life().codes('returnForCorrection', party, DEFECTS), party).toEqual(
        party === reviewer ? [] : ['wrongParty'],
      );
  });

  test('a return keeps the stage and the defects', () => {
    expect(returned().facts).toMatchObject({
      stage,
      review: { stage, status: 'RETURNED', version: 1, returns: [{ ...DEFECTS, on: '2026-03-02', by: reviewer }] },
    });
  });

  test('is not returned twice without coming back', () => {
    expect(returned().codes('returnForCorrection', reviewer, DEFECTS)).toEqual(['reviewPending']);
  });

  test('comes back as a new version, on the first day it was submitted', () => {
    const { facts } = returned().do('resubmit', UNIT, input, { documents, on: '2026-03-10' });
    expect(facts).toMatchObject({
      stage,
      review: {
        status: 'PENDING',
        version: 2,
        on: '2026-01-05',
        returns: [{ ...DEFECTS, resubmittedOn: '2026-03-10' }],
      },
    });
    expect(facts.review!.documents.map(({ kind }) => kind)).toEqual([...documents]);
  });

  test('comes back whole: every document again', () => {
    for (const missing of documents) {
      const refusals = returned().refusals('resubmit', UNIT, input, {
        documents: documents.filter((kind) => kind !== missing),
      });
      expect(refusals, missing).toMatchObject([{ basis: 'law' }]);
    }
  });

  test('is resubmitted only when returned', () => {
    expect(life().codes('resubmit', UNIT, input, { documents })).toEqual(['returned']);
  });

  test('keeps both returns when it is returned again', () => {
    const twice = returned()
      .do('resubmit', UNIT, input, { documents })
      .do('returnForCorrection', reviewer, { defects: ['仍不完整'] });
    expect(twice.facts.review).toMatchObject({
      version: 2,
      status: 'RETURNED',
      returns: [{ resubmittedOn: '2026-03-02' }, { defects: ['仍不完整'] }],
    });
    expect(twice.facts.review!.returns[1]).not.toHaveProperty('resubmittedOn');
  });
});

describe('a resubmission', () => {
  test('of a design without its chapters is refused by article 14', () => {
    const life = combinedInReview().do('returnForCorrection', 'development-reform', DEFECTS);
    expect(life.refusals('resubmit', UNIT, {}, { documents: COMBINED })).toMatchObject([
      { code: 'chapters', article: 14 },
    ]);
  });

  test('keeps the opinions; one that disagreed must be recorded anew', () => {
    const life = opine(withOpinions(combinedInReview()), 'budget', { agrees: false, remark: '概算偏高' });
    life
      .do('returnForCorrection', 'development-reform', DEFECTS)
      .do('resubmit', UNIT, { chapters: CHAPTERS, changedChapters: [] }, { documents: COMBINED });
    opine(life, 'cryptography').do('confirmOpinions', 'development-reform', { version: 2 });
    expect(life.codes('approveCombinedReport', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS })).toEqual([
      'opinionsAgree',
    ]);
    expect(
      opine(life, 'budget').codes('approveCombinedReport', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS }),
    ).toEqual([]);
  });

  test('of the plan may come from the department, with another amount', () => {
    const life = declaredForPlan().do('returnForCorrection', 'development-reform', DEFECTS);
    expect(
      life.codes('resubmit', DEPARTMENT, { amount: '1000000001' }, { documents: ['performanceTargetTable'] }),
    ).toEqual(['withinApprovedTotal']);
    life.do('resubmit', DEPARTMENT, { amount: '900000000' }, { documents: ['performanceTargetTable'] });
    expect(life.facts.annualPlans['2026']!.declared).toMatchObject({ amount: '900000000', by: UNIT });
  });

  test('of anything else has no amount', () => {
    const life = declared().do('returnForCorrection', 'big-data', DEFECTS);
    expect(life.codes('resubmit', UNIT, { amount: '1' }, { documents: ['needsStatement'] })).toEqual([
      'amountOfPlanOnly',
    ]);
    expect(life.codes('resubmit', DEPARTMENT, {}, { documents: ['needsStatement'] })).toEqual(['wrongParty']);
  });

  test('is awaited: nothing is approved, listed or opined meanwhile, but it may be refused', () => {
    const report = combinedInReview().do('returnForCorrection', 'development-reform', DEFECTS);
    expect(
      report.codes(
        'recordOpinion',
        'finance',
        { subject: 'budget', agrees: true, chapters: [], remark: '同意' },
        { documents: [] },
      ),
    ).toEqual(['reviewPending']);
    expect(report.codes('reject', 'development-reform', { reason: '逾期未补正' })).toEqual([]);
    const declaration = declared().do('returnForCorrection', 'big-data', DEFECTS);
    expect(declaration.codes('list', 'big-data', LISTING)).toEqual(['reviewPending']);
    expect(declaration.codes('declineListing', 'big-data', { reason: '逾期未补正' })).toEqual([]);
  });
});

describe('a rejection', () => {
  test.each([
    ['COMBINED_REVIEW', combinedInReview],
    ['FEASIBILITY_REVIEW', feasibilityInReview],
    ['DESIGN_REVIEW', designInReview],
  ])('at %s keeps the list entry, and the listing may be opened again', (_, life) => {
    const rejected = life().do('reject', 'development-reform', { reason: '建设必要性不足' });
    expect(rejected.facts).toMatchObject({
      stage: 'REJECTED',
      rejections: [{ reason: '建设必要性不足', by: 'development-reform' }],
      review: { status: 'DECIDED' },
      listing: {},
    });
    expect(rejected.codes('reopenListing', UNIT, { reason: '已重新论证' })).toEqual(['wrongParty']);
    rejected.do('reopenListing', 'development-reform', { reason: '已重新论证' });
    expect(rejected.facts.stage).toBe('LISTED');
    expect(rejected.codes('submitFeasibilityReport', UNIT, { chapters: CHAPTERS }, { documents: FEASIBILITY })).toEqual(
      [],
    );
  });
});

describe('withdrawing', () => {
  test.each([
    ['DRAFT', drafted],
    ['DECLARED', declared],
    ['COMBINED_REVIEW', combinedInReview],
    ['FEASIBILITY_REVIEW', feasibilityInReview],
  ])('is open to the unit at %s', (_, life) => {
    expect(life().codes('withdraw', 'development-reform', { reason: '需求变化' })).toEqual(['wrongParty']);
    const { facts } = life().do('withdraw', UNIT, { reason: '需求变化' });
    expect(facts).toMatchObject({ stage: 'WITHDRAWN', withdrawn: { reason: '需求变化', by: UNIT } });
    expect(facts.review?.status ?? 'WITHDRAWN').toBe('WITHDRAWN');
  });

  test.each([
    ['LISTED', listed],
    ['FEASIBILITY_APPROVED', feasibilityApproved],
    ['DESIGN_REVIEW', designInReview],
    ['APPROVED', approved],
    ['PLAN_DECLARED', declaredForPlan],
  ])('is closed at %s', (_, life) => {
    expect(life().codes('withdraw', UNIT, { reason: '需求变化' })).toEqual(['wrongStage']);
  });
});
