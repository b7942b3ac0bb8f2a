// Corrections that come late: what a correction may not slip past, and what it may not leave stale.
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../dossier.ts';
import { approved, budgeted, combinedInReview, UNIT, withOpinions } from '../lawful-lives.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  CHECKLIST,
  completed,
  START,
  START_DOCUMENTS,
  underConstruction,
} from './acts/built-lives.ts';
import { suspended, together } from './acts/sanctioned-lives.ts';
import { settled } from './warned-life.ts';
// under test
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';

const RECORDED = { onRecord: ['evidence'] } as const;
const correction = (field: string, from: string, to: string) => ({
  field,
  from,
  to,
  reason: '登记有误',
  evidence: ['doc-evidence'],
});
const corrected = (life: Life, by: string, field: string, from: string, to: string) =>
  life.do('correct', by, correction(field, from, to), RECORDED);
const codes = (life: Life, ...[act, party, input, circumstances]: Parameters<Life['refusals']>) =>
  life.refusals(act, party, input, circumstances).map(({ code }) => code);

const changedTo = (total: string, life: Life): Life =>
  life
    .do(
      'requestChange',
      UNIT,
      { reason: '增加建设内容', total, fundingSource: '财政资金' },
      { on: '2026-03-02', documents: ['changeRequest'] },
    )
    .do(
      'approveChange',
      'development-reform',
      { replyNumber: '渝发改〔2026〕9号', total },
      { on: '2026-03-09', documents: ['changeReply'] },
    );
const totals = ({ facts }: Life) => ({
  inForce: facts.approvedTotal,
  replies: facts.approvals.map(({ total }) => total),
  changes: facts.changes.map(({ decided }) => decided?.total),
});

describe('the approved total, corrected after a change (article 26, case 67)', () => {
  it('is that of the change: the reply keeps its own, and counts again where the change is revoked', () => {
    const life = corrected(
      changedTo('2400000000', underConstruction('2000000000')),
      'development-reform',
      'approvedTotal',
      '2400000000',
      '2300000000',
    );
    expect(totals(life)).toEqual({ inForce: '2300000000', replies: ['2000000000'], changes: ['2300000000'] });
    life.do('revoke', 'development-reform', { of: life.facts.changes[0]!.decided!.seq, reason: '批复有误' });
    expect(totals(life)).toMatchObject({ inForce: '2000000000', replies: ['2000000000'] });
  });

  it('may lie at 3000万元 and above, though the reply was given in one stage', () => {
    const life = changedTo('3110000000', underConstruction('2800000000'));
    const correct = correction('approvedTotal', '3110000000', '3100000000');
    expect(codes(life, 'correct', 'development-reform', correct, RECORDED)).toEqual([]);
  });

  it('is that of the reply as well where the change left the total alone', () => {
    const items = [
      { item: '软件', amount: '1200000000' },
      { item: '硬件', amount: '800000000' },
    ];
    const life = underConstruction('2000000000')
      .do('requestChange', UNIT, { reason: '调整明细', items }, { on: '2026-03-02', documents: ['changeRequest'] })
      .do(
        'approveChange',
        'development-reform',
        { replyNumber: '渝发改〔2026〕9号', items },
        { on: '2026-03-09', documents: ['changeReply'] },
      );
    corrected(life, 'development-reform', 'approvedTotal', '2000000000', '2000000100');
    expect(totals(life)).toMatchObject({ inForce: '2000000100', replies: ['2000000100'] });
    const tooLarge = correction('approvedTotal', '2000000100', '3000000000');
    expect(codes(life, 'correct', 'development-reform', tooLarge, RECORDED)).toEqual(['approvedTotalBelowUpperClass']);
  });
});

