// The hundred cases, 33 to 44: acceptance within the half year, returned, failed, extended. All projects here were
// completed on 2026-03-16, so that the half year ends on Wednesday 2026-09-16.
// test support
import { describe, expect, it } from 'vitest';
import { lampOf } from '../../../measures/lamp.ts';
import { firstPractice, kindNamed } from '../../../measures/register.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import type { DocumentKind } from '../../../measures/vocabulary.ts';
import { ACCEPTANCE_DOCUMENTS, completed } from '../project/acts/built-lives.ts';
import { settled } from '../project/warned-life.ts';
import {
  askExtension,
  built,
  fail,
  LOWER,
  order,
  pass,
  seekAcceptance,
  toldOn,
  UNIT,
  UPPER,
  type ProjectLife,
} from './lives.ts';

const HANDLER = `${UNIT}/handler`;
const lampOn = (life: ProjectLife, today: string) =>
  lampOf(kindNamed('project'), life.until(today).duties, { today, practice: firstPractice() });
const overdueSteps = (life: ProjectLife, recipient = HANDLER) =>
  life.said('ACCEPTANCE_APPLICATION', recipient).filter((said) => said.includes('overdue'));

describe('in time', () => {
  it('case 33: is an application before the day, though big-data convenes in the ninth month', () => {
    const life = pass(seekAcceptance(built(UPPER), UPPER, '2026-09-10'), UPPER, '2026-12-15');
    expect(life.facts.stage).toBe('ACCEPTED');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-09-10' });
    expect(life.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    expect(overdueSteps(life)).toEqual([]);
  });

  it('case 34: is not an acceptance below 3000万元 convened before the day and concluded after; an extension could be asked', () => {
    const life = seekAcceptance(built(LOWER), LOWER, '2026-09-01');
    const request = { until: '2026-11-16', reason: '专家意见待落实', documents: [] };
    expect(life.codes('requestExtension', UNIT, request, { on: '2026-09-10', duties: life.duties })).toEqual([]);
    pass(life, LOWER, '2026-10-20');
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({
      dischargedOn: '2026-10-20',
      overdueSince: '2026-09-17',
    });
  });
});

describe('an application returned after the day', () => {
  // Applied for two days before it; returned on Monday 12 October, so that ten working days end on Monday the 26th.
  const returned = () =>
    seekAcceptance(built(UPPER), UPPER, '2026-09-14').do(
      'returnForCorrection',
      'big-data',
      { defects: ['缺测评结论页'] },
      { on: '2026-10-12' },
    );
  const corrected = (on: string) => returned().do('resubmit', UNIT, {}, { on, documents: ACCEPTANCE_DOCUMENTS });

  it('case 35: keeps its first day where it is corrected on the last day of the correction time', () => {
    expect(returned().duty('CORRECTION')).toMatchObject({ effectiveOn: '2026-10-26' });
    const life = corrected('2026-10-26');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-09-14' });
    expect(life.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    expect(overdueSteps(life)).toEqual([]);
  });

  it('case 35: counts from the day it is corrected where that is a day later, and is late from the last day of the law', () => {
    const life = corrected('2026-10-27');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      dischargedOn: '2026-10-27',
      overdueSince: '2026-09-17',
    });
    expect(overdueSteps(life)).not.toEqual([]);
  });
});

