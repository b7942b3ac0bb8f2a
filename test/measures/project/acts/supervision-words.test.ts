// Articles 24, 35, 37: who hears of supervision, what each order is called, and by which days it is dated.
// test support
import { describe, expect, it } from 'vitest';
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { PROJECT_ACTS } from '../../../../measures/project/acts.ts';
import { partiesOfAll } from '../../../../measures/parts.ts';
import { kindNamed, titleOfAct } from '../../../../measures/register.ts';
import type { Capacity } from '../../../../measures/vocabulary.ts';
import type { Life } from '../../dossier.ts';
import { DEPARTMENT } from '../../lawful-lives.ts';
import { saying } from '../../saying.ts';
import type { SettledLife } from '../../settled-life.ts';
import { codesOf, settled } from '../warned-life.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  completed,
  failed,
  inAcceptance,
  LOWER,
  selfEvaluated,
  settledOn,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';

const ORDER = { ground: 'ART35', violation: '未共享', servedOn: '2026-03-10', dueOn: '2026-04-30', documents: [] };
const ordered = (input: object = {}, by = 'finance', on = '2026-03-10', life = underConstruction()): Life =>
  life.do('orderRectification', by, { ...ORDER, ...input }, { on });
const submitted = (life: Life, on = '2026-04-01'): Life =>
  life.do(
    'submitRectification',
    UNIT,
    { of: life.facts.rectifications[0]!.seq, statement: '已改' },
    { on, documents: ['rectificationReport'] },
  );

describe('L25: of supervision the department is told', () => {
  const SUPERVISION: [act: keyof typeof PROJECT_ACTS, told: readonly Capacity[]][] = [
    ['orderRectification', ['department', 'development-reform', 'finance']],
    ['verifyRectification', ['constructionUnit', 'department']],
    ['findNotCompliant', ['constructionUnit', 'department', 'development-reform', 'finance']],
    ['orderAgain', ['constructionUnit', 'department', 'development-reform', 'finance']],
    ['changeRectificationDate', ['constructionUnit', 'department']],
    ['withdrawRectification', ['constructionUnit', 'department', 'development-reform', 'finance']],
  ];
  it.each(SUPERVISION)('by %s: %j', (act, told) => {
    const { facts } = ordered();
    const supervised = PROJECT_ACTS[act] as { tells(facts: ProjectFacts, input: object): readonly string[] };
    expect(supervised.tells(facts, { ...ORDER, of: facts.rectifications[0]!.seq })).toEqual(told);
    expect(partiesOfAll(kindNamed('project'), facts, told)).toContain(DEPARTMENT);
  });

  it('whatever the ground, and hears of the report from nobody: that goes to the issuer', () => {
    const life = settled(underConstruction()).do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    expect(Object.keys(life.news).sort()).toEqual([DEPARTMENT, 'development-reform']);
    submitted(life, '2026-04-01');
    expect(Object.keys(life.news)).toEqual(['finance']);
  });
});

describe('L28: an order is called by its ground', () => {
  const titleOf = (life: SettledLife<ProjectFacts>) => Object.values(life.news)[0] as { title?: string };
  it.each([
    ['ART35', underConstruction, '要求限期整改', '再次要求限期整改'],
    ['ART37', selfEvaluated, '提出整改意见', '再次提出整改意见'],
  ])('%s', (ground, lived, first, again) => {
    const life = settled(lived());
    const [on, dueOn, after, next] = ['2027-08-02', '2027-08-31', '2027-09-01', '2027-10-29'];
    life.do('orderRectification', 'finance', { ...ORDER, ground, servedOn: on, dueOn }, { on });
    expect(titleOf(life)).toMatchObject({ act: 'orderRectification', title: first });
    life.do(
      'orderAgain',
      'finance',
      { of: life.facts.rectifications[0]!.seq, servedOn: after, dueOn: next, reason: '逾期' },
      { on: after },
    );
    expect(titleOf(life)).toMatchObject({ act: 'orderAgain', title: again });
  });

  it('article 24: 督促整改, also while it waits for the other bureau', () => {
    const life = settled(underConstruction());
    life.do('orderRectification', 'finance', { ...ORDER, ground: 'ART24' }, { on: '2026-03-10' });
    expect(life.news['development-reform']).toMatchObject({ kind: 'awaitingConsent', title: '督促整改' });
  });

  it('in answers and in the ledger as well; of a confirmation that says nothing, by article 35', () => {
    const { facts } = ordered();
    const title = (act: string, input: unknown) => titleOfAct(kindNamed('project'), act, facts, input);
    expect(title('orderRectification', { ...ORDER, ground: 'ART37' })).toBe('提出整改意见');
    expect(title('orderAgain', { of: facts.rectifications[0]!.seq })).toBe('再次要求限期整改');
    expect(title('orderRectification', {})).toBe('要求限期整改');
    expect(title('orderAgain', null)).toBe('再次要求限期整改');
    expect(title('withdraw', {})).toBe('撤回项目');
  });

  it('no word of 责令 is left, and offices call things as they do', () => {
    for (const { title } of Object.values(PROJECT_ACTS)) expect(title).not.toMatch(/责令|立卷|报备/);
    const { openDossier, declare, verifyRectification, fileAcceptanceResult } = PROJECT_ACTS;
    expect([openDossier, declare, verifyRectification, fileAcceptanceResult].map(({ title }) => title)).toEqual([
      '项目建档',
      '登记项目申报',
      '整改核验通过（销号）',
      '竣工验收结果备案',
    ]);
  });
});

