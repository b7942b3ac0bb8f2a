// The hundred cases, 60 to 69: what a unit adjusts by itself, and what is changed (article 26). Of 1000万元 in three line
// items 15% are 150万元.
// test support
import { describe, expect, it } from 'vitest';
import type { AdjustedItem } from '../../../measures/project/path-facts.ts';
import type { Life } from '../dossier.ts';
import { UNIT, UPPER } from '../lawful-lives.ts';
import {
  completed,
  preparing,
  settledOn,
  START,
  START_DOCUMENTS,
  underConstruction,
} from '../project/acts/built-lives.ts';
import {
  adjusted,
  ADJUSTMENT,
  ADJUSTMENT_DOCUMENTS,
  changing,
  itemised,
  moves,
  REPLY_DOCUMENTS,
  REPLY_TO_CHANGE,
} from '../project/acts/path-lives.ts';
import { settled } from '../project/warned-life.ts';

const adjusting = (life: Life, otherwise: object, figures?: Record<string, number>) =>
  life.refusals('adjust', UNIT, { ...ADJUSTMENT, ...otherwise }, { documents: ADJUSTMENT_DOCUMENTS, figures });
const codes = (life: Life, otherwise: object) => adjusting(life, otherwise).map(({ code }) => code);
const said = (life: Life, otherwise: object) => adjusting(life, otherwise).map(({ says }) => says);
const cut = (item: string, before: string, after: string): { items: AdjustedItem[] } => ({
  items: moves([item, before, after]),
});

