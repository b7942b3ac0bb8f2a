// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../../dossier.ts';
import { accepted, completed, preparing, UNIT, underConstruction } from './built-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
// under test
import { reportSeriousProblem } from '../../../../measures/project/acts/construction-reports.ts';

const PROBLEM = { kind: 'SERIOUS_DELAY', noticedOn: '2026-03-02', description: '设备未到货' };
const circumstances = { on: '2026-03-03', documents: ['problemReport'] as const };

describe('a serious delay or loss (article 24)', () => {
  it('is reported to the two bureaus, with a copy to big-data', () => {
    const { facts } = underConstruction().do('reportSeriousProblem', UNIT, PROBLEM, circumstances);
    expect(facts.problems).toMatchObject([{ kind: 'SERIOUS_DELAY', noticedOn: '2026-03-02', on: '2026-03-03' }]);
    expect(facts.stage).toBe('UNDER_CONSTRUCTION');
    expect(reportSeriousProblem.tells(facts, { ...PROBLEM, kind: 'SERIOUS_DELAY', documents: [] })).toEqual([
      'development-reform',
      'finance',
      'big-data',
    ]);
  });

  it('needs the report, and was noticed by the day it is reported', () => {
    expect(
      underConstruction().codes(
        'reportSeriousProblem',
        UNIT,
        { ...PROBLEM, noticedOn: '2026-03-04', documents: [] },
        { on: '2026-03-03' },
      ),
    ).toEqual(['noticedOnNotInFuture', 'problemReport']);
  });

  it('L8: was not noticed before construction began', () => {
    const reporting = (noticedOn: string) =>
      underConstruction().codes('reportSeriousProblem', UNIT, { ...PROBLEM, noticedOn }, circumstances);
    expect(reporting('2026-02-01')).toEqual(['noticedAfterStart']);
    expect(reporting('2026-02-02')).toEqual([]);
  });

  it('may still be reported once built, not before construction', () => {
    expect(completed().codes('reportSeriousProblem', UNIT, PROBLEM, { ...circumstances, on: '2026-04-01' })).toEqual(
      [],
    );
    expect(preparing().codes('reportSeriousProblem', UNIT, PROBLEM, circumstances)).toEqual(['wrongStage']);
  });
});

