import { describe, expect, test } from 'vitest';
// test support
import type { Life } from '../../dossier.ts';
import {
  approved,
  combinedInReview,
  designInReview,
  feasibilityApproved,
  feasibilityInReview,
  JUST_BELOW,
  listed,
  opine,
  REPLY,
  REPLY_DOCUMENTS,
  TECHNICAL,
  UNIT,
  UPPER,
  withOpinions,
  COMBINED,
  FEASIBILITY,
} from '../../lawful-lives.ts';
import { saying } from '../../saying.ts';
import { CHAPTERS, OPINIONS, type OpinionSubject } from '../../../../measures/vocabulary.ts';

const approving = (life: Life, act = 'approveCombinedReport', wrong: object = {}) =>
  life.refusals(act, 'development-reform', { ...REPLY, ...wrong }, { documents: REPLY_DOCUMENTS });

describe('the track', () => {
  test.each([
    ['29,999,999.99元', JUST_BELOW, []],
    ['3000万元', UPPER, ['belowUpperClass']],
    ['30,000,000.01元', '3000000001', ['belowUpperClass']],
  ])('estimated at %s: single stage refused by %s -> %j', (_, estimatedTotal, codes) => {
    expect(
      listed({ estimatedTotal }).codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED }),
    ).toEqual(codes);
  });

  test('L18: is that of two stages for good once 3000万元 was approved, whatever the estimate says', () => {
    const life = withOpinions(designInReview({ estimatedTotal: '3100000000' }));
    life.do('reject', 'development-reform', { reason: '方案不可行' });
    life.do('reopenListing', 'development-reform', { reason: '重新报批' });
    life.facts = { ...life.facts, estimatedTotal: JUST_BELOW };
    const submission = [UNIT, { chapters: CHAPTERS }, { documents: COMBINED }] as const;
    expect(life.refusals('submitCombinedReport', ...submission)).toMatchObject([
      { code: 'belowUpperClass', article: 9, says: saying('曾批复的总投资为3,100万元') },
    ]);
    expect(life.codes('submitFeasibilityReport', UNIT, { chapters: CHAPTERS }, { documents: FEASIBILITY })).toEqual([]);
  });

  test('L18: is that of two stages for good once 3000万元 was appraised', () => {
    const life = combinedInReview({ estimatedTotal: JUST_BELOW });
    life.do('returnToTwoStages', 'development-reform', { appraisedTotal: UPPER, reason: '评估总投资达到3000万元' });
    life.facts = { ...life.facts, estimatedTotal: JUST_BELOW };
    expect(life.refusals('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED })).toMatchObject([
      { code: 'belowUpperClass', says: saying('经评估的总投资为3,000万元') },
    ]);
  });

  test('case 32: of two stages is open below 3000万元 as well', () => {
    expect(
      listed({ estimatedTotal: JUST_BELOW }).codes(
        'submitFeasibilityReport',
        UNIT,
        { chapters: CHAPTERS },
        { documents: FEASIBILITY },
      ),
    ).toEqual([]);
  });

  test('of O&M leads to the annual plan, not to approval', () => {
    const life = listed({ kind: 'OM' });
    expect(life.codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED })).toEqual([
      'constructionKind',
    ]);
    expect(life.codes('submitFeasibilityReport', UNIT, { chapters: CHAPTERS }, { documents: FEASIBILITY })).toEqual([
      'constructionKind',
    ]);
  });

  test('opens with the list alone', () => {
    expect(
      combinedInReview().codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED }),
    ).toEqual(['wrongStage']);
    expect(
      listed().codes('submitDesign', UNIT, { chapters: CHAPTERS, followsFeasibilityReply: true }, { documents: [] }),
    ).toEqual(['wrongStage']);
  });
});

describe('a single-stage approval', () => {
  test.each([
    ['29,999,999.99元', JUST_BELOW, []],
    ['3000万元, though estimated below (case 30)', UPPER, ['approvedTotalBelowUpperClass']],
  ])('of %s', (_, total, codes) => {
    const refusals = approving(
      withOpinions(combinedInReview({ estimatedTotal: '2990000000' })),
      'approveCombinedReport',
      { total },
    );
    expect(refusals.map(({ code }) => code)).toEqual(codes);
    if (refusals[0]) expect(refusals[0]).toMatchObject({ article: 9, remedy: saying('退回按两阶段报批') });
  });

  test('returned to two stages takes the appraised total as estimate and closes the single stage', () => {
    const life = combinedInReview({ estimatedTotal: '2990000000' });
    expect(
      life.codes('returnToTwoStages', 'development-reform', { appraisedTotal: JUST_BELOW, reason: '评估' }),
    ).toEqual(['appraisedAtLeast30M']);
    life.do('returnToTwoStages', 'development-reform', { appraisedTotal: UPPER, reason: '经评估总投资达到3000万元' });
    expect(life.facts).toMatchObject({
      stage: 'LISTED',
      track: 'TWO_STAGE',
      estimatedTotal: UPPER,
      review: { status: 'DECIDED' },
    });
    expect(life.codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED })).toEqual([
      'belowUpperClass',
    ]);
    expect(life.codes('submitFeasibilityReport', UNIT, { chapters: CHAPTERS }, { documents: FEASIBILITY })).toEqual([]);
  });

  test('fixes the approved total; a feasibility reply does not', () => {
    expect(approved(JUST_BELOW).facts).toMatchObject({ approvedTotal: JUST_BELOW, stage: 'APPROVED' });
    const { facts } = feasibilityApproved({ estimatedTotal: UPPER });
    expect(facts).toMatchObject({ stage: 'FEASIBILITY_APPROVED', approvals: [{ of: 'FEASIBILITY', total: UPPER }] });
    expect(facts.approvedTotal).toBeUndefined();
  });
});