describe('a unit adjusts by itself', () => {
  it.each([
    ['case 60: 15% exactly', '500000000', '350000000', []],
    ['case 61: 15% and one fen', '500000000', '349999999', ['within15Percent']],
  ])('%s', (_, before, after, refused) => expect(codes(itemised(), cut('软件开发', before, after))).toEqual(refused));

  it('case 61: says the amount to the fen, and a share that does not read as 15%', () =>
    expect(said(itemised(), cut('软件开发', '500000000', '349999999'))).toEqual([
      '调整金额150.000001万元，占概算总投资15.0000001%，超过15%。',
    ]));

  it('says 480.5万元 of 3200万元 as 15.02%', () => {
    const life = itemised();
    const items = [
      { item: '软件开发', amount: '2000000000' },
      { item: '硬件设备', amount: '1200000000' },
    ];
    const total = '3200000000';
    life.facts = { ...life.facts, approvedTotal: total, budgets: [{ ...life.facts.budgets[0]!, total, items }] };
    expect(said(life, cut('硬件设备', '1200000000', '719500000'))).toEqual([
      '调整金额480.5万元，占概算总投资15.02%，超过15%。',
    ]);
  });

  // 80万元, then 80万元 more: 160万元 against what was approved.
  it('case 62: 8% and then 8% add up, by the switch adjustmentsAddUp; each by itself would pass', () => {
    const life = adjusted(itemised(), cut('软件开发', '500000000', '420000000').items);
    const second = cut('软件开发', '420000000', '340000000');
    expect(said(life, second)).toEqual([
      '调整金额160万元（自最近一次批复概（预）算起累计，本次为80万元），占概算总投资16%，超过15%。',
    ]);
    expect(adjusting(life, second, { adjustmentsAddUp: 0 })).toEqual([]);
  });

  it('adds up in fen: 150万元 in two steps pass, and one fen more does not', () => {
    const life = adjusted(itemised(), cut('软件开发', '500000000', '425000000').items);
    expect(codes(life, cut('软件开发', '425000000', '350000000'))).toEqual([]);
    expect(codes(life, cut('软件开发', '425000000', '349999999'))).toEqual(['within15Percent']);
  });

  it('counts no more what was reversed: 14% there and back, and 15% elsewhere', () => {
    const life = adjusted(itemised(), cut('软件开发', '500000000', '360000000').items);
    adjusted(life, cut('软件开发', '360000000', '500000000').items);
    expect(codes(life, cut('硬件设备', '300000000', '150000000'))).toEqual([]);
    expect(codes(life, cut('硬件设备', '300000000', '149999999'))).toEqual(['within15Percent']);
  });

  it('case 62a: 8% more here and 8% less there are 8%, not 0 and not 16', () => {
    const life = itemised();
    const eightBothWays = moves(['软件开发', '500000000', '580000000'], ['硬件设备', '300000000', '220000000']);
    expect(codes(life, { items: eightBothWays })).toEqual([]);
    const sevenMore = moves(['软件开发', '580000000', '650000000'], ['硬件设备', '220000000', '150000000']);
    expect(codes(adjusted(life, eightBothWays), { items: sevenMore })).toEqual([]);
    const andOneFen = moves(['软件开发', '580000000', '650000001'], ['硬件设备', '220000000', '149999999']);
    expect(codes(adjusted(itemised(), eightBothWays), { items: andOneFen })).toEqual(['within15Percent']);
  });

  it('case 63: not a cut by 20%, which increases nothing', () =>
    expect(said(itemised(), cut('软件开发', '500000000', '300000000'))).toEqual([
      '调整金额200万元，占概算总投资20%，超过15%。',
    ]));

  it('case 64: the schedule alone, amount 0, to be filed like any other; the planned completion moves', () => {
    const life = settled(preparing()).do('startConstruction', UNIT, START, {
      on: '2026-02-02',
      documents: START_DOCUMENTS,
    });
    const schedule = { contentNeedsAdjusting: false, plannedCompletionOn: '2027-03-31' };
    life.do('adjust', UNIT, { ...ADJUSTMENT, ...schedule }, { on: '2026-03-02', documents: ADJUSTMENT_DOCUMENTS });
    expect(life.facts.construction?.plannedCompletionOn).toBe('2027-03-31');
    expect(life.duty('ADJUSTMENT_FILING')).toMatchObject({ effectiveOn: '2026-03-09', dueBasis: 'practice' });
    // Sixty days after 31 March 2027 is 30 May.
    expect(life.duty('SERIOUS_PROBLEM_REPORT')).toMatchObject({ opensOn: '2027-05-30' });
    expect(life.duty('COMPLETION_CONFIRMATION')?.history.at(-1)?.because).toBe(
      `计划建成日期经自行调整（台账第${life.facts.adjustments[0]!.seq}号）改定，重新计算`,
    );
  });

  it('case 65: not a change of goals, be the amount 1%', () =>
    expect(codes(itemised(), { goalsUnchanged: false, ...cut('软件开发', '500000000', '490000000') })).toEqual([
      'goalsUnchanged',
    ]));

  it('case 66: not on another ground than (一) or (三); (二) cannot be chosen, and says why', () => {
    const small = cut('软件开发', '500000000', '490000000');
    expect(said(itemised(), { ground: 'NONE', ...small })).toEqual([
      '不属于可以自行调整的情形：第（一）项和第（三）项均不符合。',
    ]);
    expect(said(itemised(), { ground: 'GROUND_2', ...small })).toEqual([
      '第（二）项的官方文字未得：所依据的文本缺这一项，系统不作推测，不能据以自行调整。',
    ]);
    expect(codes(itemised(), { ground: 'GROUND_1', ...small })).toEqual([]);
  });

  it('is told each condition that fails, with its figure and the way of a change', () => {
    const refusals = adjusting(itemised(), {
      ground: 'NONE',
      withinBudget: false,
      goalsUnchanged: false,
      contentNeedsAdjusting: false,
      items: moves(['软件开发', '500000000', '700000000']),
    });
    expect(refusals.map(({ code, article }) => [code, article])).toEqual(
      [
        'withinBudget',
        'goalsUnchanged',
        'contentNeedsAdjusting',
        'totalNotIncreased',
        'within15Percent',
        'groundOfAdjustment',
      ].map((code) => [code, 26]),
    );
    expect(refusals[3]!.says).toBe('调整后各科目合计1,200万元，超过批复总投资1,000万元，增加200万元。');
    expect(refusals[4]!.says).toBe('调整金额200万元，占概算总投资20%，超过15%。');
    for (const { instead } of refusals) expect(instead).toMatchObject([{ act: 'requestChange', title: '申请变更' }]);
  });

  it('begins anew from line items that were approved again, and from nothing else', () => {
    const life = adjusted(itemised(), cut('软件开发', '500000000', '360000000').items);
    changing(life).do(
      'approveChange',
      'development-reform',
      { ...REPLY_TO_CHANGE, content: '增加协同审批模块' },
      { documents: REPLY_DOCUMENTS },
    );
    expect(codes(life, cut('硬件设备', '300000000', '280000000'))).toEqual(['within15Percent']);
    const items = [
      { item: '软件开发', amount: '500000000' },
      { item: '硬件设备', amount: '500000000' },
    ];
    changing(life, { items }).do(
      'approveChange',
      'development-reform',
      { ...REPLY_TO_CHANGE, items },
      { documents: REPLY_DOCUMENTS },
    );
    expect(codes(life, cut('硬件设备', '500000000', '350000000'))).toEqual([]);
  });

  it('states the line items itself where no reply brought any, in their sum the approved total', () => {
    const life = underConstruction();
    expect(codes(life, cut('软件开发', '500000000', '400000000'))).toEqual(['itemsStand']);
    const whole = moves(['软件开发', '600000000', '500000000'], ['硬件设备', '400000000', '500000000']);
    adjusted(life, whole);
    expect(codes(life, cut('硬件设备', '400000000', '350000000'))).toEqual(['itemsStand']);
    expect(codes(life, cut('硬件设备', '500000000', '550000001'))).toEqual(['totalNotIncreased', 'within15Percent']);
  });
});

