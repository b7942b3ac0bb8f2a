// What was begun on one road can be ended on every road that leads on from there: a budget that follows its plan, a deferral
// and a suspension that are lifted, a termination that leaves nothing waiting.
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../dossier.ts';
import {
  approved,
  budgeted,
  declaredForPlan,
  DESIGN,
  drafted,
  feasibilityApproved,
  listed,
  REPLY,
  UNIT,
} from '../lawful-lives.ts';
import { ACCEPTANCE_DOCUMENTS, CHECKLIST, completed, THREE, underConstruction } from './acts/built-lives.ts';
import { DECISION, deferred, failedAgain, lastOrder, suspended, together } from './acts/sanctioned-lives.ts';
import { settled } from './warned-life.ts';
// under test
import { isOpen } from '../../../measures/duty.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import { planDeferralOf, suspensionOf } from '../../../measures/project/questions.ts';

const TARGETS = { documents: ['performanceTargetTable'] } as const;
const revised = (amount: string) => ({ year: '2026', amount, reason: '核减', documents: [] });
const budgetOf = (amount: string) => ({ year: '2026', amount, reason: '随计划调整' });
const conveneOn = (life: Life, on: string) =>
  life.do('conveneAcceptance', UNIT, { convenedOn: on }, { on, documents: ACCEPTANCE_DOCUMENTS });
const passOn = (life: Life, on: string) =>
  life.do(
    'passAcceptance',
    UNIT,
    { concludedOn: on, checklist: CHECKLIST },
    { on, documents: ['acceptanceConclusion'] },
  );
const verified = (life: Life) =>
  life
    .do(
      'submitRectification',
      UNIT,
      { of: lastOrder(life), statement: '已整改' },
      { documents: ['rectificationReport'] },
    )
    .do('verifyRectification', 'big-data', { of: lastOrder(life) });
const codes = (life: Life, ...[act, party, input, circumstances]: Parameters<Life['refusals']>) =>
  life.refusals(act, party, input, circumstances).map(({ code }) => code);

/** 运行维护, its first year in the budget. */
function maintained(): Life {
  const life = listed({ kind: 'OM' })
    .do('declareForAnnualPlan', UNIT, { year: '2026', amount: '1000000000' }, TARGETS)
    .do('includeInAnnualPlan', 'development-reform', { year: '2026', amount: '1000000000' });
  return life
    .do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq })
    .do('budget', 'finance', { year: '2026', amount: '1000000000' });
}
const inService = (): Life => maintained().do('beginService', UNIT, { year: '2026', startedOn: '2026-01-05' });

describe('a budget (article 10)', () => {
  it('follows its plan also once acceptance has begun, and after it has passed', () => {
    const life = settled(completed()).do('reviseAnnualPlan', 'development-reform', revised('900000000'), {
      on: '2026-05-06',
    });
    const inRound = conveneOn(life.branch(), '2026-05-07').do('reviseBudget', 'finance', budgetOf('900000000'), {
      on: '2026-05-08',
    });
    expect(inRound.facts.annualPlans['2026']!.budgetRevisions!.at(-1)).toMatchObject({ amount: '900000000' });
    passOn(conveneOn(life, '2026-05-07'), '2026-05-08');
    life.do('reviseBudget', 'finance', budgetOf('900000000'), { on: '2026-05-11' });
    expect(life.duty('BUDGET_REVISION')).toMatchObject({ dischargedOn: '2026-05-11' });
  });

  it('follows its plan after the service has ended, and then the dossier ends', () => {
    const life = settled(inService())
      .do('reviseAnnualPlan', 'development-reform', revised('900000000'), { on: '2026-12-01' })
      .do('endService', UNIT, { endedOn: '2026-12-02' }, { on: '2026-12-02' });
    expect([life.facts.stage, life.last.ended]).toEqual(['CLOSED', false]);
    life.do('reviseBudget', 'finance', budgetOf('900000000'), { on: '2026-12-07' });
    expect(life.last.ended).toBe(true);
  });
});

