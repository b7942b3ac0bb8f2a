// test support
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../measures/vocabulary.ts';
import { JUST_BELOW } from '../../lawful-lives.ts';
import { saying } from '../../saying.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  accepted,
  CHECKLIST,
  completed,
  concluder,
  conveningOn,
  failed,
  inAcceptance,
  LOWER,
  settledOn,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';

const on = '2026-05-06';
const without = (...kinds: DocumentKind[]) => ACCEPTANCE_DOCUMENTS.filter((kind) => !kinds.includes(kind));
const BOTH_CLASSES = [
  ['applyForAcceptance', UPPER],
  ['conveneAcceptance', LOWER],
] as const;
const PASS = { concludedOn: '2026-05-20', checklist: CHECKLIST };
const conclusion = { on: '2026-05-21', documents: ['acceptanceConclusion'] as const };

describe('completion', () => {
  const completing = (completedOn: string, documents: readonly DocumentKind[] = ['supervisionStatement']) =>
    underConstruction()
      .do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' })
      .codes('confirmCompletion', UNIT, { completedOn }, { on: '2026-03-20', documents });

  it.each([
    ['on the day it is confirmed', '2026-03-20', []],
    ['the day after', '2026-03-21', ['completedOnNotInFuture']],
    ['on the day trial operation began', '2026-03-02', []],
    ['before trial operation (case 24)', '2026-03-01', ['completedAfterTrial']],
    ['before construction', '2026-02-01', ['completedAfterStart', 'completedAfterTrial']],
  ])('%s', (_, completedOn, codes) => expect(completing(completedOn)).toEqual(codes));

  it('rests on the statement of the supervision unit (case 23)', () =>
    expect(completing('2026-03-20', [])).toEqual(['supervisionStatement']));
});

describe('the class of article 28', () => {
  it.each([
    ['3000万元 exactly is the upper class (case 28)', UPPER, 'applyForAcceptance', 'conveneAcceptance', 'lowerClass'],
    ['one fen less is the lower (case 29)', JUST_BELOW, 'conveneAcceptance', 'applyForAcceptance', 'upperClass'],
  ])('%s', (_, total, lawful, unlawful, asks) => {
    const life = completed(total);
    const brought = (act: string) => (act === 'conveneAcceptance' ? { convenedOn: on } : {});
    expect(life.codes(lawful, UNIT, brought(lawful), { on, documents: ACCEPTANCE_DOCUMENTS })).toEqual([]);
    expect(life.codes(unlawful, UNIT, brought(unlawful), { on, documents: ACCEPTANCE_DOCUMENTS })).toEqual([asks]);
  });
});

describe.each(BOTH_CLASSES)('the documents of %s', (act, total) => {
  it.each(ACCEPTANCE_DOCUMENTS)('lack nothing: without %s it is refused (case 41)', (kind) => {
    const [refusal] = completed(total).refusals(act, UNIT, conveningOn(total, on), { on, documents: without(kind) });
    expect(refusal).toMatchObject({ code: 'acceptanceDocuments', article: 28, basis: 'law' });
  });

  it('L14: hold the security risk assessment in the test report and its filing; a report of it alone does not do', () => {
    expect(completed(total).codes(act, UNIT, conveningOn(total, on), { on, documents: ACCEPTANCE_DOCUMENTS })).toEqual(
      [],
    );
    const instead = [...without('mlpsTestReport', 'mlpsFilingProof'), 'securityRiskAssessmentReport' as const];
    expect(completed(total).refusals(act, UNIT, conveningOn(total, on), { on, documents: instead })).toMatchObject([
      {
        code: 'acceptanceDocuments',
        article: 28,
        says: saying('「网络安全等级保护测评报告」、「网络安全等级保护备案证明」'),
      },
    ]);
  });

  it('may be more', () =>
    expect(
      completed(total).codes(act, UNIT, conveningOn(total, on), { on, documents: [...ACCEPTANCE_DOCUMENTS, 'other'] }),
    ).toEqual([]));

  it('fit the classification: the other test report is refused beside the right one (case 42)', () => {
    expect(
      completed(total).codes(act, UNIT, conveningOn(total, on), {
        on,
        documents: [...ACCEPTANCE_DOCUMENTS, 'secrecyTestReport'],
      }),
    ).toEqual(['testReportsFitClassification']);
    const life = completed(total);
    life.facts = { ...life.facts, classified: true };
    expect(life.codes(act, UNIT, conveningOn(total, on), { on, documents: ACCEPTANCE_DOCUMENTS })).toEqual([
      'acceptanceDocuments',
      'testReportsFitClassification',
    ]);
    expect(
      life.codes(act, UNIT, conveningOn(total, on), {
        on,
        documents: [...without('mlpsTestReport', 'mlpsFilingProof'), 'secrecyTestReport'],
      }),
    ).toEqual([]);
  });
});

