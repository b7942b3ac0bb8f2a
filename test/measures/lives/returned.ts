// R1, E4, case 35: what was handed in comes back, and is corrected in time, too late, or not at all.
import { begun, completed, inCombinedReview } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';
const FROM_15 = 'unit handler+head+leader, department handler+leader, big-data handler';
const AT_30 = 'unit handler+head+leader, department handler+leader, development-reform handler, finance handler';
const BUREAU = 'big-data handler';

/** Of 10 September 2025: 10 March 2026, a Tuesday. */
const OF_SEPTEMBER = [begun('2025-01-06', '2025-12-31'), completed('2025-09-10', '2025-09-11')];

/** Of 31 August 2025: 28 February 2026, a Saturday that is worked. */
const OF_AUGUST = [begun('2025-03-03', '2025-12-01'), completed('2025-08-31', '2025-09-02')];

export const RETURNED: readonly LifeTable[] = [
  {
    title: 'a request for extension is returned, back within its time and granted: never late, though the date passed',
    class: 'upper',
    acts: [
      ...OF_SEPTEMBER,
      ['2026-02-27', 'unit', 'requestExtension', { until: '2026-05-29' }],
      ['2026-03-04', 'big-data', 'returnExtension', { correctBy: '2026-03-18' }],
      ['2026-03-17', 'unit', 'requestExtension', { until: '2026-05-29' }],
      ['2026-03-24', 'big-data', 'grantExtension', { until: '2026-05-29' }],
      ['2026-05-08', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-09-11', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-01-09', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      // 8 February is a Sunday.
      ['2026-02-06 Fri', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-03-03', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-03-10', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      // 15 March is a Sunday.
      ['2026-03-13 Fri', 'CORRECTION', '剩余5天', UNIT],
      ['2026-03-30', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-04-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
    ],
    stands: [
      ['2026-03-11', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-03-10, awaits 退回材料待补正 until 2026-03-18' }],
      ['2026-03-17', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-03-10, awaits 延期申请待审批 until 2026-05-29' }],
      ['2026-03-24', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29' }],
      ['2026-05-08', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29, met 2026-05-08' }],
    ],
  },
  {
    title:
      'a request for extension is returned and back five days too late: it rests no longer, and the grant takes no lateness away',
    class: 'upper',
    acts: [
      ...OF_SEPTEMBER,
      ['2026-02-27', 'unit', 'requestExtension', { until: '2026-05-29' }],
      // No date is set: ten working days from 4 March, a date of ours, 18 March.
      ['2026-03-04', 'big-data', 'returnExtension'],
      ['2026-03-23', 'unit', 'requestExtension', { until: '2026-05-29' }],
      ['2026-04-03', 'big-data', 'grantExtension', { until: '2026-05-29' }],
      ['2026-05-25', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-09-11', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-01-09', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-02-06', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-03-03', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-03-10', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-03-13', 'CORRECTION', '剩余5天', UNIT],
      ['2026-03-18', 'CORRECTION', '今日到期', UNIT],
      ['2026-03-19', 'CORRECTION', '已过建议办结日期1天', 'unit handler+head, big-data handler'],
      ['2026-03-19', 'ACCEPTANCE_APPLICATION', '逾期9天', FROM_1],
      ['2026-03-25', 'ACCEPTANCE_APPLICATION', '逾期15天', FROM_15],
      // Asked anew on 23 March: ten working days end on 7 April, three days before is 清明.
      ['2026-04-03 Fri', 'EXTENSION_DECISION', '剩余4天', BUREAU],
      ['2026-04-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-05-22', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
    ],
    stands: [
      ['2026-03-18', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-03-10, awaits 退回材料待补正 until 2026-03-18' }],
      [
        '2026-03-19',
        '红',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-03-10, late since 2026-03-11',
          CORRECTION: 'last day 2026-03-18',
        },
      ],
      ['2026-03-23', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-03-10, late since 2026-03-11' }],
      ['2026-04-03', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29, late since 2026-03-11' }],
    ],
  },
  {
    title: 'an application is returned twice and back in time twice: it was in on its first day',
    class: 'upper',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      completed('2025-09-30', '2025-10-09'),
      ['2026-03-26', 'unit', 'applyForAcceptance'],
      ['2026-04-02', 'big-data', 'returnForCorrection', { correctBy: '2026-04-20' }],
      ['2026-04-15', 'unit', 'resubmit'],
      ['2026-04-28', 'big-data', 'returnForCorrection', { correctBy: '2026-05-12' }],
      ['2026-05-11', 'unit', 'resubmit'],
      ['2026-05-20', 'big-data', 'passAcceptance', { concludedOn: '2026-05-20' }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-10-09 Thu', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-01-29', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-02-28 Sat', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-03-23', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      // To be examined by 29 April; 26 April is a Sunday.
      ['2026-04-24 Fri', 'CORRECTION_REVIEW', '剩余5天', BUREAU],
      // A month after the last day; what came back a second time waits for the unit.
      ['2026-04-30', 'ACCEPTANCE_APPLICATION', '退回材料待补正', UNIT],
      // A Saturday that is worked for Labour Day.
      ['2026-05-09 Sat', 'CORRECTION', '剩余3天', UNIT],
    ],
    reads: [
      // The date has passed: nothing can be asked for before it.
      ['2026-04-30', 'ACCEPTANCE_APPLICATION', UNIT, 'does not say', '请在截止日期（含当日）以前'],
      // What ends the examination is a decision, not another return.
      ['2026-04-24', 'CORRECTION_REVIEW', BUREAU, 'does not say', '对本项目办理「退回补正」'],
    ],
    stands: [
      ['2026-04-02', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-03-30, awaits 退回材料待补正 until 2026-04-20' }],
      [
        '2026-04-15',
        '黄',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-03-30, met 2026-03-26',
          CORRECTION: 'last day 2026-04-20, awaits 补正材料待审核',
        },
      ],
      [
        '2026-04-28',
        '黄',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-03-30, awaits 退回材料待补正 until 2026-05-12',
          'CORRECTION #1': 'last day 2026-04-20, met 2026-04-15',
        },
      ],
      [
        '2026-05-20',
        '绿',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-03-30, met 2026-03-26',
          'CORRECTION #2': 'last day 2026-05-12, met 2026-05-11',
        },
      ],
    ],
  },
  {
    title:
      'an application is returned and back seven weeks too late: it counts on the day it came back, and the bureau that examines it is late in turn',
    class: 'upper',
    acts: [
      ...OF_AUGUST,
      ['2026-02-25', 'unit', 'applyForAcceptance'],
      ['2026-03-05', 'big-data', 'returnForCorrection', { correctBy: '2026-03-19' }],
      ['2026-05-06', 'unit', 'resubmit'],
      ['2026-06-25', 'big-data', 'passAcceptance', { concludedOn: '2026-06-25' }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-09-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-30', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-01-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-02-14', 'ACCEPTANCE_APPLICATION', '剩余14天', UNIT],
      ['2026-03-16', 'CORRECTION', '剩余3天', UNIT],
      ['2026-03-19', 'CORRECTION', '今日到期', UNIT],
      // A date that the bureau set: 逾期.
      ['2026-03-20', 'CORRECTION', '逾期1天', 'unit handler+head, big-data handler'],
      ['2026-03-20', 'ACCEPTANCE_APPLICATION', '逾期20天', FROM_15],
      ['2026-03-30', 'ACCEPTANCE_APPLICATION', '逾期30天', AT_30],
      ['2026-03-30', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', BUREAU],
      ['2026-04-20', 'CORRECTION', '逾期32天', 'unit handler+head+leader, big-data handler'],
      ['2026-04-30', 'ACCEPTANCE_APPLICATION', '逾期61天', `${AT_30}, big-data handler`],
      // Ten working days from 6 May, the 9th among them: 19 May; 16 May is a Saturday.
      ['2026-05-15 Fri', 'CORRECTION_REVIEW', '剩余4天', BUREAU],
      ['2026-05-20', 'CORRECTION_REVIEW', '已过建议办结日期1天', 'big-data handler+head'],
      ['2026-06-03', 'CORRECTION_REVIEW', '已过建议办结日期15天', 'big-data handler+head+leader'],
      ['2026-06-20', 'CORRECTION_REVIEW', '已过建议办结日期32天', 'big-data handler+head+leader'],
      ['2026-06-06 Sat', 'CORRECTION', '补正材料待审核', UNIT],
    ],
    stands: [
      ['2026-03-05', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, awaits 退回材料待补正 until 2026-03-19' }],
      [
        '2026-03-20',
        '红',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-02-28, late since 2026-03-01',
          CORRECTION: 'last day 2026-03-19, late since 2026-03-20',
        },
      ],
      [
        '2026-05-06',
        '黄',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-02-28, late since 2026-03-01, met 2026-05-06',
          CORRECTION: 'last day 2026-03-19, late since 2026-03-20, awaits 补正材料待审核',
        },
      ],
      ['2026-06-25', '绿'],
    ],
  },
  {
    title:
      'a report is returned before its approval and never corrected: past a date of ours, until the project is withdrawn',
    class: 'lower',
    begins: inCombinedReview,
    acts: [
      // Ten working days: 9 February.
      ['2026-01-26', 'development-reform', 'returnForCorrection'],
      ['2026-03-20', 'unit', 'withdraw'],
    ],
    until: '2026-12-31',
    said: [
      ['2026-02-06', 'CORRECTION', '剩余3天', UNIT],
      ['2026-02-09 Mon', 'CORRECTION', '今日到期', UNIT],
      ['2026-02-10', 'CORRECTION', '已过建议办结日期1天', 'unit handler+head, development-reform handler'],
      ['2026-03-10', 'CORRECTION', '已过建议办结日期29天', 'unit handler+head+leader, development-reform handler'],
    ],
    stands: [
      ['2026-01-26', '黄', { CORRECTION: 'last day 2026-02-09' }],
      ['2026-02-10', '黄', { CORRECTION: 'last day 2026-02-09' }],
      ['2026-03-20', '无', { CORRECTION: 'last day 2026-02-09, fell away' }],
    ],
  },
];
