// The hundred cases, 23 to 31 and 45: what 建成 is, what follows when it is told late, wrongly or never, and to which
// class a project belongs.
// test support
import { describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import { CHAPTERS, type DocumentKind } from '../../../measures/vocabulary.ts';
import { documentOf } from '../dossier.ts';
import { COMBINED, combinedInReview, listed, REPLY, REPLY_DOCUMENTS, withOpinions } from '../lawful-lives.ts';
import { ACCEPTANCE_DOCUMENTS, completed } from '../project/acts/built-lives.ts';
import { building, built, confirmCompletion, JUST_BELOW, toldOn, toldSince, UNIT, UPPER } from './lives.ts';

const HANDLER = `${UNIT}/handler`;

describe('being built', () => {
  const confirming = (completedOn: string, documents: readonly DocumentKind[]) =>
    building(UPPER)
      .do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' })
      .codes('confirmCompletion', UNIT, { completedOn }, { on: '2026-03-20', documents });

  it('case 23: is the day the unit confirms with the statement of its supervision unit, and the half year runs from it', () => {
    expect(confirming('2026-03-16', [])).toEqual(['supervisionStatement']);
    expect(confirming('2026-03-16', ['supervisionStatement'])).toEqual([]);
    expect(built(UPPER).duty('ACCEPTANCE_APPLICATION')).toMatchObject({ nominalOn: '2026-09-16' });
  });

  it('case 24: follows trial operation, which belongs to construction and starts no clock', () => {
    expect(confirming('2026-03-01', ['supervisionStatement'])).toEqual(['completedAfterTrial']);
    const onTrial = building(UPPER).do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' });
    expect(onTrial.facts.stage).toBe('UNDER_CONSTRUCTION');
    expect(onTrial.duties.map(({ duty }) => duty)).not.toContain('ACCEPTANCE_APPLICATION');
  });

  it('case 25: told seven months late opens the duty overdue, with one message to each who should know', () => {
    // Due on 2026-09-16; recorded on Tuesday 2026-10-20, the thirty-fourth day after.
    const life = confirmCompletion(building(UPPER), '2026-03-16', '2026-10-20');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-09-16',
      overdueSince: '2026-09-17',
    });
    expect(toldSince(life, 'ACCEPTANCE_APPLICATION', '2026-01-01')).toEqual(
      [
        'big-data/handler',
        'department-culture/handler',
        'department-culture/leader',
        'development-reform/handler',
        'finance/handler',
        HANDLER,
        `${UNIT}/head`,
        `${UNIT}/leader`,
      ].sort(),
    );
    expect(toldOn(life, 'ACCEPTANCE_APPLICATION', HANDLER)).toEqual(['2026-10-20']);
  });

  it('case 26: never told starts no clock; the unit is asked every month, and on the sixtieth day a delay is to be reported', () => {
    const life = building(UPPER, { plannedCompletionOn: '2026-06-30' });
    life.do('startTrialOperation', UNIT, { startedOn: '2026-06-01' }, { on: '2026-06-01' }).until('2026-10-15');
    expect(life.duties.filter(({ duty }) => duty.startsWith('ACCEPTANCE_'))).toEqual([]);
    // Asked in each month after that day, and no bureau is told of it.
    const months = toldOn(life, 'COMPLETION_CONFIRMATION', HANDLER).map((on) => on.slice(0, 7));
    expect(months).toEqual(expect.arrayContaining(['2026-07', '2026-08', '2026-09']));
    expect(toldSince(life, 'COMPLETION_CONFIRMATION', '2026-01-01').filter((who) => !who.startsWith(UNIT))).toEqual([]);
    // Sixty days after 30 June is Saturday 29 August; three working days from there end on Wednesday.
    expect(life.duty('SERIOUS_PROBLEM_REPORT')).toMatchObject({ opensOn: '2026-08-29', effectiveOn: '2026-09-02' });
  });

  it('case 27: corrected after reminders went out is reckoned anew from the right day, and what stood is kept', () => {
    const life = built(UPPER).until('2026-08-19');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-09-16', dueVersion: 1 });
    const correction = { field: 'completion.completedOn', from: '2026-03-16', to: '2026-03-10', reason: '录入有误' };
    life.do(
      'correct',
      UNIT,
      { ...correction, evidence: [documentOf('evidence').id] },
      { on: '2026-08-20', documents: ['evidence'] },
    );
    life.until('2026-09-16');
    expect(life.facts.corrections).toMatchObject([correction]);
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      nominalOn: '2026-09-10',
      effectiveOn: '2026-09-10',
      dueVersion: 2,
      history: [{ dueVersion: 1, effectiveOn: '2026-09-16', replacedOn: '2026-08-20' }],
      overdueSince: '2026-09-11',
    });
    const later = life.said('ACCEPTANCE_APPLICATION', HANDLER).filter((said) => said >= '2026-08-21');
    expect(later).toEqual(['2026-09-03 ahead-7', '2026-09-10 due', '2026-09-11 overdue-1']);
  });

  it('case 45: happens once: a part that is delivered or accepted before starts no clock of its own', () => {
    const life = built(UPPER);
    expect(
      life.codes(
        'confirmCompletion',
        UNIT,
        { completedOn: '2026-03-20' },
        { on: '2026-03-21', documents: ['supervisionStatement'] },
      ),
    ).toEqual(['wrongStage']);
    expect(life.duties.filter(({ duty }) => duty === 'ACCEPTANCE_APPLICATION')).toHaveLength(1);
  });
});