describe.each(BOTH_CLASSES)('the conclusion after %s', (act, total) => {
  const before = act === 'applyForAcceptance' ? 'concludedAfterApplication' : 'concludedAfterConvening';

  it.each([
    ['as it should be', PASS, []],
    ['on the day it is recorded', { ...PASS, concludedOn: '2026-05-21' }, []],
    ['of the day after', { ...PASS, concludedOn: '2026-05-22' }, ['concludedOnNotInFuture']],
    [
      'before completion, and so before anything was applied for or convened',
      { ...PASS, concludedOn: '2026-03-15' },
      ['concludedAfterCompletion', before],
    ],
    [
      'silent on energy (article 19)',
      { ...PASS, checklist: { ...CHECKLIST, energyEfficiency: undefined } },
      ['acceptanceContents'],
    ],
    [
      'silent on sharing (article 14)',
      { ...PASS, checklist: { ...CHECKLIST, sharingScope: undefined } },
      ['sharingAndSecurity'],
    ],
  ])('%s', (_case, input, codes) =>
    expect(inAcceptance(total).codes('passAcceptance', concluder(total), input, conclusion)).toEqual(codes),
  );

  it('is the organiser’s alone', () => {
    const other = concluder(total) === UNIT ? 'big-data' : UNIT;
    expect(inAcceptance(total).codes('passAcceptance', other, PASS, conclusion)).toEqual(['wrongParty']);
  });

  it('keeps what was looked at', () =>
    expect(accepted(total).facts.acceptanceRounds[0]!.conclusion).toMatchObject({
      passed: true,
      checklist: CHECKLIST,
    }));

  it('may be that it failed: the next application has a day to come, and brings the whole list again', () => {
    expect(
      inAcceptance(total).codes(
        'failAcceptance',
        concluder(total),
        { concludedOn: '2026-05-20', reason: '未共享', reapplyOn: '2026-05-21', documents: [] },
        { on: '2026-05-21' },
      ),
    ).toEqual(['reapplyOnInFuture']);
    const life = failed(total);
    expect(life.facts.stage).toBe('ACCEPTANCE_REMEDIATION');
    expect(
      life.codes('reapplyForAcceptance', UNIT, conveningOn(total, '2026-07-01'), {
        on: '2026-07-01',
        documents: without('auditReport'),
      }),
    ).toEqual(['acceptanceDocuments']);
    life.do('reapplyForAcceptance', UNIT, conveningOn(total, '2026-07-01'), {
      on: '2026-07-01',
      documents: ACCEPTANCE_DOCUMENTS,
    });
    expect(
      life.codes(
        'passAcceptance',
        concluder(total),
        { ...PASS, concludedOn: '2026-05-19' },
        { ...conclusion, on: '2026-07-10' },
      ),
    ).toEqual([before, 'concludedAfterFailure']);
    life.do(
      'passAcceptance',
      concluder(total),
      { ...PASS, concludedOn: '2026-07-09' },
      { ...conclusion, on: '2026-07-10' },
    );
    expect(life.facts.acceptanceRounds.map(({ conclusion: reached }) => reached?.passed)).toEqual([false, true]);
  });
});

