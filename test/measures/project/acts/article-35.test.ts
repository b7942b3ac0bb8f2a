// test support
import { describe, expect, it } from 'vitest';
import { BUREAUS } from '../../../../measures/vocabulary.ts';
import { addDays } from '../../../../measures/calendar/calendar-date.ts';
import type { Life } from '../../dossier.ts';
import { settled } from '../warned-life.ts';
import { selfEvaluated, UNIT, underConstruction } from './built-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import { ORDERED } from '../../../../measures/project/acts/rectification-orders.ts';
// under test
import { findNotCompliant } from '../../../../measures/project/acts/rectification-report.ts';
import { orderRectification } from '../../../../measures/project/acts/supervision.ts';

const ORDER = {
  ...ACT_SAMPLES.orderRectification.input(EXAMPLE),
  servedOn: '2026-03-10',
  dueOn: '2026-04-30',
  documents: [],
};
const ordered = (by = 'cryptography', input: object = {}): Life =>
  underConstruction().do('orderRectification', by, { ...ORDER, ...input }, { on: '2026-03-10' });
const submitted = (life: Life, of = life.seq, on = '2026-04-20') =>
  life.do('submitRectification', UNIT, { of, statement: '已整改' }, { on, documents: ['rectificationReport'] });
const statusOf = (life: Life) => life.facts.rectifications.map(({ status }) => status);

describe('ordering rectification', () => {
  it('is open to each of the seven, alone', () => {
    const mayOrder = BUREAUS.filter(
      (bureau) => underConstruction().codes('orderRectification', bureau, ORDER, { on: '2026-03-10' }).length === 0,
    );
    expect(mayOrder).toEqual([
      'development-reform',
      'finance',
      'big-data',
      'cyberspace',
      'public-security',
      'cryptography',
      'secrecy',
    ]);
  });

  it('rests on results of evaluation where article 37 is the ground, and then is a matter of four', () => {
    const onResults = { ...ORDER, ground: 'ART37', servedOn: '2027-07-15', dueOn: '2027-12-31' };
    const before = { ...onResults, servedOn: '2026-03-10' };
    expect(underConstruction().codes('orderRectification', 'finance', before, { on: '2026-03-10' })).toEqual([
      'hasResults',
    ]);
    expect(
      BUREAUS.filter(
        (bureau) => selfEvaluated().codes('orderRectification', bureau, onResults, { on: '2027-08-02' }).length === 0,
      ),
    ).toEqual(['development-reform', 'finance', 'big-data', 'cyberspace']);
  });

  it.each([
    ['ART24', 24, '2026-03-10', underConstruction],
    ['ART35', 35, '2027-08-02', selfEvaluated],
    ['ART37', 37, '2027-08-02', selfEvaluated],
  ] as const)('on the ground %s is refused and told by its own article (%i)', (ground, article, on, lived) => {
    const input = { ...ORDER, ground, servedOn: on, dueOn: addDays(on, 30) };
    expect(lived().refusals('orderRectification', 'audit', input, { on })).toMatchObject([
      { code: 'wrongParty', article, acts: [{ title: ORDERED[ground] }] },
    ]);
    const life = settled(lived()).do('orderRectification', 'finance', input, { on });
    expect(life.news['development-reform']).toMatchObject({ act: 'orderRectification', article });
    if (ground === 'ART24') {
      // The second half of a joint order says nothing of its ground by itself.
      life.do('orderRectification', 'development-reform', {}, { on, confirms: life.seq });
      expect(life.news['department-culture']).toMatchObject({ kind: 'act', article });
    }
    // Nor do the report on it and what is found: both name their order.
    submitted(life, life.facts.rectifications[0]!.seq, on);
    expect(life.news.finance).toMatchObject({ act: 'submitRectification', article });
    const finding = { of: life.facts.rectifications[0]!.seq, reason: '仍未改正' };
    expect(life.refusals('findNotCompliant', 'audit', finding, { on })).toMatchObject([
      { code: 'wrongParty', article },
    ]);
    life.do('findNotCompliant', 'finance', finding, { on });
    expect(life.news[UNIT]).toMatchObject({ act: 'findNotCompliant', article });
  });

  it.each([
    ['due tomorrow', { dueOn: '2026-03-11' }, []],
    ['due today (case 75)', { dueOn: '2026-03-10' }, ['dueOnInFuture', 'dueAfterService']],
    ['due in the past', { dueOn: '2026-03-09', servedOn: '2026-03-06' }, ['dueOnInFuture']],
    ['served before it was entered', { servedOn: '2026-03-06' }, []],
    ['served tomorrow', { servedOn: '2026-03-11' }, ['servedOnNotInFuture']],
    [
      'due on the day of service, both ahead',
      { servedOn: '2026-03-20', dueOn: '2026-03-20' },
      ['servedOnNotInFuture', 'dueAfterService'],
    ],
  ])('%s', (_, input, codes) =>
    expect(
      underConstruction().codes('orderRectification', 'finance', { ...ORDER, ...input }, { on: '2026-03-10' }),
    ).toEqual(codes),
  );

  it('changes no stage, and the holders of sanctions hear of it whoever ordered (case 76)', () => {
    const { facts } = ordered();
    expect(facts).toMatchObject({
      stage: 'UNDER_CONSTRUCTION',
      rectifications: [{ issuers: ['cryptography'], servedOn: '2026-03-10', dates: [{ dueOn: '2026-04-30' }] }],
    });
    expect(orderRectification.tells(facts, { ...ORDER, ground: 'ART35' })).toEqual([
      'department',
      'development-reform',
      'finance',
    ]);
  });

  it('stands beside other orders, each with its own issuer (case 71)', () => {
    const life = ordered('cryptography').do('orderRectification', 'finance', ORDER, { on: '2026-03-11' });
    submitted(life, life.seq - 1);
    expect(statusOf(life)).toEqual(['SUBMITTED', 'ISSUED']);
    expect(life.codes('verifyRectification', 'finance', { of: life.facts.rectifications[0]!.seq })).toEqual([
      'wrongParty',
    ]);
  });
});

