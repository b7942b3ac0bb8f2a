// Article 9, 35: an approval rests on opinions about what is approved, not on what stood before it.
// test support
import { describe, expect, it } from 'vitest';
import type { Chapter, OpinionSubject } from '../../../../measures/vocabulary.ts';
import { saying } from '../../saying.ts';
import {
  combinedInReview,
  COMBINED,
  declared,
  designInReview,
  DESIGN,
  opine,
  REPLY,
  REPLY_DOCUMENTS,
  TECHNICAL,
  UNIT,
  UPPER,
  withOpinions,
} from '../../lawful-lives.ts';
import type { Life } from '../../dossier.ts';
import { CHAPTERS } from '../../../../measures/vocabulary.ts';
import { confirmOpinions } from '../../../../measures/project/acts/opinion-versions.ts';

const OF_CHAPTER: Partial<Record<OpinionSubject, readonly Chapter[]>> = {
  networkSecurity: ['networkSecurity'],
  governmentData: ['dataCollectionAndGovernance', 'dataSharing'],
  cryptography: ['cryptographyPlan'],
};
/** Each technical opinion on its own chapters; those on the budget and the appraisal on the whole. */
const opined = (life: Life): Life =>
  TECHNICAL.reduce(
    (so, subject) => opine(so, subject, { chapters: OF_CHAPTER[subject] ?? (subject === 'appraisal' ? CHAPTERS : []) }),
    life,
  );
const again = (life: Life, changed?: readonly Chapter[], documents = COMBINED): Life =>
  life
    .do('returnForCorrection', 'development-reform', { defects: ['补充'] })
    .do('resubmit', UNIT, { chapters: CHAPTERS, ...(changed && { changedChapters: changed }) }, { documents });
const approving = (life: Life) =>
  life.refusals('approveCombinedReport', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS });
const codes = (life: Life) => approving(life).map(({ code }) => code);

describe('L17: after a resubmission', () => {
  it('nothing is approved on opinions about the version before it', () => {
    const life = again(opined(combinedInReview()));
    expect(approving(life)).toMatchObject([
      {
        code: 'cryptographyOfThisVersion',
        article: 35,
        says: saying('第2版'),
        remedy: saying('市密码局'),
      },
      { code: 'opinionsOfThisVersion', article: null, says: saying('网络安全技术审查意见（针对第1版）') },
    ]);
    expect(codes(opined(life))).toEqual([]);
  });

  it('that changed the chapter on network security, that opinion and those on the whole are given anew, the others confirmed', () => {
    const life = again(opined(combinedInReview()), ['networkSecurity']);
    expect(codes(life)).toEqual(['cryptographyOfThisVersion', 'opinionsOfThisVersion', 'opinionsConfirmed']);
    for (const subject of ['cryptography', 'networkSecurity', 'budget', 'appraisal'] as const)
      opine(life, subject, { chapters: subject === 'appraisal' ? CHAPTERS : (OF_CHAPTER[subject] ?? []) });
    expect(approving(life)).toMatchObject([
      {
        code: 'opinionsConfirmed',
        says: saying('政务数据资源技术审查意见（针对第1版）'),
        remedy: saying('市发展改革委'),
      },
    ]);
    life.do('confirmOpinions', 'development-reform', { version: 2 });
    expect(codes(life)).toEqual([]);
    expect(life.facts.review!.opinions.governmentData).toMatchObject({
      version: 2,
      by: 'big-data',
      confirmed: { by: 'development-reform' },
    });
    expect(confirmOpinions.tells(life.facts, { version: 2 })).toEqual(['big-data']);
  });

  it('the opinion on cryptography is given anew though no chapter changed; no confirmation reaches it', () => {
    const life = again(opined(combinedInReview()), []).do('confirmOpinions', 'development-reform', { version: 2 });
    expect(codes(life)).toEqual(['cryptographyOfThisVersion']);
    expect(codes(opine(life, 'cryptography', { chapters: ['cryptographyPlan'] }))).toEqual([]);
  });

  it('whose opinions were confirmed is told in the same order, in whatever order they come back from the store', () => {
    const { facts } = again(opined(combinedInReview()), []).do('confirmOpinions', 'development-reform', { version: 2 });
    const review = facts.review!;
    const opinions = Object.fromEntries(Object.entries(review.opinions).reverse());
    for (const one of [facts, { ...facts, review: { ...review, opinions } }])
      expect(confirmOpinions.tells(one, { version: 2 })).toEqual([
        'cyberspace',
        'finance',
        'big-data',
        'development-reform',
      ]);
  });

  it('twice, what was changed in between counts', () => {
    const life = again(again(opined(combinedInReview()), ['dataSharing']), []);
    expect(life.facts.review).toMatchObject({ version: 3, changedIn: { dataSharing: 2 } });
    expect(approving(life).find(({ code }) => code === 'opinionsOfThisVersion')?.says).toContain('政务数据资源');
  });

  it('the content of the preliminary design is looked at anew as well (article 4)', () => {
    const life = withOpinions(designInReview({ estimatedTotal: UPPER }), [...TECHNICAL, 'designContent']);
    again(life, undefined, DESIGN);
    const refusals = life.refusals('approveDesign', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS });
    expect(refusals.find(({ code }) => code === 'opinionsOfThisVersion')?.says).toContain('初步设计内容审核意见');
  });
});

describe('L17: confirming opinions for a new version', () => {
  it('is development-reform’s, of the version that lies there, and only where there is something to confirm', () => {
    const life = again(opined(combinedInReview()), ['networkSecurity']);
    const confirming = (by: string, version: number) => life.codes('confirmOpinions', by, { version });
    expect(confirming('big-data', 2)).toEqual(['wrongParty']);
    expect(confirming('development-reform', 1)).toEqual(['presentVersion']);
    expect(confirming('development-reform', 2)).toEqual([]);
    expect(again(opined(combinedInReview())).codes('confirmOpinions', 'development-reform', { version: 2 })).toEqual([
      'someOpinionToConfirm',
    ]);
    expect(opined(combinedInReview()).codes('confirmOpinions', 'development-reform', { version: 1 })).toEqual([
      'someOpinionToConfirm',
    ]);
  });

  it('has no place where a resubmission has no chapters', () => {
    const life = declared().do('returnForCorrection', 'big-data', { defects: ['补充'] });
    expect(
      life.codes('resubmit', UNIT, { changedChapters: ['dataSharing'] }, { documents: ['needsStatement'] }),
    ).toEqual(['changesOfDesignOnly']);
  });
});