describe('L9: found not compliant', () => {
  it.each([
    ['before the date of the order', '2026-04-20'],
    ['after it', '2026-06-01'],
  ])('the unit may report again, %s', (_, on) => {
    const life = submitted(ordered());
    const { seq: of } = life.facts.rectifications[0]!;
    life.do('findNotCompliant', 'finance', { of, reason: '仍未共享' }, { on: '2026-04-10' });
    submitted(life, on);
    expect(life.facts.rectifications[0]).toMatchObject({ status: 'SUBMITTED', submissions: [{}, { on }] });
  });

  it('and ordered anew, it reports on the new order, whose service follows the finding', () => {
    const life = submitted(ordered());
    const { seq: of } = life.facts.rectifications[0]!;
    life.do('findNotCompliant', 'finance', { of, reason: '仍未共享' }, { on: '2026-04-10' });
    const again = (servedOn: string) =>
      life.codes(
        'orderAgain',
        'finance',
        { of, servedOn, dueOn: '2026-06-30', reason: '再限期' },
        { on: '2026-04-15' },
      );
    expect(again('2026-04-09')).toEqual(['servedAfterFailure']);
    expect(again('2026-04-10')).toEqual([]);
    life.do(
      'orderAgain',
      'finance',
      { of, servedOn: '2026-04-14', dueOn: '2026-06-30', reason: '再限期' },
      { on: '2026-04-15' },
    );
    expect(life.facts.rectifications[0]).toMatchObject({ status: 'ISSUED', servedOn: '2026-04-14' });
    submitted(life, '2026-05-06');
  });
});

describe('L31: a day that somebody sets', () => {
  it('is that of service, which every order names', () => {
    for (const act of ['orderRectification', 'orderAgain'])
      expect(
        underConstruction().judgement(act, 'finance', { ...ORDER, of: 1, reason: '再', servedOn: undefined }).is,
        act,
      ).toBe('malformed');
    const life = ordered({ servedOn: '2026-03-06' });
    expect(life.facts.rectifications[0]).toMatchObject({ on: '2026-03-10', servedOn: '2026-03-06' });
  });

  // Under construction since 2026-02-02; the self-evaluation was handed in on 2027-07-01.
  it.each([
    ['ART24', underConstruction, '2026-02-01', '2026-02-02', '2026-03-10'],
    ['ART37', selfEvaluated, '2027-06-30', '2027-07-01', '2027-08-02'],
  ])('of service under %s is not before what the order answers', (ground, lived, early, right, on) => {
    const ordering = (servedOn: string) =>
      lived().codes('orderRectification', 'finance', { ...ORDER, ground, servedOn, dueOn: '2027-12-31' }, { on });
    expect(ordering(early)).toEqual(['servedAfterCause']);
    expect(ordering(right)).toEqual([]);
  });

  it('overdue, is served again only after the date that was missed', () => {
    const life = ordered();
    const { seq: of } = life.facts.rectifications[0]!;
    const again = (servedOn: string) =>
      life.codes('orderAgain', 'finance', { of, servedOn, dueOn: '2026-06-30', reason: '逾期' }, { on: '2026-05-06' });
    expect(again('2026-04-30')).toEqual(['servedAfterFailure']);
    expect(again('2026-05-01')).toEqual([]);
  });

  it('for corrections lies ahead, is kept, and on a rest day draws a word', () => {
    const returning = (correctBy: string) =>
      settled(inAcceptance(UPPER)).do(
        'returnForCorrection',
        'big-data',
        { defects: ['缺页', '缺附件'], correctBy },
        { on: '2026-05-08' },
      );
    expect(() => returning('2026-05-08')).toThrow('correctByInFuture');
    const life = returning('2026-05-09');
    expect(life.facts.review!.returns).toMatchObject([{ defects: ['缺页', '缺附件'], correctBy: '2026-05-09' }]);
    expect(codesOf(life), 'a Saturday that is worked').toEqual([]);
    expect(codesOf(returning('2026-05-10'))).toEqual(['onRestDay']);
  });

  it('for the correction of a request of extension likewise', () => {
    const life = settled(completed(UPPER)).do('acknowledgeReceipt', 'big-data', { of: 2 }, { on: '2026-08-19' });
    life
      .do('requestExtension', UNIT, { until: '2026-12-16', reason: '排期', documents: [] }, { on: '2026-08-20' })
      .do('returnExtension', 'big-data', { defects: ['缺进度'], correctBy: '2026-09-05' }, { on: '2026-08-25' });
    expect(life.facts.extensions[0]!.returned).toMatchObject({ defects: ['缺进度'], correctBy: '2026-09-05' });
    expect(codesOf(life)).toEqual(['onRestDay']);
  });
});

