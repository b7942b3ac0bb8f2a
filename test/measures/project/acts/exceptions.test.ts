// Articles 9, 14, 23, 27: what development-reform may except one project from, where the practice lets it; with its reasons and
// a paper.
// test support
import { describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import type { ExceptionOf } from '../../../../measures/project/exceptions.ts';
import type { ProjectFigures } from '../../../../measures/project/figures.ts';
import { refusalsOf } from '../../../../measures/judgement.ts';
import { PROJECT_ACTS } from '../../../../measures/project/acts.ts';
import { NO_REFERENCES } from '../../../../measures/references.ts';
import { firstPractice, kindNamed } from '../../../../measures/register.ts';
import type { Life } from '../../dossier.ts';
import {
  approved,
  COMBINED,
  combinedInReview,
  listed,
  REPLY,
  REPLY_DOCUMENTS,
  UNIT,
  UPPER,
  withOpinions,
} from '../../lawful-lives.ts';
import { dutiesOn, settledOn, underConstruction } from './built-lives.ts';
import { listedOutOfPlan } from './path-lives.ts';

const R = 'development-reform';
const withFigures = (changed: Partial<ProjectFigures>) => ({
  figures: { ...firstPractice().figures, ...changed },
});
const PAPER = { documents: ['exceptionDecision'] } as const;
const REASON = { reason: '市政府专题会议议定' };
const grant = (life: Life, of: ExceptionOf, switches: object, more: object = {}): Life =>
  life.do('grantException', R, { of, ...REASON, ...more }, { ...PAPER, ...switches });
const refused = (life: Life, of: ExceptionOf, circumstances: object = {}, more: object = {}) =>
  life.refusals('grantException', R, { of, ...REASON, ...more }, { ...PAPER, ...circumstances });

describe('article 9: the single stage from 3000万元 up', () => {
  const ON = withFigures({ singleStageExceptions: 1 });
  const submitting = (life: Life, circumstances: object = {}) =>
    life.refusals('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
      documents: COMBINED,
      ...circumstances,
    });
  const upper = (): Life => listed({ estimatedTotal: UPPER });

  it('is not granted while the switch is off, and says the article and the way of two stages', () =>
    expect(refused(upper(), 'SINGLE_STAGE')).toMatchObject([
      { code: 'singleStageMayBeGranted', article: 9, basis: 'law', instead: [{ act: 'submitFeasibilityReport' }] },
    ]));

  it('where it may be granted, the refusal of the report says by whom', () => {
    expect(submitting(upper())).toMatchObject([{ code: 'belowUpperClass' }]);
    expect(submitting(upper())[0]).not.toHaveProperty('acts');
    expect(submitting(upper(), ON)).toMatchObject([
      { code: 'belowUpperClass', acts: [{ act: 'grantException', input: { of: 'SINGLE_STAGE' } }] },
    ]);
  });

  it('once granted holds for the report and for its approval, whatever the switch is by then', () => {
    const life = grant(upper(), 'SINGLE_STAGE', ON);
    expect(submitting(life)).toEqual([]);
    life.do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), { documents: COMBINED });
    withOpinions(life);
    const reply = { ...REPLY, total: UPPER };
    expect(life.codes('approveCombinedReport', R, reply, { documents: REPLY_DOCUMENTS })).toEqual([]);
    // Sent back to two stages with an appraisal, it holds no more.
    life.do('returnToTwoStages', R, { appraisedTotal: '3200000000', reason: '评估' });
    expect(submitting(life).map(({ code }) => code)).toEqual(['belowUpperClass']);
  });

  it('is granted by nobody else, once, with its paper, and only where the rule binds', () => {
    for (const by of [UNIT, 'finance', 'big-data'])
      expect(upper().codes('grantException', by, { of: 'SINGLE_STAGE', ...REASON }, { ...PAPER, ...ON }), by).toEqual([
        'wrongParty',
      ]);
    expect(refused(grant(upper(), 'SINGLE_STAGE', ON), 'SINGLE_STAGE', ON)).toMatchObject([{ code: 'notGrantedYet' }]);
    expect(refused(upper(), 'SINGLE_STAGE', { ...ON, documents: [] })).toMatchObject([{ code: 'exceptionDecision' }]);
    expect(refused(listed(), 'SINGLE_STAGE', ON)).toMatchObject([{ code: 'somethingBinds', needless: true }]);
  });
});