describe('a failed acceptance', () => {
  const failedOnce = (total: string) =>
    fail(seekAcceptance(built(total), total, '2026-05-06'), total, '2026-05-21', '2026-08-20');
  const failedTwice = (total: string) =>
    fail(seekAcceptance(failedOnce(total), total, '2026-07-01', true), total, '2026-07-20', '2026-10-20');

  it('case 36: met the first duty all the same; another is due on the day set, and evaluation waits for the pass', () => {
    const life = failedOnce(UPPER);
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-05-06' });
    expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({ effectiveOn: '2026-08-20', dischargedOn: undefined });
    expect(life.codes('putIntoOperation', UNIT, { operationOn: '2026-06-01' }, { on: '2026-06-02' })).toEqual([
      'wrongStage',
    ]);
    pass(seekAcceptance(life, UPPER, '2026-07-01', true), UPPER, '2026-07-20');
    life.do('putIntoOperation', UNIT, { operationOn: '2026-06-01' }, { on: '2026-07-21' });
    expect(life.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({ dischargedOn: '2026-07-01' });
    expect(life.duty('SELF_EVALUATION')).toMatchObject({ opensOn: '2027-07-20', effectiveOn: '2028-07-20' });
  });

  it.each([
    ['by big-data', UPPER],
    ['by the unit itself', LOWER],
  ])('case 37: a second time, found %s, makes big-data and nobody else think of article 35', (_, total) => {
    const life = failedTwice(total);
    const warned = JSON.stringify(life.last.warnings);
    const since = life.until('2026-10-21').says.filter(({ plannedOn }) => plannedOn >= '2026-07-20');
    const speaksOfIt = (said: string) => /(2|两)次未通过.*第三十五条/.test(said);
    const told = since.filter(({ notice }) => speaksOfIt(JSON.stringify(notice))).map(({ party }) => party);
    expect(speaksOfIt(warned) || told.includes('big-data')).toBe(true);
    expect(told.filter((party) => party !== 'big-data')).toEqual([]);
    expect(failedOnce(total).last.warnings).toEqual([]);
  });
});

describe('an extension', () => {
  const granting = (life: ProjectLife, input: object, on: string) =>
    life.codes('grantExtension', 'big-data', input, { on, duties: life.until(on, '10:00').duties });

  it('case 38: asked in time lets reminders go on and lateness rest until big-data decides', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-08-20').until('2026-10-30');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ awaits: { what: 'EXTENSION', since: '2026-08-20' } });
    expect(life.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    expect(toldOn(life, 'ACCEPTANCE_APPLICATION', HANDLER).filter((on) => on > '2026-08-20')).toEqual(
      expect.arrayContaining(['2026-09-09', '2026-09-16']),
    );
    expect(overdueSteps(life)).toEqual([]);
    expect(lampOn(life, '2026-10-30')).toBe('黄');
  });

  it('case 38: asked in time and granted leaves no mark', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-09-10');
    life.do('grantExtension', 'big-data', { until: '2026-12-16' }, { on: '2026-10-12' });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-12-16' });
    expect(life.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
  });

  it('case 38: asked after the day stops nothing, and the lateness stays on record when it is granted', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-09-21').until('2026-10-08');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ overdueSince: '2026-09-17' });
    expect(overdueSteps(life)).toEqual(['2026-09-17 overdue-1', '2026-10-01 overdue-15']);
    expect(lampOn(life, '2026-10-08')).toBe('红');
    life.do('grantExtension', 'big-data', { until: '2026-12-16' }, { on: '2026-10-12' });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-12-16',
      overdueSince: '2026-09-17',
    });
  });

  it('case 39: refused after the day leaves the project late from the first day after it, said from the refusal on', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-09-10').until('2026-09-27');
    expect(overdueSteps(life)).toEqual([]);
    life.do('refuseExtension', 'big-data', { reason: '可以按期完成' }, { on: '2026-09-28' }).until('2026-10-02');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-09-16',
      overdueSince: '2026-09-17',
    });
    expect(overdueSteps(life)).toEqual(['2026-09-28 overdue-1', '2026-10-01 overdue-15']);
    expect(lampOn(life, '2026-10-02')).toBe('红');
  });

  it('case 40: for the second time is granted only with a reason of its own', () => {
    const life = askExtension(built(UPPER), '2026-11-16', '2026-08-20');
    life.do('grantExtension', 'big-data', { until: '2026-11-16' }, { on: '2026-08-25' });
    askExtension(life, '2027-01-15', '2026-11-02');
    expect(granting(life, { until: '2027-01-15' }, '2026-11-03')).toEqual(['firstExtension']);
    expect(granting(life, { until: '2027-01-15', override: '国家级测评排期' }, '2026-11-03')).toEqual([]);
  });
});

describe.each([
  ['applyForAcceptance', UPPER],
  ['conveneAcceptance', LOWER],
] as const)('the documents of %s', (act, total) => {
  const on = '2026-05-06';
  const submitting = (documents: readonly DocumentKind[], classified = false) => {
    const life = completed(total);
    life.facts = { ...life.facts, classified };
    return life.refusals(act, UNIT, ACT_SAMPLES[act].input({ ...EXAMPLE, today: on }), { on, documents });
  };
  const without = (...kinds: DocumentKind[]) => ACCEPTANCE_DOCUMENTS.filter((kind) => !kinds.includes(kind));

  it.each(ACCEPTANCE_DOCUMENTS)('case 41: are refused by article 28 without %s', (kind) =>
    expect(submitting(without(kind))).toMatchObject([{ code: 'acceptanceDocuments', article: 28, basis: 'law' }]),
  );

  it('case 41: may be more than the list', () => expect(submitting([...ACCEPTANCE_DOCUMENTS, 'other'])).toEqual([]));

  it('case 42: fit the classification: a secrecy report of an open project is refused, and the other way about', () => {
    const secret = [...without('mlpsTestReport', 'mlpsFilingProof'), 'secrecyTestReport'] as const;
    expect(submitting([...ACCEPTANCE_DOCUMENTS, 'secrecyTestReport']).map(({ code }) => code)).toEqual([
      'testReportsFitClassification',
    ]);
    expect(submitting([...secret, 'mlpsTestReport'], true).map(({ code }) => code)).toEqual([
      'testReportsFitClassification',
    ]);
    expect(submitting(secret, true)).toEqual([]);
  });
});

describe('beside acceptance', () => {
  it('case 43: big-data as builder concludes its own acceptance only with development-reform, and is warned', () => {
    const life = settled(seekAcceptance(built(UPPER), UPPER, '2026-05-06'), { constructionUnit: 'big-data' });
    pass(life, UPPER, '2026-05-20', '2026-05-21');
    expect(life.last.warnings.map(({ code }) => code)).toContain('decidesForItself');
    expect(life.news['development-reform']).toMatchObject({ kind: 'awaitingConsent' });
    expect(life.facts.stage).toBe('ACCEPTANCE_IN_PROGRESS');
    life.do('passAcceptance', 'development-reform', {}, { on: '2026-05-22', confirms: life.seq });
    expect(life.facts.stage).toBe('ACCEPTED');
  });

  it('case 44: an open order stops no clock of acceptance; only an extension moves it', () => {
    const life = order(built(UPPER), 'big-data', '2026-12-31', '2026-09-07').until('2026-09-17');
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-09-16',
      overdueSince: '2026-09-17',
      dueVersion: 1,
    });
    expect(overdueSteps(life)).toEqual(['2026-09-17 overdue-1']);
  });
});
