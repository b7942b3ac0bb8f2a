// Article 23, cases 46 to 51 and 58: the report of every year end in the construction period.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const THE_THREE = 'development-reform handler, finance handler, big-data handler';
const FROM_1 = `unit handler+head, department handler, ${THE_THREE}`;
const FROM_15 = `unit handler+head+leader, department handler+leader, ${THE_THREE}`;
/** Development-reform has the draft instead. */
const AT_30 = 'unit handler+head+leader, department handler+leader, finance handler, big-data handler';

export const REPORTED: readonly LifeTable[] = [
  {
    title: 'three year ends in construction, two reports missed and made up in May: two latenesses of their own',
    class: 'upper',
    acts: [
      begun('2023-06-01', '2026-12-31'),
      ['2024-05-08', 'unit', 'submitYearEndReport', { year: '2023' }],
      ['2025-05-06', 'unit', 'submitYearEndReport', { year: '2024' }],
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
    ],
    until: '2026-01-31',
    said: [
      ['2023-11-01 Wed', 'YEAR_END_REPORT 2023', '已可办理', UNIT],
      // Aimed at Friday 29 December: the 30th is a Saturday; the days left are counted to the 31st.
      ['2023-12-14 Thu', 'YEAR_END_REPORT 2023', '剩余17天', UNIT],
      ['2023-12-22 Fri', 'YEAR_END_REPORT 2023', '剩余9天', UNIT],
      ['2023-12-29 Fri', 'YEAR_END_REPORT 2023', '剩余2天', UNIT],
      ['2024-01-01', 'YEAR_END_REPORT 2023', '逾期1天', FROM_1],
      ['2024-01-15', 'YEAR_END_REPORT 2023', '逾期15天', FROM_15],
      ['2024-01-30', 'YEAR_END_REPORT 2023', '逾期30天', AT_30],
      ['2024-01-30', 'YEAR_END_REPORT 2023', '代拟稿待审定', 'development-reform handler'],
      // February has no 30th.
      ['2024-02-29', 'YEAR_END_REPORT 2023', '逾期60天', FROM_15],
      ['2024-03-30', 'YEAR_END_REPORT 2023', '逾期90天', FROM_15],
      ['2024-04-30', 'YEAR_END_REPORT 2023', '逾期121天', FROM_15],
      ['2024-11-01 Fri', 'YEAR_END_REPORT 2024', '已可办理', UNIT],
      ['2024-12-16', 'YEAR_END_REPORT 2024', '剩余15天', UNIT],
      ['2024-12-24', 'YEAR_END_REPORT 2024', '剩余7天', UNIT],
      ['2024-12-31 Tue', 'YEAR_END_REPORT 2024', '今日到期', UNIT],
      ['2025-01-01', 'YEAR_END_REPORT 2024', '逾期1天', FROM_1],
      ['2025-01-15', 'YEAR_END_REPORT 2024', '逾期15天', FROM_15],
      ['2025-01-30', 'YEAR_END_REPORT 2024', '逾期30天', AT_30],
      ['2025-01-30', 'YEAR_END_REPORT 2024', '代拟稿待审定', 'development-reform handler'],
      ['2025-02-28', 'YEAR_END_REPORT 2024', '逾期59天', FROM_15],
      ['2025-03-30', 'YEAR_END_REPORT 2024', '逾期89天', FROM_15],
      ['2025-04-30', 'YEAR_END_REPORT 2024', '逾期120天', FROM_15],
      ['2025-11-03 Mon', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
    ],
    stands: [
      ['2023-11-30', '绿', { 'YEAR_END_REPORT 2023': 'last day 2023-12-31' }],
      ['2023-12-01', '黄'],
      // Its aim has passed, its last day has not.
      ['2023-12-30', '黄', { 'YEAR_END_REPORT 2023': 'last day 2023-12-31' }],
      ['2024-01-01', '红', { 'YEAR_END_REPORT 2023': 'last day 2023-12-31, late since 2024-01-01' }],
      ['2024-05-08', '绿', { 'YEAR_END_REPORT 2023': 'last day 2023-12-31, late since 2024-01-01, met 2024-05-08' }],
      ['2025-01-01', '红', { 'YEAR_END_REPORT 2024': 'last day 2024-12-31, late since 2025-01-01' }],
      [
        '2025-11-20',
        '绿',
        {
          'YEAR_END_REPORT 2024': 'last day 2024-12-31, late since 2025-01-01, met 2025-05-06',
          'YEAR_END_REPORT 2025': 'last day 2025-12-31, met 2025-11-20',
        },
      ],
    ],
  },
  {
    title:
      'construction begins on 20 December: the report of that year is due all the same, and comes on New Year’s Eve (case 47)',
    class: 'upper',
    acts: [
      ['2025-12-22', 'unit', 'startConstruction', { startedOn: '2025-12-20', plannedCompletionOn: '2026-10-30' }],
      ['2025-12-31', 'unit', 'submitYearEndReport', { year: '2025' }],
    ],
    until: '2026-06-30',
    said: [
      // One word for the two days that are past, 1 November and 16 December.
      ['2025-12-22', 'YEAR_END_REPORT 2025', '剩余9天', UNIT],
      ['2025-12-24', 'YEAR_END_REPORT 2025', '剩余7天', UNIT],
      ['2025-12-31', 'YEAR_END_REPORT 2025', '今日到期', UNIT],
    ],
    stands: [
      ['2025-12-22', '黄', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31' }],
      ['2025-12-31', '绿', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31, met 2025-12-31' }],
    ],
  },
  {
    title: 'completed on 10 December: the report is still due, and comes on New Year’s Day, one day late (case 50)',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-01-31'),
      completed('2025-12-10', '2025-12-11'),
      ['2026-01-01', 'unit', 'submitYearEndReport', { year: '2025' }],
      ['2026-06-08', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2025-12-11', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-16', 'YEAR_END_REPORT 2025', '剩余15天', UNIT],
      ['2025-12-24', 'YEAR_END_REPORT 2025', '剩余7天', UNIT],
      ['2025-12-31', 'YEAR_END_REPORT 2025', '今日到期', UNIT],
      ['2026-01-01 Thu', 'YEAR_END_REPORT 2025', '逾期1天', FROM_1],
      // 11 April is a Saturday.
      ['2026-04-10 Fri', 'ACCEPTANCE_APPLICATION', '剩余61天', UNIT],
      ['2026-05-11', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-06-03', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
    ],
    stands: [
      ['2025-12-31', '黄', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31' }],
      ['2026-01-01', '绿', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31, late since 2026-01-01, met 2026-01-01' }],
      ['2026-06-08', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-06-10, met 2026-06-08' }],
    ],
  },
  {
    title:
      'an order about the missed report stands on the thirtieth day: the draft of another comes when it is withdrawn',
    class: 'upper',
    acts: [
      begun('2024-03-01', '2026-12-31'),
      ['2024-12-02', 'unit', 'submitYearEndReport', { year: '2024' }],
      [
        '2026-01-20',
        'development-reform',
        'orderRectification',
        {
          ground: 'ART35',
          servedOn: '2026-01-20',
          dueOn: '2026-03-21',
          about: 'YEAR_END_REPORT 2025',
        },
      ],
      ['2026-02-25', 'development-reform', 'withdrawRectification', { order: 1 }],
      ['2026-04-01', 'unit', 'submitYearEndReport', { year: '2025' }],
    ],
    until: '2026-10-31',
    said: [
      ['2024-11-01', 'YEAR_END_REPORT 2024', '已可办理', UNIT],
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2025-12-16', 'YEAR_END_REPORT 2025', '剩余15天', UNIT],
      ['2025-12-24', 'YEAR_END_REPORT 2025', '剩余7天', UNIT],
      ['2025-12-31', 'YEAR_END_REPORT 2025', '今日到期', UNIT],
      ['2026-01-01', 'YEAR_END_REPORT 2025', '逾期1天', FROM_1],
      ['2026-01-15', 'YEAR_END_REPORT 2025', '逾期15天', FROM_15],
      ['2026-01-20', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      // No draft while the order is open: its bureau is told like the others.
      ['2026-01-30', 'YEAR_END_REPORT 2025', '逾期30天', `${AT_30}, development-reform handler`],
      // Half of sixty days is 19 February, in Spring Festival.
      ['2026-02-14 Sat', 'RECTIFICATION', '剩余35天', UNIT],
      ['2026-02-25', 'YEAR_END_REPORT 2025', '代拟稿待审定', 'development-reform handler'],
      ['2026-02-28', 'YEAR_END_REPORT 2025', '逾期59天', FROM_15],
      ['2026-03-30', 'YEAR_END_REPORT 2025', '逾期89天', FROM_15],
    ],
    stands: [
      ['2026-01-20', '红', { RECTIFICATION: 'last day 2026-03-21' }],
      [
        '2026-02-25',
        '红',
        {
          RECTIFICATION: 'last day 2026-03-21, fell away',
          'YEAR_END_REPORT 2025': 'last day 2025-12-31, late since 2026-01-01',
        },
      ],
      ['2026-04-01', '绿', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31, late since 2026-01-01, met 2026-04-01' }],
    ],
  },
];
