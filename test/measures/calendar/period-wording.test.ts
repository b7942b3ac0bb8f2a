// test support
import { describe, expect, it } from 'vitest';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { periodEnd, type DueRule } from '../../../measures/calendar/period.ts';
import { calendarOf } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);
const halfAYear: DueRule = { rule: 'months', months: 6, rolling: 'FORWARD' };

describe('the explanation of a date', () => {
  it.each<[string, DueRule, { event: string; on: string }, string]>([
    [
      'names the holiday that moved it',
      halfAYear,
      { event: '建成', on: '2025-04-01' },
      '自“建成”（2025年4月1日，周二）的次日起算，满6个月为2025年10月1日（周三，国庆节、中秋节假期）；' +
        '最后一日是休息日（2025年10月1日至10月8日国庆节、中秋节假期），以休息日结束的次日2025年10月9日（周四）为最后一日（参照《民法典》第二百零三条）。',
    ],
    [
      'says why a Saturday stays, and that the month was too short',
      halfAYear,
      { event: '建成', on: '2025-08-31' },
      '自“建成”（2025年8月31日，周日）的次日起算，满6个月为2026年2月28日（周六，春节调休上班日）；该月没有31日，以该月最后一日为准；该日为工作日，不顺延。',
    ],
    [
      'names the arrangement it waits for',
      halfAYear,
      { event: '建成', on: '2026-08-31' },
      '自“建成”（2026年8月31日，周一）的次日起算，满6个月为2027年2月28日（周日）；该月没有31日，以该月最后一日为准；' +
        '最后一日是休息日（2027年2月28日周日），以休息日结束的次日2027年3月1日（周一）为最后一日（参照《民法典》第二百零三条）；' +
        '尚无2027年放假安排，暂按周末推算，安排公布后重新计算。',
    ],
    [
      'says that an opening day does not move',
      { rule: 'months', months: 12, rolling: 'NONE' },
      { event: '验收通过', on: '2024-10-01' },
      '自“验收通过”（2024年10月1日，周二）的次日起算，满12个月为2025年10月1日（周三，国庆节、中秋节假期）；该日不因休息日移动。',
    ],
    [
      'keeps the limit of a year end apart from its target',
      { rule: 'yearEnd', year: 2022 },
      { event: '开工', on: '2022-03-01' },
      '起因为“开工”（2022年3月1日，周二），须在2022年年底前完成，即2022年12月31日（周六，元旦假期）；期限截至该日24时，不因休息日顺延；' +
        '该日是休息日（2022年12月31日元旦假期），宜在此前最后一个工作日2022年12月30日（周五）办结。',
    ],
    [
      'warns of a rest day chosen by a person',
      { rule: 'fixed', on: '2026-05-02' },
      { event: '准予延期', on: '2026-03-02' },
      '起因为“准予延期”（2026年3月2日，周一），日期由人指定为2026年5月2日（周六，劳动节假期），不因休息日移动；请注意：指定的这一天是休息日。',
    ],
    [
      'lists what a count of working days passed over',
      { rule: 'workingDays', days: 5 },
      { event: '发现严重问题', on: '2025-09-26' },
      '自“发现严重问题”（2025年9月26日，周五）的次日起算，第5个工作日为2025年10月10日（周五）；' +
        '其间不计休息日2025年9月27日周六，2025年10月1日至10月8日国庆节、中秋节假期；计入2025年9月28日国庆节、中秋节调休上班日。',
    ],
    [
      'is short for a plain count of days',
      { rule: 'days', days: 30, rolling: 'FORWARD' },
      { event: '验收通过', on: '2026-03-02' },
      '自“验收通过”（2026年3月2日，周一）的次日起算，满30日为2026年4月1日（周三）；该日为工作日，不顺延。',
    ],
    [
      'says of a year end that is a working day that it is one',
      { rule: 'yearEnd', year: 2025 },
      { event: '开工', on: '2025-03-03' },
      '起因为“开工”（2025年3月3日，周一），须在2025年年底前完成，即2025年12月31日（周三）；期限截至该日24时，不因休息日顺延；该日为工作日。',
    ],
    [
      'names the rest days before a year end in their order',
      { rule: 'yearEnd', year: 2023 },
      { event: '开工', on: '2023-03-01' },
      '起因为“开工”（2023年3月1日，周三），须在2023年年底前完成，即2023年12月31日（周日）；期限截至该日24时，不因休息日顺延；' +
        '该日是休息日（2023年12月30日周六，2023年12月31日周日），宜在此前最后一个工作日2023年12月29日（周五）办结。',
    ],
    [
      'names both years of a rest that lies in two',
      { rule: 'days', days: 30, rolling: 'FORWARD' },
      { event: '验收通过', on: '2022-12-01' },
      '自“验收通过”（2022年12月1日，周四）的次日起算，满30日为2022年12月31日（周六，元旦假期）；' +
        '最后一日是休息日（2022年12月31日至2023年1月2日元旦假期），以休息日结束的次日2023年1月3日（周二）为最后一日（参照《民法典》第二百零三条）。',
    ],
    [
      'L31: does not say of a day that nobody set that somebody did',
      { rule: 'fixed', on: '2026-11-01', as: '系统惯例的起始日' },
      { event: '2026年度处于建设期', on: '2026-01-01' },
      '起因为“2026年度处于建设期”（2026年1月1日，周四），系统惯例的起始日为2026年11月1日（周日），不因休息日移动。',
    ],
    [
      'L31: says of a day chosen in a year not yet decreed nothing of arrangements, which cannot move it',
      { rule: 'fixed', on: '2027-05-03' },
      { event: '准予延期', on: '2026-11-02' },
      '起因为“准予延期”（2026年11月2日，周一），日期由人指定为2027年5月3日（周一），不因休息日移动。',
    ],
    [
      'has nothing to list where working days follow one another',
      { rule: 'workingDays', days: 3 },
      { event: '退回', on: '2026-03-02' },
      '自“退回”（2026年3月2日，周一）的次日起算，第3个工作日为2026年3月5日（周四）。',
    ],
    [
      'lists rest days alone where none is made up for',
      { rule: 'workingDays', days: 1 },
      { event: '退回', on: '2026-03-06' },
      '自“退回”（2026年3月6日，周五）的次日起算，第1个工作日为2026年3月9日（周一）；其间不计休息日2026年3月7日周六，2026年3月8日周日。',
    ],
    [
      'lists make-up days alone where nothing was passed over',
      { rule: 'workingDays', days: 1 },
      { event: '退回', on: '2026-02-27' },
      '自“退回”（2026年2月27日，周五）的次日起算，第1个工作日为2026年2月28日（周六，春节调休上班日）；计入2026年2月28日春节调休上班日。',
    ],
    [
      'names every arrangement that working days wait for, once',
      { rule: 'workingDays', days: 2 },
      { event: '退回', on: '2027-12-30' },
      '自“退回”（2027年12月30日，周四）的次日起算，第2个工作日为2028年1月3日（周一）；其间不计休息日2028年1月1日周六，2028年1月2日周日；' +
        '尚无2027、2028年放假安排，暂按周末推算，安排公布后重新计算。',
    ],
    [
      'does not wait for an arrangement that decides the day of the event only',
      { rule: 'workingDays', days: 1 },
      { event: '退回', on: '2026-12-24' },
      '自“退回”（2026年12月24日，周四）的次日起算，第1个工作日为2026年12月25日（周五）。',
    ],
    [
      'waits only for arrangements of days that were looked at, be it the last one alone',
      halfAYear,
      { event: '建成', on: '2027-09-30' },
      '自“建成”（2027年9月30日，周四）的次日起算，满6个月为2028年3月30日（周四）；该日为工作日，不顺延；' +
        '尚无2028年放假安排，暂按周末推算，安排公布后重新计算。',
    ],
    [
      'names no arrangement for the days that are settled',
      { rule: 'workingDays', days: 2 },
      { event: '退回', on: '2026-12-24' },
      '自“退回”（2026年12月24日，周四）的次日起算，第2个工作日为2026年12月28日（周一）；其间不计休息日2026年12月26日周六，2026年12月27日周日；' +
        '尚无2027年放假安排，暂按周末推算，安排公布后重新计算。',
    ],
    [
      'keeps apart what has one reason and does not adjoin',
      { rule: 'workingDays', days: 6 },
      { event: '发现严重问题', on: '2025-09-26' },
      '自“发现严重问题”（2025年9月26日，周五）的次日起算，第6个工作日为2025年10月11日（周六，国庆节、中秋节调休上班日）；' +
        '其间不计休息日2025年9月27日周六，2025年10月1日至10月8日国庆节、中秋节假期；' +
        '计入2025年9月28日国庆节、中秋节调休上班日，2025年10月11日国庆节、中秋节调休上班日。',
    ],
  ])('%s', (_, rule, anchor, text) => {
    expect(periodEnd(rule, anchor, calendar).text).toBe(text);
  });

  it('names its rule and the edition of the calendar', () => {
    const of = (rule: DueRule) => periodEnd(rule, { event: '建成', on: '2025-04-01' }, calendar);
    expect(of(halfAYear).rule).toBe('满6个月');
    expect(of({ rule: 'days', days: 30, rolling: 'NONE' }).rule).toBe('满30日');
    expect(of({ rule: 'workingDays', days: 15 }).rule).toBe('15个工作日内');
    expect(of({ rule: 'fixed', on: '2025-05-06' }).rule).toBe('指定日期');
    expect(of({ rule: 'yearEnd', year: 2025 }).rule).toBe('2025年年底前');
    expect(of(halfAYear).edition).toBe(calendar.edition);
  });
});