describe('an application before big-data', () => {
  it('is not concluded while it is returned for correction (case 35)', () => {
    const life = inAcceptance(UPPER).do(
      'returnForCorrection',
      'big-data',
      { defects: ['缺测评结论页'] },
      { on: '2026-05-08' },
    );
    expect(life.codes('passAcceptance', 'big-data', PASS, conclusion)).toEqual(['notReturned']);
    life.do('resubmit', UNIT, {}, { on: '2026-05-12', documents: ACCEPTANCE_DOCUMENTS });
    expect(life.do('passAcceptance', 'big-data', PASS, conclusion).facts.review?.status).toBe('DECIDED');
  });

  it('that was returned and completed stands with its new papers; the one that failed before keeps its own', () => {
    const life = failed(UPPER).do(
      'reapplyForAcceptance',
      UNIT,
      {},
      { on: '2026-07-06', documents: ACCEPTANCE_DOCUMENTS },
    );
    const papers = () => life.facts.acceptanceRounds.map(({ documents }) => documents.map(({ kind }) => kind).sort());
    const first = papers();
    expect(first).toEqual([[...ACCEPTANCE_DOCUMENTS].sort(), [...ACCEPTANCE_DOCUMENTS].sort()]);
    life
      .do('returnForCorrection', 'big-data', { defects: ['缺测评结论页'] }, { on: '2026-07-08' })
      .do('resubmit', UNIT, {}, { on: '2026-07-10', documents: [...ACCEPTANCE_DOCUMENTS, 'evidence'] });
    expect(papers()).toEqual([first[0], [...ACCEPTANCE_DOCUMENTS, 'evidence'].sort()]);
    expect(life.facts.review).toMatchObject({
      version: 2,
      returns: [{ on: '2026-07-08', resubmittedOn: '2026-07-10' }],
    });
  });

  it('that failed keeps its own returns, whatever comes after it', () => {
    const life = inAcceptance(UPPER);
    const returned = (on: string, again: string) =>
      life
        .do('returnForCorrection', 'big-data', { defects: ['缺测评结论页'] }, { on })
        .do('resubmit', UNIT, {}, { on: again, documents: ACCEPTANCE_DOCUMENTS });
    const failing = (on: string) =>
      life
        .do(
          'failAcceptance',
          'big-data',
          { ...ACT_SAMPLES.failAcceptance.input({ ...EXAMPLE, today: on }), documents: [] },
          { on },
        )
        .do('reapplyForAcceptance', UNIT, {}, { on, documents: ACCEPTANCE_DOCUMENTS });
    returned('2026-05-08', '2026-05-12');
    failing('2026-05-20');
    returned('2026-05-25', '2026-06-01');
    failing('2026-06-10');
    failing('2026-06-20');
    expect(life.facts.acceptanceRounds.map(({ returns }) => returns?.map(({ on }) => on))).toEqual([
      ['2026-05-08'],
      ['2026-05-25'],
      undefined,
      undefined,
    ]);
    expect(life.facts.review).toMatchObject({ version: 1, status: 'PENDING', chapters: [], returns: [] });
    const convened = failed(LOWER).facts.review?.stage;
    expect(convened, 'of a round that a unit convened nothing lies before anybody').toBe('PLAN_DECLARED');
  });

  it('is concluded with development-reform where big-data itself built (case 43)', () => {
    const life = inAcceptance(UPPER);
    life.facts = { ...life.facts, parties: { ...life.facts.parties, constructionUnit: 'big-data' } };
    life.do('passAcceptance', 'big-data', PASS, conclusion);
    expect(life.facts.stage).toBe('ACCEPTANCE_IN_PROGRESS');
    life.do('passAcceptance', 'development-reform', {}, { on: '2026-05-22', confirms: life.seq });
    expect(life.facts).toMatchObject({ stage: 'ACCEPTED', proposals: [] });
  });
});

describe('the filing of the result', () => {
  const filing = { on: '2026-05-25', documents: ['acceptanceConclusion'] as const };

  it('is the lower class’s, once, also when the project has moved on', () => {
    expect(accepted(UPPER).codes('fileAcceptanceResult', UNIT, {}, filing)).toEqual(['lowerClass']);
    const life = accepted(LOWER)
      .do('putIntoOperation', UNIT, { operationOn: '2026-05-22' }, { on: '2026-05-22' })
      .do('fileAcceptanceResult', UNIT, {}, filing);
    expect(life.facts).toMatchObject({ stage: 'IN_OPERATION', acceptanceFiling: { on: '2026-05-25' } });
    expect(life.codes('fileAcceptanceResult', UNIT, {}, filing)).toEqual(['notFiledYet']);
  });

  it('discharges its duty', () => {
    const life = accepted(LOWER).do('fileAcceptanceResult', UNIT, {}, filing);
    expect(
      settledOn(life, '2026-05-26').duties?.find(({ duty }) => duty === 'ACCEPTANCE_RESULT_FILING')?.dischargedOn,
    ).toBe('2026-05-25');
  });
});
