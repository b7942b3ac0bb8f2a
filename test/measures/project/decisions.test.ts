// What a decision says of itself: the document by which it was taken, and what is lawful and yet unusual about it.
// test support
import { describe, expect, it } from 'vitest';
import { approved, combinedInReview, declared, LISTING, REPLY, STANDING, UNIT, withOpinions } from '../lawful-lives.ts';
import { sentence } from '../saying.ts';
import { inAcceptance, LOWER, UPPER } from './acts/built-lives.ts';
import { codesOf, instrumentOn, saysOf, settled } from './warned-life.ts';
// under test
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';
import { membersOf } from '../../../measures/field/field.ts';
import { letterOf } from '../../../messages/render.ts';

describe('the instrument of a decision', () => {
  it('may be named with each decision of an authority, and with nothing else', () => {
    const naming = Object.values(PROJECT_ACTS).filter(({ input }) =>
      membersOf(input).some(([name]) => name === 'instrument'),
    );
    expect(naming.map(({ name }) => name)).toEqual([
      'list',
      'declineListing',
      'removeFromList',
      'approveCombinedReport',
      'approveFeasibilityReport',
      'approveDesign',
      'reject',
      'reopenListing',
      'returnToTwoStages',
      'grantException',
      'includeInAnnualPlan',
      'declineFromAnnualPlan',
      'budget',
      'passAcceptance',
      'failAcceptance',
      'confirmConclusionDate',
      'grantExtension',
      'refuseExtension',
      'orderRectification',
      'verifyRectification',
      'findNotCompliant',
      'orderAgain',
      'changeRectificationDate',
      'withdrawRectification',
      'suspend',
      'reviewSuspension',
      'resume',
      'deferPlan',
      'liftDeferral',
      'reprimand',
      'dropSanctionProposal',
      'terminate',
      'consentTermination',
      'refuseTermination',
      'revoke',
      'confirmFunding',
      'refuseOutOfPlan',
      'confirmEarlierApproval',
      'reviseAnnualPlan',
      'reviseBudget',
      'approveChange',
      'refuseChange',
    ]);
  });

  it('is kept with the entry of the decision, and stands among the particulars', () => {
    const named = instrumentOn('2026-01-04');
    const life = settled(declared()).do('list', 'big-data', { ...LISTING, ...named }, { standing: STANDING });
    expect(life.facts.listing).toMatchObject({ by: 'big-data', ...named });
    expect(life.facts.listing?.necessity).not.toHaveProperty('instrument');
    const told = letterOf(life.news[UNIT]!, {}, UNIT).facts;
    expect(told).toEqual(
      expect.arrayContaining([
        { label: '决定文书·文号', value: '渝大数据函〔2026〕7号' },
        { label: '决定文书·成文日期', value: '2026年1月4日（周日）' },
        { label: '决定文书·签发人', value: '王某' },
      ]),
    );
  });

  it('is optional, and leaves no trace where it is not named', () => {
    expect(declared().do('list', 'big-data', LISTING, { standing: STANDING }).facts.listing).not.toHaveProperty(
      'instrument',
    );
  });

  it('of a refusal stays beside that of its undoing', () => {
    const life = settled(withOpinions(combinedInReview())).do('reject', 'development-reform', {
      reason: '必要性不足',
      ...instrumentOn('2026-01-05'),
    });
    expect(life.facts.rejections).toMatchObject([instrumentOn('2026-01-05')]);
    life.do('reopenListing', 'development-reform', {
      reason: '已重新论证',
      ...instrumentOn('2026-01-05', '渝发改函9号'),
    });
    expect(life.facts.rejections).toMatchObject([{ reopened: instrumentOn('2026-01-05', '渝发改函9号') }]);
  });

  it('of a joint act is the one that the proposal named', () => {
    const plan = { year: '2026', amount: '900000000' };
    const life = settled(approved()).do('declareForAnnualPlan', UNIT, plan, { documents: ['performanceTargetTable'] });
    life.do('includeInAnnualPlan', 'development-reform', { ...plan, ...instrumentOn('2026-01-05') });
    life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
    expect(life.facts.annualPlans['2026']?.included).toMatchObject({ by: 'finance', ...instrumentOn('2026-01-05') });
  });

  it('is not of the future', () => {
    const life = declared();
    expect(life.codes('declineListing', 'big-data', { reason: '重复', ...instrumentOn('2026-01-05') })).toEqual([]);
    expect(life.refusals('declineListing', 'big-data', { reason: '重复', ...instrumentOn('2026-01-06') })).toEqual([
      {
        code: 'instrumentOnNotInFuture',
        article: null,
        basis: 'practice',
        says: '决定文书的成文日期2026年1月6日（周二）晚于办理当日2026年1月5日（周一）。',
        remedy: sentence,
        mend: true,
        wait: true,
        earliestOn: '2026-01-06',
      },
    ]);
  });

  it('of an approval is its reply, under one number', () => {
    const life = withOpinions(combinedInReview());
    const approving = (number: string) =>
      life.refusals(
        'approveCombinedReport',
        'development-reform',
        { ...REPLY, ...instrumentOn('2026-01-05', number) },
        { documents: ['approvalReply'] },
      );
    expect(approving(REPLY.replyNumber)).toEqual([]);
    expect(approving('渝发改函9号')).toMatchObject([
      { code: 'instrumentIsReply', says: `决定文书的文号（渝发改函9号）与批复文号（${REPLY.replyNumber}）不一致。` },
    ]);
  });

  it('of more than thirty days ago draws a word', () => {
    const declining = (on: string) =>
      settled(declared()).do('declineListing', 'big-data', { reason: '重复', ...instrumentOn(on) });
    expect(codesOf(declining('2025-12-06'))).toEqual([]);
    expect(saysOf(declining('2025-12-05'))).toEqual([
      [
        'oldInstrument',
        '决定文书「渝大数据函〔2026〕7号」成文于2025年12月5日（周五），距办理当日超过30天；请核对文号和成文日期。',
      ],
    ]);
  });
});