describe('the filing of an adjustment', () => {
  it('case 68: that comes late is past our date, and the adjustment stands', () => {
    const life = settled(itemised());
    const { items } = cut('软件开发', '500000000', '450000000');
    life
      .do('adjust', UNIT, { ...ADJUSTMENT, items }, { on: '2026-03-02', documents: ADJUSTMENT_DOCUMENTS })
      .until('2026-03-20');
    expect(life.duty('ADJUSTMENT_FILING')).toMatchObject({ effectiveOn: '2026-03-09', overdueSince: undefined });
    const sent = { recipients: ['development-reform', 'finance', 'big-data'] };
    expect(
      life.codes(
        'fileAdjustment',
        UNIT,
        { recipients: ['development-reform', 'finance'] },
        { documents: ADJUSTMENT_DOCUMENTS },
      ),
    ).toEqual(['sentToAllThree']);
    life.do('fileAdjustment', UNIT, sent, { on: '2026-03-20', documents: ADJUSTMENT_DOCUMENTS });
    expect(life.duty('ADJUSTMENT_FILING')).toMatchObject({ dischargedOn: '2026-03-20' });
    expect(life.facts.adjustments).toHaveLength(1);
    const { seq } = life.facts.adjustments[0]!.filed!;
    expect(life.codes('acknowledgeReceipt', 'finance', { of: seq })).toEqual([]);
  });
});

describe('the three that object', () => {
  it('order rectification about the adjustment, under article 35', () => {
    const life = adjusted(itemised(), cut('软件开发', '500000000', '450000000').items);
    const { seq } = life.facts.adjustments[0]!;
    const order = { ground: 'ART35', violation: '不符合自行调整的条件', servedOn: '2026-03-02', dueOn: '2026-04-01' };
    const given = { ...settledOn(life, '2026-03-02'), documents: ['rectificationOrder'] as const };
    for (const by of ['development-reform', 'finance', 'big-data'])
      for (const about of [{ line: seq }, { duty: 'ADJUSTMENT_FILING', key: String(seq) }])
        expect(life.codes('orderRectification', by, { ...order, about }, given), by).toEqual([]);
  });
});

describe('after completion', () => {
  it('case 69: nothing is adjusted or changed any more', () => {
    for (const act of ['adjust', 'requestChange']) {
      const input = act === 'adjust' ? { ...ADJUSTMENT, content: '增加模块' } : { reason: '业务', content: '增加模块' };
      const given = {
        ...settledOn(completed(), '2026-04-01'),
        documents: ['adjustmentStatement', 'changeRequest'] as const,
      };
      expect(completed(UPPER).refusals(act, UNIT, input, given)).toMatchObject([
        { code: 'wrongStage', needless: true },
      ]);
    }
  });
});
