// test support
import { describe, expect, it } from 'vitest';
import { settled } from '../warned-life.ts';
import { accepted, inOperation, selfEvaluated, settledOn, THREE, UNIT } from './built-lives.ts';

const evaluating = (
  on: string,
  input: object = {},
  documents = ['selfEvaluationReport'] as readonly 'selfEvaluationReport'[],
) => {
  const life = inOperation();
  return life.refusals('submitSelfEvaluation', UNIT, { recipients: THREE, ...input }, settledOn(life, on, documents));
};
const codes = (...args: Parameters<typeof evaluating>) => evaluating(...args).map(({ code }) => code);

describe('putting into operation', () => {
  it.each([
    ['on the day it is reported', '2026-05-25', []],
    ['the day after', '2026-05-26', ['operationOnNotInFuture']],
    ['before acceptance', '2026-03-20', []],
    ['before construction', '2026-02-01', ['operationAfterStart']],
  ])('%s', (_, operationOn, refused) =>
    expect(accepted().codes('putIntoOperation', UNIT, { operationOn }, { on: '2026-05-25' })).toEqual(refused),
  );
});

describe('self-evaluation (article 30)', () => {
  it.each([
    ['the day 24 months after', '2028-06-01'],
    ['the day after that, late', '2028-06-02'],
  ])('is taken on %s', (_, on) => expect(codes(on)).toEqual([]));

  it('goes to all three bureaus, with the report', () => {
    expect(codes('2027-06-01', { recipients: ['big-data'] })).toEqual(['sentToAllThree']);
    expect(codes('2027-06-01', {}, [])).toEqual(['selfEvaluationReport']);
  });
});

describe('a score', () => {
  const rated = (score: number, grade: string) => codes('2027-06-01', { rating: { score, grade } });
  it.each([
    [100, 'EXCELLENT'],
    [90, 'EXCELLENT'],
    [89, 'GOOD'],
    [80, 'GOOD'],
    [79, 'FAIR'],
    [60, 'FAIR'],
    [59, 'POOR'],
    [0, 'POOR'],
  ])('of %i is %s and no other grade', (score, grade) => {
    const others = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'].filter((one) => one !== grade);
    expect(rated(score, grade)).toEqual([]);
    for (const other of others) expect(rated(score, other)).toEqual(['gradeOfScore']);
  });

  it('need not be given; given, it is kept', () => {
    const life = inOperation();
    const rating = { score: 86, grade: 'GOOD' };
    const on = settledOn(life, '2027-06-01', ['selfEvaluationReport']);
    expect(life.do('submitSelfEvaluation', UNIT, { recipients: THREE, rating }, on).facts.selfEvaluation).toMatchObject(
      { rating },
    );
  });
});

describe('post-evaluation (article 30)', () => {
  const commissioned = () =>
    selfEvaluated().do(
      'commissionPostEvaluation',
      'big-data',
      { evaluator: 'company-evaluators' },
      { on: '2027-08-02' },
    );
  const findings = { findings: '建议继续使用' };
  const report = { on: '2028-01-10', documents: ['postEvaluationReport'] as const };

  it('is commissioned by development-reform or big-data, by nobody else', () => {
    expect(commissioned().facts).toMatchObject({
      stage: 'POST_EVALUATION',
      postEvaluation: { commissionedBy: 'big-data' },
    });
    expect(selfEvaluated().codes('commissionPostEvaluation', 'finance', { evaluator: 'company-evaluators' })).toEqual([
      'wrongParty',
    ]);
  });

  it('is reported once, by the bureau that commissioned it', () => {
    expect(commissioned().codes('submitPostEvaluation', 'development-reform', findings, report)).toEqual([
      'wrongParty',
    ]);
    const life = commissioned().do('submitPostEvaluation', 'big-data', findings, report);
    expect(life.facts.stage).toBe('POST_EVALUATION');
    expect(life.codes('submitPostEvaluation', 'big-data', findings, report)).toEqual(['notReportedYet']);
  });

  it('must have reported before the dossier is closed', () => {
    const archives = { on: '2028-02-01', documents: ['archiveChecklist'] as const };
    expect(commissioned().codes('close', 'big-data', {}, archives)).toEqual(['postEvaluationReported']);
    expect(
      commissioned()
        .do('submitPostEvaluation', 'big-data', findings, report)
        .codes('close', 'development-reform', {}, archives),
    ).toEqual([]);
  });

  it('is awaited from whoever commissioned it within half a year, and of nobody else', () => {
    const life = settled(commissioned());
    life.do('recordArchives', UNIT, {}, { on: '2027-08-03', documents: ['archiveChecklist'] });
    // Half a year after Monday, 2 August 2027.
    expect(life.duty('POST_EVALUATION_REPORT')).toMatchObject({ owedBy: 'big-data', effectiveOn: '2028-02-02' });
    life.do('submitPostEvaluation', 'big-data', findings, report);
    expect(life.duty('POST_EVALUATION_REPORT')).toMatchObject({ dischargedOn: '2028-01-10' });
    expect(settled(selfEvaluated()).duty('POST_EVALUATION_REPORT')).toBeUndefined();
  });
});
