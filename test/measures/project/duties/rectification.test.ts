// Articles 24 and 35 as duties: each date that was set, what was found under it, and who verifies.
// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from '../../clockwork.ts';
import { entry, orderBy, UNIT, underOrder } from '../../settled-projects.ts';
import type { ProjectFacts, Rectification } from '../../../../measures/project/facts.ts';
// under test
import { unopenedFacts } from '../../../../measures/project/facts.ts';

type Change = (facts: ProjectFacts) => ProjectFacts;
const clock = (on: string, change: Change) => new Clockwork(unopenedFacts('P1')).at(on, change);
describe('an order of rectification', () => {
  const set = (seq: number, dueOn: string, on: string) => ({ ...entry(seq, on, 'big-data'), dueOn, servedOn: on });
  const report = (seq: number, on: string) => ({ ...entry(seq, on), documents: [], statement: '已整改' });
  const finding = (seq: number, on: string, compliant = false) => ({ ...entry(seq, on, 'big-data'), compliant });
  const order = (over: Partial<Rectification>, on: string) =>
    clock('2026-03-02', underOrder(orderBy('big-data', over)))
      .until(on)
      .at(on);
  const stands = (over: Partial<Rectification>, on: string) => {
    const { overdueSince, found, note } = order(over, on).duty('RECTIFICATION')!;
    return { overdueSince, found, note };
  };
  const NOTE = '整改事项：未共享';

  it('of two authorities says that both set its date', () =>
    expect(
      order({ ground: 'ART24', issuers: ['development-reform', 'finance'] }, '2026-03-03').duty('RECTIFICATION')!
        .explanation.text,
    ).toContain('市发展改革委、市财政局'));

  it('L9: reported again in time after a finding of before its date, it was followed', () => {
    const over = {
      submissions: [report(31, '2026-03-20'), report(33, '2026-03-30')],
      findings: [finding(32, '2026-03-24')],
    };
    expect(stands({ ...over, status: 'SUBMITTED' }, '2026-04-05')).toMatchObject({ overdueSince: undefined });
    const verified = {
      ...over,
      status: 'VERIFIED' as const,
      findings: [...over.findings, finding(34, '2026-04-10', true)],
    };
    expect(stands(verified, '2026-04-11')).toMatchObject({ overdueSince: undefined });
    expect(
      order({ ...over, status: 'SUBMITTED' }, '2026-04-05').duty('RECTIFICATION_VERIFICATION', '33'),
    ).toMatchObject({
      dischargedOn: undefined,
      cancelled: undefined,
    });
    // Found wanting again after its date, it failed by that finding and not by the first.
    const again = {
      ...over,
      status: 'NOT_COMPLIANT' as const,
      findings: [...over.findings, finding(34, '2026-04-10')],
    };
    expect(stands(again, '2026-04-10')).toMatchObject({ overdueSince: '2026-04-10' });
    // Reported again a day late, it was not followed in time.
    const late = { ...over, submissions: [report(31, '2026-03-20'), report(33, '2026-04-03')] };
    expect(stands({ ...late, status: 'SUBMITTED' }, '2026-04-05')).toMatchObject({ overdueSince: '2026-04-02' });
  });

  it('L9: found wanting it says so, until it is given again; what was found under an earlier date is no finding under the next', () => {
    const failed = { submissions: [report(31, '2026-03-30')], findings: [finding(32, '2026-04-10')] };
    expect(stands({ ...failed, status: 'NOT_COMPLIANT' }, '2026-04-10')).toEqual({
      overdueSince: '2026-04-10',
      found: { on: '2026-04-10', from: '2026-04-10' },
      note: `${NOTE}。2026年4月10日（周五）核验认定：整改后仍不符合要求，可以再次提交整改报告`,
    });
    const again = {
      ...failed,
      dueOn: '2026-05-15',
      dates: [set(30, '2026-04-01', '2026-03-02'), set(40, '2026-05-15', '2026-04-13')],
    };
    expect(stands({ ...again, status: 'ISSUED' }, '2026-04-13')).toEqual({
      overdueSince: '2026-04-10',
      found: undefined,
      note: NOTE,
    });
  });

  it('L9: found wanting before its date, that counts from the day after it; found on that day, from that day', () => {
    const found = (on: string) =>
      stands(
        { status: 'NOT_COMPLIANT', submissions: [report(31, '2026-03-20')], findings: [finding(32, on)] },
        '2026-04-03',
      ).found;
    expect([found('2026-03-24'), found('2026-04-02'), found('2026-04-03')].map((one) => one!.from)).toEqual([
      '2026-04-02',
      '2026-04-02',
      '2026-04-03',
    ]);
  });

  it('found compliant, nothing was found wanting', () =>
    expect(
      stands(
        { status: 'VERIFIED', submissions: [report(31, '2026-03-30')], findings: [finding(32, '2026-04-10', true)] },
        '2026-04-10',
      ),
    ).toEqual({
      overdueSince: undefined,
      found: undefined,
      note: NOTE,
    }));

  it('case 38: given more time before its date it was not late, from the day after on it was and stays so', () => {
    const moved = (on: string) =>
      stands(
        { dueOn: '2026-05-06', dates: [set(30, '2026-04-01', '2026-03-02'), set(31, '2026-05-06', on)] },
        '2026-04-10',
      ).overdueSince;
    expect([moved('2026-04-01'), moved('2026-04-02'), moved('2026-04-03')]).toEqual([
      undefined,
      '2026-04-02',
      '2026-04-02',
    ]);
  });

  it('once reported on is verified by its issuer, who owes it to the unit', () => {
    const life = order({ status: 'SUBMITTED', submissions: [report(31, '2026-03-20')] }, '2026-03-20');
    expect(life.duty('RECTIFICATION_VERIFICATION')).toMatchObject({
      key: '31',
      owedBy: 'big-data',
      owedTo: [UNIT],
      dischargedOn: undefined,
      note: undefined,
    });
  });

  it('L29: of article 24 is verified by either of the two: both are told, and who did not find is not held to have', () => {
    const over = {
      ground: 'ART24',
      issuers: ['development-reform', 'finance'],
      submissions: [report(31, '2026-03-20')],
    } as const;
    const open = order(
      { ...over, issuers: [...over.issuers], submissions: [...over.submissions], status: 'SUBMITTED' },
      '2026-04-10',
    );
    // Ten working days after Friday, 20 March: Friday, 3 April; three days before it is Tuesday, 31 March.
    for (const issuer of over.issuers) {
      expect(open.duty('RECTIFICATION_VERIFICATION', `31-${issuer}`)).toMatchObject({
        effectiveOn: '2026-04-03',
        owedBy: issuer,
        owedTo: [UNIT],
        note: '本次整改由市发展改革委、市财政局共同要求，任一部门核验即可',
      });
      expect(open.said('RECTIFICATION_VERIFICATION', `${issuer}/handler`)).toEqual([
        '2026-03-31 ahead-3',
        '2026-04-04 overdue-1',
      ]);
    }
    const found = { ...finding(32, '2026-03-30', true), by: 'finance' };
    const verified = order(
      {
        ...over,
        issuers: [...over.issuers],
        submissions: [...over.submissions],
        findings: [found],
        status: 'VERIFIED',
      },
      '2026-03-30',
    );
    expect(verified.duty('RECTIFICATION_VERIFICATION', '31-finance')).toMatchObject({
      dischargedOn: '2026-03-30',
      cancelled: undefined,
    });
    expect(verified.duty('RECTIFICATION_VERIFICATION', '31-development-reform')).toMatchObject({
      dischargedOn: undefined,
      cancelled: '已由市财政局核验',
    });
  });
});
