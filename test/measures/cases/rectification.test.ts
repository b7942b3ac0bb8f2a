// The hundred cases, 71 to 77 and 82: orders of rectification, what is handed in, and who may propose what.
// test support
import { describe, expect, it } from 'vitest';
import { lampOf } from '../../../measures/lamp.ts';
import { firstPractice, kindNamed } from '../../../measures/register.ts';
import { selfEvaluated } from '../project/acts/built-lives.ts';
import { settled } from '../project/warned-life.ts';
import { building, order, reportRectification, toldOn, UNIT, type ProjectLife } from './lives.ts';

// Ordered on Tuesday 2026-03-10 until Thursday 2026-04-30, the eve of the Labour Day rest (1 to 5 May).
const SERVED = '2026-03-10';
const DUE = '2026-04-30';
const HANDLER = `${UNIT}/handler`;
const ordered = (by = 'cryptography') => order(building(), by, DUE, SERVED);
const draftsOf = ({ says }: ProjectLife) =>
  says
    .filter(({ notice }) => notice.kind === 'draftSanctionProposal')
    .map(({ plannedOn, party }) => `${plannedOn} ${party}`);
const find = (life: ProjectLife, of: number, on: string) =>
  life.do('findNotCompliant', 'cryptography', { of, reason: '算法仍不合规' }, { on });

describe('two orders', () => {
  it('case 71: have each its issuer, its date and its end', () => {
    const life = ordered('cryptography');
    const first = String(life.seq);
    order(life, 'finance', '2026-05-29', '2026-03-11');
    const second = String(life.seq);
    reportRectification(life, Number(first), '2026-04-20');
    expect(life.codes('verifyRectification', 'finance', { of: Number(first) })).toEqual(['wrongParty']);
    life.do('verifyRectification', 'cryptography', { of: Number(first) }, { on: '2026-04-24' }).until('2026-05-30');
    expect(life.duty('RECTIFICATION', first)).toMatchObject({ dischargedOn: '2026-04-20' });
    expect(life.duty('RECTIFICATION', second)).toMatchObject({
      dischargedOn: undefined,
      effectiveOn: '2026-05-29',
      overdueSince: '2026-05-30',
    });
  });
});

describe('a report', () => {
  it('case 73: in time and found wanting before the day opens the draft the day after it, unless the unit reports again', () => {
    const found = () => {
      const life = ordered();
      const of = life.seq;
      return { of, life: find(reportRectification(life, of, '2026-04-13'), of, '2026-04-20') };
    };
    expect(draftsOf(found().life.until('2026-05-31'))).toEqual(['2026-05-01 development-reform', '2026-05-01 finance']);
    const again = found();
    reportRectification(again.life, again.of, '2026-04-28').until('2026-05-31');
    expect(draftsOf(again.life)).toEqual([]);
  });

  it('case 73: in time and found wanting after the day opens the draft with the finding, and says which limb of article 35', () => {
    const life = ordered();
    const of = life.seq;
    find(reportRectification(life, of, '2026-04-28'), of, '2026-05-11').until('2026-05-31');
    expect(draftsOf(life)).toEqual(['2026-05-11 development-reform', '2026-05-11 finance']);
    expect(life.duty('RECTIFICATION')).toMatchObject({ overdueSince: '2026-05-11' });
    const draft = life.says.find(({ notice }) => notice.kind === 'draftSanctionProposal')!;
    expect(JSON.stringify(draft.notice)).toContain('整改后仍不符合要求');
  });

  it('case 74: that is in leaves the unit neither late nor chased: its issuer is, who has ten working days to verify', () => {
    const life = ordered();
    reportRectification(life, life.seq, '2026-04-20').until('2026-06-30');
    const lateness = life
      .said('RECTIFICATION', HANDLER)
      .filter((said) => said >= '2026-04-20' && /overdue|due$/.test(said));
    expect(lateness).toEqual([]);
    // A monthly word after its day that the decision is awaited, no more: May and June.
    const awaited = toldOn(life, 'RECTIFICATION', HANDLER).filter((on) => on > '2026-04-20');
    expect(awaited.length).toBeGreaterThan(0);
    expect(awaited.length).toBeLessThanOrEqual(2);
    expect(life.duty('RECTIFICATION')).toMatchObject({ awaits: { what: 'VERIFICATION', since: '2026-04-20' } });
    expect(life.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
    expect(draftsOf(life)).toEqual([]);
    expect(lampOf(kindNamed('project'), life.duties, { today: '2026-06-30', practice: firstPractice() })).toBe('黄');
    // 21 to 24 and 27 to 30 April are eight working days, 6 and 7 May the last two.
    expect(life.duty('RECTIFICATION_VERIFICATION')).toMatchObject({ effectiveOn: '2026-05-07' });
    const firstTold = (post: string) => toldOn(life, 'RECTIFICATION_VERIFICATION', `cryptography/${post}`)[0]!;
    expect(firstTold('handler') <= '2026-05-08').toBe(true);
    expect(firstTold('head')).toBe('2026-05-08');
    expect(firstTold('leader')).toBe('2026-05-22');
  });

  it('case 74: that is in and found right, however late the issuer, was in time', () => {
    const life = ordered();
    const of = life.seq;
    reportRectification(life, of, DUE).do('verifyRectification', 'cryptography', { of }, { on: '2026-06-30' });
    expect(life.duty('RECTIFICATION')).toMatchObject({ dischargedOn: DUE });
    expect(life.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
  });
});

describe('an order', () => {
  it.each([
    ['case 75: due in the past', '2026-03-09', SERVED, ['dueOnInFuture', 'dueAfterService']],
    ['case 75: due today', '2026-03-10', '2026-03-09', ['dueOnInFuture']],
    ['case 75: due on the day after it is served', '2026-03-11', SERVED, []],
  ])('%s', (_, dueOn, servedOn, codes) => {
    const input = { ground: 'ART35', violation: '未按要求共享数据', servedOn, dueOn, documents: [] };
    expect(building().codes('orderRectification', 'finance', input, { on: '2026-03-10' })).toEqual(codes);
  });

  it('case 76: of the cryptography bureau leads to a proposal by the two that hold the measures, not by itself', () => {
    const life = ordered('cryptography').until('2026-05-10');
    expect(draftsOf(life)).toEqual(['2026-05-07 development-reform', '2026-05-07 finance']);
    expect(toldOn(life, 'RECTIFICATION', 'cryptography/handler')).toContain('2026-05-07');
  });

  it('case 77: overdue for seven days is a draft and nothing more: no fact of the project changes without a decision', () => {
    const life = ordered('big-data');
    const before = structuredClone(life.facts);
    life.until('2026-06-30');
    expect(draftsOf(life)).toHaveLength(2);
    expect(life.facts).toEqual(before);
    expect(life.facts.stage).toBe('UNDER_CONSTRUCTION');
  });

  it('case 82: reaches a closed project as a record beside it: the stage stays, the date binds', () => {
    const life = settled(selfEvaluated()).do(
      'close',
      'big-data',
      {},
      { on: '2027-09-01', documents: ['archiveChecklist'] },
    );
    order(life, 'finance', '2027-10-29', '2027-09-10');
    expect(life.facts).toMatchObject({ stage: 'CLOSED', rectifications: [{ status: 'ISSUED' }] });
    expect(life.last.ended).toBe(false);
    expect(life.until('2027-10-30').duty('RECTIFICATION')).toMatchObject({ overdueSince: '2027-10-30' });
  });
});