it('the 15% of article 26 add up over a correction of the total, which approves nothing', () => {
  const adjusting = (before: string, after: string, hardware: string) => ({
    ground: 'GROUND_3',
    withinBudget: true,
    goalsUnchanged: true,
    contentNeedsAdjusting: true,
    reason: '减少软件、增加硬件',
    items: [
      { item: '软件', before, after },
      { item: '硬件', before: hardware, after: String(BigInt(hardware) + BigInt(before) - BigInt(after)) },
    ],
  });
  const statement = { on: '2026-03-02', documents: ['adjustmentStatement'] } as const;
  // 1000万元, of which 140万元 are adjusted: 14%.
  const life = underConstruction('1000000000').do(
    'adjust',
    UNIT,
    adjusting('600000000', '460000000', '400000000'),
    statement,
  );
  corrected(life, 'development-reform', 'approvedTotal', '1000000000', '1000000100');
  const more = (after: string) =>
    life.refusals('adjust', UNIT, adjusting('460000000', after, '540000100'), statement).map(({ says }) => says);
  // 1% of 10,000,001.00元 and one fen beyond: 150,000,015 fen are 15%.
  expect(more('449999985')).toEqual([]);
  expect(more('449999984')).toEqual([expect.stringContaining('超过15%')]);
});

it('an appraised total that was a slip of the pen closes the single stage no more (articles 9, case 30)', () => {
  const life = withOpinions(combinedInReview()).do('returnToTwoStages', 'development-reform', {
    appraisedTotal: '3200000000',
    reason: '评估超过',
  });
  corrected(life, 'development-reform', 'estimatedTotal', '3200000000', '2200000000');
  expect(
    codes(life, 'submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
      documents: ACT_SAMPLES.submitCombinedReport.cites,
    }),
  ).toEqual([]);
});

describe('a suspension and a completion (case 44a)', () => {
  const built = () =>
    suspended().do(
      'confirmCompletion',
      UNIT,
      { completedOn: '2026-04-10' },
      { on: '2026-05-06', documents: ACT_SAMPLES.confirmCompletion.cites },
    );

  it.each([
    ['2026-04-12', []],
    ['2026-04-13', ['keepsOrder']],
    ['2026-05-05', ['keepsOrder']],
  ])('suspended from 2026-04-13, it is corrected to have been completed on %s: %j', (on, said) => {
    expect(codes(built(), 'correct', UNIT, correction('completion.completedOn', '2026-04-10', on), RECORDED)).toEqual(
      said,
    );
  });

  it('do not cross the other way round, and the day of a joint decision is corrected by both', () => {
    const correct = (to: string) => correction('suspension.from', '2026-04-13', to);
    expect(codes(built(), 'correct', 'finance', correct('2026-04-10'), RECORDED)).toEqual(['keepsOrder']);
    const life = suspended().do('correct', 'finance', correct('2026-04-10'), RECORDED);
    expect(life.facts.proposals).toMatchObject([{ act: 'correct', awaiting: ['development-reform'] }]);
    expect(life.facts.sanctions[0]!.from).toBe('2026-04-13');
    life.do('correct', 'development-reform', {}, { confirms: life.seq });
    expect(life.facts.sanctions[0]!.from).toBe('2026-04-10');
  });

  it('a day on which a suspension was lifted is corrected by both, one on which it was looked at by whoever looked', () => {
    const life = suspended().do('reviewSuspension', 'finance', { reason: '仍未整改' }, { on: '2026-05-06' });
    const looked = correction('suspension.reviewedOn', '2026-05-06', '2026-05-05');
    expect(life.branch().do('correct', 'finance', looked, RECORDED).facts.proposals).toEqual([]);
    life
      .do(
        'submitRectification',
        UNIT,
        { of: life.facts.rectifications[0]!.seq, statement: '已整改' },
        { on: '2026-05-07', documents: ['rectificationReport'] },
      )
      .do('verifyRectification', 'big-data', { of: life.facts.rectifications[0]!.seq });
    together(life, 'resume', { reason: '整改已核验' }, '2026-05-08');
    life.do('correct', 'finance', correction('suspension.reviewedOn', '2026-05-08', '2026-05-07'), RECORDED);
    expect(life.facts.proposals).toMatchObject([{ act: 'correct', awaiting: ['development-reform'] }]);
  });
});