it('what the practice lets nobody be excepted from is not listed among what is open; brought, it is refused with its article', () => {
  const act = PROJECT_ACTS.grantException;
  const open = (life: Life, figures = firstPractice().figures) =>
    refusalsOf(
      kindNamed('project'),
      act as never,
      {
        facts: life.facts,
        duties: dutiesOn(life, '2026-02-03'),
        references: NO_REFERENCES,
        party: R,
        today: '2026-02-03',
        figures,
      },
      undefined,
      ['facts', 'duties', 'standing'],
    ).map(({ code }) => code);
  expect(open(listed({ estimatedTotal: UPPER }))).toEqual(['somethingBinds']);
  expect(open(listed({ estimatedTotal: UPPER }), withFigures({ singleStageExceptions: 1 }).figures)).toEqual([]);
  expect(open(underConstruction())).toEqual([]);
});

describe('article 27: in the plan before it is approved', () => {
  const ON = withFigures({ unapprovedPlanExceptions: 1 });
  const YEAR = { year: '2026', amount: '600000000' };
  const TABLE = { documents: ['performanceTargetTable'] as const };
  const granted = (): Life => grant(listed(), 'PLAN_BEFORE_APPROVAL', ON);
  const declared = (): Life => granted().do('declareForAnnualPlan', UNIT, YEAR, TABLE);
  const included = (): Life => {
    const life = declared().do('includeInAnnualPlan', R, YEAR);
    return life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
  };
  const inReview = (life: Life): Life =>
    withOpinions(
      life.do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), { documents: COMBINED }),
    );
  const approve = (life: Life): Life => life.do('approveCombinedReport', R, REPLY, { documents: REPLY_DOCUMENTS });

  it('is not granted while the switch is off; nobody plans or budgets meanwhile', () => {
    expect(refused(listed(), 'PLAN_BEFORE_APPROVAL')).toMatchObject([
      { code: 'planBeforeApprovalMayBeGranted', article: 27, basis: 'law', wait: true },
    ]);
    for (const [act, by, given] of [
      ['declareForAnnualPlan', UNIT, TABLE],
      ['includeInAnnualPlan', R, {}],
      ['budget', 'finance', {}],
    ] as const)
      expect(listed().refusals(act, by, YEAR, given), act).toMatchObject([
        { code: 'approved', article: 27, instead: [{ act: 'submitCombinedReport' }] },
      ]);
    expect(combinedInReview().refusals('declareForAnnualPlan', UNIT, YEAR, { ...TABLE, ...ON })).toMatchObject([
      { code: 'approved', acts: [{ act: 'grantException' }] },
    ]);
  });

  it('runs beside the stage: declared, included by both, budgeted; the approval goes on as always', () => {
    const life = included();
    expect(life.facts.stage).toBe('LISTED');
    life.do('budget', 'finance', YEAR);
    expect(inReview(life).facts.stage).toBe('COMBINED_REVIEW');
    expect(approve(life).facts).toMatchObject({ stage: 'BUDGETED', approvedTotal: REPLY.total });
    expect(life.codes('beginPreparation', UNIT)).toEqual([]);
  });

  it.each<[string, () => Life, string]>([
    ['only declared: under review for the plan', declared, 'PLAN_DECLARED'],
    ['included: planned', included, 'PLANNED'],
  ])('approved, it goes on from where its first year is: %s', (_, lived, stage) =>
    expect(approve(inReview(lived())).facts.stage).toBe(stage),
  );

  it('only declared is decided on after the approval like any other', () => {
    const life = approve(inReview(declared())).do('includeInAnnualPlan', R, YEAR);
    expect(life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq }).facts.stage).toBe('PLANNED');
  });

  it('is covered by the total that is approved then', () => {
    const life = inReview(included());
    const reply = { ...REPLY, total: '599999999' };
    expect(life.codes('approveCombinedReport', R, reply, { documents: REPLY_DOCUMENTS })).toEqual([
      'withinApprovedTotal',
    ]);
  });

  it('may be taken back while it waits, and leaves the review where it is', () => {
    const life = inReview(declared()).do('withdrawSubmission', UNIT, { reason: '金额有误', year: '2026' });
    expect(life.facts).toMatchObject({ stage: 'COMBINED_REVIEW', annualPlans: {}, review: { status: 'PENDING' } });
  });

  it('is not for what goes out of plan: there the approval comes first (article 11)', () =>
    expect(refused(listedOutOfPlan(), 'PLAN_BEFORE_APPROVAL', ON)).toMatchObject([{ code: 'somethingBinds' }]));
});