describe('暂缓安排投资计划 (article 35)', () => {
  it('is taken and lifted while a service runs, for every year of it is planned', () => {
    const life = deferred(inService());
    expect(life.facts.stage).toBe('OM_IN_SERVICE');
    verified(life).do('declareForAnnualPlan', UNIT, { year: '2027', amount: '1000000000' }, TARGETS);
    const include = ['includeInAnnualPlan', 'development-reform', { year: '2027', amount: '1000000000' }] as const;
    expect(life.refusals(...include)).toMatchObject([{ code: 'planDeferral', acts: [{ act: 'liftDeferral' }] }]);
    life.do('liftDeferral', 'development-reform', { reason: '整改已核验' });
    expect(codes(life, ...include)).toEqual([]);
  });

  it('is lifted also while acceptance is in progress, and lies over nothing once that has passed', () => {
    const life = verified(conveneOn(deferred(completed()), '2026-05-06'));
    expect(codes(life, 'liftDeferral', 'development-reform', { reason: '整改已核验' })).toEqual([]);
    expect(planDeferralOf(passOn(life, '2026-05-08').facts)).toBeUndefined();
  });

  it('lets the plan of a year shrink, and not grow', () => {
    const life = deferred(budgeted(approved(), '2026', '500000000'));
    life.do('confirmFunding', 'finance', { year: '2026', amount: '500000000', source: '年初预留' });
    const revise = (amount: string) => life.refusals('reviseAnnualPlan', 'development-reform', revised(amount));
    expect(revise('500000001')).toMatchObject([
      { code: 'noIncreaseWhileDeferred', article: 35, acts: [{ act: 'liftDeferral' }] },
    ]);
    expect(revise('499999999')).toEqual([]);
  });
});