describe('an authority that decides on a project of its own', () => {
  const own = (party: string) => settled(declared(), { constructionUnit: party });

  it('is told whose second look is due, and so is its letter, not that of the unit', () => {
    const life = settled(declared(), { department: 'big-data' }).do('declineListing', 'big-data', { reason: '重复' });
    const warning = {
      code: 'decidesForItself',
      article: 8,
      says: '市大数据发展局就是本项目的市级部门，属于对与本机关有关的项目作出决定；宜请市发展改革委复核后办理。',
    };
    expect(life.last.warnings).toEqual([warning]);
    expect(Object.keys(life.news).sort()).toEqual(['big-data', UNIT]);
    expect(life.news['big-data']).toMatchObject({ warnings: [warning] });
    expect(life.news[UNIT]).not.toHaveProperty('warnings');
    const letter = letterOf(life.news['big-data']!, {}, 'big-data');
    expect(letter.paragraphs).toEqual([
      '贵单位已于2026年1月5日（周一）对本项目办理「不纳入项目清单」，已经生效。其中有值得留意之处，列在「请注意」之下。',
    ]);
    expect(letter.sections).toEqual([{ title: '请注意', lines: [`${warning.says}（《办法》第八条）`] }]);
  });

  it('is told so as the unit as well; on a project of others there is nothing to say, and no letter to itself', () => {
    expect(saysOf(own('big-data').do('declineListing', 'big-data', { reason: '重复' }))).toMatchObject([
      ['decidesForItself', expect.stringContaining('市大数据发展局就是本项目的项目建设单位')],
    ]);
    const life = own('finance').do('declineListing', 'big-data', { reason: '重复' });
    expect(life.last.warnings).toEqual([]);
    expect(life.news).not.toHaveProperty('big-data');
  });

  it('together with another leaves the second look to that one, whichever of them acts', () => {
    const life = settled(inAcceptance(UPPER), { constructionUnit: 'big-data' });
    const failing = { concludedOn: '2026-05-20', reason: '不全', reapplyOn: '2026-08-20', documents: [] };
    for (const [by, more] of [
      ['big-data', {}],
      ['development-reform', { confirms: life.seq + 1 }],
    ] as const) {
      life.do('failAcceptance', by, by === 'big-data' ? failing : {}, { on: '2026-05-21', ...more });
      expect(saysOf(life)).toEqual([
        [
          'decidesForItself',
          '市大数据发展局就是本项目的项目建设单位，属于对与本机关有关的项目作出决定；须由市发展改革委会同，会同以前不发生效力。',
        ],
      ]);
      expect(life.news).toHaveProperty(by);
    }
    expect(letterOf(life.news['big-data']!, {}, 'big-data').sections).not.toEqual([]);
  });

  it('concludes its own smaller acceptance as any unit does', () => {
    const life = settled(inAcceptance(LOWER), { constructionUnit: 'big-data' });
    life.do(
      'failAcceptance',
      'big-data',
      { concludedOn: '2026-05-20', reason: '不全', reapplyOn: '2026-08-20', documents: [] },
      { on: '2026-05-21' },
    );
    expect(life.last.warnings).toEqual([]);
  });
});
