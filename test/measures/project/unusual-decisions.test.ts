// What is lawful about a date or a sum and yet unusual: said to whoever decides.
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../dossier.ts';
import { designInReview, REPLY, TECHNICAL, UNIT, withOpinions } from '../lawful-lives.ts';
import { sentence } from '../saying.ts';
import { accepted, completed, LOWER, selfEvaluated, underConstruction, UPPER } from './acts/built-lives.ts';
import { codesOf, instrumentOn, saysOf, settled } from './warned-life.ts';

const ORDER = {
  ground: 'ART35',
  violation: '未按要求共享数据',
  servedOn: '2026-03-09',
  dueOn: '2026-04-30',
  documents: [],
};

describe('an extension', () => {
  // Due on 2026-09-16; the longest first extension runs to 2027-03-16.
  const asked = () => {
    const life = settled(completed(UPPER)).do('acknowledgeReceipt', 'big-data', { of: 2 }, { on: '2026-08-19' });
    return life.do(
      'requestExtension',
      UNIT,
      { until: '2026-12-16', reason: '测评排期', documents: [] },
      { on: '2026-08-20' },
    );
  };
  const granted = (input: object) => asked().do('grantExtension', 'big-data', input, { on: '2026-08-25' });

  it('as it was asked for draws no word', () => expect(granted({ until: '2026-12-16' }).last.warnings).toEqual([]));

  it('to a rest day is kept as granted, and its grantor is warned (case 21)', () => {
    const holiday = granted({ until: '2026-10-03' });
    expect(saysOf(holiday)).toEqual([
      [
        'onRestDay',
        '准予延期至2026年10月3日（周六）为休息日（国庆节假期）；由人指定的日期不顺延，其后首个工作日为2026年10月8日（周四）。',
      ],
    ]);
    expect(holiday.duty('ACCEPTANCE_APPLICATION')?.effectiveOn).toBe('2026-10-03');
    expect(holiday.news['big-data']).toMatchObject({ warnings: [{ code: 'onRestDay' }] });
    expect(holiday.news[UNIT]).not.toHaveProperty('warnings');
    expect(saysOf(granted({ until: '2026-11-15' }))).toEqual([
      [
        'onRestDay',
        '准予延期至2026年11月15日（周日）为休息日；由人指定的日期不顺延，其后首个工作日为2026年11月16日（周一）。',
      ],
    ]);
  });

  it('longer than asked for, longer than our practice knows, or one more, says so', () => {
    expect(saysOf(granted({ until: '2026-12-17' }))).toEqual([
      ['beyondAsked', '申请延期至2026年12月16日（周三），准予延期至2026年12月17日（周四），长于申请。'],
    ]);
    expect(codesOf(granted({ until: '2027-03-16' })), 'as long as our practice knows').toEqual(['beyondAsked']);
    expect(saysOf(granted({ until: '2027-03-17', override: '国家级测评排期' }))).toMatchObject([
      ['beyondAsked', sentence],
      ['beyondLimit', '准予延期至2027年3月17日（周三），超过系统惯例的最长期限2027年3月16日（周二），属于破例。'],
    ]);
    const again = granted({ until: '2026-11-16' })
      .do('requestExtension', UNIT, { until: '2027-01-15', reason: '仍未完成', documents: [] }, { on: '2026-11-02' })
      .do('grantExtension', 'big-data', { until: '2027-01-15', override: '机构检修' }, { on: '2026-11-03' });
    expect(saysOf(again)).toEqual([['oneMoreExtension', '本项目已准予延期验收1次，再次准予延期属于破例。']]);
  });
});

describe('an order of rectification', () => {
  const ordered = (input: object) =>
    settled(underConstruction()).do('orderRectification', 'finance', { ...ORDER, ...input }, { on: '2026-03-10' });

  it('to a rest day warns whoever gives it, gives it again or moves its date', () => {
    const life = ordered({ dueOn: '2026-05-02' });
    const of = life.seq;
    expect(saysOf(life)).toEqual([
      [
        'onRestDay',
        '整改期限2026年5月2日（周六）为休息日（劳动节假期）；由人指定的日期不顺延，其后首个工作日为2026年5月6日（周三）。',
      ],
    ]);
    expect(codesOf(life.do('changeRectificationDate', 'finance', { of, dueOn: '2026-05-10', reason: '到货' }))).toEqual(
      ['onRestDay'],
    );
    life.do(
      'orderAgain',
      'finance',
      { of, servedOn: '2026-05-11', dueOn: '2026-06-06', reason: '再限期' },
      { on: '2026-05-11' },
    );
    expect(codesOf(life)).toEqual(['onRestDay']);
    expect(codesOf(ordered({}))).toEqual([]);
    expect(codesOf(ordered({ dueOn: '2026-05-09' })), 'a Saturday that is worked').toEqual([]);
  });

  it('drawn up after it was served is a slip worth a word', () => {
    expect(codesOf(ordered({ servedOn: '2026-03-09', ...instrumentOn('2026-03-09') }))).toEqual([]);
    expect(saysOf(ordered({ servedOn: '2026-03-09', ...instrumentOn('2026-03-10') }))).toEqual([
      [
        'instrumentAfterService',
        '决定文书「渝大数据函〔2026〕7号」成文于2026年3月10日（周二），晚于送达日期2026年3月9日（周一）；请核对两个日期。',
      ],
    ]);
  });
});

describe('on the way', () => {
  it('a design a tenth above the feasibility reply draws a word', () => {
    const approving = (total: string) =>
      settled(withOpinions(designInReview({ estimatedTotal: UPPER }), [...TECHNICAL, 'designContent'])).do(
        'approveDesign',
        'development-reform',
        { ...REPLY, total },
        { documents: ['approvalReply'] },
      );
    expect(codesOf(approving('3300000000'))).toEqual([]);
    expect(saysOf(approving('3300000001'))).toMatchObject([
      ['aboveFeasibilityReply', expect.stringContaining('超过可行性研究报告批复的3,000万元一成以上')],
    ]);
  });

  it('what goes into operation without a catalogue number or a filed acceptance is told to its unit', () => {
    const into = (life: Life, input: object) =>
      settled(life).do('putIntoOperation', UNIT, { operationOn: '2026-06-01', ...input }, { on: '2026-06-02' });
    expect(into(accepted(LOWER), {}).last.warnings).toEqual([
      { code: 'notInCatalogue', article: 31, says: sentence },
      { code: 'acceptanceNotFiled', article: 28, says: sentence },
    ]);
    expect(into(accepted(UPPER), { catalogueEntry: 'ZML-1' }).last.warnings).toEqual([]);
    expect(into(accepted(LOWER), {}).news, 'the answer says it; no letter to oneself').toEqual({});
  });

  it('a project closed without a post-evaluation will lack its report when it is built upon (case 87)', () => {
    const life = settled(selfEvaluated()).do(
      'close',
      'big-data',
      {},
      { on: '2027-08-02', documents: ['archiveChecklist'] },
    );
    expect(life.last.warnings).toEqual([{ code: 'noPostEvaluation', article: 14, says: sentence }]);
  });
});