describe('the class of a project', () => {
  const on = '2026-05-06';
  const single = (estimatedTotal: string) =>
    listed({ estimatedTotal }).codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED });
  const seeking = (act: 'applyForAcceptance' | 'conveneAcceptance', total: string) =>
    completed(total).codes(act, UNIT, ACT_SAMPLES[act].input({ ...EXAMPLE, today: on }), {
      on,
      documents: ACCEPTANCE_DOCUMENTS,
    });

  it('case 28: of 3000万元 exactly is the upper one: two stages, and big-data organises acceptance', () => {
    expect(single(UPPER)).toEqual(['belowUpperClass']);
    expect(seeking('applyForAcceptance', UPPER)).toEqual([]);
    expect(seeking('conveneAcceptance', UPPER)).toEqual(['lowerClass']);
  });

  it('case 29: of 29,999,999.99元 is the lower one: the single stage is open, and the unit organises acceptance', () => {
    expect(single(JUST_BELOW)).toEqual([]);
    expect(seeking('conveneAcceptance', JUST_BELOW)).toEqual([]);
    expect(seeking('applyForAcceptance', JUST_BELOW)).toEqual(['upperClass']);
  });

  it('case 30: estimated at 2990万元 and appraised at 3000万元 is refused its single-stage approval; two stages are left', () => {
    const life = withOpinions(combinedInReview({ estimatedTotal: '2990000000' }));
    const approval = { ...REPLY, total: UPPER };
    expect(life.codes('approveCombinedReport', 'development-reform', approval, { documents: REPLY_DOCUMENTS })).toEqual(
      ['approvedTotalBelowUpperClass'],
    );
    life.do('returnToTwoStages', 'development-reform', { appraisedTotal: UPPER, reason: '经评估达到3000万元' });
    expect(life.facts).toMatchObject({ stage: 'LISTED', track: 'TWO_STAGE', estimatedTotal: UPPER });
    expect(life.codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents: COMBINED })).toEqual([
      'belowUpperClass',
    ]);
  });

  it('case 31: approved at 3100万元 is the upper one, though the accounts close at 2900万元', () => {
    // The accounts come with the application; no sum but the approved total is asked for.
    expect(seeking('applyForAcceptance', '3100000000')).toEqual([]);
    expect(seeking('conveneAcceptance', '3100000000')).toEqual(['lowerClass']);
    expect(built('3100000000').duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-09-16' });
  });
});
