// Article 35: orders of several items, what people decide on one that was not followed, and what no measure may rest on.
// test support
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../../measures/duty.ts';
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { BUREAUS } from '../../../../measures/vocabulary.ts';
import { renderNotice } from '../../../../messages/render.ts';
import type { Life } from '../../dossier.ts';
import type { SettledLife } from '../../settled-life.ts';
import { settled } from '../warned-life.ts';
import { closed, UNIT, underConstruction } from './built-lives.ts';
import { DECISION, failedAgain, lastOrder, listedItems, together } from './sanctioned-lives.ts';

type Settled = SettledLife<ProjectFacts>;
const report = <Of extends Life>(life: Of, item: number, on: string): Of =>
  life.do(
    'submitRectification',
    UNIT,
    { of: lastOrder(life), item, statement: '已整改' },
    { on, documents: ['rectificationReport'] },
  );
const verify = <Of extends Life>(life: Of, item: number, on: string): Of =>
  life.do('verifyRectification', 'big-data', { of: lastOrder(life), item }, { on });
const drafts = ({ says }: Settled): string[] =>
  says
    .filter(({ notice }) => notice.kind === 'draftSanctionProposal')
    .map(({ plannedOn, party, dutyRef }) => `${plannedOn} ${party} ${dutyRef!.split('-')[1] ?? ''}`.trim());