describe('the class of article 28, corrected', () => {
  const inTwoStages = (total: string): Life => completed(total);
  const convened = <Some extends Life>(life: Some): Some =>
    life.do(
      'conveneAcceptance',
      UNIT,
      { convenedOn: '2026-05-06' },
      { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS },
    );
  const passed = (life: Life, by: string, on: string) =>
    life.do(
      'passAcceptance',
      by,
      { concludedOn: '2026-05-20', checklist: CHECKLIST },
      { on, documents: ['acceptanceConclusion'] },
    );
  /** Approved in two stages: no single stage stands in the way. */
  const unbound = (life: Life): Life => {
    life.facts = {
      ...life.facts,
      approvals: life.facts.approvals.map((one) => ({ ...one, of: 'DESIGN' as const })),
    };
    return life;
  };

  it('while an acceptance is in progress waits until that is taken back', () => {
    const life = convened(settled(unbound(inTwoStages('2900000000'))));
    const correct = correction('approvedTotal', '2900000000', '3100000000');
    expect(life.refusals('correct', 'development-reform', correct, RECORDED)).toMatchObject([
      { code: 'keepsOrganiser', acts: [{ act: 'withdrawSubmission' }] },
    ]);
    life.do('withdrawSubmission', UNIT, { reason: '总投资登记有误' });
    life.do('correct', 'development-reform', correct, RECORDED);
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: undefined, cancelled: undefined });
    expect(codes(life, 'applyForAcceptance', UNIT, {}, { documents: ACCEPTANCE_DOCUMENTS })).toEqual([]);
  });

  it('after big-data has concluded leaves the unit nothing to file and nobody a day to confirm', () => {
    const life = settled(budgeted(approved('3100000000'), '2026', '2000000000'))
      .do('beginPreparation', UNIT)
      .do('startConstruction', UNIT, START, { on: '2026-02-02', documents: START_DOCUMENTS })
      .do(
        'confirmCompletion',
        UNIT,
        { completedOn: '2026-03-16' },
        { on: '2026-03-20', documents: ACT_SAMPLES.confirmCompletion.cites },
      )
      .do('applyForAcceptance', UNIT, {}, { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS });
    passed(life, 'big-data', '2026-06-30');
    life.do('correct', 'development-reform', correction('approvedTotal', '3100000000', '2900000000'), {
      ...RECORDED,
      on: '2026-07-01',
    });
    expect(life.duty('ACCEPTANCE_RESULT_FILING')).toBeUndefined();
    expect(life.duty('CONCLUSION_DATE_CONFIRMATION')).toBeUndefined();
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ dischargedOn: '2026-05-06' });
    expect(life.refusals('fileAcceptanceResult', UNIT, {}, { documents: ['acceptanceConclusion'] })[0]?.says).toContain(
      '验收结果不另报备案',
    );
  });

  it('after the unit has concluded leaves its result to be filed, and its acceptance done', () => {
    const life = settled(unbound(inTwoStages('2900000000')));
    passed(convened(life), UNIT, '2026-05-21');
    life.do('correct', 'development-reform', correction('approvedTotal', '2900000000', '3100000000'), {
      ...RECORDED,
      on: '2026-05-22',
    });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-05-20' });
    life.do('fileAcceptanceResult', UNIT, {}, { on: '2026-05-25', documents: ['acceptanceConclusion'] });
    expect(life.duty('ACCEPTANCE_RESULT_FILING')).toMatchObject({ dischargedOn: '2026-05-25' });
  });
});

it('O-18: acceptance once more is met on the day on which it comes in, not on one that the unit names', () => {
  const life = settled(completed())
    .do('conveneAcceptance', UNIT, { convenedOn: '2026-05-06' }, { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS })
    .do(
      'failAcceptance',
      UNIT,
      { concludedOn: '2026-05-20', reason: '系统不稳定', reapplyOn: '2026-09-30', documents: [] },
      { on: '2026-05-20' },
    );
  life.do('failAcceptance', 'big-data', {}, { confirms: life.seq, on: '2026-05-21' });
  life.do(
    'reapplyForAcceptance',
    UNIT,
    { convenedOn: '2026-09-29' },
    { on: '2026-12-01', documents: ACCEPTANCE_DOCUMENTS },
  );
  expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({
    dischargedOn: '2026-12-01',
    overdueSince: '2026-10-01',
  });
});
