// Articles 28 and 30: how an acceptance ends. A unit's own conclusion counts on its date, if need be once big-data has confirmed it;
// a failed acceptance is done again.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const WITH_BUREAU = 'unit handler+head, big-data handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';
const FROM_15 = 'unit handler+head+leader, department handler+leader, big-data handler';
const AT_30 = 'unit handler+head+leader, department handler+leader, development-reform handler, finance handler';
const BUREAU = 'big-data handler';

export const CONCLUDED: readonly LifeTable[] = [
  {
    title:
      'an own acceptance concluded in time is recorded seven weeks later: once the bureau confirms its date, it was never late',
    class: 'lower',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      completed('2025-08-15', '2025-08-18'),
      ['2026-04-03', 'unit', 'conveneAcceptance', { convenedOn: '2026-02-03' }],
      ['2026-04-03', 'unit', 'passAcceptance', { concludedOn: '2026-02-10' }],
      ['2026-04-08', 'unit', 'fileAcceptanceResult'],
      ['2026-04-17', 'big-data', 'confirmConclusionDate', { confirmed: true }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-08-18', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2025-12-26', 'ACCEPTANCE_ORGANISATION', '剩余60天', UNIT],
      ['2026-01-23', 'ACCEPTANCE_ORGANISATION', '剩余32天', UNIT],
      ['2026-02-14', 'ACCEPTANCE_ORGANISATION', '剩余10天', UNIT],
      ['2026-02-24', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2026-02-25', 'ACCEPTANCE_ORGANISATION', '逾期1天', FROM_1],
      ['2026-03-11', 'ACCEPTANCE_ORGANISATION', '逾期15天', FROM_15],
      ['2026-03-26', 'ACCEPTANCE_ORGANISATION', '逾期30天', AT_30],
      ['2026-03-26', 'ACCEPTANCE_ORGANISATION', '代拟稿待审定', BUREAU],
      // Fifteen working days from 10 February ended on 9 March.
      ['2026-04-03', 'ACCEPTANCE_RESULT_FILING', '已过建议办结日期25天', WITH_BUREAU],
      // To be confirmed by 20 April.
      ['2026-04-17', 'CONCLUSION_DATE_CONFIRMATION', '剩余3天', BUREAU],
    ],
    stands: [
      ['2026-04-02', '红', { ACCEPTANCE_ORGANISATION: 'last day 2026-02-24, late since 2026-02-25' }],
      ['2026-04-03', '黄', { ACCEPTANCE_RESULT_FILING: 'last day 2026-03-09' }],
      ['2026-04-17', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-02-24, met 2026-02-10' }],
    ],
  },
  {
    title:
      'the bureau examines a late recorded conclusion late, and does not confirm it: met on the day it was recorded',
    class: 'lower',
    acts: [
      begun('2025-03-03', '2025-12-31'),
      // Two days before December: no year-end report (case 49).
      completed('2025-11-28', '2025-12-01'),
      ['2026-07-06', 'unit', 'conveneAcceptance', { convenedOn: '2026-05-22' }],
      ['2026-07-06', 'unit', 'passAcceptance', { concludedOn: '2026-05-25' }],
      ['2026-07-08', 'unit', 'fileAcceptanceResult'],
      ['2026-08-10', 'big-data', 'confirmConclusionDate', { confirmed: false, reason: '结论未附专家签字' }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2025-12-01', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      // 29 March is a Sunday.
      ['2026-03-27 Fri', 'ACCEPTANCE_ORGANISATION', '剩余62天', UNIT],
      ['2026-04-28', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-05-21', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-05-28', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2026-05-29', 'ACCEPTANCE_ORGANISATION', '逾期1天', FROM_1],
      ['2026-06-12', 'ACCEPTANCE_ORGANISATION', '逾期15天', FROM_15],
      ['2026-06-27', 'ACCEPTANCE_ORGANISATION', '逾期30天', AT_30],
      ['2026-06-27', 'ACCEPTANCE_ORGANISATION', '代拟稿待审定', BUREAU],
      ['2026-07-06', 'ACCEPTANCE_RESULT_FILING', '已过建议办结日期21天', WITH_BUREAU],
      ['2026-07-17', 'CONCLUSION_DATE_CONFIRMATION', '剩余3天', BUREAU],
      ['2026-07-21', 'CONCLUSION_DATE_CONFIRMATION', '已过建议办结日期1天', 'big-data handler+head'],
      ['2026-08-04', 'CONCLUSION_DATE_CONFIRMATION', '已过建议办结日期15天', 'big-data handler+head+leader'],
      // A month after it was recorded.
      ['2026-08-06', 'ACCEPTANCE_ORGANISATION', '验收结论日期待确认', UNIT],
    ],
    reads: [
      ['2026-08-06', 'ACCEPTANCE_ORGANISATION', UNIT, 'says', '现无须另行办理'],
      ['2026-08-06', 'ACCEPTANCE_ORGANISATION', UNIT, 'does not say', '延期验收申请'],
    ],
    stands: [
      ['2025-12-01', '绿', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31, fell away' }],
      ['2026-07-05', '红', { ACCEPTANCE_ORGANISATION: 'last day 2026-05-28, late since 2026-05-29' }],
      ['2026-07-06', '黄', { ACCEPTANCE_RESULT_FILING: 'last day 2026-06-15' }],
      ['2026-08-10', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-05-28, late since 2026-05-29, met 2026-07-06' }],
    ],
  },
  {
    title: 'an acceptance fails; the day the bureau set for another application passes by five weeks',
    class: 'upper',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      completed('2025-06-30', '2025-07-01'),
      ['2025-12-22', 'unit', 'applyForAcceptance'],
      ['2026-01-20', 'big-data', 'failAcceptance', { concludedOn: '2026-01-20', reapplyOn: '2026-04-20' }],
      ['2026-05-25', 'unit', 'reapplyForAcceptance'],
      ['2026-06-15', 'big-data', 'passAcceptance', { concludedOn: '2026-06-15' }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-07-01', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-10-31', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      // 30 November is a Sunday.
      ['2025-11-28 Fri', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-01-20', 'ACCEPTANCE_REAPPLICATION', '新增应办事项', UNIT],
      // 5 April is 清明.
      ['2026-04-03 Fri', 'ACCEPTANCE_REAPPLICATION', '剩余17天', UNIT],
      ['2026-04-20', 'ACCEPTANCE_REAPPLICATION', '今日到期', UNIT],
      ['2026-04-21', 'ACCEPTANCE_REAPPLICATION', '逾期1天', WITH_BUREAU],
      ['2026-05-21', 'ACCEPTANCE_REAPPLICATION', '逾期31天', 'unit handler+head+leader, big-data handler'],
    ],
    stands: [
      [
        '2026-01-20',
        '绿',
        {
          ACCEPTANCE_APPLICATION: 'last day 2025-12-30, met 2025-12-22',
          ACCEPTANCE_REAPPLICATION: 'last day 2026-04-20',
        },
      ],
      ['2026-03-20', '绿'],
      ['2026-03-21', '黄'],
      ['2026-04-21', '红', { ACCEPTANCE_REAPPLICATION: 'last day 2026-04-20, late since 2026-04-21' }],
      ['2026-05-25', '无', { ACCEPTANCE_REAPPLICATION: 'last day 2026-04-20, late since 2026-04-21, met 2026-05-25' }],
    ],
  },
  {
    title: 'an own acceptance fails twice: the days that the unit set itself are no dates of an authority',
    class: 'lower',
    acts: [
      begun('2025-03-03', '2026-06-30'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      completed('2026-01-15', '2026-01-16'),
      ['2026-06-10', 'unit', 'conveneAcceptance', { convenedOn: '2026-06-10' }],
      ['2026-06-12', 'unit', 'failAcceptance', { concludedOn: '2026-06-12', reapplyOn: '2026-08-28' }],
      ['2026-09-01', 'unit', 'reapplyForAcceptance', { convenedOn: '2026-09-01' }],
      ['2026-09-08', 'unit', 'failAcceptance', { concludedOn: '2026-09-08', reapplyOn: '2026-10-09' }],
      ['2026-10-09', 'unit', 'reapplyForAcceptance', { convenedOn: '2026-10-09' }],
      ['2026-10-16', 'unit', 'passAcceptance', { concludedOn: '2026-10-16' }],
      ['2026-10-20', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-16', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2026-05-15', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-12', 'ACCEPTANCE_REAPPLICATION', '新增应办事项', UNIT],
      ['2026-08-13', 'ACCEPTANCE_REAPPLICATION', '剩余15天', UNIT],
      ['2026-08-28', 'ACCEPTANCE_REAPPLICATION', '今日到期', UNIT],
      ['2026-08-29', 'ACCEPTANCE_REAPPLICATION', '已过建议办结日期1天', WITH_BUREAU],
      ['2026-09-08', 'ACCEPTANCE_REAPPLICATION', '新增应办事项', UNIT],
      // The day before 中秋 (25 to 27 September).
      ['2026-09-24 Thu', 'ACCEPTANCE_REAPPLICATION', '剩余15天', UNIT],
      ['2026-10-09', 'ACCEPTANCE_REAPPLICATION', '今日到期', UNIT],
      ['2026-10-16', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      // Organised, if without success: the duty of article 28 is met (case 36).
      ['2026-06-12', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, met 2026-06-12' }],
      ['2026-08-29', '黄', { ACCEPTANCE_REAPPLICATION: 'last day 2026-08-28' }],
      [
        '2026-10-09',
        '无',
        {
          'ACCEPTANCE_REAPPLICATION #1': 'last day 2026-08-28, met 2026-09-01',
          'ACCEPTANCE_REAPPLICATION #2': 'last day 2026-10-09, met 2026-10-09',
        },
      ],
      ['2026-10-16', '黄', { ACCEPTANCE_RESULT_FILING: 'last day 2026-11-06' }],
    ],
  },
];