describe('the report and what its issuer finds', () => {
  it('is taken late too, and ends with the issuer’s word only', () => {
    const life = ordered();
    submitted(life, life.seq, '2026-06-01');
    const of = life.facts.rectifications[0]!.seq;
    expect(
      life.codes('submitRectification', UNIT, { of, statement: '再报' }, { documents: ['rectificationReport'] }),
    ).toEqual(['someAwaitingReport']);
    expect(statusOf(life.do('verifyRectification', 'cryptography', { of }))).toEqual(['VERIFIED']);
    expect(life.codes('findNotCompliant', 'cryptography', { of, reason: '改口' })).toEqual(['someAwaitingFinding']);
  });

  it('may fall short though it came in time (case 73); then a new date restarts the order', () => {
    const life = submitted(ordered());
    const of = life.facts.rectifications[0]!.seq;
    life.do('findNotCompliant', 'cryptography', { of, reason: '算法仍不合规' }, { on: '2026-04-24' });
    expect(findNotCompliant.tells(life.facts, { of, reason: '' })).toEqual([
      'constructionUnit',
      'department',
      'development-reform',
      'finance',
    ]);
    life.do(
      'orderAgain',
      'cryptography',
      { of, servedOn: '2026-04-25', dueOn: '2026-06-30', reason: '限期重新整改' },
      { on: '2026-04-25' },
    );
    expect(life.facts.rectifications[0]).toMatchObject({
      status: 'ISSUED',
      dueOn: '2026-06-30',
      servedOn: '2026-04-25',
      dates: [{ dueOn: '2026-04-30' }, { dueOn: '2026-06-30', reason: '限期重新整改' }],
    });
  });

  it('having fallen short, comes again without a new order, or the order is withdrawn; its date alone does not move', () => {
    const life = submitted(ordered());
    const of = life.facts.rectifications[0]!.seq;
    life.do('findNotCompliant', 'cryptography', { of, reason: '算法仍不合规' }, { on: '2026-04-24' });
    expect(life.codes('changeRectificationDate', 'cryptography', { of, dueOn: '2026-06-30', reason: '推迟' })).toEqual([
      'someAwaitingReport',
    ]);
    expect(statusOf(life.branch().do('withdrawRectification', 'cryptography', { of, reason: '事实有误' }))).toEqual([
      'WITHDRAWN',
    ]);
    submitted(life, of, '2026-05-06').do('verifyRectification', 'cryptography', { of }, { on: '2026-05-08' });
    expect(life.facts.rectifications[0]).toMatchObject({
      status: 'VERIFIED',
      submissions: [{ on: '2026-04-20' }, { on: '2026-05-06' }],
      findings: [{ compliant: false }, { compliant: true }],
    });
  });

  it('needs the report and an order of this project', () => {
    const life = ordered();
    expect(life.codes('submitRectification', UNIT, { of: life.seq, statement: '已整改', documents: [] })).toEqual([
      'rectificationReport',
    ]);
    expect(
      life.codes('submitRectification', UNIT, { of: 999, statement: '已整改' }, { documents: ['rectificationReport'] }),
    ).toEqual(['isAwaitingReport']);
  });
});

describe('a new date', () => {
  it.each([
    ['on the last day it is not overdue', '2026-04-30', ['someFailedOrOverdue']],
    ['the day after it is', '2026-05-01', []],
  ])('is ordered again once overdue: %s', (_, on, codes) => {
    const life = ordered();
    expect(
      life.codes(
        'orderAgain',
        'cryptography',
        { of: life.seq, servedOn: on, dueOn: '2026-06-30', reason: '逾期' },
        { on },
      ),
    ).toEqual(codes);
  });

  it('is granted by extension, never shorter, with its history', () => {
    const life = ordered();
    const of = life.seq;
    expect(
      life.codes('changeRectificationDate', 'cryptography', { of, dueOn: '2026-04-30', reason: '无变化' }),
    ).toEqual(['laterThanBefore']);
    life.do(
      'changeRectificationDate',
      'cryptography',
      { of, dueOn: '2026-05-30', reason: '设备到货推迟' },
      { on: '2026-04-10' },
    );
    expect(life.facts.rectifications[0]).toMatchObject({
      status: 'ISSUED',
      dueOn: '2026-05-30',
      servedOn: '2026-03-10',
      dates: [{}, { dueOn: '2026-05-30', servedOn: '2026-03-10' }],
    });
  });

  it('is not needed any more when the order is withdrawn', () => {
    const life = ordered();
    expect(statusOf(life.do('withdrawRectification', 'cryptography', { of: life.seq, reason: '事实有误' }))).toEqual([
      'WITHDRAWN',
    ]);
  });
});