describe('暂停项目建设 (articles 24, 35)', () => {
  it('is no measure for what is never built; its plan can be deferred, and it can be reprimanded', () => {
    const life = failedAgain(maintained());
    expect(
      life.refusals(
        'suspend',
        'development-reform',
        { ground: 'ART35', of: lastOrder(life), from: '2026-04-13', reason: '逾期未整改' },
        DECISION,
      ),
    ).toMatchObject([
      { code: 'somethingToBuild', needless: true, instead: [{ act: 'reprimand' }, { act: 'deferPlan' }] },
    ]);
  });

  it('is looked at again and lifted also where the plan that it met was revoked', () => {
    const life = declaredForPlan().do('includeInAnnualPlan', 'development-reform', {
      year: '2026',
      amount: REPLY.total,
    });
    life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
    const { seq: of } = life.facts.annualPlans['2026']!.included!;
    suspended(life).do('revoke', 'development-reform', { of, reason: '计划有误' });
    life.do('revoke', 'finance', {}, { confirms: life.seq });
    expect([life.facts.stage, suspensionOf(life.facts)?.kind]).toEqual(['PLAN_DECLARED', 'SUSPENSION']);
    expect(codes(life, 'reviewSuspension', 'finance', { reason: '仍未整改' })).toEqual([]);
    expect(codes(verified(life), 'resume', 'development-reform', { reason: '整改已核验' })).toEqual([]);
    life.do('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '计划有误' });
    expect(life.facts.stage).toBe('APPROVED');
    expect(suspensionOf(together(life, 'resume', { reason: '整改已核验' }).facts)).toBeUndefined();
  });
});

describe('what is given up', () => {
  const design = (life: Life) =>
    life.do('submitDesign', UNIT, ACT_SAMPLES.submitDesign.input(EXAMPLE), { documents: DESIGN });

  it('R3, X4: once its feasibility was approved is terminated on request, its design handed in or not', () => {
    const life = design(feasibilityApproved());
    expect(life.facts.stage).toBe('DESIGN_REVIEW');
    expect(life.refusals('withdraw', UNIT, { reason: '不再建设' })).toMatchObject([
      { code: 'wrongStage', instead: [{ act: 'requestTermination' }] },
    ]);
    life
      .do('requestTermination', UNIT, { reason: '不再建设' }, { documents: ['terminationRequest'] })
      .do('consentTermination', 'development-reform', {}, { documents: ['terminationReply'] });
    expect([life.facts.stage, life.facts.review?.status]).toEqual(['TERMINATED', 'DECIDED']);
  });

  it('X4: is decided on also where the design was handed in after the request', () => {
    const request = feasibilityApproved().do(
      'requestTermination',
      UNIT,
      { reason: '不再建设' },
      { documents: ['terminationRequest'] },
    );
    const life = design(request);
    expect(codes(life.branch(), 'withdrawTermination', UNIT, {})).toEqual([]);
    expect(codes(life, 'refuseTermination', 'development-reform', { reason: '继续建设' })).toEqual([]);
  });

  it('leaves no proposal that nobody can answer, and of one that can be answered the answer is still owed', () => {
    const life = settled(underConstruction()).do(
      'reportSeriousProblem',
      UNIT,
      { kind: 'SERIOUS_DELAY', noticedOn: '2026-03-02', description: '设备未到' },
      { on: '2026-03-03', documents: ['problemReport'] },
    );
    failedAgain(life);
    life
      .do(
        'correct',
        UNIT,
        {
          field: 'problem.reportedOn',
          from: '2026-03-03',
          to: '2026-03-02',
          reason: '登记有误',
          evidence: ['doc-evidence'],
        },
        { onRecord: ['evidence'] },
      )
      .do(
        'orderRectification',
        'development-reform',
        { ground: 'ART24', violation: '严重逾期', servedOn: '2026-04-13', dueOn: '2026-06-30' },
        { documents: ['rectificationOrder'] },
      );
    together(life, 'terminate', { of: lastOrder(life), reason: '逾期未整改' });
    const [open, ...others] = life.facts.proposals;
    expect([open!.act, others]).toEqual(['correct', []]);
    expect(life.duties.filter(isOpen).map(({ duty, key }) => `${duty}:${key.split('-')[0]}`)).toContain(
      `PROPOSAL_ANSWER:${open!.seq}`,
    );
  });

  it('leaves a review that was decided, or taken back, as it ended', () => {
    const life = settled(declaredForPlan())
      .do('returnForCorrection', 'development-reform', { defects: ['缺少测算'] }, { on: '2026-01-06' })
      .do('resubmit', UNIT, {}, { on: '2026-01-07', documents: ['performanceTargetTable'] });
    life
      .do('withdrawSubmission', UNIT, { reason: '金额有误' }, { on: '2026-01-08' })
      .do('requestTermination', UNIT, { reason: '不再建设' }, { on: '2026-05-06', documents: ['terminationRequest'] })
      .do('consentTermination', 'development-reform', {}, { on: '2026-06-08', documents: ['terminationReply'] });
    expect([life.facts.review?.status, life.facts.review?.decidedOn]).toEqual(['WITHDRAWN', undefined]);
    expect(life.duty('CORRECTION_REVIEW')).toMatchObject({ dischargedOn: undefined });
  });
});

describe('a continuation (article 10)', () => {
  it('had no more arranged before than was approved: to the fen', () => {
    const record = (arrangedBefore: string) =>
      codes(
        drafted({ kind: 'CONTINUATION' }),
        'recordEarlierApproval',
        UNIT,
        {
          scopeAttested: true,
          replyNumber: '渝发改〔2021〕1号',
          approvedOn: '2021-03-01',
          total: '1000',
          arrangedBefore,
        },
        { documents: ['approvalReply'] },
      );
    expect([record('1001'), record('1000')]).toEqual([['arrangedWithinTotal'], []]);
  });
});

it('what follows acceptance is not in the way of a dossier that closes', () => {
  const life = passOn(conveneOn(deferred(settled(completed())), '2026-05-06'), '2026-05-08');
  verified(life)
    .do('putIntoOperation', UNIT, { operationOn: '2026-05-08' })
    .do('submitSelfEvaluation', UNIT, { recipients: THREE }, { on: '2027-06-01', documents: ['selfEvaluationReport'] })
    .do('close', 'big-data', {}, { documents: ['archiveChecklist'] });
  expect([life.facts.stage, planDeferralOf(life.facts)]).toEqual(['CLOSED', undefined]);
});