describe('an order of several items', () => {
  const listed = (): Settled => {
    const life = settled(underConstruction());
    listedItems(life);
    return life;
  };
  const items = (life: Settled) => {
    const key = String(lastOrder(life));
    return [1, 2, 3].map((item) => life.duty('RECTIFICATION', `${key}-${item}`)!);
  };

  it('is dated item by item; one without a day of its own has that of the order', () => {
    const life = listed();
    expect(items(life).map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-03-31', '2026-04-15', '2026-04-30']);
    expect(items(life).map(({ note }) => note)).toEqual([
      '整改事项（第1项）：目录不完整',
      '整改事项（第2项）：接口未开放',
      '整改事项（第3项）：更新不及时',
    ]);
  });

  it('is met when all items are, and each is late by itself', () => {
    const life = listed();
    verify(report(life, 1, '2026-03-30'), 1, '2026-04-02').until('2026-04-16');
    expect(items(life).map(({ dischargedOn, overdueSince }) => [dischargedOn, overdueSince])).toEqual([
      ['2026-03-30', undefined],
      [undefined, '2026-04-16'],
      [undefined, undefined],
    ]);
    verify(report(life, 3, '2026-04-20'), 3, '2026-04-21');
    expect(life.facts.rectifications[0]).toMatchObject({ status: 'ISSUED' });
    verify(report(life, 2, '2026-04-22'), 2, '2026-04-23');
    expect(life.facts.rectifications[0]).toMatchObject({ status: 'VERIFIED' });
    expect(items(life).filter(isOpen)).toEqual([]);
  });

  it('has each item found wanting, ordered again and given more time by itself', () => {
    const life = listed();
    const of = lastOrder(life);
    report(life, 1, '2026-03-30').do(
      'findNotCompliant',
      'big-data',
      { of, item: 1, reason: '仍不完整' },
      { on: '2026-04-02' },
    );
    expect(life.facts.rectifications[0]).toMatchObject({
      status: 'NOT_COMPLIANT',
      items: [{ status: 'NOT_COMPLIANT' }, { status: 'ISSUED' }, {}],
    });
    life.do(
      'orderAgain',
      'big-data',
      { of, item: 1, servedOn: '2026-04-07', dueOn: '2026-05-29', reason: '再次整改' },
      { on: '2026-04-07' },
    );
    life.do('changeRectificationDate', 'big-data', { of, item: 2, dueOn: '2026-05-15', reason: '设备未到' });
    expect(items(life).map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-05-29', '2026-05-15', '2026-04-30']);
    life.do('withdrawRectification', 'big-data', { of, item: 3, reason: '不成立' });
    expect(items(life)[2]).toMatchObject({ cancelled: '整改要求已撤销' });
    life.do('withdrawRectification', 'big-data', { of, reason: '不成立' });
    expect(life.facts.rectifications[0]).toMatchObject({ status: 'WITHDRAWN', withdrawn: { reason: '不成立' } });
  });

  it.each([
    ['without the item', {}, '列有3项问题，逐项办理；尚未填写是哪一项'],
    ['of an item that is none', { item: 4 }, '没有第4项'],
  ])('is not reported on %s', (_, named, says) => {
    const life = listed();
    const input = { of: lastOrder(life), statement: '已整改', ...named };
    const [refusal] = life.refusals('submitRectification', UNIT, input, { documents: ['rectificationReport'] });
    expect(refusal).toMatchObject({ code: 'isAwaitingReport', mend: true });
    expect(refusal!.says).toContain(says);
  });

  it('asks no item of an order that has none', () => {
    const life = failedAgain();
    const input = { of: lastOrder(life), item: 1, statement: '已整改' };
    const [refusal] = life.refusals('submitRectification', UNIT, input, { documents: ['rectificationReport'] });
    expect(refusal!.says).toContain('未列问题清单');
  });

  it.each([
    ['on the day of service', '2026-03-10'],
    ['after the order', '2026-05-01'],
  ])('has no item due %s', (_, dueOn) => {
    const input = {
      ...{ ground: 'ART35', violation: '三项', servedOn: '2026-03-10', dueOn: '2026-04-30', documents: [] },
      items: [{ violation: '目录不完整' }, { violation: '接口未开放', dueOn }],
    };
    const [refusal] = underConstruction().refusals('orderRectification', 'finance', input, { on: '2026-03-10' });
    expect(refusal).toMatchObject({ code: 'itemsWithinOrder', mend: true });
    expect(refusal!.says).toContain('第2项');
  });

  it('is told with its items', () => {
    const { text } = renderNotice(listed().news['development-reform']!, {}, 'development-reform');
    expect(text).toContain('；问题：接口未开放，完成期限：2026年4月15日（周三）；');
  });
});

describe('a decision on what was not followed', () => {
  /** Overdue since 9 April, drafted on the 15th. */
  const overdue = (): Settled => {
    const life = settled(underConstruction());
    failedAgain(life);
    return life;
  };

  it('is not drafted again where it was dropped; what fails anew is', () => {
    const life = overdue();
    const of = lastOrder(life);
    life.do('dropSanctionProposal', 'finance', { of, reason: '已在整改' }, { on: '2026-04-13' }).until('2026-05-31');
    expect(drafts(life)).toEqual([]);
    expect(life.duty('RECTIFICATION')).toMatchObject({ isDecided: true, overdueSince: '2026-04-09' });
    life.do(
      'submitRectification',
      UNIT,
      { of, statement: '已改' },
      { on: '2026-06-01', documents: ['rectificationReport'] },
    );
    life.do('findNotCompliant', 'big-data', { of, reason: '仍未共享' }, { on: '2026-06-08' }).until('2026-06-30');
    expect(drafts(life)).toEqual(['2026-06-08 development-reform', '2026-06-08 finance']);
  });

  it('takes a draft back that waits, and is not taken twice', () => {
    const life = overdue();
    life.until('2026-04-15');
    expect(drafts(life)).toHaveLength(2);
    const dropping = { of: lastOrder(life), reason: '已在整改' };
    life.do('dropSanctionProposal', 'finance', dropping, { on: '2026-04-20' });
    expect(life.codes('dropSanctionProposal', 'development-reform', dropping)).toEqual(['notDecidedYet']);
  });

  it('is every measure that answers the order', () => {
    const life = overdue();
    life.do(
      'reprimand',
      'finance',
      { ground: 'ART35', of: lastOrder(life), reason: '逾期' },
      { on: '2026-04-13', ...DECISION },
    );
    expect(drafts(life.until('2026-05-31'))).toEqual([]);
  });

  it('on one item says nothing of another that fails later', () => {
    const life = settled(underConstruction());
    listedItems(life);
    life
      .do('dropSanctionProposal', 'finance', { of: lastOrder(life), reason: '在改' }, { on: '2026-04-02' })
      .until('2026-04-30');
    // The second is due on Wednesday, 15 April.
    expect(drafts(life)).toEqual(['2026-04-22 development-reform 2', '2026-04-22 finance 2']);
  });
});

describe('no measure', () => {
  const running = (): Life => {
    const life = failedAgain();
    life.today = '2026-04-08';
    return life;
  };
  it.each(['deferPlan', 'terminate', 'dropSanctionProposal'])('%s rests on an order whose time still runs', (act) => {
    const input = {
      of: lastOrder(running()),
      reason: '逾期',
      ...(act !== 'dropSanctionProposal' && { documents: [] }),
    };
    const [refusal] = running().refusals(act, 'finance', input);
    expect(refusal).toMatchObject({ code: 'someOrderFailed', article: 35, wait: true });
  });

  it('rests on an order under another article than 35', () => {
    const life = underConstruction();
    life.do(
      'orderRectification',
      'finance',
      { ground: 'ART24', violation: '严重逾期', servedOn: '2026-03-10', dueOn: '2026-04-08' },
      { on: '2026-03-10', documents: ['rectificationOrder'] },
    );
    life.do('orderRectification', 'development-reform', {}, { confirms: life.seq });
    life.today = '2026-04-13';
    expect(life.codes('deferPlan', 'finance', { of: lastOrder(life), reason: '逾期', documents: [] })).toEqual([
      'someOrderFailed',
    ]);
    // Article 24 itself lets construction be suspended.
    together(life, 'suspend', { ground: 'ART24', of: lastOrder(life), from: '2026-04-13', reason: '严重逾期' });
    expect(life.facts.sanctions).toMatchObject([{ kind: 'SUSPENSION', ground: 'ART24' }]);
  });

  it('of article 35 is for others than development-reform and finance; a reprimand of article 38 is for every supervisor', () => {
    const life = failedAgain();
    const by = (ground: string, of?: number) =>
      BUREAUS.filter(
        (bureau) => life.codes('reprimand', bureau, { ground, of, reason: '逾期', documents: [] }).length === 0,
      );
    expect(by('ART35', lastOrder(life))).toEqual(['development-reform', 'finance']);
    expect(by('ART38')).toEqual(BUREAUS.filter((bureau) => bureau !== 'municipal-government'));
    expect(
      life.codes('reprimand', 'audit', { ground: 'ART38', of: lastOrder(life), reason: '逾期', documents: [] }),
    ).toEqual(['noOrderUnder38']);
  });

  it('gives a project up without the paper that says so', () => {
    const life = failedAgain();
    expect(life.codes('terminate', 'finance', { of: lastOrder(life), reason: '逾期', documents: [] })).toEqual([
      'sanctionDecision',
    ]);
  });

  it('reaches what has ended', () => {
    const life = closed();
    expect(life.codes('terminate', 'finance', { of: 1, reason: '逾期', documents: [] })).toEqual(['wrongStage']);
  });
});
