// test support
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../dossier.ts';
import {
  preparing,
  budgeted,
  START,
  START_DOCUMENTS,
  SUPERVISION_UNIT,
  UNIT,
  underConstruction,
} from './built-lives.ts';

const on = '2026-02-10';
const starting = (input: object = {}, documents = START_DOCUMENTS) =>
  preparing().codes('startConstruction', UNIT, { ...START, ...input }, { on, documents });

describe('preparation (article 16)', () => {
  it('follows the budget', () => expect(preparing().facts.stage).toBe('PREPARING'));

  it('is refused to an O&M project, which has no construction', () => {
    const life = budgeted();
    life.facts = { ...life.facts, kind: 'OM' };
    expect(life.codes('beginPreparation', UNIT)).toEqual(['constructionProject']);
  });
});

describe('the start of construction (articles 15, 16, 22)', () => {
  it('names the supervision unit a party of the project, and the using unit where there is one', () => {
    expect(underConstruction().facts.parties).toMatchObject({ supervisionUnit: SUPERVISION_UNIT });
    expect(underConstruction().facts.parties.usingUnit).toBeUndefined();
    expect(underConstruction(undefined, { usingUnit: 'department-users' }).facts.parties.usingUnit).toBe(
      'department-users',
    );
  });

  it.each([
    ['everything is there', {}, START_DOCUMENTS, []],
    ['it starts on the day it is reported', { startedOn: on }, START_DOCUMENTS, []],
    ['it would start the day after', { startedOn: '2026-02-11' }, START_DOCUMENTS, ['startedOnNotInFuture']],
    [
      'completion is planned for the day it starts',
      { plannedCompletionOn: START.startedOn },
      START_DOCUMENTS,
      ['plannedCompletionAfterStart'],
    ],
    ['the record of procurement is missing', {}, ['supervisionContract'] as const, ['procurementRecord']],
    ['the contract of supervision is missing', {}, ['procurementRecord'] as const, ['supervisionContract']],
    ['the unit would supervise itself', { supervisionUnit: UNIT }, START_DOCUMENTS, ['independentSupervision']],
    ['L22: no supervision unit is named', { supervisionUnit: undefined }, START_DOCUMENTS, ['supervisionUnitNamed']],
    ['L22: nobody is named', { implementingBody: undefined }, START_DOCUMENTS, ['responsibilityNamed']],
    ['L22: no person is named', { responsiblePerson: undefined }, START_DOCUMENTS, ['responsibilityNamed']],
    ['the platform code is missing', { platformProjectCode: undefined }, START_DOCUMENTS, ['platformCode']],
    ['all papers are missing: all are named', {}, [] as const, ['procurementRecord', 'supervisionContract']],
  ])('when %s', (_, input, documents, codes) => expect(starting(input, documents)).toEqual(codes));

  it.each([
    ['the day before the approval', '2026-01-04', ['startedAfterApproval']],
    ['the day of the approval', '2026-01-05', []],
    ['five years before', '2021-06-01', ['startedAfterApproval']],
  ])('L8: does not lie before the approval: %s', (_, startedOn, codes) => {
    expect(starting({ startedOn })).toEqual(codes);
    const life = underConstruction();
    const correction = {
      field: 'construction.startedOn',
      from: START.startedOn,
      to: startedOn,
      reason: '录入有误',
      evidence: [documentOf('evidence').id],
    };
    expect(life.codes('correct', UNIT, correction, { on, documents: ['evidence'] })).toEqual(codes);
  });

  it('L8: counts from the reply itself where its date is known, and says so with its article', () => {
    const life = preparing();
    const instrument = { number: '渝发改〔2025〕99号', on: '2025-12-29', signedBy: '张三' };
    life.facts = { ...life.facts, approvals: life.facts.approvals.map((one) => ({ ...one, instrument })) };
    const refusals = (startedOn: string) =>
      life.refusals('startConstruction', UNIT, { ...START, startedOn }, { on, documents: START_DOCUMENTS });
    expect(refusals('2025-12-29')).toEqual([]);
    expect(refusals('2025-12-28')).toMatchObject([
      { code: 'startedAfterApproval', article: 9, says: expect.stringContaining('2025年12月29日') },
    ]);
  });

  it('keeps a classified project off the platform', () => {
    const life = preparing();
    life.facts = { ...life.facts, classified: true };
    expect(life.codes('startConstruction', UNIT, START, { on, documents: START_DOCUMENTS })).toEqual(['platformCode']);
    expect(
      life.codes(
        'startConstruction',
        UNIT,
        { ...START, platformProjectCode: undefined },
        { on, documents: START_DOCUMENTS },
      ),
    ).toEqual([]);
  });

  it('is the unit’s alone', () =>
    expect(preparing().codes('startConstruction', 'big-data', START, { on, documents: START_DOCUMENTS })).toEqual([
      'wrongParty',
    ]));
});