describe('opinions before an approval', () => {
  const CODES: Record<OpinionSubject, string> = {
    networkSecurity: 'technicalOpinions',
    budget: 'technicalOpinions',
    governmentData: 'technicalOpinions',
    secrecy: 'technicalOpinions',
    cryptography: 'cryptographyOpinion',
    appraisal: 'appraisal',
    designContent: 'designContent',
  };
  const without = (all: readonly OpinionSubject[], one: OpinionSubject) => all.filter((subject) => subject !== one);

  test.each(TECHNICAL)('of a combined report: %s must be on record', (subject) => {
    const refusals = approving(withOpinions(combinedInReview(), without(TECHNICAL, subject)));
    expect(refusals.map(({ code }) => code)).toEqual([CODES[subject]]);
    expect(refusals[0]!.says).toContain(OPINIONS[subject].title);
  });

  test.each(TECHNICAL)('of a feasibility report: %s must be on record', (subject) => {
    expect(
      approving(withOpinions(feasibilityInReview(), without(TECHNICAL, subject)), 'approveFeasibilityReport').map(
        ({ code }) => code,
      ),
    ).toEqual([CODES[subject]]);
  });

  test.each([...TECHNICAL, 'designContent'] as const)('of a design: %s must be on record', (subject) => {
    const all = [...TECHNICAL, 'designContent'] as const;
    expect(
      approving(withOpinions(designInReview(), without(all, subject)), 'approveDesign').map(({ code }) => code),
    ).toEqual([CODES[subject]]);
    expect(approving(withOpinions(designInReview(), all), 'approveDesign')).toEqual([]);
  });

  test('include secrecy for classified projects only', () => {
    const classified = withOpinions(combinedInReview({ classified: true }));
    expect(approving(classified)).toMatchObject([
      { code: 'technicalOpinions', article: null, basis: 'practice', says: saying('保密技术审查意见') },
    ]);
    expect(approving(opine(classified, 'secrecy'))).toEqual([]);
    expect(
      combinedInReview().codes(
        'recordOpinion',
        'secrecy',
        { subject: 'secrecy', agrees: true, chapters: [], remark: '同意' },
        { documents: [] },
      ),
    ).toEqual(['secrecyForClassifiedOnly']);
  });

  test('that disagree block with their remark until recorded anew', () => {
    const life = withOpinions(combinedInReview());
    opine(life, 'cryptography', { agrees: false, remark: '密码算法选用不当' });
    expect(approving(life)).toMatchObject([
      { code: 'opinionsAgree', basis: 'practice', article: null, says: saying('密码算法选用不当') },
    ]);
    expect(approving(opine(life, 'cryptography'))).toEqual([]);
  });

  test.each(CHAPTERS)('an appraisal without %s does not do', (chapter) => {
    const life = withOpinions(combinedInReview(), without(TECHNICAL, 'appraisal'));
    opine(life, 'appraisal', { chapters: CHAPTERS.filter((other) => other !== chapter) });
    expect(approving(life)).toMatchObject([{ code: 'appraisalChapters', article: 14 }]);
  });

  test('an appraisal comes with the report itself', () => {
    const said = { subject: 'appraisal', agrees: true, chapters: CHAPTERS, remark: '同意' };
    expect(
      combinedInReview().codes('recordOpinion', 'development-reform', said, { documents: ['technicalOpinion'] }),
    ).toEqual(['appraisalReport']);
  });

  test('on the content of the preliminary design are given on that design', () => {
    const said = { subject: 'designContent', agrees: true, chapters: [], remark: '同意' };
    expect(combinedInReview().codes('recordOpinion', 'big-data', said, { documents: [] })).toEqual([
      'designContentOfDesign',
    ]);
  });

  test.each(Object.keys(OPINIONS) as OpinionSubject[])(
    'on %s are recorded by one authority and no other',
    (subject) => {
      const life = designInReview({ classified: true });
      const said = { subject, agrees: true, chapters: CHAPTERS, remark: '同意' };
      for (const party of [
        'cyberspace',
        'finance',
        'big-data',
        'cryptography',
        'secrecy',
        'development-reform',
        'audit',
        UNIT,
      ]) {
        const codes = life.codes('recordOpinion', party, said, { documents: ['appraisalReport'] });
        expect(codes, party).toEqual(party === OPINIONS[subject].by ? [] : ['wrongParty']);
      }
    },
  );
});

describe('a reply', () => {
  test.each(CHAPTERS)('without an opinion on %s is refused', (chapter) => {
    expect(
      approving(withOpinions(combinedInReview()), 'approveCombinedReport', {
        chapters: CHAPTERS.filter((other) => other !== chapter),
      }),
    ).toMatchObject([{ code: 'replyChapters', article: 14 }]);
  });

  test('comes with the document', () => {
    expect(
      withOpinions(combinedInReview()).codes('approveCombinedReport', 'development-reform', REPLY, {
        documents: ['other'],
      }),
    ).toEqual(['approvalReply']);
  });

  test('is given by development-reform alone', () => {
    for (const party of ['finance', 'big-data', 'cyberspace', UNIT])
      expect(
        withOpinions(combinedInReview()).codes('approveCombinedReport', party, REPLY, { documents: REPLY_DOCUMENTS }),
      ).toEqual(['wrongParty']);
  });
});