describe('rectification on article 24', () => {
  const sample = ACT_SAMPLES.orderRectification.input(EXAMPLE);
  const ORDER = { ...sample, ground: 'ART24', dueOn: '2026-04-30', documents: [] };
  const ordered = (): Life => {
    const life = underConstruction().do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    return life.do('orderRectification', 'development-reform', {}, { on: '2026-03-12', confirms: life.seq });
  };

  it('is ordered by development-reform with finance: one proposes, the other confirms', () => {
    const life = underConstruction().do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    expect(life.facts.rectifications).toEqual([]);
    life.do('orderRectification', 'development-reform', {}, { on: '2026-03-12', confirms: life.seq });
    expect(life.facts.rectifications).toMatchObject([
      { ground: 'ART24', issuers: ['development-reform', 'finance'], servedOn: ORDER.servedOn, status: 'ISSUED' },
    ]);
    expect(life.facts.proposals).toEqual([]);
  });

  it('is judged anew when confirmed: a date that has passed meanwhile is refused', () => {
    const life = underConstruction().do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    expect(
      life.codes('orderRectification', 'development-reform', {}, { on: '2026-04-30', confirms: life.seq }),
    ).toEqual(['dueOnInFuture']);
  });

  it('L19: two that are proposed at once are two orders: a confirmation settles the proposal that it names, and no other', () => {
    const life = underConstruction().do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    const loss = life.seq;
    life.do('orderRectification', 'development-reform', { ...ORDER, violation: '工程停滞' }, { on: '2026-03-10' });
    const standstill = life.seq;
    life.do('orderRectification', 'development-reform', {}, { on: '2026-03-12', confirms: loss });
    expect(life.facts.rectifications).toMatchObject([{ violation: ORDER.violation }]);
    expect(life.facts.proposals).toMatchObject([{ seq: standstill, awaiting: ['finance'] }]);
    life.do('orderRectification', 'finance', {}, { on: '2026-03-13', confirms: standstill });
    expect(life.facts.rectifications.map(({ violation }) => violation)).toEqual([ORDER.violation, '工程停滞']);
    expect(life.facts.proposals).toEqual([]);
  });

  it('is confirmed with the documents of the proposal', () => {
    const life = underConstruction().do(
      'orderRectification',
      'finance',
      { ...ORDER, documents: ['doc-problemReport'] },
      { on: '2026-03-10', documents: ['problemReport'] },
    );
    life.do('orderRectification', 'development-reform', {}, { on: '2026-03-12', confirms: life.seq });
    expect(life.facts.rectifications).toMatchObject([{ documents: [{ kind: 'problemReport' }] }]);
  });

  it('L19: is changed and taken back by both who ordered, not by one of them', () => {
    const life = ordered();
    const of = life.seq;
    const order = () => life.facts.rectifications.find(({ seq }) => seq === of);
    for (const [act, input, done] of [
      ['changeRectificationDate', { of, dueOn: '2026-06-01', reason: '设备延期到货' }, { dueOn: '2026-06-01' }],
      ['withdrawRectification', { of, reason: '事实有误' }, { status: 'WITHDRAWN' }],
    ] as const) {
      life.do(act, 'finance', input, { on: '2026-03-16' });
      expect(order()).not.toMatchObject(done);
      life.do(act, 'development-reform', {}, { on: '2026-03-17', confirms: life.seq });
      expect(order()).toMatchObject(done);
    }
  });

  it('L19: leaves no proposal open about an order that both took back', () => {
    const life = ordered();
    const of = life.seq;
    life.do('changeRectificationDate', 'finance', { of, dueOn: '2026-06-01', reason: '延期' }, { on: '2026-03-16' });
    life.do('withdrawRectification', 'finance', { of, reason: '事实有误' }, { on: '2026-03-16' });
    life.do('withdrawRectification', 'development-reform', {}, { on: '2026-03-17', confirms: life.seq });
    expect(life.facts.proposals).toEqual([]);
  });

  it('L19: leaves open what was proposed of another order, and what else was proposed of the same', () => {
    const life = ordered();
    const one = life.seq;
    life.do('orderRectification', 'finance', { ...ORDER, violation: '工程停滞' }, { on: '2026-03-12' });
    life.do('orderRectification', 'development-reform', {}, { on: '2026-03-13', confirms: life.seq });
    const other = life.seq;
    const later = (of: number) =>
      life.do('changeRectificationDate', 'finance', { of, dueOn: '2026-06-01', reason: '延期' }, { on: '2026-03-16' })
        .seq;
    const [ofOne, ofOther] = [later(one), later(other)];
    life.do('withdrawRectification', 'finance', { of: one, reason: '事实有误' }, { on: '2026-03-16' });
    const withdrawal = life.seq;
    const open = () => life.facts.proposals.map(({ seq }) => seq);
    expect(open()).toEqual([ofOne, ofOther, withdrawal]);
    life.do('changeRectificationDate', 'development-reform', {}, { on: '2026-03-17', confirms: ofOne });
    expect(open(), 'a date that was moved leaves the withdrawal to be decided').toEqual([ofOther, withdrawal]);
    life.do('withdrawRectification', 'development-reform', {}, { on: '2026-03-18', confirms: withdrawal });
    expect(open()).toEqual([ofOther]);
  });

  it('L19: is no matter of a project that is accepted', () => {
    expect(
      accepted().codes('orderRectification', 'finance', { ...ORDER, dueOn: '2026-07-31' }, { on: '2026-06-10' }),
    ).toEqual(['whileBuilding']);
  });

  it('is no matter of big-data, nor of a project not yet under construction', () => {
    expect(underConstruction().codes('orderRectification', 'big-data', ORDER, { on: '2026-03-10' })).toEqual([
      'wrongParty',
    ]);
    expect(preparing().codes('orderRectification', 'finance', ORDER, { on: '2026-03-10' })).toEqual(['whileBuilding']);
  });
});