describe('L31: the next acceptance after a failure', () => {
  const failing = (life: Life, reapplyOn: string, by = UNIT): Life =>
    life.do(
      'failAcceptance',
      by,
      { concludedOn: '2026-05-20', reason: '不全', reapplyOn, documents: [] },
      { on: '2026-05-21' },
    );

  it('more than three months after the conclusion is agreed on with big-data, where the unit itself concludes', () => {
    expect(failing(inAcceptance(LOWER), '2026-08-20').facts.stage).toBe('ACCEPTANCE_REMEDIATION');
    const life = failing(inAcceptance(LOWER), '2026-08-21');
    expect(life.facts).toMatchObject({ stage: 'ACCEPTANCE_IN_PROGRESS', proposals: [{ awaiting: ['big-data'] }] });
    life.do('failAcceptance', 'big-data', {}, { on: '2026-05-25', confirms: life.seq });
    expect(life.facts.acceptanceRounds[0]!.conclusion).toMatchObject({ reapplyOn: '2026-08-21' });
    expect(failing(inAcceptance(UPPER), '2026-12-31', 'big-data').facts.stage).toBe('ACCEPTANCE_REMEDIATION');
  });

  it('is no matter that big-data brings for the unit', () =>
    expect(
      inAcceptance(LOWER).codes(
        'failAcceptance',
        'big-data',
        { concludedOn: '2026-05-20', reason: '不全', reapplyOn: '2026-08-21', documents: [] },
        { on: '2026-05-21' },
      ),
    ).toEqual(['broughtFirst']));

  it('failed twice prompts big-data, never the unit (case 37)', () => {
    const again = failed(LOWER).do(
      'reapplyForAcceptance',
      UNIT,
      { convenedOn: '2026-07-01' },
      { on: '2026-07-01', documents: ACCEPTANCE_DOCUMENTS },
    );
    const life = settled(again).do(
      'failAcceptance',
      UNIT,
      { concludedOn: '2026-07-02', reason: '仍不全', reapplyOn: '2026-09-01', documents: [] },
      { on: '2026-07-03' },
    );
    expect(life.news['big-data']).toMatchObject({
      warnings: [{ code: 'failedTwice', article: 35, says: saying('已2次未通过') }],
    });
    expect(Object.keys(life.news)).toEqual(['big-data']);
    const once = settled(inAcceptance(LOWER));
    failing(once, '2026-08-20');
    expect(once.news['big-data']).not.toHaveProperty('warnings');
  });
});

describe('L31: the remedy of an extension that asks for too early a day', () => {
  // Due on 2026-09-16; the longest first extension runs to 2027-03-16.
  const asking = (until: string, on: string) => {
    const life = completed(UPPER);
    return life.refusals('requestExtension', UNIT, { until, reason: '排期', documents: [] }, settledOn(life, on));
  };
  it.each([
    ['before the due date', '2026-09-16', '2026-08-20', '2026年9月17日'],
    ['after it', '2026-09-01', '2026-10-08', '2026年10月9日'],
    ['of today', '2026-10-08', '2026-10-08', '2026年10月9日'],
  ])('names a day that would be taken: %s', (_, until, on, day) => {
    const refusals = asking(until, on);
    expect(refusals.length).toBeGreaterThan(0);
    for (const { remedy } of refusals) expect(remedy).toContain(day);
  });

  it('names no day at all where the longest extension has run out', () => {
    const late = completed(UPPER);
    late.do(
      'requestExtension',
      UNIT,
      { until: '2027-06-30', reason: '排期', documents: [] },
      settledOn(late, '2027-03-15'),
    );
    const granting = (until: string, on: string) =>
      late.refusals('grantExtension', 'big-data', { until }, settledOn(late, on));
    expect(granting('2027-06-30', '2027-03-15')).toMatchObject([
      {
        code: 'withinLimit',
        remedy: saying('请改为2027年3月16日（周二）或者以前的日期（不早于2027年3月16日（周二））'),
      },
    ]);
    expect(granting('2027-06-30', '2027-03-16')).toMatchObject([
      { code: 'withinLimit', remedy: saying('请填写破例理由，否则不予延期') },
    ]);
  });
});