describe('article 14: an expansion without the post-evaluation of what it expands', () => {
  const ON = withFigures({ priorEvaluationExceptions: 1 });
  const expansion = (): Life => listed({ kind: 'EXPANSION', priorProject: '一期' });
  const submitting = (life: Life) =>
    life.codes('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), { documents: COMBINED });

  it('case 88: of a system older than the Measures is refused as well, and development-reform excepts it where the switch is on', () => {
    expect(submitting(expansion())).toEqual(['priorPostEvaluation']);
    expect(refused(expansion(), 'NO_PRIOR_EVALUATION')).toMatchObject([
      { code: 'noPriorEvaluationMayBeGranted', article: 14, outside: [{ step: 'completePapers' }] },
    ]);
    expect(submitting(grant(expansion(), 'NO_PRIOR_EVALUATION', ON))).toEqual([]);
    expect(refused(listed(), 'NO_PRIOR_EVALUATION', ON)).toMatchObject([{ code: 'somethingBinds' }]);
  });
});

describe('article 23: the year-end report before its season', () => {
  const documents = ['performanceReport', 'consultationRecord'] as const;
  const reporting = (life: Life, on: string) =>
    life.codes(
      'submitYearEndReport',
      UNIT,
      ACT_SAMPLES.submitYearEndReport.input({ ...EXAMPLE, today: on, facts: life.facts }),
      settledOn(life, on, documents),
    );
  const early = (life: Life, on: string, year: string) =>
    refused(life, 'EARLY_YEAR_END_REPORT', settledOn(life, on, ['exceptionDecision']), { year }).map(
      ({ code }) => code,
    );

  it('case 54: in October is taken where development-reform excepts it, for the year under way and no other', () => {
    const life = underConstruction();
    expect(reporting(life, '2026-10-12')).toEqual(['yearEndSeason']);
    expect(early(life, '2026-10-12', '2027')).toEqual(['yearOfReport']);
    // From 1 November on there is nothing to except from.
    expect(early(life, '2026-11-02', '2026')).toEqual(['somethingBinds']);
    life.do(
      'grantException',
      R,
      { of: 'EARLY_YEAR_END_REPORT', year: '2026', ...REASON },
      settledOn(life, '2026-10-12', ['exceptionDecision']),
    );
    expect(reporting(life, '2026-10-12')).toEqual([]);
    expect(reporting(life, '2027-10-11')).toEqual(['yearEndSeason']);
  });
});

describe('an approval that no plan used', () => {
  const ON = withFigures({ approvalValidYears: 2 });
  const declaring = (life: Life, on: string, circumstances: object = ON) =>
    life.refusals(
      'declareForAnnualPlan',
      UNIT,
      { year: on.slice(0, 4), amount: '100000000' },
      { on, documents: ['performanceTargetTable'], ...circumstances },
    );

  it('case 95: lapses after two years where the practice says so, until development-reform lets it go on', () => {
    // Approved on 5 January 2026.
    const life = approved();
    expect(declaring(life, '2028-01-05')).toEqual([]);
    expect(declaring(life, '2028-01-06')).toMatchObject([
      {
        code: 'approvalInForce',
        basis: 'practice',
        says: '按现行系统惯例，批复2年内未纳入年度投资计划的失效；本项目的批复有效至2028年1月5日（周三）。',
        acts: [{ act: 'grantException', input: { of: 'LAPSED_APPROVAL' } }],
        instead: [{ act: 'requestTermination' }],
      },
    ]);
    expect(declaring(life, '2028-01-06', {})).toEqual([]);
    grant(life, 'LAPSED_APPROVAL', { ...ON, on: '2028-03-01' });
    expect(declaring(life, '2030-03-01')).toEqual([]);
    expect(declaring(life, '2030-03-02').map(({ code }) => code)).toEqual(['approvalInForce']);
  });

  it('case 95: is used once a plan took it', () => {
    const life = listed({ kind: 'OM' });
    expect(declaring(life, '2029-01-08')).toEqual([]);
    expect(refused(approved(), 'LAPSED_APPROVAL', { ...ON, on: '2026-06-01' })).toMatchObject([
      { code: 'somethingBinds', needless: true },
    ]);
  });
});
