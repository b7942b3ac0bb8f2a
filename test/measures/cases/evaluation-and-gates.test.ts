// The hundred cases, 83 to 100 as far as they are claimed: self-evaluation, O&M, classified projects, and gates that
// nobody opens.
// test support
import { describe, expect, it } from 'vitest';
import { Life } from '../dossier.ts';
import { approved, budgeted, OPENING } from '../lawful-lives.ts';
import { settled } from '../project/warned-life.ts';
import { accepted } from '../project/acts/built-lives.ts';
import { EVALUATION_REPORT, evaluation, LOWER, operating, toldOn, toldSince, UNIT } from './lives.ts';

const handing = (life: ReturnType<typeof operating>, on: string) =>
  life.refusals('submitSelfEvaluation', UNIT, evaluation, {
    on,
    documents: EVALUATION_REPORT,
    duties: life.until(on, '10:00').duties,
  });

describe('self-evaluation', () => {
  // Accepted on 2026-05-20, in operation since 2026-06-01: from 2027-06-01 to Thursday 2028-06-01.
  it('case 83: the day before the twelfth month is over is refused, with the day from which it is taken; that day is inside', () => {
    const life = operating(LOWER, '2026-06-01');
    expect(handing(life, '2027-05-31')).toMatchObject([
      { code: 'windowOpen', article: 30, basis: 'law', earliestOn: '2027-06-01' },
    ]);
    expect(handing(life, '2027-06-01')).toEqual([]);
  });

  it.each([
    [
      'case 84: of a system in use before it was accepted counts from acceptance',
      '2026-03-20',
      '2027-05-20',
      '2028-05-22',
    ],
    ['case 84: of a system in use after it was accepted counts from use', '2026-06-01', '2027-06-01', '2028-06-01'],
  ])('%s', (_, operationOn, opensOn, effectiveOn) => {
    // 20 May 2028 is a Saturday.
    expect(operating(LOWER, operationOn).duty('SELF_EVALUATION')).toMatchObject({ opensOn, effectiveOn });
  });

  it('case 85: never opens where operation is not recorded: the unit is asked a month after acceptance, and every month', () => {
    const life = settled(accepted()).until('2026-05-21');
    life
      .do('fileAcceptanceResult', UNIT, {}, { on: '2026-05-25', documents: ['acceptanceConclusion'] })
      .until('2026-09-30');
    expect(life.duty('SELF_EVALUATION')).toBeUndefined();
    // 30 days after 20 May is Friday, 19 June, a rest day of 端午.
    expect(toldOn(life, 'OPERATION_CONFIRMATION', `${UNIT}/handler`)).toEqual([
      '2026-06-18',
      '2026-07-19',
      '2026-08-19',
      '2026-09-19',
    ]);
    life.do('putIntoOperation', UNIT, { operationOn: '2026-09-28' }, { on: '2026-10-09' }).until('2026-12-31');
    expect(toldOn(life, 'OPERATION_CONFIRMATION', `${UNIT}/handler`)).toHaveLength(4);
    expect(life.duty('SELF_EVALUATION')).toMatchObject({ opensOn: '2027-09-28' });
  });

  it('case 86: after month 24 is taken, and late', () => {
    const life = operating(LOWER, '2026-06-01');
    life.do('submitSelfEvaluation', UNIT, evaluation, { on: '2028-06-02', documents: EVALUATION_REPORT });
    expect(life.facts.stage).toBe('SELF_EVALUATED');
    expect(life.duty('SELF_EVALUATION')).toMatchObject({ dischargedOn: '2028-06-02', overdueSince: '2028-06-02' });
  });

  it('case 87: is enough: nobody owes a post-evaluation, but who closes without one is told what an expansion will lack', () => {
    const life = operating(LOWER, '2026-06-01');
    life.do('submitSelfEvaluation', UNIT, evaluation, { on: '2027-07-01', documents: EVALUATION_REPORT });
    expect(toldSince(life.until('2027-08-31'), 'POST_EVALUATION', '2026-01-01')).toEqual([]);
    life.do('close', 'big-data', {}, { on: '2027-09-01', documents: ['archiveChecklist'] });
    expect(life.facts.stage).toBe('CLOSED');
    expect(life.last.warnings).toMatchObject([{ code: 'noPostEvaluation', article: 14 }]);
  });
});

describe('a classified project', () => {
  it('case 92: is not declared here: it is refused, with nothing but the instruction to declare offline', () => {
    const refusals = new Life().refusals('openDossier', UNIT, {
      ...OPENING,
      name: '涉密项目2026-001',
      classified: true,
    });
    expect(refusals).toMatchObject([{ article: 8 }]);
    expect(JSON.stringify(refusals)).toContain('线下');
  });
});

describe('an approval', () => {
  it('case 95: unused for two years does not lapse: the project is planned as on the first day, and nobody is chased', () => {
    const life = settled(approved(LOWER));
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-02-02' });
    life.until('2028-03-01');
    expect(life.duties).toEqual([]);
    const plan = { year: '2028', amount: LOWER };
    expect(
      life.codes('declareForAnnualPlan', UNIT, plan, { on: '2028-03-01', documents: ['performanceTargetTable'] }),
    ).toEqual([]);
    life.today = '2028-03-01';
    expect(budgeted(life, '2028', LOWER).facts.stage).toBe('BUDGETED');
  });
});
