// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../../dossier.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  accepted,
  completed,
  inAcceptance,
  LOWER,
  settledOn,
  UNIT,
  UPPER,
} from './built-lives.ts';

// Completed 2026-03-16: due on 2026-09-16; the longest first extension runs to 2027-03-16.
const ask = { until: '2026-12-16', reason: '测评机构排期', documents: [] };
const requesting = (life: Life, input: object = {}, on = '2026-08-20') =>
  life.codes('requestExtension', UNIT, { ...ask, ...input }, settledOn(life, on));
const request = (life: Life, input: object = {}, on = '2026-08-20') =>
  life.do('requestExtension', UNIT, { ...ask, ...input }, settledOn(life, on));
const granting = (life: Life, input: object, on = '2026-08-25') =>
  life.codes('grantExtension', 'big-data', input, settledOn(life, on));
const grant = (life: Life, input: object, on = '2026-08-25') =>
  life.do('grantExtension', 'big-data', input, settledOn(life, on));

describe('asking for an extension (E1)', () => {
  it.each([
    ['before the date', '2026-08-20', ask.until, []],
    ['after the date, late but open (case 38)', '2026-10-08', ask.until, []],
    ['for a day not later than the date', '2026-08-20', '2026-09-16', ['laterThanDue']],
    ['for the day after the date', '2026-08-20', '2026-09-17', []],
    ['late, for a day that has come', '2026-12-16', ask.until, ['untilInFuture']],
  ])('%s', (_, on, until, codes) => expect(requesting(completed(UPPER), { until }, on)).toEqual(codes));

  it('presupposes that acceptance is still owed: an application discharges it, a mere convening does not (case 34)', () => {
    expect(requesting(inAcceptance(UPPER))).toEqual(['acceptanceStillOwed']);
    expect(requesting(inAcceptance(LOWER))).toEqual([]);
    expect(requesting(accepted(LOWER))).toEqual(['wrongStage']);
  });

  it('is one at a time', () => expect(requesting(request(completed(UPPER)))).toEqual(['noUndecidedRequest']));
});

describe('deciding on it (E2-E5)', () => {
  it('may grant another day than the one asked for, and moves the due date', () => {
    const life = grant(request(completed(UPPER)), { until: '2026-11-16' });
    expect(life.facts.extensions).toMatchObject([
      { status: 'GRANTED', until: '2026-12-16', decided: { until: '2026-11-16', by: 'big-data' } },
    ]);
    expect(
      settledOn(life, '2026-08-26').duties?.find(({ duty }) => duty === 'ACCEPTANCE_APPLICATION')?.effectiveOn,
    ).toBe('2026-11-16');
  });

  it.each([
    ['on the last day of the limit', { until: '2027-03-16' }, []],
    ['a day beyond it', { until: '2027-03-17' }, ['withinLimit']],
    ['beyond it, with reasons', { until: '2027-03-17', override: '国家级测评排期' }, []],
    ['to a day before the due date', { until: '2026-09-15' }, ['laterThanDue']],
  ])('%s', (_, input, codes) => expect(granting(request(completed(UPPER)), input)).toEqual(codes));

  it('grants a second one only with reasons (case 40)', () => {
    const life = request(
      grant(request(completed(UPPER)), { until: '2026-11-16' }),
      { until: '2027-01-15' },
      '2026-11-01',
    );
    expect(granting(life, { until: '2027-01-15' }, '2026-11-02')).toEqual(['firstExtension']);
    expect(granting(life, { until: '2027-01-15', override: '不可抗力' }, '2026-11-02')).toEqual([]);
  });

  // Granted to 2026-11-16. Half a year from 2026-05-15 ends on a Sunday, hence on that very Monday; from 2026-05-29 on
  // Sunday 2026-11-29, hence on the Monday after.
  it.each([
    ['2026-03-10', '2026-11-16', 'decided'],
    ['2026-05-15', '2026-11-16', 'law'],
    ['2026-05-29', '2026-11-30', 'law'],
  ])('L7: is never earlier than the half year: completion corrected to %s', (completedOn, effectiveOn, dueBasis) => {
    const life = grant(request(completed(UPPER)), { until: '2026-11-16' });
    life.facts = { ...life.facts, completion: { ...life.facts.completion!, completedOn } };
    const owed = settledOn(life, '2026-08-26').duties?.find(({ duty }) => duty === 'ACCEPTANCE_APPLICATION');
    expect(owed).toMatchObject({ effectiveOn, dueBasis });
  });

  it('refuses, and the old date stands', () => {
    const life = request(completed(UPPER)).do(
      'refuseExtension',
      'big-data',
      { reason: '理由不足' },
      { on: '2026-08-25' },
    );
    expect(
      settledOn(life, '2026-08-26').duties?.find(({ duty }) => duty === 'ACCEPTANCE_APPLICATION')?.effectiveOn,
    ).toBe('2026-09-16');
    expect(requesting(life)).toEqual([]);
  });

  it('returns; what comes back is the same request with its first day', () => {
    const life = request(completed(UPPER)).do(
      'returnExtension',
      'big-data',
      { defects: ['未说明进度'] },
      { on: '2026-08-25' },
    );
    expect(granting(life, { until: '2026-11-16' })).toEqual(['undecidedRequest']);
    request(life, { until: '2026-12-01' }, '2026-09-20');
    expect(life.facts.extensions).toMatchObject([
      {
        status: 'REQUESTED',
        on: '2026-08-20',
        until: '2026-12-01',
        resubmitted: { on: '2026-09-20' },
        returned: { defects: ['未说明进度'] },
      },
    ]);
  });

  it('ends when the unit withdraws', () => {
    const life = request(completed(UPPER)).do('withdrawExtension', UNIT, {}, { on: '2026-08-21' });
    expect(life.facts.extensions[0]!.status).toBe('WITHDRAWN');
    expect(life.codes('withdrawExtension', UNIT)).toEqual(['openRequest']);
    expect(life.codes('refuseExtension', 'big-data', { reason: '无' })).toEqual(['undecidedRequest']);
  });

  it('grants nothing once acceptance was applied for', () => {
    const life = request(completed(UPPER)).do(
      'applyForAcceptance',
      UNIT,
      {},
      { on: '2026-08-22', documents: ACCEPTANCE_DOCUMENTS },
    );
    expect(granting(life, { until: '2026-11-16' })).toEqual(['acceptanceStillOwed']);
    expect(life.codes('refuseExtension', 'big-data', { reason: '已申请验收' }, { on: '2026-08-25' })).toEqual([]);
  });

  it('is big-data’s, and only an open request is decided', () => {
    expect(request(completed(UPPER)).codes('grantExtension', 'development-reform', { until: '2026-11-16' })).toEqual([
      'wrongParty',
    ]);
    expect(granting(completed(UPPER), { until: '2026-11-16' })).toEqual(['undecidedRequest']);
  });
});
