// R3: what was handed in is taken back, and what it had met is owed again from its old day.
// test support
import { describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { firstPractice } from '../../../../measures/register.ts';
import { Clockwork } from '../../clockwork.ts';
import type { Life } from '../../dossier.ts';
import {
  combinedInReview,
  declared,
  declaredForPlan,
  DEPARTMENT,
  designInReview,
  feasibilityInReview,
  listed,
  opine,
  UNIT,
  UPPER,
  withOpinions,
} from '../../lawful-lives.ts';
import { askExtension, built, fail, LOWER, seekAcceptance } from '../../cases/lives.ts';
import { settled } from '../warned-life.ts';
import { failed, inAcceptance } from './built-lives.ts';
import { omBudgeted, requested } from './path-lives.ts';
// under test
import { overtakenBy } from '../../../../measures/project/overtaken.ts';

const TAKEN = { reason: '材料须重新编制' };
const back = (life: Life, by = UNIT, more: object = {}): Life =>
  life.do('withdrawSubmission', by, { ...TAKEN, ...more });
const plannedOm = (): Life =>
  listed({ kind: 'OM' }).do('declareForAnnualPlan', UNIT, { year: '2026', amount: LOWER }, { documents: [] });

describe('what was handed in is taken back to the stage before', () => {
  it.each<[string, () => Life, ProjectFacts['stage']]>([
    ['a declaration', declared, 'DRAFT'],
    ['a combined report', combinedInReview, 'LISTED'],
    ['a feasibility report', feasibilityInReview, 'LISTED'],
    ['a design', designInReview, 'FEASIBILITY_APPROVED'],
    ['a year declared for the plan', declaredForPlan, 'APPROVED'],
    ['a year of O&M', plannedOm, 'LISTED'],
    ['an application for acceptance', () => inAcceptance(UPPER), 'COMPLETED'],
    ['an acceptance that the unit convened', () => inAcceptance(LOWER), 'COMPLETED'],
  ])('%s', (_, lived, stage) => {
    const life = back(lived());
    expect(life.facts.stage).toBe(stage);
    expect(life.facts.acceptanceRounds).toEqual([]);
    expect(life.facts.annualPlans).toEqual(life.facts.completion ? expect.anything() : {});
    // Nothing lies before anybody any more, and nothing that was given up.
    expect(life.codes('withdrawSubmission', UNIT, TAKEN)).toEqual([
      ['DRAFT', 'APPROVED'].includes(stage) ? 'wrongStage' : 'somethingSubmitted',
    ]);
    expect(life.facts.withdrawn).toBeUndefined();
  });

  it('and may be handed in again, as a first version', () => {
    const life = back(combinedInReview());
    life.do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
      documents: ACT_SAMPLES.submitCombinedReport.cites,
    });
    expect(life.facts).toMatchObject({
      stage: 'COMBINED_REVIEW',
      review: { version: 1, status: 'PENDING', opinions: {} },
    });
  });

  it('also while it is given back, by the unit alone; what was declared for a plan by the department as well', () => {
    const returned = declared().do('returnForCorrection', 'big-data', { defects: ['缺页'] });
    expect(returned.codes('withdrawSubmission', 'big-data', TAKEN)).toEqual(['wrongParty']);
    expect(returned.codes('withdrawSubmission', DEPARTMENT, TAKEN)).toEqual(['wrongParty']);
    expect(back(returned).facts.stage).toBe('DRAFT');
    expect(back(declaredForPlan(), DEPARTMENT).facts.stage).toBe('APPROVED');
  });

  it('goes for a request out of plan by its own act', () =>
    expect(requested().refusals('withdrawSubmission', UNIT, TAKEN)).toMatchObject([
      { code: 'wrongStage', instead: [{ act: 'withdrawOutOfPlan' }] },
    ]));

  it('takes with it what waited for the other side', () => {
    const life = declaredForPlan().do('includeInAnnualPlan', 'finance', { year: '2026', amount: LOWER });
    expect(back(life).facts).toMatchObject({ proposals: [], answeredProposals: [{ answered: { as: 'OVERTAKEN' } }] });
  });

  it('of a further year beside the stage is named by its year', () => {
    const life = omBudgeted();
    const declare = { year: '2027', amount: '100000000' };
    life.do('declareForAnnualPlan', UNIT, declare, { documents: [] });
    expect(life.codes('withdrawSubmission', UNIT, TAKEN)).toEqual(['whatIsMeant']);
    expect(life.codes('withdrawSubmission', UNIT, { ...TAKEN, year: '2026' })).toEqual(['whatIsMeant']);
    back(life, UNIT, { year: '2027' });
    expect(life.facts.stage).toBe('BUDGETED');
    expect(Object.keys(life.facts.annualPlans)).toEqual(['2026']);
    expect(life.codes('declareForAnnualPlan', UNIT, declare, { documents: [] })).toEqual([]);
  });

  it('may come on paper, to those to whom it was handed in', () => {
    const onPaper = { arrivedOn: '2026-01-05', receipt: 'doc-paperReceipt' };
    const recording = (life: Life, by: string) =>
      life.codes('withdrawSubmission', by, TAKEN, { onRecord: ['paperReceipt'], onPaper });
    expect(recording(declared(), 'big-data')).toEqual([]);
    expect(recording(declared(), 'finance')).toContain('receivedHere');
    expect(recording(declaredForPlan(), 'finance')).toEqual([]);
  });

  it('is heard of together with what it takes back', () => {
    const life = declared();
    const { seq } = life;
    life
      .do('returnForCorrection', 'big-data', { defects: ['缺页'] })
      .do('resubmit', UNIT, {}, { documents: ['needsStatement'] });
    const again = life.seq;
    expect(overtakenBy(life.facts, { act: 'declare', seq })).toBeUndefined();
    back(life);
    for (const [act, of] of [['declare', seq] as const, ['resubmit', again] as const])
      expect(overtakenBy(life.facts, { act, seq: of })).toEqual({
        act: 'withdrawSubmission',
        seq: life.seq,
        on: life.today,
        by: UNIT,
      });
  });
});

