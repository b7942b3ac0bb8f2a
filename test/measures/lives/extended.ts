// Article 28, para 2: an extension that is asked for in time or late, granted, refused, taken back, or never answered.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';
const FROM_15 = 'unit handler+head+leader, department handler+leader, big-data handler';
const AT_30 = 'unit handler+head+leader, department handler+leader, development-reform handler, finance handler';
/** What a bureau owes is told to itself alone. */
const BUREAU = 'big-data handler';
const BUREAU_AND_HEAD = 'big-data handler+head';
const BUREAU_AND_LEADER = 'big-data handler+head+leader';

export const EXTENDED: readonly LifeTable[] = [
  {
    title:
      'asked in time and never answered until the day asked for: then the unit is reminded again, and granted late it was never late',
    class: 'upper',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      // Six months: 15 February 2026, the first day of Spring Festival; the last day is the 24th.
      completed('2025-08-15', '2025-08-18'),
      ['2026-02-10', 'unit', 'requestExtension', { until: '2026-04-30' }],
      ['2026-05-20', 'big-data', 'grantExtension', { until: '2026-06-30' }],
      ['2026-06-30', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-08-18', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-26', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      // 25 January is a Sunday; 17 February is in the holiday.
      ['2026-01-23 Fri', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-02-14 Sat', 'ACCEPTANCE_APPLICATION', '剩余10天', UNIT],
      ['2026-02-24', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      // Ten working days from 10 February: 11 to 14 (a worked Saturday), 24 to 28 (the same), 2 March.
      ['2026-02-27', 'EXTENSION_DECISION', '剩余3天', BUREAU],
      ['2026-03-03', 'EXTENSION_DECISION', '已过建议办结日期1天', BUREAU_AND_HEAD],
      ['2026-03-17', 'EXTENSION_DECISION', '已过建议办结日期15天', BUREAU_AND_LEADER],
      ['2026-04-03', 'EXTENSION_DECISION', '已过建议办结日期32天', BUREAU_AND_LEADER],
      ['2026-05-03', 'EXTENSION_DECISION', '已过建议办结日期62天', BUREAU_AND_LEADER],
      ['2026-03-24', 'ACCEPTANCE_APPLICATION', '延期申请待审批', UNIT],
      ['2026-04-24', 'ACCEPTANCE_APPLICATION', '延期申请待审批', UNIT],
      // All that rested, in one; big-data has the draft in its place.
      ['2026-05-01 Fri', 'ACCEPTANCE_APPLICATION', '逾期66天', AT_30],
      ['2026-05-01', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', BUREAU],
      // 31 May is a Sunday.
      ['2026-05-29 Fri', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-06-23', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-06-30', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
    ],
    reads: [
      ['2026-02-24', 'ACCEPTANCE_APPLICATION', UNIT, 'says', '逾期提醒暂停至2026年4月30日'],
      ['2026-05-01', 'ACCEPTANCE_APPLICATION', BUREAU, 'says', '已待决定80天'],
      // Nothing entered the system, and no date changed: it rested.
      ['2026-05-01', 'ACCEPTANCE_APPLICATION', UNIT, 'does not say', '该事项进入系统（或期限变更）时'],
    ],
    stands: [
      ['2026-02-25', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-02-24, awaits 延期申请待审批 until 2026-04-30' }],
      // A date of ours: the bureau is late, and nobody is overdue.
      ['2026-03-03', '黄', { EXTENSION_DECISION: 'last day 2026-03-02' }],
      ['2026-04-30', '黄'],
      ['2026-05-01', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-02-24, late since 2026-02-25' }],
      ['2026-05-20', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-06-30' }],
      ['2026-06-30', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-06-30, met 2026-06-30' }],
    ],
  },
  {
    title:
      'granted twice, each asked in time: the ladder starts again from each new day without a word of what is past',
    class: 'lower',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      // Six months: New Year's Day; the holiday lasts to the 3rd, the 4th is a Sunday that is worked.
      completed('2025-07-01', '2025-07-02'),
      ['2025-12-08', 'unit', 'requestExtension', { until: '2026-03-04' }],
      ['2025-12-15', 'big-data', 'grantExtension', { until: '2026-03-04' }],
      ['2026-02-03', 'unit', 'requestExtension', { until: '2026-05-29' }],
      ['2026-02-10', 'big-data', 'grantExtension', { until: '2026-05-29', override: '测评机构停业整顿' }],
      ['2026-05-12', 'unit', 'conveneAcceptance', { convenedOn: '2026-05-12' }],
      ['2026-05-20', 'unit', 'passAcceptance', { concludedOn: '2026-05-20' }],
      ['2026-06-01', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-07-02', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2025-11-05', 'ACCEPTANCE_ORGANISATION', '剩余60天', UNIT],
      ['2025-12-05', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      // Sixty days before 4 March is 3 January, in the holiday.
      ['2025-12-31 Wed', 'ACCEPTANCE_ORGANISATION', '剩余63天', UNIT],
      ['2026-02-02', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-03-30', 'ACCEPTANCE_ORGANISATION', '剩余60天', UNIT],
      ['2026-04-29', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-05-20', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      ['2025-12-08', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-01-04, awaits 延期申请待审批 until 2026-03-04' }],
      ['2025-12-15', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-03-04' }],
      ['2026-02-10', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-05-29' }],
      ['2026-05-20', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-05-29, met 2026-05-20' }],
      ['2026-06-01', '绿', { ACCEPTANCE_RESULT_FILING: 'last day 2026-06-10, met 2026-06-01' }],
    ],
  },
  {
    title:
      'asked in time and refused three weeks after the date: late from the date, reminded from the refusal (case 39)',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-03-31'),
      ['2025-12-10', 'unit', 'submitYearEndReport', { year: '2025' }],
      // On 31 December still in the construction period: the report was due (case 48).
      completed('2025-12-31', '2026-01-05'),
      ['2026-06-26', 'unit', 'requestExtension', { until: '2026-09-30' }],
      ['2026-07-20', 'big-data', 'refuseExtension'],
      ['2026-08-03', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-05', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      // 1 May is a holiday, 31 May a Sunday.
      ['2026-04-30 Thu', 'ACCEPTANCE_APPLICATION', '剩余61天', UNIT],
      ['2026-05-29 Fri', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-06-23', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-06-30', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-07-07', 'EXTENSION_DECISION', '剩余3天', BUREAU],
      ['2026-07-11 Sat', 'EXTENSION_DECISION', '已过建议办结日期1天', BUREAU_AND_HEAD],
      ['2026-07-20', 'ACCEPTANCE_APPLICATION', '逾期20天', FROM_15],
      ['2026-07-30', 'ACCEPTANCE_APPLICATION', '逾期30天', AT_30],
      ['2026-07-30', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', BUREAU],
    ],
    stands: [
      ['2026-07-01', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-06-30, awaits 延期申请待审批 until 2026-09-30' }],
      ['2026-07-20', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-06-30, late since 2026-07-01' }],
      ['2026-08-03', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-06-30, late since 2026-07-01, met 2026-08-03' }],
    ],
  },
  {
    title: 'asked five days after the date: it stops nothing, and the grant leaves the lateness on record (case 38)',
    class: 'lower',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      completed('2025-10-15', '2025-10-15'),
      ['2026-04-20', 'unit', 'requestExtension', { until: '2026-07-15' }],
      ['2026-05-06', 'big-data', 'grantExtension', { until: '2026-07-15' }],
      ['2026-06-30', 'unit', 'conveneAcceptance', { convenedOn: '2026-06-30' }],
      ['2026-07-10', 'unit', 'passAcceptance', { concludedOn: '2026-07-10' }],
      ['2026-07-20', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-10-15', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2026-02-14 Sat', 'ACCEPTANCE_ORGANISATION', '剩余60天', UNIT],
      ['2026-03-16', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-04-08', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-04-15 Wed', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2026-04-16', 'ACCEPTANCE_ORGANISATION', '逾期1天', FROM_1],
      ['2026-04-30', 'ACCEPTANCE_ORGANISATION', '逾期15天', FROM_15],
      // To be decided by 7 May; three days before is in the Labour Day holiday (1 to 5 May).
      ['2026-04-30 Thu', 'EXTENSION_DECISION', '剩余7天', BUREAU],
      // 16 May is a Saturday.
      ['2026-05-15 Fri', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-15', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-07-08', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-07-10', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      ['2026-04-20', '红', { ACCEPTANCE_ORGANISATION: 'last day 2026-04-15, late since 2026-04-16' }],
      ['2026-05-06', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, late since 2026-04-16' }],
      ['2026-07-10', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, late since 2026-04-16, met 2026-07-10' }],
      ['2026-07-20', '绿', { ACCEPTANCE_RESULT_FILING: 'last day 2026-07-31, met 2026-07-20' }],
    ],
  },
  {
    title: 'asked on the very last day and taken back four days later: what rested is said when it is taken back',
    class: 'lower',
    acts: [
      begun('2025-03-03', '2026-06-30'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      // Entered on a Saturday: the first word is Monday's.
      completed('2026-01-09', '2026-01-10'),
      ['2026-07-09', 'unit', 'requestExtension', { until: '2026-08-31' }],
      ['2026-07-13', 'unit', 'withdrawExtension'],
      ['2026-07-28', 'unit', 'conveneAcceptance', { convenedOn: '2026-07-27' }],
      ['2026-07-28', 'unit', 'passAcceptance', { concludedOn: '2026-07-28' }],
      ['2026-07-29', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-12 Mon', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      // 10 May is a Sunday, the Saturday before it is worked.
      ['2026-05-09 Sat', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-09', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-07-02', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-07-09', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2026-07-13', 'ACCEPTANCE_ORGANISATION', '逾期4天', FROM_1],
      ['2026-07-24', 'ACCEPTANCE_ORGANISATION', '逾期15天', FROM_15],
      ['2026-07-28', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      ['2026-07-10', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-09, awaits 延期申请待审批 until 2026-08-31' }],
      ['2026-07-13', '红', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-09, late since 2026-07-10' }],
      ['2026-07-28', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-09, late since 2026-07-10, met 2026-07-28' }],
    ],
  },
];
