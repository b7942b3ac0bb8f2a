// test support
import { describe, expect, it } from 'vitest';
import { inAcceptance, selfEvaluated, UNIT, underConstruction, UPPER } from './built-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';

describe('acknowledging receipt', () => {
  it('is each recipient’s own, once', () => {
    const life = selfEvaluated();
    const of = life.facts.selfEvaluation!.seq;
    life.do('acknowledgeReceipt', 'finance', { of });
    expect(life.facts.receipts).toMatchObject([{ of, by: 'finance' }]);
    expect(life.codes('acknowledgeReceipt', 'finance', { of })).toEqual(['somethingReceived']);
    expect(life.codes('acknowledgeReceipt', 'development-reform', { of })).toEqual([]);
  });

  it('is for filings, not for other lines of the ledger', () => {
    const life = inAcceptance(UPPER);
    expect(life.codes('acknowledgeReceipt', 'big-data', { of: life.facts.completion!.seq })).toEqual([
      'receivedAndOpen',
    ]);
    expect(life.codes('acknowledgeReceipt', 'big-data', { of: life.facts.acceptanceRounds[0]!.seq })).toEqual([]);
  });

  it('is no matter of who received nothing', () => {
    expect(underConstruction().codes('acknowledgeReceipt', 'secrecy', { of: 1 })).toEqual(['somethingReceived']);
    expect(underConstruction().codes('acknowledgeReceipt', UNIT, { of: 1 })).toEqual(['wrongParty']);
  });

  it('covers the rectification report, for its issuer', () => {
    const life = underConstruction().do(
      'orderRectification',
      'cryptography',
      { ...ACT_SAMPLES.orderRectification.input(EXAMPLE), dueOn: '2026-04-30', documents: [] },
      { on: '2026-03-10' },
    );
    life.do(
      'submitRectification',
      UNIT,
      { of: life.seq, statement: '已整改' },
      { on: '2026-04-01', documents: ['rectificationReport'] },
    );
    expect(life.codes('acknowledgeReceipt', 'cryptography', { of: life.seq })).toEqual([]);
  });
});