describe('what a submission had met', () => {
  // Completed on 2026-03-16: the half year ends on Wednesday, 2026-09-16.
  const taken = (life: ReturnType<typeof built>, on: string) => life.do('withdrawSubmission', UNIT, TAKEN, { on });

  it('is owed again from its old day: an application of before the day, taken back after it, is late from that day', () => {
    const life = taken(seekAcceptance(built(UPPER), UPPER, '2026-09-10'), '2026-09-21');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-09-16',
      dischargedOn: undefined,
      cancelled: undefined,
      overdueSince: '2026-09-17',
      dueVersion: 1,
    });
    expect(life.last.warnings).toMatchObject([
      {
        code: 'owedAgain',
        article: 28,
        says: '撤回后视为未申请，「申请竣工验收」仍按原日期2026年9月16日（周三）办理，该日期已经过去。',
      },
    ]);
    expect(life.said('ACCEPTANCE_APPLICATION', `${UNIT}/handler`).at(-1)).toBe('2026-09-21 overdue-1');
    // Applied for anew it is met late, on its own day.
    seekAcceptance(life, UPPER, '2026-09-28');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      dischargedOn: '2026-09-28',
      overdueSince: '2026-09-17',
    });
  });

  it('is owed again in time where the day is to come, and reminded of on that day', () => {
    const life = taken(seekAcceptance(built(UPPER), UPPER, '2026-06-10'), '2026-06-15').until('2026-09-16');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: undefined, overdueSince: undefined });
    expect(life.said('ACCEPTANCE_APPLICATION', `${UNIT}/handler`)).toEqual([
      '2026-03-20 started',
      '2026-07-17 ahead-60',
      '2026-08-17 ahead-30',
      '2026-09-09 ahead-7',
      '2026-09-16 due',
    ]);
  });

  it('below 3000万元 was not met by convening, and nothing is said of it', () => {
    const life = taken(seekAcceptance(built(LOWER), LOWER, '2026-06-10'), '2026-06-15');
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ effectiveOn: '2026-09-16', dischargedOn: undefined });
    expect(life.last.warnings).toEqual([]);
  });

  it('after a failure is the day that was set for another try; the first application stays met', () => {
    const life = fail(seekAcceptance(built(UPPER), UPPER, '2026-05-06'), UPPER, '2026-05-21', '2026-08-20');
    seekAcceptance(life, UPPER, '2026-07-01', true)
      .do('returnForCorrection', 'big-data', { defects: ['缺页'], correctBy: '2026-07-03' }, { on: '2026-07-02' })
      .do('resubmit', UNIT, {}, { on: '2026-07-08', documents: ACT_SAMPLES.applyForAcceptance.cites });
    expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({ dischargedOn: '2026-07-01' });
    taken(life, '2026-07-10');
    expect(life.facts.stage).toBe('ACCEPTANCE_REMEDIATION');
    expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({ effectiveOn: '2026-08-20', dischargedOn: undefined });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-05-06' });
    // What came back late was of the round that was taken back: it makes the first application no later.
    seekAcceptance(life, UPPER, '2026-07-20', true);
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-05-06' });
    expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({ dischargedOn: '2026-07-20' });
  });

  it('lets an undecided extension ask again: big-data owes its answer from the day of the withdrawal on', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-08-20');
    expect(life.duty('EXTENSION_DECISION')).toMatchObject({ effectiveOn: '2026-09-03' });
    seekAcceptance(life, UPPER, '2026-08-25');
    expect(life.duty('EXTENSION_DECISION')).toMatchObject({ cancelled: '已申请竣工验收或者已有验收结论' });
    taken(life, '2026-09-07');
    // 8 to 11, 14 to 18 September, and Sunday the 20th, worked for the National Day.
    expect(life.duty('EXTENSION_DECISION')).toMatchObject({
      effectiveOn: '2026-09-20',
      cancelled: undefined,
      overdueSince: undefined,
    });
    expect(life.until('2026-09-30').duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      awaits: { what: 'EXTENSION' },
      overdueSince: undefined,
    });
  });

  it('was asked back, or awaited, by nobody any more', () => {
    const returned = settled(combinedInReview()).do(
      'returnForCorrection',
      'development-reform',
      { defects: ['缺页'] },
      { on: '2026-01-06' },
    );
    taken(returned, '2026-01-07');
    expect(returned.duty('CORRECTION')).toMatchObject({ cancelled: '所报材料已撤回' });
    const resubmitted = settled(combinedInReview())
      .do('returnForCorrection', 'development-reform', { defects: ['缺页'] }, { on: '2026-01-06' })
      .do(
        'resubmit',
        UNIT,
        { chapters: ACT_SAMPLES.submitCombinedReport.input(EXAMPLE).chapters },
        { on: '2026-01-07', documents: ACT_SAMPLES.submitCombinedReport.cites },
      );
    taken(resubmitted, '2026-01-08');
    for (const duty of ['CORRECTION', 'CORRECTION_REVIEW'])
      expect(resubmitted.duty(duty)).toMatchObject({ cancelled: '所报材料已撤回', dischargedOn: undefined });
  });

  it('no authority decided on: its target time falls away, and is not met', () => {
    const first = firstPractice();
    const practice = { ...first, figures: { ...first.figures, listingDecisionWorkingDays: 20 } };
    const life = back(declared());
    const clock = new Clockwork(life.facts, practice).at('2026-01-06', () => life.facts);
    expect(clock.duty('LISTING_DECISION')).toMatchObject({ cancelled: '所报材料已撤回', dischargedOn: undefined });
  });
});

describe('opinions', () => {
  it('of what was taken back are no opinions on what comes after it', () => {
    const life = back(withOpinions(combinedInReview()));
    life.do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
      documents: ACT_SAMPLES.submitCombinedReport.cites,
    });
    expect(opine(life, 'budget').facts.review!.opinions).toEqual({ budget: expect.objectContaining({ version: 1 }) });
  });

  it('and a failure that stands are not taken back', () =>
    expect(failed().codes('withdrawSubmission', UNIT, TAKEN)).toEqual(['wrongStage']));
});
